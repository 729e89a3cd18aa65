"""Headers of a mail as text: encoded words (RFC 2047), raw bytes, addresses, dates."""

import base64
import binascii
import re
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from casefiles.evidence.text.charsets import decode

_LONGEST: Final = 100_000
_MOST_WORDS: Final = 5_000
_BETWEEN: Final = re.compile(r"(=\?[^?\s]{1,80}\?[bBqQ]\?[^?]{0,4000}\?=)")
_NOT_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")
_SPACES: Final = re.compile(r"\s+")
_MOST_ADDRESSES: Final = 1_000
_MANY_ADDRESSES: Final = 60_000
"""Characters of addresses that are looked at: reading a million of them takes minutes."""


def header_text(value: bytes, named: str = "") -> str:
    """Return the value of a header as text.

    Args:
        value: unfolded.
        named: encoding of the body, in which some mailers write headers too.
    """
    text = decode(value[:_LONGEST], named if not value.isascii() else "").text
    if "=?" in text:
        text = _words_decoded(text)
    return _SPACES.sub(" ", text).strip()


def _words_decoded(text: str) -> str:
    """Decode runs of encoded words: a character may be cut by the end of a word."""
    pieces = _BETWEEN.split(text)
    out: list[str] = []
    run: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            run.append(piece)
            continue
        if not piece.strip() and run and index < len(pieces) - 1:
            continue
        out.append(_run_decoded(run))
        run = []
        out.append(piece)
    out.append(_run_decoded(run))
    return "".join(out)


def _run_decoded(words: list[str]) -> str:
    """Decode words that stand side by side; those of one encoding are one text."""
    runs: list[tuple[str, bytearray]] = []
    for word in words[:_MOST_WORDS]:
        charset, how, text = word[2:-2].split("?", 2)
        raw = text.encode("ascii", "replace")
        data = base64_bytes(raw) if how in "bB" else binascii.a2b_qp(raw, header=True)
        name = charset.partition("*")[0].casefold()
        if runs and runs[-1][0] == name:
            runs[-1][1].extend(data)
        else:
            runs.append((name, bytearray(data)))
    return "".join(decode(bytes(data), name).text for name, data in runs)


def base64_bytes(body: bytes) -> bytes:
    """Return what base64 says, whatever stands between its letters; a cut end is left off."""
    clean = _NOT_BASE64.sub(b"", body.partition(b"=")[0]) if b"=" in body else body
    plain = _NOT_BASE64.sub(b"", clean)
    whole = plain[: len(plain) // 4 * 4]
    rest = plain[len(whole) :]
    tail = rest + b"=" * (-len(rest) % 4) if len(rest) > 1 else b""
    return base64.b64decode(whole + tail)


def addresses(values: list[bytes], named: str = "") -> tuple[tuple[str, ...], int]:
    """Read addresses.

    Args:
        values: of headers such as To.
        named: encoding of the body.

    Returns:
        Each as `Name <address>`, or as much of it as there is; and about how many were left off.
    """
    joined = ", ".join(value[:_LONGEST].decode("utf-8", "surrogateescape") for value in values)
    left = joined[_MANY_ADDRESSES:].count("@")
    found: list[str] = []
    for name, address in getaddresses([joined[:_MANY_ADDRESSES]]):
        shown = header_text(name.encode("utf-8", "surrogateescape"), named)
        where = header_text(address.encode("utf-8", "surrogateescape"), named)
        if shown and where and shown != where:
            found.append(f"{shown} <{where}>")
        elif shown or where:
            found.append(where or shown)
    if not found and joined.strip():
        # Not an address by any rule; what stands there is shown.
        found = [header_text(value[:1000], named) for value in values if value.strip()]
    left += max(0, len(found) - _MOST_ADDRESSES)
    return tuple(found[:_MOST_ADDRESSES]), left


def moment_of(written: str) -> str:
    """Return a date of a header as ISO 8601; empty if it is none.

    A date without a zone stays without an offset; -0000 says that the zone is not known.
    """
    try:
        found = parsedate_to_datetime(written[:200])
        return found.isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return ""


def in_utc(moment: str) -> datetime | None:
    """Return a moment that has an offset, in UTC."""
    try:
        found = datetime.fromisoformat(moment)
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
