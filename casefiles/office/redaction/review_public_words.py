"""Source of the redaction queue: protected names that stand in small letters, as words do.

What is gone from "He [WITHHELD] come" tells the name to whoever reads it. Until somebody decides
that the word may stay so, it goes all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.documents.pages import span_boxes
from casefiles.office.redaction.name_suggestions import shown_texts
from casefiles.office.redaction.suggestions import (
    NOWHERE,
    CaseContext,
    CaseSource,
    DocumentContext,
    DocumentSource,
    RedactionSuggestion,
    context,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.hits import Hit
from casefiles.redaction.names.left_words import PUBLIC_WORD, LeftWords, key_of_left, may_be_left
from casefiles.redaction.names.page_gaps import text_with_gaps
from casefiles.redaction.names.sought import Left, Sought
from casefiles.words.review import public_word_question


class _Asking:
    """Finds where names stand as words, whatever was decided of them."""

    def __init__(self, sought: Sought) -> None:
        every = may_be_left(sought.protected)
        plain = replace(sought, left=frozenset())
        self._matcher = matcher_of(plain)
        self._words = LeftWords(every, self._matcher.aliases)
        self.is_any = bool(every)

    def find(self, text: str) -> Iterator[tuple[Hit, Left]]:
        """Yield each place once for each person whom it may lead to."""
        for hit in self._matcher.hits_in(text):
            if self._words.stays(text, hit):
                yield from ((hit, Left(owner, hit.form)) for owner in sorted(hit.owners))


def _look(
    _workplace: JobContext, at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    search = _Asking(at.sought)
    for page in document.pictured if search.is_any else ():
        ticket.check()
        text = text_with_gaps(page)
        found: dict[Left, RedactionSuggestion] = {}
        for hit, left in search.find(text):
            # A chat in small letters throughout names people so, too.
            if left.form not in ordinary_words():
                continue
            if left in found:
                found[left] = replace(found[left], count=found[left].count + 1)
                continue
            item = _item(left, at.persons, context(page.text, *hit.core))
            boxes = tuple(span_boxes(page, *hit.core))
            found[left] = replace(item, document_id=document.row.id, page=page.number, boxes=boxes)
        yield from found.values()


def _look_at_records(
    workplace: JobContext, at: CaseContext, _rows: Sequence[DocumentRow], ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    search = _Asking(at.sought)
    if not search.is_any:
        return
    for shown in workplace.vault.read(lambda reader: shown_texts(reader, at.case_id)):
        ticket.check()
        for hit, left in search.find(shown.text):
            item = _item(left, at.persons, context(shown.text, *hit.core))
            yield replace(item, record=(shown.place, shown.id))


def _item(
    left: Left, persons: Sequence[Person], values: tuple[str, str, str]
) -> RedactionSuggestion:
    owner = next((one for one in persons if one.id == left.person_id), None)
    name = owner.names[0].text if owner is not None and owner.names else "?"
    before, text, after = values
    return RedactionSuggestion(
        kind=PUBLIC_WORD,
        key=key_of_left(left),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=before,
        text=text,
        after=after,
        person_id=left.person_id,
        words=public_word_question(text, name),
    )


ON_PAGES = DocumentSource("names that are words", _look)
IN_RECORDS = CaseSource("names that are words", _look_at_records)
