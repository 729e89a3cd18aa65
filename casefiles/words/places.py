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
    "parent_open_to_all": (
        (
            "Everybody who uses this computer may change a folder above the vault, and could put"
            " another vault in its place."
        ),
        _NOTHING,
        (
            "Choose a place in your home folder; a vault that is there already can be moved as a"
            " whole."
        ),
    ),
    "place_synced": (
        "A program seems to copy this folder to other computers.",
        "",
        (
            "They would get the encrypted vault, and a copy made while it is open may be of no use."
            " Better keep it elsewhere, and use backups."
        ),
    ),
    "place_network": (
        "This folder lies on another computer, or is shared with one.",
        "",
        (
            "A lost connection can stop work at any moment. Better keep the vault on a disk of this"
            " computer."
        ),
    ),
    "place_fat": (
        "This disk or stick keeps no owners of files, and no file above 4 GB.",
        "",
        (
            "Whoever plugs it in can take the encrypted vault, and a large case does not fit."
            " Better keep the vault on the computer's own disk, and backups on the stick."
        ),
    ),
    "place_without_rights": (
        "This disk or stick keeps no owners of files.",
        "",
        (
            "Whoever plugs it in can take the encrypted vault. Better keep the vault on the"
            " computer's own disk, and backups on the stick."
        ),
    ),
    "place_in_memory": (
        "This folder is gone when the computer is shut down.",
        "",
        "Choose a folder on a disk.",
    ),
}
"""What happened, what was kept, and what to do next."""

PLACES_LABELS: Final[dict[str, str]] = {
    "held_by_window": "in a window of Casefiles",
    "held_by_terminal": "by a command of Casefiles in a terminal",
    "held_by_other": "in another program",
}
"""Words for kinds of programs and of places."""
