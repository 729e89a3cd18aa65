"""A row with one way to write a name: proposed, or decided before."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from typing_extensions import override

from casefiles.domain.language.names import NameSource, PersonName
from casefiles.office.people.persons import script_of
from casefiles.office.people.variants import ProposedVariant
from casefiles.ui.records.people_words import name_label
from casefiles.ui.widgets.buttons import icon_button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import VCENTER, row
from casefiles.words.language import msg, msg_n

_CONFIRM: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_1})
_REJECT: Final = frozenset({Qt.Key.Key_2, Qt.Key.Key_Backspace})
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OWN: Final = _CONFIRM | _REJECT | _STEPS.keys()


class VariantRow(QFrame):
    """A proposal; Enter or 1 confirms it, 2 rejects it, arrows go to the next.

    Attributes:
        confirmed: it is a name of the person.
        rejected: it is none.
        moved: an arrow was pressed, up (-1) or down (1).
    """

    confirmed = Signal()
    rejected = Signal()
    moved = Signal(int)

    def __init__(self, form: ProposedVariant, kind: str) -> None:
        super().__init__()
        self.text = form.name.text
        self.setProperty("row", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = place_words(form)
        self.setAccessibleName(f"{form.name.text}, {kind}, {words}")
        self.setAccessibleDescription(msg("1 or Enter confirms it, 2 rejects it"))
        self.confirm = icon_button(msg("Confirm {words}", words=form.name.text), "check")
        self.confirm.setToolTip(msg("Confirm  1"))
        self.reject = icon_button(msg("Reject {words}", words=form.name.text), "x")
        self.reject.setToolTip(msg("Reject  2"))
        self.confirm.clicked.connect(self.confirmed)
        self.reject.clicked.connect(self.rejected)
        note = QLabel(words) if form.found is not None and form.found.places else muted(words)
        note.setTextFormat(Qt.TextFormat.PlainText)
        label = name_label(form.name)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row(
            (label, 1),
            (note, VCENTER),
            self.confirm,
            self.reject,
            gap=8,
            margins=(8, 2, 2, 2),
            of=self,
        )

    def has_focus(self) -> bool:
        """Tell whether the row, or a button in it, has the focus."""
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = QApplication.focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys of the row before a command of the room does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and event.key() in _OWN
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide, or go on."""
        key = event.key()
        if key in _CONFIRM:
            self.confirmed.emit()
        elif key in _REJECT:
            self.rejected.emit()
        elif key in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)


class DecidedVariantRow(QFrame):
    """A form that was decided; it can be asked for again.

    Attributes:
        taken_back: it is to be decided again.
    """

    taken_back = Signal()

    def __init__(self, name: PersonName | None, words: str, text: str = "") -> None:
        super().__init__()
        shown = name or PersonName(text, script_of(text), "", source=NameSource.GENERATED)
        again = icon_button(
            msg("Decide {words} again", words=shown.text), "arrow-counter-clockwise"
        )
        again.clicked.connect(self._on_again)
        label = muted(words)
        row((name_label(shown), 1), (label, 1), again, gap=8, margins=(8, 2, 2, 2), of=self)

    @Slot()
    def _on_again(self) -> None:
        self.taken_back.emit()


def place_words(form: ProposedVariant) -> str:
    """Word how often a form stands in the case."""
    if form.found is None:
        return msg("Not counted")
    if not form.found.places:
        return msg("Not found")
    return msg_n("in 1 place", "in {n} places", form.found.places)
