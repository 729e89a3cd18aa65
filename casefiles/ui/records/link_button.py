"""A line that leads somewhere: a short title, and words beside it."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.ui.widgets.labels import muted

_ICON = 16
_ANY = 16_777_215
"""The width that Qt gives to what has no greatest one."""
_NARROW = 320
"""Pixels at 100 % below which words stand under their title, not beside it."""


class LinkButton(QPushButton):
    """A row of words that can be pressed.

    Attributes:
        icon_label: shows the icon in front; empty where there is none.
    """

    def __init__(
        self,
        title: str,
        words: str = "",
        icon: tuple[str, str] | None = None,
        *,
        title_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row.

        Args:
            title: what it leads to.
            words: more about it; they wrap.
            icon: name and colour role.
            title_width: room for the title at 100 %, so that words of several rows stand in line.
            parent: owner.
        """
        super().__init__(parent)
        self._icon_name = icon
        self._may_stack = bool(title_width and words)
        self.setProperty("quiet", "true")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {words}" if words else title)
        self.icon_label = QLabel(self)
        self.icon_label.setVisible(icon is not None)
        self._title = QLabel(title, self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._words = muted(words)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self.icon_label, 0, Qt.AlignmentFlag.AlignTop)
        self._title_width = theme.applied().pixels(title_width) if title_width else 0
        if title_width:
            self._title.setFixedWidth(self._title_width)
        self._title.setWordWrap(bool(title_width) or not words)
        self._label_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._label_row.setSpacing(10)
        self._label_row.addWidget(self._title, 0 if words else 1)
        if words:
            self._label_row.addWidget(self._words, 1)
        row.addLayout(self._label_row, 1)
        for label in (self.icon_label, self._title, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.applied().changed.connect(self._tint)
        self._tint()

    def emphasise(self, before: str, strong: str, after: str) -> None:
        """Show words of which some are stronger; they run their own way."""
        parts = escape(before), escape(strong), escape(after)
        self.setAccessibleName(f"{self._title.text()}, {before}{strong}{after}")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setText("{}\u2068<b>{}</b>\u2069{}".format(*parts))

    @override
    def sizeHint(self) -> QSize:
        """Return the size of what it holds."""
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size of what it holds."""
        least = self._row.minimumSize()
        if self._may_stack:
            widest = max(one.minimumSizeHint().width() for one in (self._title, self._words))
            margins = self._row.contentsMargins()
            least.setWidth(widest + margins.left() + margins.right())
        return least

    @override
    def hasHeightForWidth(self) -> bool:
        """Tell that words wrap."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._row.totalHeightForWidth(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words under their title where it is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        is_stacked = self._may_stack and self.width() < theme.applied().pixels(_NARROW)
        if is_stacked is not (self._label_row.direction() is way.TopToBottom):
            self._label_row.setDirection(way.TopToBottom if is_stacked else way.LeftToRight)
            self._label_row.setSpacing(0 if is_stacked else 10)
            self._title.setMinimumWidth(0 if is_stacked else self._title_width)
            self._title.setMaximumWidth(_ANY if is_stacked else self._title_width)

    def _tint(self) -> None:
        if self._icon_name is not None:
            look = theme.applied()
            name, role = self._icon_name
            self.icon_label.setPixmap(look.pixmap(name, look.pixels(_ICON), role))
