"""Words for the ways in which names are written."""

from typing import Final

from casefiles.domain.language.names import NameOrder, NameSource, PersonName, Transliteration
from casefiles.words.language import msg, msg_mark, msg_of

SYSTEMS: Final = {
    Transliteration.NOT_TOLD: msg_mark("Not recorded"),
    Transliteration.PINYIN: msg_mark("Pinyin"),
    Transliteration.WADE_GILES: msg_mark("Wade\u2013Giles"),
    Transliteration.JYUTPING: msg_mark("Cantonese (Jyutping)"),
    Transliteration.HONG_KONG: msg_mark("Hong Kong spelling"),
    Transliteration.CHINESE: msg_mark("Chinese characters"),
    Transliteration.UYGHUR_ARABIC: msg_mark("Uyghur letters"),
    Transliteration.UYGHUR_LATIN: msg_mark("Uyghur Latin (ULY)"),
    Transliteration.UYGHUR_NEW_SCRIPT: msg_mark("Uyghur Latin of 1965 (Yéngi Yéziq)"),
    Transliteration.UYGHUR_CYRILLIC: msg_mark("Uyghur Cyrillic"),
    Transliteration.TURKIC_LATIN: msg_mark("Other Latin spelling"),
    Transliteration.TURKISH: msg_mark("Turkish spelling"),
    Transliteration.KAZAKH_LATIN: msg_mark("Kazakh Latin of 2021"),
    Transliteration.RUSSIAN: msg_mark("Russian"),
    Transliteration.PASSPORT: msg_mark("Passport (ICAO 9303)"),
    Transliteration.ENGLISH: msg_mark("English spelling"),
    Transliteration.SCHOLARLY: msg_mark("Scholarly spelling (ISO 9)"),
    Transliteration.TIBETAN: msg_mark("Tibetan letters"),
    Transliteration.WYLIE: msg_mark("Wylie"),
    Transliteration.TIBETAN_SPOKEN: msg_mark("Tibetan (phonetic)"),
}
"""What people call a system of writing; at the beginning of a line."""
ORDERS: Final = {
    NameOrder.NOT_TOLD: msg_mark("Order not recorded"),
    NameOrder.FAMILY_FIRST: msg_mark("Family name first"),
    NameOrder.GIVEN_FIRST: msg_mark("Given name first"),
}
_INITIALS: Final = "initials"


def system_words(name: PersonName) -> str:
    """Return by which rules a form is written; of one with initials, that."""
    if name.kind == _INITIALS:
        return msg("Initials")
    return msg_of(SYSTEMS[Transliteration(name.system)])


def origin_words(name: PersonName) -> str:
    """Return what a generated form is: "Wade-Giles of 王小明"."""
    if name.source != NameSource.GENERATED:
        return system_words(name)
    return msg(
        "{system_words} of \u2068{origin}\u2069",
        system_words=system_words(name),
        origin=name.origin,
    )
