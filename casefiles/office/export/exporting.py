"""Exporting an edition: one direction, each step a type, so that a leak is a type error."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.closed_paper import CLOSED_PREFIX, CLOSED_READER
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.domain.foundation.ids import EditionId, new_id
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import SignOff
from casefiles.office.draft.assigned_pseudonyms import pseudonyms_in
from casefiles.office.draft.certificate_counts import with_counts
from casefiles.office.draft.combined_disclosure import OVERLAP
from casefiles.office.draft.combined_findings import spend, standing_overlaps, without_accepted
from casefiles.office.draft.departures import about_to_leave, key_of
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.edition_finishing import Finished, finish
from casefiles.office.draft.final_check import FinishedFile
from casefiles.office.draft.one_moment import Moment, in_one_moment
from casefiles.office.draft.reading_first import read_exhibits
from casefiles.office.draft.signing import (
    KeyLocation,
    SignerSummary,
    SignWith,
    read_certificate,
    signing_by,
)
from casefiles.office.draft.snapshots import case_named
from casefiles.office.exchange.proofs import (
    PreparedProof,
    ProofSummary,
    enter_proof,
    prepare_proof,
    proof_delivered,
    require_no_folder,
    with_proof,
)
from casefiles.office.export.export_checks import NO_CONSENT, ExportApproval, consented
from casefiles.office.export.own_folders import require_no_closed_file, require_own_folder
from casefiles.office.export.word_editions import finish_word
from casefiles.office.preflight.finished_files import require_sound_files
from casefiles.office.records.case_closure import require_open, today
from casefiles.office.records.findings import Finding, digest_of, new_finding, signed_for
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import ink_stops
from casefiles.office.stops.near_match_findings import read_as_no_name, require_near_signed
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.store.access.work import WriteTransaction

_NOT_READ_BACK: Final = "not_read_back"
WORD_SUFFIX: Final = ".docx"
"""A dossier under such a name is a Word file: exhibits are listed in it, not embedded."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is asked for at the terminal.

    Attributes:
        consent: what may pass, by name, and who is told first what would leave.
        reads_back: whether the finished pages are read as pictures.
        key: that signs the file; None to leave it unsigned.
        shown: is told whom its certificate names, before it signs.
        reads_first: whether pictures of exhibits that wait are read before names are searched for.
        has_proof: whether a proof for the recipient is written next to it.
    """

    reference: str
    profile: str
    audience: str
    target: Path
    replace: bool
    consent: ExportApproval = NO_CONSENT
    reads_back: bool = True
    key: KeyLocation | None = None
    shown: Callable[[SignerSummary], None] | None = None
    reads_first: bool = True
    has_proof: bool = False


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """Where a dossier goes.

    Attributes:
        replace: whether a file that stands there may go.
        signatures: for what somebody signed.
        consent: the same from a terminal, by name; None in a window.
        has_proof: whether a proof for the recipient is written next to it, into a folder.
        reads_back: whether the finished pages are read as pictures; to leave it out is signed for.
        sign_with: key that signs the file, whose certificate was shown; None to leave it unsigned.
    """

    target: Path
    replace: bool = False
    signatures: tuple[SignOff, ...] = ()
    reads_back: bool = True
    sign_with: SignWith | None = None
    consent: ExportApproval | None = None
    has_proof: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it goes as a Word file, for counsel who must edit it; its name says so."""
        return self.target.suffix.lower() == WORD_SUFFIX


@dataclass(frozen=True, slots=True)
class ExportResult:
    """An edition and the file it was written to.

    Attributes:
        begun_again: how often the case was changed while it was made, so that it was made anew.
        notes: what the finished file shows besides, in words.
        proof: that was written with it; None for none.
    """

    edition: Edition
    target: Path
    begun_again: int = 0
    notes: tuple[str, ...] = ()
    proof: ProofSummary | None = None


def export_dossier(request: EditionRequest, delivery: ExportTarget) -> Job[ExportResult]:
    """Write one dossier for one audience, and record it in the ledger.

    Raises:
        Refused: unknown case, profile or audience, or the target cannot be used.
        UnsupportedText: no font can draw a released text.
        ExportStopped: a stop was neither resolved nor signed; no file was written.
        RedactionLeak: clearance found something protected; no file was written.
        NotEnoughSpace: the disk is full; no file was left.
        WorkerFailed: a page could not be rendered, or a child failed.
        Cancelled: somebody asked to stop.
        Refused: case_keeps_changing: it was changed each time that it was made.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> ExportResult:
        folder = workplace.vault.folder
        check_target(delivery.target, folder, replace=delivery.replace)
        if delivery.is_word and delivery.sign_with is not None:
            raise Refused("word_is_not_signed")
        if delivery.has_proof:
            _require_provable(delivery)
        return in_one_moment(
            workplace, request.case_id, ticket, lambda moment: export(workplace, ticket, moment)
        )

    def export(workplace: JobContext, ticket: CancellationToken, moment: Moment) -> ExportResult:
        ticket.step(0, 0, "drafting")
        workplace.vault.read(lambda reader: require_open(reader, request.case_id))
        draft = draft_of(workplace, request, ticket)
        require_apart(draft, delivery.target)
        reads_pages = delivery.reads_back or delivery.is_word
        stops = [
            *findings_of(workplace, draft),
            *ink_stops(workplace, draft, ticket),
            *skipped_readback_finding(draft, reads_back=reads_pages),
        ]
        # Nothing is told or signed for that is half of one state and half of another.
        moment.require()
        signatures = allowed(
            workplace, draft, stops, (delivery.signatures, delivery.consent), ticket
        )
        name, reads_back = delivery.target.name, delivery.reads_back
        if delivery.is_word:
            finished = finish_word(workplace, draft, ticket, name)
        else:
            sign = signing_by(workplace, delivery.sign_with) if delivery.sign_with else None
            draft = replace(draft, no_names=read_as_no_name(workplace, draft))
            # Who has no time to have pages read has none for the text behind them either.
            draft = replace(draft, without_text_layer=not reads_back)
            finished = finish(workplace, draft, ticket, name, reads_back=reads_back, sign=sign)
            require_near_signed(workplace, draft, finished, signatures)
        notes = require_sound_files(draft, finished.checked)
        moment.require()
        edition = edition_of(draft, finished, request, signatures, workplace)
        proof = _proof_for(workplace, draft, finished, delivery, ticket)
        edition = with_proof(edition, proof)
        ticket.step(0, 0, "delivering")
        with (
            about_to_leave(workplace, edition, delivery.target) as departure,
            delivered(finished.data, delivery.target, departure.names, replace=delivery.replace),
            proof_delivered(workplace, proof, departure),
        ):
            ticket.check()
            workplace.vault.write(enter(edition, moment, proof))
        # The dossier is out and entered; should signing fail now, closing signs again.
        with suppress(CasefilesError):
            workplace.vault.sign_ledger()
        summary = proof.summary if proof is not None else None
        return ExportResult(edition, delivery.target, moment.turn, notes, summary)

    return work


def export_edition(
    workplace: JobContext, order: ExportOrder, ticket: CancellationToken
) -> ExportResult:
    """Write one dossier for one audience, as the terminal asks (see `export_dossier`)."""
    check_target(order.target, workplace.vault.folder, replace=order.replace)
    case_id = workplace.vault.read(case_named(order.reference))
    request = EditionRequest(case_id, order.profile, order.audience)
    delivery = ExportTarget(
        order.target,
        order.replace,
        reads_back=order.reads_back,
        sign_with=_key_shown(workplace, order, ticket),
        consent=order.consent,
        has_proof=order.has_proof,
    )
    if order.reads_first:
        order.consent.report_read(read_exhibits(request)(workplace, ticket))
    return export_dossier(request, delivery)(workplace, ticket)


def allowed(
    workplace: JobContext,
    draft: Draft,
    stops: Sequence[Finding],
    given: tuple[tuple[SignOff, ...], ExportApproval | None],
    ticket: CancellationToken,
) -> tuple[SignOff, ...]:
    """Return what an edition keeps of what somebody let pass: for this export, and no other.

    Args:
        workplace: holds the vault.
        draft: that would leave.
        stops: all that stand against it.
        given: signatures of a window; consent of a terminal, which is told first what would leave.
        ticket: stops the work.

    Raises:
        ExportStopped: a stop was neither resolved nor signed for.
        Refused: see `leaving.consented`.
    """
    signatures, consent = given
    if consent is not None:
        signatures += consented(workplace, draft, stops, consent, ticket)
    sign_offs = signed_for(without_accepted(stops, signatures), signatures)
    overlaps = [one for one in signatures if one.code == OVERLAP]
    return (*sign_offs, *overlaps, *standing_overlaps(workplace, draft))


def enter(edition: Edition, moment: Moment, proof: PreparedProof | None = None) -> Edit[None]:
    """Enter an edition that left; what was accepted for it is spent, and kept with it.

    Raises (when carried out):
        CaseChanged: the case is not as it was when the edition was begun; its file goes.
    """

    def change(work: WriteTransaction) -> None:
        moment.require_in(work)
        work.remove_setting(key_of(edition.id))
        work.insert(edition, "export")
        enter_proof(work, edition, proof)
        spend(edition.case_id, edition.signatures)(work)

    return change


def _require_provable(delivery: ExportTarget) -> None:
    if delivery.is_word:
        raise Refused("word_is_not_proven")
    require_no_folder(delivery.target)


def _proof_for(
    workplace: JobContext,
    draft: Draft,
    finished: Finished,
    delivery: ExportTarget,
    ticket: CancellationToken,
) -> PreparedProof | None:
    """Return the proof of a finished dossier; None where nobody asked for one."""
    if not delivery.has_proof:
        return None
    file = FinishedFile(delivery.target.name, finished.data)
    return prepare_proof(workplace, draft, file, delivery.target, ticket)


def _key_shown(
    workplace: JobContext, order: ExportOrder, ticket: CancellationToken
) -> SignWith | None:
    """Show whom the certificate of a key names, before it signs."""
    if order.key is None:
        return None
    signer = read_certificate(order.key)(workplace, ticket)
    if signer.problem:
        raise Refused(signer.problem)
    if order.shown is not None:
        order.shown(signer)
    return SignWith(order.key, signer)


def require_apart(draft: Draft, target: Path) -> None:
    """Refuse a place where papers for a judge alone and papers that are served would be together.

    Raises:
        Refused: see `own_folders`; or a closed paper would be a Word file, which has no margin.
    """
    if draft.closed is None:
        if draft.disclosure.audience != CLOSED_READER:
            require_no_closed_file(target)
        return
    if target.suffix.lower() == WORD_SUFFIX:
        raise Refused("closed_paper_is_no_word")
    require_own_folder(target, CLOSED_PREFIX)


def target_problem(target: Path) -> Job[str]:
    """Return the code of what speaks against a target, such as target_exists; empty if nothing."""

    def work(workplace: JobContext, ticket: CancellationToken) -> str:
        ticket.check()
        try:
            check_target(target, workplace.vault.folder, replace=False)
        except Refused as refused:
            return refused.code
        return ""

    return work


def not_read_back(reason: str) -> tuple[SignOff, ...]:
    """Return a signature for not reading finished pages back; nothing without a reason."""
    return (SignOff(_NOT_READ_BACK, "", reason),) if reason.strip() else ()


def skipped_readback_finding(draft: Draft, *, reads_back: bool) -> Iterator[Finding]:
    """Find that the finished pages shall leave without being read as pictures."""
    if not reads_back:
        exhibits = max(1, len(draft.plans))
        yield new_finding("sign", _NOT_READ_BACK, count=exhibits, of=digest_of([_NOT_READ_BACK]))


def edition_of(
    draft: Draft,
    finished: Finished,
    request: EditionRequest,
    signatures: tuple[SignOff, ...],
    workplace: JobContext,
) -> Edition:
    """Return what the vault keeps of an edition."""
    return Edition(
        id=EditionId(new_id(workplace.randomness)),
        case_id=request.case_id,
        profile=request.profile,
        audience=request.audience,
        sha256=hashlib.sha256(finished.data).hexdigest(),
        size=len(finished.data),
        numbering=finished.numbering,
        certificate=with_counts(workplace, draft, finished.certificate, signatures),
        signatures=signatures,
        day=today(workplace.clock.wall()),
        left_as=finished.left_as,
        ciphers=pseudonyms_in(draft, finished.numbering),
        file_signature=finished.signature,
    )
