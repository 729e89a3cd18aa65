"""Mails and conversations as a person reads them, threads, and what lies in a document."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    ExtractionFailure,
    Message,
    MessageKind,
    Part,
)
from casefiles.domain.files.threads import EmailHead, ThreadEntry, thread_around
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, EventId, new_id
from casefiles.domain.records.case_records import Document, Event
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.provenance import Sensitivity
from casefiles.office.documents.document_records import shown_name
from casefiles.office.reading.incoming_files import name_in
from casefiles.office.records import record_commands
from casefiles.office.records.attachments import containers_of, links_in
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.search.lists import WordFilter

ConversationKind = Literal["mail", "chat", ""]
_MOST_ENCLOSED: Final = 2_000
_MOST_FOUND: Final = 10_000
_MOST_CITED: Final = 50
_MOST_OF_AN_EVENT: Final = 2_000
"""Characters of messages that become an event."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file in a document, and the document that it became.

    Attributes:
        number: of the part, from 1.
        document_id: empty while it is none.
        media_type: of that document; empty while it is not read.
        is_shielded: it is graphic, and shown only after a deliberate act.
    """

    number: int
    name: str
    size: int
    kind: EmbeddedFileKind
    trouble: ExtractionFailure
    document_id: DocumentId | Literal[""] = ""
    media_type: str = ""
    is_shielded: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentList:
    """What lies in a document, and what it lies in.

    Attributes:
        files: as many as fit into a list; those that matter first come as the file has them.
        total: of all files in it.
        holders: id and name of each document that it came out of.
    """

    files: tuple[AttachmentRow, ...]
    total: int
    holders: tuple[tuple[DocumentId, str], ...]

    @property
    def left(self) -> tuple[int, int] | None:
        """First and last number of the files that could still be taken out; None if none could."""
        open_ones = [
            one.number
            for one in self.files
            if not one.document_id and one.trouble is ExtractionFailure.NONE
        ]
        return (open_ones[0], open_ones[-1]) if open_ones else None

    @property
    def locked(self) -> int:
        """How many of the files wait for a password."""
        return sum(one.trouble is ExtractionFailure.ENCRYPTED for one in self.files)


def enclosures(document_id: DocumentId) -> Query[AttachmentList]:
    """Return what lies in a document, and what it lies in."""

    def ask(reader: ReadTransaction) -> AttachmentList:
        parts = reader.items(document_id, Part, 1, _MOST_ENCLOSED)
        made = {link.part: link.document_id for link in links_in(reader, document_id) if link.part}
        files = tuple(
            _enclosed(reader, number, part, made.get(number))
            for number, part in enumerate(parts, start=1)
        )
        total = reader.item_count(document_id, Part)
        return AttachmentList(files, total, _holders(reader, document_id))

    return ask


def _enclosed(
    reader: ReadTransaction, number: int, part: Part, document_id: DocumentId | None
) -> AttachmentRow:
    values = (number, name_in(part.name), part.size, part.kind, part.trouble)
    document = reader.get(Document, document_id) if document_id else None
    if document is None:
        return AttachmentRow(*values)
    head = reader.reading_head(document.id)
    is_shielded = document.sensitivity is Sensitivity.GRAPHIC
    return AttachmentRow(*values, document.id, head[0] if head else "", is_shielded)


def _holders(
    reader: ReadTransaction, document_id: DocumentId
) -> tuple[tuple[DocumentId, str], ...]:
    found = []
    for link in containers_of(reader, document_id):
        holder = reader.get(Document, link.other_id) if link.part else None
        if holder is not None:
            found.append((holder.id, shown_name(reader, holder)))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class MessageSummary:
    """What a document tells of messages.

    Attributes:
        kind: mail, chat, or empty where it holds no messages.
        count: of the messages.
        days: each day with the number of its first message.
        senders: those of the first messages, in the order in which they appear.
    """

    kind: ConversationKind
    count: int
    days: tuple[tuple[str, int], ...] = ()
    senders: tuple[str, ...] = ()


_SAMPLE: Final = 200


def message_summary_of(document_id: DocumentId) -> Query[MessageSummary]:
    """Return what a document tells of messages."""

    def ask(reader: ReadTransaction) -> MessageSummary:
        count = reader.item_count(document_id, Message)
        if not count:
            return MessageSummary("", 0)
        first = reader.items(document_id, Message, 1, _SAMPLE)
        senders = tuple(dict.fromkeys(one.sender for one in first if one.sender))
        if first[0].kind is MessageKind.MAIL:
            return MessageSummary("mail", count, (), senders)
        return MessageSummary("chat", count, reader.message_days(document_id), senders)

    return ask


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message with its number in the document, and its files."""

    number: int
    message: Message
    files: tuple[AttachmentRow, ...]


def messages_of(document_id: DocumentId, first: int, last: int) -> Query[tuple[ShownMessage, ...]]:
    """Return messages of a document by their numbers from 1, the last one included."""

    def ask(reader: ReadTransaction) -> tuple[ShownMessage, ...]:
        messages = reader.items(document_id, Message, first, last)
        is_any = any(message.attachments for message in messages)
        made: dict[int, DocumentId] = {}
        if is_any:
            links = links_in(reader, document_id)
            made = {link.part: link.document_id for link in links if link.part}
        return tuple(
            ShownMessage(number, message, _files(reader, message, made, document_id))
            for number, message in enumerate(messages, start=first)
        )

    return ask


def _files(
    reader: ReadTransaction, message: Message, made: dict[int, DocumentId], document_id: DocumentId
) -> tuple[AttachmentRow, ...]:
    numbers = (*message.parts, *(0 for _ in message.attachments[len(message.parts) :]))
    files = []
    for name, number in zip(message.attachments, numbers, strict=False):
        part = next(iter(reader.items(document_id, Part, number, number)), None) if number else None
        described = part or Part(EmbeddedFileKind.MEMBER, name, 0)
        found = made.get(number) if number else _attached_document(reader, document_id, name)
        files.append(_enclosed(reader, number, described, found))
    return tuple(files)


def _attached_document(
    reader: ReadTransaction, document_id: DocumentId, name: str
) -> DocumentId | None:
    """Return the document that a message names and that came in beside it, by its name."""
    own = reader.get(Document, document_id)
    if own is None:
        return None
    found = reader.find(Document, case_id=own.case_id, file_name=name_in(name))
    return found[0].id if len(found) == 1 else None


def find_messages(document_id: DocumentId, words: str) -> Query[tuple[int, ...]]:
    """Return the numbers of the messages that hold every word, however it is written."""

    def ask(reader: ReadTransaction) -> tuple[int, ...]:
        is_requested = WordFilter(words)
        if is_requested.is_empty:
            return ()
        messages = reader.items(document_id, Message)
        found = (
            number
            for number, one in enumerate(messages, start=1)
            if is_requested(one.sender, one.subject, one.text, *one.attachments)
        )
        return tuple(number for number, _ in zip(found, range(_MOST_FOUND), strict=False))

    return ask


def thread_of(
    case_id: CaseId, document_id: DocumentId, number: int
) -> Query[tuple[ThreadEntry, ...]]:
    """Return the mails of the case that belong to one thread with a mail, itself among them."""

    def ask(reader: ReadTransaction) -> tuple[ThreadEntry, ...]:
        mails = [
            _head(own, at, message)
            for own, at, message in reader.messages_of_case(case_id, MessageKind.MAIL)
        ]
        return thread_around(mails, (document_id, number))

    return ask


def _head(document_id: DocumentId, number: int, message: Message) -> EmailHead:
    people = (message.sender, *message.recipients, *message.copied)
    return EmailHead(
        document_id,
        number,
        message.page,
        message.identifier,
        message.replies_to,
        message.sender,
        message.subject,
        frozenset(person.rpartition("<")[2].rstrip(">").casefold() for person in people if person),
        message.moment,
    )


def message_on_page(document_id: DocumentId, page: int) -> Query[int]:
    """Return the number of the message that a page begins with or goes on with; 0 for none."""
    return lambda reader: reader.message_on_page(document_id, page)


def event_of_messages(
    case_id: CaseId, document_id: DocumentId, numbers: Collection[int]
) -> Job[EventId]:
    """Add an event that messages prove: on the day of the first, in their own words.

    Args:
        case_id: of the case.
        document_id: holds the messages.
        numbers: of the messages, from 1.

    Raises (when carried out):
        Refused: they have no date, or are gone.
    """

    def job(workplace: JobContext, _ticket: CancellationToken) -> EventId:
        requested = sorted(numbers)

        def ask(reader: ReadTransaction) -> list[tuple[int, Message]]:
            return [
                (at, one) for at in requested for one in reader.items(document_id, Message, at, at)
            ]

        found = workplace.vault.read(ask)
        moments = [one.moment for _, one in found if one.moment]
        event = Event(
            id=EventId(new_id(workplace.randomness)),
            case_id=case_id,
            date=moments[0][:10] if moments else "",
            place="",
            text=words_of([one for _, one in found])[:_MOST_OF_AN_EVENT],
            person_ids=(),
            cites=tuple(
                Citation(document_id, one.page, message=at) for at, one in found[:_MOST_CITED]
            ),
            is_withheld=False,
        )
        workplace.vault.write(record_commands.save_event(event))
        return event.id

    return job


def words_of(messages: Collection[Message]) -> str:
    """Return messages as a fact or event quotes them: who wrote what."""
    return "\n".join(f"{one.sender}: {one.text}" if one.sender else one.text for one in messages)
