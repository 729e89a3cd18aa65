"""Takes a mail apart by its MIME structure (RFC 2045, 2046), byte for byte; lenient, and bounded.

The walker keeps places in the original bytes, so that a mail inside a mail comes out as it was.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Final, TypeAlias

from casefiles.evidence.mail.header_words import base64_bytes, header_text

DEEPEST: Final = 20
MOST_ENTITIES: Final = 5_000
_MOST_HEADERS: Final = 1_000
_LONGEST_HEADER: Final = 100_000
_LONGEST_PARAMETERS: Final = 8_192
_NAME: Final = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*")
_LINE: Final = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_MIXED: Final = "text/plain"
_MARK_END: Final = re.compile(rb"(--)?[ \t]*(?:\r\n|\n|\r|\Z)")
Headers: TypeAlias = tuple[tuple[str, bytes], ...]
"""Lower-case names and raw values, unfolded, in their order."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One part of a mail, or the whole of it.

    Attributes:
        headers: of the part.
        start: where its headers begin in the bytes; `body` where its body does; `end` where it
            ends.
        children: of a multipart, in their order.
        is_cut: headers or parts were left off since there are too many.
    """

    headers: Headers
    start: int
    body: int
    end: int
    children: tuple["Entity", ...] = ()
    is_cut: bool = False

    def header(self, name: str) -> bytes:
        """Return the first value of a header; empty if there is none."""
        for own, value in self.headers:
            if own == name:
                return value
        return b""

    def all(self, name: str) -> list[bytes]:
        """Return all values of a header."""
        return [value for own, value in self.headers if own == name]

    @property
    def media_type(self) -> str:
        """What the part says that it is, in lower case."""
        data = self.header("content-type").split(b";")[0].strip().lower()
        return data.decode("ascii", "replace") if b"/" in data else _MIXED

    def parameter(self, header: str, name: str) -> str:
        """Return a parameter of a header, decoded; empty if there is none."""
        return parameter(self.header(header), name)

    @property
    def file_name(self) -> str:
        """Name of an attached file, with folders as told; empty if it names none."""
        text = self.parameter("content-disposition", "filename")
        return text or self.parameter("content-type", "name")


@dataclass(slots=True)
class _Walk:
    data: bytes
    left: int = MOST_ENTITIES
    is_cut: bool = field(default=False)


def entity_of(data: bytes, start: int = 0, end: int | None = None) -> Entity:
    """Take a mail apart.

    Args:
        data: bytes that hold it.
        start: where it begins.
        end: where it ends; None for the end of the bytes.
    """
    return _entity(_Walk(data), start, len(data) if end is None else end, 0)


def _entity(walk: _Walk, start: int, end: int, depth: int) -> Entity:
    headers, body, is_cut = headers_of(walk.data, start, end)
    whole = Entity(headers, start, body, end, (), is_cut)
    boundary = whole.parameter("content-type", "boundary").encode("utf-8", "surrogateescape")
    if not whole.media_type.startswith("multipart/") or not boundary:
        return whole
    if depth >= DEEPEST:
        return Entity(headers, start, body, end, (), is_cut=True)
    children = []
    for first, last in _between(walk.data, boundary, body, end):
        walk.left -= 1
        if walk.left < 0:
            is_cut = True
            break
        children.append(_entity(walk, first, last, depth + 1))
    return Entity(headers, start, body, end, tuple(children), is_cut)


def headers_of(data: bytes, start: int, end: int) -> tuple[Headers, int, bool]:
    """Read the headers at a place.

    Returns:
        Names and values, where the body begins, and whether some were left off.
    """
    found: list[tuple[str, list[bytes]]] = []
    position, is_cut = start, False
    while position < end:
        match = _LINE.match(data, position, end)
        assert match is not None, "an empty match is one too"  # noqa: S101
        line, following = match.group(), match.end()
        bare = line.rstrip(b"\r\n")
        if not bare:
            position = following
            break
        named = _NAME.match(bare)
        if bare[:1] in b" \t" and found:
            found[-1][1].append(bare)
        elif named is not None:
            found.append((named.group(1).decode("ascii").lower(), [bare[named.end() :]]))
        elif not bare.startswith((b"From ", b">From ")):
            # Headers without a blank line behind them: what follows is the body already.
            break
        position = following
        if len(found) > _MOST_HEADERS:
            is_cut = True
            found.pop()
    values = tuple((name, b" ".join(map(bytes.strip, lines))) for name, lines in found)
    is_cut = is_cut or any(len(value) > _LONGEST_HEADER for _, value in values)
    return tuple((name, value[:_LONGEST_HEADER]) for name, value in values), position, is_cut


def _between(data: bytes, boundary: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts between boundaries begin and end; the last may lack its end."""
    first: int | None = None
    for at, match in _marks(data, b"--" + boundary, start, end):
        if first is not None:
            yield first, max(first, _before_line_end(data, at))
        if match.group(1):
            return
        first = match.end()
    if first is not None:
        yield first, end


def _marks(data: bytes, mark: bytes, at: int, end: int) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Yield where each line of a boundary begins, and what stands behind its mark."""
    while (at := data.find(mark, at, end)) >= 0:
        match = _MARK_END.match(data, at + len(mark), end)
        if match is not None and data[at - 1 : at] in {b"", b"\n"}:
            yield at, match
            at = match.end()
        else:
            at += 1


def _before_line_end(data: bytes, at: int) -> int:
    """Return where a part ends whose boundary begins: the line end before it is the boundary's."""
    if at > 1 and data[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if at and data[at - 1 : at] in {b"\n", b"\r"} else at


def parameter(value: bytes, name: str) -> str:
    """Return a parameter of a structured header: RFC 2231, and what mailers make of it."""
    if b";" not in value or name.encode() not in value.lower():
        return ""
    holder = Message()
    holder["x"] = value[:_LONGEST_PARAMETERS].decode("utf-8", "surrogateescape")
    try:
        encoded = holder.get_param(name, "", "x")
        text = collapse_rfc2231_value(encoded) if encoded else ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    raw = text.encode("utf-8", "surrogateescape")
    return header_text(raw) if name != "boundary" else text.rstrip()


def payload(data: bytes, entity: Entity) -> bytes:
    """Return the body of a part as its transfer encoding says."""
    body = data[entity.body : entity.end]
    encoding = entity.header("content-transfer-encoding").strip().lower()
    if encoding == b"base64":
        return base64_bytes(body)
    if encoding == b"quoted-printable":
        return binascii.a2b_qp(body)
    if encoding in {b"x-uuencode", b"uuencode", b"x-uue"}:
        return uudecoded(body)
    return body


def uudecoded(body: bytes) -> bytes:
    """Return what lies between `begin` and `end`; lines that are none are passed over."""
    out = bytearray()
    lines = iter(body.splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            break
    for line in lines:
        if line.strip() == b"end":
            break
        out += _uu_line(line)
    return bytes(out)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some mailers count the bytes of a line wrongly, and say so by its length.
        count = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
        try:
            return binascii.a2b_uu(line[:count])
        except binascii.Error:
            return b""
