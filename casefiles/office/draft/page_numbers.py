"""Which edition a dossier can take its page numbers from, and what those are.

An open edition never takes them from a closed one: what only a judge may see would show in its
numbers. A closed one takes those of the open edition, so that both are one pair.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from casefiles.domain.disclosure.closed_paper import CLOSED_READER, OPEN_READER
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.foreseeable_readers import HARMFUL, Reach, can_reach
from casefiles.domain.records.image_quality import NO_EDITION
from casefiles.domain.records.pairings import MayJoin
from casefiles.office.draft.pairings import pair_answers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Query
from casefiles.redaction.release.numbering import EarlierLetters
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


def letters_of_line(request: EditionRequest, edition_id: EditionId) -> Query[EarlierLetters]:
    """Return the pseudonym numbers that an edition keeps, and those that it may give to nobody.

    It keeps those of the last one for this profile and audience; for the first one those of the
    edition whose page numbers it takes, so that a judge who reads both meets one number for one
    person. Of other editions for the same recipient, or that reach the requesting State too, it
    shares the letters where both recipients may know that they hold one file; else it has others.
    """

    def ask(reader: ReadTransaction) -> EarlierLetters:
        editions = reader.find(Edition, case_id=request.case_id)
        line = [one for one in editions if _line_of(one) == (request.profile, request.audience)]
        if line:
            own = line[-1].numbering
        else:
            pair = (one for one in offered_editions(reader, request) if one.id == edition_id)
            own = next((one.numbering for one in pair), ())
        return _with_others(reader, request, editions, own)

    return ask


def _with_others(
    reader: ReadTransaction,
    request: EditionRequest,
    editions: Iterable[Edition],
    own: tuple[PseudonymNumber, ...],
) -> EarlierLetters:
    answers = pair_answers(reader, request.case_id)
    numbers = {one.person_id: one.number for one in own}
    shared: list[PseudonymNumber] = []
    barred: set[int] = set()
    for one in reversed(
        [each for each in editions if _is_parallel(each, request, answers.reaches)]
    ):
        if answers.of(one.audience, request.audience).holds is MayJoin.YES:
            shared += one.numbering
        else:
            barred |= {each.number for each in one.numbering}
    for each in shared:
        # A letter that somebody has here already stays with them.
        if each.person_id not in numbers and each.number not in {*numbers.values(), *barred}:
            numbers[each.person_id] = each.number
    retained = sorted(numbers.items(), key=lambda pair: pair[1])
    more = {each.number for each in shared} - set(numbers.values())
    return EarlierLetters(
        tuple(PseudonymNumber(*pair) for pair in retained),
        frozenset((barred | more) - set(numbers.values())),
    )


def _line_of(edition: Edition) -> tuple[str, str]:
    return edition.profile, edition.audience


def _is_parallel(edition: Edition, request: EditionRequest, reaches: Sequence[Reach]) -> bool:
    """Tell whether somebody could lay an edition of another line beside one of this."""
    if _line_of(edition) == (request.profile, request.audience):
        return False
    audiences = {edition.audience, request.audience}
    if edition.profile == request.profile and audiences == {OPEN_READER, CLOSED_READER}:
        return False
    return len(audiences) == 1 or all(can_reach(HARMFUL, one, reaches) for one in audiences)


def offered_editions(reader: ReadTransaction, request: EditionRequest) -> tuple[Edition, ...]:
    """Return the editions whose page numbers a dossier can keep, as they left."""
    audiences = (request.audience, *_MASTERS.get(request.audience, ()))
    editions = reader.find(Edition, case_id=request.case_id, profile=request.profile)
    return tuple(
        one
        for one in editions
        if one.audience in audiences and one.left_as is not None and one.left_as.folios
    )
