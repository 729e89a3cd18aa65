"""The signature in the file: a revision behind the unsigned bytes, which stay as they are.

It is a function of those bytes, a moment and the signature, so that whoever clears a signed file
can make it again and compare every byte: nothing else can hide in it. The field shows on no page
(ISO 32000-1, 12.7.4.5), and the file stays PDF/A and PDF/UA.
"""

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.containers import Container, container_bytes, container_from

_ROOM: Final = 32768
"""Bytes kept for the signature: a chain of certificates and a token that comes later."""
_END: Final = b"%%EOF"
_LAST_TABLE: Final = re.compile(rb"startxref\s+([0-9]+)\s+%%EOF\s*\Z")
_MOMENT: Final = re.compile(
    rb"/M \(D:([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})Z\)"
)
_RANGE: Final = b"/ByteRange [%10d %10d %10d %10d]"
_TAIL: Final = 1 << 10


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file with room for its signature.

    Attributes:
        before: its bytes up to the room.
        after: and from there on.
    """

    before: bytes
    after: bytes

    @property
    def digest(self) -> bytes:
        """SHA-256 of all but the room."""
        found = hashlib.sha256(self.before)
        found.update(self.after)
        return found.digest()

    def with_container(self, der: bytes) -> bytes:
        """Return the file with a signature in its room.

        Raises:
            Refused: the room is too small (`signature_too_large`).
        """
        if len(der) > _ROOM:
            raise Refused("signature_too_large")
        return self.before + b"<" + der.hex().encode().ljust(2 * _ROOM, b"0") + b">" + self.after


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed file taken apart.

    Attributes:
        unsigned: its bytes before it was signed.
        moment: when it was, in UTC as 2026-11-24T10:00:00Z.
    """

    unsigned: bytes
    moment: str
    container: Container

    def with_token(self, token: bytes) -> bytes:
        """Return the file with the token of a time-stamping authority, and as long as before."""
        one = self.container
        stamped = Container(one.chain, one.digest, one.signature, token)
        return prepared(self.unsigned, self.moment).with_container(container_bytes(stamped))


def prepared(data: bytes, moment: str) -> PreparedFile:
    """Make room for a signature behind a finished file.

    Raises:
        Refused: the file has a form already, or is not as ours are (`not_to_be_signed`).
    """
    table = _LAST_TABLE.search(data[-_TAIL:])
    if table is None or data.count(_END) != 1:
        raise Refused("not_to_be_signed")
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            is_free = "/AcroForm" not in pdf.Root
            revision = _Revision(pdf, len(data), int(table[1])) if is_free else None
            made = revision.made(moment) if revision is not None else None
    except pikepdf.PdfError:
        made = None
    if made is None:
        raise Refused("not_to_be_signed")
    first, second = made
    return PreparedFile(data + first, second)


def parse_signed_file(data: bytes, chain: Sequence[bytes]) -> SignedFile:
    """Take a signed file apart, and prove that it holds its unsigned bytes and a signature alone.

    Args:
        data: the file.
        chain: the certificates that may be in it, the signer's first.

    Raises:
        Refused: it is not signed by us and this signer (`signature_foreign`), or was changed
            since (`signature_broken`).
    """
    start = data.find(_END) + len(_END) + 1
    tail = data[start:]
    match = _MOMENT.search(tail)
    if match is None:
        raise Refused("signature_foreign")
    year, month, day, hour, minute, second = (part.decode() for part in match.groups())
    moment = f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
    unsigned = data[:start]
    made = prepared(unsigned, moment)
    room = data[len(made.before) + 1 :][: 2 * _ROOM]
    container = container_from(_der_in(room), chain)
    if made.with_container(container_bytes(container)) != data:
        raise Refused("signature_foreign")
    if container.digest != made.digest:
        raise Refused("signature_broken")
    return SignedFile(unsigned, moment, container)


def as_read(data: bytes) -> tuple[bytes, bytes]:
    """Return the digest of what a signature covers, and the signature, as any reader finds them.

    Raises:
        Refused: no reader finds a signature that covers the whole file (`signature_broken`).
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            value = pdf.Root.AcroForm.Fields[0].V
            start, size, next_start, next_size = (int(one) for one in value.ByteRange)
            room = bytes(value.Contents)
    except (pikepdf.PdfError, AttributeError, IndexError, ValueError, TypeError):
        room = b""
        start = size = next_start = next_size = 0
    is_whole = start == 0 and next_start == size + 2 * len(room) + 2
    if not room or not is_whole or next_start + next_size != len(data):
        raise Refused("signature_broken")
    digest = hashlib.sha256(data[:size] + data[next_start:]).digest()
    return digest, _der_in(room.hex().encode())


def _der_in(room: bytes) -> bytes:
    """Return what stands in the room for a signature, without the zeros behind it."""
    try:
        data = bytes.fromhex(room.decode("ascii"))
    except ValueError:
        data = b""
    if data[:2] != b"\x30\x82":
        raise Refused("signature_foreign")
    return data[: 4 + int.from_bytes(data[2:4], "big")]


class _Revision:
    """The objects that a signature adds, and those that it changes: the catalogue and one page."""

    def __init__(self, pdf: Any, size: int, table: int) -> None:
        self._pdf = pdf
        self._at = size
        self._table = table
        self._first = int(pdf.trailer.Size)

    def made(self, moment: str) -> tuple[bytes, bytes]:
        """Return the revision up to the room for the signature, and from there on."""
        value, field, table = range(self._first, self._first + 3)
        page = self._pdf.pages[0].obj
        root = self._pdf.Root
        objects = [
            (root.objgen[0], self._catalogue(root, field)),
            (page.objgen[0], self._page(page, field)),
            (field, _field(value, page.objgen[0])),
        ]
        places, written, at = {}, b"", self._at
        for number, body in objects:
            places[number] = at
            piece = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            written += piece
            at += len(piece)
        places[value] = at
        date = moment.translate({ord(sign): None for sign in "-:T"})
        head = b"%d 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite" % value
        head += b" /SubFilter /ETSI.CAdES.detached /M (D:%b) " % date.encode()
        room = at + len(head) + len(_RANGE % (0, 0, 0, 0)) + len(b" /Contents ")
        after_contents = room + 2 * _ROOM + 2
        close = b" >>\nendobj\n"
        places[table] = after_contents + len(close)
        end = close + self._cross_references(places, table)
        head += _RANGE % (0, room, after_contents, len(end)) + b" /Contents "
        return written + head, end

    def _catalogue(self, root: Any, field: int) -> bytes:
        form = b"/AcroForm << /Fields [%d 0 R] /SigFlags 3 >>" % field
        return _with_entry(root, form)

    def _page(self, page: Any, field: int) -> bytes:
        others = [one.unparse() for one in page.get("/Annots", pikepdf.Array())]
        if "/Annots" in page:
            del page.Annots
        listed = b" ".join([*others, b"%d 0 R" % field])
        return _with_entry(page, b"/Annots [%b]" % listed)

    def _cross_references(self, places: dict[int, int], table: int) -> bytes:
        trailer = self._pdf.trailer
        numbers = sorted(places)
        index = b" ".join(b"%d 1" % number for number in numbers)
        rows = b"".join(b"\x01%b\0\0" % places[number].to_bytes(6, "big") for number in numbers)
        trailer_entries = b" ".join(
            b"%b %b" % (key.encode(), trailer[key].unparse())
            for key in ("/Info", "/ID", "/Root")
            if key in trailer
        )
        return (
            b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 6 2] /Index [%b] /Prev %d %b /Length %d >>\n"
            b"stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        ) % (table, table + 1, index, self._table, trailer_entries, len(rows), rows, places[table])


def _with_entry(one: Any, entry: bytes) -> bytes:
    """Return a dictionary as it is written, with one more entry."""
    text: bytes = one.unparse(resolved=True)
    return text.rstrip()[:-2] + entry + b" >>"


def _field(value: int, page: int) -> bytes:
    return (
        b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /TU (Signature) /F 132"
        b" /Rect [0 0 0 0] /P %d 0 R /V %d 0 R >>"
    ) % (page, value)
