"""How Word is told which language a run is in: tag, direction and a font that its users have."""

from dataclasses import dataclass
from typing import Final

from casefiles.typeset.unicode.directions import is_right_to_left


@dataclass(frozen=True, slots=True)
class WordLanguage:
    """How a run of one language is marked.

    Attributes:
        slot: attribute of `w:lang` that names it: val, eastAsia or bidi.
        tag: as Word and LibreOffice know it, with a country.
        font: that draws it; empty for the font of the text around it.
        is_right_to_left: its letters run from the right.
    """

    slot: str
    tag: str
    font: str = ""
    is_right_to_left: bool = False


LATIN_FONT: Final = "Arial"
_ARABIC_FONT: Final = "Arial"
_KNOWN: Final = {
    "ar": WordLanguage("bidi", "ar-SA", _ARABIC_FONT, is_right_to_left=True),
    "fa": WordLanguage("bidi", "fa-IR", _ARABIC_FONT, is_right_to_left=True),
    "ur": WordLanguage("bidi", "ur-PK", _ARABIC_FONT, is_right_to_left=True),
    "ug": WordLanguage("bidi", "ug-CN", "Microsoft Uighur", is_right_to_left=True),
    "he": WordLanguage("bidi", "he-IL", _ARABIC_FONT, is_right_to_left=True),
    "bo": WordLanguage("bidi", "bo-CN", "Microsoft Himalaya"),
    "zh-hans": WordLanguage("eastAsia", "zh-CN", "SimSun"),
    "zh-hant": WordLanguage("eastAsia", "zh-TW", "PMingLiU"),
    "zh": WordLanguage("eastAsia", "zh-CN", "SimSun"),
    "ja": WordLanguage("eastAsia", "ja-JP", "MS Mincho"),
    "ko": WordLanguage("eastAsia", "ko-KR", "Malgun Gothic"),
    "en": WordLanguage("val", "en-GB"),
    "fr": WordLanguage("val", "fr-FR"),
    "de": WordLanguage("val", "de-DE"),
    "ru": WordLanguage("val", "ru-RU"),
    "tr": WordLanguage("val", "tr-TR"),
    "kk": WordLanguage("val", "kk-KZ"),
    "es": WordLanguage("val", "es-ES"),
    "it": WordLanguage("val", "it-IT"),
    "pl": WordLanguage("val", "pl-PL"),
    "cs": WordLanguage("val", "cs-CZ"),
    "sv": WordLanguage("val", "sv-SE"),
    "el": WordLanguage("val", "el-GR"),
}
FONTS: Final = frozenset(one.font for one in _KNOWN.values() if one.font) | {LATIN_FONT}
"""Every font that a Word file of ours names."""


def word_language(language: str) -> WordLanguage:
    """Return how Word is told of a BCP 47 language."""
    tag = language.lower()
    known = _KNOWN.get(tag) or _KNOWN.get(tag.partition("-")[0])
    if known is not None:
        return known
    if is_right_to_left(language):
        return WordLanguage("bidi", language, _ARABIC_FONT, is_right_to_left=True)
    return WordLanguage("val", language)
