"""The palette: one field that goes to any record and does any action."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from casefiles.office.case.palette_search import PaletteItem, find_anything
from casefiles.ui.base.actions import CATALOGUE, ROOMS, CommandSpec
from casefiles.ui.base.announcing import CountAnnouncer
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget, place_of
from casefiles.ui.base.places import LAST_VIEW
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.synonyms import synonyms_in, words_for_terms
from casefiles.ui.widgets.layout import column, words
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import TYPES

_WIDTH: Final = 620
_ROWS: Final = 12
_ROW_HEIGHT: Final = 34
_ASIDE_GAP: Final = 80
"""Room for the icon, the margins and the space between words and what is beside them."""
_EDGE: Final = 10
_HIDDEN: Final = {"app.palette", *(f"app.view_{one}" for one in range(1, LAST_VIEW + 1))}
"""Commands that say nothing where they are not read beside their place."""
_PAUSE: Final = 120
"""Milliseconds without a key before the vault is asked."""

_KINDS: Final = {
    "person": (msg_mark("Person"), "user"),
    "document": (msg_mark("Document"), "file-text"),
    "exhibit": (msg_mark("Exhibit"), "file-text"),
    "page": (msg_mark("Page"), "magnifying-glass"),
    "event": (msg_mark("Event"), "clock-counter-clockwise"),
    "fact": (msg_mark("Fact"), "quotes"),
    "deadline": (msg_mark("Date"), "calendar-blank"),
    "case": (msg_mark("Case"), "house"),
    "argument": (msg_mark("Argument"), "scales"),
    **{kind: (one, icon) for kind, (one, _, icon) in TYPES.items()},
}
"""Word and icon of each kind of thing that can be found."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the palette: a place to go to, or an action to do."""

    words: str
    aside: str
    icon: str
    place: NavigationTarget | None = None
    action: str = ""


def matches(words: str, requested: str) -> bool:
    """Tell whether every word that was typed begins a word of the text, in any order."""
    parts = words.casefold().split()
    return all(
        any(part.startswith(typed) for part in parts) for typed in requested.casefold().split()
    )


def commands_offered() -> tuple[CommandSpec, ...]:
    """Return the commands that the field offers."""
    return tuple(entry for entry in CATALOGUE if entry.name not in _HIDDEN)


def commands_for(
    requested: str, synonyms: Mapping[str, str], terms: Mapping[str, str] | None = None
) -> list[CommandSpec]:
    """Return the commands that are meant: first those of these words, then those also called so.

    Args:
        requested: what was typed.
        synonyms: other names, by command.
        terms: other words for the terms that a command names, by command.
    """
    offered = msg_of(commands_offered())
    named = [one for one in offered if matches(f"{one.text} {one.menu}", requested)]
    others = [
        one
        for one in offered
        if one not in named
        and matches(f"{one.text} {one.menu} {synonyms.get(one.name, '')}", requested)
    ]
    meant = [
        one
        for one in offered
        if one not in named
        and one not in others
        and matches(f"{one.text} {one.menu} {(terms or {}).get(one.name, '')}", requested)
    ]
    return [*named, *others, *meant]


class _LineDelegate(QStyledItemDelegate):
    """Paints a line with what is beside it in quiet letters at the right."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the usual line, shortened to leave room for the rest."""
        line: _Line = index.data(Qt.ItemDataRole.UserRole)
        metrics = option.fontMetrics
        whole = option.rect
        aside = _shortened(line.aside, option)
        room = metrics.horizontalAdvance(aside) + 24
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(self._theme.tokens.muted))
        place = whole.adjusted(whole.width() - room, 0, -12, 0)
        place = QStyle.visualRect(option.direction, whole, place)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
        painter.restore()

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shorten the words so that they end before what is beside them."""
        super().initStyleOption(option, index)
        line: _Line = index.data(Qt.ItemDataRole.UserRole)
        metrics = option.fontMetrics
        aside = _shortened(line.aside, option)
        room = option.rect.width() - metrics.horizontalAdvance(aside) - _ASIDE_GAP
        option.text = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, max(room, 80))


def _shortened(aside: str, option: QStyleOptionViewItem) -> str:
    """Return what is beside the words, never wider than half of the line."""
    half = option.rect.width() // 2
    return option.fontMetrics.elidedText(aside, Qt.TextElideMode.ElideRight, half)


class Palette(QFrame):
    """Opens over the place; Escape or a choice closes it and gives the focus back.

    Attributes:
        done: name of an action that was chosen.
        closed: it is gone, and the focus is free.
    """

    done = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, anchor: QWidget) -> None:
        """Make it.

        Args:
            context: of the window.
            anchor: what it opens over: the field of the bar.
        """
        super().__init__()
        self._anchor = anchor
        self.setObjectName("palette")
        self.setAccessibleName(msg("Go to or do anything"))
        self._context = context
        self._found: tuple[PaletteItem, ...] = ()
        self._synonyms = synonyms_in(context.theme.resources / "synonyms" / "en.tsv")
        self._terms = words_for_terms(context.theme.terms)
        self._field = QLineEdit()
        self._field.setPlaceholderText(msg("Name, exhibit, text or command"))
        self._field.setAccessibleName(msg("Search or command"))
        self._field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._announcer = CountAnnouncer(self)
        self._list = QListWidget()
        self._list.setAccessibleName(msg("Results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_LineDelegate(context.theme, self._list))
        self._list.setUniformItemSizes(True)
        self._nothing = words(
            msg("No result in this case and no matching command."), "muted", wrap=False
        )
        column(self._field, self._list, self._nothing, margins=10, of=self)
        self._timer = made_timer(self, _PAUSE, self._ask)
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._choose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the focus in its field."""
        self._found = ()
        self._field.clear()
        self._fill()
        self.place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Stand over the field of the bar, and hang down from it."""
        around = self.parentWidget()
        if around is None:
            return
        width = min(max(_WIDTH, self._anchor.width() + 2 * _EDGE), around.width() - 40)
        height = min(_ROWS * _ROW_HEIGHT + 80, around.height() - 80)
        middle = self._anchor.mapTo(around, self._anchor.rect().center()).x()
        left = max(20, min(middle - width // 2, around.width() - width - 20))
        self.setGeometry(left, 4, width, height)

    def dismiss(self) -> None:
        """Close it without a choice."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows of the field move through the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key(), event.modifiers())
        if event.type() == QEvent.Type.FocusOut and not self.isHidden():
            QTimer.singleShot(0, self, self._close_if_left)
        return super().eventFilter(watched, event)

    def _close_if_left(self) -> None:
        if not self._field.hasFocus():
            self.dismiss()

    def _on_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
        steps[Qt.Key.Key_PageUp] = -8
        if key in steps:
            last = self._list.count() - 1
            self._list.setCurrentRow(
                max(0, min(last, self._list.currentRow() + steps[Qt.Key(key)]))
            )
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if modifiers & Qt.KeyboardModifier.ControlModifier and self._can_search():
                self._leave()
                self._context.navigator.go(self._all_results())
                return True
            self._choose(self._list.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def _on_typed(self) -> None:
        self._timer.start()
        self._fill()

    def _ask(self) -> None:
        text = self._field.text()
        query = find_anything(self._context.case_id, text)
        self._context.session.ask(self, query, self._on_found, channel="found")

    def _on_found(self, found: tuple[PaletteItem, ...]) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        requested = self._field.text()
        self._list.clear()
        lines = (*self._records(), *self._commands(requested), *self._everything())
        for line in lines:
            item = QListWidgetItem(
                self._context.theme.icon(line.icon or "caret-right", "muted"), ""
            )
            item.setText(line.words)
            item.setData(Qt.ItemDataRole.UserRole, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.words}, {line.aside}")
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        if requested.strip():
            self._announcer.count(self._list.count())
        self._list.setVisible(self._list.count() > 0)
        self._nothing.setVisible(self._list.count() == 0)

    def _can_search(self) -> bool:
        return bool(self._context.case_id)

    def _all_results(self) -> NavigationTarget:
        return NavigationTarget("search", "", self._field.text().strip())

    def _everything(self) -> list[_Line]:
        """Offer all results, in every script and in what was removed, of what was typed."""
        text = self._field.text().strip()
        if not text or not self._can_search():
            return []
        words = msg("All results for “{text}”", text=" ".join(text.split())[:60])
        return [_Line(words, "Ctrl+Enter", "magnifying-glass", place=self._all_results())]

    def _records(self) -> list[_Line]:
        if not self._field.text().strip():
            return []
        lines = []
        for found in self._found:
            kind, icon = msg_of(_KINDS.get(found.kind, (found.kind, "")))
            detail = (
                found.detail if found.kind != "page" else msg("page {detail}", detail=found.detail)
            )
            aside = f"{kind} · {detail}" if detail else kind
            words = self._field.text().strip()
            page = f"{found.detail} find:{words}"  # no text
            page = page if found.kind == "page" else ""
            place = place_of(found.kind, found.id, page) or NavigationTarget("overview")
            title = " ".join(found.title.split())[:90]
            lines.append(_Line(title, aside, icon, place=place))
        return lines

    def _commands(self, requested: str) -> list[_Line]:
        rooms = {key: words for key, words, _ in msg_of(ROOMS)}
        return [
            self._command(entry, rooms)
            for entry in commands_for(requested, self._synonyms, self._terms)
        ]

    def _command(self, entry: CommandSpec, rooms: dict[str, str]) -> _Line:
        room = rooms.get(entry.name.partition(".")[0], entry.menu)
        action = self._context.actions[entry.name]
        keys = action.shortcut().toString()
        aside = f"{room} · {keys}" if keys else room
        if self._context.actions.is_barred(entry.name):
            aside = msg("{room} · read only", room=room)
        return _Line(action.text(), aside, entry.icon, action=entry.name)

    def _leave(self) -> None:
        self.hide()
        self.closed.emit()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        line: _Line = item.data(Qt.ItemDataRole.UserRole)
        self._leave()
        if line.place is not None:
            self._context.navigator.go(line.place)
        else:
            self.done.emit(line.action)
