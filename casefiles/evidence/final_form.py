"""The final form of an office file: as its own program prints it, with nothing that it hides."""

from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.evidence.blocks import (
    Block,
    Border,
    Cell,
    Content,
    Look,
    Paragraph,
    Run,
    Runs,
    Table,
)

_NOT_FINAL: Final = Look.DELETED | Look.HIDDEN | Look.ASIDE
_BETWEEN_CELLS: Final = "  "
"""White space alone, so that a name in two cells is still one."""


def has_asides(content: Content) -> bool:
    """Tell whether its pages show more than its final form."""
    return bool(content.asides) or any(
        run.look & _NOT_FINAL for block in content.blocks for run in _runs_of(block)
    )


def final_lines(content: Content) -> Iterator[str]:
    """Yield the paragraphs and rows of the final form: changes accepted, nothing that is hidden."""
    gone = {at for start, end in content.asides for at in range(start, end)}
    for at, block in enumerate(content.blocks):
        if at in gone:
            continue
        if isinstance(block, Table):
            yield from filter(None, map(_final_row, block.rows))
        else:
            text = block.title if isinstance(block, Border) else _final(block.runs).strip()
            marker = block.marker if isinstance(block, Paragraph) else ""
            if text:
                yield f"{marker} {text}" if marker else text


def _final_row(row: Sequence[Cell]) -> str:
    cells = (cell if isinstance(cell, str) else _final(cell) for cell in row)
    told = [" ".join(cell.split()) for cell in cells]
    return _BETWEEN_CELLS.join(told) if any(told) else ""


def _final(runs: Runs) -> str:
    return "".join(run.text for run in runs if not run.look & _NOT_FINAL)


def _runs_of(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                if not isinstance(cell, str):
                    yield from cell
