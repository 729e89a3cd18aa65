"""Source of the redaction queue: names of open persons in which a protected form stands."""

from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.documents.pages import span_boxes
from casefiles.office.redaction.name_suggestions import ShownText, shown_texts
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
from casefiles.redaction.finding.excused_places import asking
from casefiles.redaction.finding.excuses import EXCUSED_NAME, key_of, pairs_of
from casefiles.redaction.names.open_names import Excused, listed_form
from casefiles.redaction.names.page_gaps import text_with_gaps
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import Excuse
from casefiles.words.language import msg, msg_keep


def _look(
    _workplace: JobContext, at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    if not pairs_of(at.sought):
        return
    search = asking(at.sought)
    for page in document.pictured:
        ticket.check()
        text = text_with_gaps(page)
        for found in search.excused_in(text):
            before, name, after = context(page.text, found.start, found.end)
            yield RedactionSuggestion(
                kind=EXCUSED_NAME,
                key=key_of(found.excuse),
                document_id=document.row.id,
                page=page.number,
                boxes=tuple(span_boxes(page, found.start, found.end)),
                before=before,
                text=name,
                after=after,
                person_id=found.excuse.person_id,
                words=question_of(found.excuse, at.persons),
            )


def _look_at_records(
    workplace: JobContext, at: CaseContext, _rows: Sequence[DocumentRow], ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    if not pairs_of(at.sought):
        return
    search = asking(at.sought)
    for shown in workplace.vault.read(lambda reader: shown_texts(reader, at.case_id)):
        ticket.check()
        for found in search.excused_in(shown.text):
            yield _in_text(shown, found, at.persons)


def _in_text(shown: ShownText, found: Excused, persons: Sequence[Person]) -> RedactionSuggestion:
    before, name, after = context(shown.text, found.start, found.end)
    return RedactionSuggestion(
        kind=EXCUSED_NAME,
        key=key_of(found.excuse),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=before,
        text=name,
        after=after,
        person_id=found.excuse.person_id,
        words=question_of(found.excuse, persons),
        record=(shown.place, shown.id),
    )


def question_of(pair: Excuse, persons: Sequence[Person]) -> str:
    """Return what is asked about a pair, in words."""
    opened = _name(pair.open_id, pair.open_name, persons)
    form = _name(pair.person_id, pair.form, persons)
    owner = next((one for one in persons if one.id == pair.person_id), None)
    first = owner.names[0].text if owner is not None and owner.names else "?"
    role = _role(pair, persons)
    if first == form:
        return msg_keep(
            "{opened} ({role}named) contains {form}, a person you protect.",
            opened=opened,
            role=role,
            form=form,
        )
    return msg_keep(
        "{opened} ({role}named) contains {form}, a form of {first}, a person you protect.",
        opened=opened,
        role=role,
        form=form,
        first=first,
    )


def words_of_pair(pair: Excuse, persons: Sequence[Person]) -> str:
    """Return a pair in a few words."""
    opened = _name(pair.open_id, pair.open_name, persons)
    return msg("{name} in {opened}", name=_name(pair.person_id, pair.form, persons), opened=opened)


def _role(pair: Excuse, persons: Sequence[Person]) -> str:
    opened = next((one for one in persons if one.id == pair.open_id), None)
    role = opened.role if opened is not None else ""
    return f"{role}, " if role else ""


def _name(person_id: str, folded: str, persons: Sequence[Person]) -> str:
    """Return a folded form as it is listed, as far as it is."""
    person = next((one for one in persons if one.id == person_id), None)
    names = [one.text for one in person.names] if person is not None else []
    return next((name for name in names if folded in {compact(name), listed_form(name)[0]}), folded)


ON_PAGES: Final = DocumentSource("names in open names", _look)
IN_RECORDS: Final = CaseSource("names in open names", _look_at_records)
