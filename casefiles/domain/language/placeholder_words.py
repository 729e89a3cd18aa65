"""What tokens say in each language: the words between brackets that stand for what was removed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PlaceholderWords:
    """The words of one language.

    Attributes:
        person: before the number of a pseudonymous person.
        withheld: for whoever is listed nowhere.
        number: for a number, handle or anything else that leads to somebody.
        date: for a date of birth.
        address: for an address.
    """

    person: str
    withheld: str
    number: str
    date: str
    address: str


ENGLISH: Final = "en"
WORDS: Final[Mapping[str, PlaceholderWords]] = {
    "en": PlaceholderWords("PERSON", "WITHHELD", "NUMBER", "DATE", "ADDRESS"),
    "zh-Hans": PlaceholderWords("某人", "不予公开", "号码", "日期", "地址"),
    "zh-Hant": PlaceholderWords("某人", "不予公開", "號碼", "日期", "地址"),
    "ar": PlaceholderWords("شخص", "محجوب", "رقم", "تاريخ", "عنوان"),
    "ug": PlaceholderWords("شەخس", "ئاشكارىلانمايدۇ", "نومۇر", "چېسلا", "ئادرېس"),
    "fa": PlaceholderWords("شخص", "محرمانه", "شماره", "تاریخ", "نشانی"),
    "ur": PlaceholderWords("شخص", "خفیہ", "نمبر", "تاریخ", "پتہ"),
    "ru": PlaceholderWords("ЛИЦО", "СКРЫТО", "НОМЕР", "ДАТА", "АДРЕС"),
    "kk": PlaceholderWords("ТҰЛҒА", "ЖАСЫРЫЛҒАН", "НӨМІР", "КҮНІ", "МЕКЕНЖАЙ"),
    "fr": PlaceholderWords("PERSONNE", "OCCULTÉ", "NUMÉRO", "DATE", "ADRESSE"),
    "es": PlaceholderWords("PERSONA", "RESERVADO", "NÚMERO", "FECHA", "DIRECCIÓN"),
    "de": PlaceholderWords("PERSON", "ENTFERNT", "NUMMER", "DATUM", "ADRESSE"),
    "tr": PlaceholderWords("KİŞİ", "GİZLENDİ", "NUMARA", "TARİH", "ADRES"),
    "bo": PlaceholderWords("མི་སྣ།", "གསང་བ།", "ཨང་གྲངས།", "ཚེས་གྲངས།", "ཁ་བྱང་།"),
}
"""By language; English is the language of a sentence that tells none."""


def _any_of(words: set[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_REST: Final = r"[^\[\]\n]{1,24}"
_THINGS: Final = {word for one in WORDS.values() for word in (one.number, one.date, one.address)}
PSEUDONYM: Final = rf"\[(?:{_any_of({one.person for one in WORDS.values()})}) \d+\]"
"""A pattern of the tokens of pseudonymous persons, in any language."""
WITHHELD: Final = rf"\[(?:{_any_of({one.withheld for one in WORDS.values()})})\]"
"""A pattern of the tokens of withheld persons."""
PLACEHOLDER_PATTERN: Final = rf"\[(?:{_any_of(_THINGS)})(?: …{_REST})?\]"
"""A pattern of the tokens of numbers, dates and addresses, with what a rule lets stand of them."""
