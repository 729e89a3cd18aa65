"""The list of limbs: tests as heads with a meter, and below each what has to be shown."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from casefiles.domain.language.folding import fold
from casefiles.domain.records.arguments import Support
from casefiles.office.law.argument_choice import ArgumentChoice
from casefiles.office.law.arguments import FORUMS, STATES, ArgumentMap, LimbRow, LimbState
from casefiles.ui.base.context import Context
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.labels import ShortenedLabel, muted
from casefiles.ui.widgets.layout import column, in_column, row, say
from casefiles.ui.widgets.lines.line_rows import LineRows
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.tools.filter_chips import FilterChips
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

COLUMNS: Final = (ListColumn("text", msg_mark("Limb"), 150, stretch=True, sorts=False),)
ICONS: Final = {
    Support.UNSUPPORTED: ("circle-dashed", "muted"),
    Support.ASSERTED: ("chat-text", "text"),
    Support.SOURCED: ("paperclip", "accent"),
    Support.CORROBORATED: ("check-circle", "ok"),
    Support.CONTESTED: ("warning", "warn"),
}
"""Icon and colour role of how well something is borne out."""
STATE_ICONS: Final = {
    LimbState.NOT_BEGUN: ("circle", "muted"),
    LimbState.BEGUN: ("circle-dashed", "warn"),
    LimbState.SOURCED: ("paperclip", "accent"),
    LimbState.CORROBORATED: ("check-circle", "ok"),
    LimbState.CONTESTED: ("warning", "warn"),
    LimbState.UNANSWERED: ("x-circle", "danger"),
}
"""Icon and colour role of how far a limb is argued."""
_FOLDED, _OPEN = "caret-right", "caret-down"


@dataclass(frozen=True, slots=True)
class TestHead:
    """The row that heads the limbs of a test.

    Attributes:
        begun: how many of its limbs have an argument, of so many.
    """

    __test__ = False

    id: str
    title: str
    texts: str
    begun: int
    limbs: int
    is_folded: bool


def lines_of(shown: TestHead | LimbRow) -> RowLines:
    """Return what a row says."""
    if isinstance(shown, TestHead):
        return RowLines(
            shown.title,
            second=shown.texts,
            icon=(_FOLDED if shown.is_folded else _OPEN, "muted"),
            meter=(shown.begun, shown.limbs),
            is_group=True,
        )
    counts = msg("{ours} for · {theirs} against", ours=len(shown.ours), theirs=len(shown.theirs))
    return RowLines(
        shown.text,
        second=counts,
        side=msg_of(STATES[shown.state]),
        side_icon=STATE_ICONS[shown.state],
    )


class _Rows(LineRows):
    """Rows that fold by the arrow keys.

    Attributes:
        fold_requested: id of a test, and whether its limbs shall be hidden.
    """

    fold_requested = Signal(str, bool)
    has_groups = True

    def __init__(self, theme: Theme) -> None:
        model = RowModel(msg_of(COLUMNS), lambda shown, _: lines_of(shown).title)
        super().__init__(model, theme, lines_of, high=54)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold by Left, unfold by Right."""
        shown = self.row()
        if isinstance(shown, TestHead) and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.fold_requested.emit(shown.id, event.key() == Qt.Key.Key_Left)
            return
        super().keyPressEvent(event)


class LimbList(FilteredList):
    """What stands on the left of the room.

    Attributes:
        choice_requested: forum and grounds are to be chosen.
        all_requested: every test is wanted.
    """

    choice_requested = Signal()
    all_requested = Signal()

    def __init__(self, context: Context) -> None:
        table = _Rows(context.theme)
        table.setProperty("flush", "true")
        super().__init__(context, msg("Filter tests and limbs…  /"), msg("Limb"), table)
        self._limbs: tuple[LimbRow, ...] = ()
        self._choice = ArgumentChoice(is_all=True)
        self._argued: frozenset[str] = frozenset()
        self._revealed: set[str] = set()
        self._folded: set[str] = set()
        self._is_known = False
        self.counts = ShortenedLabel()
        self.warning = muted("")
        self.warning.setProperty("tone", "warn")
        self.warning.hide()
        shown = [
            ("", msg("All limbs")),
            ("argued", msg("With arguments")),
            ("bare", msg("Without arguments")),
        ]
        self.filter.add_choice("shown", msg("Filter limbs"), shown)
        words = msg("No limb matches.")
        self._nothing = self._add_nothing(msg("Nothing found"), words, msg("Show all limbs"))
        self._unchosen = self._made_unchosen(context.theme)
        self._stack.addWidget(self._unchosen)
        self.fold_all = quiet_button(msg("Fold all"))
        self.fold_all.clicked.connect(self._on_fold_all)
        self.choose = button(msg("Choose forum and grounds…"), "scales")
        self.choose.clicked.connect(self.choice_requested)
        table.fold_requested.connect(self._on_fold)
        table.activated_row.connect(self._on_activated)
        self._lay_out()

    def show_map(self, shown: ArgumentMap, choice: ArgumentChoice) -> None:
        """Show the limbs of what was chosen, and of what is argued; the selection stays."""
        self._limbs, self._choice, self._argued = shown.limbs, choice, shown.argued
        self._is_known = True
        say(self.warning, shown.warning)
        self.choose.setText(_choice_words(choice))
        self._find()

    def shown_limbs(self) -> tuple[LimbRow, ...]:
        """Return the limbs of the tests that are shown, folded or not."""
        return tuple(one for one in self._limbs if self._is_shown(one))

    def seek(self, limb_id: str) -> bool:
        """Select a limb, of whatever test; tells whether there is one."""
        row = next((one for one in self._limbs if one.id == limb_id), None)
        if row is None:
            return False
        if not self._is_shown(row):
            self._revealed.add(row.test.id)
        self._folded.discard(row.test.id)
        self._find()
        return self.table.select(limb_id)

    def _is_shown(self, row: LimbRow) -> bool:
        own = row.test.id
        return self._choice.shows(row.test) or own in self._argued or own in self._revealed

    @override
    def _made_filter(self, find: str) -> FilterBar:
        self._chips = FilterChips(find)
        return self._chips

    @override
    def _find(self) -> None:
        values = self.filter.values()
        shown = self.shown_limbs()
        fitting = (one for one in shown if _fits(one, values))
        found = self._with_words(fitting, lambda one: fold(f"{one.heading} {one.text}"))
        self._show_found(self._with_heads(found), self._instead(bool(shown)))
        if isinstance(self.table.row(), TestHead) and found:
            self.table.select(next((one.id for one in found if self._is_open(one)), found[0].id))
        begun = sum(one.state is not LimbState.NOT_BEGUN for one in shown)
        supported = sum(one.state in {LimbState.SOURCED, LimbState.CORROBORATED} for one in shown)
        self.counts.show_words(
            msg(
                "{begun} of {count} limbs begun · {supported} supported",
                begun=begun,
                count=len(shown),
                supported=supported,
            )
        )
        self._chips.button.setEnabled(bool(shown))

    def _is_open(self, one: LimbRow) -> bool:
        return one.test.id not in self._folded

    def _instead(self, is_any: bool) -> EmptyState:
        self._say_none_of(self._nothing, len(self.shown_limbs()))
        return self._unchosen if self._is_known and not is_any else self._nothing

    def _with_heads(self, found: list[LimbRow]) -> list[TestHead | LimbRow]:
        """Return limbs below the heads of their tests; those of folded tests are left out."""
        rows: list[TestHead | LimbRow] = []
        for test in dict.fromkeys(one.test for one in found):
            own = [one for one in self._limbs if one.test.id == test.id]
            begun = sum(one.state is not LimbState.NOT_BEGUN for one in own)
            is_folded = test.id in self._folded
            texts = own[0].texts or ", ".join(text.text for text in test.texts)
            rows.append(TestHead(test.id, test.title, texts, begun, len(own), is_folded))
            rows += [] if is_folded else [one for one in found if one.test.id == test.id]
        return rows

    @Slot(str, bool)
    def _on_fold(self, test_id: str, is_folded: bool) -> None:
        (self._folded.add if is_folded else self._folded.discard)(test_id)
        self._refold(test_id)

    @Slot(object)
    def _on_activated(self, shown: TestHead | LimbRow) -> None:
        if isinstance(shown, TestHead):
            self._on_fold(shown.id, not shown.is_folded)

    @Slot()
    def _on_fold_all(self) -> None:
        tests = {one.test.id for one in self.shown_limbs()}
        self._folded = set() if tests <= self._folded else tests
        self._refold("")

    def _refold(self, test_id: str) -> None:
        values = self.filter.values()
        fitting = (one for one in self.shown_limbs() if _fits(one, values))
        found = self._with_words(fitting, lambda one: fold(f"{one.heading} {one.text}"))
        self.table.set_rows(self._with_heads(found))
        if test_id:
            self.table.select(test_id)

    def _made_unchosen(self, theme: Theme) -> EmptyState:
        choose = button(msg("Choose forum and grounds…"), "scales", primary=True)
        choose.clicked.connect(self.choice_requested)
        every = button(msg("Show all tests"))
        every.clicked.connect(self.all_requested)
        words = msg(
            "Only the limbs of what you choose are shown, each with what has to be proven and how"
            " far it is argued."
        )
        return EmptyState(theme, "scales", msg("Which forum, which grounds?"), words, choose, every)

    def _lay_out(self) -> None:
        above = in_column(
            self.filter,
            self._chips.chips,
            row((self.counts, 1), self.fold_all, gap=6),
            self.warning,
            gap=4,
            margins=(8, 6, 8, 4),
        )
        column(above, (self._stack, 1), gap=0, margins=0, of=self)


def _choice_words(choice: ArgumentChoice) -> str:
    if choice.is_all:
        return msg("All tests")
    if not choice.is_made:
        return msg("Choose forum and grounds…")
    forums = ", ".join(words for code, words in msg_of(FORUMS).items() if code in choice.forums)
    return msg_n(
        "{forums} · {n} ground", "{forums} · {n} grounds", len(choice.grounds), forums=forums
    )


def _fits(row: LimbRow, values: dict[str, str]) -> bool:
    is_argued = bool(row.ours or row.theirs)
    return not values["shown"] or (values["shown"] == "argued") == is_argued
