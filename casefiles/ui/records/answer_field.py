"""The field in which a field of a forum's form is answered, and what is said below it."""

from collections.abc import Sequence
from typing import Any, Final

from typing_extensions import override

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.language.folding import fold
from casefiles.domain.language.text_references import referenced
from casefiles.office.forum.forum_sheets import SheetField
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, Field
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.state_field import StateField
from casefiles.words.forms import DATE_EXAMPLES, NAMING
from casefiles.words.language import msg, msg_mark, msg_of

_CHOICE: Final = ("", msg_mark("Not answered"))
_MARKS: Final = msg_mark("Exhibit numbers, for example AB/1, AB/4")
_LINES: Final = msg_mark("One per line, parts separated by |")
_LONG: Final = frozenset({"longtext", "list"})
_SOURCES: Final = 3
"""Records that a field names; a long sequence is told by its first ones."""


class SeveralField(ChoicesField):
    """Several options of a form; the answer has a line for each."""

    def __init__(self, name: str, label: str, options: Sequence[str], hint: str) -> None:
        super().__init__(name, label, msg("Search the choices of the form"), hint)
        self._options = tuple(options)
        self._offer(self._options)

    @override
    def value(self) -> str:
        """Return the options as an answer has them."""
        return "\n".join(super().value())

    @override
    def set_value(self, value: Any) -> None:
        """Show what an answer says; what is none of the options stays to be seen."""
        lines = [one.strip() for one in str(value or "").splitlines() if one.strip()]
        self._offer(tuple(dict.fromkeys((*self._options, *lines))))
        super().set_value(lines)

    def _offer(self, options: Sequence[str]) -> None:
        self.offer([PickerItem(one, one.capitalize(), "", fold(one)) for one in options])


def answer_field(context: Context, one: SheetField) -> Field:
    """Return the field in which something is answered."""
    label = msg("{label} · needed", label=one.label) if one.need == "must" else one.label
    hint = answer_hint(one)
    if one.has_many:
        return SeveralField(one.id, label, one.options, hint)
    if one.kind in {"enum", "bool"} and one.options:
        choices = (msg_of(_CHOICE), *((text, text.capitalize()) for text in one.options))
        return ChoiceField(one.id, label, choices, hint)
    if one.kind == "date":
        return DateField(one.id, label, hint or msg_of(DATE_EXAMPLES))
    if one.kind == "state" and not referenced(one.answer):
        return StateField(context, one.id, label, hint)
    return MentionField(context, one.id, label, hint, rows=3 if one.kind in _LONG else 1)


def answer_hint(one: SheetField) -> str:
    """Return what is said below the field: what records say of it, and how it is typed."""
    message = words_from_edtf(one.record) if is_edtf(one.record) else one.record
    record = (
        msg("From the record: {message}. Type here to word it differently.", message=message)
        if message
        else ""
    )
    sources = "; ".join(source.words for source in one.sources[:_SOURCES])
    if one.differs:
        record = msg("Recorded: {text} ({sources}).", text=one.suggestion, sources=sources)
    elif one.suggestion and one.answer:
        record = msg("Records: {sources}.", sources=sources)
    elif one.is_suggested and sources:
        record = msg("Can be filled in from: {sources}.", sources=sources)
    kind = {"file": msg_of(_MARKS), "list": msg_of(_LINES), "longtext": msg_of(NAMING)}.get(
        one.kind, ""
    )
    if one.kind == "list" and one.options:
        kind = f"{msg_of(_LINES)} {' · '.join(one.options)}"
    badge = msg("Unverified requirement") if one.is_unverified else ""
    return " ".join(part for part in (record, kind, badge) if part)
