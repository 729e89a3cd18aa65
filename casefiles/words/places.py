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
        "The vault is already open: {reason}, since {since}.",
        _NOTHING,
        "Continue there, or close it there and try again.",
    ),
    "parent_open_to_all": (
        ("Other users of this computer can change a parent folder and could replace the vault."),
        _NOTHING,
        (
            "Choose a place in your home folder; a vault that is there already can be moved as a"
            " whole."
        ),
    ),
    "place_synced": (
        "This folder appears to be synchronised to other computers.",
        "",
        (
            "Copies made while the vault is open may be unusable. Keep the vault elsewhere and use"
            " backups."
        ),
    ),
    "place_network": (
        "This is a network folder.",
        "",
        ("A lost connection can interrupt work. Keep the vault on a local disk."),
    ),
    "place_fat": (
        "This drive has no file permissions and no files over 4 GB.",
        "",
        (
            "Anyone can copy the encrypted vault, and large cases do not fit. Keep the vault on"
            " the computer's disk and backups on the USB drive."
        ),
    ),
    "place_without_rights": (
        "This drive has no file permissions.",
        "",
        (
            "Anyone can copy the encrypted vault. Keep the vault on the computer's disk and"
            " backups on the USB drive."
        ),
    ),
    "place_in_memory": (
        "This folder is deleted at shutdown.",
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
