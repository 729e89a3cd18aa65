"""The list of limbs: what has to be shown, how much is said on it, and how well it is borne out."""

from typing import Final

from typing_extensions import override

from casefiles.domain.language.folding import fold
from casefiles.domain.records.arguments import Support
from casefiles.office.law.arguments import FORUMS, SUPPORTS, ArgumentMap, LimbRow
from casefiles.ui.base.context import Context
from casefiles.ui.records.filtered_list import FilteredList
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel, heading, muted
from casefiles.ui.widgets.layout import column, row, say
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg, msg_mark, msg_of

COLUMNS: Final = (
    ListColumn("heading", msg_mark("Test"), 110, stretch=True, sorts=False),
    ListColumn("text", msg_mark("Limb"), 150, stretch=True, sorts=False),
    ListColumn("ours", msg_mark("For"), 44, align_right=True, sorts=False),
    ListColumn("theirs", msg_mark("Against"), 68, align_right=True, sorts=False),
    ListColumn("support", msg_mark("Support"), 138, sorts=False),
)
ICONS: Final = {
    Support.UNSUPPORTED: ("circle-dashed", "muted"),
    Support.ASSERTED: ("chat-text", "text"),
    Support.SOURCED: ("paperclip", "accent"),
    Support.CORROBORATED: ("check-circle", "ok"),
    Support.CONTESTED: ("warning", "warn"),
}
"""Icon and colour role of how well something is borne out."""


def cell_text(row: LimbRow, key: str) -> str:
    """Return the words of a cell."""
    match key:
        case "ours":
            return str(len(row.ours)) if row.ours else ""
        case "theirs":
            return str(len(row.theirs)) if row.theirs else ""
        case "support":
            return msg_of(SUPPORTS[row.support])
    return str(getattr(row, key))


def cell_icon(row: LimbRow, key: str) -> tuple[str, str] | None:
    """Return icon and colour role of a cell."""
    if key == "heading" and row.adverse:
        return "warning", "danger"
    return ICONS[row.support] if key == "support" else None


def cell_role(_row: LimbRow, key: str) -> str:
    """Return the colour role of a cell's words."""
    return "muted" if key == "heading" else "text"


class LimbList(FilteredList):
    """What stands on the left of the room."""

    def __init__(self, context: Context) -> None:
        model = RowModel(msg_of(COLUMNS), cell_text, cell_icon, cell_role)
        super().__init__(context, msg("Filter tests and limbs…  /"), msg("Limb"), model)
        self._limbs: tuple[LimbRow, ...] = ()
        self.counts = ShortenedLabel()
        self.warning = muted("")
        self.warning.setProperty("tone", "warn")
        self.warning.hide()
        self.filter.add_choice(
            "forum", msg("Forum"), [("", msg("Any forum")), *msg_of(FORUMS).items()]
        )
        shown = [
            ("", msg("All limbs")),
            ("argued", msg("With arguments")),
            ("bare", msg("Without arguments")),
        ]
        self.filter.add_choice("shown", msg("Filter limbs"), shown)
        words = msg("No limb matches.")
        self._nothing = self._add_nothing(msg("Nothing found"), words, msg("Show all limbs"))
        self.paper = quiet_button(msg("Draft the argument…"), "text-indent")
        self.paper.setToolTip(msg("Write the argument as numbered paragraphs, in the dossier"))
        self._lay_out()

    def show_map(self, shown: ArgumentMap) -> None:
        """Show limbs; the selection stays."""
        self._limbs = shown.limbs
        say(self.warning, shown.warning)
        self._find()

    @override
    def _find(self) -> None:
        values = self.filter.values()
        fitting = (row for row in self._limbs if _fits(row, values))
        found = self._with_words(fitting, lambda row: fold(f"{row.heading} {row.text}"))
        self._show_found(found, self._nothing)
        argued = sum(bool(row.ours or row.theirs) for row in self._limbs)
        self.counts.show_words(
            msg("{argued} of {count} limbs argued", argued=argued, count=len(self._limbs))
        )

    def _lay_out(self) -> None:
        column(
            row(heading(msg("Argument")), (self.counts, 1), self.paper, gap=12),
            self.warning,
            self.filter,
            (self._stack, 1),
            gap=10,
            margins=(20, 16, 12, 16),
            of=self,
        )


def _fits(row: LimbRow, values: dict[str, str]) -> bool:
    is_argued = bool(row.ours or row.theirs)
    if values["shown"] and (values["shown"] == "argued") != is_argued:
        return False
    return not values["forum"] or values["forum"] in row.test.forums
