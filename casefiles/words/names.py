"""Words for the ways in which names are written."""

from typing import Final

from casefiles.domain.language.names import NameOrder, NameSource, PersonName, Transliteration

SYSTEMS: Final = {
    Transliteration.NOT_TOLD: "Not told",
    Transliteration.PINYIN: "Pinyin",
    Transliteration.WADE_GILES: "Wade\u2013Giles",
    Transliteration.JYUTPING: "Cantonese (Jyutping)",
    Transliteration.HONG_KONG: "Hong Kong spelling",
    Transliteration.CHINESE: "Chinese characters",
    Transliteration.UYGHUR_ARABIC: "Uyghur letters",
    Transliteration.UYGHUR_LATIN: "Uyghur Latin (ULY)",
    Transliteration.UYGHUR_NEW_SCRIPT: "Uyghur Latin of 1965 (Yéngi Yéziq)",
    Transliteration.UYGHUR_CYRILLIC: "Uyghur Cyrillic",
    Transliteration.TURKIC_LATIN: "Other Latin spelling",
    Transliteration.TURKISH: "Turkish spelling",
    Transliteration.KAZAKH_LATIN: "Kazakh Latin of 2021",
    Transliteration.RUSSIAN: "Russian",
    Transliteration.PASSPORT: "Passport spelling (ICAO)",
    Transliteration.ENGLISH: "English spelling",
    Transliteration.SCHOLARLY: "Scholarly spelling (ISO 9)",
    Transliteration.TIBETAN: "Tibetan letters",
    Transliteration.WYLIE: "Wylie",
    Transliteration.TIBETAN_SPOKEN: "Tibetan as it is spoken",
}
"""What people call a system of writing; at the beginning of a line."""
ORDERS: Final = {
    NameOrder.NOT_TOLD: "Order not told",
    NameOrder.FAMILY_FIRST: "Family name first",
    NameOrder.GIVEN_FIRST: "Given name first",
}
_INITIALS: Final = "initials"


def system_words(name: PersonName) -> str:
    """Return by which rules a form is written; of one with initials, that."""
    if name.kind == _INITIALS:
        return "Initials"
    return SYSTEMS[Transliteration(name.system)]


def origin_words(name: PersonName) -> str:
    """Return what a generated form is: "Wade-Giles of 王小明"."""
    if name.source != NameSource.GENERATED:
        return system_words(name)
    return f"{system_words(name)} of \u2068{name.origin}\u2069"
