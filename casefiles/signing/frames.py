"""What the child that signs is asked and answers; nothing here takes files apart."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

Act = Literal["look", "sign", "check", "ask_time", "add_time"]
ACTS: Final = frozenset(("look", "sign", "check", "ask_time", "add_time"))


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the key of a signer lies, and what opens it.

    Attributes:
        path: of a PKCS#12 file, or of the PKCS#11 module that speaks with a card.
        is_card: it is a card or token, so that the secret is its PIN.
    """

    path: str
    secret: str = field(repr=False)
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class SignerTold:
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

    subject: tuple[str, ...]
    issuer: str
    not_before: str
    not_after: str
    fingerprint: str
    chain: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What the child is asked; a file and an answer of a time-stamping authority follow it.

    Attributes:
        act: look at a certificate, sign, check a signed file, ask for a time, or add one.
        key: of the signer; None where none is needed.
        moment: now, in UTC as 2026-11-24T10:00:00Z.
        fingerprint: of the certificate that was shown: no other signs.
        chain: certificates that may be in the file, hexadecimal.
    """

    act: Act
    key: KeyPlace | None = None
    moment: str = ""
    fingerprint: str = ""
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureTold:
    """A signature that holds.

    Attributes:
        signer: certificate of the signer.
        moment: when it was made, by the clock of the computer, in UTC.
        stamped: when it was there at the latest, by a time-stamping authority; empty for none.
        stamped_by: the authority.
        unsigned_size: bytes of the file before it was signed; they stand unchanged in it.
    """

    signer: SignerTold
    moment: str
    unsigned_size: int
    stamped: str = ""
    stamped_by: str = ""


def request_bytes(request: Request) -> bytes:
    """Return the first frame of the child."""
    return json.dumps(asdict(request)).encode()


def request_from(data: bytes) -> Request:
    """Read the first frame.

    Raises:
        ValueError, TypeError, KeyError: it is not of the agreed form.
    """
    told = json.loads(data)
    if told["act"] not in ACTS:
        raise ValueError("unknown act")
    key = told.pop("key")
    chain = tuple(told.pop("chain"))
    return Request(**told, chain=chain, key=None if key is None else KeyPlace(**key))


def signer_from(told: dict[str, Any]) -> SignerTold:
    """Read a certificate in words.

    Raises:
        TypeError, KeyError: it is not of the agreed form.
    """
    return SignerTold(**{**told, "subject": tuple(told["subject"]), "chain": tuple(told["chain"])})


def signature_from(data: bytes) -> SignatureTold:
    """Read what was found of a signature.

    Raises:
        ValueError, TypeError, KeyError: it is not of the agreed form.
    """
    told = json.loads(data)
    return SignatureTold(**{**told, "signer": signer_from(told["signer"])})
