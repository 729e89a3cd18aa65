"""What placeholders say in each language: words in brackets in place of what was removed.

The words are drafts until a lawyer of the language has read them. One form serves both genders, and
none says that somebody gave information.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.alphabetic_numbering import (
    letters_from_number,
    number_from_letters,
)
from casefiles.domain.language.language_codes import are_same_language

PERSON: Final = "person"
"""The word of everybody for whom none was chosen."""
ROLES: Final = (
    *(PERSON, "relative", "witness", "official", "lawyer", "expert", "child", "colleague"),
    "detainee",
)
"""The words that a placeholder of a person may have, by code: a closed list."""


@dataclass(frozen=True, slots=True)
class PlaceholderWords:
    """The words of one language.

    Attributes:
        roles: before the letters of a pseudonymous person, in the order of `ROLES`.
        withheld: for whoever is listed nowhere.
        number: for a number, handle or anything else that leads to somebody.
        date: for a date of birth.
        address: for an address.
    """

    roles: tuple[str, ...]
    withheld: str
    number: str
    date: str
    address: str

    def of_role(self, role: str) -> str:
        """Return the word for a code of `ROLES`; that of any person for another code."""
        return self.roles[ROLES.index(role) if role in ROLES else 0]


def _words(roles: str, withheld: str, number: str, date: str, address: str) -> PlaceholderWords:
    return PlaceholderWords(tuple(roles.split(", ")), withheld, number, date, address)


ENGLISH: Final = "en"
WORDS: Final[Mapping[str, PlaceholderWords]] = {
    "en": _words(
        "PERSON, RELATIVE, WITNESS, OFFICIAL, LAWYER, EXPERT, CHILD, COLLEAGUE, DETAINEE",
        *("WITHHELD", "NUMBER", "DATE", "ADDRESS"),
    ),
    "zh-Hans": _words(
        "某人, 亲属, 证人, 官员, 律师, 专家, 儿童, 同事, 在押人员",
        *("不予公开", "号码", "日期", "地址"),
    ),
    "zh-Hant": _words(
        "某人, 親屬, 證人, 官員, 律師, 專家, 兒童, 同事, 在押人員",
        *("不予公開", "號碼", "日期", "地址"),
    ),
    "ar": _words(
        "شخص, قريب, شاهد, موظف, محام, خبير, طفل, زميل, محتجز",
        *("محجوب", "رقم", "تاريخ", "عنوان"),
    ),
    "ug": _words(
        "شەخس, تۇغقان, گۇۋاھچى, ئەمەلدار, ئادۋوكات, مۇتەخەسسىس, بالا, خىزمەتداش, تۇتقۇن",
        *("ئاشكارىلانمايدۇ", "نومۇر", "چېسلا", "ئادرېس"),
    ),
    "fa": _words(
        "شخص, خویشاوند, شاهد, مأمور, وکیل, کارشناس, کودک, همکار, بازداشتی",
        *("محرمانه", "شماره", "تاریخ", "نشانی"),
    ),
    "ur": _words(
        "شخص, رشتہ دار, گواہ, اہلکار, وکیل, ماہر, بچہ, رفیق کار, زیر حراست",
        *("خفیہ", "نمبر", "تاریخ", "پتہ"),
    ),
    "ru": _words(
        "ЛИЦО, РОДСТВЕННИК, СВИДЕТЕЛЬ, СЛУЖАЩИЙ, АДВОКАТ, ЭКСПЕРТ, РЕБЁНОК, КОЛЛЕГА, ЗАДЕРЖАННЫЙ",
        *("СКРЫТО", "НОМЕР", "ДАТА", "АДРЕС"),
    ),
    "kk": _words(
        "ТҰЛҒА, ТУЫС, КУӘГЕР, ШЕНЕУНІК, АДВОКАТ, САРАПШЫ, БАЛА, ӘРІПТЕС, ҚАМАУДАҒЫ",
        *("ЖАСЫРЫЛҒАН", "НӨМІР", "КҮНІ", "МЕКЕНЖАЙ"),
    ),
    "fr": _words(
        "PERSONNE, PROCHE, TÉMOIN, AGENT, AVOCAT, EXPERT, ENFANT, COLLÈGUE, DÉTENU",
        *("OCCULTÉ", "NUMÉRO", "DATE", "ADRESSE"),
    ),
    "es": _words(
        "PERSONA, FAMILIAR, TESTIGO, FUNCIONARIO, ABOGADO, PERITO, MENOR, COLEGA, DETENIDO",
        *("RESERVADO", "NÚMERO", "FECHA", "DIRECCIÓN"),
    ),
    "de": _words(
        "PERSON, ANGEHÖRIGER, ZEUGE, BEAMTER, ANWALT, GUTACHTER, KIND, KOLLEGE, HÄFTLING",
        *("ENTFERNT", "NUMMER", "DATUM", "ADRESSE"),
    ),
    "tr": _words(
        "KİŞİ, YAKIN, TANIK, GÖREVLİ, AVUKAT, UZMAN, ÇOCUK, MESLEKTAŞ, TUTUKLU",
        *("GİZLENDİ", "NUMARA", "TARİH", "ADRES"),
    ),
    "pl": _words(
        "OSOBA, KREWNY, ŚWIADEK, URZĘDNIK, ADWOKAT, BIEGŁY, DZIECKO, KOLEGA, OSADZONY",
        *("UTAJNIONO", "NUMER", "DATA", "ADRES"),
    ),
    "cs": _words(
        "OSOBA, PŘÍBUZNÝ, SVĚDEK, ÚŘEDNÍK, ADVOKÁT, ZNALEC, DÍTĚ, KOLEGA, ZADRŽENÝ",
        *("UTAJENO", "ČÍSLO", "DATUM", "ADRESA"),
    ),
    "sv": _words(
        "PERSON, ANHÖRIG, VITTNE, TJÄNSTEMAN, ADVOKAT, SAKKUNNIG, BARN, KOLLEGA, FRIHETSBERÖVAD",
        *("UTELÄMNAT", "NUMMER", "DATUM", "ADRESS"),
    ),
    "it": _words(
        "PERSONA, PARENTE, TESTIMONE, FUNZIONARIO, AVVOCATO, PERITO, MINORE, COLLEGA, DETENUTO",
        *("OMISSIS", "NUMERO", "DATA", "INDIRIZZO"),
    ),
    "el": _words(
        "ΠΡΟΣΩΠΟ, ΣΥΓΓΕΝΗΣ, ΜΑΡΤΥΡΑΣ, ΛΕΙΤΟΥΡΓΟΣ, ΔΙΚΗΓΟΡΟΣ, ΕΜΠΕΙΡΟΓΝΩΜΩΝ, ΠΑΙΔΙ, ΣΥΝΑΔΕΛΦΟΣ,"
        " ΚΡΑΤΟΥΜΕΝΟΣ",
        *("ΑΠΟΡΡΗΤΟ", "ΑΡΙΘΜΟΣ", "ΗΜΕΡΟΜΗΝΙΑ", "ΔΙΕΥΘΥΝΣΗ"),
    ),
    "bo": _words(
        "མི་སྣ།, སྤུན་ཉེ།, དཔང་པོ།, དཔོན་རིགས།, ཁྲིམས་རྩོད་པ།, མཁས་པ།, བྱིས་པ།, ལས་རོགས།, བཙོན་པ།",
        *("གསང་བ།", "ཨང་གྲངས།", "ཚེས་གྲངས།", "ཁ་བྱང་།"),
    ),
}
"""By language; English is the language of a sentence that tells none."""


def words_language(language: str) -> str:
    """Return the language of `WORDS` in which placeholders of a paper are; English for none."""
    return next((one for one in WORDS if are_same_language(one, language)), ENGLISH)


def _any_of(words: set[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_REST: Final = r"[^\[\]\n]{1,24}"
_THINGS: Final = {word for one in WORDS.values() for word in (one.number, one.date, one.address)}
_ROLE_OF: Final = {
    word: role for one in WORDS.values() for role, word in zip(ROLES, one.roles, strict=True)
}
_LETTERED: Final = rf"(?:{_any_of(set(_ROLE_OF))}) [A-Z]{{1,3}}"
# Editions that left before there were letters have numbers.
_NUMBERED: Final = rf"(?:{_any_of({one.roles[0] for one in WORDS.values()})}) \d+"
PSEUDONYM: Final = rf"\[(?:{_LETTERED}|{_NUMBERED})\]"
"""A pattern of the placeholders of pseudonymous persons, in any language, as ever printed."""
WITHHELD: Final = rf"\[(?:{_any_of({one.withheld for one in WORDS.values()})})\]"
"""A pattern of the placeholders of withheld persons."""
PLACEHOLDER_PATTERN: Final = rf"\[(?:{_any_of(_THINGS)})(?: …{_REST})?\]"
"""A pattern of the placeholders of numbers, dates and addresses, with what a rule lets stand."""
_PSEUDONYM: Final = re.compile(PSEUDONYM)


def person_placeholder(number: int, language: str = ENGLISH, role: str = PERSON) -> str:
    """Return the placeholder of a pseudonymous person: its letters are those of every language."""
    return f"[{WORDS[language].of_role(role)} {letters_from_number(number)}]"


def read_person_placeholder(text: str) -> tuple[str, int] | None:
    """Return role and number of a person's placeholder; None for any other text.

    Args:
        text: a placeholder in any language, with letters or, of an edition of before, a number.
    """
    if not _PSEUDONYM.fullmatch(text):
        return None
    word, _, letters = text[1:-1].rpartition(" ")
    number = number_from_letters(letters) if letters.isalpha() else int(letters)
    return _ROLE_OF[word], number


def forms_of_person_placeholder(role: str, number: int) -> tuple[str, ...]:
    """Return how a person's placeholder is or was written: in each language, older forms last."""
    lettered = (person_placeholder(number, language, role) for language in WORDS)
    numbered = (f"[{one.of_role(PERSON)} {number}]" for one in WORDS.values())
    return tuple(dict.fromkeys((*lettered, *numbered)))
