"""Numbers that files of others tell in digits."""

from typing import Final

_DIGITS: Final = 18
"""Nothing that is counted or numbered in a file needs more; Python refuses some thousands."""


def whole(text: str) -> int | None:
    """Return a number in digits alone; None for any other text and for an absurd length."""
    return int(text) if len(text) <= _DIGITS and text.isdecimal() else None
