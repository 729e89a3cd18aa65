"""The cases of a vault that holds several, to choose from."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.office.case.overview import Overview, title_of
from casefiles.ui.widgets.field import QuietBox
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg


class CaseBar(QWidget):
    """Shown only where there is a choice.

    Attributes:
        case_chosen: id of another case.
    """

    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.box = QuietBox()
        self.box.setAccessibleName(msg("Case"))
        self.box.activated.connect(self._on_activated)
        self._case_id = ""
        words = muted(msg("Case"))
        words.setWordWrap(False)
        row(words, (self.box, 1), gap=10, margins=(24, 12, 24, 0), of=self)
        self.hide()

    def show_cases(self, overview: Overview) -> None:
        """Offer every case of the vault."""
        own = overview.case
        self._case_id = own.id
        cases = sorted(
            ((own.id, own.reference, title_of(own)), *overview.others), key=lambda c: c[1]
        )
        self.box.clear()
        for case_id, reference, title in cases:
            self.box.addItem("  ·  ".join(part for part in (reference, title) if part), case_id)
        self.box.setCurrentIndex(self.box.findData(own.id))
        self.setVisible(len(cases) > 1)

    @Slot()
    def _on_activated(self) -> None:
        chosen = str(self.box.currentData())
        if chosen != self._case_id:
            self.case_chosen.emit(chosen)
