"""What people call each kind of thing that is found."""

from typing import Final

from casefiles.words.register import TYPES

KINDS: Final = {
    "person": ("Person", "People", "user"),
    "document": ("Document", "Documents", "file-text"),
    "event": ("Event", "Events", "clock-counter-clockwise"),
    "narrative_block": ("Narrative", "Narrative", "text-indent"),
    "fact": ("Fact", "Statement of facts", "quotes"),
    "deadline": ("Date", "Dates", "calendar-blank"),
    "mark": ("Mark", "Redaction marks", "eraser"),
    "message": ("Message", "Messages", "chat-text"),
    "page": ("Page", "Pages of documents", "files"),
    "trait": ("File", "What files tell of themselves", "info"),
    "case": ("Case", "Cases", "house"),
    "history": ("History", "Changed, removed or erased", "list-checks"),
    "consent": ("Consent", "Consents", "handshake"),
    "translation": ("Translation", "Translations", "translate"),
    "argument": ("Argument", "Arguments", "scales"),
    "field_answer": ("Answer", "Answers in forms", "list-checks"),
    **TYPES,
    "library_note": ("Note", "Notes in the library", "note"),
}
"""By kind: one of them, several, and an icon."""


def one_of(kind: str) -> str:
    """Return what one thing of a kind is called."""
    return KINDS.get(kind, (kind, kind, ""))[0]


def several_of(kind: str) -> str:
    """Return what things of a kind are called."""
    return KINDS.get(kind, (kind, kind, ""))[1]


def icon_of(kind: str) -> str:
    """Return the icon of a kind."""
    return KINDS.get(kind, ("", "", "magnifying-glass"))[2]
