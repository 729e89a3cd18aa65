"""What the child that signs is asked and answers; nothing here takes files apart."""

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from casefiles.domain.foundation.codec import Code, Count, Most

Act = Literal["look", "sign", "check", "ask_time", "add_time"]
_Words: TypeAlias = Annotated[str, Most(2000, is_raw=True)]
"""What a certificate says, which is anything."""


@dataclass(frozen=True, slots=True)
class KeyLocation:
    """Where the key of a signer lies, and what opens it.

    Attributes:
        path: of a PKCS#12 file, or of the PKCS#11 module that speaks with a card.
        is_card: it is a card or token, so that the secret is its PIN.
    """

    path: str
    secret: str = field(repr=False)
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class SignerSummary:
    """A certificate in words; every reader of a signed file can read the same.

    Attributes:
        subject: whom it names, each part of the name, and e-mail addresses.
        issuer: who issued it.
        not_before: first moment of its validity, in UTC as 2026-11-24T10:00:00Z.
        not_after: the last.
        fingerprint: SHA-256 of the certificate.
        chain: certificates that go into the file, hexadecimal, the signer's first.
        problem: code of what speaks against signing with it; empty if nothing.
    """

    subject: Annotated[tuple[_Words, ...], Most(100)]
    issuer: _Words
    not_before: Code
    not_after: Code
    fingerprint: Code
    chain: Annotated[tuple[Annotated[str, Most(1 << 20)], ...], Most(20)]
    problem: Code = ""


@dataclass(frozen=True, slots=True)
class SigningRequest:
    """What the child is asked; a file and an answer of a time-stamping authority follow it.

    Attributes:
        act: look at a certificate, sign, check a signed file, ask for a time, or add one.
        key: of the signer; None where none is needed.
        moment: now, in UTC as 2026-11-24T10:00:00Z.
        fingerprint: of the certificate that was shown: no other signs.
        chain: certificates that may be in the file, hexadecimal.
    """

    act: Act
    key: KeyLocation | None = None
    moment: str = ""
    fingerprint: str = ""
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureSummary:
    """A signature that holds.

    Attributes:
        signer: certificate of the signer.
        moment: when it was made, by the clock of the computer, in UTC.
        stamped: when it was there at the latest, by a time-stamping authority; empty for none.
        stamped_by: the authority.
        unsigned_size: bytes of the file before it was signed; they stand unchanged in it.
    """

    signer: SignerSummary
    moment: Code
    unsigned_size: Count
    stamped: Code = ""
    stamped_by: _Words = ""


@dataclass(frozen=True, slots=True)
class FileMade:
    """The bytes behind it are what was asked for."""
