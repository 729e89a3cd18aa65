"""Loading a case form with its files: all of it or nothing."""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import InvalidInput, NotEnoughSpace, Refused
from casefiles.domain.foundation.ids import ContentId, DocumentId, Randomness
from casefiles.domain.records.case_records import Case, Event, Exhibit, Mark
from casefiles.evidence.host.template import Template
from casefiles.office.importing.case_import import CaseImport, read_case_import
from casefiles.office.importing.form_ids import PrivateId
from casefiles.office.importing.import_files import blocks, open_below, read_form_file
from casefiles.office.importing.import_records import CaseRecords, SealedFile, records_of
from casefiles.office.reading.extract_content import extract_content
from casefiles.office.reading.page_preflight import preflighted
from casefiles.office.workplace.strict_json import FORM_LIMIT
from casefiles.redaction.names.contradictions import contradicting, unsearchable
from casefiles.store.access.work import WriteTransaction
from casefiles.store.content.chunks import SealedContent
from casefiles.store.vault.open_vault import Vault

_ROOM_FACTOR: Final = 1.02
_ROOM_SPARE: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class UnreadableDocument:
    """A document that was kept but cannot be read yet; named by its id in the form."""

    document: str
    media_type: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load kept, in counts.

    Attributes:
        unmarked_exhibits: exhibits without a mark, which no dossier will list.
        private_ids: ids of protected persons that stand in texts of the form; they go from them.
        contradictions: pairs of persons of the form with an equal name, one open, one protected.
        nameless: ids of protected persons without name or number: nothing of them can be found.
    """

    documents: int
    size: int
    pages: int
    persons: int
    events: int
    unreadable: tuple[UnreadableDocument, ...]
    unmarked_exhibits: int
    private_ids: tuple[PrivateId, ...] = ()
    contradictions: tuple[tuple[str, str], ...] = ()
    nameless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """What loading works with."""

    vault: Vault
    template: Template
    folder: Path
    ticket: CancellationToken
    randomness: Randomness

    @property
    def quiet(self) -> CancellationToken:
        """A ticket for parts of one file: stops with the whole, tells nothing."""
        return CancellationToken(stop=self.ticket.stop)


def load_case(
    vault: Vault,
    template: Template,
    form_path: Path,
    randomness: Randomness,
    ticket: CancellationToken,
) -> LoadReport:
    """Load a case form and every file it names.

    Files are sealed and read first, in small commits; the records appear in one transaction at the
    end, so that a stop or crash on the way leaves no half case.

    Args:
        vault: an open vault.
        template: ready to read files.
        form_path: the JSON form; its files lie below its folder.
        randomness: for the ids of the records.
        ticket: progress per file.

    Returns:
        Counts, and the documents that cannot be read yet.

    Raises:
        InvalidForm: the form, a file, a cite or a mark breaks a rule.
        Refused: the reference is loaded already, or the form cannot be read.
        NotEnoughSpace: the disk cannot hold the files.
        Cancelled: somebody asked to stop.
    """
    form = read_case_import(read_form_file(form_path, FORM_LIMIT))
    _refuse_second_load(vault, form.case.reference)
    folder = form_path.parent if form_path.parent.parts else Path()
    source = _Source(vault, template, folder, ticket, randomness)
    _check_room(source, form)
    sealed: list[SealedContent] = []
    try:
        records = records_of(form, randomness, lambda case: _hold_all(source, case, form, sealed))
        vault.write(lambda work: _keep(work, records))
    except BaseException:
        for content in sealed:
            vault.discard(content.content_id)
        raise
    return _report(form, records, sealed)


def _refuse_second_load(vault: Vault, reference: str) -> None:
    if vault.read(lambda reader: reader.find(Case, reference=reference)):
        raise Refused("reference_exists")


def _check_room(source: _Source, form: CaseImport) -> None:
    """Refuse before anything is copied, where the disk plainly cannot hold it."""
    total = 0
    for number, document in enumerate(form.documents):
        with open_below(source.folder, document.file_name, _place(number)) as descriptor:
            total += os.fstat(descriptor).st_size
    needed = int(total * _ROOM_FACTOR) + min(_ROOM_SPARE, total)
    if shutil.disk_usage(source.vault.folder).free < needed:
        raise NotEnoughSpace("no_space", needed=needed)


def _hold_all(
    source: _Source, case: Case, form: CaseImport, sealed: list[SealedContent]
) -> Iterator[SealedFile]:
    documents = form.documents
    exhibits = {one.document_id for one in form.of(Exhibit) if one.mark}
    marked = defaultdict[DocumentId, set[int]](set)
    for mark in form.of(Mark):
        marked[mark.document_id].add(mark.page)
    for number, document in enumerate(documents):
        source.ticket.step(number, len(documents), "reading_files")
        place = _place(number)
        with open_below(source.folder, document.file_name, place) as descriptor:
            content = source.vault.seal(case.id, blocks(descriptor, place), source.quiet)
        sealed.append(content)
        reading = extract_content(source.vault, source.template, content.content_id, source.quiet)
        extracted = (content.content_id, reading)
        _check_marks(marked[document.id], reading, place)
        yield _hold(source, extracted, marked[document.id], is_exhibit=document.id in exhibits)
    source.ticket.step(len(documents), len(documents), "reading_files")


def _hold(
    source: _Source, extracted: tuple[ContentId, Extraction], marked: set[int], *, is_exhibit: bool
) -> SealedFile:
    """Render what a dossier will show or a mark was drawn on: better to learn now that it fails.

    The sealed copy is read, so that a file changed on the way cannot differ from what is kept.
    """
    every = {page.number for page in extracted[1].pages} if is_exhibit else set()
    extraction, rasters = preflighted(
        source.vault, source.template, extracted, marked | every, marked, source.quiet
    )
    return SealedFile(extracted[0], extraction, rasters)


def _check_marks(marked: set[int], reading: Extraction, place: str) -> None:
    if not reading.unreadable and max(marked, default=0) > len(reading.pages):
        raise InvalidInput("mark_beyond_document", place=place, pages=len(reading.pages))


def _keep(work: WriteTransaction, records: CaseRecords) -> None:
    work.insert(records.case, "load")
    for content_id in records.contents:
        work.accept_content(content_id)
    for record in records.others:
        work.insert(record, "load")
    for document_id, reading in records.readings.items():
        work.put_reading(document_id, reading)


def _report(form: CaseImport, records: CaseRecords, sealed: list[SealedContent]) -> LoadReport:
    pairs = list(zip(form.documents, records.readings.values(), strict=True))
    return LoadReport(
        documents=len(form.documents),
        size=sum(content.size for content in sealed),
        pages=sum(len(reading.pages) for _, reading in pairs if not reading.unreadable),
        persons=len(form.persons),
        events=len(form.of(Event)),
        unreadable=tuple(
            UnreadableDocument(document.id, reading.media_type, reading.unreadable)
            for document, reading in pairs
            if reading.unreadable and reading.unreadable != PLAYED
        ),
        unmarked_exhibits=sum(bool(one.witness and not one.mark) for one in form.of(Exhibit)),
        private_ids=form.private_ids,
        contradictions=tuple((one.id, other.id) for one, other, _ in contradicting(form.persons)),
        nameless=tuple(one.id for one in unsearchable(form.persons)),
    )


def _place(number: int) -> str:
    return f"documents[{number}].file"
