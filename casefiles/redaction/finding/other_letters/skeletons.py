"""What a name keeps in letters of another script: its consonants by classes, and its vowels.

Scripts from right to left leave vowels out and write two consonants of Latin clusters beside each
other, so that they are read letter by letter. What is ambiguous gives several skeletons.
"""

import re
from functools import lru_cache
from itertools import islice, product
from typing import Final

from casefiles.domain.language.han_readings import cuts
from casefiles.redaction.finding.likeness import frames_of, latin_of
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["first_classes", "listed_skeletons", "skeletons", "sounding_pattern"]

_MOST: Final = 24
_DOUBLED: Final = re.compile(r"(.)\1+")
_ABJAD: Final = dict(
    zip(
        *[
            iter(
                words_of(
                    """
ب p پ p ت t ث st ج sk چ s ح - خ - د t ذ st ر r ز s ژ s س s ش s ص s ض ts ط t ظ st غ k- ف p ڤ p ق k
ڪ k ك k ک k گ k ڭ n ل l ڵ l م m ن n و -p ۋ p ۇ - ۆ - ې - ټ t ډ t ړ r ښ s ڼ n ګ k ځ s څ s ٹ t ڈ
t ڑ r ں n ڕ r
ב p ג ks ד t ו -p ז s ט t כ k- ך k- ל l מ m ם m נ n ן n ס s פ p ף p צ s ץ s ק k ר r ש s ת t
"""
                )
            )
        ]
        * 2,
        strict=True,
    )
)
"""Consonants by class; each sign is one way, a dash none."""
_ARTICLE: Final = re.compile("(?<![^\\W_])ال|ال(?=د[یي]ن)|(?<=عبد)[ \u200c-]?ال")
_ARABIC_MARKS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]")
_PINYIN: Final = (*(("zh", "j"), ("q", "ch"), ("x", "sh"), ("c(?!h)", "ts"), ("z(?!h)", "ts")),)
_HARD: Final = re.compile("[гґғ]")
_SOFT_T: Final = re.compile("ц(?=[іеяёю])")
_SOFT_D: Final = re.compile("дз(?=[іеяёюь])")
_PROTHETIC: Final = re.compile("\\Aв(?=[оу])")
_GENITIVE: Final = "ου"
_IN_KOREAN: Final = {
    "박": "park", "이": "lee ri rhee yi", "임": "lim rim", "노": "roh", "유": "ryu", "양": "ryang",
    "여": "ryo", "류": "yu", "임현": "im",
}  # fmt: skip
"""How families and others of one syllable write themselves, against the usual letters."""
_OF_SERVICE: Final = re.compile("(?:ገብረ|ወልደ|ኃይለ|ሃይለ|ኀይለ|ተክለ|ኪዳነ|ሥላሴ|ወለተ|አምደ)(?=..)")
"""How names of Ethiopia begin that are shortened to a letter and a stroke."""
_PALATAL: Final = re.compile("[ኘ-ኟ]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_NASAL: Final = "nk"
_CH: Final = re.compile("(?<![ts])ch")
_GN: Final = re.compile("gn")
_FIRST_CLASSES: Final = {
    **dict.fromkeys("اأإآٱئەعایىيאעיهحءؤ", frozenset("ak")),
    **dict.fromkeys("وוв", frozenset("ap")),
    **dict.fromkeys("جג", frozenset("ask")),
}
"""What letters may begin with that are no one consonant."""
_FIRSTS: Final = str.maketrans(
    {
        **dict.fromkeys("bpfvw", "p"),
        **dict.fromkeys("dt", "t"),
        **dict.fromkeys("gkqhxc", "k"),
        **dict.fromkeys("sz", "s"),
        **dict.fromkeys("aeiouy", "a"),
    }
)


@lru_cache(8192)
def skeletons(word: str) -> frozenset[str]:
    """Return the consonants of a word of a text by classes, in each way to read it."""
    if script_of(compact(word)) in {"a", "r"}:
        return _of_abjad(_ARTICLE.sub("ل", _ARABIC_MARKS.sub("", word)))
    found = set(frames_of(word))
    lower = word.lower()
    if "ch" in lower:
        found |= frames_of(_CH.sub("h", lower))
    if _HANGUL.search(word):
        found |= frames_of(latin_of(word).replace("w", ""))
    return frozenset(found | {one.replace(_NASAL, "n") for one in found})


def listed_skeletons(text: str) -> frozenset[str]:
    """Return the same of a part of a name, also as neighbours read its letters."""
    script = script_of(compact(text))
    if script in {"a", "r"}:
        bare = _ARABIC_MARKS.sub("", text)
        return _of_abjad(_ARTICLE.sub("ل", bare)) | _of_abjad(_ARTICLE.sub("", bare))
    lower = text.lower()
    ways = {lower}
    if script == "c":
        # Belarusian and Ukrainian say h for г, and Belarusian has Вольга for Ольга.
        soft = _SOFT_T.sub("т", _SOFT_D.sub("д", lower)).replace("ў", "в")
        ways |= {_PROTHETIC.sub("", lower), _PROTHETIC.sub("", soft), soft}
        ways |= {_HARD.sub("х", way) for way in ways}
    elif script == "l" and cuts(compact(text)):
        ways.add(_as_pronounced(compact(text)))
    elif script == "g" and lower.endswith(_GENITIVE):
        ways.add(f"{lower.removesuffix(_GENITIVE)}ος")  # the same name of a man
    elif text in _IN_KOREAN:
        ways |= set(_IN_KOREAN[text].split())
    compound = _OF_SERVICE.match(text)
    if compound is not None:
        # ገብረማርያም is ገ/ማርያም, too, and G/Mariam.
        ways.add(text[0] + text[compound.end() :])
    found = {one for way in ways for one in frames_of(way)}
    if _PALATAL.search(text):
        found |= {one.replace("n", "kn") for one in found}
    return frozenset(found | {one.replace(_NASAL, "n") for one in found})


def _as_pronounced(word: str) -> str:
    for written, pronounced in _PINYIN:
        word = re.sub(written, pronounced, word)
    return word


def _of_abjad(word: str) -> frozenset[str]:
    ways = [_ABJAD.get(char, "-") for char in word.lower()]
    spellings = ("".join(one).replace("-", "") for one in islice(product(*ways), _MOST))
    return frozenset(_DOUBLED.sub(r"\1", one) for one in spellings)


@lru_cache(8192)
def first_classes(word: str) -> frozenset[str]:
    """Return what the first sound of a word may be: a class of consonants, or a vowel."""
    first = compact(word)[:1]
    if first in _FIRST_CLASSES:
        return _FIRST_CLASSES[first]
    latin = latin_of(word)[:2]
    first_class = latin[:1].translate(_FIRSTS)
    if first_class == "j" or latin in {"zh", "dj", "dz"}:
        return frozenset("ast")
    if first_class in {"t", "s"} and latin in {"ts", "tz", "ds"}:
        return frozenset("sat")
    # An h may be silent, and a c or ch is of several sounds.
    return frozenset("aks") if latin[:1] in set("hxck") else frozenset((first_class or "a",))


_CONSONANTS: Final = {
    one: f"(?:{ways})"
    for one, ways in (
        *(("b", "b+|p|v|w"), ("p", "p+h?|b|f"), ("f", "f+|ph|v|p"), ("v", "v+|w|f|b|u")),
        *(
            ("w", "w|v|o?u"),
            ("d", "d+h?"),
            ("t", "t+h?|d"),
            ("g", "g+h?|k|q|j"),
            ("k", "c?k+h?|q|c|g|x"),
        ),
        *(
            ("q", "q+|c?k+|g|c|ch"),
            ("s", "s+|z|c|ss"),
            ("z", "z+|s|ts|dz"),
            ("sh", "ss?c?h|ch|s|sz|x"),
        ),
        *(
            ("ch", "t?s?ch|c|cz|j|q|zh"),
            ("zh", "zh|j|g|z|dzh"),
            ("j", "d?j|zh|dzh|dsch|g|y|i|ch|z|tz"),
        ),
        *(
            ("kh", "k?h|x|ch|j|q"),
            ("h", "k?h|x|g|"),
            ("gh", "gh?|q|r"),
            ("x", "x|k?h|ks"),
            ("m", "m+"),
        ),
        *(
            ("n", "n+g?"),
            ("ng", "ng?"),
            ("l", "l+"),
            ("r", "r+"),
            ("y", "[yij]?"),
            ("ts", "t?s|z|c|tz|q"),
        ),
        *(
            ("c", "c|k|s|ts|j|z"),
            ("'", ""),
            ("th", "th?|s"),
            ("ph", "ph?|f"),
            ("bh", "bh?"),
            ("dh", "dh?|z"),
        ),
        *(("ny", "n[yi]|gn|nh|n|ñ"), ("sch", "sch|sh|s"), ("jh", "jh?|z")),
    )
}
_VOWELS: Final = {
    **dict.fromkeys("ae", "(?:[ae]+[iy]?|[iy]?[ae]+|o)"),
    **dict.fromkeys("iy", "(?:[iyj]+e?|e+[iy]?)"),
    "o": "(?:[ouw]+|y?o|a)",
    "u": "(?:[ouwy]+|i?u)",
}
_PIECES: Final = re.compile("sch|[cszkgptdbj]h|ng|ny|ts|[aeiouy]+|.")
_ABJAD_PIECES: Final = {
    **dict(
        zip(
            *[
                iter(
                    words_of(
                        """
ب b پ p ت t ث th ج j چ ch ح h خ kh د d ذ dh ر r ز z ژ zh س s ش sh ص s ض d ط t ظ z غ gh ف f ڤ v
ق q ڪ k
ك k ک k گ g ل l ڵ l م m ن n ټ t ډ d ړ r ښ sh ڼ n ګ g ځ z څ ts ٹ t ڈ d ڑ r ں n ڕ r ۋ w ڭ ng
ב b ג g ד d ז z ט t כ kh ך kh ל l מ m ם m נ n ן n ס s פ p ף f צ ts ץ ts ק k ר r ש sh ת t ח h
"""
                    )
                )
            ]
            * 2,
            strict=True,
        )
    ),
}
_ABJAD_VOWELS: Final = {
    **dict.fromkeys("اآأإٱא", "[aeu]*"),
    **dict.fromkeys("وוۇۆ", "(?:[ouw]+|v|au|aw)?"),
    **dict.fromkeys("يیىיې", "(?:[aei]*[iyj]+|ee|e|a)?"),
    **dict.fromkeys("هةہھەה", "(?:a?h|e?h|[ae]t?)?"),
    **dict.fromkeys("عءئؤעے", "[aeiouy]*"),
}
_SHORT: Final = "[aeiou]{0,2}"


@lru_cache(2048)
def sounding_pattern(text: str) -> re.Pattern[str]:
    """Return a pattern of the Latin words that sound as a part of a name does.

    Args:
        text: the part as listed, in any script.
    """
    if script_of(compact(text)) in {"a", "r"}:
        bare = _ARABIC_MARKS.sub("", _ARTICLE.sub("", text))
        patterns = (_of_letter(char) for char in bare)
        return re.compile("".join(patterns) + _SHORT)
    pieces = [_piece(piece) for piece in _PIECES.findall(latin_of(text))]
    return re.compile("".join(pieces) + "h?")


def _of_letter(char: str) -> str:
    if char in _ABJAD_PIECES:
        return f"{_SHORT}{_CONSONANTS[_ABJAD_PIECES[char]]}"
    return _ABJAD_VOWELS.get(char, "")


def _piece(piece: str) -> str:
    if piece in _CONSONANTS and piece != "y":
        return _CONSONANTS[piece]
    if set(piece) <= set("aeiouy"):
        return "".join(_VOWELS[char] for char in dict.fromkeys(piece)) + (
            "?" if len(piece) > 1 else ""
        )
    return ""
