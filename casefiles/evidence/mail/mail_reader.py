"""Reads mails: one of a file (RFC 5322), or all of a mailbox, inside a worker."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Final, TypeAlias

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    MAIL_ENCRYPTED,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.email_pages import (
    EmailAttachment,
    EmailFile,
    EmailMessage,
    Truncation,
    truncation_note,
)
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.layout.file_container import pieces_of
from casefiles.evidence.mail.header_words import addresses, header_text, in_utc, moment_of
from casefiles.evidence.mail.mail_bodies import Body, Inside, UuPlace, body_of, content_of
from casefiles.evidence.mail.mime import Entity, entity_of, headers_of, payload, uudecoded
from casefiles.evidence.mail.signed_mail import cms_bytes, unwrapped
from casefiles.evidence.text.part_names import plain_name

_FROM_LINE: Final = re.compile(rb"^From [^\r\n]{0,1000}(?:\r\n|\n|\Z)", re.MULTILINE)
_HEADER_LINE: Final = re.compile(rb"(?:>?From |[!-9;-~]{1,200}[ \t]*:)")
_WINDOW: Final = 4 << 20
_BEFORE: Final = 4
_OVERLAP: Final = 2_048
"""Bytes around a `From ` line that tell whether it begins a mail, itself included."""
_LARGEST: Final = 512 << 20
_HEAD: Final = 65_536
_WRAPPING: Final = (
    b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: binary\r\n\r\n"
)
"""Makes a mail of a file that is only what was signed."""
_LONGEST_SUBJECT: Final = 80
_MOST_HOPS: Final = 40
_MOST_REFERENCES: Final = 200
_IDENTIFIER: Final = re.compile(r"<[^<>\s]{1,900}>")
_MACHINE: Final = re.compile(r"\bfrom\s+([^\s;()\[\]]{1,200})", re.IGNORECASE)
_TRAITS: Final = {
    "x-originating-ip": MetadataKind.ROUTE,
    "x-sender-ip": MetadataKind.ROUTE,
    "x-source-ip": MetadataKind.ROUTE,
    "x-client-ip": MetadataKind.ROUTE,
    "x-mailer": MetadataKind.SOFTWARE,
    "user-agent": MetadataKind.SOFTWARE,
    "x-mimeole": MetadataKind.SOFTWARE,
    "x-originalarrivaltime": MetadataKind.CREATED,
    "organization": MetadataKind.ORGANISATION,
    "organisation": MetadataKind.ORGANISATION,
    "return-path": MetadataKind.ACCOUNT,
    "sender": MetadataKind.ACCOUNT,
    "x-sender": MetadataKind.ACCOUNT,
    "x-authenticated-sender": MetadataKind.ACCOUNT,
    "x-auth-user": MetadataKind.ACCOUNT,
    "delivered-to": MetadataKind.ACCOUNT,
    "x-original-to": MetadataKind.ACCOUNT,
    "envelope-to": MetadataKind.ACCOUNT,
    "x-apparently-to": MetadataKind.ACCOUNT,
    "x-yahoo-newman-id": MetadataKind.IDENTIFIER,
    "x-qq-mid": MetadataKind.IDENTIFIER,
    "x-google-smtp-source": MetadataKind.IDENTIFIER,
    "dkim-signature": MetadataKind.IDENTIFIER,
    "content-language": MetadataKind.LANGUAGE,
    "accept-language": MetadataKind.LANGUAGE,
    "x-device-name": MetadataKind.DEVICE,
    "x-originating-device": MetadataKind.DEVICE,
}
"""Headers that tell of who wrote a mail, from where and with what."""


Span: TypeAlias = tuple[int, int]
"""Where something begins and ends in a file."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an enclosure is: its mail in the file, and it in the mail; None for the whole mail."""

    mail: Span
    inside: object


class MailSource:
    """The mails of a file, of which only one at a time is in memory; `LetterSource`."""

    def __init__(self, file: BinaryIO, *, is_mailbox: bool) -> None:
        self._file = file
        self._spans = list(mailbox_spans(file)) if is_mailbox else [(0, _size_of(file))]
        self._in_hand: tuple[Span, bytes] | None = None

    def letters(self) -> Iterator[EmailMessage]:
        """Yield the letters of the file.

        Raises:
            Unreadable: `broken_file`, or `too_large` where one mail is.
        """
        if not self._spans:
            raise UnreadableFile(BROKEN_FILE)
        for span in self._spans:
            data = self._bytes(span)
            letter = letter_of(data, entity_of(data))
            placed = (replace(one, place=_Place(span, one.place)) for one in letter.enclosures)
            yield replace(letter, enclosures=tuple(placed))

    def findings(self) -> Iterator[FileWarning]:
        """Yield nothing: each mail tells of its own."""
        yield from ()

    def rest(self, taken: int) -> Truncation:
        """Return the mails behind so many as files."""
        spans = self._spans[taken:]
        return Truncation(len(spans), (self._as_file(*one) for one in enumerate(spans, taken + 1)))

    def bytes_at(self, place: object) -> Iterator[bytes]:
        """Yield the bytes of an enclosure, or of a whole mail."""
        assert isinstance(place, _Place), "made by this reader"  # noqa: S101
        data = self._bytes(place.mail)
        if place.inside is None:
            return pieces_of(data)
        inside = place.inside
        while isinstance(inside, Inside):
            data, inside = content_of(data, inside.outer), inside.place
        if inside is None:
            return pieces_of(data)
        if isinstance(inside, UuPlace):
            return pieces_of(uudecoded(data[inside.start : inside.end]))
        assert isinstance(inside, Entity), "made by this reader"  # noqa: S101
        return pieces_of(payload(data, inside))

    def _as_file(self, number: int, span: Span) -> EmailAttachment:
        self._file.seek(span[0])
        head = self._file.read(min(_HEAD, span[1] - span[0]))
        headers, _, _ = headers_of(head, 0, len(head))
        entity = Entity(headers, 0, 0, 0)
        subject = header_text(entity.header("subject"))[:_LONGEST_SUBJECT]
        name = plain_name(f"{number:06} {subject or 'message'}.eml")
        moment = moment_of(header_text(entity.header("date")))
        return EmailAttachment(
            EmbeddedFileKind.MEMBER, name, span[1] - span[0], _Place(span, None), moment
        )

    def _bytes(self, span: Span) -> bytes:
        """Return one mail, the last of which is kept at hand.

        Raises:
            Unreadable: `too_large`.
        """
        if self._in_hand is None or self._in_hand[0] != span:
            start, end = span
            if end - start > _LARGEST:
                raise UnreadableFile(TOO_LARGE)
            self._file.seek(start)
            self._in_hand = span, self._file.read(end - start)
        return self._in_hand[1]


def mail_file(
    file: BinaryIO, limits: WorkerLimits, faces: Sequence[FontFile], *, is_mailbox: bool
) -> EmailFile:
    """Open a file of mails.

    Raises:
        Unreadable: `too_large` or `broken_file`.
    """
    return EmailFile(MailSource(file, is_mailbox=is_mailbox), limits, faces)


def mailbox_spans(file: BinaryIO) -> Iterator[Span]:
    """Yield where each mail of a mailbox begins and ends, behind its `From ` line.

    A `From ` line counts at the start, or behind an empty line and before a header: text has
    such lines too. The file is looked through once, window by window.
    """
    start: int | None = None
    for first, after_line in _mail_lines(file):
        if start is not None:
            yield start, first
        start = after_line
    size = _size_of(file)
    if start is not None:
        yield start, size
    elif size:
        yield 0, size


def _mail_lines(file: BinaryIO) -> Iterator[Span]:
    """Yield where each `From ` line that begins a mail begins and ends."""
    file.seek(0)
    base, before, window = 0, 0, file.read(_WINDOW)
    while window:
        following = file.read(_WINDOW)
        # What ends a window is looked at again with the next one, so that no line is cut.
        last = len(window) - (_OVERLAP if following else 0)
        for match in _FROM_LINE.finditer(window):
            at = match.start()
            if before <= at < last and _begins_mail(window, match, is_first=base + at == 0):
                yield base + at, base + match.end()
        if not following:
            return
        overlap_start = max(0, last - _BEFORE)
        base, before, window = (
            base + overlap_start,
            last - overlap_start,
            window[overlap_start:] + following,
        )


def _begins_mail(data: bytes, match: re.Match[bytes], *, is_first: bool) -> bool:
    at = match.start()
    if not is_first and not data[max(0, at - _BEFORE) : at].endswith((b"\n\n", b"\n\r\n")):
        return False
    return _HEADER_LINE.match(data, match.end()) is not None or match.end() == len(data)


def _size_of(file: BinaryIO) -> int:
    return file.seek(0, io.SEEK_END)


def letter_of(data: bytes, entity: Entity) -> EmailMessage:
    """Read one mail."""
    named = entity.parameter("content-type", "charset")
    body = body_of(data, entity)
    if body.inner is not None and not entity.header("from") and body.inner.header("from"):
        # A file of the signed mail alone: its headers are within.
        entity = body.inner
    people, left = _people(entity, named)
    findings = [*body.findings()]
    if left:
        findings.append(truncation_note(left, "recipients"))
    subject = header_text(entity.header("subject"), named)
    written = header_text(entity.header("date"))
    letter = EmailMessage(
        *(people["from"][0] if people["from"] else "", people["to"], people["cc"], people["bcc"]),
        written=written,
        moment=moment_of(written),
        received=received_of(entity),
        subject=subject,
        text=body.text(),
        unseen="\n".join(dict.fromkeys(body.unseen)),
        identifier=next(iter(_identifiers(entity, "message-id")), ""),
        replies_to=references_of(entity),
        enclosures=tuple(body.enclosures),
        traits=(*mail_traits(entity, named), *_signed_by(body)),
        findings=(),
    )
    findings += _doubts(letter, people)
    return replace(letter, findings=tuple(findings))


def _signed_by(body: Body) -> Iterator[MetadataItem]:
    for one in body.signers:
        yield MetadataItem(MetadataKind.SIGNER, one.words)


def _people(entity: Entity, named: str) -> tuple[dict[str, tuple[str, ...]], int]:
    found: dict[str, tuple[str, ...]] = {}
    left = 0
    for name in ("from", "to", "cc", "bcc", "reply-to"):
        found[name], more = addresses(entity.all(name), named)
        left += more
    return found, left


def _doubts(letter: EmailMessage, people: dict[str, tuple[str, ...]]) -> Iterator[FileWarning]:
    """Yield what may show that a mail is not from whom it seems to be."""
    answers = [one for one in people["reply-to"] if _address(one) != _address(letter.sender)]
    if answers and letter.sender:
        yield FileWarning(FileWarningCode.REPLY_ELSEWHERE, detail=answers[0])


def _address(person: str) -> str:
    return person.rpartition("<")[2].rstrip(">").casefold()


def _identifiers(entity: Entity, name: str) -> list[str]:
    text = b" ".join(entity.all(name)).decode("ascii", "replace")
    found = _IDENTIFIER.findall(text)
    return found or ([text.strip()[:900]] if text.strip() else [])


def references_of(entity: Entity) -> tuple[str, ...]:
    """Return earlier mails of the thread, the one that is answered last."""
    texts = [*_identifiers(entity, "references"), *_identifiers(entity, "in-reply-to")[:1]]
    latest_last = list(dict.fromkeys(reversed(texts)))[::-1]
    return tuple(latest_last[-_MOST_REFERENCES:])


def received_of(entity: Entity) -> str:
    """Return when the last server took the mail in: the uppermost line, which it wrote."""
    for line in entity.all("received"):
        moment = moment_of(header_text(line).rpartition(";")[2].strip())
        if in_utc(moment) is not None:
            return moment
    return ""


def mail_traits(entity: Entity, named: str) -> Iterator[MetadataItem]:
    """Yield what the headers of a mail reveal of who sent it, from where and with what."""
    hops = [header_text(line) for line in entity.all("received")[:_MOST_HOPS]]
    for hop in hops:
        yield MetadataItem(MetadataKind.ROUTE, hop)
    machine = _MACHINE.match(hops[-1]) if hops else None
    if machine is not None:
        # The first server notes what the sender's own machine calls itself.
        yield MetadataItem(MetadataKind.DEVICE, machine.group(1))
    for name, value in entity.headers:
        kind = _TRAITS.get(name)
        if kind is not None:
            yield MetadataItem(kind, f"{_spelled(name)}: {header_text(value, named)}")


def _spelled(name: str) -> str:
    return "-".join(step.capitalize() for step in name.split("-"))


def signed_file(data: bytes, limits: WorkerLimits, faces: Sequence[FontFile]) -> EmailFile:
    """Open a file of S/MIME that stands alone, as mail programs save one.

    Raises:
        Unreadable: `mail_encrypted`, `broken_file` or `too_large`.
    """
    wrapped = unwrapped(data)
    if wrapped is None:
        raise UnreadableFile(BROKEN_FILE)
    if wrapped.is_encrypted:
        raise UnreadableFile(MAIL_ENCRYPTED)
    raw = cms_bytes(data) or b""
    return mail_file(io.BytesIO(_WRAPPING + raw), limits, faces, is_mailbox=False)
