"""How the pages of exhibits leave: how finely, those of one exhibit apart, and with text or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.image_quality import (
    AS_FILED,
    NO_EDITION,
    Fineness,
    PageExportSettings,
)
from casefiles.office.draft.dossiers import PlannedExhibit
from casefiles.office.draft.numbered_editions import NumberedEdition
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column, label_for
from casefiles.words.gate import FINENESS
from casefiles.words.language import msg, msg_mark, msg_of

_AS_OTHERS: Final = ""
_POLICY: Final = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_FEWEST: Final = 10
"""Letters for which a choice has room at least."""
_LAYER: Final = msg_mark(
    "Adds an invisible text layer from OCR of the redacted pages, so that readers can search and"
    " copy. Takes some seconds per page. Omitted if the final OCR check is skipped."
)

_REDRAWN: Final = msg_mark(
    "Pages of published documents without redactions are rebuilt as text where they contain only"
    " text and lines. Other pages remain images."
)
_NUMBERED: Final = msg_mark(
    "Sections and exhibits keep the page numbers of that edition. Inserted pages are numbered 12A,"
    " 12B; removed pages are replaced by empty ones. Inserted paragraphs are numbered 14A."
)


class PagesChoice(QWidget):
    """Chooses how pages leave.

    Attributes:
        chosen: a person chose something else.
        pages_leave: what is chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pages_leave: PageExportSettings = AS_FILED
        self._exhibit: PlannedExhibit | None = None
        self.all = QComboBox()
        self.all.setAccessibleName(msg("Image quality of exhibits"))
        self.own = QComboBox()
        self._own_label = label_for(self.own, "")
        self.layer = QCheckBox(msg("Searchable text"))
        self.layer.setToolTip(msg_of(_LAYER))
        self.layer.setAccessibleDescription(msg_of(_LAYER))
        self.redrawn = QCheckBox(msg("Publications as text"))
        self.redrawn.setToolTip(msg_of(_REDRAWN))
        self.redrawn.setAccessibleDescription(msg_of(_REDRAWN))
        self.numbers = QComboBox()
        self._numbers_label = label_for(self.numbers, msg("Page numbers"))
        self.numbers.setAccessibleName(msg("Page numbers"))
        self.numbers.setToolTip(msg_of(_NUMBERED))
        self.numbers.setAccessibleDescription(msg_of(_NUMBERED))
        self._says = muted("")
        self.own.addItem(msg("Same as other exhibits"), _AS_OTHERS)
        for box in (self.all, self.own, self.numbers):
            box.setSizeAdjustPolicy(_POLICY)
            box.setMinimumContentsLength(_FEWEST)
        for fineness, (name, _) in msg_of(FINENESS).items():
            self.all.addItem(name, str(fineness))
            self.own.addItem(name, str(fineness))
        self._lay_out()
        self.all.currentIndexChanged.connect(self._on_all)
        self.own.currentIndexChanged.connect(self._on_own)
        self.layer.toggled.connect(self._on_layer)
        self.redrawn.toggled.connect(self._on_redrawn)
        self.numbers.currentIndexChanged.connect(self._on_numbers)
        self.show_editions(())
        self.show_exhibit(None)

    def show_editions(self, editions: Sequence[NumberedEdition]) -> None:
        """Offer the numbers of earlier editions; nothing where there is none."""
        self.numbers.blockSignals(True)
        self.numbers.clear()
        self.numbers.addItem(msg("New numbering"), NO_EDITION)
        for edition in editions:
            self.numbers.addItem(msg("As in {words}", words=edition.words), edition.id)
        self.numbers.blockSignals(False)
        self.numbers.setVisible(bool(editions))
        self._numbers_label.setVisible(bool(editions))

    def show_choice(self, pages_leave: PageExportSettings) -> None:
        """Show what is chosen."""
        self.pages_leave = pages_leave
        for widget in (self.all, self.layer, self.redrawn, self.numbers):
            widget.blockSignals(True)
        self.all.setCurrentIndex(self.all.findData(str(pages_leave.fineness)))
        self.layer.setChecked(pages_leave.has_text_layer)
        self.redrawn.setChecked(pages_leave.redraws_public)
        self.numbers.setCurrentIndex(max(0, self.numbers.findData(pages_leave.numbered_as)))
        for widget in (self.all, self.layer, self.redrawn, self.numbers):
            widget.blockSignals(False)
        self._says.setText(msg_of(FINENESS[pages_leave.fineness][1]))
        self.show_exhibit(self._exhibit)

    def show_exhibit(self, exhibit: PlannedExhibit | None) -> None:
        """Offer a choice for the exhibit that is selected; None for none."""
        self._exhibit = exhibit if exhibit is not None and exhibit.pages else None
        has_one = self._exhibit is not None
        self._own_label.setVisible(has_one)
        self.own.setVisible(has_one)
        if self._exhibit is None:
            return
        self._own_label.setText(msg("Export format of {mark}", mark=self._exhibit.mark))
        self.own.setAccessibleName(msg("Image resolution of {mark}", mark=self._exhibit.mark))
        own = {one.document_id: one.fineness for one in self.pages_leave.own}
        value = str(own.get(self._exhibit.id, _AS_OTHERS))
        self.own.blockSignals(True)
        self.own.setCurrentIndex(self.own.findData(value))
        self.own.blockSignals(False)

    @Slot(int)
    def _on_all(self, _index: int) -> None:
        fineness = Fineness(str(self.all.currentData()))
        now = self.pages_leave
        self._choose(replace(now, fineness=fineness))

    @Slot(int)
    def _on_own(self, _index: int) -> None:
        if self._exhibit is not None:
            value = str(self.own.currentData())
            fineness = Fineness(value) if value else None
            self._choose(self.pages_leave.with_own(self._exhibit.id, fineness))

    @Slot(bool)
    def _on_layer(self, is_ticked: bool) -> None:
        now = self.pages_leave
        self._choose(replace(now, has_text_layer=is_ticked))

    @Slot(bool)
    def _on_redrawn(self, is_ticked: bool) -> None:
        self._choose(replace(self.pages_leave, redraws_public=is_ticked))

    @Slot(int)
    def _on_numbers(self, _index: int) -> None:
        edition = EditionId(str(self.numbers.currentData()))
        self._choose(replace(self.pages_leave, numbered_as=edition))

    def _choose(self, pages_leave: PageExportSettings) -> None:
        self.show_choice(pages_leave)
        self.chosen.emit()

    def _lay_out(self) -> None:
        column(
            subheading(msg("EXHIBIT PAGES")),
            self.all,
            self._says,
            self._own_label,
            self.own,
            self.layer,
            self.redrawn,
            self._numbers_label,
            self.numbers,
            gap=6,
            margins=0,
            of=self,
        )
