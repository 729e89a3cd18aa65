"""Texts about damage, what is left of it, and repair, keyed by code; see `words`."""

from typing import Final

HARM: Final[dict[str, tuple[str, str, str]]] = {
    "damaged_read_only": (
        "This vault is damaged and open to be read only.",
        "Nothing was changed. What you typed stays in the form until you lock or close.",
        "Repair the vault or restore a backup, then make the change there.",
    ),
    "repair_failed": (
        "Repair found no way to a whole vault: no copy of it proved itself.",
        "Nothing was changed, and the damaged file is where it was.",
        "Restore a backup, or open what is sound, read-only, and bring it out by hand.",
    ),
    "nothing_sound_left": (
        "Too much of the database is damaged: not even the list of what it holds can be read.",
        "Nothing in the folder was changed.",
        "Copy the whole folder to another disk, then repair it from a backup or restore one.",
    ),
}
"""What happened, what was kept, and what to do next."""

HARM_LABELS: Final[dict[str, str]] = {
    "checking_pages": "Checking the database page by page",
    "copying_pages": "Making a whole copy",
    "salvaging": "Looking for what is sound",
}
"""Words for kinds of work, reasons and acts."""
