"""What rooms share that are one page of cards: it scrolls, and stays narrow enough to read."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.ui.base.context import Context
from casefiles.ui.base.screen import Screen
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.setting_card import SettingCard

_WIDTH: Final = 760
_MARGIN: Final = 18


class CardScreen(Screen):
    """A room whose cards stand one below the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._cards_shown: tuple[SettingCard, ...] = ()
        self._page = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        context.theme.changed.connect(self._fit)

    def show_cards(self, title: str, words: str, cards: Iterable[SettingCard]) -> None:
        """Put the cards on the page, once, under a title and a line of words."""
        self._cards_shown = tuple(cards)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 24)
        column.setSpacing(18)
        for part in (heading(title), muted(words), *self._cards_shown):
            column.addWidget(part)
        column.addStretch(1)
        middle = QWidget()
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._page)
        line.addStretch(1)
        self._scroll.setWidget(middle)
        self._fit()

    def bring_into_sight(self, card: SettingCard) -> None:
        """Scroll to a card."""
        self._scroll.ensureWidgetVisible(card)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page narrow enough to read."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        width = min(self.width(), self.context.theme.pixels(_WIDTH))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._page.setFixedWidth(max(width - bar, 1))
        for card in self._cards_shown:
            card.fit(width)
