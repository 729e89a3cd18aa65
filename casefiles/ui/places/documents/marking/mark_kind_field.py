"""What goes because of a mark: whole lines, these words, an area, the page, or all but this."""

from typing import Any, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.records.case_records import RedactionKind
from casefiles.ui.widgets.field import ChoiceField
from casefiles.words.language import msg, msg_mark, msg_of

_LINE: Final = (RedactionKind.LINE, msg_mark("Whole lines, from edge to edge"))
_TEXT: Final = (RedactionKind.TEXT, msg_mark("These words only"))
_AREA: Final = (RedactionKind.AREA, msg_mark("This area only"))
_PAGE: Final = (RedactionKind.PAGE, msg_mark("The whole page"))
_KEEP: Final = (RedactionKind.KEEP, msg_mark("Everything except this area"))
_SPAN: Final = (RedactionKind.SPAN, msg_mark("These words"))
_KEEP_SPAN: Final = (
    RedactionKind.KEEP_SPAN,
    msg_mark("Everything except these words"),
)
_MESSAGE: Final = (RedactionKind.MESSAGE, msg_mark("The whole message"))
_CHOOSE: Final = ("", msg_mark("Choose what is redacted"))
_HINTS: Final = {
    RedactionKind.LINE: msg_mark("Hides the length of the name."),
    RedactionKind.TEXT: msg_mark("As wide as the words: shows their length."),
    RedactionKind.AREA: "",
    RedactionKind.PAGE: msg_mark("Replaced by an empty page."),
    RedactionKind.SPAN: msg_mark("Replaced by a placeholder of fixed width."),
    RedactionKind.KEEP_SPAN: msg_mark(
        "Everything else in the document is redacted. Several such marks add up."
    ),
    RedactionKind.MESSAGE: msg_mark("Removed without a trace."),
    RedactionKind.KEEP: msg_mark(
        "Everything else on the page is redacted. Several such marks add up."
    ),
}
_SUGGESTED: Final = msg_mark(
    "For identity documents and chats it is safer to choose what remains visible."
)


class KindField(ChoiceField):
    """Chooses the kind of a mark; where nothing is a safe guess it must be chosen."""

    def __init__(self) -> None:
        super().__init__(
            "kind", msg("Redacted part"), [(str(msg_of(_LINE[0])), msg_of(_LINE[1]))], required=True
        )
        self._fit = ""
        self.changed.connect(self._follow)
        self._follow()

    def offer(self, *, is_area: bool, suggests_keep: bool = False) -> None:
        """Offer kinds for a selection of words or an area; the first one is chosen.

        Args:
            is_area: an area was drawn.
            suggests_keep: it is better to say what stays; then nothing is chosen beforehand.
        """
        own = (msg_of(_AREA), msg_of(_LINE)) if is_area else (msg_of(_LINE), msg_of(_TEXT))
        order = (
            (msg_of(_CHOOSE), msg_of(_KEEP), *own, msg_of(_PAGE))
            if suggests_keep
            else (*own, msg_of(_KEEP), msg_of(_PAGE))
        )
        self._put(order, msg_of(_SUGGESTED) if suggests_keep else "")

    def offer_all(self) -> None:
        """Offer every kind, as for a mark that exists."""
        self._put((msg_of(_LINE), msg_of(_TEXT), msg_of(_AREA), msg_of(_KEEP), msg_of(_PAGE)), "")

    def offer_words(self) -> None:
        """Offer the kinds of marks in words."""
        self._put((msg_of(_SPAN), msg_of(_KEEP_SPAN), msg_of(_MESSAGE)), "")

    def show_fit(self, words: str) -> None:
        """Say how many names would fit a box that is as wide as its words."""
        self._fit = words
        self._follow()

    @override
    def set_value(self, value: Any) -> None:
        """Show a kind."""
        super().set_value(value)
        self._follow()

    def _put(self, order: tuple[tuple[str, str], ...], hint: str) -> None:
        self._is_loading = True
        self.box.clear()
        self.set_choices([(str(kind), words) for kind, words in order])
        self.set_value(str(order[0][0]))
        if hint:
            self.show_hint(hint)

    @Slot()
    def _follow(self) -> None:
        """Say what the chosen kind means; of words or an area alone, what their width tells."""
        kind = self.value()
        words = msg_of(_HINTS[RedactionKind(kind)]) if kind in _HINTS else msg_of(_SUGGESTED)
        if kind in {RedactionKind.TEXT, RedactionKind.AREA} and self._fit:
            words = f"{words} {self._fit}".strip()
        self.show_hint(words)
