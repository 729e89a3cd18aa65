"""The content of an office file as plain blocks, whatever format it came in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import IntFlag
from typing import Final, TypeAlias

from casefiles.domain.files.extracted_items import FileWarning, Item, Sheet

HEADING_LEVELS: Final = 3
SLIDE: Final = "Slide {number}"
SLIDE_OF: Final = "Slide {number} of {count}"
"""Titles that count; see `Border`."""


class RunStyle(IntFlag):
    """How a run of text stands out.

    ASIDE is said by us of the file, or stands in it where its own program does not print it: what
    is not part of its final form. STRUCK is crossed out by the author, for everybody to see.
    """

    PLAIN = 0
    BOLD = 1
    ADDED = 2
    DELETED = 4
    HIDDEN = 8
    QUIET = 16
    ASIDE = 32
    STRUCK = 64


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text in one look; line feeds in it end lines.

    Attributes:
        note: kind and id of the note that it refers to, or numbers; empty for any other text.
    """

    text: str
    look: RunStyle = RunStyle.PLAIN
    note: str = ""


Runs: TypeAlias = tuple[TextRun, ...]
Cell: TypeAlias = str | Runs


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Lines of text.

    Attributes:
        level: 1 to 3 for a heading, 0 for none.
        indent: how many steps from the left.
        marker: number or sign of a list item.
        final_marker: the same where items that are not part of the final form are not counted.
    """

    runs: Runs
    level: int = 0
    indent: int = 0
    marker: str = ""
    final_marker: str = ""

    @property
    def text(self) -> str:
        """All runs, joined."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class BlockTable:
    """Rows of cells; rows may differ in length.

    Attributes:
        head: how many rows at the top are repeated on every page.
        is_sheet: the first column names the rows, and is repeated beside every group of columns.
    """

    rows: Sequence[Sequence[Cell]]
    head: int = 0
    is_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Border:
    """Where a page, slide or sheet begins: a new page, with a title.

    Attributes:
        counted: the title with places for its number and for how many there are, where it tells
            them; the final form counts only its own.
    """

    title: str
    counted: str = ""


Block: TypeAlias = TextParagraph | BlockTable | Border


@dataclass(slots=True)
class BlockContent:
    """What a reader found in a file.

    Attributes:
        kind: what the file is, in words.
        blocks: in the order in which they are read.
        items: each with the index of the block where it stands, or -1.
        asides: first block, and the one after the last, of what is not part of the final form.
        notes: kind and id of the note that a block belongs to, by its index; of a title above
            notes the kind alone.
    """

    kind: str
    blocks: list[Block] = field(default_factory=list)
    items: list[tuple[Item, int]] = field(default_factory=list)
    asides: list[tuple[int, int]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)

    def say(self, text: str, *, level: int = 0, look: RunStyle = RunStyle.PLAIN) -> None:
        """Add a paragraph of one run."""
        self.blocks.append(TextParagraph((TextRun(text, look),), level))

    @contextmanager
    def aside(self, *, applies: bool = True) -> Iterator[None]:
        """Let the blocks that are added meanwhile be no part of the final form."""
        start = len(self.blocks)
        try:
            yield
        finally:
            if applies and len(self.blocks) > start:
                self.asides.append((start, len(self.blocks)))

    @contextmanager
    def note(self, note: str) -> Iterator[None]:
        """Let the blocks that are added meanwhile belong to a note, or to the titles of a kind."""
        start = len(self.blocks)
        yield
        self.notes |= dict.fromkeys(range(start, len(self.blocks)), note)

    def border(self, title: str, counted: str = "") -> None:
        """Begin a new page, slide or sheet."""
        self.blocks.append(Border(title, counted))

    def add_items(self, *items: Item) -> None:
        """Add items that belong to the whole file."""
        self.items += ((item, -1) for item in items)

    def add_item_here(self, item: Item) -> None:
        """Add an item that belongs to the block that comes next."""
        self.items.append((item, len(self.blocks)))

    def placed(self, pages: Sequence[int]) -> Iterator[Item]:
        """Return the items with their pages.

        Args:
            pages: of each block, from 1.
        """
        for item, block in self.items:
            if isinstance(item, FileWarning | Sheet) and block >= 0 and pages:
                yield replace(item, page=pages[min(block, len(pages) - 1)])
            else:
                yield item


def with_aside_style(content: BlockContent) -> list[Block]:
    """Return the blocks of a content, those that stand aside with that look in their runs."""
    removed = {at for start, end in content.asides for at in range(start, end)}
    return [_aside(one) if at in removed else one for at, one in enumerate(content.blocks)]


def _aside(block: Block) -> Block:
    if isinstance(block, TextParagraph):
        return replace(block, runs=_in_look(block.runs))
    if isinstance(block, BlockTable):
        rows = [
            [_in_look(plain(c) if isinstance(c, str) else c) for c in row] for row in block.rows
        ]
        return replace(block, rows=rows)
    return TextParagraph((TextRun(block.title, RunStyle.ASIDE),))


def _in_look(runs: Runs) -> Runs:
    return tuple(replace(run, look=run.look | RunStyle.ASIDE) for run in runs)


def bracketed(run: TextRun, words: str) -> Runs:
    """Return a run with words before it, in brackets that are no part of the final form."""
    around = run.look | RunStyle.ASIDE
    return TextRun(f"[{words}: ", around), run, TextRun("]", around)


def picture_runs(text: str, look: RunStyle = RunStyle.PLAIN) -> Iterator[TextRun]:
    """Yield what stands for a picture; its description is not printed with it."""
    quiet = look | RunStyle.QUIET
    yield TextRun("[picture", quiet)
    if text:
        yield TextRun(f": {text}", quiet | RunStyle.ASIDE)
    yield TextRun("]", quiet)


def plain(text: str) -> Runs:
    """Return a text as runs."""
    return (TextRun(text),) if text else ()
