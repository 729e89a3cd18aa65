"""Times from outside for signed dossiers: the request on a stick, the answer brought back.

The answer of an authority goes into the room that the signature keeps for it. The file is then
another one, so that it is proved and cleared again before it is written.
"""

import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.disclosed import disclosure_from_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, RedactionLeak, Refused
from casefiles.domain.foundation.frames import FRAME_LIMIT
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import FileSignature
from casefiles.office.draft.departures import Act, entered, file_about_to_leave
from casefiles.office.draft.drafting import draft_of, profile_for
from casefiles.office.draft.final_check import FinishedFile, PermittedContent, run_final_check
from casefiles.office.draft.released_text import public_text_of
from casefiles.office.draft.signing import checked, made
from casefiles.office.records.case_closure import require_open
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.signing.frames import SigningRequest
from casefiles.words.gate import where_in_words

_OPEN: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK
_LARGEST_ANSWER: Final = 1 << 20
REQUEST_NAME: Final = "request.tsq"
"""Tells nothing of what it is for."""


@dataclass(frozen=True, slots=True)
class TimestampRequest:
    """A time to be added.

    Attributes:
        file: the signed dossier as it was exported.
        answer: of the authority.
        target: path of the file with its time.
        replace: whether a file that stands there may go.
    """

    file: Path
    answer: Path
    target: Path
    replace: bool = False


@dataclass(frozen=True, slots=True)
class TimestampedDossier:
    """A dossier that has its time, and the file it was written to."""

    edition: Edition
    target: Path

    @property
    def signature(self) -> FileSignature:
        """Who signed, when, and since when that is proven."""
        return _signature_of(self.edition)


def request_timestamp(file: Path, target: Path, *, replace: bool = False) -> Job[Path]:
    """Write what an authority for times is asked: a digest of the signature, nothing of the file.

    The ledger enters that it was asked.

    Args:
        file: a signed dossier as it was exported.
        target: path of the request, such as on a stick.
        replace: whether a file that stands there may go.

    Raises:
        Refused: no signed dossier of this vault, its signature does not hold, its case is closed,
            or the target cannot be used.
        NotEnoughSpace: the disk is full; no file was left.
        WorkerFailed: the child failed.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Path:
        check_target(target, workplace.vault.folder, replace=replace)
        data = _bytes_of(file, FRAME_LIMIT, "not_a_signed_edition")
        edition = _edition_of(workplace, data)
        workplace.vault.read(lambda reader: require_open(reader, edition.case_id))
        request = SigningRequest("ask_time", chain=_signature_of(edition).chain)
        question = made(request, data, b"", ticket)
        with (
            file_about_to_leave(workplace, Act.ASK_TIME, edition, question, target) as departure,
            delivered(question, target, departure.names, replace=replace),
        ):
            ticket.check()
            workplace.vault.write(entered(departure))
        return target

    return work


def add_timestamp(stamping: TimestampRequest) -> Job[TimestampedDossier]:
    """Put the answer of an authority into a signed dossier, prove and clear it, and write it.

    Raises:
        Refused: no signed dossier of this vault, an answer that proves nothing for it, or the
            target cannot be used.
        RedactionLeak: the answer, or the file by the names of today, shows something protected.
        NotEnoughSpace: the disk is full; all is as before.
        WorkerFailed: a child failed.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> TimestampedDossier:
        folder = workplace.vault.folder
        check_target(stamping.target, folder, replace=stamping.replace)
        data = _bytes_of(stamping.file, FRAME_LIMIT, "not_a_signed_edition")
        answer = _bytes_of(stamping.answer, _LARGEST_ANSWER, "token_unreadable")
        edition = _edition_of(workplace, data)
        workplace.vault.read(lambda reader: require_open(reader, edition.case_id))
        own = _signature_of(edition)
        stamped = made(SigningRequest("add_time", chain=own.chain), data, answer, ticket)
        found = checked(stamped, own.chain, ticket)
        _clear_again(workplace, edition, FinishedFile(stamping.target.name, stamped), ticket)
        signature = replace(
            own, first=edition.sha256, stamped=found.stamped, stamped_by=found.stamped_by
        )
        changed = replace(
            edition,
            sha256=hashlib.sha256(stamped).hexdigest(),
            size=len(stamped),
            file_signature=signature,
        )
        ticket.step(0, 0, "delivering")
        target = stamping.target
        with (
            file_about_to_leave(workplace, Act.STAMP, changed, stamped, target) as departure,
            delivered(stamped, target, departure.names, replace=stamping.replace),
        ):
            ticket.check()
            workplace.vault.write(entered(departure, changed))
        # The dossier is out and entered; should signing the ledger fail now, closing signs again.
        with suppress(CasefilesError):
            workplace.vault.sign_ledger()
        return TimestampedDossier(changed, stamping.target)

    return work


def _clear_again(
    workplace: JobContext, edition: Edition, file: FinishedFile, ticket: CancellationToken
) -> None:
    """Search a file with a time in it as it was searched when it left, by the names of today."""
    left = edition.left_as
    if left is None:
        raise Refused("not_a_signed_edition")
    request = EditionRequest(edition.case_id, edition.profile, edition.audience)
    draft = draft_of(workplace, request, ticket)
    shown = disclosure_from_bytes(left.disclosure.encode())
    own = _signature_of(edition)
    persons = {
        (plan.exhibit, number): frozenset(who for one in strips for who in one.persons)
        for plan in draft.plans
        for number, strips in plan.opened.items()
    }
    pages = ((index, (page.exhibit, page.number)) for index, page in enumerate(left.pages))
    allowed = PermittedContent(
        public_text_of(shown, profile_for(workplace, request)),
        tuple(page.picture for page in left.pages),
        own.behind,
        own.chain,
        margin=draft.closed.text if draft.closed is not None else "",
        opened={index: persons[place] for index, place in pages if place in persons},
    )
    reading = edition.case_id if edition.certificate.read_back else None
    report = run_final_check(workplace, file, draft.sought, allowed, reading, ticket).report
    if report.hits:
        raise RedactionLeak("clearance_hit", hits=report.hits, where=where_in_words(report.places))


def _edition_of(workplace: JobContext, data: bytes) -> Edition:
    """Return the edition whose file this is, byte for byte."""
    digest = hashlib.sha256(data).hexdigest()
    found = workplace.vault.read(lambda reader: reader.find(Edition, sha256=digest))
    signed = [one for one in found if one.file_signature is not None]
    if not signed:
        raise Refused("not_a_signed_edition")
    return signed[-1]


def _signature_of(edition: Edition) -> FileSignature:
    if edition.file_signature is None:
        raise Refused("not_a_signed_edition")
    return edition.file_signature


def _bytes_of(path: Path, largest: int, code: str) -> bytes:
    try:
        descriptor = os.open(path, _OPEN)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a device must not hold us up
            is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
            data = file.read(largest + 1) if is_file else b""
    except OSError:
        raise Refused("chosen_file_unreadable") from None
    if not data or len(data) > largest:
        raise Refused(code)
    return data
