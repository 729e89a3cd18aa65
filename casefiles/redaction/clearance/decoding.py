"""Taking a finished PDF apart: every string, name and stream, and whatever lies between them."""

import hashlib
import html
import io
import re
import warnings
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

import pikepdf

from casefiles.domain.files.archive_words import PACKET_CONSTANTS
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.clearance.file_grammar import (
    COLOUR_PROFILE,
    bytes_without_grammar,
    is_own_name,
    is_own_value,
    without_grammar,
    without_grammar_of_packet,
)

_PAYLOAD: Final = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_TABLE_ROW: Final = re.compile(rb"[0-9]{10} [0-9]{5} [nf]")
_LITERAL: Final = re.compile(
    rb"%[^\r\n]*|\((?:[^()\\]|\\.|\([^()]*\))*\)|<(?!<)[0-9A-Fa-f\s]*>", re.DOTALL
)
_END: Final = b"%%EOF"
_TAG: Final = re.compile(r"<[^>]*>")
_NAMESPACE: Final = re.compile(r"""<\?.*?\?>|xmlns(?::[\w.-]+)?\s*=\s*["'][^"']*["']""", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"""=\s*["']([^"']*)["']""")
_XML_STARTS: Final = (b"<?xpacket", b"<?xml", b"<x:xmpmeta", b"<rdf:RDF")
_WIDE_BIG: Final = re.compile(rb"(?:\x00[\x20-\x7e]){3,}")
_WIDE_LITTLE: Final = re.compile(rb"(?:[\x20-\x7e]\x00){3,}")
_NOT_CONTENT: Final = (pikepdf.PdfError, IndexError, TypeError)
"""What the parser raises about streams that are no content, measured on random tokens."""
_CHARACTER_SETS: Final = ("utf-8", "gb18030")
_LETTER_OF_UTF8: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
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


_Number = tuple[int, int]
"""Of an object, with its generation."""


class PartEncoding(Enum):
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
class DecodedPart:
    """A piece of a file.

    Attributes:
        kind: where it lies: string, name, stream, image, between, after_end.
        form: how to search it.
        data: its bytes, decoded as far as they can be.
        texts: what they read as, without the format's own words; may be empty.
        place: number of the part of a Word file, from 1; 0 for any other.
        has_strings: it is the syntax of objects, in which the strings of the file stand again.
    """

    kind: str
    form: PartEncoding
    data: bytes
    texts: tuple[str, ...]
    place: int = 0
    has_strings: bool = False


def parts_of_pdf(data: bytes) -> Iterator[DecodedPart]:
    """Yield every part of a PDF, what no reference leads to included.

    Raises:
        ExportStopped: it cannot be read as a PDF (`clearance_unreadable`).
    """
    seen: set[bytes] = set()
    packets: list[bytes] = []
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            syntax = dict(_syntax_of_pages(pdf))
            for found in (*pdf.objects, pdf.trailer):
                for part in _parts_of_object(found, syntax, seen):
                    if part.kind == "metadata":
                        packets.append(bytes(found.read_bytes()))
                    yield part
    except pikepdf.PdfError:
        is_readable = False
    else:
        is_readable = True
    if not is_readable:
        # Raised out here, because the reader's error may carry contents of the file.
        raise ExportStopped("clearance_unreadable")
    yield from _parts_between(data, seen, packets)


def part_of_bytes(kind: str, data: bytes) -> DecodedPart:
    """Return bytes of any kind as a part: words for people where they read as text."""
    if data.lstrip()[:64].startswith(_XML_STARTS):
        return DecodedPart(kind, PartEncoding.TEXT, data, tuple(_xml_readings(data)))
    if _is_text(data):
        return DecodedPart(kind, PartEncoding.TEXT, data, _readings(data))
    return DecodedPart(kind, PartEncoding.BINARY, data, _wide_readings(data))


def _syntax_of_pages(pdf: pikepdf.Pdf) -> Iterator[tuple[_Number, str]]:
    """Yield streams that hold objects, say how pages are drawn, or what their letters are."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for one in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(one, pikepdf.Stream):
                yield one.objgen, "page"
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found:
            yield found.ToUnicode.objgen, "letters"
        elif isinstance(found, pikepdf.Stream) and found.get("/Type") == "/ObjStm":
            yield found.objgen, "objects"


def _parts_of_object(
    found: Any, syntax: Mapping[_Number, str], seen: set[bytes]
) -> Iterator[DecodedPart]:
    """Yield the strings, names and streams of one object, but of none that it refers to."""
    waiting = [("", found)]
    while waiting:
        key, one = waiting.pop()
        if isinstance(one, pikepdf.Stream):
            yield from _parts_of_stream(one, syntax, seen)
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for name, value in one.items():
                yield from _name(name)
                waiting += [(name, inner) for inner in _own(value)]
        elif isinstance(one, pikepdf.Array):
            waiting += [("", value) for item in one for value in _own(item)]
        elif isinstance(one, pikepdf.String):
            yield _string(key, bytes(one), str(one))
        elif isinstance(one, pikepdf.Name):
            yield from _name(str(one))


def _name(name: str) -> Iterator[DecodedPart]:
    if not is_own_name(name):
        yield _syntax("name", name.encode())


def _own(value: Any) -> list[Any]:
    """Return a value unless it is another object, which comes by itself."""
    return [] if getattr(value, "is_indirect", False) else [value]


def _data_of(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def _parts_of_stream(
    stream: Any, syntax: Mapping[_Number, str], seen: set[bytes]
) -> Iterator[DecodedPart]:
    data = _data_of(stream)
    digest = hashlib.sha256(data)
    seen.add(digest.digest())
    if digest.hexdigest() == COLOUR_PROFILE:
        return
    if stream.get("/Subtype") == "/Image":
        words = b"\n".join(_jpeg_remarks(data))
        yield DecodedPart("image", PartEncoding.NOISE, data, _readings(words))
        return
    is_objects = stream.get("/Type") == "/ObjStm"
    yield _stream(data, is_syntax=stream.objgen in syntax, has_strings=is_objects)
    # A map of letters tells them one by one, in the order in which a font met them.
    if _is_text(data) and syntax.get(stream.objgen) != "letters":
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


def _operands(stream: Any) -> Iterator[DecodedPart]:
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
        yield DecodedPart("stream", PartEncoding.SYNTAX, data, _readings(data))


def _strings_in(operands: Any) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from _strings_in(operand)


def _parts_between(
    data: bytes, seen: set[bytes], packets: Sequence[bytes]
) -> Iterator[DecodedPart]:
    """Yield what stands between streams and after the end, and streams that no table lists."""
    body, end, rest = data.rpartition(_END)
    if end:
        yield DecodedPart("after_end", PartEncoding.TEXT, rest, _readings(rest))
    between = _TABLE_ROW.sub(b"\n", _PAYLOAD.sub(b"\n", body or data))
    texts, plain = syntax_texts(between), bytes_without_grammar(between)
    yield DecodedPart("between", PartEncoding.SYNTAX, plain, texts, has_strings=True)
    payloads = list(_PAYLOAD.finditer(data))
    whole = b"\n".join(payload[1] for payload in payloads)
    for packet in packets:  # it stands there as it is, and was searched by itself
        whole = whole.replace(packet, b" ", 1)
    yield DecodedPart("file", PartEncoding.NOISE, whole, ())
    for payload in payloads:
        inflated = _inflated(payload[1])
        if inflated and hashlib.sha256(inflated).digest() not in seen:
            yield _stream(inflated)


def _inflated(payload: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(payload)
    except zlib.error:
        return b""


def _stream(data: bytes, *, is_syntax: bool = False, has_strings: bool = False) -> DecodedPart:
    start = data.lstrip()[:64]
    if start.startswith(_XML_STARTS):
        for passage in PACKET_CONSTANTS:
            data = data.replace(passage.encode(), b" ", 1)
        data = without_grammar_of_packet(data.decode("utf-8", "replace")).encode()
        return DecodedPart("metadata", PartEncoding.TEXT, data, tuple(_xml_readings(data)))
    if _is_text(data):
        texts = syntax_texts(data) if is_syntax else _readings(data)
        data = bytes_without_grammar(data) if is_syntax else data
        return DecodedPart("stream", PartEncoding.SYNTAX, data, texts, has_strings=has_strings)
    return DecodedPart("stream", PartEncoding.BINARY, data, _wide_readings(data))


def _xml_readings(data: bytes) -> Iterator[str]:
    """Yield the words between tags and the values in them, without what only names the format."""
    text = _NAMESPACE.sub(" ", data.decode("utf-8", "replace"))
    yield html.unescape(_TAG.sub("\n", text))
    values = (value for tag in _TAG.findall(text) for value in _ATTRIBUTE.findall(tag))
    yield html.unescape("\n".join(values))


def _is_text(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls * _BYTES_PER_CONTROL <= len(data)


def _string(key: str, data: bytes, text: str) -> DecodedPart:
    if is_own_value(key, text):
        return DecodedPart("own", PartEncoding.TEXT, data, ())
    form = PartEncoding.TEXT if _is_for_people(data) else PartEncoding.SYNTAX
    return DecodedPart("string", form, data, (text, *_readings(data)))


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


def _syntax(kind: str, data: bytes) -> DecodedPart:
    return DecodedPart(kind, PartEncoding.SYNTAX, data, _readings(data))


def syntax_texts(data: bytes) -> tuple[str, ...]:
    """Return what objects, pages or maps read as, without the format's own words."""
    return tuple(map(without_grammar, _readings(data)))


def without_strings(data: bytes, known: Counter[bytes]) -> bytes:
    """Return syntax without strings that were searched, each as often as it is known; uses it up.

    Args:
        data: objects as they are written.
        known: bytes of each string, and how often it is to be passed over.
    """
    return _LITERAL.sub(lambda found: _unknown(found[0], known), data)


def _unknown(token: bytes, known: Counter[bytes]) -> bytes:
    try:
        value = pikepdf.Object.parse(token)
    except pikepdf.PdfError:
        return token
    data = bytes(value) if isinstance(value, pikepdf.String) else b""
    if not known[data]:
        return token
    known[data] -= 1
    return b" "


def _readings(data: bytes) -> tuple[str, ...]:
    """Return what bytes read as in the character sets that they may be in."""
    if data.isascii():
        return (data.decode("ascii"), *_wide_readings(data))
    readings = [data.decode(name, "replace") for name in _CHARACTER_SETS]
    # A letter of UTF-8 is no letters of Latin-1, as which a name that is written would be misread.
    readings.append(_LETTER_OF_UTF8.sub(_as_letters, data).decode("latin-1"))
    readings += [data.decode(name, "replace") for name in _WIDE_CHARACTER_SETS if len(data) > 1]
    return (*readings, *_wide_readings(data))


def _as_letters(found: re.Match[bytes]) -> bytes:
    return b"\xfe" * len(found[0])


def _wide_readings(data: bytes) -> tuple[str, ...]:
    """Return Latin text of two bytes a letter that stands among other bytes."""
    runs = _WIDE_BIG.findall(data) + _WIDE_LITTLE.findall(data)
    return ("\n".join(run.replace(b"\0", b"").decode("ascii") for run in runs),) if runs else ()
