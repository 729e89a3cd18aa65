"""Opening a PDF or zip archive by a typed password: tried first, kept only where it is right."""

from functools import partial
from typing import Final

from casefiles.domain.files.extracted_items import ExtractionFailure, Part
from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.errors import Refused, WorkerFailed
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Case, Document, Exhibit
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import PDF
from casefiles.evidence.channel.pages import Columns
from casefiles.evidence.channel.unreadable import PASSWORD_NEEDED, PASSWORD_WRONG, TOO_LARGE
from casefiles.evidence.host.template import WithPassword
from casefiles.office.importing.adding_files import read_again
from casefiles.office.importing.attachment_extraction import extract_attachments
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.office.workplace.passwords import MOST_LETTERS, keep_password
from casefiles.office.workplace.sealed_bytes import content_for
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

LARGEST: Final = WorkerLimits().document_bytes
"""Bytes of the largest PDF that a worker holds."""
_SMALL: Final = Columns(40)
"""Pixels across: the first page is drawn only to see whether the password opens it."""


def is_locked(media_type: str, unreadable: str) -> bool:
    """Tell whether a document is one that a typed password may open."""
    return media_type == PDF and unreadable in {PASSWORD_NEEDED, PASSWORD_WRONG}


def locked_parts(reader: ReadTransaction, *, document_id: DocumentId) -> tuple[int, ...]:
    """Return the numbers of the files in an archive that wait for its password."""
    parts = reader.items(document_id, Part)
    return tuple(
        number
        for number, part in enumerate(parts, start=1)
        if part.trouble is ExtractionFailure.ENCRYPTED
    )


def open_locked(document_id: DocumentId, password: str) -> Job[str]:
    """Open a document by its password, keep that in the vault, and read it.

    The sealed file stays as it is. A password that does not open it is not kept. The files that an
    archive did not give without it become documents of their own.

    Raises (when carried out):
        Refused: document_unknown, password_not_needed, password_empty, password_too_long,
            pdf_too_large, or password_wrong.
        Cancelled: somebody asked to stop; a right password is kept.
        WorkerFailed: not the file's fault.

    Returns (when carried out):
        Why it cannot be read all the same; empty where it can.
    """

    def job(workplace: JobContext, ticket: CancellationToken) -> str:
        _require_password(password)
        vault = workplace.vault
        document = vault.read(partial(_locked, document_id=document_id))
        locked = vault.read(partial(locked_parts, document_id=document_id))
        if not locked:
            _require_size(vault.read(partial(_size, document=document)), workplace)
        content = content_for(vault, workplace.template(), document.content_id)
        _try(workplace, WithPassword(content, password))
        ticket.check()

        def keep(work: WriteTransaction) -> None:
            # It may have been erased while its page was drawn.
            _locked(work, document_id=document_id)
            keep_password(work, document.content_id, password)

        vault.write(keep)
        unreadable = read_again(document_id)(workplace, ticket)
        if locked and not unreadable:
            extract_attachments(document_id, locked[0], locked[-1])(workplace, ticket)
        return unreadable

    return job


def _require_password(password: str) -> None:
    if not password:
        raise Refused("password_empty")
    if len(password) > MOST_LETTERS:
        raise Refused("password_too_long", limit=MOST_LETTERS)


def _require_size(size: int, workplace: JobContext) -> None:
    """Refuse one that a worker cannot hold: in pieces no PDF is read, whatever opens it."""
    most = workplace.template().document_bytes
    if size > most:
        raise _too_large(most)


def _too_large(most: int) -> Refused:
    return Refused("pdf_too_large", limit=most >> 20)


def _size(reader: ReadTransaction, document: Document) -> int:
    return reader.content_size(document.content_id)


def is_large_pdf(media_type: str, unreadable: str, size: int) -> bool:
    """Tell whether a document is a PDF that is not read here for its size alone."""
    return (media_type, unreadable) == (PDF, TOO_LARGE) and size > LARGEST


def _try(workplace: JobContext, source: WithPassword) -> None:
    """Draw the first page; any other fault than a wrong password is told by reading the file."""
    try:
        for _ in workplace.template().render(source, [1], _SMALL, QUIET):
            pass
    except WorkerFailed as error:
        if error.code in PROGRAM_FAULTS:
            raise
        if error.code == PASSWORD_WRONG:
            raise Refused("password_wrong") from None


def locked_named(reference: str, name: str) -> Query[DocumentId]:
    """Return the document of a case that waits for a password, by its exhibit mark or file name.

    Raises (when carried out):
        Refused: case_unknown, pdf_too_large, or document_not_locked with how many wait.
    """

    def ask(reader: ReadTransaction) -> DocumentId:
        case = next(iter(reader.find(Case, reference=reference)), None)
        if case is None:
            raise Refused("case_unknown")
        marks = {one.document_id: one.mark for one in reader.find(Exhibit, case_id=case.id)}
        documents = reader.find(Document, case_id=case.id)
        waiting = [
            one
            for one in documents
            if is_locked(*_state(reader, one.id)) or locked_parts(reader, document_id=one.id)
        ]
        named = [one for one in documents if name in {marks.get(one.id), one.file_name}]
        found = next((one for one in named if one in waiting), None)
        if found is None:
            if any(is_large_pdf(*_state(reader, one.id), _size(reader, one)) for one in named):
                raise _too_large(LARGEST)
            raise Refused("document_not_locked", count=len(waiting))
        return found.id

    return ask


def _state(reader: ReadTransaction, document_id: DocumentId) -> tuple[str, str]:
    return reader.reading_head(document_id) or ("", "")


def _locked(reader: ReadTransaction, *, document_id: DocumentId) -> Document:
    document = reader.get(Document, document_id)
    if document is None:
        raise Refused("document_unknown")
    is_shut = is_locked(*_state(reader, document_id))
    if not is_shut and not locked_parts(reader, document_id=document_id):
        raise Refused("password_not_needed")
    return document
