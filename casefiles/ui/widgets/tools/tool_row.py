"""One row of tools: what has no room goes into the last button, never into a second row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.ui.widgets.buttons import IconButton, icon_button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg

_HEIGHT: Final = 40
_SIDE: Final = 8
_GAP: Final = 3
_LEAST_TITLE: Final = 90
_ICON: Final = 16
_PAD: Final = 4
_EDGE: Final = 2


class ToolButton(IconButton):
    """An icon, with a word beside it where there is room for words."""

    def __init__(self, action: QAction, icon: str, word: str = "") -> None:
        super().__init__(action.text(), icon)
        self._action, self.word = action, word
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.follow)
        self.follow()
        self.describe(action.text())

    def describe(self, name: str) -> None:
        """Say to a screen reader and in the tip what it does, with its keys."""
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {keys}")

    def width_of(self, *, has_word: bool) -> int:
        """Return how wide it is with its word, or without."""
        look = theme.applied()
        width = look.pixels(_ICON) + 2 * (look.pixels(_PAD) + _EDGE)
        if has_word and self.word:
            width += self.fontMetrics().horizontalAdvance(self.word) + look.pixels(_PAD) + _EDGE
        return width

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim icon, word and padding; Qt would leave room for a menu's arrow too."""
        width = self.width_of(has_word=bool(self.text()))
        return QSize(width, super().minimumSizeHint().height())

    def show_word(self, *, is_shown: bool) -> None:
        """Show the word beside the icon, or the icon alone."""
        text = self.word if is_shown else ""
        if text == self.text() and self.minimumWidth():
            return
        self.setText(text)
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            styles.ToolButtonTextBesideIcon if text else styles.ToolButtonIconOnly
        )
        self.fit()

    def fit(self) -> None:
        """Be as wide as is reckoned with, whatever the style would ask for."""
        width = self.width_of(has_word=bool(self.text()))
        if self.minimumWidth() != width:
            self.setFixedWidth(width)

    @Slot()
    def follow(self) -> None:
        """Be of use while the action is; what can be pressed in tells a state too."""
        self.setEnabled(self.isCheckable() or self._action.isEnabled())


@dataclass(slots=True)
class _Tool:
    widget: QWidget
    rank: int
    action: QAction | None
    is_offered: bool = True


class ToolRow(QWidget):
    """Widgets side by side; those of the highest rank leave first where the row is short.

    Attributes:
        more: opens what is not in sight, and what never stands in the row.
        filled: called with the menu, to put more into it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("tools")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._tools: list[_Tool] = []
        self._always: list[QAction | None] = []
        self._is_folding = False
        self.filled: Callable[[QMenu], None] | None = None
        self.more = icon_button(msg("More"), "dots-three")
        self.more.clicked.connect(self._open_menu)
        self._row = row(gap=_GAP, margins=(_SIDE, 0, _SIDE, 0), of=self)
        self._row.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._size()

    def add(
        self, widget: QWidget, rank: int = 0, action: QAction | None = None, share: int = 0
    ) -> None:
        """Add a tool before the last button.

        Args:
            widget: the tool.
            rank: 0 stays in any case; a higher one leaves before a lower one.
            action: what stands for it in the menu once it has left; None for nothing.
            share: of the room that is left over.
        """
        self._tools.append(_Tool(widget, rank, action))
        self._row.insertWidget(self._row.count() - 1, widget, share)

    def add_room(self) -> None:
        """Let what follows stand at the end."""
        self._row.insertStretch(self._row.count() - 1, 1)

    def set_more(self, *actions: QAction | None) -> None:
        """Say what stands in the menu in any case; None for a line between two groups."""
        self._always = list(actions)

    def offer(self, widget: QWidget, *, is_offered: bool) -> None:
        """Say whether a tool is of use now."""
        for tool in self._tools:
            if tool.widget is widget:
                tool.is_offered = is_offered
        self._fold()

    def menu(self) -> QMenu:
        """Return what is not in sight, and what never stands in the row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left = [one for one in self._tools if one.is_offered and one.widget.isHidden()]
        for tool in left:
            if tool.action is not None:
                menu.addAction(tool.action)
        if left:
            menu.addSeparator()
        for action in self._always:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        if self.filled is not None:
            self.filled(menu)
        return menu

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim the width of what stays in any case."""
        least = [one for one in self._tools if one.is_offered and one.rank == 0]
        width = self._needed(least, has_words=False)
        # Tabs are shortened where there is no room for all of their words.
        for tabs in (one.widget for one in least if isinstance(one.widget, QTabBar)):
            width -= max(tabs.sizeHint().width() - tabs.minimumSizeHint().width(), 0)
        return QSize(width, super().minimumSizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        """Say that the row is as high at any width, whatever stands in it could be."""
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        """Fold anew when a tool is of another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Take the height that the size of text asks for."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._size()

    def _size(self) -> None:
        height = theme.applied().pixels(_HEIGHT)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _needed(self, tools: list[_Tool], *, has_words: bool) -> int:
        """Return how wide some tools are, without changing any of them."""
        width = 2 * _SIDE + self.more.sizeHint().width()
        for tool in tools:
            widget = tool.widget
            if isinstance(widget, ToolButton):
                own = widget.width_of(has_word=has_words)
            elif widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
                own = theme.applied().pixels(_LEAST_TITLE)
            else:
                own = max(widget.sizeHint().width(), widget.minimumWidth())
                own = min(own, widget.maximumWidth())
            width += own + _GAP
        return width

    def _fold(self) -> None:
        if self._is_folding:
            return
        self._is_folding = True
        shown_tools = [one for one in self._tools if one.is_offered]
        has_words = self._needed(shown_tools, has_words=True) <= self.width()
        ranks = sorted({one.rank for one in shown_tools if one.rank}, reverse=True)
        while ranks and self._needed(shown_tools, has_words=False) > self.width():
            highest = ranks.pop(0)
            shown_tools = [one for one in shown_tools if one.rank < highest]
        shown = {id(one) for one in shown_tools}
        for tool in self._tools:
            if isinstance(tool.widget, ToolButton):
                tool.widget.show_word(is_shown=has_words)
                tool.widget.fit()
            if tool.widget.isHidden() == (id(tool) in shown):
                tool.widget.setVisible(id(tool) in shown)
        self._is_folding = False

    @Slot()
    def _open_menu(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
        self.menu().popup(corner)
