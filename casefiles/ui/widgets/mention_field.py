"""Text in which persons are named by reference: typing @ offers them, each is shown as a chip."""

from typing import Any, Final

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.language.text_references import replace_references, split_at_references
from casefiles.office.records.pickers import PickerItem, ReferenceIds, people_to_choose
from casefiles.ui.base import clipboard
from casefiles.ui.base.context import Context
from casefiles.ui.look import theme
from casefiles.ui.widgets.chooser import Suggestions
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.field import Field, grown, height_of
from casefiles.ui.widgets.inputs import PRIVATE_INPUT, broken_letter
from casefiles.ui.widgets.people_field import UNNAMED
from casefiles.words.forms import NAMING
from casefiles.words.language import msg_of

_KIND: Final = int(QTextFormat.ObjectTypes.UserObject) + 1
_ID: Final = int(QTextFormat.Property.UserProperty) + 1
_OBJECT: Final = "\ufffc"
_PAD: Final = 4.0
_ENTERS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TAKES: Final = {*_ENTERS, Qt.Key.Key_Tab}
_LONGEST_NAME: Final = 40


class MentionDrawing(QPyTextObject):
    """Draws a person in a text as one unbreakable chip."""

    def __init__(self, parent: "MentionEdit") -> None:
        super().__init__(parent)
        self._edit: MentionEdit = parent

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        """Return the size of a name above the line's base, on which it stands."""
        metrics = QFontMetricsF(self._font())
        name = self._edit.name_of(str(format.property(_ID)))
        return QSizeF(metrics.horizontalAdvance(name) + 2 * _PAD, metrics.ascent())

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        """Draw a name."""
        look = theme.applied()
        painter.setFont(self._font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("select"))
        base = QRectF(rect).bottom()
        frame = QRectF(rect).adjusted(0, 0, 0, QFontMetricsF(self._font()).descent())
        painter.drawRoundedRect(frame.adjusted(0.5, 0, -0.5, 0), 4, 4)
        painter.setPen(look.colour("accent"))
        name = self._edit.name_of(str(format.property(_ID)))
        within = frame.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(QPointF(within.left(), base), name)
        underline = within.bottom() - 1.5
        painter.drawLine(QPointF(within.left(), underline), QPointF(within.right(), underline))

    def _font(self) -> QFont:
        return self._edit.font()


class MentionEdit(QTextEdit):
    """The text itself.

    Attributes:
        edited: a person changed it.
        known: who the people of the case are.
        is_one_line: it holds no line ends; Enter goes to the next field.
    """

    edited = Signal()
    known = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_one_line: bool = False) -> None:
        super().__init__(parent)
        self.is_one_line = is_one_line
        self.setAcceptRichText(False)
        prevent_dragging(self)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(PRIVATE_INPUT)
        self._names: dict[str, str] = {}
        self._is_loading = False
        self._drawing = MentionDrawing(self)
        self.document().documentLayout().registerHandler(_KIND, self._drawing)
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(self._on_chosen)
        self.textChanged.connect(self._on_changed)

    def name_of(self, identity: str) -> str:
        """Return the name that a reference is shown by."""
        return self._names.get(identity) or self.words_of_link(identity) or msg_of(UNNAMED)

    def words_of_link(self, _identity: str) -> str:
        """Return what is shown of a reference that is no person's; empty where it is none."""
        return ""

    def set_people(self, people: tuple[PickerItem, ...]) -> None:
        """Offer persons, and show them by their present names."""
        self._names = {person.id: person.words for person in people}
        self.known.emit()
        self.suggestions.choices = people
        self.document().markContentsDirty(0, self.document().characterCount())
        self._describe()

    @property
    def people(self) -> frozenset[str]:
        """The ids of those who can be named; empty while they are not known."""
        return frozenset(self._names)

    def referring_text(self) -> str:
        """Return the text with its references as `[[id]]`."""
        return self._text_between(0, self.document().characterCount())

    def set_referring_text(self, text: str) -> None:
        """Show a text with references."""
        self._is_loading = True
        self.clear()
        cursor = QTextCursor(self.document())
        self._insert(cursor, text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._is_loading = False
        self._describe()

    def insert_person(self, identity: str) -> None:
        """Name a person where the cursor is."""
        self._insert(self.textCursor(), f"[[{identity}]]")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While persons are offered, Enter and Tab take the marked one."""
        if self.suggestions.is_open and event.key() in _TAKES:
            first = self.suggestions.first()
            if first is not None:
                self._on_chosen(first)
                return
        if self.suggestions.is_open and event.key() == Qt.Key.Key_Escape:
            self.suggestions.list.hide()
            return
        if self.is_one_line and event.key() in _ENTERS and not event.modifiers():
            self.focusNextPrevChild(True)
            return
        is_command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (is_command and event.key() in _TAKES):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text():
            self._offer()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy names as words; only this program reads the references beside them."""
        cursor = self.textCursor()
        text = self._text_between(cursor.selectionStart(), cursor.selectionEnd())
        data = QMimeData()
        data.setText(replace_references(text, self.name_of))
        data.setData(_REFERRING, text.encode())
        return clipboard.marked(data)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words only."""
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, with the references that came from a text of this program."""
        if source.hasFormat(_REFERRING):
            self._insert(self.textCursor(), bytes(source.data(_REFERRING).data()).decode())
        else:
            self.textCursor().insertText(source.text().replace(_OBJECT, ""))

    def _text_between(self, start: int, end: int) -> str:
        pieces: list[str] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            if pieces:
                pieces.append("\n")
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                first = max(start - fragment.position(), 0)
                last = min(end - fragment.position(), fragment.length())
                words = _part(fragment.text(), first, last)
                identity = str(fragment.charFormat().property(_ID) or "")
                reference = f"[[{identity}]]" if identity else ""
                pieces.append(words.replace(_OBJECT, reference).replace("\u2028", "\n"))
                iterator += 1
            block = block.next()
        return "".join(pieces)

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        cursor.beginEditBlock()
        for words, identity in split_at_references(text):
            cursor.insertText(words, QTextCharFormat())
            if identity:
                form = QTextCharFormat()
                form.setObjectType(_KIND)
                form.setProperty(_ID, identity)
                cursor.insertText(_OBJECT, form)
        cursor.endEditBlock()
        self.setCurrentCharFormat(QTextCharFormat())

    def _offer(self) -> None:
        """Offer persons for what stands between @ and the cursor."""
        typed = self._typed_after_at()
        if typed is None or not self.suggestions.find(typed):
            self.suggestions.list.hide()
            return
        rect = self.cursorRect()
        rect.setWidth(theme.applied().pixels(360))
        rect.translate(self.viewport().pos())
        self.suggestions.complete(rect)
        self.suggestions.list.setCurrentIndex(self.suggestions.completionModel().index(0, 0))

    def _typed_after_at(self) -> str | None:
        cursor = self.textCursor()
        before = _part(cursor.block().text(), 0, cursor.positionInBlock())
        at = before.rfind("@")
        if at < 0 or len(before) - at > _LONGEST_NAME or _OBJECT in before[at:]:
            return None
        # An @ within a word is that of an e-mail address.
        return None if at and before[at - 1].isalnum() else before[at + 1 :]

    @Slot(object)
    def _on_chosen(self, person: PickerItem) -> None:
        typed = self._typed_after_at()
        self.suggestions.list.hide()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if typed is not None:
            left = QTextCursor.MoveOperation.Left
            cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor, len(typed) + 1)
            cursor.removeSelectedText()
        self._insert(cursor, f"[[{person.id}]]")
        cursor.endEditBlock()

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_loading:
            self._describe()
            self.edited.emit()

    def _describe(self) -> None:
        """Let screen readers read the text with its names."""
        words = replace_references(self.referring_text(), self.name_of)
        self.setAccessibleDescription(words)


def _part(text: str, first: int, last: int) -> str:
    """Return a part of a text by Qt's positions, which count an emoji as two."""
    if first >= last:
        return ""
    return text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le", "ignore")


_REFERRING: Final = "application/x-casefiles-referring-text"


class MentionField(Field):
    """Holds a text with references `[[id]]` to persons."""

    can_name = True

    def __init__(
        self,
        context: Context,
        name: str,
        label: str,
        hint: str = NAMING,
        *,
        required: bool = False,
        rows: int = 4,
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self._context = context
        self.edit = self._made_edit(is_one_line=rows == 1)
        self._rows = rows
        self.edit.setFixedHeight(height_of(rows))
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.edit.edited.connect(self._touched)
        self.edit.known.connect(self._on_known)
        self._hold(self.edit)
        context.session.changed.connect(self._on_vault_changed)
        self._ask()

    def _made_edit(self, *, is_one_line: bool) -> MentionEdit:
        return MentionEdit(self, is_one_line=is_one_line)

    @override
    def value(self) -> str:
        """Return the text without outer spaces."""
        text = self.edit.referring_text().strip()
        return " ".join(text.split("\n")) if self.edit.is_one_line else text

    @override
    def check(self) -> str:
        """Return what is wrong with the text."""
        return broken_letter(self.edit) or super().check()

    @override
    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.edit.set_referring_text(str(value or ""))
        self.mark_brackets()

    @override
    def typed(self) -> tuple[str, ...]:
        """Return the text, with its references."""
        return (self.edit.referring_text(),)

    @Slot()
    def _on_known(self) -> None:
        # Form ids come with the form; who can be named is known here first.
        form_ids = self._known.form_ids if self._known is not None else frozenset()
        self.know(ReferenceIds(self.edit.people, form_ids))

    @override
    def know(self, known: ReferenceIds) -> None:
        """Tell whom a reference can name."""
        super().know(ReferenceIds(known.ids | self.edit.people, known.form_ids))

    @Slot(QSizeF)
    def _grow(self, size: QSizeF) -> None:
        """Grow with the text, up to three times."""
        self.edit.setFixedHeight(grown(self._rows, size))

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("person"):
            self._ask()

    def _ask(self) -> None:
        context = self._context
        context.session.ask(self, people_to_choose(context.case_id), self.edit.set_people)
