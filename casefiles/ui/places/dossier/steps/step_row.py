"""The head of the dossier: which dossier, its five steps with their state, and the next one."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget
from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.base.dossier_steps import REDACT, STEPS
from casefiles.ui.places.dossier.steps.wide_list_box import WideListBox
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg, msg_of

_ORDER: Final = tuple(STEPS)
_LAST: Final = _ORDER[-1]
_FEWEST: Final = 8
_BOX_FROM: Final = 900
"""Pixels at 100 % from which there is room to choose another dossier here."""
_BOX: Final = 220
_WIDE_BOX: Final = 300
_WIDE_FROM: Final = 1240
_ICON: Final = 16
_AROUND, _GAP = 12, 8


class StepRow(QWidget):
    """Shown above both screens of the dossier; what it shows is held by `DossierSteps`.

    Attributes:
        chosen: name of a step.
        dossier_chosen: profile and audience of another dossier.
        export_requested: the last step's button was pressed.
        next: leads to the next step; in the last one it exports.
    """

    chosen = Signal(str)
    dossier_chosen = Signal(str, str)
    export_requested = Signal()

    def __init__(self, context: Context, step: str = _ORDER[0]) -> None:
        super().__init__()
        self._context = context
        self._steps = context.steps
        self.step = step
        self.setObjectName("views")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dossiers = WideListBox()
        self.dossiers.setAccessibleName(msg("Dossier"))
        # Its list is as wide as the longest name; the box itself gives way.
        self.dossiers.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.dossiers.setMinimumContentsLength(_FEWEST)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(msg("Steps of the dossier"))
        for _ in _ORDER:
            self.tabs.addTab("")
        self.next = button("", "caret-right", primary=True)
        margins = (_AROUND, 4, _AROUND, 4)
        row(self.dossiers, (self.tabs, 1), self.next, gap=_GAP, margins=margins, of=self)
        self.tabs.currentChanged.connect(self._on_tab)
        self.dossiers.activated.connect(self._on_dossier)
        self.next.clicked.connect(self.go_on)
        self._steps.changed.connect(self._show)
        context.theme.changed.connect(self._show)
        self.mark(step)
        self._show()

    def mark(self, step: str) -> None:
        """Show which step is open."""
        self.step = step
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(_ORDER.index(step))
        self.tabs.blockSignals(False)
        if step == _LAST:
            self.next.setText(msg("Export"))
            self.next.show_icon("export")
        else:
            following = msg_of(STEPS[_ORDER[_ORDER.index(step) + 1]])
            self.next.setText(msg("Next: {step}", step=following))
            self.next.show_icon("caret-right")
        self._fit()

    def show_why_off(self, words: str, *, is_open: bool) -> None:
        """Say why nothing can be exported now; the button of the last step waits for it.

        Args:
            words: why not; empty if it can be.
            is_open: the card with the button that exports is open, so that this one is not needed.
        """
        self.next.setVisible(self.step != _LAST or not is_open)
        self._fit()
        self.next.setEnabled(not words or self.step != _LAST)
        self.next.setToolTip(words if self.step == _LAST else "")
        self.next.setAccessibleDescription(words if self.step == _LAST else "")

    @Slot()
    def go_on(self) -> None:
        """Go to the next step; from the last one, export."""
        if self.step == _LAST:
            self.export_requested.emit()
        else:
            self.chosen.emit(_ORDER[_ORDER.index(self.step) + 1])

    def go_to(self, number: int) -> None:
        """Go to a step by its number from 0."""
        if number < len(_ORDER):
            self.chosen.emit(_ORDER[number])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room to the steps where there is little."""
        super().resizeEvent(event)
        self._size_box()

    def _size_box(self) -> None:
        pixels = self._context.theme.pixels
        is_wide = self.width() >= pixels(_WIDE_FROM)
        self.dossiers.setFixedWidth(pixels(_WIDE_BOX if is_wide else _BOX))
        self.dossiers.setVisible(self.width() >= pixels(_BOX_FROM))
        self._fit()

    def _fit(self) -> None:
        """Show whole names where there is room for all, else numbers but for the present one."""
        whole = [self._words(at, text) for at, text in enumerate(msg_of(STEPS).values())]
        self._name(whole)
        taken = 2 * _AROUND
        taken += 0 if self.dossiers.isHidden() else self.dossiers.minimumWidth() + _GAP
        taken += 0 if self.next.isHidden() else self.next.sizeHint().width() + _GAP
        if self.tabs.sizeHint().width() > self.width() - taken:
            present = _ORDER.index(self.step)
            self._name([one if at == present else self._words(at) for at, one in enumerate(whole)])

    def _words(self, at: int, text: str = "") -> str:
        """Return what a step is called: its number, its name, and how much is open in it."""
        words = f"{at + 1}  {text}".strip()
        number = self._steps.states[_ORDER[at]].open
        return msg("{step} ({number})", step=words, number=number) if number else words

    def _name(self, texts: list[str]) -> None:
        for at, text in enumerate(texts):
            if self.tabs.tabText(at) != text:
                self.tabs.setTabText(at, text)

    @Slot()
    def _show(self) -> None:
        theme = self._context.theme
        self.tabs.setIconSize(QSize(theme.pixels(_ICON), theme.pixels(_ICON)))
        for at, (name, text) in enumerate(msg_of(STEPS).items()):
            state = self._steps.states[name]
            words = self._words(at, text)
            self.tabs.setTabIcon(at, theme.icon(state.icon, state.role))
            keys = f"Alt+{at + 1}"
            tip = msg("{step}: {state}  {keys}", step=text, state=msg_of(state.words), keys=keys)
            self.tabs.setTabToolTip(at, tip)
            self.tabs.setAccessibleTabName(at, f"{words}, {msg_of(state.words)}")
        self._show_dossiers()
        self._size_box()

    def _show_dossiers(self) -> None:
        self.dossiers.blockSignals(True)
        self.dossiers.clear()
        for one in self._steps.prepared:
            self.dossiers.addItem(one.words, (one.profile, one.audience))
        self.dossiers.addItem(msg("New dossier…"), ("", ""))
        pairs = [(one.profile, one.audience) for one in self._steps.prepared]
        present = self._steps.present
        at = pairs.index(present) if present in pairs else -1
        self.dossiers.setCurrentIndex(at)
        self.dossiers.blockSignals(False)

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        chosen = _ORDER[number]
        # The screen that opens marks its own row; this one goes on showing the step it is for.
        if REDACT in {chosen, self.step}:
            self.mark(self.step)
        self.chosen.emit(chosen)

    @Slot(int)
    def _on_dossier(self, number: int) -> None:
        profile, audience = self.dossiers.itemData(number)
        self._show_dossiers()
        if profile:
            self.dossier_chosen.emit(profile, audience)
        else:
            self.chosen.emit(_ORDER[0])
