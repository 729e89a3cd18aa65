"""A whole incident told in one form: who did what to whom, where, and what shows it."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import Randomness
from casefiles.domain.records.incidents import Incident
from casefiles.office.importing.adding_files import add_files
from casefiles.office.importing.import_progress import ImportedFile, ImportReport
from casefiles.office.proceedings.incident_entry import (
    NEW_ACTORS,
    NEW_TARGETS,
    PossibleDuplicate,
    possible_duplicates,
    save_incident_entry,
)
from casefiles.office.proceedings.proceedings_choices import FieldChoices, offers_for
from casefiles.office.records.form_fields import FIELDS_OF, FieldKind, FieldSpec
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.base.navigation import place_of
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.proceedings.extra_page import ExtraPage
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.records.part_rows import PartsField
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drop_zone import DropZone
from casefiles.ui.widgets.field import ChoiceField, Field, LineField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted, subheading, words_in_line
from casefiles.ui.widgets.layout import column, row, words
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_of

_TITLE: Final = msg_mark("Record an incident")
_ENTRY_FIELDS: Final = (
    *("date", "zone", "place", "method", "text", "target_ids", NEW_TARGETS),
    *("actor", "actor_ids", NEW_ACTORS, "claimed", "channel", "demand", "threat", "hearing_id"),
    *("standing", "reliability", "credibility", "source_person", "cites"),
)
"""Fields in their order: from the act to what shows it."""
_COMPARED_FIELDS: Final = (
    "date",
    "place",
    "method",
    "target_ids",
    "actor_ids",
    NEW_TARGETS,
    NEW_ACTORS,
)
_PAUSE: Final = 400
_SAME: Final = msg_mark(
    "Possible duplicate: see the list. Save again if it is a different incident."
)
_NOTHING: Final = msg_mark("Records around this date are listed here as you type.")
_DROP: Final = msg_mark("Drop evidence files here, or")


class IncidentEntryPage(ExtraPage):
    """Adds victim, actor, act, place, evidence and links at once, as one act.

    Attributes:
        form: None until what it offers has come.
        alike: what may be the same, as it is shown.
    """

    def __init__(self, context: Context, _record_id: str) -> None:
        super().__init__()
        self._context = context
        self.form: RecordForm | None = None
        self.duplicates: tuple[PossibleDuplicate, ...] = ()
        self._reported_ids: frozenset[str] = frozenset()
        self._arrived: list[str] = []
        self._pause = made_timer(self, _PAUSE, self._look)
        self.evidence = EvidenceDrop()
        self.evidence.dropped.connect(self._on_files)
        self.evidence.files_requested.connect(lambda: choose_files(self, self._on_files))
        self.side_column = ColumnScroll(QWidget(), self, frame=False)
        self._row = row((self.side_column, 2), gap=20, margins=(20, 16, 20, 16), of=self)
        self._show_duplicates()
        job = offers_for(context.case_id, Incident)
        context.session.fetch(self, job, self._on_offers, otherwise=context.notices.warn)

    @override
    def take_focus(self) -> None:
        """Put the focus into the first field."""
        if self.form is not None:
            self.form.focus_first()

    @override
    def keep_draft_now(self) -> None:
        """Keep what the form holds."""
        if self.form is not None:
            self.form.keep_draft_now()

    def draft_name(self) -> str:
        """Return under which name unfinished values are kept."""
        return f"register:whole:{self._context.case_id}"

    def title(self) -> str:
        """Return what stands above the form."""
        return msg_of(_TITLE)

    def begins(self) -> dict[str, Any]:
        """Return what the form begins with."""
        return {}

    def keeping(self, values: dict[str, Any], randomness: Randomness) -> Edit[str]:
        """Return what keeps the values of the form."""
        return save_incident_entry(self._context.case_id, values, randomness)

    def side_widgets(self) -> list[QWidget]:
        """Return what stands beside the form, below what may be the same."""
        return []

    def _on_offers(self, offers: FieldChoices) -> None:
        context = self._context
        self.form = form = RecordForm(context, self.draft_name(), self.title())
        for field in self.fields(offers):
            form.add(field)
            if field.name in _COMPARED_FIELDS:
                field.changed.connect(self._pause.start)
        form.add_words(self.evidence)
        form.submitted.connect(self._on_submitted)
        form.left.connect(lambda: self.left.emit(""))
        form.filled.connect(self._pause.start)
        form.load(self.begins())
        self._row.insertWidget(0, form, 3)
        form.focus_first()

    def fields(self, offers: FieldChoices) -> list[Field]:
        """Return the fields of the form, in their order."""
        maker = FieldFactory(self._context, offers)
        field_specs = {one.name: one for one in FIELDS_OF[Incident]}
        kinds = offers.kin
        made: list[Field] = []
        for name in _ENTRY_FIELDS:
            if name == NEW_TARGETS:
                made.append(_new_people(name, msg("Add new victims"), kinds))
            elif name == NEW_ACTORS:
                made.append(_new_people(name, msg("Add new perpetrators"), ()))
            else:
                made.append(maker.field(Incident, field_specs[name]))
        return made

    @Slot(list)
    def _on_files(self, files: list[Path]) -> None:
        """Take files into the case; each becomes a source of this incident once it is there."""
        session = self._context.session
        job = add_files(self._context.case_id, files, self._note_arrival)
        session.finish(self, msg("Adding evidence files"), job, self._on_added)

    def _note_arrival(self, arrival: ImportedFile) -> None:
        """Note a document that is there; told on the threads of the work."""
        if arrival.document_id:
            self._arrived.append(arrival.document_id)

    def _on_added(self, _report: ImportReport) -> None:
        arrived = list(dict.fromkeys(self._arrived))
        self._arrived.clear()
        if self.form is None:
            return
        cites = self.form.fields["cites"]
        stored = cites.value()
        there = {one[0] for one in stored}
        cites.set_value([*stored, *([own, 1] for own in arrived if own not in there)])
        cites.changed.emit()

    def _look(self) -> None:
        if self.form is None:
            return
        query = possible_duplicates(self._context.case_id, self.form.values())
        self._context.session.ask(self, query, self._on_duplicates, channel="alike")

    def _on_duplicates(self, found: tuple[PossibleDuplicate, ...]) -> None:
        self.duplicates = found
        self._show_duplicates()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        query = possible_duplicates(self._context.case_id, values)
        self._context.session.ask(
            self, query, lambda found: self._save(values, found), channel="saving"
        )

    def _save(self, values: dict[str, Any], found: tuple[PossibleDuplicate, ...]) -> None:
        self._on_duplicates(found)
        ids = frozenset(one.id for one in found)
        if self.form is not None and not ids <= self._reported_ids:
            self._reported_ids = ids
            self.form.problem("date", msg_of(_SAME))
            return
        session = self._context.session
        randomness = session.vault.workplace.randomness
        edit = self.keeping(values, randomness)
        session.run(self, edit, self._on_saved, otherwise=self._on_refused)

    def _on_saved(self, record_id: str) -> None:
        if self.form is not None:
            self.form.saved()
        self._context.notices.post(msg("Incident saved."), "app.undo")
        self.left.emit(record_id)

    def _on_refused(self, error: CasefilesError) -> None:
        name = str(error.safe.get("field", "date"))
        if error.code == "consent_exists":
            name = "consents"
        elif error.code == "person_without_name":
            name = NEW_TARGETS
        words = words_in_line(error)
        if self.form is not None and name in self.form.fields:
            self.form.problem(name, words)
        else:
            self._context.notices.warn(error)

    def _show_duplicates(self) -> None:
        page = QWidget()
        body = column(subheading(msg("POSSIBLE DUPLICATES")), gap=10, margins=(0, 4, 0, 4), of=page)
        for one in self.duplicates:
            body.addWidget(self._card(one))
        if not self.duplicates:
            body.addWidget(muted(msg_of(_NOTHING)))
        for widget in self.side_widgets():
            body.addWidget(widget)
        body.addStretch(1)
        self.side_column.setWidget(page)

    def _card(self, one: PossibleDuplicate) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        place = place_of(*one.leads_to)
        title = LinkButton(one.title, "", ("warning", "warn"))
        if place is not None:
            title.clicked.connect(lambda: self._context.navigator.go(place))
        why = muted(one.why)
        why.setProperty("tone", "warn")
        body = column(title, why, gap=4, margins=(12, 8, 12, 10), of=card)
        for line in one.lines:
            text = words(line.text)
            body.addWidget(text)
        return card


class EvidenceDrop(DropZone):
    """Takes files that show the incident.

    Attributes:
        files_requested: files are to be chosen instead.
    """

    files_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        row = WrappingRow(self, spacing=8)
        row.addWidget(muted(msg_of(_DROP)))
        choose = button(msg("Choose files…"), "plus")
        choose.clicked.connect(self.files_requested)
        row.addWidget(choose)


def _new_people(name: str, words: str, kinds: Any) -> PartsField:
    field = FieldSpec(name, FieldKind.PARTS, hint=msg_of(_WITHHELD))

    def make() -> list[Field]:
        fields: list[Field] = [LineField("name", msg("Name"))]
        if kinds:
            fields.append(ChoiceField("kind", msg("Relationship to the client"), kinds, free=True))
        return fields

    return PartsField(field, words, (msg("Add a new person"), []), make)


_WITHHELD: Final = msg_mark("Withheld by default.")
