"""Findings one by one: what each says, where to mend it, and where it is accepted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from casefiles.office.records.finding_acceptance import (
    LOOK_IS_ENOUGH,
    accept,
    withdraw_acceptance,
)
from casefiles.office.records.findings import Finding, FindingLocation
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget, target_of
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import TOP, card, clear, column, flow, in_column, row, say
from casefiles.ui.widgets.layout import words as words_label
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.split_panes import halves, lay_out_page
from casefiles.words.language import msg_mark, msg_of

_WHY: Final = msg_mark("Reason for accepting (internal)")
_MOST_WAYS: Final = 4


class FoundList(Protocol):
    """What was found of one kind."""

    @property
    def findings(self) -> Sequence[Finding]:
        """All of it, in the order of the list."""

    @property
    def open(self) -> Sequence[Finding]:
        """What still waits for somebody."""


class FindingDetail(QWidget):
    """Shows what one finding says."""

    def show_finding(self, found: Any) -> None:
        """Show a finding."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class FindingsSpec:
    """What a list of findings is, and how it reads.

    Attributes:
        code: of its findings.
        place: detail of the place that it is; also by which it is remembered how it is divided.
        title: above it; `name` is what the list is called.
        columns: of the list; `text`, `icon` and `role` are of its cells, see `RowModel`.
        counts: says how many there are.
        empty: icon and heading where nothing was found; `nothing` says what that means.
        remark: says below the list what is not in it.
        accept: words of the button that accepts; `accept_all` for all that belong together, and
            `take_back` for what was accepted.
        lapses: says how long that holds.
        correction: words and icon of the button to a place where it can be mended.
        is_by_subject: the place names the subject, and all of one subject belong together.
        widths: of both halves at first; `shares` of room that is left over.
        accepts: whether one of them is let stand by accepting it; the others pass otherwise.
    """

    code: str
    place: str
    title: str
    name: str
    columns: tuple[ListColumn, ...]
    text: Callable[[Any, str], str]
    icon: Callable[[Any, str], tuple[str, str] | None]
    role: Callable[[Any, str], str]
    counts: Callable[[Any], str]
    empty: tuple[str, str]
    nothing: Callable[[Any], str]
    remark: Callable[[Any], str]
    accept: str
    accept_all: str
    take_back: str
    lapses: str
    correction: tuple[str, str]
    is_by_subject: bool = False
    widths: tuple[int, ...] = ()
    shares: tuple[int, ...] = (1, 1)
    accepts: Callable[[Any], bool] = lambda _: True

    @property
    def needs_reason(self) -> bool:
        """Whether nothing is accepted without a reason; else a look is enough, and Space ticks."""
        return self.code not in LOOK_IS_ENOUGH


class FindingsPage(BackPage):
    """Lists findings of one kind, with what the selected one says beside the list.

    Attributes:
        found: what is shown; None before it is known.
        ways: buttons to the places where the selected one can be mended.
    """

    def __init__(self, context: Context, spec: FindingsSpec, detail: FindingDetail) -> None:
        super().__init__(context)
        self._spec = spec
        self._wish = ""
        self.found: Any = None
        self.detail = detail
        self.ways: list[Button] = []
        model = RowModel(spec.columns, spec.text, spec.icon, spec.role, lambda row: str(row.of))
        self.table = RowTable(model, context.theme, many=True)
        self.table.setAccessibleName(spec.name)
        self._counts = muted("")
        self._counts.setWordWrap(False)
        self._remark = muted("")
        self.reason = private_line(msg_of(_WHY))
        self.reason.setPlaceholderText(msg_of(_WHY))
        self.accept = button(spec.accept, "check", primary=True)
        self.accept_all = button(spec.accept_all, "check-square")
        self.take_back = button(spec.take_back, "arrow-counter-clockwise")
        self._spots: tuple[FindingLocation, ...] = ()
        self._mending = column(gap=0)
        self._nothing = EmptyState(context.theme, *spec.empty, "", None)
        self._right = QStackedWidget()
        self._acceptance = self._made_card()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(lambda _: self._on_activated())
        self.reason.textChanged.connect(self._allow)
        self.reason.returnPressed.connect(self._on_accept)
        self.accept.clicked.connect(self._on_accept)
        self.accept_all.clicked.connect(self._on_accept_all)
        self.take_back.clicked.connect(self._on_take_back)
        context.actions.barred.connect(self._allow)
        if not spec.needs_reason:
            self._tick_by_space()

    def _tick_by_space(self) -> None:
        """Have one button that ticks and unticks, and Space for it."""
        self.reason.hide()
        self.take_back.hide()
        self.accept.setToolTip("Space")
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._on_accept)

    def open(self, record: str) -> None:
        """Show the findings, one of them selected; a reason that was typed before is gone.

        Args:
            record: digest of a finding, or id of a subject; empty for any.
        """
        self._wish = record
        self.reason.clear()
        self._grant()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def record(self) -> str:
        """Digest or subject of the finding that is selected, by which it is opened again."""
        row = self.table.row()
        return self._record(row) if row is not None else ""

    def _record(self, row: Finding) -> str:
        return row.subject if self._spec.is_by_subject else row.of

    def show_found(self, found: FoundList) -> None:
        """Show what was found; the selection stays on its row."""
        self.found = found
        self.table.set_rows(found.findings)
        self._counts.setText(self._spec.counts(found))
        say(self._remark, self._spec.remark(found))
        self._nothing.words.setText(self._spec.nothing(found))
        self._right.setCurrentIndex(1 if found.findings else 0)
        self._grant()
        if self.table.row() is None and found.findings:
            self.table.select_first()
        self._show(self.table.row())

    def _grant(self) -> None:
        """Select the first row that was asked for, once it is there."""
        rows: Sequence[Finding] = self.table.rows_model.rows
        wished = next((one for one in rows if self._wish and self._record(one) == self._wish), None)
        if wished is not None:
            self._wish = ""
            self.table.select(wished.of)

    @Slot(object)
    def _on_chosen(self, chosen: Finding | None) -> None:
        self._show(chosen)
        if chosen is not None:
            place = NavigationTarget("dossier", self._record(chosen), self._spec.place)
            self._context.navigator.note(place)

    def _show(self, chosen: Finding | None) -> None:
        self._allow()
        if chosen is None:
            return
        self._acceptance.setVisible(self._spec.accepts(chosen))
        self.detail.show_finding(chosen)
        # The focus may be on one of these: they stay while they lead to the same.
        if chosen.spots != self._spots:
            self._spots = chosen.spots
            self.ways = []
            clear(self._mending)
            for spot in chosen.spots[:_MOST_WAYS]:
                self._add_way(spot)

    def _add_way(self, spot: FindingLocation) -> None:
        """Add a button to a place; where there may be several, with what place it is."""
        words, icon = self._spec.correction
        if self._spec.is_by_subject:
            way = button(words, icon)
            self._mending.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            way = quiet_button(words, icon)
            way.setAccessibleName(f"{words}: {spot.words}")
            line = QWidget()
            row((way, TOP), (words_label(spot.words), 1), margins=0, of=line)
            self._mending.addWidget(line)
        way.clicked.connect(lambda _=False: self._go(spot))
        self.ways.append(way)

    def _go(self, spot: FindingLocation) -> None:
        self._context.navigator.go(target_of(spot))

    def _on_activated(self) -> None:
        if self._acceptance.isHidden():
            self.detail.setFocus()
        elif self._spec.needs_reason:
            self.reason.setFocus()
        elif self.ways:
            self.ways[0].click()

    @property
    def _unticks(self) -> bool:
        """Whether the one button takes back what all selected rows have."""
        rows: Sequence[Finding] = self.table.selected_rows()
        is_seen = bool(rows) and all(one.reason is not None for one in rows)
        return is_seen and not self._spec.needs_reason

    def _belonging(self) -> list[Finding]:
        """Return what is accepted together with what is selected."""
        rows: Sequence[Finding] = self.table.selected_rows()
        subjects = {one.subject for one in rows}
        return [
            one
            for one in (self.found.findings if self.found is not None else ())
            if one.reason is None
            and self._spec.accepts(one)
            and (not self._spec.is_by_subject or one.subject in subjects)
        ]

    def _selected(self) -> list[Finding]:
        """Return what is selected of what can be accepted."""
        return [one for one in self.table.selected_rows() if self._spec.accepts(one)]

    @Slot()
    def _allow(self) -> None:
        """Let be pressed what may be done, in an open case only."""
        rows = self._selected()
        is_open = self._context.actions.refusal is None
        may_accept = is_open and (not self._spec.needs_reason or bool(self.reason.text().strip()))
        waits = any(one.reason is None for one in rows)
        self.reason.setEnabled(is_open)
        self.accept.setText(self._spec.take_back if self._unticks else self._spec.accept)
        self.accept.setEnabled(may_accept and (waits or self._unticks))
        self.accept_all.setEnabled(may_accept and bool(self._belonging()))
        self.take_back.setEnabled(is_open and any(one.reason is not None for one in rows))

    @Slot()
    def _on_accept(self) -> None:
        if self.accept.isEnabled() and self._unticks:
            self._on_take_back()
        elif self.accept.isEnabled():
            self._accept(self._selected())

    @Slot()
    def _on_accept_all(self) -> None:
        self._accept(self._belonging())

    def _accept(self, rows: Sequence[Finding]) -> None:
        session, spec = self._context.session, self._spec
        of = [one.of for one in rows if one.reason is None]
        randomness = session.vault.workplace.randomness
        edit = accept(self._context.case_id, spec.code, of, self.reason.text(), randomness)
        session.run(self, edit, lambda _: self.reason.clear())

    @Slot()
    def _on_take_back(self) -> None:
        of = [one.of for one in self._selected() if one.reason is not None]
        edit = withdraw_acceptance(self._context.case_id, self._spec.code, of)
        self._context.session.run(self, edit)

    def _lay_out(self) -> None:
        spec = self._spec
        head = flow(self.back, heading(spec.title), self._counts, gap=10)
        left = in_column((self.table, 1), self._remark, margins=(16, 0, 12, 12))
        within = in_column(
            self.detail, self._mending, self._acceptance, ..., gap=12, margins=(16, 0, 16, 12)
        )
        self._right.addWidget(self._nothing)
        self._right.addWidget(ColumnScroll(within, self, frame=False))
        widths = [self._context.theme.pixels(width) for width in spec.widths]
        lay_out_page(self, head, halves(spec.place, left, self._right, widths, spec.shares))

    def _made_card(self) -> QFrame:
        return card(
            self.reason,
            flow(self.accept, self.accept_all, self.take_back, gap=8),
            muted(self._spec.lapses),
            gap=8,
            margins=(12, 10, 12, 10),
        )
