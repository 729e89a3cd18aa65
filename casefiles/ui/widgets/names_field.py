"""The names and identifiers of a person, each name in its own script and direction."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from casefiles.domain.records.number_kinds import IDENTIFIER_KINDS
from casefiles.office.people.persons import NAME_KINDS, script_of
from casefiles.office.records.identifiers import KNOWN_KINDS, identifier_fault
from casefiles.ui.look import fonts
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.field import EnterMovesOn, QuietBox, show_beginning
from casefiles.ui.widgets.inputs import accept_long_text, private_line
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.rows_field import FieldRow, RowsField
from casefiles.ui.widgets.wrapping_row import EvenRow
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.names import ORDERS, SYSTEMS

_KIND: Final = msg_mark("Identifier type")
SCRIPTS: Final = (
    ("Latn", msg_mark("Latin")),
    ("Cyrl", msg_mark("Cyrillic")),
    ("Arab", msg_mark("Arabic script")),
    ("Hans", msg_mark("Chinese, simplified")),
    ("Hant", msg_mark("Chinese, traditional")),
    ("Hani", msg_mark("Chinese")),
    ("Tibt", msg_mark("Tibetan")),
    ("Mong", msg_mark("Mongolian")),
    ("Grek", msg_mark("Greek")),
    ("", msg_mark("Other")),
)


def _worded(kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((kind, _sentence(kind)) for kind in kinds)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _box(choices: Sequence[tuple[str, str]], name: str, *, free: bool) -> QComboBox:
    box = QuietBox()
    box.setAccessibleName(name)
    box.setEditable(free)
    if free:
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completion would turn the word that was meant into a longer one that was not.
        box.setCompleter(None)  # type: ignore[arg-type] # None is for none
        accept_long_text(box.lineEdit() or QLineEdit(box))
    for value, words in choices:
        box.addItem(words, value)
    return box


def _picked(box: QComboBox) -> str:
    if box.isEditable():
        at = box.findText(box.currentText().strip())
        return str(box.itemData(at)) if at >= 0 else box.currentText().strip()
    return str(box.currentData() or "")


def _pick(box: QComboBox, value: str) -> None:
    at = box.findData(value)
    if at < 0:
        box.addItem(_sentence(value), value)
        at = box.count() - 1
    box.setCurrentIndex(at)
    show_beginning(box)


class NameRow(FieldRow):
    """One written form of a name; its script is found until somebody says otherwise."""

    def __init__(self) -> None:
        super().__init__("name")
        self.line = private_line(msg("Name"))
        self.line.textChanged.connect(self._on_text)
        self.line.textEdited.connect(self.emit_changed)
        self.line.installEventFilter(EnterMovesOn(self))
        self.script = _box(msg_of(SCRIPTS), msg("Script"), free=False)
        self.script.activated.connect(self._on_script)
        self.kind = _box((("", msg("Name")), *_worded(NAME_KINDS)), msg("Kind of name"), free=True)
        self.kind.editTextChanged.connect(self._on_kind)
        self._is_stated = False
        self._is_loading = False
        self._found: tuple[str, str, str] = ("", "", "")
        below = EvenRow(None, spacing=6)
        below.addWidget(self.script)
        below.addWidget(self.kind)
        self.row.addLayout(column(self.line, below, self._made_details()), 1)
        self.row.addWidget(self.more)
        self.first = self.line

    def _made_details(self) -> QWidget:
        """Make what is seldom told: by which rules the name is spelled, and in which order."""
        self.system = _box(
            tuple(msg_of(SYSTEMS).items()), msg("Transliteration system"), free=False
        )
        self.system.setItemText(0, msg("System not recorded"))
        self.order = _box(tuple(msg_of(ORDERS).items()), msg("Name order"), free=False)
        for box in (self.system, self.order):
            box.activated.connect(self.emit_changed)
        self.details = QWidget()
        row = EvenRow(self.details, spacing=6)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.system)
        row.addWidget(self.order)
        self.details.hide()
        self.more = icon_button(msg("Transliteration and name order"), "caret-down")
        self.more.clicked.connect(self._on_more)
        return self.details

    @Slot()
    def _on_more(self) -> None:
        is_shown = self.details.isHidden()
        self._show_details(is_shown=is_shown)
        (self.system if is_shown else self.more).setFocus()

    def _show_details(self, *, is_shown: bool) -> None:
        self.details.setVisible(is_shown)
        self.more.show_icon("caret-up" if is_shown else "caret-down")

    @override
    def value(self) -> list[str] | None:
        """Return text, script and kind, and what else is told; None without text."""
        text = self.line.text().strip()
        if not text:
            return None
        # Another text was not found where this one was.
        is_same = text == self._found[0]
        parts = [
            _picked(self.system),
            _picked(self.order),
            *(self._found[1:] if is_same else ("", "")),
        ]
        return [text, _picked(self.script), _picked(self.kind), *(parts if any(parts) else ())]

    @override
    def set_value(self, value: Any) -> None:
        """Show text, script and kind, and what else is told."""
        text, script, kind, system, order, source, origin = ([*map(str, value), "", "", "", ""])[:7]
        self._is_loading = True
        self._found = (text, source, origin)
        _pick(self.system, system)
        _pick(self.order, order)
        self._show_details(is_shown=bool(system or order))
        self._is_stated = bool(script) and script != script_of(text)
        self.line.setText(text)
        _pick(self.script, script or script_of(text))
        _pick(self.kind, kind)
        self._is_loading = False
        self._face()

    @override
    def lines(self) -> tuple[QLineEdit, ...]:
        """Return the name, and its kind, which may be typed."""
        kind: QLineEdit | None = self.kind.lineEdit()
        return (self.line, *([kind] if kind is not None else []))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if not self._is_stated and not self._is_loading:
            _pick(self.script, script_of(text))
        self._face()

    @Slot()
    def _on_script(self) -> None:
        self._is_stated = True
        self._face()
        self.emit_changed()

    @Slot()
    def _on_kind(self) -> None:
        if not self._is_loading:
            self.emit_changed()

    def _face(self) -> None:
        """Write the name in the face of its script."""
        font = QFont(self.font())
        font.setFamilies(fonts.families_for(_picked(self.script)))
        self.line.setFont(font)
        # Tall scripts need a higher line, or they would stand above its middle.
        self.line.setMinimumHeight(self.line.minimumSizeHint().height())


class NamesField(RowsField[NameRow]):
    """Holds text, script and kind of each name, and what else is told; the first is shown."""

    def __init__(
        self, name: str, label: str = msg_mark("Names"), hint: str = "", *, required: bool = True
    ) -> None:
        super().__init__(
            name,
            msg_of(label),
            hint
            or msg("The first is the one shown. Add every spelling that may appear in a document."),
            required=required,
            add=msg("Add a name"),
        )

    @override
    def make_row(self) -> NameRow:
        """Return an empty name."""
        return NameRow()


class IdentifierRow(FieldRow):
    """A number, handle or address; its kind is chosen, never typed, so that it can be searched."""

    def __init__(self) -> None:
        super().__init__("identifier")
        self.kind = _box(
            (("", msg("Choose its kind")), *_worded(IDENTIFIER_KINDS)), msg_of(_KIND), free=False
        )
        self.kind.activated.connect(self.emit_changed)
        self.line = private_line(msg("Identifier"))
        self.line.textEdited.connect(self.emit_changed)
        self.line.installEventFilter(EnterMovesOn(self))
        self._loaded = ("", "")
        both = EvenRow(None, spacing=6)
        both.addWidget(self.kind)
        both.addWidget(self.line)
        self.row.addLayout(both, 1)
        self.first = self.kind

    @override
    def value(self) -> list[str] | None:
        """Return kind and value; None without a value."""
        text = self.line.text().strip()
        return [_picked(self.kind), text] if text else None

    @override
    def set_value(self, value: Any) -> None:
        """Show kind and value; a kind that is no longer offered stays."""
        kind, text = (str(part) for part in value)
        self._loaded = (kind, text)
        _pick(self.kind, kind)
        self.line.setText(text)
        self.line.setCursorPosition(0)

    @override
    def lines(self) -> tuple[QLineEdit, ...]:
        """Return the number or address."""
        return (self.line,)

    @override
    def check(self) -> str:
        """Refuse what cannot be searched for, unless the vault has it already."""
        values = (_picked(self.kind), self.line.text().strip())
        fault = identifier_fault(*values, {self._loaded[0]} - {""})
        if not fault or (values == self._loaded and values[1]):
            return ""
        what, *_, following = explain(fault, {"allowed": KNOWN_KINDS}).splitlines()
        return f"{what} {following}"


class IdentifiersField(RowsField[IdentifierRow]):
    """Holds (kind, value) of each identifier."""

    def __init__(self, name: str, label: str = msg_mark("Identifiers"), hint: str = "") -> None:
        super().__init__(name, msg_of(label), hint, add=msg("Add identifier"))

    @override
    def make_row(self) -> IdentifierRow:
        """Return an empty identifier."""
        return IdentifierRow()
