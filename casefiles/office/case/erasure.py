"""Erasing for good: what may be erased, what goes with it, and what no erasure here can reach."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId, Randomness
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Edition,
    Fact,
    Outline,
    Person,
    Record,
)
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.domain.records.translation import Translation
from casefiles.office.case.erased_editions import LeftDossier, dossiers_with
from casefiles.office.case.erased_things import going_of
from casefiles.office.case.erased_values import forget_elsewhere, still_named
from casefiles.office.narrative.facts import renumber
from casefiles.office.records.attachments import containers_of, removed_with
from casefiles.office.records.case_closure import today
from casefiles.office.records.name_origins import forget_origin
from casefiles.office.records.record_commands import named_places
from casefiles.office.records.record_names import RecordNames
from casefiles.office.records.removed_people import treatments_without
from casefiles.office.vault.backups import copies_elsewhere
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import table_of
from casefiles.store.files.folder import BACKUPS, WAL
from casefiles.store.files.in_folder import DATABASE
from casefiles.store.ledger.erasure import ERASE, ErasureAuthority
from casefiles.store.vault.open_vault import Vault

__all__ = [
    "REASONS",
    "ErasureAuthority",
    "UnreachableCopies",
    "erase_case",
    "erase_record",
    "name_of",
    "require_erasable",
    "unreachable_copies",
]

REASONS: Final = (
    "consent_withdrawn",
    "request_of_person",
    "client_instruction",
    "court_order",
    "kept_by_mistake",
    "retention_over",
)
"""Why something may be erased; codes of the ledger."""


_WITH_DOCUMENT: Final = frozenset(
    {"mark", "exhibit", "consent", "document_link", "transcription", "review_decision"}
    | {"substitute", "twin_verdict"}
)
"""Kinds of records that speak of documents only, and go with them."""
_WITH_PERSON: Final = frozenset({"review_decision", "treatment"})
"""Kinds of records that go with the person of whom they speak."""


@dataclass(frozen=True, slots=True)
class UnreachableCopies:
    """Copies that erasing in this vault does not touch.

    Attributes:
        backups: written to other media, as far as the ledger knows.
        last_backup: when the last of them was made, in nanoseconds since 1970; None if none was.
        dossiers: exported from the case.
        given_back: bytes of the disk that are free again, after something was erased.
        left: those of the dossiers that hold what is erased, the newest last.
        still_named: records whose own words say a name or number that is erased; they stay.
    """

    backups: int
    last_backup: int | None
    dossiers: int
    given_back: int = 0
    left: tuple[LeftDossier, ...] = ()
    still_named: int = 0


def unreachable_copies(
    case_id: CaseId,
    kind: type[Record] = Case,
    record_id: str = "",
    ticket: CancellationToken = QUIET,
) -> Query[UnreachableCopies]:
    """Tell which copies erasing would not touch: of a record, or of all that a case holds."""

    def ask(reader: ReadTransaction) -> UnreachableCopies:
        elsewhere = copies_elsewhere()(reader)
        editions = reader.find(Edition, case_id=case_id)
        known = UnreachableCopies(elsewhere.count, elsewhere.last, len(editions))
        if kind is Case:
            return replace(known, left=tuple(map(LeftDossier.of, editions)))
        ids = [record_id]
        if kind is Document:
            ids = [*removed_with(reader, DocumentId(record_id)), record_id]
        going = going_of(reader, case_id, kind, ids)
        left = dossiers_with(reader, case_id, going.erased)
        return replace(known, left=left, still_named=still_named(reader, going, ticket))

    return ask


def name_of(kind: type[Record], record_id: str) -> Query[str]:
    """Return what a record is called, also where it was removed; empty if nothing tells."""
    return lambda reader: RecordNames(reader).name(table_of(kind), record_id)


def erase_record(
    kind: type[Record], record_id: str, grounds: ErasureAuthority
) -> Job[UnreachableCopies]:
    """Erase a record with its history, drafts, readings and bytes, in this vault and its backups.

    Raises (when carried out):
        Refused: the grounds are incomplete, the case is held, something points to the record,
            or there is nothing of it.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> UnreachableCopies:
        ticket.step(0, 0, "erasing")
        return _erased(
            workplace.vault,
            lambda at: _erase_one(at, kind, record_id, grounds, (workplace.randomness, ticket)),
            ticket,
        )

    return work


def erase_case(
    case_id: CaseId, reference: str, grounds: ErasureAuthority
) -> Job[UnreachableCopies]:
    """Erase a whole case.

    Args:
        case_id: of the case; it is closed, and need not be kept any longer.
        reference: as the person typed it, so that no slip of the hand erases another case.
        grounds: why.

    Raises (when carried out):
        Refused: the reference is another, the case is open, held or to be kept, or the grounds
            are incomplete.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> UnreachableCopies:
        ticket.step(0, 0, "erasing")
        return _erased(
            workplace.vault, lambda at: _erase_case(at, case_id, reference, grounds), ticket
        )

    return work


def require_erasable(case_id: CaseId, kind: type[Record], record_id: str) -> Query[None]:
    """Refuse what is of another case, or erased, before it is told of.

    Raises (when asked):
        Refused: nothing_to_erase, or the case is held.
    """

    def ask(reader: ReadTransaction) -> None:
        if _scope(reader, kind, record_id) != case_id:
            raise Refused("nothing_to_erase", kind=table_of(kind))
        _require_free(reader, case_id)

    return ask


def _erased(
    vault: Vault, change: Edit[UnreachableCopies], ticket: CancellationToken
) -> UnreachableCopies:
    """Erase, and tell how much of the disk is free again."""
    before = _bytes_in(vault.folder)
    reach = vault.erase(change, ticket)
    return replace(reach, given_back=max(before - _bytes_in(vault.folder), 0))


def _bytes_in(folder: Path) -> int:
    """Return how much the database and the backups of a vault take."""
    files = [folder / DATABASE, folder / WAL, *(folder / BACKUPS).glob("*")]
    sizes = []
    for file in files:
        with suppress(OSError):
            sizes.append(file.stat().st_size)
    return sum(sizes)


def _erase_one(
    work: WriteTransaction,
    kind: type[Record],
    record_id: str,
    grounds: ErasureAuthority,
    means: tuple[Randomness, CancellationToken],
) -> UnreachableCopies:
    randomness, ticket = means
    grounds = _complete(grounds)
    scope = _scope(work, kind, record_id)
    _require_free(work, scope)
    going = [record_id]
    if kind is Document:
        _require_outermost(work, DocumentId(record_id))
        going = [*removed_with(work, DocumentId(record_id)), record_id]
        for one in going:
            _take_from_outlines(work, scope, DocumentId(one))
            forget_origin(work, scope, DocumentId(one))
    for one in going:
        _require_unused(work, kind, one)
    reach = unreachable_copies(scope, kind, record_id, ticket)(work)
    erased = going_of(work, scope, kind, going)
    for one in going:
        work.erase(kind, one, grounds)
    if kind is Person:
        _go_with_person(work, PersonId(record_id), grounds)
    forget_elsewhere(work, erased, grounds, randomness, ticket)
    if kind is Fact and not _is_closed(work, scope):
        renumber(work, scope)
    return reach


def _go_with_person(work: WriteTransaction, person_id: PersonId, grounds: ErasureAuthority) -> None:
    for left in treatments_without(work, person_id):
        work.keep_rest(left, grounds)
    for decision in work.find(ReviewDecision, person_id=person_id):
        work.erase(ReviewDecision, decision.id, grounds)


def _is_closed(work: WriteTransaction, case_id: CaseId) -> bool:
    case = work.get(Case, case_id)
    return case is not None and bool(case.closed)


def _erase_case(
    work: WriteTransaction, case_id: CaseId, reference: str, grounds: ErasureAuthority
) -> UnreachableCopies:
    grounds = _complete(grounds)
    case = work.get(Case, case_id)
    if case is None:
        raise Refused("case_gone")
    if reference.strip() != case.reference:
        raise Refused("other_reference")
    if not case.closed:
        raise Refused("case_still_open")
    _require_free(work, case_id)
    if not case.retention_until:
        raise Refused("retention_unknown")
    if case.retention_until > today(work.wall()):
        raise Refused("retention_not_over", day=case.retention_until)
    reach = unreachable_copies(case_id)(work)
    work.erase(Case, case_id, grounds)
    # The chain of the case shows in no history any more; that of the vault does.
    work.note("erase_case")
    return reach


def _complete(grounds: ErasureAuthority) -> ErasureAuthority:
    authority = " ".join(grounds.authority.split())
    if grounds.reason not in REASONS:
        raise Refused("erasure_without_reason")
    if not authority:
        raise Refused("erasure_without_authority")
    return replace(grounds, authority=authority, note=grounds.note.strip())


def _scope(reader: ReadTransaction, kind: type[Record], record_id: str) -> CaseId:
    newest = next(iter(reader.entries_of(kind, record_id)), None)
    if newest is None or newest.action.startswith(ERASE):
        raise Refused("nothing_to_erase", kind=table_of(kind))
    return CaseId(newest.scope)


def _require_free(reader: ReadTransaction, case_id: CaseId) -> None:
    case = reader.get(Case, case_id)
    if case is not None and case.hold:
        raise Refused("case_held")


def _require_outermost(work: WriteTransaction, document_id: DocumentId) -> None:
    """Refuse to erase what would stay in the bytes of another document."""
    holders = [link for link in containers_of(work, document_id) if link.part]
    if holders:
        raise Refused("record_inside_another", documents=len(holders))


def _require_unused(work: WriteTransaction, kind: type[Record], record_id: str) -> None:
    with_it = {Document: _WITH_DOCUMENT, Person: _WITH_PERSON}.get(kind, frozenset())
    own_too = {one.id for one in work.find(Translation, document_id=record_id)}
    found = work.pointing_to(frozenset({record_id}))
    pointing = Counter(
        at
        for at, own, _ in found
        if own not in {record_id, *own_too} and at not in {*with_it, "text_version"}
    )
    if pointing:
        raise Refused("record_in_use", **pointing, where=named_places(pointing))


def _take_from_outlines(work: WriteTransaction, case_id: CaseId, document_id: DocumentId) -> None:
    for outline in work.find(Outline, case_id=case_id):
        left = tuple(one for one in outline.documents if one != document_id)
        pages = outline.pages_leave.without(document_id)
        changed = replace(outline, documents=left, pages_leave=pages)
        if changed != outline:
            work.update(changed, "unlist_document")
