"""Which of the areas that go from exhibits are shown: by a closed paper, or in one exhibit alone.

An area is opened where everybody in it, and in areas joined to it, is named to the reader, and
where nothing else would go from there. Whatever the program does not know of an area keeps it shut.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from casefiles.domain.disclosure.closed_paper import OPEN_READER, OpenedArea
from casefiles.domain.files.extraction import PageText
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.boxes import Box, around, meet
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Document, Mark, Protection, RedactionKind
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.reading.ocr_text import all_pictured
from casefiles.office.redaction.burning import (
    BurnPlan,
    ExhibitSource,
    OpenedStrip,
    is_unread,
    marks_for,
    plan_burning,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.detectors.every import detect_all
from casefiles.redaction.finding.excuses import sought_for, with_named
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.names.sought import Sought
from casefiles.redaction.pixels.areas import uncovered
from casefiles.redaction.strips.strips import Cover
from casefiles.store.access.reader import ReadTransaction

_NEAR: Final = 3.0
"""Points: areas so near to each other are one, and so near to one a line is in it."""
_BLANK: Final = 1.2
"""Heights of a line that may be blank in a mark of text."""


@dataclass(frozen=True, slots=True)
class ReaderKnows:
    """Whom a reader may know in an exhibit of those who are not named in the paper as a whole.

    Attributes:
        named: who is named there.
        has_hidden_kin: somebody who is not is related to a person of the case.
        audience: of the paper that names them nowhere else, or of the open one.
    """

    named: frozenset[PersonId]
    has_hidden_kin: bool
    audience: str = OPEN_READER


def opened_plans(
    workplace: JobContext,
    exhibits: Iterable[tuple[Document, BurnPlan]],
    values: tuple[CaseSnapshot, Sought, Mapping[DocumentId, frozenset[PersonId]]],
    export_cache: ExportCache,
    audience: str = OPEN_READER,
) -> tuple[BurnPlan, ...]:
    """Return the plans of a paper with what its reader, or the judge, may see of what goes.

    Args:
        workplace: the open vault.
        exhibits: those with pages, and what is done to each in the paper.
        values: the case as the reader of the paper sees it, what is searched for, and who of those
            who go is named in which exhibit.
        export_cache: of the draft.
        audience: of the paper.
    """
    snapshot, sought, named = values

    def read(
        reader: ReadTransaction, document: Document, plan: BurnPlan
    ) -> tuple[ExhibitSource, dict[int, PageInspection]] | None:
        reading = export_cache.reading(reader, document.id)
        if reading is None:
            return None
        ask = partial(all_pictured, reader, document.id, reading.pages)
        pictures = export_cache.pictured(document.id, ask)
        source = ExhibitSource(document, plan.exhibit, reading, *pictures)
        return source, reader.page_inspections(document.id)

    def opened(document: Document, plan: BurnPlan) -> BurnPlan:
        # Who is hidden in one exhibit alone stays hidden there, whatever is known elsewhere.
        apart = snapshot.hidden_in.get(document.id, frozenset())
        there = named.get(document.id, frozenset()) - apart
        if not any(plan.boxes.values()) or not there:
            return plan
        found = workplace.vault.read(partial(read, document=document, plan=plan))
        if found is None:
            return plan
        marks = marks_for(snapshot.marks, document.id, audience)
        own = sought_for(snapshot.persons_in(document.id), snapshot.excused) if apart else sought
        values = own, _knows(snapshot, document.id, there, audience)
        return with_opened(plan, found[0], marks, values, found[1])

    return tuple(opened(*one) for one in exhibits)


def _knows(
    snapshot: CaseSnapshot, document_id: DocumentId, there: frozenset[PersonId], audience: str
) -> ReaderKnows:
    persons = snapshot.persons_in(document_id)
    hidden = (one for one in persons if one.protection is not Protection.OPEN)
    has_kin = any(
        one.kin is not Kin.UNKNOWN or one.related_to or one.role == "relative"
        for one in hidden
        if one.id not in there
    )
    return ReaderKnows(there, has_kin, audience)


def opened_areas(
    plans: Iterable[BurnPlan], before: Iterable[BurnPlan], labels: Mapping[PersonId, str]
) -> tuple[OpenedArea, ...]:
    """Return what plans open, with the placeholders of everybody who is named there.

    Args:
        plans: of the closed paper.
        before: of the open one, in their order: what it shows itself has no frame.
        labels: of persons who have a placeholder.
    """
    return tuple(
        OpenedArea(
            *(plan.exhibit, number, around(one.boxes)),
            tuple(labels[who] for who in one.persons if who in labels),
        )
        for plan, own in zip(plans, before, strict=True)
        for number, strips in sorted(plan.opened.items())
        for one in strips
        if not _shown_by(own, number).issuperset(one.boxes)
    )


def _shown_by(plan: BurnPlan, page: int) -> frozenset[Box]:
    return frozenset(box for one in plan.opened.get(page, ()) for box in one.boxes)


def with_opened(
    plan: BurnPlan,
    source: ExhibitSource,
    marks: Sequence[Mark],
    values: tuple[Sought, ReaderKnows],
    inspections: Mapping[int, PageInspection],
) -> BurnPlan:
    """Return a plan of a paper with the areas that are shown all the same.

    Args:
        plan: of the paper.
        source: the exhibit.
        marks: that count for its reader.
        values: what is searched for, and whom the reader, or the judge, knows there.
        inspections: what the pictures of pages show beside their text.
    """
    sought, knows = values
    pages = {one.number: one for one in source.reading.pages}
    known = [one for one in marks if not _is_of_named(one, knows, pages.get(one.page))]
    fewer = with_named(sought, knows.named)
    # What would go if nobody had to be protected whom the reader may know.
    rest = plan_burning(source, tuple(known), knows.audience, matcher_of(fewer))
    opened = {}
    for page in source.reading.pages:
        look = inspections.get(page.number)
        if is_unread(page) or look is None or page.number in plan.unread_pages:
            continue
        texts = [one for text in _texts(source) for one in text if one.number == page.number]
        at = _Page(page, tuple(texts), look, plan, rest)
        drawn = [one for one in marks if one.page == page.number]
        strips = tuple(_opened(at, drawn, (sought, fewer, knows)))
        if strips:
            opened[page.number] = strips
    return replace(plan, opened=opened)


def _is_of_named(mark: Mark, knows: ReaderKnows, page: PageText | None) -> bool:
    """Tell whether a mark hides lines of text for somebody whom the reader knows.

    An area may be a face, which is no name: it counts where lines fill it from top to bottom.
    """
    if mark.person_id not in knows.named or page is None:
        return False
    if mark.kind is RedactionKind.LINE:
        return True
    return mark.kind is RedactionKind.AREA and _is_filled(mark.box, page)


def _is_filled(box: Box, page: PageText) -> bool:
    lines = [one.box for one in page.lines if one.text.strip() and meet(one.box, box)]
    if not lines:
        return False
    most = _BLANK * max(one.y1 - one.y0 for one in lines)
    down = box.y0
    for one in sorted(lines, key=lambda line: line.y0):
        if one.y0 - down > most:
            return False
        down = max(down, one.y1)
    return box.y1 - down <= most


def _texts(source: ExhibitSource) -> Iterator[Sequence[PageText]]:
    yield source.reading.pages
    yield source.pictured
    yield from source.others


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, all that machines read of it, and what goes from it and would go."""

    page: PageText
    texts: tuple[PageText, ...]
    look: PageInspection
    plan: BurnPlan
    rest: BurnPlan

    def wide(self, box: Box) -> Box:
        """Return a box with what is near to it."""
        across, down = _NEAR / self.page.width, _NEAR / self.page.height
        return Box(box.x0 - across, box.y0 - down, box.x1 + across, box.y1 + down)


def _opened(
    at: _Page, marks: Sequence[Mark], values: tuple[Sought, Sought, ReaderKnows]
) -> Iterator[OpenedStrip]:
    sought, fewer, knows = values
    number = at.page.number
    shut = [at.wide(box) for box in _with_room(at.rest, number)]
    if uncovered(at.rest.boxes[number], [at.wide(box) for box in at.plan.boxes[number]]):
        return
    shut += [at.wide(code.box) for code in at.look.codes]
    shut += [
        at.wide(at.page.lines[line].box)
        for line, _, _ in at.look.hidden
        if line < len(at.page.lines)
    ]
    shut += [
        one.box
        for one in marks
        if not _is_of_named(one, knows, at.page) and not one.kind.is_of_text
    ]
    for boxes, room in _joined(at):
        if any(meet(box, other) for box in room for other in shut):
            continue
        texts = [_text_in(text, boxes) for text in at.texts]
        persons = {mention.person_id for text in texts for mention in matcher_of(sought).find(text)}
        persons |= {one.person_id for one in marks if any(meet(one.box, box) for box in boxes)}
        persons &= knows.named
        if persons and not any(_may_name_others(text, fewer, knows) for text in texts):
            yield OpenedStrip(boxes, tuple(sorted(persons)))


def _with_room(plan: BurnPlan, page: int) -> Iterator[Box]:
    yield from plan.boxes[page]
    for cover in plan.strips.get(page, ()):
        for roomier in cover.roomier:
            yield from roomier.boxes


def _joined(at: _Page) -> list[tuple[tuple[Box, ...], tuple[Box, ...]]]:
    """Return areas that go, those near each other as one: each as it is, and with its room."""
    number = at.page.number
    covers = at.plan.strips.get(number, ())
    of_lines = {box for one in covers for box in one.boxes}
    alone = (Cover((box,)) for box in at.plan.boxes[number] if box not in of_lines)
    found: list[tuple[tuple[Box, ...], tuple[Box, ...]]] = []
    for cover in (*covers, *alone):
        own = cover.boxes
        room = (*own, *(box for one in cover.roomier for box in one.boxes))
        wide = [at.wide(box) for box in room]
        near = [one for one in found if any(meet(box, other) for box in wide for other in one[1])]
        found = [one for one in found if one not in near]
        boxes = dict.fromkeys((*own, *(box for one in near for box in one[0])))
        rooms = dict.fromkeys((*room, *(box for one in near for box in one[1])))
        found.append((tuple(boxes), tuple(rooms)))
    return found


def _text_in(page: PageText, areas: Sequence[Box]) -> str:
    """Return the lines of which any part is in some areas, as a page has them."""
    return "\n".join(line.text for line in page.lines if any(meet(line.box, box) for box in areas))


def _may_name_others(text: str, fewer: Sought, knows: ReaderKnows) -> bool:
    """Tell whether a text may lead to somebody whom the reader may not know, or holds a number."""
    if matcher_of(fewer).find_joined(text) or detect_all(text):
        return True
    rules = rules_of(fewer)
    questions = (rules.questions(text, (), is_machine_read=is_read) for is_read in (False, True))
    return any(questions) or (knows.has_hidden_kin and bool(phrases(text)))
