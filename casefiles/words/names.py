"""Words for the ways in which names are written."""

from typing import Final

from casefiles.domain.language.names import NameOrder, NameSource, NameSystem, PersonName

SYSTEMS: Final = {
    NameSystem.NOT_TOLD: "Not told",
    NameSystem.PINYIN: "Pinyin",
    NameSystem.WADE_GILES: "Wade\u2013Giles",
    NameSystem.JYUTPING: "Cantonese (Jyutping)",
    NameSystem.HONG_KONG: "Hong Kong spelling",
    NameSystem.CHINESE: "Chinese characters",
    NameSystem.UYGHUR_ARABIC: "Uyghur letters",
    NameSystem.UYGHUR_LATIN: "Uyghur Latin (ULY)",
    NameSystem.UYGHUR_NEW_SCRIPT: "Uyghur Latin of 1965 (Yéngi Yéziq)",
    NameSystem.UYGHUR_CYRILLIC: "Uyghur Cyrillic",
    NameSystem.TURKIC_LATIN: "Other Latin spelling",
    NameSystem.TURKISH: "Turkish spelling",
    NameSystem.KAZAKH_LATIN: "Kazakh Latin of 2021",
    NameSystem.RUSSIAN: "Russian",
    NameSystem.PASSPORT: "Passport spelling (ICAO)",
    NameSystem.ENGLISH: "English spelling",
    NameSystem.SCHOLARLY: "Scholarly spelling (ISO 9)",
    NameSystem.TIBETAN: "Tibetan letters",
    NameSystem.WYLIE: "Wylie",
    NameSystem.TIBETAN_SPOKEN: "Tibetan as it is spoken",
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
    return SYSTEMS[NameSystem(name.system)]


def origin_words(name: PersonName) -> str:
    """Return what a generated form is: "Wade-Giles of 王小明"."""
    if name.source != NameSource.GENERATED:
        return system_words(name)
    return f"{system_words(name)} of \u2068{name.origin}\u2069"
