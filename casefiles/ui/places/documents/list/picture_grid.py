"""The documents as small pictures: another way to look at the rows of the list."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.provenance import Sensitivity
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.documents.near_duplicates import Thumbnail, small_pictures
from casefiles.ui.base.context import Context
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.list.states import type_icon
from casefiles.words.language import msg

_PICTURE: Final = QSize(132, 112)
_WORDS: Final = 40
_QUARTER: Final = 90
_PAUSE: Final = 30
_MOST: Final = 120
"""Pictures asked for at a time."""
_MOST_CACHED: Final = 2_000
ROW: Final = int(Qt.ItemDataRole.UserRole)


class _GridModel(QAbstractListModel):
    """Rows of documents with their pictures, which are asked for when they are first painted."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: tuple[DocumentRow, ...] = ()
        self._places: dict[str, int] = {}
        self._pictures: dict[str, QPixmap | None] = {}
        self._requested: dict[str, None] = {}
        self._timer = made_timer(self, _PAUSE, self._ask)

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show other rows; pictures that are known stay."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._places = {row.id: place for place, row in enumerate(self.rows)}
        self.endResetModel()

    def forget(self, document_ids: Iterable[str]) -> None:
        """Ask again for some pictures."""
        for document_id in document_ids:
            self._pictures.pop(document_id, None)

    def place(self, document_id: str) -> QModelIndex:
        """Return where a document stands."""
        at = self._places.get(document_id)
        return QModelIndex() if at is None else self.index(at)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return what Qt and screen readers ask of a document."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{row.mark}  {row.name}" if row.mark else row.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and is_covered(row):
            return msg("Hidden: graphic content")
        return row if role == ROW else None

    def picture(self, row: DocumentRow) -> QPixmap | None:
        """Return the picture of a document, or ask for it; none of one marked as graphic."""
        if is_covered(row):
            return None
        if row.id not in self._pictures:
            self._requested[row.id] = None
            if not self._timer.isActive():
                self._timer.start()
            return None
        return self._pictures[row.id]

    @Slot()
    def _ask(self) -> None:
        some = [DocumentId(one) for one in list(self._requested)[-_MOST:]]
        self._requested.clear()
        self._session.ask(self, small_pictures(some), self._on_pictures, channel=f"small {some[0]}")

    def _on_pictures(self, pictures: dict[DocumentId, Thumbnail | None]) -> None:
        if len(self._pictures) > _MOST_CACHED:
            self._pictures.clear()
        for document_id, small in pictures.items():
            self._pictures[document_id] = None if small is None else _pixmap(small)
            place = self.place(document_id)
            if place.isValid():
                self.dataChanged.emit(place, place)


def is_covered(row: DocumentRow) -> bool:
    """Tell whether a document must not be seen without a decision."""
    return row.sensitivity is Sensitivity.GRAPHIC


def _pixmap(small: Thumbnail) -> QPixmap:
    line, form = small.columns * 3, QImage.Format.Format_RGB888
    lying = QImage(small.rgb, small.columns, small.rows, line, form)
    return QPixmap.fromImage(lying.transformed(QTransform().rotate(_QUARTER * small.turns)))


class _GridDelegate(QStyledItemDelegate):
    """Paints a picture, or a sign in its place, and the name below."""

    def __init__(self, theme: Theme, model: _GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return room for picture and words."""
        pixels = self._theme.pixels
        return QSize(pixels(_PICTURE.width() + 16), pixels(_PICTURE.height() + _WORDS + 20))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one document."""
        row: DocumentRow = index.data(ROW)
        painter.save()
        room: QRect = option.rect.adjusted(4, 4, -4, -4)
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.select if is_chosen else tokens.surface))
        edge = QColor(tokens.accent if is_chosen else tokens.line)
        painter.setPen(QPen(edge, 2 if is_chosen else 1))
        painter.drawRoundedRect(room, 6, 6)
        high = self._theme.pixels(_PICTURE.height())
        left, top, wide = room.left() + 8, room.top() + 6, room.width() - 16
        self._paint_picture(painter, row, QRect(left, top, wide, high))
        words = QRect(left, top + high + 4, wide, room.height() - high - 14)
        painter.setPen(QColor(tokens.text))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        flags |= int(Qt.TextFlag.TextWordWrap)
        painter.setClipRect(words)
        painter.drawText(words, flags, str(index.data()))
        painter.restore()

    def _paint_picture(self, painter: QPainter, row: DocumentRow, room: QRect) -> None:
        picture = self._model.picture(row)
        if picture is None:
            painter.fillRect(room, self._theme.colour("raised"))
            size = self._theme.pixels(40)
            sign = "eye-slash" if is_covered(row) else type_icon(row)
            at = room.center()
            mark = self._theme.pixmap(sign, size, "muted")
            painter.drawPixmap(at.x() - size // 2, at.y() - size // 2, mark)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitted = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - fitted.width()) // 2
        top = room.top() + (room.height() - fitted.height()) // 2
        painter.drawPixmap(QRect(left, top, fitted.width(), fitted.height()), picture)


class PictureGrid(QListView):
    """Shows documents as pictures; what is chosen here is chosen in the list.

    Attributes:
        picked: id of a document that was chosen.
        opened: a row that Enter was pressed on or that was clicked twice.
    """

    picked = Signal(str)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.grid = _GridModel(context.session, self)
        self.setModel(self.grid)
        self.setItemDelegate(_GridDelegate(context.theme, self.grid, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(msg("Documents as pictures"))
        context.session.changed.connect(self._on_changed)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_opened)

    def set_rows(self, rows: Sequence[DocumentRow], chosen: str) -> None:
        """Show documents, one of them chosen."""
        place = self.verticalScrollBar().value()
        self.grid.set_rows(rows)
        self.setCurrentIndex(self.grid.place(chosen))
        self.verticalScrollBar().setValue(place)

    def choose(self, document_id: str) -> None:
        """Show which document is chosen."""
        self.setCurrentIndex(self.grid.place(document_id))

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Follow the keys."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.picked.emit(current.data(ROW).id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        kinds = ("reading", "document", "recognised")
        self.grid.forget([one for kind in kinds for one in changes.ids(kind)])

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(ROW).id)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW))
