"""What the dossier tells together with earlier editions: each thing here, there, and accepted."""

from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.documents.pages import PagePicture, page_picture
from casefiles.office.draft.combined_disclosure import (
    OVERLAP,
    CombinedDisclosure,
    CombinedDisclosureItem,
    OverlapBasis,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.checks.findings_page import (
    FindingDetail,
    FindingsPage,
    FindingsSpec,
)
from casefiles.ui.places.dossier.preview.sheet_picture import SheetPicture
from casefiles.ui.places.dossier.readers.pairing_card import PairingCard
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column, row, words
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_NOTHING: Final = msg_mark(
    "No combined disclosure: this dossier and earlier editions reveal nothing together that each"
    " does not reveal alone."
)
_NONE_EARLIER: Final = msg_mark("These readers can see no earlier edition.")
_UNCOMPARABLE: Final = msg_mark("Cannot be compared (only its hash value was kept): ")
_PICTURE: Final = 900
_OF_PAIR: Final = frozenset({OverlapBasis.UNANSWERED, OverlapBasis.BARRED, OverlapBasis.JOINED})
_STATES: Final = {
    OverlapBasis.GAIN: msg_mark("No"),
    OverlapBasis.KNOWN: msg_mark("Already known"),
    OverlapBasis.STRONGER: msg_mark("May know it"),
    OverlapBasis.OWN: msg_mark("Same recipient"),
    OverlapBasis.JOINED: msg_mark("Same file: yes"),
    OverlapBasis.BARRED: msg_mark("Same file: no"),
    OverlapBasis.UNANSWERED: msg_mark("Not answered"),
}
_PASSES: Final = {
    OverlapBasis.GAIN: msg_mark("Gained by who can read both: {gainers}."),
    OverlapBasis.KNOWN: msg_mark("Already known from earlier editions to: {gainers}."),
    OverlapBasis.STRONGER: msg_mark("Named to those who can read both: {gainers}."),
    OverlapBasis.OWN: msg_mark("It shows the same recipient only that both are of the same file."),
    OverlapBasis.JOINED: msg_mark("It shows only that both are of the same file, to: {gainers}."),
    OverlapBasis.BARRED: msg_mark("It shows only that both are of the same file, to: {gainers}."),
    OverlapBasis.UNANSWERED: msg_mark(
        "It shows only that both are of the same file, to: {gainers}."
    ),
}


def combined_disclosure_page(context: Context) -> FindingsPage:
    """Return the list of what is told together, with two columns for what is selected."""
    return FindingsPage(context, msg_of(_SPEC), ComparedEditions(context))


class ComparedEditions(FindingDetail):
    """One thing that two editions tell together: what this one says or shows, and the earlier.

    Attributes:
        pairing: the question about the two recipients, where it is about that alone.
        words: in a sentence.
        gained: who gains it, or why it passes.
        sides: the two columns, by name.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: CombinedDisclosureItem | None = None
        self.pairing = PairingCard(context)
        self.setFocusProxy(self.pairing)
        self.words = words()
        self.gained = muted("")
        named = (("here", msg("This dossier")), ("there", msg("Earlier edition")))
        self.sides = {side: _Side(context, words) for side, words in named}
        both = row(*((side, 1) for side in self.sides.values()), gap=16)
        column(self.pairing, self.words, self.gained, both, gap=12, margins=0, of=self)

    @override
    def show_finding(self, found: CombinedDisclosureItem) -> None:
        """Show both sides."""
        self.words.setText(found.words)
        self.gained.setText(msg_of(_PASSES[found.rests]).format(gainers=found.gainers))
        self.pairing.setVisible(found.rests in _OF_PAIR)
        self.pairing.show_answer(found.pair)
        self.sides["here"].show_words(msg("This dossier"), msg("This dossier"), found.item.here)
        self.sides["there"].show_words(
            msg("Earlier edition"), _capital(found.edition), found.item.there
        )
        if self._shown is not None and _drawn(self._shown) == _drawn(found):
            return
        self._shown = found
        page = found.page
        for side in self.sides.values():
            side.picture.setVisible(page is not None)
        if page is None:
            return
        self._paint(found, None)
        self._context.session.fetch(
            self, page_picture(page[0], page[1], _PICTURE),
            lambda picture: self._on_picture(found, picture), channel="sheet",
            otherwise=self._on_undrawn,
        )  # fmt: skip

    def _on_picture(self, found: CombinedDisclosureItem, picture: PagePicture) -> None:
        if self._shown is found:
            self._paint(found, picture)

    def _paint(self, found: CombinedDisclosureItem, picture: PagePicture | None) -> None:
        areas = found.overlap.areas
        self.sides["here"].picture.show_page(picture, found.here_boxes, areas)
        self.sides["there"].picture.show_page(picture, found.there_boxes, areas)

    def _on_undrawn(self, _error: CasefilesError) -> None:
        """Leave bare paper: the words say what it is about."""


class _Side(QWidget):
    """One of the two columns."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._title = subheading(name)
        self._edition = muted("")
        self._words_label = words()
        self.picture = SheetPicture(context.theme, msg("Page: {name}", name=name))
        parts = (self._title, self._edition, self._words_label, self.picture)
        column(*parts, ..., gap=6, margins=0, of=self)

    def show_words(self, title: str, edition: str, message: str) -> None:
        """Say what an edition says or shows."""
        self._title.setText(title)
        self._edition.setText(edition)
        self._words_label.setText(message)


def _drawn(found: CombinedDisclosureItem) -> tuple[object, ...]:
    """Return what the pictures of a finding are made of; accepting it changes nothing of it."""
    return found.page, found.overlap.areas, found.here_boxes, found.there_boxes


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _counts(found: CombinedDisclosure) -> str:
    earlier = len(found.editions)
    against = msg_n("{n} earlier edition", "{n} earlier editions", earlier)
    return msg("against {against} · {count} open", against=against, count=len(found.open))


def _nothing(found: CombinedDisclosure) -> str:
    return msg_of(_NOTHING) if found.editions else msg_of(_NONE_EARLIER)


def _both_kinds(found: CombinedDisclosure) -> str:
    return msg_of(_UNCOMPARABLE) + ", ".join(found.uncomparable) if found.uncomparable else ""


def _text(row: CombinedDisclosureItem, key: str) -> str:
    if key == "brief":
        return row.item.brief
    if key == "readers":
        return row.readers
    if row.rests is OverlapBasis.GAIN and row.reason is not None:
        return row.reason
    return msg_of(_STATES[row.rests])


def _icon(row: CombinedDisclosureItem, key: str) -> tuple[str, str] | None:
    if key != "brief":
        return None
    return ("x-circle", "danger") if row.is_open else ("check-circle", "ok")


def _role(_row: CombinedDisclosureItem, key: str) -> str:
    return "text" if key == "brief" else "muted"


_SPEC: Final = FindingsSpec(
    code=OVERLAP,
    place="overlay",
    title=msg_mark("Combined disclosure"),
    name=msg_mark("Combined disclosure with earlier editions"),
    columns=(
        ListColumn("brief", msg_mark("Combined disclosure"), 260, stretch=True, sorts=False),
        ListColumn(
            "readers", msg_mark("Together with the edition for"), 140, sorts=False, drops=True
        ),
        ListColumn("state", msg_mark("Accepted"), 120, sorts=False, drops=True),
    ),
    text=_text,
    icon=_icon,
    role=_role,
    counts=_counts,
    empty=("files", msg_mark("Combined disclosure with earlier editions")),
    nothing=_nothing,
    remark=_both_kinds,
    accept=msg_mark("Accept"),
    accept_all=msg_mark("Accept all"),
    take_back=msg_mark("Withdraw acceptance"),
    lapses=(msg_mark("Recorded with your reason. Lapses when the finding changes.")),
    correction=(msg_mark("Fix"), "arrow-square-out"),
    widths=(500, 640),
    accepts=lambda row: row.rests is OverlapBasis.GAIN,
)
