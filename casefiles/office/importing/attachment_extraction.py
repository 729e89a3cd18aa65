"""Files inside files become documents of their own: taken out, sealed, and read each by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.extracted_items import ExtractionFailure, Part
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused, WorkerFailed
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, DocumentLinkId, new_id
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import AcquisitionMethod, Originality, Relevance
from casefiles.domain.records.translation import DocumentLink
from casefiles.office.importing.pending_extractions import (
    PendingExtraction,
    forget_pending,
    note_parts,
    pending_of,
)
from casefiles.office.reading.extractions import save_extraction
from casefiles.office.reading.incoming_files import name_in
from casefiles.office.reading.ingest import IngestWrites, extract_and_preflight, insert_document
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS
from casefiles.office.records.attachments import ENCLOSED, links_in
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.content.pending_content import Origin

MOST_BY_THEMSELVES: Final = 2_000
"""Documents that one file may become without anybody asking."""
_BY_HAND: Final = "by-hand-"
_UNNAMED: Final = "unpacked"


@dataclass(slots=True)
class ExtractionResult:
    """What came of taking files out.

    Attributes:
        added: documents that were made.
        known: files whose bytes the case has already.
        failed: files that could not be taken out.
    """

    added: int = 0
    known: int = 0
    failed: int = 0

    def add(self, other: "ExtractionResult") -> None:
        """Count what another came to as well."""
        self.added += other.added
        self.known += other.known
        self.failed += other.failed


class AttachmentExtractor:
    """Takes files out of documents for one import; used on one thread."""

    def __init__(self, workplace: JobContext, import_id: str, ticket: CancellationToken) -> None:
        self._workplace, self._vault = workplace, workplace.vault
        self._import_id = import_id
        self._ticket = ticket
        self.taken = ExtractionResult()

    def work_off(self, document_id: DocumentId) -> None:
        """Take out what is noted of a document, and of what comes out of it.

        Raises:
            Cancelled: somebody asked to stop; the rest stays noted.
            WorkerFailed: not the file's fault.
        """
        waiting = [document_id]
        started = self.taken.added
        while waiting:
            own = waiting.pop()
            left = next(
                (
                    one
                    for one in self._vault.read(pending_of(self._import_id))
                    if one.document_id == own
                ),
                None,
            )
            if left is None:
                continue
            if self.taken.added - started >= MOST_BY_THEMSELVES and own != document_id:
                # Listed in the document that holds them, where a person may ask for more.
                self._vault.write(left.forget)
                continue
            waiting += self._unpacked(left)

    def _unpacked(self, left: PendingExtraction) -> list[DocumentId]:
        """Take files out of one document; returns the documents that were made of them."""
        description = self._vault.read(lambda reader: self._described(reader, left))
        if description is None:
            self._vault.write(left.forget)
            return []
        parent, parts = description
        made: list[DocumentId] = []
        for number, pieces in self._pieces(parent, parts):
            child = self._taken_out(parent, parts[number], pieces, replace(left, following=number))
            if child is not None:
                made.append(child)
        self._vault.write(replace(left, following=left.upto + 1).put)
        return made

    @staticmethod
    def _described(
        reader: ReadTransaction, left: PendingExtraction
    ) -> tuple[Document, dict[int, Part]] | None:
        document = reader.get(Document, left.document_id)
        if document is None:
            return None
        # One without a reading was cut off between its two writes.
        there = {
            link.part
            for link in links_in(reader, document.id)
            if reader.reading_head(link.document_id) is not None
        }
        parts = reader.items(document.id, Part, left.following, left.upto)
        return document, {
            number: part
            for number, part in enumerate(parts, start=left.following)
            if part.trouble is ExtractionFailure.NONE and number not in there
        }

    def _pieces(
        self, parent: Document, parts: dict[int, Part]
    ) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Yield the parts; where one ends its worker, the others come from a new one."""
        numbers = list(parts)
        while numbers:
            self._ticket.check()
            template = self._workplace.template()
            source = bytes_for(self._vault, template, parent.content_id)
            taken = template.extract(source, tuple(numbers), self._ticket)
            try:
                for number, pieces in taken:
                    numbers.remove(number)
                    yield number, pieces
            except WorkerFailed as error:
                if error.code in PROGRAM_FAULTS:
                    raise
                self.taken.failed += 1
                del numbers[:1]

    def _taken_out(
        self, parent: Document, part: Part, pieces: Iterator[bytes], left: PendingExtraction
    ) -> DocumentId | None:
        """Make a document of one part; None if there is none to make.

        Raises:
            Cancelled: somebody asked to stop.
        """
        try:
            origin = Origin(None, self._import_id)
            sealed = self._vault.seal(parent.case_id, pieces, self._ticket, origin)
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
            self.taken.failed += 1
            return None
        content_id = sealed.content_id
        try:
            known = self._vault.read(lambda reader: _known(reader, parent.case_id, content_id))
            if known is None:
                return self._extracted(_child_of(parent, part, content_id, self._new_id()), left)
            self._link_known(known, left)
        except BaseException:
            self._discard(content_id)
            raise
        self._discard(content_id)
        return None

    def _new_id(self) -> DocumentId:
        return DocumentId(new_id(self._workplace.randomness))

    def _extracted(self, child: Document, left: PendingExtraction) -> DocumentId:
        reading = extract_and_preflight(self._workplace, child.content_id, self._ticket)
        link = self._link(child, left)

        def insert(work: WriteTransaction) -> DocumentId | None:
            known = _known(work, child.case_id, child.content_id)
            if known is None:
                work.accept_content(child.content_id)
                work.insert(child, "add_document")
                work.insert(link, "add_document_link")
            return known

        def done(work: WriteTransaction) -> None:
            note_parts(work, self._import_id, child.id, reading, left.depth + 1)
            replace(left, following=left.following + 1).put(work)

        writes = IngestWrites(insert, done)
        known = insert_document(self._workplace, child, reading, writes, self._ticket)
        if known is None:
            self.taken.added += 1
            return child.id
        self._link_known(known, left)
        self._discard(child.content_id)
        return known

    def _link_known(self, document_id: DocumentId, left: PendingExtraction) -> None:
        """Say that bytes which the case has already lie here too."""

        def change(work: WriteTransaction) -> bool:
            known = work.get(Document, document_id)
            holder = work.get(Document, left.document_id)
            linked = {link.part for link in links_in(work, left.document_id)}
            if known is not None and holder is not None and left.following not in linked:
                work.insert(self._link(known, left), "add_document_link")
            is_unread = known is not None and work.reading_head(document_id) is None
            replace(left, following=left.following + 1).put(work)
            return is_unread

        if self._vault.write(change):
            # What a stop or crash left between the document and its reading.
            self._read_left_unread(document_id, left)
        self.taken.known += 1

    def _read_left_unread(self, document_id: DocumentId, left: PendingExtraction) -> None:
        document = self._vault.read(lambda reader: reader.get(Document, document_id))
        if document is None:
            return
        reading = extract_and_preflight(self._workplace, document.content_id, self._ticket)
        random = self._workplace.randomness
        save_extraction(self._vault, document_id, reading, random, self._ticket)
        depth = left.depth + 1
        self._vault.write(
            lambda work: note_parts(work, self._import_id, document_id, reading, depth)
        )

    def _link(self, child: Document, left: PendingExtraction) -> DocumentLink:
        link_id = DocumentLinkId(new_id(self._workplace.randomness))
        values = (child.id, ENCLOSED, left.document_id)
        return DocumentLink(link_id, child.case_id, *values, note="", part=left.following)

    def _discard(self, content_id: ContentId) -> None:
        try:
            self._vault.discard(content_id)
        except CasefilesError:
            # The next open removes what stays; a fault under way is the one to tell.
            return


def _known(reader: ReadTransaction, case_id: CaseId, content_id: ContentId) -> DocumentId | None:
    found = reader.find(Document, content_id=content_id, case_id=case_id)
    return found[0].id if found else None


def _child_of(
    parent: Document, part: Part, content_id: ContentId, document_id: DocumentId
) -> Document:
    """Return the document that a part becomes: where it came from and what protects it go along."""
    return replace(
        parent,
        id=document_id,
        content_id=content_id,
        title="",
        file_name=_file_name(parent, part),
        is_public=False,
        is_looked_at=False,
        obtained_how=AcquisitionMethod.EXTRACTED,
        originality=Originality.UNKNOWN,
        languages=(),
        relevance=Relevance.UNDECIDED,
        gist="",
        tags=(),
    )


def _file_name(parent: Document, part: Part) -> str:
    if part.name == _UNNAMED:
        # An archive of one file tells no name; its own is that name and an ending.
        stem, dot, _ = parent.file_name.rpartition(".")
        return stem if dot and stem else parent.file_name
    return name_in(part.name)


def extract_attachments(document_id: DocumentId, first: int, last: int) -> Job[ExtractionResult]:
    """Take files out of a document, as a person asks: those with numbers from first to last.

    Raises (when carried out):
        Refused: the document is gone.
        WorkerFailed: not the file's fault.
    """

    def job(workplace: JobContext, ticket: CancellationToken) -> ExtractionResult:
        upto = workplace.vault.read(lambda reader: min(last, reader.item_count(document_id, Part)))
        left = PendingExtraction(_BY_HAND + document_id, document_id, first, upto, 0)
        workplace.vault.write(_noted(left))
        unpacker = AttachmentExtractor(workplace, left.import_id, ticket)
        unpacker.work_off(document_id)
        return unpacker.taken

    return job


def _noted(left: PendingExtraction) -> Edit[None]:
    def change(work: WriteTransaction) -> None:
        if work.get(Document, left.document_id) is None:
            raise Refused("document_unknown")
        forget_pending(work, left.import_id)
        left.put(work)

    return change
