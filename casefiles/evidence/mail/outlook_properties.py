"""Properties of a mail as Outlook keeps them (MS-OXPROPS), from a saved mail or from a store."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    ExtractionFailure,
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.layout.email_pages import EmailAttachment, EmailMessage
from casefiles.evidence.layout.final_form import final_lines
from casefiles.evidence.mail.compressed_rtf import rich_text
from casefiles.evidence.mail.mail_reader import mail_traits, received_of, references_of
from casefiles.evidence.mail.mime import Entity, headers_of
from casefiles.evidence.office_formats.html_words import html_words
from casefiles.evidence.office_formats.rtf_file import read_rtf
from casefiles.evidence.text.charsets import decode
from casefiles.evidence.text.part_names import plain_name

UNICODE, ANSI, BINARY, OBJECT, TIME, LONG = 0x1F, 0x1E, 0x102, 0x0D, 0x40, 0x03
"""Types of properties (MS-OXCDATA)."""
DATA: Final = 0x3701
EMBEDDED_MESSAGE: Final = 5
_FIRST: Final = datetime(1601, 1, 1, tzinfo=UTC)
_TO, _COPY, _HIDDEN = 1, 2, 3
_LENGTH_OF_PREFIX: Final = 2

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER_NAME, _SENDER, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_FOR_NAME, _FOR, _FOR_SMTP = 0x0042, 0x0065, 0x5D02
_HEADERS, _IDENTIFIER, _ANSWERS, _REFERENCES = 0x007D, 0x1035, 0x1042, 0x1039
_SENT, _CAME, _CREATED, _CHANGED = 0x0039, 0x0E06, 0x3007, 0x3008
_CODE_PAGE, _INTERNET_PAGE = 0x3FFD, 0x3FDE
_NAME, _ADDRESS, _SMTP, _ROLE = 0x3001, 0x3003, 0x39FE, 0x0C15
_LONG_NAME, _SHORT_NAME, _METHOD, _CONTENT_ID = 0x3707, 0x3704, 0x3705, 0x3712
_LAST_EDITOR: Final = 0x3FFA
_PAGES: Final = {65001: "utf-8", 20127: "ascii", 936: "gb18030", 950: "cp950", 1200: "utf-16-le",
                 28591: "latin1", 20866: "koi8-r", 50220: "iso-2022-jp", 54936: "gb18030",
                 51949: "cp949", 51932: "euc-jp", 21866: "koi8-u"}  # fmt: skip


class PropertyBag(Protocol):
    """The properties of one message, recipient or file."""

    @property
    def page(self) -> str:
        """Encoding of its texts that are not Unicode."""

    def raw(self, tag: int, kind: int) -> bytes:
        """Return a value of variable length; empty if there is none."""

    def fixed(self, tag: int) -> bytes:
        """Return a value of fixed length, the lowest byte first; empty if there is none."""


def page_named(number: int) -> str:
    """Return the encoding that a number of Windows stands for; empty for 0."""
    return _PAGES.get(number, f"cp{number}" if number else "")


def declared_encoding(code_page: bytes, internet_page: bytes) -> str:
    """Return the encoding that a message tells by its properties; empty if it tells none."""
    return page_named(int.from_bytes((code_page or internet_page)[:4], "little"))


def text_of(bag: PropertyBag, tag: int) -> str:
    """Return a text; empty if there is none."""
    wide = bag.raw(tag, UNICODE)
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return decode(bag.raw(tag, ANSI).rstrip(b"\0"), bag.page).text


def number_of(bag: PropertyBag, tag: int) -> int:
    """Return a number; 0 if there is none."""
    return int.from_bytes(bag.fixed(tag)[:4], "little")


def moment_of(bag: PropertyBag, tag: int) -> str:
    """Return a time as ISO 8601; empty if there is none."""
    ticks = int.from_bytes(bag.fixed(tag)[:8], "little")
    try:
        found = _FIRST + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return ""
    return found.isoformat(timespec="seconds") if ticks else ""


def letter_of_bag(
    bag: PropertyBag,
    people: Iterable[PropertyBag],
    enclosures: tuple[EmailAttachment, ...],
    folder: str = "",
) -> EmailMessage:
    """Read a mail from its properties, and those of the people it went to."""
    roles = _people(people)
    entity = _headers(bag)
    text, findings, unseen = _text(bag)
    sent = moment_of(bag, _SENT)
    written = entity.header("date").decode("ascii", "replace").strip() or sent
    identifier = text_of(bag, _IDENTIFIER) or entity.header("message-id").decode("ascii", "replace")
    answers = (text_of(bag, _REFERENCES) + " " + text_of(bag, _ANSWERS)).split()
    return EmailMessage(
        sender=_sender(bag),
        recipients=roles[_TO],
        copied=roles[_COPY],
        hidden=roles[_HIDDEN],
        written=written,
        moment=sent,
        received=received_of(entity) or moment_of(bag, _CAME),
        subject=_subject(bag),
        text=text,
        identifier=identifier.strip(),
        replies_to=references_of(entity) or tuple(answers),
        enclosures=enclosures,
        traits=(*mail_traits(entity, ""), *_traits(bag)),
        findings=findings,
        folder=folder,
        unseen=unseen,
    )


def _subject(bag: PropertyBag) -> str:
    """Return the subject; in a store a mark and a length stand before what repeats in a thread."""
    text = text_of(bag, _SUBJECT)
    return " ".join(text[_LENGTH_OF_PREFIX:].split() if text[:1] == "\x01" else text.split())


def is_message_inside(bag: PropertyBag) -> bool:
    """Tell whether a file in a mail is a mail of its own."""
    return number_of(bag, _METHOD) == EMBEDDED_MESSAGE


def enclosure_of_bag(bag: PropertyBag, size: int | None, place: object) -> EmailAttachment:
    """Read a file in a mail from its properties; one without a size is not there."""
    name = text_of(bag, _LONG_NAME) or text_of(bag, _SHORT_NAME) or text_of(bag, _NAME)
    kind = EmbeddedFileKind.INLINE if text_of(bag, _CONTENT_ID) else EmbeddedFileKind.ATTACHMENT
    trouble = ExtractionFailure.UNKNOWN_PACKING if size is None else ExtractionFailure.NONE
    moment = moment_of(bag, _CHANGED) or moment_of(bag, _CREATED)
    return EmailAttachment(kind, plain_name(name or "unnamed"), size or 0, place, moment, trouble)


def _people(people: Iterable[PropertyBag]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {_TO: [], _COPY: [], _HIDDEN: []}
    for own in people:
        name, address = text_of(own, _NAME), text_of(own, _SMTP) or text_of(own, _ADDRESS)
        found.get(number_of(own, _ROLE), found[_TO]).append(_person(name, address))
    return {role: tuple(texts) for role, texts in found.items()}


def _person(name: str, address: str) -> str:
    if name and address and name != address:
        return f"{name} <{address}>"
    return address or name


def _sender(bag: PropertyBag) -> str:
    """Return who wrote a mail; where somebody wrote for another, the other."""
    name = text_of(bag, _FOR_NAME) or text_of(bag, _SENDER_NAME)
    address = text_of(bag, _FOR_SMTP) or text_of(bag, _SENDER_SMTP)
    address = address or text_of(bag, _FOR) or text_of(bag, _SENDER)
    return _person(name, address)


def _headers(bag: PropertyBag) -> Entity:
    raw = text_of(bag, _HEADERS).encode("utf-8", "replace")
    headers, body, is_cut = headers_of(raw, 0, len(raw))
    return Entity(headers, 0, body, len(raw), (), is_cut)


def _text(bag: PropertyBag) -> tuple[str, tuple[FileWarning, ...], str]:
    """Return the words of a mail, findings, and what its page says and does not show.

    The words are the plain ones, else those of its page, else those of its rich text.
    """
    html = bag.raw(_HTML, BINARY)
    words = html_words(decode(html, bag.page).text) if html else None
    found = []
    if words is not None and words.remote:
        found.append(FileWarning(FileWarningCode.REMOTE_CONTENT, words.remote))
    if words is not None and words.running:
        found.append(FileWarning(FileWarningCode.ACTIVE_CONTENT, words.running))
    if words is not None and words.hidden:
        found.append(FileWarning(FileWarningCode.HIDDEN_TEXT, words.hidden))
    unseen = words.unseen if words is not None else ""
    plain = text_of(bag, _BODY).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if plain:
        return plain, tuple(found), unseen
    if words is not None and words.text:
        return words.text, tuple(found), unseen
    rich = rich_text(bag.raw(_RTF, BINARY))
    lines = final_lines(read_rtf(rich)) if rich else ()
    return "\n".join(lines), tuple(found), unseen


def _traits(bag: PropertyBag) -> Iterator[MetadataItem]:
    for tag, kind in (
        (_LAST_EDITOR, MetadataKind.LAST_EDITOR),
        (_SENDER_NAME, MetadataKind.AUTHOR),
    ):
        if text := text_of(bag, tag):
            yield MetadataItem(kind, text)
    for tag, kind in ((_CREATED, MetadataKind.CREATED), (_CHANGED, MetadataKind.MODIFIED)):
        if moment := moment_of(bag, tag):
            yield MetadataItem(kind, moment)
