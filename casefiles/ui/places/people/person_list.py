"""The list of people: filter, and one row for each person."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.rows import PersonFilter
from casefiles.office.people.persons import PeopleList, PersonLine
from casefiles.ui.base.context import Context
from casefiles.ui.base.row_commands import row_actions
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.records.people_words import PROTECTIONS, in_a_row, other_scripts
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import column, in_column
from casefiles.ui.widgets.lines.line_rows import LineRows
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.tools.filter_chips import FilterChips
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

COLUMNS: Final = (
    ListColumn("name", msg_mark("Name"), 150, stretch=True),
    ListColumn("role", msg_mark("Role"), 92, drops=True),
    ListColumn("others", msg_mark("In other scripts"), 120, stretch=True, sorts=False, drops=True),
    ListColumn("protection", msg_mark("Protection"), 120),
    ListColumn("contact", msg_mark("Contact"), 84, drops=True),
    ListColumn("mentions", msg_mark("Mentions"), 86, align_right=True),
)
_PURPOSE: Final = msg_mark(
    "Add all who could be harmed by being named, and all who act. Add every spelling used in"
    " documents: unknown spellings cannot be redacted. New persons are withheld until you change"
    " their protection."
)
_TABLE_FROM: Final = 640
"""Pixels at 100 % from which the list has columns."""
_ROLES: Final = {"protection": {"ok": "ok", "accent": "accent", "plain": "text"}}


def cell_text(line: PersonLine, key: str) -> str:
    """Return the words of a cell."""
    person = line.person
    match key:
        case "name":
            return person.name
        case "others":
            return in_a_row(other_scripts(person.names))
        case "protection":
            return msg_of(PROTECTIONS[person.protection][0])
        case "role":
            return person.role
        case "contact":
            return msg("Instructions") if person.contact else ""
    return f"{line.mentions.total:,}" if line.mentions is not None else msg("–")


def cell_icon(line: PersonLine, key: str) -> tuple[str, str] | None:
    """Return icon and colour role of a cell."""
    if key == "protection":
        _, icon, kind = msg_of(PROTECTIONS[line.person.protection])
        return icon, _ROLES["protection"].get(kind, "muted")
    if key == "contact" and line.person.contact:
        return "warning", "warn"
    return None


def cell_role(line: PersonLine, key: str) -> str:
    """Return the colour role of a cell's words."""
    if key == "protection":
        return _ROLES["protection"].get(msg_of(PROTECTIONS[line.person.protection][2]), "text")
    if key == "contact":
        return "warn"
    is_quiet = key in {"others", "role"} or (key == "mentions" and line.mentions is None)
    return "muted" if is_quiet else "text"


def person_lines(line: PersonLine) -> RowLines:
    """Return what the two lines of a row say: name; role, other scripts and protection."""
    person = line.person
    parts = (person.role, in_a_row(other_scripts(person.names)))
    icon, role = cell_icon(line, "protection") or ("", "muted")
    return RowLines(
        person.name,
        second=" · ".join(one for one in parts if one),
        icon=("warning", "warn") if person.contact else None,
        side=cell_text(line, "protection"),
        side_icon=(icon, "muted" if role == "text" else role),
    )


def _table(theme: Theme) -> LineRows:
    model = RowModel(msg_of(COLUMNS), cell_text, cell_icon, cell_role)
    table = LineRows(model, theme, person_lines, table_from=_TABLE_FROM)
    table.setProperty("flush", "true")
    return table


class PersonList(FilteredList):
    """What stands on the left of the room.

    Attributes:
        filter_changed: filter or order are others; the rows shall be asked for.
        opened: the line that Enter was pressed on.
    """

    filter_changed = Signal()
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            msg("Filter names in any script, numbers, roles…  /"),
            msg("People"),
            _table(context.theme),
        )
        self.order = ("name", False)
        self._found = PeopleList((), 0)
        self._undecided = 0
        self.counts = ShortenedLabel()
        self.filter.add_choice(
            "protection",
            msg("Protection"),
            [
                ("", msg("Any protection")),
                *((str(key), words[0]) for key, words in msg_of(PROTECTIONS).items()),
            ],
        )
        self.table.show_order("name", descending=False)
        self.table.activated_row.connect(self.opened)
        self.table.sort_requested.connect(self._on_order)
        add = action_button(context.actions["people.add_person"], primary=True)
        self._empty = EmptyState(
            context.theme, "users-three", msg("Not recorded"), msg_of(_PURPOSE), add
        )
        self._stack.addWidget(self._empty)
        self.table.offer(lambda _row: row_actions(context.actions, "people"))
        nothing = msg("No person matches.")
        self._nothing = self._add_nothing(msg("No results"), nothing, msg("Show all people"))
        self._lay_out()

    def chosen_filter(self) -> PersonFilter:
        """Return what filter and header ask for."""
        values = self.filter.values()
        return PersonFilter(values["text"], values["protection"], self.order[1])

    def show_people(self, found: PeopleList) -> None:
        """Show people; the selection and the place in the list stay."""
        self._found = found
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.table.set_rows(found.lines)
        self._announce_count(len(found.lines))
        bar.setValue(place)
        self._show_counts()
        other = self._nothing if found.total else self._empty
        self._say_none_of(self._nothing, found.total)
        self._stack.setCurrentWidget(self.table if found.lines else other)

    def show_undecided(self, counts: Mapping[PersonId, int]) -> None:
        """Tell how many ways to write protected names wait for a decision."""
        self._undecided = sum(counts.values())
        self._show_counts()

    def _show_counts(self) -> None:
        total = msg_n("{n} person", "{n} people", self._found.total)
        is_narrowing = self.filter.is_narrowing()
        message = (
            msg("{count} of {total}", count=msg_number(len(self._found.lines)), total=total)
            if is_narrowing
            else total
        )
        if self._undecided:
            variants = msg_n(
                "{n} variant spelling to decide", "{n} variant spellings to decide", self._undecided
            )
            message = f"{message}  ·  {variants}"
        self.counts.show_words(message)

    def _lay_out(self) -> None:
        above = in_column(self.filter, self._chips.chips, self.counts, gap=4, margins=(8, 6, 8, 4))
        column(above, (self._stack, 1), gap=0, margins=0, of=self)

    @override
    def _made_filter(self, find: str) -> FilterBar:
        self._chips = FilterChips(find)
        return self._chips

    @override
    def _find(self) -> None:
        self.filter_changed.emit()

    @Slot(str, bool)
    def _on_order(self, key: str, descending: bool) -> None:
        # Most mentions are wanted first, not fewest.
        is_first_click = self.order[0] != key
        if key == "mentions" and is_first_click:
            descending = True
            self.table.show_order(key, descending=True)
        self.order = (key, descending)
        self.filter_changed.emit()
