"""Beside the argument: what changed in the map since it was drafted, and pinpoints to be read."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.office.law.paper_drafting import (
    MapChange,
    MapChangeKind,
    leave_change,
    map_changes,
    take_change,
)
from casefiles.office.law.papers import PinpointRow, note_pinpoint_read, pinpoint_rows
from casefiles.office.workplace.operations import Job
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.field import LineField
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import column, flow, row
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_CHANGES: Final = {
    MapChangeKind.CHANGED: msg_mark("Changed"),
    MapChangeKind.ADDED: msg_mark("New"),
    MapChangeKind.REMOVED: msg_mark("No longer drafted"),
}
_OF_CHANGES: Final = (
    ListColumn("kind", msg_mark("Change"), 130, sorts=False),
    ListColumn("before", msg_mark("In the paper"), 320, stretch=True, sorts=False),
    ListColumn("after", msg_mark("In the map"), 320, stretch=True, sorts=False),
)
_OF_PINPOINTS: Final = (
    ListColumn("name", msg_mark("Authority"), 280, stretch=True, sorts=False),
    ListColumn("pinpoint", msg_mark("Paragraph or page"), 160, sorts=False),
    ListColumn("read_by", msg_mark("Read there by"), 180, sorts=False),
)
_ABOUT_CHANGES: Final = msg_mark(
    "Take puts the words of the map in place of the paragraph; Leave keeps the paragraph and does"
    " not show this change again."
)
_ABOUT_PINPOINTS: Final = msg_mark(
    "A pinpoint is printed as not checked until a person has read it in the decision itself."
)
_PLAIN: Final = "text"


class MapChangesPage(BackPage):
    """Lists what the map would draft otherwise now, each to be taken or left."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Back to the argument"))
        self.profile = self.audience = ""
        model = RowModel(msg_of(_OF_CHANGES), _change_text, _no_icon, _change_role)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("What changed in the map"))
        self._counts = muted("")
        self.take = button(msg("Take"), "check", primary=True)
        self.stay = button(msg("Leave"), "x")
        self.take.clicked.connect(self._on_take)
        self.stay.clicked.connect(self._on_stay)
        tools = QWidget()
        flow(self.take, self.stay, gap=8, of=tools)
        title = heading(msg("What changed in the map"))
        column(
            row(self.back, title, (self._counts, 1), gap=10),
            muted(msg_of(_ABOUT_CHANGES)),
            tools,
            (self.table, 1),
            gap=10,
            margins=(16, 12, 16, 12),
            of=self,
        )
        context.session.changed.connect(self._on_vault_changed)

    def open(self, profile: str, audience: str) -> None:
        """Compare paper and map."""
        self.profile, self.audience = profile, audience
        job = map_changes(self._context.case_id, profile, audience)
        warn = self._context.notices.warn
        self._context.session.fetch(self, job, self._on_found, channel="changes", otherwise=warn)

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if self.profile and self.isVisible() and changes.concern("paper", "paper_block"):
            self.open(self.profile, self.audience)

    def _on_found(self, found: tuple[MapChange, ...]) -> None:
        self.table.set_rows(found)
        words = msg_n("{n} change", "{n} changes", len(found))
        self._counts.setText(words if found else msg("Paper and map agree."))
        is_open = self._context.actions.refusal is None and bool(found)
        self.take.setEnabled(is_open)
        self.stay.setEnabled(is_open)
        if found and self.table.row() is None:
            self.table.select_first()

    @Slot()
    def _on_take(self) -> None:
        one = self.table.row()
        if one is not None:
            of = self._context.case_id, self.profile, one.key
            self._do(take_change(*of, self.audience))

    @Slot()
    def _on_stay(self) -> None:
        one = self.table.row()
        if one is not None:
            of = self._context.case_id, self.profile, one.key
            self._do(leave_change(*of, self.audience))

    def _do(self, job: Job[None]) -> None:
        warn = self._context.notices.warn
        self._context.session.fetch(self, job, self._on_done, channel="settle", otherwise=warn)

    def _on_done(self, _nothing: None) -> None:
        self.open(self.profile, self.audience)


class PinpointsPage(BackPage):
    """Lists the places in authorities that the argument cites, and who read them there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Back to the argument"))
        self.profile = self.audience = ""
        model = RowModel(msg_of(_OF_PINPOINTS), _pinpoint_text, _no_icon, _pinpoint_role)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Pinpoints"))
        self._counts = muted("")
        self.by = LineField("by", msg("Read by"), msg("Who read it in the decision itself."))
        self.note = button(msg("Note as read"), "check", primary=True)
        self.note.clicked.connect(self._on_note)
        column(
            row(self.back, heading(msg("Pinpoints")), (self._counts, 1), gap=10),
            muted(msg_of(_ABOUT_PINPOINTS)),
            (self.table, 1),
            self.by,
            row(self.note, ...),
            gap=10,
            margins=(16, 12, 16, 12),
            of=self,
        )

    def open(self, profile: str, audience: str) -> None:
        """Ask for the places."""
        self.profile, self.audience = profile, audience
        job = pinpoint_rows(self._context.case_id, profile, audience)
        warn = self._context.notices.warn
        self._context.session.fetch(self, job, self._on_found, channel="pinpoints", otherwise=warn)

    def _on_found(self, found: tuple[PinpointRow, ...]) -> None:
        self.table.set_rows(found)
        unread = sum(not one.read_by for one in found)
        self._counts.setText(msg_n("{n} not read", "{n} not read", unread))
        self.note.setEnabled(self._context.actions.refusal is None and bool(found))
        if found and self.table.row() is None:
            self.table.select_first()

    @Slot()
    def _on_note(self) -> None:
        one = self.table.row()
        if one is not None:
            law = one.authority, one.pinpoint
            values = self.profile, law, self.by.value(), self.audience
            job = note_pinpoint_read(self._context.case_id, *values)
            warn = self._context.notices.warn
            self._context.session.fetch(self, job, self._on_noted, channel="note", otherwise=warn)

    def _on_noted(self, _nothing: None) -> None:
        self.open(self.profile, self.audience)


def _change_text(one: MapChange, key: str) -> str:
    if key == "kind":
        return msg_of(_CHANGES[one.kind])
    return " ".join((one.before if key == "before" else one.after).split()) or "–"


def _change_role(one: MapChange, key: str) -> str:
    return "warn" if key == "kind" and one.is_edited else _PLAIN


def _pinpoint_text(one: PinpointRow, key: str) -> str:
    if key == "read_by":
        return one.read_by or msg("Not checked")
    return one.name if key == "name" else one.pinpoint


def _pinpoint_role(one: PinpointRow, key: str) -> str:
    return "warn" if key == "read_by" and not one.read_by else _PLAIN


def _no_icon(_row: object, _key: str) -> None:
    return None
