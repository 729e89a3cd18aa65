"""A form over one record: it never loses a word that was typed."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.records.pickers import ReferenceIds, reference_ids
from casefiles.office.workplace import drafts
from casefiles.ui.base import announcing
from casefiles.ui.base.context import Context
from casefiles.ui.base.key_meanings import keys_of
from casefiles.ui.base.timers import made_timer
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.column_scroll import FittingColumn
from casefiles.ui.widgets.field import Field, same
from casefiles.ui.widgets.labels import ShortenedLabel, heading
from casefiles.ui.widgets.layout import column, row
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of

_PAUSE: Final = 700
_PATIENCE: Final = 2000
"""Milliseconds in which the same words are not sent to be saved twice."""
_SAVE_KEYS: Final = (*keys_of("act"), *keys_of("save"))
_OWN_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_F2)
_COMMAND: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_PUT_BACK: Final = msg_mark("Draft restored.")
_UNKEPT: Final = msg_mark("Read-only vault: not saved")


class RecordForm(QWidget):
    """Fields, one below the other, with Save and Cancel.

    What is typed goes into the vault a moment after the last keystroke and stays there until it
    is saved or discarded; leaving asks nothing.

    Attributes:
        submitted: the values of all fields: Save was pressed and every field can be saved.
        left: Cancel or Escape.
        filled: a record, or what was typed before, was put into the fields.
        draft_name: under which unfinished values are kept.
        is_by_keys: what was wanted last was wanted by keys, not by the button.
    """

    submitted = Signal(dict)
    left = Signal()
    filled = Signal()

    def __init__(self, context: Context, draft_name: str, title: str) -> None:
        super().__init__()
        self.draft_name = draft_name
        self.is_by_keys = False
        self.fields: dict[str, Field] = {}
        self._context = context
        self._loaded: dict[str, Any] = {}
        self._is_loading = False
        self._is_loaded = False
        self._people: ReferenceIds | None = None
        self._has_draft = False
        self._sent: dict[str, Any] | None = None
        self._patience = made_timer(self, _PATIENCE)
        self._timer = made_timer(self, _PAUSE, self.keep_draft_now)
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.save: Button = button(msg("Save"), "check", primary=True)
        self.save.setToolTip("Ctrl+Enter")
        self.cancel: Button = button(msg("Cancel"))
        self.cancel.setToolTip(msg("Escape. Your input is kept as a draft"))
        self.discard: Button = button(msg("Discard draft"), "trash")
        self._understood = QLabel("")
        self._band = self._made_band()
        self._state = ShortenedLabel("", self)
        self._lay_out()
        self.save.clicked.connect(self._on_pressed)
        self.cancel.clicked.connect(self._on_leave)
        self.discard.clicked.connect(self._on_discard)
        for keys in _SAVE_KEYS:
            self._save_by(keys, self._on_pressed)
        for keys in keys_of("save_next"):
            self._save_by(keys, self._on_keys)
        context.session.changed.connect(self._on_vault_changed)
        self._ask_people()

    def _save_by(self, keys: str, save: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(save)

    def add(self, field: Field) -> Field:
        """Add a field below the others."""
        self.fields[field.name] = field
        if self._people is not None:
            field.know(self._people)
        field.changed.connect(self._on_changed)
        self._column.insertWidget(self._column.count() - 1, field)
        return field

    def add_words(self, widget: QWidget) -> None:
        """Add a heading or explanation below the fields so far."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def load(self, values: dict[str, Any], draft_name: str = "") -> None:
        """Show a record; what was typed before and not saved is put back over it.

        Args:
            values: by field name; fields that are not named keep their own start.
            draft_name: of this record, if the form showed another one before.
        """
        self._timer.stop()
        is_unsaved = self._is_loaded and self.is_changed()
        if is_unsaved:
            edit = drafts.save_draft(self.draft_name, self._to_keep())
            self._context.session.run(self, edit, self._ask_draft)
        self.draft_name = draft_name or self.draft_name
        self._is_loading = True
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])
            field.problem("")
        self._is_loading = False
        self._is_loaded = True
        self._has_draft = False
        self._loaded = self._typed()
        self._show_draft(is_draft=False)
        self._state.show_words("")
        self.filled.emit()
        if not is_unsaved:
            self._ask_draft()

    def _ask_draft(self, _nothing: None = None) -> None:
        # A form that was left a moment ago may still be handing over what was typed in it.
        query = drafts.draft(self.draft_name)
        self._context.session.ask(self, query, self._put_back, after_edits=True)

    def values(self) -> dict[str, Any]:
        """Return the values by field name."""
        return {name: field.value() for name, field in self.fields.items()}

    def is_changed(self) -> bool:
        """Tell whether anything differs from what was loaded or saved."""
        return not same(self._typed(), self._loaded)

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault at once; back to the start means no draft."""
        self._timer.stop()
        session = self._context.session
        if self.is_changed():
            self._has_draft = True
            session.run(self, drafts.save_draft(self.draft_name, self._to_keep()), self._on_saved)
        elif self._has_draft:
            self._has_draft = False
            session.run(self, drafts.discard_draft(self.draft_name))

    def saved(self) -> None:
        """Take what was sent as saved: its draft is dropped; what was typed since stays one."""
        self._timer.stop()
        self._patience.stop()
        sent, self._sent = self._sent, None
        self._loaded = self._typed() if sent is None else sent
        self._has_draft = False
        self._show_draft(is_draft=False)
        self._state.show_words(msg("Saved"))
        self._context.session.run(self, drafts.discard_draft(self.draft_name))
        if self.is_changed():
            self._timer.start()

    def problem(self, name: str, text: str) -> None:
        """Say below a field why it was refused, and put the focus there."""
        self._sent = None
        self._patience.stop()
        self.fields[name].problem(text)
        self.fields[name].take_focus()

    def refused(self, error: CasefilesError, usual: str) -> None:
        """Say why it was refused below the field that the error names, or below the usual one."""
        message = str(error.safe.get("field", usual))
        self.problem(message if message in self.fields else usual, explain(error.code, error.safe))

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.take_focus()

    def show_field(self, name: str) -> None:
        """Put the focus into a field and scroll to it, also where the form was just made."""
        field = self.fields[name]
        field.take_focus()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(field))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; the draft stays."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep at once what would have been kept a moment later."""
        super().hideEvent(event)
        if self._timer.isActive():
            self.keep_draft_now()

    @override
    def event(self, event: QEvent) -> bool:
        """Take plain keys before a command of the room does: they are meant for the form."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_plain = not event.modifiers() & _COMMAND
            is_letter = bool(event.text()) and event.text().isprintable()
            if is_plain and (is_letter or event.key() in _OWN_KEYS):
                event.accept()
                return True
        return super().event(event)

    @Slot(object)
    def _on_vault_changed(self, changes: Changes) -> None:
        if changes.concern("person"):
            self._ask_people()

    def _ask_people(self) -> None:
        """Ask whom a reference can name, so that fields can mark brackets that name nobody."""
        self._context.session.ask(
            self, reference_ids(self._context.case_id), self._on_reference_ids
        )

    def _on_reference_ids(self, known: ReferenceIds) -> None:
        self._people = known
        for field in self.fields.values():
            field.know(known)

    def _to_keep(self) -> dict[str, Any]:
        """Return what a draft holds: nothing that others may have changed since."""
        loaded = self._loaded
        return {
            name: value
            for name, value in self._typed().items()
            if name not in loaded or not same(value, loaded[name])
        }

    def _typed(self) -> dict[str, Any]:
        return {name: field.draft() for name, field in self.fields.items()}

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_loading:
            self._state.show_words("")
            self._timer.start()

    def _on_saved(self, _nothing: None) -> None:
        if self._has_draft:
            is_read_only = self._context.session.vault.is_read_only
            self._state.show_words(msg_of(_UNKEPT) if is_read_only else msg("Draft saved"))

    def _put_back(self, draft: dict[str, Any] | None) -> None:
        # Who typed before the answer came goes on typing; the older draft gives way to it.
        if draft is None or self.is_changed():
            return
        self._has_draft = True
        self._is_loading = True
        had_focus = self._has_focus()
        for name, field in self.fields.items():
            if name in draft:
                field.set_draft(draft[name])
        self._is_loading = False
        self.filled.emit()
        if had_focus and not self._has_focus():
            # The row that had it was made anew.
            self.focus_first()
        self._show_draft(is_draft=self.is_changed())

    def _has_focus(self) -> bool:
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_draft(self, *, is_draft: bool) -> None:
        if is_draft:
            self._understood.setText(msg_of(_PUT_BACK))
        self._band.setVisible(is_draft)

    @Slot()
    def _on_discard(self) -> None:
        self._timer.stop()
        self._is_loading = True
        for name, field in self.fields.items():
            field.set_draft(self._loaded.get(name))
            field.problem("")
        self._is_loading = False
        self._has_draft = False
        self._show_draft(is_draft=False)
        self._context.session.run(self, drafts.discard_draft(self.draft_name))
        self.focus_first()

    @Slot()
    def _on_pressed(self) -> None:
        self.is_by_keys = False
        self._on_save()

    @Slot()
    def _on_keys(self) -> None:
        self.is_by_keys = True
        self._on_save()

    def _on_save(self) -> None:
        if not self.isEnabled():
            return
        wrong = None
        for field in self.fields.values():
            words = field.check()
            field.problem(words)
            if words and wrong is None:
                wrong = field
        if wrong is not None:
            self._scroll.ensureWidgetVisible(wrong)
            wrong.take_focus()
            announcing.announce(self, wrong.check(), at_once=True)
            return
        if self._patience.isActive() and same(self._typed(), self._sent):
            return
        # Kept once more, so that a refused or interrupted save loses nothing.
        self.keep_draft_now()
        self._sent = self._typed()
        self._patience.start()
        self.submitted.emit(self.values())

    @Slot()
    def _on_leave(self) -> None:
        self.keep_draft_now()
        self.left.emit()

    def _made_band(self) -> QFrame:
        band = QFrame(self)
        band.setProperty("band", "true")
        self._understood.setWordWrap(True)
        row((self._understood, 1), self.discard, margins=(12, 8, 8, 8), of=band)
        band.hide()
        return band

    def _lay_out(self) -> None:
        within = FittingColumn()
        self._column = column(..., gap=14, margins=(2, 2, 12, 2), of=within)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(within)
        column(
            self.title,
            self._band,
            (self._scroll, 1),
            row((self._state, 1), self.cancel, self.save),
            gap=12,
            margins=0,
            of=self,
        )
