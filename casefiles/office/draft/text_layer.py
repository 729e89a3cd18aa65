"""Text behind burned pages: what a machine reads in the pixels that readers get, and no more.

It is never the text of the source: what was filtered by boxes leaked in every battery that tried
it. The engines are asked in the same languages whatever the case holds, so that nothing hidden
decides what is read.
"""

import hmac
import json
from typing import Any, Final

from casefiles.domain.disclosure.disclosed import PageLine
from casefiles.domain.files.extraction import Raster
from casefiles.domain.files.page_readings import readings_of
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.reading.ocr import USUAL
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.clearance.mirrored_lines import turned
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.sure_forms import surer

_LABEL: Final = "reading_layer"
_NAME: Final = "2 layer"
_DIGITS: Final = 5


class TextLayer:
    """Reads burned pages of one export; safe to use from threads.

    Attributes:
        matcher: finds protected persons.
    """

    def __init__(
        self, workplace: JobContext, case_id: CaseId, matcher: Matcher, ticket: CancellationToken
    ) -> None:
        self._workplace, self._case_id, self.matcher = workplace, case_id, matcher
        self._quiet = CancellationToken(stop=ticket.stop)

    def lines(self, burned: Raster) -> tuple[PageLine, ...]:
        """Return what burned pixels say, line by line.

        Raises:
            ExportStopped: it names somebody who is protected (`text_layer_mention`, with the page
                of the exhibit): what can be read there must be marked.
            WorkerFailed: the page cannot be read.
            Cancelled: somebody asked to stop.
        """
        lines, others = self._read(burned)
        text = "\n".join(line.text for line in lines)
        is_named = any(self.matcher.find_joined(one) for one in (text, *turned(text)))
        # What the page may say besides leaves in its picture, where it is read by others too.
        sure = surer(self.matcher)
        if is_named or any(sure.find_joined(way) for one in others for way in (one, *turned(one))):
            raise ExportStopped("text_layer_mention", page=burned.number)
        return lines

    def _read(self, burned: Raster) -> tuple[tuple[PageLine, ...], tuple[str, ...]]:
        """Return the lines that are shown, and what the page may say in other ways."""
        vault = self._workplace.vault
        digest = _digest(burned, vault.raster_key)
        stored = vault.read(lambda reader: reader.read_back(self._case_id, digest, _NAME))
        if stored is None:
            page = self._workplace.template().recogniser().read(burned, USUAL, self._quiet)
            lines = [
                [line.text, *(round(one, _DIGITS) for one in _corners(line.box))]
                for line in page.lines
            ]
            others = [one.text for one in readings_of(page) if one.way]
            stored = json.dumps({"lines": lines, "others": others}, ensure_ascii=False)
            text = stored
            vault.write(lambda work: work.put_read_back(self._case_id, digest, _NAME, text))
        parsed = json.loads(stored)
        shown = tuple(PageLine(str(line), tuple(corners)) for line, *corners in parsed["lines"])
        return shown, tuple(map(str, parsed["others"]))


def _corners(box: Any) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def _digest(raster: Raster, key: bytes) -> str:
    shape = f"layer {raster.columns} {raster.rows} ".encode()
    return hmac.digest(key, shape + raster.rgb, "sha256").hex()
