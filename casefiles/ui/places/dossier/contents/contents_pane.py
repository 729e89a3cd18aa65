"""The outline: which sections a dossier has, and which exhibits, in which order."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QWidget

from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.dossiers import DossierPlan, PlannedSection
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.places.dossier.contents.contents_rows import included_count
from casefiles.ui.places.dossier.contents.exhibit_list import ExhibitList
from casefiles.ui.places.dossier.contents.pages_choice import PagesChoice
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import LEFT, clear, column, in_column, row
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_of

_NAMES: Final = {
    "cover": msg_mark("Cover"),
    "pressure": msg_mark("Reprisals"),
    "grounds": msg_mark("Grounds"),
    "translations": msg_mark("Translators"),
}
"""Sections whose heading says something else than what they are, or is long."""
_NONE: Final = msg_mark(
    "No exhibits yet. Give documents an exhibit number, such as AB/1, to list them here."
)


class ContentsPane(QWidget):
    """What goes into the dossier.

    Attributes:
        chosen: something was ticked or moved by a person.
        reset_requested: everything shall go in again, by exhibit mark.
        exhibits: the list of exhibits.
    """

    chosen = Signal()
    reset_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[PlannedSection, ...] = ()
        self._withheld_count = 0
        self._sections = column(gap=2)
        self.exhibits = ExhibitList(context.theme)
        self.exhibits.rearranged.connect(self._on_rearranged)
        self.exhibits.offer(row_actions(context.actions, "exhibit"))
        self._none = muted(msg_of(_NONE))
        self.number = button(msg("Number exhibits…"), "hash")
        unnumbered = NavigationTarget("documents", "", "unmarked")
        self.number.clicked.connect(lambda: context.navigator.go(unnumbered))
        self._counts = muted("")
        self._edits = {
            "statement": context.actions["dossier.edit_facts"],
            "narrative": context.actions["dossier.edit_narrative"],
            "grounds": context.actions["dossier.edit_argument"],
        }
        self.reset = quiet_button(msg("All, by exhibit number"), "sort-ascending")
        self.reset.setToolTip(msg("Reset contents: include everything, ordered by exhibit number"))
        self.reset.clicked.connect(self.reset_requested)
        self.pages = PagesChoice()
        self.pages.chosen.connect(self.chosen)
        self.exhibits.selected.connect(self.pages.show_exhibit)
        self._lay_out()

    def show_plan(self, plan: DossierPlan) -> None:
        """Show what is chosen."""
        self._show_sections(plan.sections)
        self.exhibits.show_rows(plan.exhibits)
        self.exhibits.setVisible(bool(plan.exhibits))
        self._none.setVisible(not plan.exhibits)
        self.number.setVisible(not plan.exhibits)
        self.reset.setVisible(plan.is_chosen)
        self.pages.setVisible(any(one.pages for one in plan.exhibits) or bool(plan.numbered))
        self.pages.show_editions(plan.numbered)
        self.pages.show_choice(plan.pages_leave)
        self._withheld_count = plan.withheld_count
        self._count()

    def sections(self) -> tuple[str, ...]:
        """Return the ids of the sections that are ticked."""
        return tuple(name for name, box in self._boxes.items() if box.isChecked())

    def documents(self) -> tuple[DocumentId, ...]:
        """Return the exhibits that are ticked, in their order."""
        return tuple(row.id for row in self.exhibits.rows if row.is_requested)

    def _show_sections(self, sections: tuple[PlannedSection, ...]) -> None:
        names = [(one.id, one.heading) for one in sections]
        if names != [(one.id, one.heading) for one in self._shown]:
            self._make_boxes(sections)
        self._shown = sections
        for section in sections:
            box = self._boxes.get(section.id)
            if box is None:
                continue
            box.blockSignals(True)
            box.setChecked(section.is_requested)
            box.blockSignals(False)

    def _make_boxes(self, sections: tuple[PlannedSection, ...]) -> None:
        clear(self._sections)
        self._boxes = {}
        for section in sections:
            if not section.is_fixed:
                self._sections.addWidget(self._made_row(section))
        fixed = [msg_of(_NAMES.get(one.id, one.heading)) for one in sections if one.is_fixed]
        self._sections.addWidget(muted(msg("Always: {names}.", names=", ".join(fixed))))

    def _made_row(self, section: PlannedSection) -> QWidget:
        # A box cannot wrap its words, and letters may be twice as large.
        name = msg_of(_NAMES.get(section.id, section.heading))
        box = QCheckBox(name.replace("&", "&&"))
        box.setToolTip(section.heading)
        box.setAccessibleName(section.heading)
        box.toggled.connect(self._on_ticked)
        self._boxes[section.id] = box
        holder = QWidget()
        row = WrappingRow(holder, spacing=6)
        row.addWidget(box)
        if section.id in self._edits:
            row.addWidget(self._made_edit(self._edits[section.id]))
        return holder

    def _made_edit(self, action: QAction) -> Button:
        edit = quiet_button(msg("Edit"), "pencil-simple")
        edit.setAccessibleName(action.text())
        edit.setToolTip(f"{action.text()}  {action.shortcut().toString()}")
        edit.clicked.connect(action.trigger)
        return edit

    def _count(self) -> None:
        withheld = self._withheld_count
        rows = self.exhibits.rows
        words = msg(
            "{included_count} of {count} included",
            included_count=included_count(rows),
            count=len(rows),
        )
        if withheld:
            words += msg(" · {kept_back} internal: never exported", kept_back=withheld)
        self._counts.setText(words)
        self._counts.setToolTip(
            msg("Privileged documents and working papers are never offered.") if withheld else ""
        )

    @Slot(bool)
    def _on_ticked(self, _is_ticked: bool) -> None:
        self.chosen.emit()

    @Slot()
    def _on_rearranged(self) -> None:
        self._count()
        self.chosen.emit()

    def _lay_out(self) -> None:
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        within = in_column(
            subheading(msg("SECTIONS")),
            self._sections,
            4,
            row(subheading(msg("EXHIBITS")), (self._counts, 1)),
            (self.exhibits, 1),
            self._none,
            (self.number, LEFT),
            (self.reset, LEFT),
            4,
            self.pages,
            (..., 0),
            gap=8,
            margins=(16, 12, 8, 12),
        )
        column(ColumnScroll(within, self), margins=0, of=self)
