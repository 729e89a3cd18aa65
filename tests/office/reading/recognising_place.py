"""A vault with a document of three pages, and an engine that says what a test wants it to."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from casefiles.domain.files.extraction import Extraction, PageText, Raster, TextLine
from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.office.documents.document_records import remove
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.open_vault import Vault
from tests.store.world import World, insert_all, new_case, new_document

_LEFT, _MIDDLE, _RIGHT = (
    Box(0.1, 0.1, 0.2, 0.13),
    Box(0.2, 0.1, 0.3, 0.13),
    Box(0.4, 0.1, 0.6, 0.13),
)
LINE = OcrLine(
    "王伟 2024",
    Box(0.1, 0.1, 0.6, 0.13),
    (
        OcrWord(0, 1, _LEFT, 0.99),
        OcrWord(1, 2, _MIDDLE, 0.9),
        OcrWord(3, 7, _RIGHT, 0.4),
    ),
)
OTHER = OcrLine(
    "second line", Box(0.1, 0.2, 0.6, 0.23), (OcrWord(0, 11, Box(0.1, 0.2, 0.6, 0.23), 0.9),)
)
TYPED = TextLine("typed text", Box(0.1, 0.5, 0.6, 0.53))
READING = Extraction(
    "application/pdf",
    (
        PageText(1, 595.0, 842.0, (TYPED,)),
        PageText(2, 595.0, 842.0, ()),
        PageText(3, 595.0, 842.0, (TYPED,), is_doubtful=True),
    ),
)


@dataclass
class Told:
    """Stands for the engines: what they make of real pages is tested with the engines."""

    asked: list[tuple[str, ...]] = field(default_factory=list)
    certain: list[bool] = field(default_factory=list)
    fault: str = ""
    lines: tuple[OcrLine, ...] = ()
    missing: tuple[str, ...] = ("bod",)

    def read(
        self,
        raster: Raster,
        languages: Sequence[str],
        ticket: CancellationToken,
        *,
        are_certain: bool,
        patience: float = 0.0,
    ):
        ticket.check()
        self.asked.append(tuple(languages))
        self.certain.append(are_certain)
        if self.fault:
            raise WorkerFailed(self.fault, page=raster.number)
        return OcrPage("han_latin", "7", ("zho",), 0, 0.9, self.lines or (LINE, OTHER))


@dataclass
class Rendered:
    """Renders blank pages."""

    told: Told
    seen: list[int] = field(default_factory=list)

    def recogniser(self) -> Told:
        return self.told

    document_bytes = 1 << 30

    def render(self, source: Iterable[bytes], pages, _fineness, ticket) -> Iterator[Raster]:
        assert b"".join(source) == b"three pages"
        for number in pages:
            self.seen.append(number)
            yield Raster(number, 595.0, 842.0, 2, 2, bytes(12))


@dataclass
class Place:
    vault: Vault
    case_id: CaseId
    document_id: DocumentId
    recogniser: Told
    rendered: Rendered
    workplace: JobContext

    def remove(self) -> None:
        self.vault.write(remove(self.document_id))

    def read_again(self) -> None:
        self.vault.write(lambda work: work.put_reading(self.document_id, READING))


@contextmanager
def opened_place(folder: Path) -> Iterator[Place]:
    world = World(folder)
    with world.create() as vault:
        case = new_case()
        insert_all(vault, [case])
        content_id = vault.seal(case.id, [b"three pages"], CancellationToken()).content_id
        document: Document = new_document(case, content_id)

        def keep(work) -> None:
            work.accept_content(content_id)
            work.insert(document, "add_document")
            work.put_reading(document.id, READING)

        vault.write(keep)
        told = Told()
        clock: Clock = world.hands.clock()
        rendered = Rendered(told)
        workplace = JobContext(vault, lambda: rendered, clock, secrets.token_bytes, Path())
        yield Place(vault, case.id, document.id, told, rendered, workplace)
