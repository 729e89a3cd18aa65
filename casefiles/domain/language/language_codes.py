"""Codes of languages: in which writing system each is written, and when two mean the same."""

from collections.abc import Mapping
from typing import Final

SCRIPTS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("en", "fr", "es", "pl", "cs", "sv", "it", "de", "tr", "pt", "nl", "ro", "hu"), "Latn"
    ),
    **dict.fromkeys(("ru", "kk", "uk", "bg", "sr", "mn"), "Cyrl"),
    **dict.fromkeys(("ar", "ug", "fa", "ur"), "Arab"),
    **dict.fromkeys(("zh", "zh-Hans", "zh-Hant"), "Hani"),
    "el": "Grek",
    "bo": "Tibt",
}
"""Writing systems by language, as ISO 15924 writes them."""
_CHINESE: Final = "zh"


def base_language(language: str) -> str:
    """Return a language without the script and region that a code tells."""
    return language.partition("-")[0]


def script_of_language(language: str) -> str:
    """Return the writing system of a language; empty for one that is not known."""
    return SCRIPTS.get(base_language(language), "")


def are_same_language(one: str, other: str) -> bool:
    """Tell whether two codes mean one language; of Chinese, its script counts where both tell."""
    base = base_language(one)
    if base != base_language(other):
        return False
    return base != _CHINESE or one == other or base in {one, other}
