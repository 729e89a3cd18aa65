"""Text behind burned pages: what a machine reads in the pixels that readers get, and no more.

It is never the text of the source: what was filtered by boxes leaked in every battery that tried
it. The engines are asked in the same languages whatever the case holds, so that nothing hidden
decides what is read. What an engine makes of a bar, or places under one, is left out.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from casefiles.domain.disclosure.disclosed import BurnedPage, PageLine
from casefiles.domain.files.page_readings import readings_of
from casefiles.domain.foundation.boxes import Box, around, meet
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.draft.pictures.picture_readings import picture_key, store_usual
from casefiles.office.reading.ocr import USUAL
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.clearance.mirrored_lines import turned
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.sure_forms import surer
from casefiles.redaction.pixels.burned_pixels import raster_of

_LABEL: Final = "reading_layer"
_NAME: Final = "4 layer"
_DIGITS: Final = 5
_HAIR: Final = 1e-6
_Word: TypeAlias = tuple[int, int, Box]
"""From where to where in its line, and where on the page."""
_Line: TypeAlias = tuple[str, Box, tuple[_Word, ...]]


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

    def lines(self, burned: BurnedPage, bars: Sequence[Box]) -> tuple[PageLine, ...]:
        """Return what burned pixels say, line by line; no word of it lies under a bar.

        Args:
            burned: as it leaves.
            bars: what was burned.

        Raises:
            ExportStopped: it names somebody who is protected (`text_layer_mention`, with the page
                of the exhibit): what can be read there must be marked.
            WorkerFailed: the page cannot be read.
            Cancelled: somebody asked to stop.
        """
        found, others = self._read(burned)
        shown = tuple(piece for line in found for piece in _pieces_between(line, bars))
        texts = ("\n".join(text for text, *_ in lines) for lines in (found, shown))
        ways = (way for text in texts for way in (text, *turned(text)))
        is_named = any(map(self.matcher.find_joined, ways))
        # What the page may say besides leaves in its picture, where it is read by others too.
        sure = surer(self.matcher)
        if is_named or any(sure.find_joined(way) for one in others for way in (one, *turned(one))):
            raise ExportStopped("text_layer_mention", page=burned.number)
        return tuple(PageLine(text, _corners(box)) for text, box, _ in shown)

    def _read(self, burned: BurnedPage) -> tuple[tuple[_Line, ...], tuple[str, ...]]:
        """Return the lines that are shown, and what the page may say in other ways."""
        vault = self._workplace.vault
        digest = picture_key(burned, vault.raster_key)
        stored = vault.read(lambda reader: reader.read_back(self._case_id, digest, _NAME))
        if stored is None:
            raster, recogniser = raster_of(burned), self._workplace.template().recogniser()
            page = recogniser.read(raster, USUAL, self._quiet)
            here = [one for one in USUAL if one not in recogniser.missing]
            store_usual(self._workplace, self._case_id, digest, raster, (page, here))
            lines = [
                [
                    *(line.text, _rounded(line.box)),
                    [[one.start, one.end, _rounded(one.box)] for one in line.words],
                ]
                for line in page.lines
            ]
            others = [one.text for one in readings_of(page) if one.way]
            stored = json.dumps({"lines": lines, "others": others}, ensure_ascii=False)
            text = stored
            vault.write(lambda work: work.put_read_back(self._case_id, digest, _NAME, text))
        parsed = json.loads(stored)
        found = tuple(
            (str(text), Box(*box), tuple((start, end, Box(*at)) for start, end, at in words))
            for text, box, words in parsed["lines"]
        )
        return found, tuple(map(str, parsed["others"]))


def _pieces_between(line: _Line, bars: Sequence[Box]) -> Iterator[_Line]:
    """Yield a line as far as it is beside bars; what stands left and right of one is two lines."""
    text, box, words = line
    crossing = [bar for bar in bars if meet(bar, box)]
    if not crossing:
        yield line
        return
    run: list[_Word] = []
    for word in words:
        if run and (_is_under(word[2], crossing) or _is_parted(run[-1], word, crossing)):
            yield _joined(text, run)
            run = []
        if not _is_under(word[2], crossing):
            run.append(word)
    if run:
        yield _joined(text, run)


def _is_under(box: Box, bars: Sequence[Box]) -> bool:
    """Tell whether a word lies under a bar; its box is no measure, so that its middle counts."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1 for one in bars)


def _is_parted(one: _Word, other: _Word, bars: Sequence[Box]) -> bool:
    """Tell whether a bar lies between two words."""
    ends = sorted(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for box in (one[2], other[2]))
    (left, top), (right, bottom) = ends
    way = Box(left, min(top, bottom) - _HAIR, right + _HAIR, max(top, bottom) + _HAIR)
    return any(meet(bar, way) for bar in bars)


def _joined(text: str, words: Sequence[_Word]) -> _Line:
    begin, end = min(one[0] for one in words), max(one[1] for one in words)
    return text[begin:end], around([one[2] for one in words]), tuple(words)


def _rounded(box: Box) -> list[float]:
    return [round(one, _DIGITS) for one in _corners(box)]


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1
