"""What the written files themselves show, once they are made: nothing here trusts the program.

A registrar's program reads language, printed numbers, paper, bookmarks and text of a file as the
file tells them. What would make a forum return the papers, and only the program can have done
wrong, ends the export; the rest is told beside the files that left.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.dossier.forum.forums import LimitKind
from casefiles.dossier.layouts.closed_lists import TextLayerRule
from casefiles.dossier.layouts.layout import Layout, PaperLayout
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.final_check import FinalCheckResult, FinishedFile
from casefiles.redaction.clearance.final_check_frames import FileFacts
from casefiles.typeset.document.looks import DEFAULT_LOOK, PaperSize
from casefiles.words.finished_files import finished_note_words

_WORD: Final = re.compile(r"\w+")
_SIZES: Final = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}
_SLACK: Final = 1
_LAST_CHARACTER: Final = 0xFF
_LONGEST_NAME: Final = 120
_WITHOUT_BOOKMARKS: Final = 3
"""Pages that nobody needs bookmarks for."""
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """A file as it was written, and what it should be.

    Attributes:
        texts: what any reader takes from each page.
        pictured: pages, from 1, that show an exhibit.
        needs_text: text shall lie behind these.
        limit: bytes that its forum takes; 0 where nothing is known.
    """

    name: str
    size: int
    facts: FileFacts
    texts: tuple[str, ...]
    pictured: frozenset[int]
    language: str
    paper: PaperSize
    needs_text: bool
    limit: int = 0


@dataclass(frozen=True, slots=True)
class FinishedNote:
    """Something that a file shows.

    Attributes:
        pages: on which, from 1; none where it is the file as a whole.
        is_fault: the file must not leave so.
    """

    code: str
    file: str
    pages: tuple[int, ...] = ()
    is_fault: bool = False

    @property
    def words(self) -> str:
        """Say it to the lawyer."""
        return finished_note_words(self.code, self.file, self.pages)


def language_declared(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find a file that is read aloud in another language than it was written in."""
    if paper.facts.language != paper.language:
        yield FinishedNote("finished_language", paper.name, is_fault=True)


def labels_printed(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find pages whose number in a reader's program is not the one that is printed on them."""
    pages = zip(paper.facts.pages, paper.texts, strict=False)
    wrong = [at for at, (page, text) in enumerate(pages, 1) if page.label not in _words(text)]
    if wrong:
        yield FinishedNote("finished_labels", paper.name, tuple(wrong), is_fault=True)


def paper_as_laid(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find pages of another paper than the forum's, upright or on their side."""
    short, long = _SIZES[paper.paper]
    wrong = tuple(
        at
        for at, page in enumerate(paper.facts.pages, 1)
        if abs(min(page.width, page.height) - short) > _SLACK
        or abs(max(page.width, page.height) - long) > _SLACK
    )
    if wrong:
        yield FinishedNote("finished_paper", paper.name, wrong, is_fault=True)


def text_searchable(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find pages of exhibits in which nothing can be searched."""
    pages = enumerate(paper.facts.pages, 1)
    bare = [at for at, page in pages if at in paper.pictured and not page.has_hidden_text]
    if paper.needs_text and bare:
        yield FinishedNote("finished_bare", paper.name, tuple(bare))


def bookmarks_there(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find a file of several pages without bookmarks."""
    if len(paper.facts.pages) > _WITHOUT_BOOKMARKS and not paper.facts.bookmarks:
        yield FinishedNote("finished_bookmarks", paper.name)


def size_taken(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find a file that is larger than its forum takes."""
    if 0 < paper.limit < paper.size:
        yield FinishedNote("finished_size", paper.name)


def name_taken(paper: FinishedPaper) -> Iterator[FinishedNote]:
    """Find a name of a file that portals refuse."""
    if len(paper.name) > _LONGEST_NAME or any(ord(one) > _LAST_CHARACTER for one in paper.name):
        yield FinishedNote("finished_name", paper.name)


FINISHED_CHECKS: Final[tuple[Callable[[FinishedPaper], Iterator[FinishedNote]], ...]] = (
    language_declared,
    labels_printed,
    paper_as_laid,
    text_searchable,
    bookmarks_there,
    size_taken,
    name_taken,
)


def notes_in(papers: Iterable[FinishedPaper]) -> tuple[FinishedNote, ...]:
    """Return what every check finds, paper by paper."""
    return tuple(note for one in papers for check in FINISHED_CHECKS for note in check(one))


def require_sound_files(
    draft: Draft,
    files: Sequence[tuple[FinishedFile, FinalCheckResult]],
    layout: Layout | None = None,
) -> tuple[str, ...]:
    """Return what is worth knowing of finished files, in words.

    Raises:
        ExportStopped: finished_file_faulty; in an emergency that is told as the rest is.
    """
    notes = notes_in(finished_papers(draft, files, layout))
    faults = [one.words for one in notes if one.is_fault]
    if faults and not _is_emergency(draft):
        raise ExportStopped("finished_file_faulty", where="; ".join(faults))
    return tuple(one.words for one in notes)


def _is_emergency(draft: Draft) -> bool:
    return draft.preset is not None and draft.preset.is_emergency


def finished_papers(
    draft: Draft,
    files: Sequence[tuple[FinishedFile, FinalCheckResult]],
    layout: Layout | None,
) -> Iterator[FinishedPaper]:
    """Yield files with what each of them should be."""
    for file, checked in files:
        if not checked.report.facts.pages:
            continue
        yield FinishedPaper(
            *(file.name, len(file.data), checked.report.facts, checked.texts),
            frozenset(page for page, _ in checked.report.pictured),
            draft.profile.language,
            _paper_of(file.name, layout),
            _needs_text(draft, layout),
            _limit(draft, layout),
        )


def _needs_text(draft: Draft, layout: Layout | None) -> bool:
    """Tell whether text is looked for: whoever has no time for it signed for that already."""
    is_required = layout is not None and layout.exhibits.text_layer is TextLayerRule.REQUIRED
    return draft.has_text_layer or is_required


def _paper_of(name: str, layout: Layout | None) -> PaperSize:
    if layout is None:
        return DEFAULT_LOOK.paper
    own = next((one for one in layout.papers if _is_of(name, one)), None)
    # Files of single exhibits are named by these.
    bundles = [one for one in layout.papers if one.kind == "bundle"]
    found = own or (bundles[0] if bundles else layout.papers[0])
    measures = layout.looks[found.look].measures
    return DEFAULT_LOOK.paper if measures is None else measures.paper


def _is_of(name: str, paper: PaperLayout) -> bool:
    return f"_{paper.id.replace('_', '-')}_" in name


def _limit(draft: Draft, layout: Layout | None) -> int:
    form = draft.profile.form
    limits = form.limits if form is not None else ()
    found = [float(x.value) for x in limits if x.kind is LimitKind.FILE_SIZE and x.value]
    if layout is not None and layout.exhibits.limit is not None:
        found.append(float(layout.exhibits.limit.megabytes))
    return int(min(found, default=0.0) * _MEGABYTE)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))
