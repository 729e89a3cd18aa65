"""Ciphers of one line of editions: set by the lawyer, checked, and held against later names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import PersonId, Randomness
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.records.shown_people import people_as_read
from casefiles.office.redaction.presets import change_redaction_settings, find_redaction_settings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, JobContext, Query
from casefiles.redaction.release.assigned_pseudonyms import (
    AssignedPseudonymProblem,
    can_have_assigned_pseudonym,
    is_unprintable,
    problems_of,
)
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_mark

FAULTS: Final = {
    "cipher_malformed": msg_mark(
        "An assigned pseudonym is one short line with a letter or digit and without brackets."
    ),
    "cipher_is_token": msg_mark("Could be mistaken for an automatic placeholder."),
    "cipher_is_name": msg_mark("Contains a name or number from this case."),
    "cipher_doubled": msg_mark("Two persons would have the same pseudonym."),
    "cipher_initial": msg_mark("Contains an initial of this person: readers could guess."),
    "cipher_order": msg_mark("The pseudonyms follow the order of the names: readers could guess."),
}
"""What speaks against a cipher, in words."""


@dataclass(frozen=True, slots=True)
class AssignedPseudonymRow:
    """A person whom tokens stand for, in one line of editions.

    Attributes:
        name: as the lawyer knows them.
        cipher: that is set; empty for none.
        faults: codes of what speaks against it.
    """

    person_id: PersonId
    name: str
    cipher: str
    faults: tuple[str, ...]


def assigned_pseudonyms_of(request: EditionRequest) -> Query[tuple[AssignedPseudonymRow, ...]]:
    """Return everybody who can have a cipher, with the one that is set."""

    def ask(reader: ReadTransaction) -> tuple[AssignedPseudonymRow, ...]:
        persons = people_as_read(reader, request.case_id, request.audience)
        treatment = find_redaction_settings(reader, request)
        assigned_pseudonyms = treatment.ciphers if treatment is not None else ()
        texts = {one.person_id: one.text for one in assigned_pseudonyms}
        faults = problems_of(assigned_pseudonyms, persons)
        return tuple(
            AssignedPseudonymRow(
                one.id,
                one.names[0].text if one.names else "?",
                texts.get(one.id, ""),
                tuple(fault.code for fault in faults if one.id in fault.persons),
            )
            for one in persons
            if can_have_assigned_pseudonym(one)
        )

    return ask


def save_assigned_pseudonyms(
    request: EditionRequest, ciphers: Sequence[AssignedPseudonym], randomness: Randomness
) -> Edit[None]:
    """Keep the ciphers of a line of editions; empty ones are none.

    Raises (when carried out):
        Refused: no edition may print one of them (the codes of `CipherFault`).
    """
    pseudonyms = tuple(replace(one, text=" ".join(one.text.split())) for one in ciphers)
    assigned_pseudonyms = tuple(one for one in pseudonyms if one.text)

    def change(work: WriteTransaction) -> None:
        persons = people_as_read(work, request.case_id, request.audience)
        ordered = {one.id: place for place, one in enumerate(persons)}
        known = tuple(
            sorted(
                (one for one in assigned_pseudonyms if one.person_id in ordered),
                key=lambda one: ordered[one.person_id],
            )
        )
        for fault in problems_of(known, persons):
            if is_unprintable(fault):
                raise Refused(fault.code)
        change_redaction_settings(request, lambda one: replace(one, ciphers=known), randomness)(
            work
        )

    return change


def unusable_pseudonyms(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find ciphers that became names since they were set."""
    found = [fault for fault in _faults(draft) if is_unprintable(fault)]
    view = view_of(draft)
    for code in dict.fromkeys(fault.code for fault in found):
        persons = {one for fault in found if fault.code == code for one in fault.persons}
        spots = tuple(view.person(one) for one in draft.snapshot.persons if one.id in persons)
        yield new_finding("stop", code, spots, len(persons), digest_of(sorted(persons)))


def pseudonym_findings(draft: Draft) -> Iterator[Finding]:
    """Find ciphers from which readers could guess."""
    view = view_of(draft)
    for fault in _faults(draft):
        if not is_unprintable(fault):
            shown = [one for one in draft.snapshot.persons if one.id in fault.persons]
            yield new_finding("warn", fault.code, [view.person(one) for one in shown])


def _faults(draft: Draft) -> tuple[AssignedPseudonymProblem, ...]:
    treatment = draft.snapshot.treatment
    shown = {one.id for one in draft.snapshot.persons if can_have_assigned_pseudonym(one)}
    assigned_pseudonyms = treatment.ciphers if treatment is not None else ()
    return problems_of(
        [one for one in assigned_pseudonyms if one.person_id in shown], draft.snapshot.persons
    )


def pseudonyms_in(
    draft: Draft, numbering: Sequence[PseudonymNumber]
) -> tuple[AssignedPseudonym, ...]:
    """Return the ciphers that an edition prints, so that its key can be told later."""
    treatment = draft.snapshot.treatment
    numbered = {one.person_id for one in numbering}
    shown = {
        one.id for one in draft.snapshot.persons if can_have_assigned_pseudonym(one)
    } & numbered
    return tuple(one for one in (treatment.ciphers if treatment else ()) if one.person_id in shown)
