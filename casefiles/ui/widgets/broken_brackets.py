"""Brackets in what somebody types that were meant to name a person: said at once, not at save."""

from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from casefiles.domain.language.text_references import broken_references, referenced
from casefiles.office.records.pickers import ReferenceIds
from casefiles.words.language import msg_mark, msg_of

MEANT: Final = msg_mark("These brackets were meant to name a person and do not: {words}.")
_TAKE_OUT: Final = msg_mark(" Remove them; no dossier that shows them can be exported.")
_NAME_AGAIN: Final = msg_mark(
    " Name the person with @, or remove the brackets; no dossier that shows them can be exported."
)
_MOST: Final = 60
"""Characters of brackets that are said again."""


def first_broken(text: str, known: ReferenceIds | None) -> str:
    """Return the first brackets of a text that are meant and broken; empty for none.

    Args:
        text: as it is typed, with references as `[[id]]`.
        known: whom a reference may name; None while that is not known, so that any whole
            reference may lead to somebody.
    """
    ids = known.ids if known is not None else frozenset(referenced(text))
    named = known.form_ids if known is not None else frozenset()
    return next((text[start:end] for start, end in broken_references(text, ids, named)), "")


def bracket_words(broken: str, *, can_name: bool) -> str:
    """Say which brackets are broken; empty for none.

    Args:
        broken: the brackets, with what stands in them.
        can_name: persons can be named with @ there.
    """
    if not broken:
        return ""
    shown = broken if len(broken) <= _MOST else f"{broken[:_MOST]}…"
    return msg_of(MEANT).format(words=shown) + (
        msg_of(_NAME_AGAIN) if can_name else msg_of(_TAKE_OUT)
    )


def is_of_brackets(words: str) -> bool:
    """Tell whether a problem that is shown is one of brackets."""
    return words.startswith(msg_of(MEANT).partition("{")[0])


def show_wrong(widget: QWidget, *, is_wrong: bool) -> None:
    """Give an input a red edge, or take it away."""
    wrong = "true" if is_wrong else "false"
    if (widget.property("wrong") or "false") != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def mark_line(line: QLineEdit, known: ReferenceIds | None = None) -> None:
    """Mark a line that stands in no form while its brackets are broken, and say so in its tip."""
    usual = line.toolTip(), line.accessibleDescription()

    def look(text: str) -> None:
        words = bracket_words(first_broken(text, known), can_name=False)
        if bool(words) != (line.property("wrong") == "true"):
            show_wrong(line, is_wrong=bool(words))
            line.setToolTip(words or usual[0])
            line.setAccessibleDescription(words or usual[1])

    line.textChanged.connect(look)
    look(line.text())
