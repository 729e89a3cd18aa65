"""Sources of the redaction queue: places on pages and in texts that may name the protected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from casefiles.domain.answers import FieldAnswer
from casefiles.domain.arguments import Argument
from casefiles.domain.ids import CaseId
from casefiles.domain.incidents import Incident
from casefiles.domain.narrative import NarrativeBlock
from casefiles.domain.reading import PageText
from casefiles.domain.records import Case, Deadline, Document, Event, Exhibit, Fact, Record
from casefiles.domain.rows import DocumentRow
from casefiles.domain.text_references import replace_references
from casefiles.domain.ticket import Ticket
from casefiles.office.pages import span_boxes
from casefiles.office.review_items import (
    NOWHERE,
    CaseAt,
    CaseSource,
    DocumentAt,
    DocumentSource,
    QueueItem,
    context,
    item_key,
    on_one_line,
    same_key,
)
from casefiles.office.verbs import Workplace
from casefiles.redaction.alias import Alias
from casefiles.redaction.mentions import Mention
from casefiles.redaction.patterns import compact
from casefiles.redaction.uncertain import Doubt, UncertainMatcher, short_forms
from casefiles.store.vault import Reader

SHOWN_TEXTS: Final[dict[str, tuple[type[Record], tuple[str, ...]]]] = {
    "case": (Case, ("title", "client")),
    "event": (Event, ("text", "place")),
    "fact": (Fact, ("text",)),
    "narrative_block": (NarrativeBlock, ("text",)),
    "argument": (Argument, ("text", "answer", "reply")),
    "field_answer": (FieldAnswer, ("text",)),
    "incident": (Incident, ("text", "place", "demand", "threat")),
    "deadline": (Deadline, ("forum",)),
    "document": (Document, ("title",)),
    "exhibit": (Exhibit, ("mark", "witness")),
}
"""Texts of the lawyer's that a dossier shows, by kind of record."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """One such text.

    Attributes:
        place: kind and field, such as event.place.
        text: with a blank for each character of a reference.
    """

    place: str
    id: str
    text: str


def shown_texts(reader: Reader, case_id: CaseId) -> tuple[ShownText, ...]:
    """Return the texts of a case's records that a dossier may show."""
    found = []
    for kind, (record_type, names) in SHOWN_TEXTS.items():
        equals = {"id" if kind == "case" else "case_id": case_id}
        for record in reader.find(record_type, **equals):
            for name in names:
                text = getattr(record, name)
                blanked = replace_references(text, lambda own: " " * (len(own) + 4))
                if blanked.strip():
                    found.append(ShownText(f"{kind}.{name}", record.id, blanked))
    return tuple(found)


@lru_cache(maxsize=4)
def uncertain_of(aliases: tuple[Alias, ...]) -> UncertainMatcher:
    """Return what finds places that may be one of some forms."""
    return UncertainMatcher(aliases)


def _look(
    _workplace: Workplace, at: CaseAt, document: DocumentAt, ticket: Ticket
) -> Iterator[QueueItem]:
    uncertain = uncertain_of(at.matcher.aliases)
    short = short_forms(at.matcher.aliases)
    words: defaultdict[str, list[QueueItem]] = defaultdict(list)
    texts = zip(document.pages, document.pictured, document.mentions, strict=True)
    for page, pictured, certain in texts:
        ticket.check()
        text, own = pictured.text, len(page.text)
        for mention in certain:
            item = _short_gone(document, pictured, mention, short)
            if item is not None:
                words[item.key].append(item)
        for doubt in uncertain.find(text, certain, is_machine_read=page.is_doubtful):
            if doubt.why == "in_word":
                item = _in_word(document, pictured, doubt)
                words[item.key].append(item)
            else:
                yield misread(document, pictured, doubt)
        if not page.is_doubtful and len(text) > own:
            yield from _misread_in_picture(at, document, (page, pictured))
    for same in words.values():
        yield replace(same[0], count=len(same))


def _misread_in_picture(
    at: CaseAt, document: DocumentAt, texts: tuple[PageText, PageText]
) -> Iterator[QueueItem]:
    """Yield what the lines of a picture may say beside a page's own text, which nobody doubts."""
    page, pictured = texts
    told = replace(pictured, lines=pictured.lines[len(page.lines) :])
    certain = at.matcher.find(told.text)
    uncertain = uncertain_of(at.matcher.aliases)
    for doubt in uncertain.find(told.text, certain, is_machine_read=True):
        if doubt.why == "misread":
            yield misread(document, told, doubt)


def _short_gone(
    document: DocumentAt, page: PageText, mention: Mention, short: Mapping[str, str]
) -> QueueItem | None:
    """Return what is told of a line that goes because of one or two letters; None for others."""
    form = short.get(compact(page.text[mention.start : mention.end]))
    if form is None:
        return None
    before, text, after = context(page.text, mention.start, mention.end)
    return QueueItem(
        kind="short_name",
        key=item_key("short_name", (document.row.id,), mention.person_id, form),
        document_id=document.row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, mention.start, mention.end)),
        before=before,
        text=text,
        after=after,
        person_id=mention.person_id,
        words=f"The whole line goes because of the short name “{form}”.",
    )


def _in_word(document: DocumentAt, page: PageText, doubt: Doubt) -> QueueItem:
    before, text, after = context(page.text, doubt.start, doubt.end)
    return QueueItem(
        kind="name_in_word",
        key=same_key("name_in_word", doubt.person_id, text),
        document_id=document.row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, doubt.start, doubt.end)),
        before=before,
        text=text,
        after=after,
        person_id=doubt.person_id,
        words=f"The word holds the short name “{doubt.form}”.",
    )


def misread(document: DocumentAt, page: PageText, doubt: Doubt) -> QueueItem:
    """Return what is asked of a place where a machine read almost a name."""
    before, text, after = context(page.text, doubt.start, doubt.end)
    place = (document.row.id, page.number, _line_of(page, doubt.start))
    return QueueItem(
        kind="misread",
        key=item_key("misread", place, doubt.person_id, text),
        document_id=document.row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, doubt.start, doubt.end)),
        before=before,
        text=text,
        after=after,
        person_id=doubt.person_id,
        words=f"A machine read this; it may be “{doubt.form}”.",
        same=same_key("misread", doubt.person_id, text),
    )


def _line_of(page: PageText, start: int) -> int:
    return page.text.count("\n", 0, start)


def _look_at_records(
    workplace: Workplace, at: CaseAt, _rows: Sequence[DocumentRow], ticket: Ticket
) -> Iterable[QueueItem]:
    uncertain = uncertain_of(at.matcher.aliases)
    for shown in workplace.vault.read(lambda reader: shown_texts(reader, at.case_id)):
        ticket.check()
        certain = at.matcher.find(shown.text)
        for doubt in uncertain.find(shown.text, certain, is_machine_read=False):
            yield _in_record(shown, doubt)


def _in_record(shown: ShownText, doubt: Doubt) -> QueueItem:
    text = on_one_line(shown.text)
    found = text[doubt.start : doubt.end]
    return QueueItem(
        kind="in_record",
        key=item_key("in_record", (shown.place, shown.id, doubt.start), doubt.person_id, found),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=text[: doubt.start],
        text=found,
        after=text[doubt.end :],
        person_id=doubt.person_id,
        words=f"The word holds the short name “{doubt.form}”.",
        same=same_key("in_record", doubt.person_id, found),
        record=(shown.place, shown.id),
    )


ON_PAGES: Final = DocumentSource("names", 2, _look)
IN_RECORDS: Final = CaseSource("names in records", _look_at_records)
