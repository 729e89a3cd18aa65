"""Adding files to a case: each is sealed, read and kept on its own, and none is forgotten."""

import threading
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import Cancelled, CasefilesError, Refused
from casefiles.domain.foundation.ids import CaseId, ContentId, DocumentId, new_id
from casefiles.domain.records.case_records import Document, DocumentStatus
from casefiles.office.documents.document_records import shown_name
from casefiles.office.documents.near_duplicates import count_near_duplicates
from casefiles.office.importing.attachment_extraction import AttachmentExtractor, ExtractionResult
from casefiles.office.importing.import_list import (
    ImportRecord,
    arrival,
    dismiss,
    forget,
    plan,
    request_of,
    save_paths,
    save_record,
    unfinished,
)
from casefiles.office.importing.import_progress import (
    TAKEN,
    ImportedFile,
    ImportProgress,
    ImportReport,
    ImportState,
    OnFileState,
    UnfinishedImport,
)
from casefiles.office.importing.pending_extractions import count_pending, note_parts, pending_of
from casefiles.office.reading.extractions import save_extraction
from casefiles.office.reading.incoming_files import (
    SYSTEM_FILE,
    FoundFile,
    file_blocks,
    found_files,
    name_of,
    size_of,
)
from casefiles.office.reading.ingest import IngestWrites, extract_and_preflight, insert_document
from casefiles.office.records.time_zones import hint_of
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.content.pending_content import Origin

__all__ = [
    "ImportProgress",
    "ImportReport",
    "ImportState",
    "ImportedFile",
    "UnfinishedImport",
    "add_files",
    "carry_out",
    "dismiss",
    "forget",
    "plan",
    "read_again",
    "today",
    "unfinished",
]

WORKERS: Final = 2
"""Files in hand at a time: two take an eighth less time than one, even on two busy cores; a third
gains little more, and edits would wait behind it."""
_SAVING: Final = 20
"""Files without a document after which the list in the vault is brought up to date."""
_NANOSECONDS: Final = 1_000_000_000


def add_files(
    case_id: CaseId, paths: Collection[Path], on_file_state: OnFileState
) -> Job[ImportReport]:
    """Add files, and all files below folders, to a case (see `carry_out`)."""
    roots = [str(path.absolute()) for path in paths]

    def job(workplace: JobContext, ticket: CancellationToken) -> ImportReport:
        import_id = workplace.vault.write(plan(case_id, roots))
        return carry_out(import_id, on_file_state)(workplace, ticket)

    return job


def carry_out(
    import_id: str, on_file_state: OnFileState, *, again: bool = False
) -> Job[ImportReport]:
    """Do what an import has still to do.

    Each file is durable on its own. A stop, a lock or a full disk ends the work between two
    files; what was in hand stays on the list, and goes on where it was when the file comes again.

    Args:
        import_id: what `plan` returned.
        on_file_state: told how far each file is, on the threads of the work.
        again: also try again those that could not be taken.

    Returns:
        A job; it raises `Refused` if there is no such import, and tells all else in its report.
    """

    def job(workplace: JobContext, ticket: CancellationToken) -> ImportReport:
        import_request, files, done = workplace.vault.read(request_of(import_id))
        run = _Run(workplace, ticket, on_file_state, (import_id, import_request.case_id), done)
        with suppress(Cancelled):
            if files is None:
                files = _listed(workplace, import_request.roots, ticket)
                workplace.vault.write(save_paths(import_id, files))
            elif again:
                files = _rescanned(workplace, files, done, ticket)
                workplace.vault.write(save_paths(import_id, files))
            run.work_off(files)
        return run.ended(len(files or ()))

    return job


def _rescanned(
    workplace: JobContext,
    files: tuple[FoundFile, ...],
    done: ImportRecord,
    ticket: CancellationToken,
) -> tuple[FoundFile, ...]:
    """Look anew at what was not taken; a folder that opens now adds its files to the list."""
    scanned = list(files)
    folders = []
    for number in done.not_taken:
        path = files[number].path
        found = tuple(found_files((path,), workplace.vault.folder, ticket))
        if len(found) == 1 and found[0].path == path:
            scanned[number] = found[0]
        else:
            scanned += found
            folders.append(number)
    done.try_again()
    for number in folders:
        done.add(number)
    return tuple(scanned)


def _listed(
    workplace: JobContext, roots: tuple[str, ...], ticket: CancellationToken
) -> tuple[FoundFile, ...]:
    files: list[FoundFile] = []
    for found in found_files(roots, workplace.vault.folder, ticket):
        files.append(found)
        ticket.step(len(files), 0, "listing_files")
    return tuple(files)


@dataclass(frozen=True, slots=True)
class _File:
    """One file in hand."""

    number: int
    path: str


class _Run:
    """One import while it runs; its methods are called on several threads."""

    def __init__(
        self,
        workplace: JobContext,
        ticket: CancellationToken,
        on_file_state: OnFileState,
        task: tuple[str, CaseId],
        done: ImportRecord,
    ) -> None:
        self._workplace, self._vault = workplace, workplace.vault
        self._ticket, self._quiet = ticket, CancellationToken(stop=ticket.stop)
        self._on_file_state = on_file_state
        self._import_id, self._case_id = task
        self._done = done
        self._guard = threading.Lock()
        self._unsaved = 0
        self._total = 0
        self._states: dict[ImportState, int] = dict.fromkeys(ImportState, 0)
        self._failures: list[ImportedFile] = []
        self._added_ids: list[DocumentId] = []
        self._fault = ""
        self._bug: BaseException | None = None
        self._inside = ExtractionResult()

    def work_off(self, files: tuple[FoundFile, ...]) -> None:
        """Take every file that is not done, several at a time."""
        self._total = len(files)
        for number, found in enumerate(files):
            if not self._done.holds(number):
                waiting = arrival(self._import_id, number, found.path, ImportState.WAITING)
                self._post(waiting, found)
        waiting_files = (
            _File(number, found.path)
            for number, found in enumerate(files)
            if not found.reason and not self._done.holds(number)
        )
        self._do(self._unpack_left)
        with ThreadPoolExecutor(WORKERS, thread_name_prefix="importing") as pool:
            for _ in range(WORKERS):
                pool.submit(self._do, lambda: self._take_all(waiting_files))
        if self._bug is not None:
            raise self._bug

    def _post(self, waiting: ImportedFile, found: FoundFile) -> None:
        """Tell that a file waits, or be done with one that will not be taken."""
        if not found.reason:
            self._on_file_state(waiting)
        elif found.reason == SYSTEM_FILE:
            self._settle(replace(waiting, state=ImportState.SKIPPED, reason=found.reason))
        else:
            self._settle(replace(waiting, state=ImportState.NOT_TAKEN, reason=found.reason))

    def _unpack_left(self) -> None:
        """Take out what a stop or crash left in documents that are here already."""
        for left in self._vault.read(pending_of(self._import_id)):
            self._unpack(left.document_id)

    def _take_all(self, files: Iterator[_File]) -> None:
        while (file := self._next(files)) is not None:
            self._take(file)

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Cancelled:
            pass
        except CasefilesError as error:
            self._fault = self._fault or error.code
        except BaseException as error:  # noqa: BLE001  raised again on the thread of the job
            self._bug = error

    def _next(self, files: Iterator[_File]) -> _File | None:
        with self._guard:
            is_over = self._fault or self._bug or self._ticket.stop.is_set()
            return None if is_over else next(files, None)

    def _take(self, file: _File) -> None:
        imported = arrival(self._import_id, file.number, file.path, ImportState.SEALING)
        try:
            self._on_file_state(imported)
            taken = self._taken(file, imported)
            self._settle(taken)
            if taken.state in TAKEN:
                self._unpack(DocumentId(taken.document_id))
        except Refused as error:
            self._settle(replace(imported, state=ImportState.NOT_TAKEN, reason=error.code))

    def _unpack(self, document_id: DocumentId) -> None:
        """Take out what lies in a document, and in what comes out of it."""
        unpacker = AttachmentExtractor(self._workplace, self._import_id, self._quiet)
        try:
            unpacker.work_off(document_id)
        finally:
            with self._guard:
                self._inside.add(unpacker.taken)

    def _taken(self, file: _File, imported: ImportedFile) -> ImportedFile:
        origin = Origin(size_of(file.path), self._import_id)
        with closing(file_blocks(file.path)) as blocks:
            content_id = self._vault.seal(self._case_id, blocks, self._quiet, origin).content_id
        try:
            known = self._vault.read(lambda reader: self._known(reader, content_id))
            taken = (
                _duplicate(imported, known)
                if known
                else self._extracted(file, imported, content_id)
            )
        except Cancelled:
            # Sealed whole: the same file need not be sealed again when the import goes on.
            self._vault.put_off(content_id)
            raise
        except BaseException:
            self._discard(content_id)
            raise
        if taken.state is ImportState.DUPLICATE:
            self._discard(content_id)
        return taken

    def _extracted(
        self, file: _File, imported: ImportedFile, content_id: ContentId
    ) -> ImportedFile:
        self._on_file_state(replace(imported, state=ImportState.READING))
        reading = extract_and_preflight(self._workplace, content_id, self._quiet)
        document = self._document(file, content_id)
        known = self._added(file, document, reading)
        if known is not None:
            return _duplicate(imported, known)
        reason = reading.unreadable
        imported = replace(imported, media_type=reading.media_type)
        if reason == PLAYED:
            return replace(imported, state=ImportState.READ, document_id=document.id)
        state = ImportState.UNREADABLE if reason else ImportState.READ
        return replace(imported, state=state, reason=reason, document_id=document.id)

    def _known(
        self, reader: ReadTransaction, content_id: ContentId
    ) -> tuple[DocumentId, str] | None:
        """Return id and name of the document that has these bytes already."""
        found = reader.find(Document, content_id=content_id, case_id=self._case_id)
        return (found[0].id, shown_name(reader, found[0])) if found else None

    def _document(self, file: _File, content_id: ContentId) -> Document:
        return Document(
            id=DocumentId(new_id(self._workplace.randomness)),
            case_id=self._case_id,
            content_id=content_id,
            title="",
            file_name=name_of(file.path),
            status=DocumentStatus.RECEIVED,
            is_public=False,
            is_looked_at=False,
            received=today(self._workplace.clock),
        )

    def _added(
        self, file: _File, document: Document, reading: Extraction
    ) -> tuple[DocumentId, str] | None:
        """Add a document; if the other worker was faster with the same bytes, return its own.

        The file is done only with the last page: what a stop or crash leaves counts as a duplicate
        when the import goes on, and its document is read again.
        """

        def done(work: WriteTransaction) -> None:
            note_parts(work, self._import_id, document.id, reading)
            self._note_done(work, file)

        writes = IngestWrites(lambda work: self._insert(work, document), done)
        return insert_document(self._workplace, document, reading, writes, self._quiet)

    def _insert(self, work: WriteTransaction, document: Document) -> tuple[DocumentId, str] | None:
        known = self._known(work, document.content_id)
        if known is None:
            work.accept_content(document.content_id)
            work.insert(document, "add_document")
        return known

    def _note_done(self, work: WriteTransaction, file: _File) -> None:
        with self._guard:
            # A copy: what this write does counts only once it is on disk.
            done = self._done.copy()
        done.add(file.number)
        save_record(self._import_id, done)(work)

    def _discard(self, content_id: ContentId) -> None:
        # The next open removes what stays; a fault under way is the one to tell.
        with suppress(CasefilesError):
            self._vault.discard(content_id)

    def _settle(self, settled: ImportedFile) -> None:
        """Be done with a file, in whichever way."""
        number = int(settled.id.rpartition(":")[2])
        is_failure = settled.state is ImportState.NOT_TAKEN
        with self._guard:
            self._done.add(number, settled.reason if is_failure else "")
            if is_failure:
                self._failures.append(settled)
            self._states[settled.state] += 1
            if settled.state is ImportState.READ and settled.document_id:
                self._added_ids.append(DocumentId(settled.document_id))
            self._unsaved = 0 if settled.state in TAKEN else self._unsaved + 1
            is_late = self._unsaved >= _SAVING
            done = self._done.count()
        self._on_file_state(settled)
        self._ticket.listener(Progress(done, self._total, "reading_files"))
        if is_late:
            self._save()

    def _save(self) -> None:
        with self._guard:
            self._unsaved = 0
            done = self._done.copy()
        self._vault.write(save_record(self._import_id, done))

    def _left_inside(self) -> int:
        try:
            return self._vault.read(lambda reader: count_pending(reader, self._import_id))
        except CasefilesError as error:
            self._fault = self._fault or error.code
            return 0

    def _near_duplicate_count(self) -> int:
        try:
            return self._vault.read(
                lambda reader: count_near_duplicates(reader, self._case_id, self._added_ids)
            )
        except CasefilesError:
            return 0

    def ended(self, total: int) -> ImportReport:
        """Bring the list in the vault up to date, or forget it if nothing is left, and report."""
        is_stopped = self._ticket.stop.is_set()
        left = total - self._done.count() + self._left_inside()
        is_whole = not is_stopped and not self._fault and not left
        try:
            if is_whole and not self._done.not_taken:
                self._vault.write(forget(self._import_id))
            elif total:
                self._save()
        except CasefilesError as error:
            # Older news of the list stays in the vault: files done since count as duplicates.
            self._fault = self._fault or error.code
        states = self._states
        return ImportReport(
            import_id=self._import_id,
            added=states[ImportState.READ] + states[ImportState.UNREADABLE],
            unreadable=states[ImportState.UNREADABLE],
            duplicates=states[ImportState.DUPLICATE],
            skipped=states[ImportState.SKIPPED],
            not_taken=tuple(self._failures),
            left=left,
            fault=self._fault,
            is_stopped=is_stopped,
            inside=self._inside.added,
            shut=self._inside.failed,
            near_duplicates=self._near_duplicate_count(),
        )


def _duplicate(imported: ImportedFile, known: tuple[DocumentId, str]) -> ImportedFile:
    document_id, name = known
    return replace(imported, state=ImportState.DUPLICATE, document_id=document_id, other=name)


def read_again(document_id: DocumentId) -> Job[str]:
    """Read a document again, as when it was brought back; returns why it cannot be, or nothing."""

    def job(workplace: JobContext, ticket: CancellationToken) -> str:
        document = workplace.vault.read(lambda reader: reader.get(Document, document_id))
        if document is None:
            raise Refused("document_unknown")
        hint = hint_of(document)
        reading = extract_and_preflight(workplace, document.content_id, ticket, hint)
        save_extraction(workplace.vault, document_id, reading, workplace.randomness, ticket)
        return reading.unreadable

    return job


def today(clock: Clock) -> str:
    """Return the date of this place, as EDTF."""
    moment = datetime.fromtimestamp(clock.wall() / _NANOSECONDS, UTC)
    return moment.astimezone().date().isoformat()
