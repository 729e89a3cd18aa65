"""Exporting an edition: one direction, each step a type, so that a leak is a type error."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from casefiles.domain.errors import CasefilesError, ExportStopped, Refused
from casefiles.domain.ids import EditionId, Randomness, new_id
from casefiles.domain.records import Edition
from casefiles.domain.ticket import Ticket
from casefiles.office.closing import require_open
from casefiles.office.delivery import check_target, delivered
from casefiles.office.finishing import Finished, Wanted, draft_of, finish
from casefiles.office.snapshots import case_named
from casefiles.office.verbs import Job, Workplace


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for at the terminal.

    Attributes:
        signed_reason: why unread pages may leave; empty if nobody signed.
    """

    reference: str
    profile: str
    audience: str
    target: Path
    replace: bool
    signed_reason: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a dossier goes.

    Attributes:
        replace: whether a file that stands there may go.
        signed_reason: why unread pages may leave; empty if nobody signed.
    """

    target: Path
    replace: bool = False
    signed_reason: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """An edition and the file it was written to."""

    edition: Edition
    target: Path


def export_dossier(wanted: Wanted, delivery: Delivery) -> Job[Delivered]:
    """Write one dossier for one audience, and record it in the ledger.

    Raises:
        Refused: unknown case, profile or audience, or the target cannot be used.
        UnsupportedText: a released text cannot be typeset yet.
        ExportStopped: a stop was neither resolved nor signed; no file was written.
        RedactionLeak: clearance found something protected; no file was written.
        NotEnoughSpace: the disk is full; no file was left.
        WorkerFailed: a page could not be rendered, or a child failed.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: Workplace, ticket: Ticket) -> Delivered:
        folder = workplace.vault.folder
        check_target(delivery.target, folder, replace=delivery.replace)
        ticket.step(0, 0, "drafting")
        workplace.vault.read(lambda reader: require_open(reader, wanted.case_id))
        draft = draft_of(workplace, wanted)
        if draft.unread and not delivery.signed_reason.strip():
            raise ExportStopped("unread_pages", pages=draft.unread)
        finished = finish(workplace, draft, ticket)
        edition = _edition(finished, wanted, delivery, workplace.randomness)
        ticket.step(0, 0, "delivering")
        with delivered(
            finished.data, delivery.target, workplace.randomness, replace=delivery.replace
        ):
            ticket.check()
            workplace.vault.write(lambda at: at.insert(edition, "export"))
        # The dossier is out and entered; should signing fail now, closing signs again.
        with suppress(CasefilesError):
            workplace.vault.sign_ledger()
        return Delivered(edition, delivery.target)

    return work


def export_edition(workplace: Workplace, order: Order, ticket: Ticket) -> Delivered:
    """Write one dossier for one audience, as the terminal asks (see `export_dossier`)."""
    check_target(order.target, workplace.vault.folder, replace=order.replace)
    case_id = workplace.vault.read(case_named(order.reference))
    wanted = Wanted(case_id, order.profile, order.audience)
    delivery = Delivery(order.target, order.replace, order.signed_reason)
    return export_dossier(wanted, delivery)(workplace, ticket)


def target_problem(target: Path) -> Job[str]:
    """Return the code of what speaks against a target, such as target_exists; empty if nothing."""

    def work(workplace: Workplace, ticket: Ticket) -> str:
        ticket.check()
        try:
            check_target(target, workplace.vault.folder, replace=False)
        except Refused as refused:
            return refused.code
        return ""

    return work


def _edition(
    finished: Finished, wanted: Wanted, delivery: Delivery, randomness: Randomness
) -> Edition:
    certificate = finished.certificate
    reason = delivery.signed_reason if certificate.unread_pages else ""
    return Edition(
        id=EditionId(new_id(randomness)),
        case_id=wanted.case_id,
        profile=wanted.profile,
        audience=wanted.audience,
        sha256=hashlib.sha256(finished.data).hexdigest(),
        size=len(finished.data),
        numbering=finished.numbering,
        certificate=replace(certificate, signed_reason=reason),
    )
