"""Above the pages: documents that look or read like this one, until a person decides."""

from typing import Final

from typing_extensions import override

from casefiles.office.documents.near_duplicates import (
    NearDuplicate,
    mark_as_copy,
    mark_as_different,
    near_duplicates_of,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.pages.compare_bar import CompareBar
from casefiles.ui.widgets.buttons import Button, button
from casefiles.words.language import msg, msg_mark, msg_of

_LONGEST: Final = 60
_HOW: Final = {
    "looks": msg_mark("Looks like:"),
    "reads": msg_mark("Similar text:"),
    "inside": msg_mark("Contains a different preview image:"),
    "holds": msg_mark("Preview image from a different picture:"),
}


class NearDuplicateBar(CompareBar):
    """Names the first document that is like this one, with what can be decided."""

    first: NearDuplicate | None

    def __init__(self, context: Context) -> None:
        super().__init__(context, near_duplicates_of, lambda found: str(found.document_id))
        self.same: Button = button(msg("Mark as copy"), "copy")
        self.apart: Button = button(msg("Mark as different"), "x")
        self.add(self.same, self.apart)
        self.same.clicked.connect(self._on_same)
        self.apart.clicked.connect(self._on_apart)
        self.setAccessibleName(msg("Near-duplicates"))

    @override
    def show_first(self, more: int) -> None:
        """Say how the first is like this one."""
        if self.first is None:
            return
        name = self.first.name
        short = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        others = msg(" and {more} more", more=more) if more else ""
        self._words.show_state(f"{msg_of(_HOW[self.first.how])} {short}{others}", "copy", "warn")
        is_copy = self.first.how in {"looks", "reads"}
        self.same.setVisible(is_copy)
        self.apart.setVisible(is_copy)

    def _on_same(self) -> None:
        if self.first is not None:
            context = self._context
            randomness = context.session.vault.workplace.randomness
            edit = mark_as_copy(
                context.case_id, self.document_id, self.first.document_id, randomness
            )
            context.session.run(self, edit, self._on_same_saved, otherwise=self._on_refused)

    def _on_same_saved(self, _nothing: None) -> None:
        words = msg("Recorded as a copy. See Links.")
        self._context.notices.post(words, "app.undo")
        self.ask()

    def _on_apart(self) -> None:
        if self.first is not None:
            randomness = self._context.session.vault.workplace.randomness
            edit = mark_as_different(self.document_id, self.first.document_id, randomness)
            self._context.session.run(self, edit, self._on_apart_saved)

    def _on_apart_saved(self, _nothing: None) -> None:
        self.ask()
