"""The page of similar cases: what is asked for on top, those that agree below, adverse first."""

from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.office.law.reference import SIDES, ReferenceResults, references
from casefiles.office.law.similar_cases import (
    CRITERIA,
    SimilarityChoices,
    SimilarityCriteria,
    SimilarRow,
    similar_to,
    similarity_choices,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.argument.library.page import LibraryPage
from casefiles.ui.places.argument.library.reference_list import ICONS
from casefiles.ui.places.argument.library.reference_pane import ReferencePane
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import LEFT, column, in_column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg, msg_mark, msg_of

_COLUMNS: Final = (
    ListColumn("side", msg_mark("Position"), 124, sorts=False),
    ListColumn("title", msg_mark("Case"), 170, stretch=True, sorts=False),
    ListColumn("words", msg_mark("In common"), 180, stretch=True, sorts=False),
    ListColumn("date", msg_mark("Date"), 128, sorts=False, drops=True),
)
_WIDTHS: Final = (720, 460)


def cell_text(row: SimilarRow, key: str) -> str:
    """Return the words of a cell."""
    match key:
        case "side":
            return msg_of(SIDES[row.reference.side])
        case "title":
            return row.reference.title
        case "date":
            return row.reference.date_words
    return row.words


def cell_icon(row: SimilarRow, key: str) -> tuple[str, str] | None:
    """Return icon and colour role of a cell."""
    return ICONS[row.reference.side] if key == "side" else None


def cell_role(_row: SimilarRow, key: str) -> str:
    """Return the colour role of a cell's words."""
    return "muted" if key == "date" else "text"


class SimilarPage(LibraryPage):
    """Finds analogous cases by States, ground, stage, profile and outcome.

    Attributes:
        opened: id of a case that is to be shown among the authorities.
    """

    key: ClassVar[str] = "similar"
    words: ClassVar[str] = msg_mark("Similar cases")
    shows: ClassVar[tuple[str, ...]] = ("installed_pack", "trusted_key", "own_term", "library_note")
    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._results = ReferenceResults()
        self._is_begun = False
        self.fields = {
            name: ChoiceField(name, words, ()) for name, words in msg_of(CRITERIA).items()
        }
        self.counts = muted("")
        model = RowModel(msg_of(_COLUMNS), cell_text, cell_icon, cell_role, parent=self)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Similar cases"))
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(self._on_activated)
        self.pane = ReferencePane(context)
        self.clear = quiet_button(msg("Clear filters"))
        self.clear.clicked.connect(self._on_clear)
        for field in self.fields.values():
            field.changed.connect(self._find)
        splitter = Split("similar", Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self.pane)
        splitter.setSizes(list(_WIDTHS))
        column(splitter, margins=0, of=self)

    @override
    def open(self, record: str) -> None:
        """Begin with the States and the stage of the case."""
        self._ask_once()
        self.focus_filter()

    @override
    def here(self) -> str:
        """Return nothing: what is asked for is no place."""
        return ""

    @override
    def focus_filter(self) -> None:
        """Put the focus into the first choice."""
        self.fields["requesting"].take_focus()

    def criteria(self) -> SimilarityCriteria:
        """Return what is asked for."""
        return SimilarityCriteria(**{name: field.value() for name, field in self.fields.items()})

    def _left(self) -> QWidget:
        choices = FlowLayout(spacing=10)
        for field in self.fields.values():
            field.setMinimumWidth(self.context.theme.pixels(190))
            choices.addWidget(field)
        return in_column(
            choices,
            (self.table, 1),
            self.counts,
            (self.clear, LEFT),
            gap=8,
            margins=(20, 12, 12, 12),
        )

    @override
    def _ask(self) -> None:
        session, warn = self.context.session, self.context.notices.warn
        query = similarity_choices(self.context.case_id)
        session.ask(self, query, self._on_choices, channel="choices", otherwise=warn)
        session.fetch(self, references(), self._on_results, channel="held", otherwise=warn)

    def _on_choices(self, choices: SimilarityChoices) -> None:
        for name, field in self.fields.items():
            field.set_choices([("", msg("Any")), *choices.offered[name]])
            if not self._is_begun:
                own = getattr(choices.own, name)
                field.set_value(own if own in dict(choices.offered[name]) else "")
        self._is_begun = True
        self._find()

    def _on_results(self, reference_results: ReferenceResults) -> None:
        self._results = reference_results
        self._find()

    @Slot()
    def _find(self) -> None:
        found = similar_to(self._results, self.criteria())
        self.table.set_rows(found)
        if self.table.row() is None:
            self.table.select_first()
        adverse = sum(row.reference.side == "adverse" for row in found)
        self.counts.setText(
            msg(
                "{count} cases, {adverse} of them adverse: answer those first.",
                count=len(found),
                adverse=adverse,
            )
        )

    @Slot()
    def _on_clear(self) -> None:
        for field in self.fields.values():
            field.set_value("")
        self._find()

    @Slot(object)
    def _on_chosen(self, row: Any) -> None:
        if row is not None:
            self.pane.show_reference(row.reference)
            self.pane.note.hide()

    @Slot(object)
    def _on_activated(self, row: SimilarRow) -> None:
        self.opened.emit(row.id)
