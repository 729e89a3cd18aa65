"""Recognising pictures of pages: which wait, in which languages, and the work itself."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.extraction import Raster
from casefiles.domain.files.ocr import LANGUAGES, OcrLine, OcrPage, OtherReading
from casefiles.domain.files.text_agreement import DIFFERS, agreement
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, WorkerFailed
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.office.reading.ocr_text import covers
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS, RASTER_DPI
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.search.ocr_pages import StoredOcrPage

__all__ = [
    "LANGUAGES",
    "USUAL",
    "OcrResult",
    "expect_languages",
    "expected_languages",
    "missing_languages",
    "pages_waiting_for_ocr",
    "read_pages",
    "read_waiting",
]

USUAL: Final = ("zho", "eng", "uig", "ara", "bod", "rus", "kaz", "mon")
"""Expected of a case of which nothing else was said. Turkish is not: the finer engine of Latin
letters reads it too, and English with it."""
_EXPECTED: Final = "expected-languages:"
_AT_ONCE: Final = 8
"""Pages of one document that are rendered by one worker."""
SURE: Final = 0.8
"""Mean confidence of a page from which a machine may gainsay its text."""
_LABEL: Final = "recognising_pages"
_NOTHING: Final = OcrPage("", "", (), 0, 0.0, ())


@dataclass(frozen=True, slots=True)
class OcrResult:
    """What came of recognising some pages.

    Attributes:
        pages: how many were looked at.
        with_text: on how many of them something was read.
        missing: languages that could not be read, since their data is not in place.
        failed: how many could not be read at all, so that nothing on them is searched.
    """

    pages: int
    with_text: int
    missing: tuple[str, ...]
    failed: int = 0


def pages_waiting_for_ocr(only: Collection[DocumentId] | None = None) -> Query[int]:
    """Count the pages, of the vault or of some documents, that wait to be read or compared."""
    return lambda reader: (
        reader.count_recognition_waits(only) + reader.count_recognition_samples(only)
    )


def expected_languages(case_id: CaseId) -> Query[tuple[str, ...]]:
    """Return the languages that are expected on pages of a case."""
    return lambda reader: _expected(reader, case_id)


def expect_languages(case_id: CaseId, languages: Sequence[str]) -> Edit[None]:
    """Say which languages are expected on pages of a case.

    Raises (when carried out):
        Refused: none is named, or one that nobody can read.
    """

    def change(work: WriteTransaction) -> None:
        texts = tuple(one for one in LANGUAGES if one in languages)
        if not texts or len(texts) != len(set(languages)):
            raise Refused("language_unknown")
        work.put_setting(_EXPECTED + case_id, json.dumps(texts))

    return change


def missing_languages() -> Job[tuple[str, ...]]:
    """Return the languages whose data is not in place on this computer."""
    return lambda workplace, _ticket: workplace.template().recogniser().missing


def read_waiting(only: Collection[DocumentId] | None = None) -> Job[OcrResult]:
    """Recognise every page that waits, the newest documents first, then try files that have text.

    Each page is kept by itself, so that whatever ends the work loses one page at most.

    Args:
        only: pages of these documents; None for all of the vault.
    """

    def job(workplace: JobContext, ticket: CancellationToken) -> OcrResult:
        run = _Run(workplace, ticket)
        while some := workplace.vault.read(lambda reader: _next(reader, only)):
            document_id, case_id, _ = some[0]
            numbers = [number for at, _, number in some if at == document_id]
            run.expected = workplace.vault.read(expected_languages(case_id))
            run.left = workplace.vault.read(pages_waiting_for_ocr(only))
            run.read(document_id, numbers)
        return run.result()

    return job


def read_pages(
    document_id: DocumentId, numbers: Sequence[int], language: str = ""
) -> Job[OcrResult]:
    """Recognise pages of a document again, in one language or in those expected of the case."""

    def job(workplace: JobContext, ticket: CancellationToken) -> OcrResult:
        document = workplace.vault.read(lambda reader: reader.get(Document, document_id))
        if document is None:
            raise Refused("document_gone")
        run = _Run(workplace, ticket)
        run.are_certain = bool(language)
        expected = workplace.vault.read(expected_languages(document.case_id))
        run.expected = (language,) if language else expected
        for first in range(0, len(numbers), _AT_ONCE):
            run.left = len(numbers) - first
            run.read(document_id, numbers[first : first + _AT_ONCE])
        return run.result()

    return job


def _next(
    reader: ReadTransaction, only: Collection[DocumentId] | None
) -> tuple[tuple[DocumentId, CaseId, int], ...]:
    """Return what to look at next: pages without text first, then some by which files are tried."""
    return reader.recognition_waits(_AT_ONCE, only) or reader.recognition_samples(_AT_ONCE, only)


class _Run:
    """Recognising while it goes on."""

    def __init__(self, workplace: JobContext, ticket: CancellationToken) -> None:
        self._workplace, self._ticket = workplace, ticket
        self._quiet = CancellationToken(stop=ticket.stop)
        self._recogniser = workplace.template().recogniser()
        self.expected: tuple[str, ...] = USUAL
        self.are_certain = False
        self.left = 0
        self._done = self._with_text = self._failed = 0

    def read(self, document_id: DocumentId, numbers: Sequence[int]) -> None:
        """Render and recognise pages; one that cannot be is kept as such."""
        vault = self._workplace.vault
        document = vault.read(lambda reader: reader.get(Document, document_id))
        if document is None:
            return
        waiting = list(numbers)
        total = self._done + max(self.left, len(waiting))
        try:
            template = self._workplace.template()
            chunks = bytes_for(vault, template, document.content_id)
            for raster in template.render(chunks, waiting[:], RASTER_DPI, self._quiet):
                self._ticket.step(self._done, total, _LABEL)
                self._keep(document_id, raster.number, self._recognised(raster))
                waiting.remove(raster.number)
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
            self._keep(document_id, waiting[0], StoredOcrPage(_NOTHING, error.code))

    def _recognised(self, raster: Raster) -> StoredOcrPage:
        try:
            page = self._recogniser.read(
                raster, self.expected, self._quiet, are_certain=self.are_certain
            )
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
            return StoredOcrPage(_NOTHING, error.code)
        return StoredOcrPage(page)

    def _keep(self, document_id: DocumentId, number: int, stored_ocr_page: StoredOcrPage) -> None:
        vault = self._workplace.vault
        stored_ocr_page = vault.read(
            lambda reader: _compared(reader, document_id, number, stored_ocr_page)
        )
        vault.write(lambda work: work.put_recognised(document_id, number, stored_ocr_page))
        self._done += 1
        self._with_text += bool(stored_ocr_page.page.lines)
        self._failed += bool(stored_ocr_page.fault)

    def result(self) -> OcrResult:
        """Return what came of it."""
        return OcrResult(self._done, self._with_text, self._recogniser.missing, self._failed)


def _compared(
    reader: ReadTransaction, document_id: DocumentId, number: int, stored_ocr_page: StoredOcrPage
) -> StoredOcrPage:
    """Compare a page's own text with its picture; lines that say the same are not kept twice."""
    pages = reader.pages(document_id, number, number)
    if not pages or not stored_ocr_page.page.lines or stored_ocr_page.page.confidence < SURE:
        return stored_ocr_page
    value = agreement(pages[0].text, stored_ocr_page.page.text)
    if value is None or value < DIFFERS:
        return replace(stored_ocr_page, agreement=value)
    own = [line.box for line in pages[0].lines]
    beyond = tuple(
        one for one in stored_ocr_page.page.lines if not any(covers(box, one.box) for box in own)
    )
    # What is not shown twice is searched all the same.
    again = tuple(_unshown(one) for one in stored_ocr_page.page.lines if one not in beyond)
    page = replace(stored_ocr_page.page, lines=beyond, faint=(*stored_ocr_page.page.faint, *again))
    return replace(stored_ocr_page, page=page, agreement=value)


def _unshown(line: OcrLine) -> OcrLine:
    own = OtherReading(line.way, line.text)
    return OcrLine("", line.box, (), others=(own, *line.others))


def _expected(reader: ReadTransaction, case_id: CaseId) -> tuple[str, ...]:
    parsed = json.loads(reader.setting(_EXPECTED + case_id) or "null")
    known = tuple(one for one in parsed or () if one in LANGUAGES)
    return known or USUAL
