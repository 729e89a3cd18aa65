"""Texts about this computer: where a vault lies, who has it open, keyed by code; see `words`."""

from typing import Final

_NOTHING: Final = "Nothing was changed."

PLACES: Final[dict[str, tuple[str, str, str]]] = {
    "vault_in_use": (
        "The vault is open in another program or window.",
        _NOTHING,
        "Close it there, then try again.",
    ),
    "vault_in_use_by": (
        "The vault is open already: {reason}, started at {since}.",
        _NOTHING,
        "Go on there, or lock it or wait for its end there, then try again.",
    ),
}
"""What happened, what was kept, and what to do next."""

PLACES_LABELS: Final[dict[str, str]] = {
    "held_by_window": "in a window of Casefiles",
    "held_by_terminal": "by a command of Casefiles in a terminal",
    "held_by_other": "in another program",
}
"""Words for kinds of programs and of places."""
