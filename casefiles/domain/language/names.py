"""How a written form of a name came about: its system of writing, order and source."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.schema import CodeOf, Line, Machine, Script

__all__ = ["NameOrder", "NameSource", "PersonName", "Transliteration"]


class Transliteration(StrEnum):
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


@dataclass(frozen=True, slots=True)
class PersonName:
    """One written form of a person's name.

    Attributes:
        script: ISO 15924 code, such as Latn, Hans, Hant, Arab; empty if not told.
        kind: birth, alias, notice spelling, nickname, ...; empty if not told.
        system: by which rules it is written, such as pinyin.
        order: which part of it stands first.
        source: typed by a person, proposed by the program and confirmed, or found in a document.
        origin: the name that it was generated from, or the id of the document it was found in;
            empty if it was typed.
    """

    text: Line
    script: Script
    kind: Annotated[str, CodeOf("name_kind")]
    system: Transliteration = Transliteration.NOT_TOLD
    order: NameOrder = NameOrder.NOT_TOLD
    source: NameSource = NameSource.TYPED
    origin: Machine = ""
