"""The views of the place that is open, as tabs above it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget

from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.places import Place, View
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg, msg_of


class ViewBar(QWidget):
    """Shown only for a place that has several views.

    Attributes:
        chosen: the `View` that somebody wants.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("views")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place: Place | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        # Where text is large, all tabs stay in reach with their words shortened.
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.currentChanged.connect(self._on_tab)
        row((self.tabs, 1), margins=(16, 4, 16, 0), of=self)
        self.hide()

    @property
    def views(self) -> tuple[View, ...]:
        """The views of the place that is open, those that are shown as tabs."""
        return self._place.views if self._place is not None else ()

    def show_place(self, place: Place | None, target: NavigationTarget) -> None:
        """Show the views of a place, and which of them is open."""
        self.tabs.blockSignals(True)
        if place != self._place:
            self._place = place
            while self.tabs.count():
                self.tabs.removeTab(0)
            for number, view in enumerate(msg_of(self.views), start=1):
                self.tabs.addTab(view.text)
                self.tabs.setTabToolTip(
                    number - 1, msg("{view}  {keys}", view=view.text, keys=f"Alt+{number}")
                )
            name = msg_of(place).text if place is not None else ""
            self.tabs.setAccessibleName(msg("Views of {place}", place=name))
        at = place.view_of(target) if place is not None else None
        if at is not None and self.views:
            self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)
        self.setVisible(bool(self.views))

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        if 0 <= number < len(self.views):
            self.chosen.emit(self.views[number])
