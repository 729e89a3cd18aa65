"""What of a mail is its text and what are its enclosures."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.files.extracted_items import EmbeddedFileKind, FileWarning, FileWarningCode
from casefiles.evidence.layout.email_pages import EmailAttachment
from casefiles.evidence.mail.header_words import header_text
from casefiles.evidence.mail.mime import Entity, entity_of, headers_of, payload, uudecoded
from casefiles.evidence.mail.signed_mail import Signer, unwrapped
from casefiles.evidence.office_formats.html_words import html_words
from casefiles.evidence.text.charsets import decode
from casefiles.evidence.text.part_names import plain_name

_ENCRYPTED: Final = frozenset({"multipart/encrypted"})
_WRAPPED: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SIGNATURES: Final = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature"})
_DEEPEST: Final = 4
"""Signatures round signatures that are taken off."""
_HEADED: Final = re.compile(
    rb"(?:content-[a-z-]+|mime-version|from|received|return-path|message-id):", re.IGNORECASE
)
"""Begins what was signed where that is a part of a mail, or a whole one."""
_READ_IN_TEXT: Final = frozenset({"message/delivery-status", "message/disposition-notification"})
_UU: Final = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?$", re.MULTILINE)
_UU_END: Final = re.compile(rb"^end[ \t]*\r?$", re.MULTILINE)
_LONGEST_TEXT: Final = 8 << 20
_WORDS: Final = re.compile(r"\w{3,}")
_FEW_WORDS: Final = 8
_SIMILARITY: Final = 0.5
_SLIGHT: Final = 200
"""Characters of a text that only says that there is another."""
_ENDINGS: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "application/pgp-signature": ".asc",
    "application/pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/ms-tnef": ".dat",
}


@dataclass(slots=True)
class Body:
    """What was found in a mail so far."""

    data: bytes
    texts: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    enclosures: list[EmailAttachment] = field(default_factory=list)
    counts: Counter[FileWarningCode] = field(default_factory=Counter)
    signers: list[Signer] = field(default_factory=list)
    inner: Entity | None = None
    depth: int = 0

    def text(self) -> str:
        """Return all texts, one below the other."""
        return "\n\n".join(text.strip("\n") for text in self.texts if text.strip())

    def findings(self) -> Iterator[FileWarning]:
        """Yield what a person should know."""
        for code, count in self.counts.items():
            yield FileWarning(code, count)
        if self.signers:
            detail = self.signers[0].words
            yield FileWarning(FileWarningCode.SIGNATURES, len(self.signers), detail=detail)
        others = sum(one.fits is False for one in self.signers)
        if others:
            yield FileWarning(FileWarningCode.SIGNATURE_DIFFERS, others)


@dataclass(frozen=True, slots=True)
class Inside:
    """Where something is in what was signed: the part that wraps it, and the place in that."""

    outer: Entity
    place: object


@dataclass(frozen=True, slots=True)
class UuPlace:
    """Where a file in the text of a mail begins and ends."""

    start: int
    end: int


def body_of(data: bytes, entity: Entity) -> Body:
    """Tell text and enclosures of a mail apart."""
    body = Body(data)
    _walk(body, entity, EmbeddedFileKind.ATTACHMENT)
    return body


def _walk(body: Body, entity: Entity, kind: EmbeddedFileKind) -> None:
    media_type = entity.media_type
    if entity.is_cut:
        body.counts[FileWarningCode.LEFT_OFF] += 1
    if media_type in _ENCRYPTED:
        body.counts[FileWarningCode.ENCRYPTED_PARTS] += 1
    if not entity.children:
        (_wrapped if media_type in _WRAPPED else _leaf)(body, entity, kind)
    elif media_type == "multipart/alternative":
        _alternative(body, entity)
    else:
        if media_type == "multipart/signed":
            _report_signature(body, entity)
        is_related = media_type == "multipart/related"
        for number, child in enumerate(entity.children):
            _walk(body, child, EmbeddedFileKind.INLINE if is_related and number else kind)


def _wrapped(body: Body, entity: Entity, kind: EmbeddedFileKind) -> None:
    """Take what was signed out of its wrapping; what is encrypted stays a file, and is told."""
    wrapped = unwrapped(payload(body.data, entity))
    if wrapped is None or wrapped.content is None or body.depth >= _DEEPEST:
        code = FileWarningCode.UNREADABLE_PARTS
        if wrapped is not None and wrapped.is_encrypted:
            code = FileWarningCode.ENCRYPTED_PARTS
        if wrapped is None or wrapped.is_encrypted:
            body.counts[code] += 1
        body.signers += wrapped.signers if wrapped is not None else ()
        _leaf(body, entity, kind)
        return
    body.signers += wrapped.signers
    if not _HEADED.match(wrapped.content):
        name = entity.file_name.removesuffix(".p7m") or "signed content"
        place = Inside(entity, None)
        body.enclosures.append(EmailAttachment(kind, plain_name(name), len(wrapped.content), place))
        return
    inner = entity_of(wrapped.content)
    one = Body(wrapped.content, depth=body.depth + 1)
    _walk(one, inner, kind)
    body.inner = one.inner or inner
    body.texts += one.texts
    body.unseen += one.unseen
    body.counts += one.counts
    body.signers += one.signers
    body.enclosures += [replace(own, place=Inside(entity, own.place)) for own in one.enclosures]


def content_of(data: bytes, outer: Entity) -> bytes:
    """Return what was signed within a part; empty where it is not there."""
    wrapped = unwrapped(payload(data, outer))
    return wrapped.content or b"" if wrapped is not None else b""


def _report_signature(body: Body, entity: Entity) -> None:
    """Tell of a signature beside what is signed, which is read as if it stood alone."""
    first = entity.children[0]
    for child in entity.children[1:]:
        if child.media_type in _SIGNATURES:
            wrapped = unwrapped(payload(body.data, child), body.data[first.start : first.end])
            if wrapped is None:
                body.counts[FileWarningCode.UNREADABLE_PARTS] += 1
            else:
                body.signers += wrapped.signers


def _leaf(body: Body, entity: Entity, kind: EmbeddedFileKind) -> None:
    media_type = entity.media_type
    data = entity.header("content-disposition").split(b";")[0].strip().lower()
    is_text = media_type in {"text/plain", "text/html"} or media_type in _READ_IN_TEXT
    is_named = bool(entity.file_name) and (
        data != b"inline" or kind is not EmbeddedFileKind.ATTACHMENT
    )
    if is_text and data != b"attachment" and not is_named:
        _text(body, entity)
    elif media_type.startswith("multipart/"):
        # One without any part in it: what stands there is shown as it is.
        _text(body, entity)
    elif media_type == "message/rfc822":
        body.enclosures.append(_mail_inside(body.data, entity))
    else:
        inline = (
            EmbeddedFileKind.INLINE if data == b"inline" and entity.header("content-id") else kind
        )
        body.enclosures.append(_file(body.data, entity, inline))


def _alternative(body: Body, entity: Entity) -> None:
    """Take the plain text where it says as much as the others; files beside it stay."""
    tried = []
    for child in entity.children:
        one = Body(body.data)
        _walk(one, child, EmbeddedFileKind.INLINE)
        body.enclosures += one.enclosures
        body.counts += one.counts
        body.unseen += one.unseen
        tried.append((child.media_type, one.text()))
    pairs = [(media_type, text) for media_type, text in tried if text]
    if not pairs:
        return
    plain = next((text for media_type, text in pairs if media_type == "text/plain"), "")
    richest = pairs[-1][1]
    is_slight = len(plain) < _SLIGHT and len(richest) > 2 * len(plain)
    body.texts.append(plain if plain and not is_slight else richest)
    if plain and not _are_similar(plain, richest):
        body.counts[FileWarningCode.PARTS_DIFFER] += 1


def _are_similar(one: str, other: str) -> bool:
    """Tell whether two versions of a text share most of their words."""
    words, others = set(_WORDS.findall(one)), set(_WORDS.findall(other))
    if len(words) < _FEW_WORDS:
        return True
    return len(words & others) >= _SIMILARITY * len(words)


def _text(body: Body, entity: Entity) -> None:
    raw = payload(body.data, entity)[:_LONGEST_TEXT]
    if entity.media_type == "text/plain" and b"begin " in raw:
        raw = _without_uu(body, entity, raw)
    decoded = decode(raw, entity.parameter("content-type", "charset"))
    if decoded.is_guess:
        body.counts[FileWarningCode.ENCODING_GUESSED] += 1
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if entity.media_type == "text/html":
        words = html_words(text)
        _count_html(body, words.remote, words.running, words.hidden)
        text = words.text
        body.unseen += [words.unseen] if words.unseen else []
    elif entity.parameter("content-type", "format").lower() == "flowed":
        text = _unflowed(text)
    body.texts.append(text)


def _count_html(body: Body, remote: int, running: int, hidden: int) -> None:
    for code, count in (
        (FileWarningCode.REMOTE_CONTENT, remote),
        (FileWarningCode.ACTIVE_CONTENT, running),
        (FileWarningCode.HIDDEN_TEXT, hidden),
    ):
        if count:
            body.counts[code] += count


def _unflowed(text: str) -> str:
    """Join lines that end in a space, as format=flowed means (RFC 3676)."""
    out: list[str] = []
    continues = False
    for line in text.split("\n"):
        if continues and not line.startswith(">"):
            out[-1] += line.removeprefix(" ")
        else:
            out.append(line)
        continues = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(out)


def _without_uu(body: Body, entity: Entity, raw: bytes) -> bytes:
    """Take files out that an old mailer wrote into the text; only where nothing encodes it."""
    if entity.header("content-transfer-encoding").strip().lower() not in {b"", b"7bit", b"8bit"}:
        return raw
    out, position = [], 0
    for match in _UU.finditer(raw):
        if match.start() < position:
            continue
        end = _UU_END.search(raw, match.end())
        if end is None:
            break
        out.append(raw[position : match.start()])
        position = end.end()
        place = UuPlace(entity.body + match.start(), entity.body + position)
        size = len(uudecoded(body.data[place.start : place.end]))
        name = plain_name(header_text(match.group(1)))
        body.enclosures.append(EmailAttachment(EmbeddedFileKind.ATTACHMENT, name, size, place))
    out.append(raw[position:])
    return b"".join(out)


def _mail_inside(data: bytes, entity: Entity) -> EmailAttachment:
    raw = payload(data, entity)
    headers, _, _ = headers_of(raw[:65_536], 0, min(len(raw), 65_536))
    subject = next((value for name, value in headers if name == "subject"), b"")
    name = plain_name(entity.file_name or f"{header_text(subject)[:80] or 'message'}.eml")
    return EmailAttachment(EmbeddedFileKind.EMBEDDED, name, len(raw), entity)


def _file(data: bytes, entity: Entity, kind: EmbeddedFileKind) -> EmailAttachment:
    name = entity.file_name or f"unnamed{_ENDINGS.get(entity.media_type, '')}"
    return EmailAttachment(kind, plain_name(name), len(payload(data, entity)), entity)
