"""The form of a record of the register, made from the fields of its type."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import new_id
from casefiles.domain.records.proceedings import Submission
from casefiles.domain.records.proceedings_records import Registered
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.proceedings.proceedings_records import save_proceedings_record
from casefiles.office.records.form_fields import (
    FIELDS_OF,
    OPEN_AFTER_FILING,
    FieldKind,
    type_code,
)
from casefiles.office.records.form_values import empty_of, record_from, values_of
from casefiles.office.workplace import drafts
from casefiles.ui.base.context import Context
from casefiles.ui.records.derived_form import add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted, words_in_line
from casefiles.words.language import msg_mark, msg_of
from casefiles.words.register import EDIT_RECORD, NEW_RECORD

_NEXT: Final = msg_mark("Ctrl+Shift+Enter saves and starts the next record.")
_FILED: Final = msg_mark(
    "Locked as filed. Only acknowledgement, registration number, outcome and note can be changed."
)
_STAYS: Final = frozenset({FieldKind.RECORD})
"""What the next record begins with as the last one had it."""


class ProceedingsForm(RecordForm):
    """Adds or changes a record.

    Attributes:
        record_saved: id of the record, once the vault has it, and whether the next one was begun.
    """

    record_saved = Signal(str, bool)

    def __init__(
        self,
        context: Context,
        record: Registered | type[Registered],
        offers: FieldChoices,
        begins: dict[str, Any] | None = None,
    ) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            record: as it is kept, or the type of a new one.
            offers: what its fields offer.
            begins: what a new one begins with, by field.
        """
        self._is_new = isinstance(record, type)
        self._kind: type[Registered] = record if isinstance(record, type) else type(record)
        code = type_code(self._kind)
        self.record_id = _fresh(context) if isinstance(record, type) else str(record.id)
        name = f"new:{context.case_id}" if self._is_new else self.record_id
        title = msg_of((NEW_RECORD if self._is_new else EDIT_RECORD)[code])
        super().__init__(context, f"register:{code}:{name}", title)
        self._surroundings = context
        if self._is_new:
            self.add_words(muted(msg_of(_NEXT)))
        add_fields(self, self._kind, FieldFactory(context, offers))
        self.submitted.connect(self._on_submitted)
        self.load(values_of(record) if not isinstance(record, type) else self._begun(begins or {}))
        self._lock(record)

    def _begun(self, begins: dict[str, Any]) -> dict[str, Any]:
        return {**empty_of(self._kind), **begins}

    def _lock(self, record: Registered | type[Registered]) -> None:
        """Close what was filed, so that nobody types where nothing can be kept."""
        if isinstance(record, Submission) and record.is_filed:
            self.add_words(muted(msg_of(_FILED)))
            for name, field in self.fields.items():
                is_open = name in OPEN_AFTER_FILING and name != "is_filed"
                field.setEnabled(is_open)

    @override
    def focus_first(self) -> None:
        """Put the focus into the first field that can be changed."""
        field = next((one for one in self.fields.values() if one.isEnabled()), None)
        if field is not None:
            field.take_focus()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        context = self._surroundings
        record = record_from(self._kind, self.record_id, context.case_id, values)
        continues = self._is_new and self.is_by_keys
        context.session.run(
            self,
            save_proceedings_record(record),
            lambda _: self._emit_saved(values, continues=continues),
            otherwise=self._on_refused,
        )

    def _emit_saved(self, values: dict[str, Any], *, continues: bool) -> None:
        self.saved()
        if continues:
            # Begun once the draft is gone: it would be put back into the next record else.
            edit = drafts.discard_draft(self.draft_name)
            self._surroundings.session.run(self, edit, lambda _: self._begin_next(values))
        self.record_saved.emit(self.record_id, continues)

    def _begin_next(self, values: dict[str, Any]) -> None:
        self.record_id = _fresh(self._surroundings)
        stays = {one.name for one in FIELDS_OF[self._kind] if one.holds in _STAYS}
        stays -= {"previous_id"}
        self.load(self._begun({name: values[name] for name in stays}))
        self.focus_first()

    def _on_refused(self, error: CasefilesError) -> None:
        name = str(error.safe.get("field", ""))
        words = words_in_line(error)
        if name in self.fields:
            self.problem(name, words)
            self._scroll.ensureWidgetVisible(self.fields[name])
        else:
            self._surroundings.notices.warn(error)


def _fresh(context: Context) -> str:
    return new_id(context.session.vault.workplace.randomness)
