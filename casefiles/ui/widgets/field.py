"""One field of a form: its name above, what it is for and what is wrong below it."""

import json
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from casefiles.office.records.pickers import ReferenceIds
from casefiles.ui.look import theme
from casefiles.ui.widgets.broken_brackets import (
    bracket_words,
    first_broken,
    is_of_brackets,
    show_wrong,
)
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.inputs import PRIVATE_INPUT, accept_long_text, align, broken_letter
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, say
from casefiles.ui.widgets.tools.term_label import TermLabel, meaning_of
from casefiles.words.language import msg, msg_mark, msg_of

GROWTH: Final = 3
"""How many times as high as at first a text may become before it scrolls."""
NEEDED: Final = msg_mark("Required")
_FEWEST_LETTERS: Final = 5
_FRAME: Final = 12
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Field(QWidget):
    """What all fields have in common.

    Attributes:
        changed: a person changed the value.
        name: key in the form's values.
        label: words above it.
        hint: what it is for; empty for none.
        required: it may not be empty.
    """

    changed = Signal()
    can_name: ClassVar[bool] = False
    """Persons can be named with @ in it."""

    def __init__(self, name: str, label: str, hint: str = "", *, required: bool = False) -> None:
        super().__init__()
        self.name = name
        self.label = label
        self.hint = hint
        self.required = required
        self.input: QWidget = self
        self._known: ReferenceIds | None = None
        # Not Maximum: what wraps at a narrow width is higher than its hint.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = TermLabel(label, self)
        self._meaning = meaning_of(label)
        self._title.setProperty("label", "true")
        self._title.setWordWrap(True)
        self._title.setVisible(bool(label))
        self._problem = QLabel("", self)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("problem", "true")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._hint = muted(hint)
        if not hint:
            self._hint.hide()
        self._column = column(self._title, self._hint, self._problem, gap=4, margins=0, of=self)

    def value(self) -> Any:
        """Return what was entered, as JSON can hold it."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value, without telling that it changed."""
        raise NotImplementedError

    def draft(self) -> Any:
        """Return what must not be lost, even where it is no value yet."""
        return self.value()

    def set_draft(self, draft: Any) -> None:
        """Put back what `draft` returned."""
        self.set_value(draft)

    def check(self) -> str:
        """Return in words what is wrong; empty if the value can be saved."""
        return msg_of(NEEDED) if self.required and not self.value() else ""

    def typed(self) -> tuple[str, ...]:
        """Return the texts in which brackets may be meant to name a person."""
        return ()

    def know(self, known: ReferenceIds) -> None:
        """Tell whom a reference can name."""
        self._known = known
        self.mark_brackets()

    def problem(self, text: str) -> None:
        """Say what is wrong below the field, to screen readers too; empty for nothing.

        Brackets that were meant to name a person and do not are always said.
        """
        text = text or self._words_of_brackets()
        say(self._problem, text)
        self._describe(text)
        show_wrong(self.input, is_wrong=bool(text))

    @Slot()
    def mark_brackets(self) -> None:
        """Mark broken brackets as they are typed; take the mark away once they are mended."""
        message = self.words_of_problem()
        if self._words_of_brackets() != message and (not message or is_of_brackets(message)):
            self.problem("")

    def _words_of_brackets(self) -> str:
        broken = (first_broken(text, self._known) for text in self.typed())
        return bracket_words(next(filter(None, broken), ""), can_name=self.can_name)

    def show_hint(self, words: str) -> None:
        """Say something else below the field."""
        self.hint = words
        say(self._hint, words)
        self._describe()

    def _describe(self, problem: str = "") -> None:
        """Have it read out what is wrong, what the field is for, and what its terms mean."""
        parts = (problem, self.hint, self._meaning)
        self.input.setAccessibleDescription(" ".join(filter(None, parts)))

    def words_of_problem(self) -> str:
        """Return what `problem` was told last."""
        return self._problem.text()

    def take_focus(self) -> None:
        """Put the focus into the field."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold(self, widget: QWidget, focus: QWidget | None = None) -> None:
        """Put the input between name and hint."""
        self.input = focus or widget
        self.input.setAccessibleName(self.label)
        # Shift+F1 shows it.
        self.input.setWhatsThis(self._meaning)
        self._describe()
        self._title.setBuddy(self.input)
        self._column.insertWidget(1, widget)

    @Slot()
    def _touched(self) -> None:
        """Take a fault back as soon as it may be mended, and tell of the change."""
        message = self.words_of_problem()
        if message and not is_of_brackets(message):
            self.problem(self.check())
        self.mark_brackets()
        self.changed.emit()


def same(first: Any, second: Any) -> bool:
    """Tell whether two values are equal once JSON has held them."""
    return json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


class EnterMovesOn(QObject):
    """Lets Enter go to the next field, as Tab does."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter without Ctrl from a line."""
        is_enter = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and event.modifiers() in {Qt.KeyboardModifier.NoModifier, _KEYPAD}
        )
        if is_enter and isinstance(watched, QWidget):
            watched.focusNextPrevChild(True)
            return True
        return super().eventFilter(watched, event)


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class LineField(Field):
    """One line of text."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        required: bool = False,
        placeholder: str = "",
    ) -> None:
        super().__init__(name, label, hint, required=required)
        self.line = QLineEdit()
        self.line.setInputMethodHints(PRIVATE_INPUT)
        accept_long_text(self.line)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._on_text)
        self.line.textEdited.connect(self._touched)
        self.line.installEventFilter(EnterMovesOn(self))
        self._hold(self.line)

    @override
    def value(self) -> str:
        """Return the text without outer spaces."""
        return self.line.text().strip()

    @override
    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    @override
    def typed(self) -> tuple[str, ...]:
        """Return what stands in the line."""
        return (self.line.text(),)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        align(self.line, text)
        self.mark_brackets()


class TextField(Field):
    """Several lines of text; each paragraph runs its own way."""

    def __init__(
        self, name: str, label: str, hint: str = "", *, required: bool = False, rows: int = 4
    ) -> None:
        super().__init__(name, label, hint, required=required)
        # Not QPlainTextEdit, which lets all paragraphs begin at the same side.
        self.text = QTextEdit()
        self.text.setAcceptRichText(False)
        prevent_dragging(self.text)
        self.text.setInputMethodHints(PRIVATE_INPUT)
        self.text.setTabChangesFocus(True)
        self._rows = rows
        self.text.setFixedHeight(height_of(rows))
        self.text.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.text.textChanged.connect(self._on_text)
        self._is_loading = False
        self._hold(self.text)

    @override
    def value(self) -> str:
        """Return the text without outer spaces."""
        return self.text.toPlainText().strip()

    @override
    def check(self) -> str:
        """Return what is wrong with the text."""
        return broken_letter(self.text) or super().check()

    @override
    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._is_loading = True
        self.text.setPlainText(str(value or ""))
        self._is_loading = False
        self.mark_brackets()

    @override
    def typed(self) -> tuple[str, ...]:
        """Return the text."""
        return (self.text.toPlainText(),)

    @Slot(QSizeF)
    def _grow(self, size: QSizeF) -> None:
        """Grow with the text, up to three times."""
        self.text.setFixedHeight(grown(self._rows, size))

    @Slot()
    def _on_text(self) -> None:
        if not self._is_loading:
            self._touched()


def grown(rows: int, size: QSizeF) -> int:
    """Return the height of a text field that is so many lines high and holds so much."""
    return min(max(int(size.height()) + _FRAME, height_of(rows)), height_of(rows * GROWTH))


def height_of(rows: int) -> int:
    """Return the height of a text field of so many lines."""
    look = theme.applied()
    return look.pixels(19) * rows + look.pixels(16)


class ChoiceField(Field):
    """One of a few; `free` lets other words be typed too."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        hint: str = "",
        *,
        required: bool = False,
        free: bool = False,
    ) -> None:
        """Make a choice.

        Args:
            name: key in the form's values.
            label: words above it.
            choices: pairs of value and words.
            hint: what it is for.
            required: an empty value is refused.
            free: other words may be typed; they are the value then.
        """
        super().__init__(name, label, hint, required=required)
        self.box = QuietBox()
        self.box.setEditable(free)
        if free:
            self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            # Completion would turn the word that was meant into a longer one that was not.
            self.box.setCompleter(None)  # type: ignore[arg-type] # None is for none
            line = self.box.lineEdit() or QLineEdit(self.box)
            accept_long_text(line)
            line.installEventFilter(EnterMovesOn(self))
            self.box.editTextChanged.connect(self._on_choice)
        self._is_loading = False
        self.set_choices(choices)
        self.box.currentIndexChanged.connect(self._on_choice)
        self._hold(self.box)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the value stays."""
        value = self.value() if self.box.count() or self.box.isEditable() else None
        self._is_loading = True
        self.box.clear()
        for one, words in choices:
            self.box.addItem(words, one)
        self._is_loading = False
        if value is not None:
            self.set_value(value)

    @override
    def value(self) -> str:
        """Return the chosen value, or the words typed."""
        if self.box.isEditable():
            typed = self.box.currentText().strip()
            at = self.box.findText(typed, Qt.MatchFlag.MatchFixedString)
            return str(self.box.itemData(at)) if at >= 0 else typed
        return str(self.box.currentData() or "")

    @override
    def set_value(self, value: Any) -> None:
        """Show a value; one that is not offered is added, so that it is not lost."""
        requested = str(value or "")
        self._is_loading = True
        at = self.box.findData(requested)
        if self.box.isEditable():
            self.box.setCurrentIndex(at)
            self.box.setEditText(self.box.itemText(at) if at >= 0 else requested)
            show_beginning(self.box)
        else:
            if at < 0:
                self.box.addItem(requested or msg("Not recorded"), requested)
                at = self.box.count() - 1
            self.box.setCurrentIndex(at)
        self._is_loading = False
        self.mark_brackets()

    @override
    def typed(self) -> tuple[str, ...]:
        """Return the words that are typed, where they can be."""
        return (self.box.currentText(),) if self.box.isEditable() else ()

    @Slot()
    def _on_choice(self) -> None:
        if not self._is_loading:
            self._touched()


def show_beginning(box: QComboBox) -> None:
    """Show the beginning of words that are longer than their box."""
    line: QLineEdit | None = box.lineEdit()
    if line is not None:
        line.setCursorPosition(0)


class QuietBox(QComboBox):
    """A choice that the wheel does not change while a form is scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        # The box hands its hints to the line that it becomes when words can be typed.
        self.setInputMethodHints(PRIVATE_INPUT)

    @override
    def wheelEvent(self, event: Any) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class TickField(Field):
    """Yes or no; its label stands beside the box."""

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        super().__init__(name, label, hint)
        self._title.hide()
        self.box = QCheckBox(label.replace("&", "&&"))
        self.box.clicked.connect(self._touched)
        self._hold(self.box)

    @override
    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.box.isChecked()

    @override
    def set_value(self, value: Any) -> None:
        """Show whether it is so."""
        self.box.setChecked(bool(value))
