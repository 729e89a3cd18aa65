"""The final form of an office file: as its own program prints it, with nothing that it hides."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from casefiles.evidence.layout.blocks import (
    Block,
    BlockContent,
    BlockTable,
    Border,
    Cell,
    Runs,
    RunStyle,
    TextParagraph,
    TextRun,
)

_NOT_FINAL: Final = RunStyle.DELETED | RunStyle.HIDDEN | RunStyle.ASIDE
_NUMBER: Final = re.compile(r"\d+")
_BETWEEN_CELLS: Final = "  "
"""White space alone, so that a name in two cells is still one."""


def final_lines(content: BlockContent) -> Iterator[str]:
    """Yield the paragraphs and rows of the final form: changes accepted, nothing that is hidden.

    Notes, slides and points of lists are numbered among those that are part of it.
    """
    removed = {at for start, end in content.asides for at in range(start, end)}
    retained = [(at, block) for at, block in enumerate(content.blocks) if at not in removed]
    numbers = _numbers_of_notes(block for at, block in retained if at not in content.notes)
    kinds = {note.partition(" ")[0] for note in numbers}
    counted = [at for at, block in retained if isinstance(block, Border) and block.counted]
    for at, block in retained:
        note = content.notes.get(at, "")
        if note and note not in numbers and note not in kinds:
            continue
        if isinstance(block, BlockTable):
            yield from filter(None, (_final_row(row, numbers) for row in block.rows))
        elif isinstance(block, Border):
            places = {"number": 1 + bisect_left(counted, at), "count": len(counted)}
            yield block.counted.format(**places) if block.counted else block.title
        else:
            text = _final(block.runs, numbers).strip()
            if text:
                marker = block.final_marker or block.marker
                yield f"{marker} {text}" if marker else text


def _numbers_of_notes(blocks: Iterable[Block]) -> dict[str, int]:
    """Return the notes that visible text refers to, numbered by kind as they come."""
    numbers: dict[str, int] = {}
    for run in (run for block in blocks for run in _runs_of(block)):
        if run.note and not run.look & _NOT_FINAL and run.note not in numbers:
            kind = run.note.partition(" ")[0]
            numbers[run.note] = 1 + sum(one.partition(" ")[0] == kind for one in numbers)
    return numbers


def _runs_of(block: Block) -> Iterator[TextRun]:
    if isinstance(block, TextParagraph):
        yield from block.runs
    elif isinstance(block, BlockTable):
        yield from (
            run for row in block.rows for cell in row if not isinstance(cell, str) for run in cell
        )


def _final_row(row: Sequence[Cell], numbers: Mapping[str, int]) -> str:
    cells = (cell if isinstance(cell, str) else _final(cell, numbers) for cell in row)
    texts = [" ".join(cell.split()) for cell in cells]
    return _BETWEEN_CELLS.join(texts) if any(texts) else ""


def _final(runs: Runs, numbers: Mapping[str, int]) -> str:
    return "".join(_numbered(run, numbers) for run in runs if not run.look & _NOT_FINAL)


def _numbered(run: TextRun, numbers: Mapping[str, int]) -> str:
    """Return the text of a run; the first number in a reference to a note is that of the note."""
    return _NUMBER.sub(str(numbers[run.note]), run.text, count=1) if run.note else run.text
