"""What goes because of a mark: whole lines, these words, an area, the page, or all but this."""

from typing import Any, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.records.case_records import RedactionKind
from casefiles.ui.widgets.field import ChoiceField

_LINE: Final = (RedactionKind.LINE, "Whole lines, from edge to edge")
_TEXT: Final = (RedactionKind.TEXT, "These words only")
_AREA: Final = (RedactionKind.AREA, "This area only")
_PAGE: Final = (RedactionKind.PAGE, "The whole page")
_KEEP: Final = (RedactionKind.KEEP, "Everything but this: keep only this")
_SPAN: Final = (RedactionKind.SPAN, "These words")
_KEEP_SPAN: Final = (RedactionKind.KEEP_SPAN, "Everything but these: keep only these words")
_MESSAGE: Final = (RedactionKind.MESSAGE, "The whole message")
_CHOOSE: Final = ("", "Choose what goes")
_HINTS: Final = {
    RedactionKind.LINE: "Tells nothing of how long a name is.",
    RedactionKind.TEXT: "As wide as its words, so that it tells how long they are.",
    RedactionKind.AREA: "",
    RedactionKind.PAGE: "An empty page stays in its place.",
    RedactionKind.SPAN: "A token of one width stands in their place.",
    RedactionKind.KEEP_SPAN: "All else of the document goes. Several of these add up.",
    RedactionKind.MESSAGE: "It goes without a trace.",
    RedactionKind.KEEP: "All else of the page goes. Several of these on one page add up.",
}
_SUGGESTED: Final = "For papers and chats like this it is safer to say what stays."


class KindField(ChoiceField):
    """Chooses the kind of a mark; where nothing is a safe guess it must be chosen."""

    def __init__(self) -> None:
        super().__init__("kind", "What goes", [(str(_LINE[0]), _LINE[1])], required=True)
        self._fit = ""
        self.changed.connect(self._follow)
        self._follow()

    def offer(self, *, is_area: bool, suggests_keep: bool = False) -> None:
        """Offer kinds for a selection of words or an area; the first one is chosen.

        Args:
            is_area: an area was drawn.
            suggests_keep: it is better to say what stays; then nothing is chosen beforehand.
        """
        own = (_AREA, _LINE) if is_area else (_LINE, _TEXT)
        order = (_CHOOSE, _KEEP, *own, _PAGE) if suggests_keep else (*own, _KEEP, _PAGE)
        self._put(order, _SUGGESTED if suggests_keep else "")

    def offer_all(self) -> None:
        """Offer every kind, as for a mark that exists."""
        self._put((_LINE, _TEXT, _AREA, _KEEP, _PAGE), "")

    def offer_words(self) -> None:
        """Offer the kinds of marks in words."""
        self._put((_SPAN, _KEEP_SPAN, _MESSAGE), "")

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
        words = _HINTS[RedactionKind(kind)] if kind in _HINTS else _SUGGESTED
        if kind in {RedactionKind.TEXT, RedactionKind.AREA} and self._fit:
            words = f"{words} {self._fit}".strip()
        self.show_hint(words)
