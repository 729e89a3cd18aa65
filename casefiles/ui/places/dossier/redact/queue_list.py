"""What waits to be decided: groups by kind and person with counts, and the places of one group."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from casefiles.domain.language.folding import fold
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.redaction.redaction_queue import QueuedSuggestion, RedactionQueue
from casefiles.office.redaction.suggestions import KINDS
from casefiles.ui.base.context import Context
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.labels import ShortenedLabel, heading
from casefiles.ui.widgets.layout import column, in_column
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

_GROUPS: Final = (
    ListColumn("kind", msg_mark("Results"), 180, stretch=True, sorts=False),
    ListColumn("person", msg_mark("Possible person"), 96, stretch=True, sorts=False, drops=True),
    ListColumn("left", msg_mark("Remaining"), 88, align_right=True, sorts=False),
)
_ITEMS: Final = (
    ListColumn("text", msg_mark("Text"), 150, stretch=True, sorts=False),
    ListColumn("where", msg_mark("Location"), 120, stretch=True, sorts=False),
    ListColumn("page", msg_mark("Page"), 60, align_right=True, sorts=False, drops=True),
)
_OPEN, _DONE, _ALL = "open", "decided", "all"
_STATES: Final = (
    (_OPEN, msg_mark("To decide")),
    (_DONE, msg_mark("Decided")),
    (_ALL, msg_mark("Everything")),
)
_PURPOSE: Final = msg_mark(
    "Names and numbers recorded in People are redacted automatically. Listed here is what needs"
    " your decision: names inside words or misread, document and telephone numbers, barcodes,"
    " hidden text."
)
_ALL_DONE: Final = msg_mark(
    "All suggestions are decided. The case is scanned again when documents or people change."
)
SCANNING: Final = (
    msg_mark("Scanning the case"),
    msg_mark("Suggestions are listed as they are found."),
)
_ANY_PERSON: Final = msg_mark("Any person")
_ANY_DOCUMENT: Final = msg_mark("Any document")
_NO_PERSON: Final = "-"


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    """Items of one kind that may lead to one person.

    Attributes:
        left: how many wait.
    """

    kind: str
    person: str
    left: int
    total: int

    @property
    def id(self) -> str:
        """Names the group in the list."""
        return f"{self.kind}/{self.person}"


def groups_of(items: Iterable[QueuedSuggestion]) -> tuple[SuggestionGroup, ...]:
    """Return items counted by kind and person, in their order."""
    counts: dict[tuple[str, str], list[int]] = {}
    for one in items:
        count = counts.setdefault((one.item.kind, one.person), [0, 0])
        count[0] += one.verdict is None
        count[1] += 1
    return tuple(SuggestionGroup(*at, *count) for at, count in counts.items())


def _group_text(group: SuggestionGroup, key: str) -> str:
    match key:
        case "kind":
            return msg_of(KINDS[group.kind].title)
        case "person":
            return group.person
    return f"{group.left:,}"


def _group_role(group: SuggestionGroup, key: str) -> str:
    return "muted" if key == "person" or not group.left else "text"


def _item_text(row: QueuedSuggestion, key: str) -> str:
    item = row.item
    match key:
        case "text":
            return (
                msg("{words}  ({count} times)", words=item.text, count=msg_number(item.count))
                if item.count > 1
                else item.text
            )
        case "where":
            return row.title
    return f"{item.page:,}" if item.page else ""


def _item_icon(row: QueuedSuggestion, key: str) -> tuple[str, str] | None:
    if key != "text" or row.verdict is None:
        return None
    return ("eraser", "danger") if row.verdict is SuggestionVerdict.ACCEPTED else ("check", "ok")


def _item_role(_row: QueuedSuggestion, key: str) -> str:
    return "text" if key == "text" else "muted"


class QueueList(QWidget):
    """The left side of the room.

    Attributes:
        chosen: the `QueuedItem` that is selected, or None.
        opened: the one that Enter was pressed on.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._queue = RedactionQueue((), was_made=False)
        self._is_scanning = False
        self._shown: tuple[QueuedSuggestion, ...] = ()
        self._sought = ""
        self.progress = ShortenedLabel("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(msg("Decided"))
        self.filter = FilterBar(msg("Filter results  /"))
        self.filter.add_choice("state", msg("Decision"), msg_of(_STATES))
        self.filter.add_choice("person", msg("Person"), [("", msg_of(_ANY_PERSON))])
        self.filter.add_choice("document", msg("Document"), [("", msg_of(_ANY_DOCUMENT))])
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.take_focus)
        self.groups = RowTable(
            RowModel(msg_of(_GROUPS), _group_text, role=_group_role), context.theme
        )
        self.groups.setAccessibleName(msg("Types of suggestions"))
        self.groups.chosen.connect(self._on_group)
        model = RowModel(msg_of(_ITEMS), _item_text, _item_icon, _item_role, parent=self)
        self.items = RowTable(model, context.theme)
        self.items.setAccessibleName(msg("Suggestions to decide"))
        self.items.chosen.connect(self.chosen)
        self.items.activated_row.connect(self.opened)
        self.items.offer(lambda _row: row_actions(context.actions, "question"), is_short=True)
        self._lay_out(context)

    @property
    def row(self) -> QueuedSuggestion | None:
        """The item that is selected."""
        found: QueuedSuggestion | None = self.items.row()
        return found

    @property
    def shown(self) -> tuple[QueuedSuggestion, ...]:
        """The items of the group and filter at hand, in their order."""
        return self._shown

    def following(self) -> QueuedSuggestion | None:
        """Return the item after the one that is selected."""
        row = self.row
        at = self.items.rows_model.index_of(row.id) if row is not None else -1
        found: QueuedSuggestion | None = self.items.rows_model.row_at(at + 1) if at >= 0 else None
        return found

    def show_queue(self, queue: RedactionQueue, *, is_scanning: bool = False) -> None:
        """Show the queue; group, place and filter stay. While it is made, nothing is decided."""
        self._queue, self._is_scanning = queue, is_scanning
        people = sorted({one.person for one in queue.items if one.person}, key=fold)
        titles = {one.item.document_id: one.title for one in queue.items if one.item.document_id}
        nobody = [(_NO_PERSON, msg("No person"))] if any(not o.person for o in queue.items) else []
        self.filter.set_choices(
            "person", [("", msg_of(_ANY_PERSON)), *((one, one) for one in people), *nobody]
        )
        self.filter.set_choices("document", [("", msg_of(_ANY_DOCUMENT)), *titles.items()])
        total = len(queue.items)
        self.progress.show_words(
            msg(
                "{decided} of {total} decided",
                decided=msg_number(queue.decided),
                total=msg_number(total),
            )
            if total
            else ""
        )
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(queue.decided)
        self.bar.setVisible(bool(total))
        self.progress.setVisible(bool(total))
        self._again.setVisible(queue.was_made)
        self.remove_all.setVisible(queue.decided < total)
        self._words.setVisible(queue.was_made)
        self.filter.setVisible(bool(total))
        self._show()

    def seek(self, identity: str) -> None:
        """Select an item once it is listed, whatever is filtered."""
        found = next((one for one in self._queue.items if one.id == identity), None)
        if found is None:
            self._sought = identity
            return
        self._sought = ""
        if found not in self._matching():
            self.filter.clear()
            if found.verdict is not None:
                self.filter.choose("state", _ALL)
        self.groups.select(f"{found.item.kind}/{found.person}", emits=False)
        self._show_items()
        self.items.select(identity)

    def step(self, steps: int) -> bool:
        """Select another item, at the end of a group of the next; tells whether there is one."""
        model = self.items.rows_model
        row = self.row
        at = model.index_of(row.id) + steps if row is not None else 0
        other = model.row_at(at)
        if other is not None:
            self.items.select(other.id)
            return True
        return self._step_group(1 if steps > 0 else -1)

    def take_focus(self) -> None:
        """Put the focus on the places."""
        self.items.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_group(self, steps: int) -> bool:
        model = self.groups.rows_model
        group = self.groups.row()
        at = (model.index_of(group.id) if group is not None else -1) + steps
        other = model.row_at(at)
        if other is None:
            return False
        self.groups.select(other.id, emits=False)
        self._show_items()
        rows = self.items.rows_model.rows
        if rows:
            self.items.select(rows[0 if steps > 0 else -1].id)
        return bool(rows)

    def _matching(self) -> tuple[QueuedSuggestion, ...]:
        values = self.filter.values()
        words = fold(values["text"]).split()
        return tuple(one for one in self._queue.items if _passes(one, values, words))

    def _show(self) -> None:
        matching = self._matching()
        before = self.groups.row()
        groups = groups_of(matching)
        self.groups.set_rows(groups)
        if before is None or all(one.id != before.id for one in groups):
            self.groups.select_first()
        self._show_items(matching)
        is_empty = not matching
        page = self._pages["list"]
        if is_empty and self._is_scanning:
            page = self._pages["scanning"]
        elif is_empty and not self._queue.was_made:
            page = self._pages["begin"]
        elif is_empty and self.filter.values()["state"] == _OPEN and not self._is_narrowed():
            page = self._pages["done"]
        elif is_empty:
            page = self._pages["nothing"]
        self._stack.setCurrentWidget(page)
        if self._sought:
            self.seek(self._sought)

    def _is_narrowed(self) -> bool:
        values = self.filter.values()
        return any(values[name] for name in ("text", "person", "document"))

    def _show_items(self, matching: tuple[QueuedSuggestion, ...] | None = None) -> None:
        group: SuggestionGroup | None = self.groups.row()
        within = self._matching() if matching is None else matching
        self._shown = tuple(
            one
            for one in within
            if group is not None and (one.item.kind, one.person) == (group.kind, group.person)
        )
        self.items.set_rows(self._shown)
        if self.items.row() is None:
            self.items.select_first()

    @Slot(object)
    def _on_group(self, _group: SuggestionGroup | None) -> None:
        self._show_items()

    @Slot(str)
    def _on_filter(self, _words: str) -> None:
        self._show()

    def _lay_out(self, context: Context) -> None:
        top = QWidget()
        row = WrappingRow(top, spacing=12)
        row.addWidget(heading(msg("Redaction")))
        self._again = _command(context, row, "search", msg("Scan again"), "magnifying-glass")
        self._again.setToolTip(msg("Scan case again  F5"))
        remove = msg("Remove undecided")
        self.remove_all = _command(context, row, "remove_undecided", remove, "eraser")
        self.remove_all.setToolTip(msg("Redact everything undecided; one undo restores it"))
        self._words = _command(context, row, "words", msg("Word by word"), "text-t")
        begin = Button(msg("Scan case"), "magnifying-glass", primary=True)
        begin.clicked.connect(context.actions["redaction.search"].trigger)
        clear = quiet_button(msg("Show everything"))
        clear.clicked.connect(self.filter.clear)
        lists = in_column((self.groups, 2), (self.items, 3), gap=10, margins=0)
        theme = context.theme
        self._pages = {
            "list": lists,
            "begin": EmptyState(theme, "eraser", msg("Not scanned yet"), msg_of(_PURPOSE), begin),
            "scanning": EmptyState(theme, "hourglass", *msg_of(SCANNING), None),
            "done": EmptyState(
                theme, "check-circle", msg("Nothing to decide"), msg_of(_ALL_DONE), None
            ),
            "nothing": EmptyState(
                theme,
                "magnifying-glass",
                msg("Nothing found"),
                msg("No suggestion matches."),
                clear,
            ),
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        within = in_column(
            top,
            self.progress,
            self.bar,
            self.filter,
            (self._stack, 1),
            gap=10,
            margins=(20, 16, 12, 16),
        )
        # Large letters need more height than a small screen has.
        column(ColumnScroll(within), margins=0, of=self)


def _passes(one: QueuedSuggestion, values: dict[str, str], words: list[str]) -> bool:
    state = values["state"]
    if state != _ALL and (one.verdict is None) != (state == _OPEN):
        return False
    if values["person"] and one.person != values["person"].replace(_NO_PERSON, ""):
        return False
    if values["document"] and one.item.document_id != values["document"]:
        return False
    if not words:
        return True
    folded = fold(
        f"{one.item.text}\n{one.person}\n{one.title}\n{msg_of(KINDS[one.item.kind].title)}"
    )
    return all(word in folded for word in words)


def _command(context: Context, row: WrappingRow, name: str, words: str, icon: str) -> Button:
    """Add a button of a command, hidden until there is something to do."""
    button = quiet_button(words, icon)
    button.clicked.connect(context.actions[f"redaction.{name}"].trigger)
    button.hide()
    row.addWidget(button)
    return button
