"""The one table of what can be done to a row: its buttons and its menu are made from it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QAction

from casefiles.ui.base.actions import Actions

ROW_COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "documents": (
        *("documents.edit", "documents.number", "documents.translate", ""),
        *("documents.remove", "documents.erase"),
    ),
    "people": ("people.edit", "", "people.remove", "people.erase"),
    "timeline": ("timeline.edit", "", "timeline.remove", "timeline.erase"),
    "register": ("register.edit", "", "register.remove"),
    "task": ("register.done", "register.edit", "", "register.remove"),
    "sources": ("sources.edit", "", "sources.remove"),
    "limb": ("argument.add", "argument.add_theirs"),
    "exhibit": ("dossier.move_up", "dossier.move_down"),
    "question": (
        *(f"redaction.answer_{one}" for one in range(1, 6)),
        *("redaction.accept", "redaction.accept_same", "redaction.reject", "redaction.reject_same"),
        *("redaction.person", "", "redaction.open"),
    ),
    "word": (
        *("redaction.word_everywhere", "redaction.word_never"),
        *("redaction.word_documents", "redaction.word_places"),
    ),
    "word_document": ("redaction.word_remove_here", "redaction.word_leave_here"),
    "change": ("history.undo_this",),
    "term": ("library.edit_word", "library.hide_word", "", "library.remove_word"),
}
"""By kind of row: names of commands in their order; an empty one is a line between two."""


def row_commands(kind: str) -> tuple[str, ...]:
    """Return the commands of a kind of row, without the lines between them."""
    return tuple(filter(None, ROW_COMMANDS[kind]))


def row_actions(actions: Actions, kind: str) -> Iterable[QAction | None]:
    """Return the actions of a kind of row, as its menu shows them; None is a line."""
    return [actions[name] if name else None for name in ROW_COMMANDS[kind]]
