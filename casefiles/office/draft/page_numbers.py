"""Which edition a dossier can take its page numbers from, and what those are.

An open edition never takes them from a closed one: what only a judge may see would show in its
numbers. A closed one takes those of the open edition, so that both are one pair.
"""

from typing import Final

from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.image_quality import NO_EDITION
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction

_MASTERS: Final = {"court_closed": ("court_open",)}
"""Audiences of editions whose numbers another audience's may take, beside its own."""


def inherited_folios(
    request: EditionRequest, edition_id: EditionId
) -> Query[tuple[InheritedFolio, ...]]:
    """Return where the parts of an edition begin; nothing of one that is not offered."""

    def ask(reader: ReadTransaction) -> tuple[InheritedFolio, ...]:
        if edition_id == NO_EDITION:
            return ()
        found = (one for one in offered_editions(reader, request) if one.id == edition_id)
        left = next((one.left_as for one in found), None)
        return left.folios if left is not None else ()

    return ask


def numbering_of_line(
    request: EditionRequest, edition_id: EditionId
) -> Query[tuple[PseudonymNumber, ...]]:
    """Return the pseudonym numbers that an edition keeps, so that they stay.

    Those of the last one for this profile and audience; for the first one those of the edition
    whose page numbers it takes, so that a judge who reads both meets one number for one person.
    """

    def ask(reader: ReadTransaction) -> tuple[PseudonymNumber, ...]:
        editions = reader.find(
            Edition, case_id=request.case_id, profile=request.profile, audience=request.audience
        )
        if editions:
            return editions[-1].numbering
        pair = (one for one in offered_editions(reader, request) if one.id == edition_id)
        return next((one.numbering for one in pair), ())

    return ask


def offered_editions(reader: ReadTransaction, request: EditionRequest) -> tuple[Edition, ...]:
    """Return the editions whose page numbers a dossier can keep, as they left."""
    audiences = (request.audience, *_MASTERS.get(request.audience, ()))
    editions = reader.find(Edition, case_id=request.case_id, profile=request.profile)
    return tuple(
        one
        for one in editions
        if one.audience in audiences and one.left_as is not None and one.left_as.folios
    )
