"""What the last check saw: what is sound, what is not, and what brings that back from where."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.records.findings import Finding
from casefiles.office.vault.integrity_check import (
    LastCheck,
    described_findings,
    faults_in,
    last_check,
    newer,
    verified_counts,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import target_of
from casefiles.ui.records.check_words import check_words
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.buttons import action_button, button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import TOP, column, in_column, row
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

_CHECK: Final = msg_mark(
    "Verification reads the whole vault and compares every entry, record and document with the"
    " ledger. It may take minutes; you can continue working."
)
_REPAIR: Final = msg_mark(
    "Repair makes a copy in which every page, record and document"
    " proves itself, from the backups beside the vault and from the"
    " ledger; the damaged file is kept. The vault locks first, and asks"
    " for the passphrase."
)
_COLUMNS: Final = (
    ListColumn("words", msg_mark("Damage"), 320, stretch=True, sorts=False),
    ListColumn("brief", msg_mark("Remedy"), 190, sorts=False),
)
_SHOWN: Final = 7
_OF_THEMSELVES: Final = frozenset({"twin", "door"})
_EDGES: Final = 2


class CheckCard(VaultCard):
    """The last check, its findings, and the way to a repair.

    Attributes:
        table: the findings; Enter shows the record.
        repair: locks, and lets the door repair.
    """

    key: ClassVar[str] = "check"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Check and repair"))
        self._last_check: LastCheck | None = None
        check = action_button(context.actions["app.check"])
        self._words = self.card.add(msg("Last verification"), msg_of(_CHECK), check)
        self.table = RowTable(
            RowModel(msg_of(_COLUMNS), role=_role, identity=lambda row: str(row.of)), context.theme
        )
        self.table.setAccessibleName(msg("Show the last verification"))
        self.table.chosen.connect(self._show_finding)
        self.table.activated_row.connect(self._on_activated)
        self._title, self._means, self._remedy = QLabel(), muted(""), muted("")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("label", "true")
        self._title.setWordWrap(True)
        self.show = button(msg("Show"), "arrow-square-out")
        self.show.clicked.connect(self._on_show)
        self._more = muted("")
        self._findings = self.card.add_wide(self._laid_out())
        self.repair = button(msg("Repair…"), "seal-check")
        self.repair.clicked.connect(lambda: self.session.operation_requested.emit("repair"))
        self._repair_row = self.card.add_hideable(msg("Repair"), msg_of(_REPAIR), self.repair)
        context.theme.changed.connect(self._fit)
        self._show_findings(())

    @override
    def ask(self) -> None:
        """Ask for what may be different now."""
        self.session.ask(self, last_check(), self._on_check, channel="check")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again after a check."""
        if "last_check" in changes.ids("setting"):
            self.ask()

    def _laid_out(self) -> QWidget:
        below = row(
            (column(self._title, self._means, self._remedy, ..., gap=2), 1),
            (self.show, TOP),
            gap=20,
        )
        return in_column(self.table, self._more, below, gap=8, margins=0)

    def _on_check(self, check: LastCheck | None) -> None:
        checked = newer(check, self.session.seen)
        message = check_words(checked, self.session.clock.wall())
        if checked is not None and checked.counts:
            message = msg(
                "{message}. Read and compared: {verified_counts}",
                message=message,
                verified_counts=verified_counts(checked.counts),
            )
        if checked is not None and not checked.sound:
            # An older program remembered no more than that.
            count = (
                faults_in(checked.faults)
                if checked.faults
                else msg("check again to see what it is")
            )
            message = (
                msg("{message}. Of these, {count}", message=message, count=count)
                if checked.counts
                else f"{message}; {count}"
            )
        self._words.setText(f"{message}.\n{msg_of(_CHECK)}")
        self._last_check = checked
        self._repair_row.setVisible(checked is not None and _is_to_repair(checked))
        if checked is None or not checked.findings:
            self._show_findings(())
            return
        job = described_findings(checked.findings)
        self.session.fetch(self, job, self._show_findings, channel="findings")

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings.setVisible(bool(findings))
        self.table.set_rows(findings)
        count = self._last_check.faults if self._last_check is not None else 0
        listed = sum(one.count for one in findings)
        self._more.setText(
            msg("And {number} more.", number=msg_number(count - listed)) if count > listed else ""
        )
        self._more.setVisible(bool(findings) and count > listed)
        self._fit()
        if findings and self.table.row() is None:
            self.table.select_first()
        self._show_finding(self.table.row())

    @Slot(object)
    def _show_finding(self, row: Finding | None) -> None:
        self._title.setText(row.words if row is not None else "")
        self._means.setText(row.means if row is not None else "")
        self._remedy.setText(row.remedy if row is not None else "")
        self.show.setVisible(row is not None and bool(row.spots))
        if row is not None:
            self.show.setAccessibleName(msg("Show {title}", title=row.words))

    @Slot(object)
    def _on_activated(self, row: Finding) -> None:
        for spot in row.spots:
            self.context.navigator.go(target_of(spot))

    @Slot()
    def _on_show(self) -> None:
        row = self.table.row()
        if row is not None:
            self._on_activated(row)

    @Slot()
    def _fit(self) -> None:
        """Be as high as the findings, up to some; more are scrolled to."""
        rows = min(len(self.table.rows_model.rows), _SHOWN)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + rows * self.context.theme.row_height + _EDGES)


def _is_to_repair(checked: LastCheck) -> bool:
    """Tell whether a repair may help: some findings end at the next opening."""
    if checked.sound:
        return False
    return not checked.findings or any(one.remedy not in _OF_THEMSELVES for one in checked.findings)


def _role(_row: Finding, key: str) -> str:
    return "text" if key == "words" else "muted"
