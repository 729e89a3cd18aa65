"""Certificates in words, and whether one may sign documents."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, TypeVar

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.frames import SignerSummary

_OTHER_USES: Final = frozenset(
    (
        ExtendedKeyUsageOID.SERVER_AUTH,
        ExtendedKeyUsageOID.CODE_SIGNING,
        ExtendedKeyUsageOID.TIME_STAMPING,
        ExtendedKeyUsageOID.OCSP_SIGNING,
    )
)
"""Uses that are none of a person who signs documents."""
_SHORTEST_RSA: Final = 2048
_LONGEST_CHAIN: Final = 6
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
_Kind = TypeVar("_Kind", bound=x509.ExtensionType)


def moment_of(text: str) -> datetime:
    """Read a moment in UTC as 2026-11-24T10:00:00Z.

    Raises:
        ValueError: it is none.
    """
    return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)


def moment_text(moment: datetime) -> str:
    """Write a moment in UTC as 2026-11-24T10:00:00Z."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def certificate_of(der: bytes) -> x509.Certificate:
    """Read a certificate.

    Raises:
        Refused: it cannot be read (`certificate_unreadable`).
    """
    try:
        certificate = x509.load_der_x509_certificate(der)
        certificate.public_key()
        certificate.extensions  # noqa: B018 - read here, so that a broken one is refused here
    except (ValueError, UnsupportedAlgorithm, x509.DuplicateExtension):
        certificate = None
    if certificate is None:
        raise Refused("certificate_unreadable")
    return certificate


def chain_from(signer: bytes, others: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return a certificate and those that lead towards its root, without the root itself."""
    chain = [signer]
    known = {certificate_of(one).subject: one for one in others}
    while len(chain) < _LONGEST_CHAIN:
        last = certificate_of(chain[-1])
        above = known.get(last.issuer)
        if above is None or above in chain or _is_root(certificate_of(above)):
            break
        chain.append(above)
    return tuple(chain)


def certificate_summary(chain: Sequence[bytes], moment: datetime | None) -> SignerSummary:
    """Tell in words whom a certificate names.

    Args:
        chain: the signer's certificate first.
        moment: at which it shall sign; None to look for no problem.
    """
    signer = certificate_of(chain[0])
    return SignerSummary(
        subject=tuple(dict.fromkeys((*_parts_of(signer.subject), *_addresses_of(signer)))),
        issuer=", ".join(_parts_of(signer.issuer)),
        not_before=moment_text(signer.not_valid_before_utc),
        not_after=moment_text(signer.not_valid_after_utc),
        fingerprint=hashlib.sha256(chain[0]).hexdigest(),
        chain=tuple(one.hex() for one in chain),
        problem="" if moment is None else problem_of(signer, moment),
    )


def problem_of(certificate: x509.Certificate, moment: datetime) -> str:
    """Return the code of what speaks against signing with a certificate; empty if nothing."""
    if moment > certificate.not_valid_after_utc:
        return "certificate_expired"
    if moment < certificate.not_valid_before_utc:
        return "certificate_not_yet_valid"
    if not _may_sign(certificate):
        return "certificate_not_for_signing"
    key = certificate.public_key()
    is_strong = isinstance(key, rsa.RSAPublicKey) and key.key_size >= _SHORTEST_RSA
    if not is_strong and not isinstance(key, ec.EllipticCurvePublicKey):
        return "signing_key_unsupported"
    return ""


def _may_sign(certificate: x509.Certificate) -> bool:
    basic = _extension(certificate, x509.BasicConstraints)
    usage = _extension(certificate, x509.KeyUsage)
    extended = _extension(certificate, x509.ExtendedKeyUsage)
    if basic is not None and basic.ca:
        return False
    if usage is not None and not (usage.digital_signature or usage.content_commitment):
        return False
    return extended is None or not set(extended) <= _OTHER_USES


def _extension(certificate: x509.Certificate, kind: type[_Kind]) -> _Kind | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _is_root(certificate: x509.Certificate) -> bool:
    return certificate.subject == certificate.issuer


def _parts_of(name: x509.Name) -> Iterator[str]:
    for part in name:
        value = part.value
        yield value if isinstance(value, str) else value.hex()


def _addresses_of(certificate: x509.Certificate) -> Iterator[str]:
    other = _extension(certificate, x509.SubjectAlternativeName)
    if other is not None:
        yield from other.get_values_for_type(x509.RFC822Name)
        yield from other.get_values_for_type(x509.DNSName)
