"""The editions of a dossier that left, and those whose page numbers it can keep, in words."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.office.draft.combined_disclosure_words import edition_words
from casefiles.office.draft.page_numbers import offered_editions
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction


@dataclass(frozen=True, slots=True)
class NumberedEdition:
    """An edition; `words` is what it is called."""

    id: EditionId
    words: str


def numbered_editions(request: EditionRequest) -> Query[tuple[NumberedEdition, ...]]:
    """Return the editions whose page numbers a dossier can keep, the newest first."""

    def ask(reader: ReadTransaction) -> tuple[NumberedEdition, ...]:
        found = offered_editions(reader, request)
        return tuple(NumberedEdition(one.id, edition_words(one)) for one in reversed(found))

    return ask


def exported_editions(request: EditionRequest) -> Query[tuple[NumberedEdition, ...]]:
    """Return the editions of one dossier that were exported, the newest first."""

    def ask(reader: ReadTransaction) -> tuple[NumberedEdition, ...]:
        found = reader.find(
            Edition, case_id=request.case_id, profile=request.profile, audience=request.audience
        )
        oldest_first = sorted(found, key=lambda one: one.day)
        return tuple(NumberedEdition(one.id, edition_words(one)) for one in oldest_first[::-1])

    return ask
