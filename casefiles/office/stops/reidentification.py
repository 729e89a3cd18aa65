"""What points to whom a dossier does not name, for the lawyer to tick, coarsen or sign for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.files.similarity import DocumentSketch, is_visually_similar
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Edition
from casefiles.office.draft.combined_disclosure import sheet_of_draft
from casefiles.office.draft.combined_disclosure_words import edition_words
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.records.finding_acceptance import accepted_findings
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.records.record_names import date_in_words
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.disclosure_risk.reidentification import (
    CandidateCount,
    IdentifyingCombination,
    IdentifyingDetail,
    ReidentificationProfile,
    reidentification_profiles,
)
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_mark, msg_of

MOSAIC: Final = "mosaic"
"""Code of the stop, and of what was seen."""
_KINDS: Final = {
    "picture": msg_mark("Picture"),
    "kin": msg_mark("Kinship"),
    "only": msg_mark("Unique detail"),
    "beside": msg_mark("Near the name of"),
    "role": msg_mark("Role"),
    "age": msg_mark("Age"),
    "sex": msg_mark("Shows the sex"),
    "office": msg_mark("Institution"),
    "place": msg_mark("Place"),
    "day": msg_mark("Day"),
}
_FITS: Final = {
    CandidateCount.ONE: msg_mark("Fits one person"),
    CandidateCount.FEW: msg_mark("Fits a few people"),
    CandidateCount.SOME: msg_mark("Narrows the group"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReidentificationPoint(Finding):
    """Details that point to a person together.

    Attributes:
        name: of the person, for the lawyer, who is its subject; `label` for the readers.
        fit: how few people they fit.
        why: the details in words, one kind a line.
        is_first: of all that points to this person.
    """

    name: str
    label: str
    fit: CandidateCount
    why: str
    is_first: bool

    @property
    def fits(self) -> str:
        """How few people fit, in words."""
        return msg_of(_FITS[self.fit])

    @property
    def strength(self) -> str:
        """How few people fit, as a code: one, few or some."""
        return self.fit.name.lower()

    @property
    def needs_look(self) -> bool:
        """Whether it stops a dossier until somebody looked: few fit, and nobody did."""
        return self.fit > CandidateCount.SOME and self.reason is None


@dataclass(frozen=True, slots=True)
class ReidentificationPerson:
    """What a dossier says of a person it does not name.

    Attributes:
        name: for the lawyer; `label` for the readers.
        points: what all say together first, then by how few people fit.
    """

    person_id: PersonId
    name: str
    label: str
    points: tuple[ReidentificationPoint, ...]


@dataclass(frozen=True, slots=True)
class Reidentification:
    """What points to whom, those first whom the fewest fit."""

    people: tuple[ReidentificationPerson, ...] = field(default=())

    @property
    def findings(self) -> tuple[ReidentificationPoint, ...]:
        """What points to each, person by person."""
        return tuple(one for each in self.people for one in each.points)

    @property
    def open(self) -> tuple[ReidentificationPoint, ...]:
        """What few people fit and nobody has looked at."""
        return tuple(one for one in self.findings if one.needs_look)


def reidentification(request: EditionRequest) -> Job[Reidentification]:
    """List what points to whom in a dossier.

    Raises:
        Refused: unknown case, profile or audience.
        ExportStopped: several exhibits would leave under one mark.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Reidentification:
        ticket.check()
        return reidentification_of(workplace, draft_of(workplace, request))

    return work


def reidentification_of(workplace: JobContext, draft: Draft) -> Reidentification:
    """List what points to whom in a draft; nothing but what its readers see counts."""
    case_id = draft.snapshot.case.id
    view = view_of(draft)
    sheet, people = sheet_of_draft(view)
    seen, pictures = workplace.vault.read(
        lambda reader: (
            accepted_findings(reader, case_id, MOSAIC),
            _pictures(reader, view),
        )
    )
    line = draft.disclosure.profile, draft.disclosure.audience
    profiles = reidentification_profiles(sheet, people.by_record(), pictures)
    return Reidentification(tuple(_person(one, line, seen, view) for one in profiles))


def _person(
    one: ReidentificationProfile, line: tuple[str, str], seen: Mapping[str, str], view: DraftView
) -> ReidentificationPerson:
    name = view.names.get(one.person_id, "?")
    points = tuple(
        _point(each, (name, one.label), line, seen, view, is_first=not number)
        for number, each in enumerate(one.pointers)
    )
    return ReidentificationPerson(one.person_id, name, one.label, points)


def _point(
    one: IdentifyingCombination,
    called: tuple[str, str],
    line: tuple[str, str],
    seen: Mapping[str, str],
    view: DraftView,
    *,
    is_first: bool,
) -> ReidentificationPoint:
    clues = sorted([clue.kind, clue.words] for clue in one.clues)
    of = digest_of([json.dumps([*line, one.person_id, one.record, int(one.fit), clues])])
    spot = _spot(one, view)
    return ReidentificationPoint(
        "sign" if one.fit > CandidateCount.SOME else "info",
        MOSAIC,
        spot.words if one.record else msg("All details combined"),
        1,
        (spot,),
        of,
        seen.get(of),
        one.person_id,
        name=called[0],
        label=called[1],
        fit=one.fit,
        why=_why(one.clues),
        is_first=is_first,
    )


def _why(clues: Iterable[IdentifyingDetail]) -> str:
    """Return details in words, one kind a line, those of the person before place and day."""
    values: dict[str, list[str]] = {kind: [] for kind in msg_of(_KINDS)}
    for clue in clues:
        words = date_in_words(clue.words) if is_edtf(clue.words) else clue.words
        values[clue.kind].append(words)
    return "\n".join(
        f"{msg_of(_KINDS[kind])}: {' · '.join(dict.fromkeys(words))}"
        for kind, words in values.items()
        if words
    )


def _spot(one: IdentifyingCombination, view: DraftView) -> FindingLocation:
    """Return where a detail can be said less exactly."""
    snapshot = view.snapshot
    if one.about == "fact":
        return next(view.fact(each) for each in snapshot.facts if each.id == one.record)
    if one.about == "event":
        return view.happenings()[one.record]
    if one.about == "case":
        return FindingLocation(msg("The case and its title"), "overview", "", "edit")
    if one.about == "document":
        return view.document(DocumentId(one.record))
    return next(view.person(each) for each in snapshot.persons if each.id == one.person_id)


def _pictures(
    reader: ReadTransaction, view: DraftView
) -> dict[PersonId, tuple[IdentifyingCombination, ...]]:
    """Return pictures of people in the dossier that can be found elsewhere."""
    shown = {document_id for document_id, _ in view.drawn}
    showing = _people_in_documents(view, shown)
    if not showing:
        return {}
    known = dict(reader.likenesses(view.snapshot.case.id))
    elsewhere = {**_public(view), **_left(reader, view)}
    found: dict[PersonId, list[IdentifyingCombination]] = {}
    for document_id, people in sorted(showing.items()):
        where = _found_at(document_id, known, elsewhere)
        for person_id in people if where else ():
            clue = IdentifyingDetail("picture", where)
            pointer = IdentifyingCombination(
                person_id, "document", document_id, (clue,), CandidateCount.ONE
            )
            found.setdefault(person_id, []).append(pointer)
    return {person_id: tuple(pointers) for person_id, pointers in found.items()}


def _people_in_documents(
    view: DraftView, shown: set[DocumentId]
) -> dict[DocumentId, frozenset[PersonId]]:
    """Return whom the pictures among some documents show, by marks and by who was asked."""
    snapshot = view.snapshot
    collected = [(one.document_id, one.person_id) for one in snapshot.marks if one.person_id]
    collected += [(one.document_id, one.person_id) for one in snapshot.consents]
    found: dict[DocumentId, frozenset[PersonId]] = {}
    for document_id, person_id in collected:
        if document_id in shown:
            found[document_id] = found.get(document_id, frozenset()) | {person_id}
    return found


def _public(view: DraftView) -> dict[DocumentId, str]:
    return {
        one.id: msg("also in the published {words}", words=view.document(one.id).words)
        for one in view.snapshot.documents
        if one.is_public
    }


def _left(reader: ReadTransaction, view: DraftView) -> dict[DocumentId, str]:
    """Return what left in an earlier edition for other readers."""
    own = view.draft.disclosure.profile, view.draft.disclosure.audience
    found: dict[DocumentId, str] = {}
    for edition in reader.find(Edition, case_id=view.snapshot.case.id):
        left = edition.left_as
        if left is not None and (edition.profile, edition.audience) != own:
            for document_id in left.documents:
                found[document_id] = msg(
                    "also in {edition_words}", edition_words=edition_words(edition)
                )
    return found


def _found_at(
    document_id: DocumentId,
    known: Mapping[DocumentId, DocumentSketch],
    elsewhere: Mapping[DocumentId, str],
) -> str:
    """Return where a photo can be found elsewhere; empty for nowhere, and for scanned paper."""
    own = known.get(document_id)
    if own is None or own.picture_hash is None or own.is_scan:
        return ""
    if document_id in elsewhere:
        return elsewhere[document_id]
    for other_id, words in elsewhere.items():
        other = known.get(other_id)
        if other is not None and is_visually_similar(own, other):
            return words
    return ""


def reidentification_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find whom details point to that few people fit and nobody has looked at."""
    found = reidentification_of(workplace, draft)
    spots = tuple(
        FindingLocation(f"{each.name}, {each.label}", "dossier", each.person_id, MOSAIC)
        for each in found.people
        if any(one.needs_look for one in each.points)
    )
    if spots:
        of = digest_of(one.of for one in found.open)
        yield new_finding("sign", MOSAIC, spots, len(spots), of)
