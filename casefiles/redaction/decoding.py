"""Taking a finished PDF apart: every string, name and stream, and whatever lies between them."""

import hashlib
import html
import io
import re
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

import pikepdf

from casefiles.domain.archive_words import PACKET_CONSTANTS
from casefiles.domain.errors import ExportStopped

_PAYLOAD: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_TABLE_ROW: Final = re.compile(rb"[0-9]{10} [0-9]{5} [nf]")
_END: Final = b"%%EOF"
_TAG: Final = re.compile(r"<[^>]*>")
_NAMESPACE: Final = re.compile(r"""<\?.*?\?>|xmlns(?::[\w.-]+)?\s*=\s*["'][^"']*["']""", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"""=\s*["']([^"']*)["']""")
_XML_STARTS: Final = (b"<?xpacket", b"<?xml", b"<x:xmpmeta", b"<rdf:RDF")
_WIDE_BIG: Final = re.compile(rb"(?:\x00[\x20-\x7e]){3,}")
_WIDE_LITTLE: Final = re.compile(rb"(?:[\x20-\x7e]\x00){3,}")
_NOT_CONTENT: Final = (pikepdf.PdfError, IndexError, TypeError)
"""What the parser raises about streams that are no content, measured on random tokens."""
_CHARACTER_SETS: Final = ("utf-8", "latin-1", "gb18030")
_WIDE_CHARACTER_SETS: Final = ("utf-16-be", "utf-16-le")
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\f\r"))
_BYTES_PER_CONTROL: Final = 100
"""Of so many bytes of text one may be a control character."""
_PRINTABLE: Final = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_BYTES_PER_ODD_ONE: Final = 8
"""Of so many bytes of a string in an old character set one may be no printable ASCII."""
_BYTE_ORDER_MARKS: Final = (b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")
_JPEG_START: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_COMMENT: Final = 0xFE
_APPLICATIONS: Final = range(0xE0, 0xF0)


class Form(Enum):
    """How a part is to be searched."""

    TEXT = "text"
    """Words for people: every form counts."""
    SYNTAX = "syntax"
    """Words of the file format lie between: very short forms do not count."""
    BINARY = "binary"
    """Decoded bytes that are no text."""
    NOISE = "noise"
    """Pixels and compressed bytes: short byte forms turn up by chance."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file.

    Attributes:
        kind: where it lies: string, name, stream, image, between, after_end.
        form: how to search it.
        data: its bytes, decoded as far as they can be.
        texts: what they read as; may be empty.
    """

    kind: str
    form: Form
    data: bytes
    texts: tuple[str, ...]


def parts_of_pdf(data: bytes) -> Iterator[Part]:
    """Yield every part of a PDF, what no reference leads to included.

    Raises:
        ExportStopped: it cannot be read as a PDF (`clearance_unreadable`).
    """
    seen: set[bytes] = set()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for found in (*pdf.objects, pdf.trailer):
                for part in _parts_of_object(found):
                    seen.add(hashlib.sha256(part.data).digest())
                    yield part
    except pikepdf.PdfError:
        is_readable = False
    else:
        is_readable = True
    if not is_readable:
        # Raised out here, because the reader's error may carry contents of the file.
        raise ExportStopped("clearance_unreadable")
    yield from _parts_between(data, seen)


def part_of_bytes(kind: str, data: bytes) -> Part:
    """Return bytes of any kind as a part: words for people where they read as text."""
    if data.lstrip()[:64].startswith(_XML_STARTS):
        return Part(kind, Form.TEXT, data, tuple(_xml_readings(data)))
    if _is_text(data):
        return Part(kind, Form.TEXT, data, _readings(data))
    return Part(kind, Form.BINARY, data, _wide_readings(data))


def _parts_of_object(found: Any) -> Iterator[Part]:
    """Yield the strings, names and streams of one object, but of none that it refers to."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Stream):
            yield from _parts_of_stream(one)
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for key, value in one.items():
                yield _syntax("name", key.encode())
                waiting += _own(value)
        elif isinstance(one, pikepdf.Array):
            waiting += [value for item in one for value in _own(item)]
        elif isinstance(one, pikepdf.String):
            yield _string(bytes(one), str(one))
        elif isinstance(one, pikepdf.Name):
            yield _syntax("name", str(one).encode())


def _own(value: Any) -> list[Any]:
    """Return a value unless it is another object, which comes by itself."""
    return [] if getattr(value, "is_indirect", False) else [value]


def _parts_of_stream(stream: Any) -> Iterator[Part]:
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError:
        data = bytes(stream.read_raw_bytes())
    if stream.get("/Subtype") == "/Image":
        words = b"\n".join(_jpeg_remarks(data))
        yield Part("image", Form.NOISE, data, _readings(words))
        return
    yield _stream(data)
    if _is_text(data):
        yield from _operands(stream)


def _jpeg_remarks(data: bytes) -> Iterator[bytes]:
    """Yield the comments and application segments of a JPEG file, where cameras write words."""
    at = len(_JPEG_START)
    while data.startswith(_JPEG_START) and data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            return
        if marker == _COMMENT or marker in _APPLICATIONS:
            yield data[at + 4 : at + 2 + size]
        at += 2 + size


def _operands(stream: Any) -> Iterator[Part]:
    """Yield the strings that a content stream shows, joined: a word may be cut anywhere in it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about streams of another kind, with words of theirs
            instructions = pikepdf.parse_content_stream(stream)
            operands = [operand for one in instructions for operand in getattr(one, "operands", ())]
    except _NOT_CONTENT:
        return  # another kind of stream; it was searched as it stands
    shown = list(_strings_in(operands))
    for joint in (b"", b" "):
        data = joint.join(shown)
        yield Part("stream", Form.SYNTAX, data, _readings(data))


def _strings_in(operands: Any) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from _strings_in(operand)


def _parts_between(data: bytes, seen: set[bytes]) -> Iterator[Part]:
    """Yield what stands between streams and after the end, and streams that no table lists."""
    body, end, rest = data.rpartition(_END)
    if end:
        yield Part("after_end", Form.TEXT, rest, _readings(rest))
    between = _TABLE_ROW.sub(b"\n", _PAYLOAD.sub(b"\n", body or data))
    yield _syntax("between", between)
    yield Part("file", Form.NOISE, data, ())
    for payload in _PAYLOAD.finditer(data):
        inflated = _inflated(payload[1])
        if inflated and hashlib.sha256(inflated).digest() not in seen:
            yield _stream(inflated)


def _inflated(payload: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(payload)
    except zlib.error:
        return b""


def _stream(data: bytes) -> Part:
    start = data.lstrip()[:64]
    if start.startswith(_XML_STARTS):
        for passage in PACKET_CONSTANTS:
            data = data.replace(passage.encode(), b" ", 1)
        return Part("metadata", Form.TEXT, data, tuple(_xml_readings(data)))
    if _is_text(data):
        return Part("stream", Form.SYNTAX, data, _readings(data))
    return Part("stream", Form.BINARY, data, _wide_readings(data))


def _xml_readings(data: bytes) -> Iterator[str]:
    """Yield the words between tags and the values in them, without what only names the format."""
    text = _NAMESPACE.sub(" ", data.decode("utf-8", "replace"))
    yield html.unescape(_TAG.sub("\n", text))
    values = (value for tag in _TAG.findall(text) for value in _ATTRIBUTE.findall(tag))
    yield html.unescape("\n".join(values))


def _is_text(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls * _BYTES_PER_CONTROL <= len(data)


def _string(data: bytes, text: str) -> Part:
    form = Form.TEXT if _is_for_people(data) else Form.SYNTAX
    return Part("string", form, data, (text, *_readings(data)))


def _is_for_people(data: bytes) -> bool:
    """Tell a string of words from one of arbitrary bytes, such as the identifier of a file."""
    if data.startswith(_BYTE_ORDER_MARKS):
        return True
    return len(data.translate(None, _PRINTABLE)) * _BYTES_PER_ODD_ONE <= len(data) or _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _syntax(kind: str, data: bytes) -> Part:
    return Part(kind, Form.SYNTAX, data, _readings(data))


def _readings(data: bytes) -> tuple[str, ...]:
    """Return what bytes read as in the character sets that they may be in."""
    if data.isascii():
        return (data.decode("ascii"), *_wide_readings(data))
    readings = [data.decode(name, "replace") for name in _CHARACTER_SETS]
    readings += [data.decode(name, "replace") for name in _WIDE_CHARACTER_SETS if len(data) > 1]
    return (*readings, *_wide_readings(data))


def _wide_readings(data: bytes) -> tuple[str, ...]:
    """Return Latin text of two bytes a letter that stands among other bytes."""
    runs = _WIDE_BIG.findall(data) + _WIDE_LITTLE.findall(data)
    return ("\n".join(run.replace(b"\0", b"").decode("ascii") for run in runs),) if runs else ()
