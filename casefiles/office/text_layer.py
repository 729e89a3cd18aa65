"""Text behind burned pages: what a machine reads in the pixels that readers get, and no more.

It is never the text of the source: what was filtered by boxes leaked in every battery that tried
it. The engines are asked in the same languages whatever the case holds, so that nothing hidden
decides what is read.
"""

import hmac
import json
from collections.abc import Iterator
from typing import Any, Final

from casefiles.domain.disclosure import PageLine
from casefiles.domain.errors import ExportStopped
from casefiles.domain.ids import CaseId
from casefiles.domain.reading import Raster
from casefiles.domain.ticket import Ticket
from casefiles.office.recognising import USUAL
from casefiles.office.verbs import Workplace
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.turned_lines import turned

_LABEL: Final = "reading_layer"
_NAME: Final = "1 layer"
_DIGITS: Final = 5


class TextLayer:
    """Reads burned pages of one export; safe to use from threads.

    Attributes:
        matcher: finds protected persons.
    """

    def __init__(
        self, workplace: Workplace, case_id: CaseId, matcher: Matcher, ticket: Ticket
    ) -> None:
        self._workplace, self._case_id, self.matcher = workplace, case_id, matcher
        self._quiet = Ticket(stop=ticket.stop)

    def lines(self, burned: Raster) -> tuple[PageLine, ...]:
        """Return what burned pixels say, line by line.

        Raises:
            ExportStopped: it names somebody who is protected (`text_layer_mention`, with the page
                of the exhibit): what can be read there must be marked.
            WorkerFailed: the page cannot be read.
            Cancelled: somebody asked to stop.
        """
        lines = tuple(self._read(burned))
        text = "\n".join(line.text for line in lines)
        if any(self.matcher.find_joined(one) for one in (text, *turned(text))):
            raise ExportStopped("text_layer_mention", page=burned.number)
        return lines

    def _read(self, burned: Raster) -> Iterator[PageLine]:
        vault = self._workplace.vault
        digest = _digest(burned, vault.raster_key)
        kept = vault.read(lambda reader: reader.read_back(self._case_id, digest, _NAME))
        if kept is None:
            page = self._workplace.template().recogniser().read(burned, USUAL, self._quiet)
            told = [
                [line.text, *(round(one, _DIGITS) for one in _corners(line.box))]
                for line in page.lines
            ]
            kept = json.dumps(told, ensure_ascii=False)
            text = kept
            vault.write(lambda work: work.put_read_back(self._case_id, digest, _NAME, text))
        for line, left, top, right, bottom in json.loads(kept):
            yield PageLine(str(line), (left, top, right, bottom))


def _corners(box: Any) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def _digest(raster: Raster, key: bytes) -> str:
    shape = f"layer {raster.columns} {raster.rows} ".encode()
    return hmac.digest(key, shape + raster.rgb, "sha256").hex()
