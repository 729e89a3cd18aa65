"""Sources of the redaction queue: places on pages and in texts that may name the protected."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.text_references import replace_references, split_at_references
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Record,
)
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.records.rows import DocumentRow
from casefiles.domain.records.text_versions import TextVersion
from casefiles.evidence.channel.media_types import CHATS, PLAIN_TEXT
from casefiles.office.documents.pages import span_boxes
from casefiles.office.redaction.kinship_streams import HEAD_OF_MESSAGE
from casefiles.office.redaction.suggestions import (
    KINDS,
    NOWHERE,
    CaseContext,
    CaseSource,
    DocumentContext,
    DocumentSource,
    RedactionSuggestion,
    context,
    item_key,
    on_one_line,
    same_key,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.finding.hits import NameQuestion
from casefiles.redaction.finding.matching import rules_of
from casefiles.redaction.names.mentions import SHARED, Mention
from casefiles.redaction.names.page_gaps import text_with_gaps
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.uncertain_mentions import short_forms
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg_keep, msg_mark, msg_of

SHOWN_TEXTS: Final[dict[str, tuple[type[Record], tuple[str, ...]]]] = {
    "case": (Case, ("title", "client")),
    "event": (Event, ("text", "place")),
    "fact": (Fact, ("text",)),
    "narrative_block": (NarrativeBlock, ("text",)),
    "paper_block": (PaperBlock, ("text",)),
    "text_version": (TextVersion, ("text",)),
    "argument": (Argument, ("text", "answer", "reply")),
    "field_answer": (FieldAnswer, ("text",)),
    "incident": (Incident, ("text", "place", "demand", "threat")),
    "deadline": (Deadline, ("forum",)),
    "document": (Document, ("title",)),
    "exhibit": (Exhibit, ("mark", "witness")),
}
"""Texts of the lawyer's that a dossier shows, by kind of record."""


KIND_OF_RULE: Final = {
    "part": "part_of_name",
    "field": "name_field",
    "mask": "court_mask",
    "title": "title_name",
    "masked_number": "masked_number",
    "date": "birth_date",
    "slip": "slip",
    "initials": "initials",
    "sounds": "sounds_like",
    "in_word": "name_in_word",
    "misread": "misread",
    "short": "part_of_name",
    "beside": "beside_name",
}
"""As what each rule that only asks stands in the queue."""
_MOST_PLACES: Final = 200
"""Places of one word in one document from which a page is one item."""
_WHY: Final = {
    "part": msg_mark(
        "“{form}” is a part of the name; others bear it, too, or it is an ordinary word."
    ),
    "field": msg_mark("“{form}” is in a field for a name."),
    "mask": msg_mark("It may be the masked form of “{form}”."),
    "title": msg_mark("“{form}” begins with this family name."),
    "masked_number": msg_mark("It agrees with “{form}”."),
    "date": msg_mark("A person was born on {form}."),
    "slip": msg_mark("But for a letter it is “{form}”."),
    "initials": msg_mark("They are letters of “{form}”."),
    "sounds": msg_mark("It sounds as “{form}” may."),
    "in_word": msg_mark("The word holds the short name “{form}”."),
    "misread": msg_mark("OCR read this; it may be “{form}”."),
    "beside": msg_mark("It is next to “{form}”, who is redacted."),
    "short": msg_mark("People who are called “{form}” are also called so."),
}


@dataclass(frozen=True, slots=True)
class ShownText:
    """One such text.

    Attributes:
        place: kind and field, such as event.place.
        text: with a blank for each character of a reference.
        references: where these stood, and to whom they lead.
    """

    place: str
    id: str
    text: str
    references: tuple[Mention, ...] = ()


def shown_texts(reader: ReadTransaction, case_id: CaseId) -> tuple[ShownText, ...]:
    """Return the texts of a case's records that a dossier may show."""
    found = []
    for kind, (record_type, names) in SHOWN_TEXTS.items():
        equals = {"id" if kind == "case" else "case_id": case_id}
        for record in reader.find(record_type, **equals):
            for name in names:
                text = getattr(record, name)
                blanked = replace_references(text, lambda own: " " * (len(own) + 4))
                if blanked.strip():
                    references = tuple(_references(text))
                    found.append(ShownText(f"{kind}.{name}", record.id, blanked, references))
    return tuple(found)


def _references(text: str) -> Iterator[Mention]:
    at = 0
    for plain, own in split_at_references(text):
        at += len(plain)
        if own:
            end = at + len(own) + 4
            yield Mention(at, end, PersonId(own))
            at = end


def question_reason(one: NameQuestion) -> str:
    """Return why somebody is asked about a place, in words."""
    return msg_keep(msg_of(_WHY[one.kind]), form=one.form)


def _look(
    _workplace: JobContext, at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    rules = rules_of(at.sought)
    short = short_forms(at.matcher.aliases)
    found: defaultdict[str, list[RedactionSuggestion]] = defaultdict(list)
    texts = zip(document.pages, document.pictured, document.mentions, strict=True)
    for page, pictured, certain in texts:
        ticket.check()
        text, own = pictured.text, len(page.text)
        collected = [_short_line_item(document, pictured, mention, short) for mention in certain]
        collected += [
            question_item(document, pictured, one)
            for one in rules.questions(text, certain, is_machine_read=page.is_doubtful)
        ]
        if document.row.media_type == PLAIN_TEXT:
            lost = _lost_in_words(at, rules, pictured, certain)
            collected += (question_item(document, pictured, one) for one in lost)
        if document.row.media_type in CHATS:
            collected += _over_messages(rules, document, page, collected)
        if not page.is_doubtful and len(text) > own:
            requested = {(one.text, one.boxes) for one in collected if one is not None}
            misread = _misread_in_picture(at, rules, document, (page, pictured))
            collected += (one for one in misread if (one.text, one.boxes) not in requested)
        for item in collected:
            if item is not None:
                found[item.key].append(item)
    yield from _by_page_where_many(found)


def _over_messages(
    rules: NameRules,
    document: DocumentContext,
    page: PageText,
    suggestions: Sequence[RedactionSuggestion | None],
) -> list[RedactionSuggestion]:
    """Return what two messages say together, without their heads between."""
    lines = (
        replace(line, text=line.text[head.end() :], edges=()) if head else line
        for line, head in ((one, HEAD_OF_MESSAGE.match(one.text)) for one in page.lines)
    )
    page_text = replace(page, lines=tuple(lines))
    boxes = {box for item in suggestions if item is not None for box in item.boxes}
    found = (question_item(document, page_text, one) for one in rules.over_lines(page_text.text))
    return [one for one in found if not boxes.issuperset(one.boxes)]


def _lost_in_words(
    at: CaseContext, rules: NameRules, page: PageText, certain: Sequence[Mention]
) -> Iterator[NameQuestion]:
    """Yield what goes from a page by where its lines end, and may stay where its words leave.

    Words leave in paragraphs, whose lines are joined: there a label on the line above is none.
    """
    joined = page.text.replace("\n", " ")
    mentions = at.matcher.find(joined)
    lost = [one for one in certain if not _touches(one, mentions)]
    if not lost:
        return
    name_questions = [
        one
        for one in rules.questions(joined, mentions, is_machine_read=False)
        if _touches(one, lost)
    ]
    yield from name_questions
    rejected = {one.person_id: set(map(compact, one.rejected)) for one in at.sought.protected}
    for one in lost:
        text = page.text[one.start : one.end]
        word = compact(text)
        if not _touches(one, name_questions) and word not in rejected.get(one.person_id, set()):
            owners = frozenset(() if one.person_id == SHARED else (one.person_id,))
            yield NameQuestion(one.start, one.end, owners, "field", word, text)


def _touches(one: Mention | NameQuestion, others: Sequence[Mention | NameQuestion]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _by_page_where_many(
    found: Mapping[str, Sequence[RedactionSuggestion]],
) -> Iterator[RedactionSuggestion]:
    """Yield items with their count; of a word that stands very often, one for each page."""
    of_word = Counter(items[0].same for items in found.values())
    pages: dict[tuple[str, int], RedactionSuggestion] = {}
    for items in found.values():
        boxes = tuple(dict.fromkeys(box for one in items for box in one.boxes))
        item = replace(items[0], count=len(items), boxes=boxes, also=_other_texts(items))
        if item.word and of_word[item.same] > _MOST_PLACES:
            place = item.same, item.page
            before = pages.get(place)
            count = item.count + (before.count if before else 0)
            key = item_key(item.kind, (item.document_id, item.page), item.person_id, item.word)
            boxes = (*(before.boxes if before else ()), *item.boxes)
            also = _other_texts([before, item] if before else [item])
            pages[place] = replace(before or item, key=key, count=count, boxes=boxes, also=also)
        else:
            yield item
    yield from pages.values()


def _other_texts(items: Sequence[RedactionSuggestion]) -> tuple[str, ...]:
    """Return in which other ways the word of some items is written there, each once."""
    texts = (text for item in items for text in (item.text, *item.also))
    return tuple(text for text in dict.fromkeys(texts) if text != items[0].text)


def _misread_in_picture(
    at: CaseContext, rules: NameRules, document: DocumentContext, texts: tuple[PageText, PageText]
) -> Iterator[RedactionSuggestion]:
    """Yield what the lines of a picture may say beside a page's own text, which nobody doubts."""
    page, pictured = texts
    page_text = replace(pictured, lines=pictured.lines[len(page.lines) :])
    certain = at.matcher.find(text_with_gaps(page_text))
    for one in rules.questions(page_text.text, certain, is_machine_read=True):
        if one.kind == "misread":
            yield question_item(document, page_text, one)


def _short_line_item(
    document: DocumentContext, page: PageText, mention: Mention, short: Mapping[str, str]
) -> RedactionSuggestion | None:
    """Return what is told of a line that goes because of one or two letters; None for others."""
    form = short.get(compact(page.text[mention.start : mention.end]))
    if form is None:
        return None
    before, text, after = context(page.text, mention.start, mention.end)
    return RedactionSuggestion(
        kind="short_name",
        key=item_key("short_name", (document.row.id,), mention.person_id, form),
        document_id=document.row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, mention.start, mention.end)),
        before=before,
        text=text,
        after=after,
        person_id=mention.person_id,
        words=msg_keep("The whole line is redacted because of the short name “{form}”.", form=form),
    )


def question_item(
    document: DocumentContext, page: PageText, one: NameQuestion
) -> RedactionSuggestion:
    """Return what is asked of a place on a page."""
    before, text, after = context(page.text, one.start, one.end)
    kind = KIND_OF_RULE[one.kind]
    is_word = KINDS[kind].is_word
    place = (document.row.id, page.number, page.text.count("\n", 0, one.start))
    description = one.word if is_word else text
    key = item_key(kind, place, one.person_id, description)
    if kind == "name_in_word":
        # A word is the name or is none wherever it stands.
        key = same_key(kind, one.person_id, text)
    return RedactionSuggestion(
        kind=kind,
        key=key,
        document_id=document.row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, one.start, one.end)),
        before=before,
        text=text,
        after=after,
        person_id=one.person_id,
        words=question_reason(one),
        same="" if kind == "name_in_word" else same_key(kind, one.person_id, description),
        word=one.word,
        form=one.form,
        owners=tuple(sorted(one.owners)),
    )


def _look_at_records(
    workplace: JobContext, at: CaseContext, _rows: Sequence[DocumentRow], ticket: CancellationToken
) -> Iterable[RedactionSuggestion]:
    for shown in workplace.vault.read(lambda reader: shown_texts(reader, at.case_id)):
        ticket.check()
        yield from items_in(shown, at)


def items_in(shown: ShownText, at: CaseContext) -> Iterator[RedactionSuggestion]:
    """Yield what is asked about names in a text of the lawyer's."""
    protected = {one.person_id for one in at.sought.protected}
    certain = [
        *at.matcher.find(shown.text),
        *(one for one in shown.references if one.person_id in protected),
    ]
    for one in rules_of(at.sought).questions(shown.text, certain, is_machine_read=False):
        yield _in_record(shown, one)


def _in_record(shown: ShownText, one: NameQuestion) -> RedactionSuggestion:
    text = on_one_line(shown.text)
    found = text[one.start : one.end]
    is_word = KINDS[KIND_OF_RULE[one.kind]].is_word
    return RedactionSuggestion(
        kind="in_record",
        key=item_key("in_record", (shown.place, shown.id, one.start), one.person_id, found),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=text[: one.start],
        text=found,
        after=text[one.end :],
        person_id=one.person_id,
        words=question_reason(one),
        same=same_key("in_record", one.person_id, found),
        record=(shown.place, shown.id),
        word=one.word if is_word else "",
        form=one.form,
        owners=tuple(sorted(one.owners)),
    )


ON_PAGES: Final = DocumentSource("names", _look)
IN_RECORDS: Final = CaseSource("names in records", _look_at_records)
