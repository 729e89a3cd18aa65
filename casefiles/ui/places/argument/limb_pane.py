"""One limb: the test it belongs to, what is said for and against it, and what is missing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from casefiles.domain.records.arguments import Bearing
from casefiles.domain.rules.citation_text import place_detail
from casefiles.office.law.arguments import FORUMS, SUPPORTS, LimbRow, ShownArgument, ShownAuthority
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.limb_list import ICONS
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, muted, subheading
from casefiles.ui.widgets.layout import clear, column, flow, row, words
from casefiles.ui.widgets.tools.row_menu import CardMenu
from casefiles.ui.widgets.wrapping_row import WrappingRow
from casefiles.words.language import msg, msg_mark, msg_of

_MARGIN: Final = 20
_UNSIGNED: Final = msg_mark(
    "Unverified: signed by no lawyer. Check texts and paragraphs before you file."
)
_CHIPS: Final[dict[str, ChipKind]] = {"ok": "ok", "accent": "accent", "warn": "warn"}


class LimbPane(QWidget):
    """The reading pane of the room.

    Attributes:
        shown: the limb; None before one was chosen.
        add_requested: a new argument, by whose it is.
        edit_requested: an argument is to be changed.
        remove_requested: an argument is to go.
    """

    add_requested = Signal(str)
    edit_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.shown: LimbRow | None = None
        self._within = QWidget()
        self._column = column(gap=8, margins=_MARGIN, of=self._within)
        scroll = ColumnScroll(self._within, self, frame=False)
        column(scroll, margins=0, of=self)

    def show_limb(self, row: LimbRow) -> None:
        """Show a limb and all that is said on it."""
        self.shown = row
        clear(self._column)
        self._add_test(row)
        self._add_side("FOR", row.ours, Bearing.OURS, msg("Add an argument"))
        self._add_side("AGAINST", row.theirs, Bearing.THEIRS, msg("Add counter-argument"))
        self._add_adverse(row.adverse)
        self._column.addStretch(1)

    def _add_test(self, row: LimbRow) -> None:
        title = heading(row.text)
        title.setWordWrap(True)
        self._column.addWidget(title)
        self._column.addWidget(muted(row.heading))
        forums = ", ".join(msg_of(FORUMS[forum]) for forum in row.test.forums)
        test = row.test
        lines = [
            msg("Before: {forums}", forums=forums),
            msg("Burden: {burden}", burden=test.burden),
            msg("Standard: {standard}", standard=test.standard),
        ]
        texts = msg(
            "Text: {value}",
            value=row.texts or msg("none that is known to hold between these States"),
        )
        for line in (*lines, texts, test.note):
            if line:
                self._column.addWidget(_line(line))
        for text in (*row.cautions, *((msg_of(_UNSIGNED),) if test.is_unverified else ())):
            warning = muted(text)
            warning.setProperty("tone", "warn")
            self._column.addWidget(warning)

    def _add_side(
        self, title: str, shown_arguments: Sequence[ShownArgument], bearing: Bearing, words: str
    ) -> None:
        self._column.addSpacing(10)
        top = QWidget()
        row = WrappingRow(top)
        row.addWidget(subheading(title))
        more = button(words, "plus")
        more.clicked.connect(lambda: self.add_requested.emit(str(bearing)))
        row.addWidget(more)
        self._column.addWidget(top)
        for one in shown_arguments:
            card = ArgumentCard(self._context, one)
            card.edit_requested.connect(self.edit_requested)
            card.remove_requested.connect(self.remove_requested)
            self._column.addWidget(card)
        if not shown_arguments:
            self._column.addWidget(muted(msg("Nothing yet.")))

    def _add_adverse(self, adverse: Sequence[ShownAuthority]) -> None:
        """Show adverse authorities on the ground that no argument names: they must be met."""
        if not adverse:
            return
        self._column.addSpacing(10)
        title = subheading(msg("UNANSWERED ADVERSE AUTHORITIES"))
        title.setWordWrap(True)
        self._column.addWidget(title)
        for one in adverse:
            self._column.addWidget(_authority(self._context, one))


class ArgumentCard(QFrame):
    """One argument, what it rests on, and what comes back.

    Attributes:
        edit_requested: it is to be changed.
        remove_requested: it is to go.
    """

    edit_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, context: Context, shown: ShownArgument) -> None:
        super().__init__()
        self._context = context
        self._shown = shown
        self.setProperty("card", "true")
        icon, role = ICONS[shown.argument.support]
        chips = QWidget()
        pills = flow(
            Chip(msg_of(SUPPORTS[shown.argument.support]), icon, _CHIPS.get(role, "plain")),
            of=chips,
        )
        if shown.is_bare:
            pills.addWidget(Chip(msg("No evidence"), "warning", "warn"))
        self.edit = icon_button(msg("Edit argument"), "pencil-simple")
        self.edit.clicked.connect(self._on_edit)
        self.away = icon_button(msg("Remove argument"), "trash")
        self.away.clicked.connect(self._on_remove)
        CardMenu(self)
        body = column(
            row((chips, 1), self.edit, self.away),
            _line(shown.text),
            *self._links(),
            gap=4,
            margins=(14, 10, 8, 12),
            of=self,
        )
        for title, text in ((msg("Counter-argument"), shown.answer), (msg("Reply"), shown.reply)):
            if text:
                body.addWidget(_line(f"{title}: {text}"))
        if shown.argument.wanted:
            body.addWidget(muted(msg("Would help: {wanted}", wanted=shown.argument.wanted)))

    def _links(self) -> list[LinkButton]:
        links = []
        for fact in self._shown.facts:
            place = NavigationTarget("dossier", fact.id, "facts")
            links.append(_link(self._context, fact.words, "quotes", place))
        for cite in self._shown.cites:
            place = NavigationTarget("documents", cite.document_id, place_detail(cite.cite))
            links.append(_link(self._context, cite.words, "file-text", place))
        links += [_authority(self._context, one) for one in self._shown.authorities]
        return links

    @Slot()
    def _on_edit(self) -> None:
        self.edit_requested.emit(self._shown.argument)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_requested.emit(self._shown.argument)


def _line(text: str) -> QLabel:
    return selectable(words(text))


def _link(
    context: Context, words: str, icon: str, place: NavigationTarget, role: str = "muted"
) -> LinkButton:
    row = LinkButton(words, "", (icon, role))
    row.clicked.connect(lambda: context.navigator.go(place))
    return row


def _authority(context: Context, one: ShownAuthority) -> LinkButton:
    icon, role = ("warning", "danger") if one.is_adverse else ("scales", "muted")
    adverse = msg(" (adverse)") if one.is_adverse else ""
    words = f"{one.name}{adverse}{'' if one.is_checked else msg(' [not checked]')}"
    return _link(context, words, icon, NavigationTarget("library", one.id), role)
