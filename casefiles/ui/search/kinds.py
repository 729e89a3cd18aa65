"""What people call each kind of thing that is found."""

from typing import Final

from casefiles.office.case.search import HitCount
from casefiles.words.language import msg, msg_mark, msg_number, msg_of
from casefiles.words.register import TYPES

KINDS: Final = {
    "person": (msg_mark("Person"), msg_mark("People"), "user"),
    "document": (msg_mark("Document"), msg_mark("Documents"), "file-text"),
    "event": (msg_mark("Event"), msg_mark("Events"), "clock-counter-clockwise"),
    "narrative_block": (msg_mark("Narrative"), msg_mark("Narrative"), "text-indent"),
    "paper_block": (msg_mark("Paper"), msg_mark("Papers"), "text-indent"),
    "fact": (msg_mark("Fact"), msg_mark("Statement of facts"), "quotes"),
    "deadline": (msg_mark("Date"), msg_mark("Dates"), "calendar-blank"),
    "mark": (msg_mark("Redaction mark"), msg_mark("Redaction marks"), "eraser"),
    "message": (msg_mark("Message"), msg_mark("Messages"), "chat-text"),
    "page": (msg_mark("Page"), msg_mark("Pages of documents"), "files"),
    "trait": (msg_mark("File"), msg_mark("File metadata"), "info"),
    "case": (msg_mark("Case"), msg_mark("Cases"), "house"),
    "history": (msg_mark("History"), msg_mark("Changed, removed or erased"), "list-checks"),
    "consent": (msg_mark("Consent"), msg_mark("Consents"), "handshake"),
    "translation": (msg_mark("Translation"), msg_mark("Translations"), "translate"),
    "argument": (msg_mark("Argument"), msg_mark("Arguments"), "scales"),
    "field_answer": (msg_mark("Answer"), msg_mark("Answers in forms"), "list-checks"),
    **TYPES,
    "library_note": (msg_mark("Note"), msg_mark("Notes in the library"), "note"),
}
"""By kind: one of them, several, and an icon."""


def one_of(kind: str) -> str:
    """Return what one thing of a kind is called."""
    return msg_of(KINDS.get(kind, (kind, kind, ""))[0])


def several_of(kind: str) -> str:
    """Return what things of a kind are called."""
    return msg_of(KINDS.get(kind, (kind, kind, ""))[1])


def count_words(count: HitCount) -> str:
    """Return how many there are: a number, or that there are more than a number."""
    number = msg_number(count.number)
    return msg("more than {number}", number=number) if count.is_more else number


def icon_of(kind: str) -> str:
    """Return the icon of a kind."""
    return msg_of(KINDS.get(kind, ("", "", "magnifying-glass"))[2])
