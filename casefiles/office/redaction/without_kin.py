"""Sentences about the kin of protected people go from one dossier without a question.

Nothing is changed in the vault: a preset wants it for what leaves now, and without it all is asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId, MarkId
from casefiles.domain.records.case_records import NOBODY, Mark, RedactionKind
from casefiles.domain.records.form_answers import CELL
from casefiles.domain.records.replacement_texts import ExportFormat
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.office.redaction.kinship_streams import Streamed, phrases_on, phrases_over_blocks
from casefiles.office.redaction.kinships import KinshipsAt, kinships_of
from casefiles.office.redaction.marking import MarkInput
from casefiles.office.redaction.name_suggestions import SHOWN_TEXTS
from casefiles.office.redaction.replacement_texts import marks_of_words
from casefiles.office.redaction.review_kinship import (
    KINSHIP,
    kinship_question_of,
    kinship_questions_in,
    kinship_questions_in_own,
    own_text,
)
from casefiles.office.redaction.suggestions import KINDS
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.kinship.going_on import passage_of
from casefiles.redaction.kinship.phrase import Phrase
from casefiles.redaction.kinship.sentences import sentence_below
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_gaps import text_with_gaps
from casefiles.redaction.release.placeholders import withheld_label
from casefiles.redaction.release.sentence_languages import language_at

_COLLECTIONS: Final = {
    "event": "events",
    "fact": "facts",
    "narrative_block": "narrative",
    "paper_block": "paper",
    "argument": "arguments",
    "field_answer": "answers",
    "deadline": "deadlines",
    "document": "documents",
    "exhibit": "exhibits",
}
"""Where a snapshot holds the records of each kind that has texts."""
_TITLE: Final = KINDS[KINSHIP].title
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KinAt:
    """What decides which sentences go.

    Attributes:
        kinships: who is whose kin, with everybody protected whom the dossier protects.
        matcher: finds them.
    """

    kinships: KinshipsAt
    matcher: Matcher

    def marks(
        self, document_id: DocumentId, texts: Iterable[Sequence[PageText]]
    ) -> tuple[Mark, ...]:
        """Return the areas of a document's pages that go, as wide as the page.

        Args:
            document_id: of the document.
            texts: its pages as they say themselves, then as their pictures say.
        """
        own, page_texts = texts
        pictured = page_texts or own
        mentions = tuple(self.matcher.find(text_with_gaps(page)) for page in pictured)
        areas = dict.fromkeys(
            (page, Box(0.0, box.y0, 1.0, box.y1))
            for text, phrase in phrases_on(
                (own, pictured, mentions),
                self.kinships.known,
                CancellationToken(),
                is_conversation=True,
            )
            if kinship_question_of(text, phrase, self.kinships, document_id) is not None
            for page, box in text.boxes(*passage_of(text.text, phrase.start, phrase.end, (phrase,)))
        )
        return tuple(_mark(document_id, number, *area) for number, area in enumerate(areas))


def _passage_below(whole: str, head: int, phrase: Phrase) -> tuple[int, int]:
    """Return what goes of a message, without what stands over it."""
    begin, stop = sentence_below(whole, head, phrase.start, phrase.end)
    if phrase.start < head:
        return begin, stop
    return begin, max(stop, passage_of(whole, phrase.start, phrase.end, (phrase,))[1])


def _mark(document_id: DocumentId, number: int, page: int, box: Box) -> Mark:
    own = MarkId(f"{KINSHIP} {number}")
    # It is of the text alone, so it needs no raster to hold for.
    return Mark(own, _NO_CASE, document_id, page, box, str(_TITLE), NOBODY, (), "")


_NO_CASE: Final[Any] = ""


def kin_at(workplace: JobContext, snapshot: CaseSnapshot) -> KinAt:
    """Return what decides which sentences go from a case as its preset wants it."""
    case_id, persons = snapshot.case.id, snapshot.persons
    kinships = workplace.vault.read(lambda reader: kinships_of(reader, case_id, persons))
    # Here nobody is asked, so kin of any role goes that may be theirs.
    relations = tuple(replace(one, by_role=True) for one in kinships.questions)
    kinships = replace(kinships, questions=relations)
    return KinAt(kinships, matcher_of(sought_for(persons, snapshot.excused)))


def without_kin(
    workplace: JobContext, snapshot: CaseSnapshot, kin: KinAt
) -> tuple[CaseSnapshot, int]:
    """Return a case without such sentences in its texts and in what leaves as words.

    Returns:
        The case, and how many sentences go; those on pages are no part of either.
    """
    texts = _Texts(kin.kinships)
    changed: dict[str, Any] = {"case": texts.without("case", snapshot.case)}
    for kind, stored in _COLLECTIONS.items():
        changed[stored] = tuple(texts.without(kind, one) for one in getattr(snapshot, stored))
    changed["steps"] = tuple(
        replace(one, text=texts.cut(one.text), place=texts.cut(one.place)) for one in snapshot.steps
    )
    changed["substitutes"] = tuple(
        replace(one, text=_by_line(one.text, texts.cut)) for one in snapshot.substitutes
    )
    marks = list(_marks_of_words(workplace, snapshot, kin))
    changed["marks"] = (*snapshot.marks, *marks)
    return replace(snapshot, **changed), texts.count + len(marks)


def _marks_of_words(workplace: JobContext, snapshot: CaseSnapshot, kin: KinAt) -> Iterator[Mark]:
    for document_id, text_blocks in snapshot.blocks.items():
        if not _is_exported_as_text(snapshot, document_id):
            continue
        words = [_words(block, kin.matcher) for block in text_blocks]
        # Whom one message names, the next may tell of.
        named = tuple(dict.fromkeys(who for text in words for _, who in text.mentions))
        places = [
            (number, *_passage_below(text.text, len(block.head), phrase))
            for number, (block, text) in enumerate(zip(text_blocks, words, strict=True), start=1)
            for phrase, _, _ in kinship_questions_in(text, kin.kinships, document_id, named)
        ]
        for over in phrases_over_blocks(text_blocks, kin.kinships.known):
            if (
                kinship_question_of(over.text, over.phrase, kin.kinships, document_id, named)
                is not None
            ):
                places += (
                    (
                        number,
                        *sentence_below(
                            text_blocks[number - 1].whole, len(text_blocks[number - 1].head), *at
                        ),
                    )
                    for number, *at in over.parts
                )
        terms = MarkInput(str(_TITLE), kind=RedactionKind.SPAN)
        unique = list(dict.fromkeys(places))
        made = marks_of_words(workplace, document_id, unique, terms) if unique else []
        for number, one in enumerate(made):
            yield replace(one, id=MarkId(f"{KINSHIP} {document_id} {number}"))


def _is_exported_as_text(snapshot: CaseSnapshot, document_id: DocumentId) -> bool:
    """Tell whether marks of words fit how a document leaves; on its pages areas go."""
    chosen = (one.kind for one in snapshot.substitutes if one.document_id == document_id)
    return next(chosen, ExportFormat.MESSAGES) is ExportFormat.MESSAGES


def _words(block: TextBlock, matcher: Matcher) -> Streamed:
    named = tuple((one.start, one.person_id) for one in matcher.find(block.whole))
    return Streamed(block.whole, (), named)


class _Texts:
    """Cuts sentences out of texts and counts them."""

    def __init__(self, kinships: KinshipsAt) -> None:
        self._kinships = kinships
        self.count = 0

    def without(self, kind: str, record: Any) -> Any:
        """Return a record without them."""
        # What an exhibit is called by is no sentence, and two may not be called alike.
        names = [name for name in SHOWN_TEXTS[kind][1] if name != "mark"]
        cut = self._cut_cells if kind == "field_answer" else self.cut
        values = {name: cut(str(getattr(record, name))) for name in names}
        is_same = all(getattr(record, name) == text for name, text in values.items())
        return record if is_same else replace(record, **values)

    def _cut_cells(self, raw: str) -> str:
        """Cut within each cell of a table alone."""
        return _by_line(raw, lambda line: CELL.join(map(self.cut, line.split(CELL))))

    def cut(self, raw: str) -> str:
        """Return a text without them; of one that is nothing else, that it is withheld."""
        own = own_text("", "", raw)
        spans = _joined(
            passage_of(own.text, phrase.start, phrase.end, (phrase,))
            for phrase, _ in kinship_questions_in_own(own, self._kinships)
        )
        self.count += len(spans)
        description = raw
        for start, end in reversed(spans):
            parts = description[:start].rstrip(), description[end:].lstrip()
            description = " ".join(part for part in parts if part)
        return (
            description
            if description.strip() or not spans
            else withheld_label(language_at(own.text, 0))
        )


def _by_line(text: str, change: Any) -> str:
    return "\n".join(change(line) for line in text.split("\n"))


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """Return spans in order, those that overlap as one."""
    found: list[_Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
