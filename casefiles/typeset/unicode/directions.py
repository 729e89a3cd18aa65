"""Which languages are written from right to left."""

from typing import Final

_BACKWARDS: Final = frozenset(
    ("ar", "arc", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "he", "iw")
) | frozenset(("khw", "ks", "lrc", "nqo", "pnb", "ps", "rhg", "sd", "syr", "ug", "ur", "yi"))
_SCRIPTS: Final = frozenset(
    ("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa")
)
_SCRIPT_LENGTH: Final = 4


def is_right_to_left(language: str) -> bool:
    """Tell whether a BCP 47 language runs from right to left; a named script decides."""
    first, *others = language.lower().split("-")
    scripts = [tag for tag in others if len(tag) == _SCRIPT_LENGTH and tag.isalpha()]
    return scripts[0] in _SCRIPTS if scripts else first in _BACKWARDS
