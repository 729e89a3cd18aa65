"""The signature itself as CAdES writes it: built from its parts alone, so nothing else fits in.

ETSI EN 319 142-1, baseline: no signing time, place or reason; those attributes only that must be.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from asn1crypto import algos, cms, core, tsp, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.certificates import certificate_of

_DIGEST: Final = "sha256"
_NESTED: Final = (TypeError, ValueError, KeyError, IndexError, OverflowError)
"""What asn1crypto raises over bytes that are not what they should be."""


@dataclass(frozen=True, slots=True)
class Container:
    """A signature taken apart.

    Attributes:
        chain: its certificates, the signer's first.
        digest: SHA-256 of what was signed.
        signature: its value.
        token: of a time-stamping authority; empty for none.
    """

    chain: tuple[bytes, ...]
    digest: bytes
    signature: bytes
    token: bytes = b""


def attributes_to_sign(certificate: bytes, digest: bytes) -> bytes:
    """Return the bytes that a key signs: what was signed, and by whom."""
    return bytes(_attributes(certificate, digest).dump())


def container_bytes(container: Container) -> bytes:
    """Return the signature as it stands in a file (DER)."""
    signer = x509.Certificate.load(container.chain[0])
    is_rsa = signer.public_key.algorithm == "rsa"
    info: dict[str, Any] = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            {
                "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                    {"issuer": signer.issuer, "serial_number": signer.serial_number}
                )
            }
        ),
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": _DIGEST}),
        "signed_attrs": _attributes(container.chain[0], container.digest),
        "signature_algorithm": algos.SignedDigestAlgorithm(
            {"algorithm": "sha256_rsa" if is_rsa else "sha256_ecdsa"}
        ),
        "signature": container.signature,
    }
    if container.token:
        token = cms.ContentInfo.load(container.token)
        info["unsigned_attrs"] = cms.CMSAttributes(
            [cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]})]
        )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms([info["digest_algorithm"]]),
            "encap_content_info": {"content_type": "data"},
            "certificates": cms.CertificateSet(
                [
                    cms.CertificateChoices(name="certificate", value=x509.Certificate.load(one))
                    for one in container.chain
                ]
            ),
            "signer_infos": [cms.SignerInfo(info)],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def container_from(der: bytes, chain: Sequence[bytes]) -> Container:
    """Take a signature apart, and prove that it holds nothing but its parts.

    Args:
        der: as it stands in a file.
        chain: the certificates that may be in it.

    Raises:
        Refused: it is not the signature of this signer, or holds more (`signature_foreign`).
    """
    try:
        info = cms.ContentInfo.load(der, strict=True)["content"]["signer_infos"][0]
        retained = {one["type"].native: one["values"] for one in info["signed_attrs"]}
        later = info["unsigned_attrs"]
        token = later[0]["values"][0].dump() if isinstance(later, cms.CMSAttributes) else b""
        container = Container(
            tuple(chain),
            retained["message_digest"][0].native,
            info["signature"].native,
            bytes(token),
        )
        is_same = container_bytes(container) == der
    except _NESTED:
        container, is_same = None, False
    if container is None or not is_same:
        raise Refused("signature_foreign")
    return container


def require_signed(container: Container) -> None:
    """Prove that the key of the certificate made the signature.

    Raises:
        Refused: it did not (`signature_broken`).
    """
    signed = attributes_to_sign(container.chain[0], container.digest)
    if not is_signed_by(container.chain[0], container.signature, signed, "sha256"):
        raise Refused("signature_broken")


def is_signed_by(certificate: bytes, signature: bytes, signed: bytes, digest: str) -> bool:
    """Tell whether the key of a certificate signed some bytes."""
    kinds: dict[str, hashes.HashAlgorithm] = {
        "sha256": hashes.SHA256(),
        "sha384": hashes.SHA384(),
        "sha512": hashes.SHA512(),
    }
    key = certificate_of(certificate).public_key()
    if digest not in kinds:
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), kinds[digest])
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(kinds[digest]))
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _attributes(certificate: bytes, digest: bytes) -> cms.CMSAttributes:
    named = tsp.SigningCertificateV2(
        {"certs": [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate).digest()})]}
    )
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [core.OctetString(digest)]}),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [named]}),
        ]
    )
