"""Words that were searched for elsewhere, shown on the pages of the document that was opened."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.case.search import SearchFilter, found_boxes
from casefiles.ui.base.context import Context


class SearchMatches(QObject):
    """Asks where words stand in one document.

    Attributes:
        arrived: page and box of the place that is nearest to where the document was opened.
    """

    arrived = Signal(int, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._document_id = DocumentId("")
        self._boxes: dict[int, list[Box]] = {}

    def look_for(self, document_id: DocumentId, words: str, page: int) -> None:
        """Look for words.

        Args:
            document_id: in which document.
            words: `find:` or `names:` and what was searched for; anything else is nothing.
            page: from which one on.
        """
        sign, _, text = words.partition(":")
        self._document_id, self._boxes = document_id, {}
        if sign not in {"find", "names"} or not text:
            return
        search_filter = SearchFilter(text, names=sign == "names", is_typing=sign == "find")
        then = partial(self._on_boxes, document_id, page)
        query = found_boxes(document_id, search_filter)
        self._context.session.ask(self, query, then, channel="words")

    def on(self, document_id: DocumentId) -> list[tuple[int, Box]]:
        """Return the places that are known in a document."""
        if document_id != self._document_id:
            return []
        return [(page, box) for page, boxes in sorted(self._boxes.items()) for box in boxes]

    def _on_boxes(self, document_id: DocumentId, page: int, boxes: dict[int, list[Box]]) -> None:
        if document_id != self._document_id:
            return
        self._boxes = {number: own for number, own in boxes.items() if own}
        after = [number for number in sorted(self._boxes) if number >= page]
        if after:
            self.arrived.emit(after[0], self._boxes[after[0]][0])
