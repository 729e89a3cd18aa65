"""How a written form of a name came about: its system of writing, order and source."""

from enum import StrEnum

__all__ = ["NameOrder", "NameSource", "NameSystem"]


class NameSystem(StrEnum):
    """By which rules a form is written; a form of another script comes from one of them."""

    NOT_TOLD = ""
    PINYIN = "pinyin"
    WADE_GILES = "wade_giles"
    JYUTPING = "jyutping"
    HONG_KONG = "hong_kong"
    CHINESE = "chinese"
    UYGHUR_ARABIC = "uyghur_arabic"
    UYGHUR_LATIN = "uly"
    UYGHUR_NEW_SCRIPT = "uyghur_new_script"
    UYGHUR_CYRILLIC = "uyghur_cyrillic"
    TURKIC_LATIN = "turkic_latin"
    TURKISH = "turkish"
    KAZAKH_LATIN = "kazakh_latin"
    RUSSIAN = "russian"
    PASSPORT = "passport"
    ENGLISH = "english"
    SCHOLARLY = "scholarly"
    TIBETAN = "tibetan"
    WYLIE = "wylie"
    TIBETAN_SPOKEN = "thl"


class NameOrder(StrEnum):
    """Which part of a name stands first."""

    NOT_TOLD = ""
    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


class NameSource(StrEnum):
    """Where a written form comes from."""

    TYPED = ""
    GENERATED = "generated"
    FOUND = "found"
