"""Signed and encrypted mail (S/MIME, RFC 8551): what is signed, and by whom it says it is.

Nothing here verifies a signature: neither the key nor who holds it. Only the digest that was
signed is compared with the content, which tells a content that was changed later.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from asn1crypto import cms, core, x509

from casefiles.evidence.mail.header_words import base64_bytes

_OID: Final = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
"""What the contents of PKCS#7 are called; the next byte tells them apart."""
_SIGNED, _ENVELOPED, _COMPRESSED = 2, 3, 9
_HEAD: Final = 40
_ARMOUR: Final = re.compile(
    rb"\s*-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----(.*?)-----END ", re.DOTALL
)
_BASE64: Final = re.compile(rb"\s*MI[A-Za-z0-9+/=\s]+\Z")
_LARGEST_ARMOUR: Final = 64 << 20
_MOST_SIGNERS: Final = 8
_LONGEST_NAME: Final = 200
_BROKEN: Final = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What asn1crypto raises over bytes that are not what they should be."""
_DIGESTS: Final = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, as the file says.

    Attributes:
        name: of the certificate that goes with the signature, with its address; else its number.
        issuer: who gave the certificate out.
        moment: when it was signed, by the signer's own clock; ISO 8601, or empty.
        fits: whether the digest that was signed is that of the content; None where it is not told
            or the content is not here.
    """

    name: str
    issuer: str
    moment: str
    fits: bool | None

    @property
    def words(self) -> str:
        """The signer in one line, with what was not looked at."""
        texts = [self.name]
        texts += [f"certificate by {self.issuer}"] if self.issuer else []
        texts += [f"signed {self.moment} by the signer's clock"] if self.moment else []
        return f"{'; '.join(texts)}; signature not verified"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What a file of PKCS#7 holds.

    Attributes:
        content: what was signed; None where it is not in the file.
        is_encrypted: it holds what only a key opens that is not here.
    """

    content: bytes | None = None
    signers: tuple[Signer, ...] = ()
    is_encrypted: bool = False


def cms_bytes(data: bytes) -> bytes | None:
    """Return the bytes of a file of PKCS#7, also where they are written as letters; else None."""
    if _kind_of(data) is not None:
        return data
    if len(data) > _LARGEST_ARMOUR:
        return None
    armour = _ARMOUR.match(data)
    text = armour.group(1) if armour is not None else data
    if armour is None and not _BASE64.match(data):
        return None
    decoded = base64_bytes(text)
    return decoded if _kind_of(decoded) is not None else None


def _kind_of(data: bytes) -> int | None:
    """Tell the kind of content by the beginning; None where it is no PKCS#7."""
    at = data.find(_OID, 0, _HEAD)
    if not data.startswith(b"0") or at not in range(2, 8) or len(data) <= at + len(_OID):
        return None
    kind = data[at + len(_OID)]
    return kind if kind in {_SIGNED, _ENVELOPED} else None


def unwrapped(data: bytes, adjacent: bytes | None = None) -> Wrapped | None:
    """Take a file of PKCS#7 apart; None where it is none, or broken.

    Args:
        data: the file, in whatever coding.
        adjacent: what was signed, where a signature stands apart from it.
    """
    raw = cms_bytes(data)
    if raw is None:
        return None
    try:
        value = cms.ContentInfo.load(raw)
        if value["content_type"].native != "signed_data":
            return Wrapped(is_encrypted=True)
        signed = value["content"]
        content = _content(signed)
        whole = adjacent if content is None else content
        return Wrapped(content, tuple(_signers(signed, whole)))
    except _BROKEN:
        return None


def _content(signed: Any) -> bytes | None:
    inside = signed["encap_content_info"]["content"]
    if inside is None or isinstance(inside, core.Void):
        return None
    found = inside.parsed.native if isinstance(inside, core.ParsableOctetString) else inside.native
    return found if isinstance(found, bytes) else bytes(inside.contents or b"")


def _signers(signed: Any, content: bytes | None) -> Iterator[Signer]:
    stored = signed["certificates"]
    certificates = [
        one.chosen
        for one in (stored if isinstance(stored, core.SetOf) else ())
        if isinstance(one.chosen, x509.Certificate)
    ]
    for one in list(signed["signer_infos"])[:_MOST_SIGNERS]:
        yield _signer(one, certificates, content)


def _signer(one: Any, certificates: list[x509.Certificate], content: bytes | None) -> Signer:
    found = next((own for own in certificates if _is_of(one["sid"].chosen, own)), None)
    attributes = one["signed_attrs"]
    values = {
        attribute["type"].native: attribute["values"][0].native
        for attribute in (attributes if isinstance(attributes, core.SetOf) else ())
        if len(attribute["values"])
    }
    moment = values.get("signing_time")
    digest = values.get("message_digest")
    return Signer(
        _person(found.subject)
        if found is not None
        else "a signer whose certificate is not in the file",
        _person(found.issuer) if found is not None else "",
        moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else "",
        _fits(one["digest_algorithm"]["algorithm"].native, digest, content),
    )


def _is_of(sid: Any, certificate: x509.Certificate) -> bool:
    if isinstance(sid, cms.IssuerAndSerialNumber):
        is_same: bool = sid["serial_number"].native == certificate.serial_number
        return is_same and bool(sid["issuer"].dump() == certificate.issuer.dump())
    return bool(sid.native == certificate.key_identifier)


def _person(name: x509.Name) -> str:
    value = name.native
    parts = [value.get("common_name") or value.get("organization_name"), value.get("email_address")]
    words = [" ".join(str(one).split()) for one in parts if one]
    return " ".join(words)[:_LONGEST_NAME] or "a signer without a name"


def _fits(algorithm: str, digest: object, content: bytes | None) -> bool | None:
    if content is None or not isinstance(digest, bytes) or algorithm not in _DIGESTS:
        return None
    ways = (content, re.sub(rb"\r?\n", b"\r\n", content))
    return any(hashlib.new(algorithm, one).digest() == digest for one in ways)
