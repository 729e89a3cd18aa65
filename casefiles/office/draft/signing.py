"""Signing a finished file, by a child that has neither the key of the vault nor any evidence.

The key of the signer never enters this process: the child opens its file, or speaks with its card,
at the moment of signing. What opens it does, for as long as the signature takes, and is not kept.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.editions import FileSignature
from casefiles.office.workplace.channel import ask_once
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.signing.frames import (
    FileMade,
    KeyLocation,
    SignatureSummary,
    SignerSummary,
    SigningRequest,
)

__all__ = ["KeyLocation", "SignWith", "SignerSummary", "read_certificate", "signing_by"]

A = TypeVar("A")

WORK: Final = "signing_file"
_NANOSECONDS: Final = 1_000_000_000

Sign = Callable[[bytes, CancellationToken], tuple[bytes, FileSignature]]
"""Signs a finished file."""


@dataclass(frozen=True, slots=True)
class SignWith:
    """A key, and the certificate of it that was shown to the lawyer.

    Attributes:
        place: where the key lies and what opens it.
        signer: whom it names to every reader.
    """

    place: KeyLocation
    signer: SignerSummary


def read_certificate(place: KeyLocation) -> Job[SignerSummary]:
    """Return whom the certificate of a key names, and what speaks against signing with it.

    Raises:
        Refused: the key cannot be used.
        WorkerFailed: the child failed, such as over a faulty module of a card.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> SignerSummary:
        request = SigningRequest("look", place, moment_now(workplace))
        return _ask(request, SignerSummary, b"", b"", ticket)[0]

    return work


def signing_by(workplace: JobContext, with_: SignWith) -> Sign:
    """Return what signs a finished file by a key, and proves the signature afterwards."""

    def sign(data: bytes, ticket: CancellationToken) -> tuple[bytes, FileSignature]:
        ticket.step(0, 1, WORK)
        moment = moment_now(workplace)
        request = SigningRequest("sign", with_.place, moment, with_.signer.fingerprint)
        signed = made(request, data, b"", ticket)
        found = checked(signed, with_.signer.chain, ticket)
        if found.unsigned_size != len(data) or not signed.startswith(data):
            raise Refused("signature_foreign")
        ticket.step(1, 1, WORK)
        unsigned = hashlib.sha256(data).hexdigest()
        signer = found.signer
        return signed, FileSignature(
            signer.subject, signer.issuer, signer.chain, found.moment, unsigned
        )

    return sign


def checked(file: bytes, chain: tuple[str, ...], ticket: CancellationToken) -> SignatureSummary:
    """Prove a signed file in a child that reads it as any reader would.

    Raises:
        Refused: it does not hold.
        WorkerFailed: the child failed.
    """
    return _ask(SigningRequest("check", chain=chain), SignatureSummary, file, b"", ticket)[0]


def made(request: SigningRequest, file: bytes, adjacent: bytes, ticket: CancellationToken) -> bytes:
    """Return the file that a request makes of another."""
    _, (data,) = _ask(request, FileMade, file, adjacent, ticket, parts=1)
    return data


def _ask(
    request: SigningRequest,
    kind: type[A],
    file: bytes,
    adjacent: bytes,
    ticket: CancellationToken,
    parts: int = 0,
) -> tuple[A, list[bytes]]:
    """Ask the child that signs (see `casefiles.signing`)."""
    quiet = CancellationToken(stop=ticket.stop)
    return ask_once("casefiles.signing", WORK, request, kind, (file, adjacent), quiet, parts)


def moment_now(workplace: JobContext) -> str:
    """Return now in UTC as 2026-11-24T10:00:00Z."""
    now = datetime.fromtimestamp(workplace.clock.wall() // _NANOSECONDS, UTC)
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")
