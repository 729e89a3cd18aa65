"""Brackets in texts that leave which were meant to name a person: printed, they tell an id."""

from collections.abc import Iterator

from casefiles.domain.language.text_references import broken_references
from casefiles.office.draft.draft_texts import exported_texts, places_of
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.protected_terms import is_form_id


def broken_reference(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find references with a bracket too few, signs within, or an id that nobody has.

    Every text that leaves is looked at, whatever record it stands in; nobody can sign for it.
    """
    view = view_of(draft)
    persons = view.snapshot.persons
    known = {str(one.id) for one in persons}
    named = {own.value for one in persons for own in one.identifiers if is_form_id(own)}
    found = [
        (text, len(spans))
        for text in exported_texts(view)
        if (spans := broken_references(text, known, named))
    ]
    if found:
        spots = dict.fromkeys(spot for text, _ in found for spot in places_of(view, text))
        count = sum(number for _, number in found)
        of = digest_of(text for text, _ in found)
        yield new_finding("stop", "broken_reference", tuple(spots), count, of)
