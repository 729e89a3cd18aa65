"""Signed files in clearance: the bytes before the signature, and what a time from outside says.

Everything that a signature adds is made again from its parts and compared byte for byte. Those
parts are the certificates that the signer was shown, the value of the signature, which only their
key can make, a moment, and a token. So only the token can say anything else, and it is searched.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from asn1crypto import core, parser

from casefiles.domain.foundation.errors import Refused
from casefiles.redaction.clearance.decoding import DecodedPart, PartEncoding, part_of_bytes
from casefiles.signing.containers import require_signed
from casefiles.signing.revisions import parse_signed_file
from casefiles.signing.timestamps import time_of

_DEEPEST: Final = 40
_UNIVERSAL: Final = 0
_STRINGS: Final = {
    core.UTF8String.tag: "utf-8",
    core.PrintableString.tag: "ascii",
    core.IA5String.tag: "ascii",
    core.TeletexString.tag: "latin-1",
    core.BMPString.tag: "utf-16-be",
    core.UniversalString.tag: "utf-32-be",
    core.VisibleString.tag: "ascii",
    core.NumericString.tag: "ascii",
}


def without_signature(data: bytes, chain: Sequence[str]) -> tuple[bytes, bytes] | None:
    """Return a file before it was signed, and the token in its signature; None if that is foreign.

    Args:
        data: the signed file.
        chain: certificates of the signer, hexadecimal.
    """
    try:
        signed = parse_signed_file(data, [bytes.fromhex(one) for one in chain])
        require_signed(signed.container)
        if signed.container.token:
            time_of(signed.container.token, signed.container.signature)
    except Refused:
        return None
    return signed.unsigned, signed.container.token


def parts_of_token(token: bytes) -> Iterator[DecodedPart]:
    """Yield a token as bytes, and every text in it, certificates included."""
    if token:
        raw = part_of_bytes("token", token)
        yield DecodedPart("token", raw.form, raw.data, raw.texts)
        texts = tuple(dict.fromkeys(_texts_in(token, 0)))
        yield DecodedPart("token", PartEncoding.TEXT, "\n".join(texts).encode(), texts)


def _texts_in(data: bytes, depth: int) -> Iterator[str]:
    """Yield the texts of values in DER, also of those inside octet strings."""
    at = 0
    while at < len(data) and depth < _DEEPEST:
        found = _next(data[at:])
        if found is None:
            return
        kind, is_built, tag, content, size = found
        at += size
        if is_built or (tag == core.OctetString.tag and kind == _UNIVERSAL and _is_one(content)):
            yield from _texts_in(content, depth + 1)
        elif kind == _UNIVERSAL and tag in _STRINGS:
            yield content.decode(_STRINGS[tag], "replace")
        elif kind != _UNIVERSAL:
            # Other names of a certificate (mail, site) are tagged by their kind alone.
            yield content.decode("latin-1")


def _is_one(data: bytes) -> bool:
    """Tell whether bytes are one value of DER: digests and numbers are none but by chance."""
    found = _next(data)
    return found is not None and found[4] == len(data)


def _next(data: bytes) -> tuple[int, bool, int, bytes, int] | None:
    try:
        found: tuple[Any, ...] = parser.parse(data)
    except ValueError:
        return None
    kind, method, tag, header, content, trailer = found
    return kind, bool(method), tag, content, len(header) + len(content) + len(trailer)
