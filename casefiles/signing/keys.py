"""Keys of signers: in a PKCS#12 file, read at the moment of signing and never kept."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from asn1crypto import pkcs12 as form
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.certificates import chain_from

_LARGEST: Final = 1 << 20
_OPEN: Final = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK


@dataclass(frozen=True, slots=True)
class DocumentSigningKey:
    """A key that can be used.

    Attributes:
        chain: certificates, the signer's first.
        sign: signs bytes by SHA-256.
    """

    chain: tuple[bytes, ...]
    sign: Callable[[bytes], bytes] = field(repr=False)


def key_in_file(path: Path, passphrase: str) -> DocumentSigningKey:
    """Open a PKCS#12 file.

    Raises:
        Refused: it cannot be read, is none, does not open with the passphrase, or holds no key.
    """
    data = _bytes_of(path)
    try:
        form.Pfx.load(data, strict=True).native  # noqa: B018 - read in full
    except (ValueError, TypeError, KeyError):
        raise Refused("signing_file_unreadable") from None
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode())
        if not passphrase and key is None:
            key, certificate, others = pkcs12.load_key_and_certificates(data, None)
    except ValueError:
        raise Refused("signing_passphrase_wrong") from None
    except UnsupportedAlgorithm:
        raise Refused("signing_file_unreadable") from None
    if key is None or certificate is None:
        raise Refused("signing_file_without_key")
    chain = chain_from(
        certificate.public_bytes(Encoding.DER),
        [one.public_bytes(Encoding.DER) for one in others],
    )
    if isinstance(key, rsa.RSAPrivateKey):
        own_rsa = key
        return DocumentSigningKey(
            chain, lambda data: own_rsa.sign(data, padding.PKCS1v15(), hashes.SHA256())
        )
    if isinstance(key, ec.EllipticCurvePrivateKey):
        own_curve = key
        return DocumentSigningKey(
            chain, lambda data: own_curve.sign(data, ec.ECDSA(hashes.SHA256()))
        )
    raise Refused("signing_key_unsupported")


def _bytes_of(path: Path) -> bytes:
    try:
        descriptor = os.open(path, _OPEN)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a device must not hold us up
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Refused("signing_file_unreadable")
            data = file.read(_LARGEST + 1)
    except OSError:
        raise Refused("signing_file_missing") from None
    if len(data) > _LARGEST:
        raise Refused("signing_file_unreadable")
    return data
