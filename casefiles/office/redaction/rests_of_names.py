"""What a mark would leave of a name that runs on to another line.

Letters under a mark decide nothing beside it once it is drawn. So the other line of a name of which
a mark takes one is marked together with it, where everybody can see that.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box, meet
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, Mark, RedactionKind
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.redaction.seeking import sought_in
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_mentions import parted_lines
from casefiles.store.access.reader import ReadTransaction


class MarkedArea(NamedTuple):
    """A part of a page that goes."""

    page: int
    box: Box


def rests_of_names(
    reader: ReadTransaction, document_id: DocumentId, marked: Sequence[MarkedArea]
) -> tuple[MarkedArea, ...]:
    """Return the lines that hold the rest of a name of which marks take the other lines.

    Args:
        reader: of the vault.
        document_id: of a document with pages.
        marked: what is about to be marked in it.
    """
    document = reader.get(Document, document_id)
    near = sorted({one.page + step for one in marked for step in (-1, 0, 1)})
    pages = [page for number in near for page in reader.pages(document_id, number, number)]
    if document is None or not pages:
        return ()
    retained = tuple(
        MarkedArea(mark.page, mark.box)
        for mark in reader.find(Mark, document_id=document_id)
        if mark.kind is RedactionKind.AREA and not mark.audiences
    )
    matcher = matcher_of(sought_in(reader, document.case_id))
    page_texts = [page for page in pages if page.lines]
    found = _rests(page_texts, matcher, (*retained, *marked))
    found += _rests(pictured(reader, document_id, pages), matcher, (*retained, *marked))
    return tuple(dict.fromkeys(found))


def _rests(
    pages: Sequence[PageText], matcher: Matcher, marked: Iterable[MarkedArea]
) -> list[MarkedArea]:
    drawn: defaultdict[int, list[Box]] = defaultdict(list)
    for number, box in marked:
        drawn[number].append(box)
    before, after = parted_lines(pages, matcher, {}), parted_lines(pages, matcher, drawn)
    found = []
    for page in pages:
        for at in before[page.number].with_parts:
            line = page.lines[at].box
            # A line that a mark touches shows what the mark was drawn to leave.
            is_free = not any(meet(line, box) for box in drawn[page.number])
            if is_free and at not in after[page.number].with_parts:
                found.append(MarkedArea(page.number, Box(0.0, line.y0, 1.0, line.y1)))
    return found
