"""Times from outside (RFC 3161): what a time-stamping authority is asked, and its answer proved."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import cms, core, parser, tsp
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.certificates import certificate_of, certificate_summary, moment_text
from casefiles.signing.containers import is_signed_by

_NESTED: Final = (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError)
_GRANTED: Final = frozenset(("granted", "granted_with_mods"))
_LARGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class TimestampSummary:
    """What an authority says.

    Attributes:
        moment: when it saw the signature, in UTC as 2026-11-24T10:00:00Z.
        authority: whom its certificate names.
    """

    moment: str
    authority: str


def question_for(signature: bytes) -> bytes:
    """Return what an authority is asked: a digest of the signature, and nothing of the file."""
    requested = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": hashlib.sha256(signature).digest(),
            },
            "cert_req": True,
        }
    )
    return bytes(requested.dump())


def token_in(answer: bytes) -> bytes:
    """Return the token in an answer of an authority, or one that was saved by itself.

    Raises:
        Refused: it is none, cannot be read, or the authority said no.
    """
    if len(answer) > _LARGEST:
        raise Refused("token_unreadable")
    if _is_denied(answer):
        raise Refused("token_denied")
    try:
        token = bytes(tsp.TimeStampResp.load(answer, strict=True)["time_stamp_token"].dump())
    except _NESTED:
        token = _token_alone(answer)
    if not token:
        raise Refused("token_unreadable")
    return token


def _is_denied(answer: bytes) -> bool:
    """Tell whether an authority said no; such an answer holds a status alone."""
    try:
        inside = parser.parse(answer, strict=True)[4]
        status = tsp.PKIStatusInfo.load(inside)["status"].native
    except _NESTED:
        return False
    return isinstance(status, str) and status not in _GRANTED


def _token_alone(answer: bytes) -> bytes:
    try:
        info = cms.ContentInfo.load(answer, strict=True)
        is_token = info["content"]["encap_content_info"]["content_type"].native == "tst_info"
    except _NESTED:
        return b""
    return answer if is_token else b""


def time_of(token: bytes, signature: bytes) -> TimestampSummary:
    """Prove a token: it is of this signature, and its authority signed it.

    Raises:
        Refused: it cannot be read, is of another signature, or its own signature does not hold.
    """
    try:
        found = _Token(token)
        is_of_this = found.imprint == hashlib.sha256(signature).digest()
        holds = found.holds()
        timestamp_summary = TimestampSummary(
            moment_text(found.moment), ", ".join(certificate_summary([found.signer], None).subject)
        )
    except _NESTED:
        raise Refused("token_unreadable") from None
    if not is_of_this:
        raise Refused("token_of_other_file")
    if not holds:
        raise Refused("token_broken")
    return timestamp_summary


class _Token:
    """A token taken apart."""

    def __init__(self, der: bytes) -> None:
        info = cms.ContentInfo.load(der, strict=True)
        signed = info["content"]
        self._content = signed["encap_content_info"]["content"]
        stated = tsp.TSTInfo.load(bytes(self._content), strict=True)
        imprint = stated["message_imprint"]
        is_known = imprint["hash_algorithm"]["algorithm"].native == "sha256"
        self.imprint = imprint["hashed_message"].native if is_known else b""
        self.moment: datetime = stated["gen_time"].native
        (self._info,) = signed["signer_infos"]
        self.signer = self._signer(signed["certificates"])

    def holds(self) -> bool:
        """Tell whether an authority for times signed exactly this."""
        attributes = {one["type"].native: one["values"][0] for one in self._info["signed_attrs"]}
        digest = self._info["digest_algorithm"]["algorithm"].native
        if attributes["content_type"].native != "tst_info":
            return False
        if (
            attributes["message_digest"].native
            != hashlib.new(digest, bytes(self._content)).digest()
        ):
            return False
        return bool(
            self._is_named(attributes)
            and _is_authority(self.signer)
            and self._is_in_time()
            and self._is_signed(digest)
        )

    def _signer(self, certificates: Any) -> bytes:
        requested = self._info["sid"].chosen
        for one in certificates:
            certificate = one.chosen
            if isinstance(requested, core.OctetString):
                is_it = certificate.key_identifier == requested.native
            else:
                is_it = (
                    certificate.issuer == requested["issuer"]
                    and certificate.serial_number == requested["serial_number"].native
                )
            if is_it:
                return bytes(certificate.dump())
        raise ValueError("no certificate of the authority")

    def _is_named(self, attributes: dict[str, Any]) -> bool:
        """Tell whether the authority signed which certificate is its own."""
        if "signing_certificate_v2" in attributes:
            named = attributes["signing_certificate_v2"]["certs"][0]
            kind = named["hash_algorithm"]["algorithm"].native
        else:
            named, kind = attributes["signing_certificate"]["certs"][0], "sha1"
        found: bytes = hashlib.new(kind, self.signer, usedforsecurity=False).digest()
        return bool(found == named["cert_hash"].native)

    def _is_in_time(self) -> bool:
        certificate = certificate_of(self.signer)
        return certificate.not_valid_before_utc <= self.moment <= certificate.not_valid_after_utc

    def _is_signed(self, digest: str) -> bool:
        algorithm = self._info["signature_algorithm"]
        if algorithm.signature_algo not in {"rsassa_pkcs1v15", "ecdsa"}:
            return False
        named = algorithm["algorithm"].native
        if named != "rsassa_pkcs1v15":
            digest = algorithm.hash_algo
        signed = self._info["signed_attrs"].untag().dump()
        return is_signed_by(self.signer, self._info["signature"].native, signed, digest)


def _is_authority(der: bytes) -> bool:
    try:
        uses = certificate_of(der).extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.TIME_STAMPING in uses.value
