"""Answers that are lists: a line for each row, its cells parted by a bar, in columns by name."""

from collections.abc import Callable, Iterator
from typing import Final

from casefiles.domain.records.form_answers import CELL
from casefiles.dossier.forum.dates import ENGLISH_DATES, DateWording
from casefiles.dossier.forum.form_values import worded_date
from casefiles.dossier.forum.forums import FieldType, FormField

_A_LINE: Final = ", a line each"
_TRUTH: Final = " Y/N"
"""Ends the name of a column that holds Y or N."""
_TRUTHS: Final = {"Y": "yes", "N": "no"}

Say = Callable[[str], str]
"""Words of a profile by their key."""


def columns_of(field: FormField) -> tuple[str, tuple[str, ...]]:
    """Return what a list is called, and its columns as its label tells them; else none."""
    title, _, text = field.label.rpartition(": ")
    if field.type is not FieldType.LIST or not title:
        return field.label, ()
    cut = [column.strip() for column in text.split(CELL if CELL in text else ",")]
    if len(cut) == 1:
        return field.label, ()
    return title.removesuffix(_A_LINE), tuple(f"{one[:1].upper()}{one[1:]}" for one in cut)


def is_tabular(field: FormField, value: str) -> bool:
    """Tell whether an answer is set as a table."""
    return field.type is FieldType.LIST and CELL in value


def lines_of(value: str) -> tuple[str, ...]:
    """Return the lines of a list that hold something."""
    return tuple(line for line in value.splitlines() if line.strip(f" {CELL}"))


def lines_beyond(field: FormField, value: str) -> tuple[str, ...]:
    """Return the lines that fill more cells than their form has columns."""
    _, columns = columns_of(field)
    if not columns:
        return ()
    return tuple(
        line
        for line in lines_of(value)
        if any(cell.strip() for cell in line.split(CELL)[len(columns) :])
    )


def cells_of(
    line: str, columns: tuple[str, ...], say: Say, wording: DateWording = ENGLISH_DATES
) -> tuple[str, ...]:
    """Return what is printed of each cell; what a line has beyond the columns ends the last one.

    Args:
        line: cells parted by bars.
        columns: their names; empty for as many as the line has.
        say: words the profile's yes and no.
        wording: of dates.
    """
    cells = [cell.strip() for cell in line.split(CELL)]
    count = len(columns) or len(cells)
    # A letter beyond the columns was typed for another form, which asks for yes or no there.
    named = (*columns, *[_TRUTH if columns else ""] * len(cells))
    words = [
        _worded(cell, column, say, wording) for cell, column in zip(cells, named, strict=False)
    ]
    last = "; ".join(one for one in words[count - 1 :] if one)
    return (*words[: count - 1], *([last] if len(words) >= count else ()))


def rows_in_words(field: FormField, value: str, say: Say, wording: DateWording) -> Iterator[str]:
    """Yield the lines of a list in words, for a field that takes plain text alone."""
    _, columns = columns_of(field)
    for line in lines_of(value):
        cells = cells_of(line, columns, say, wording)
        names = (*heads_of(columns), *[""] * len(cells))
        found = zip(names, cells, strict=False)
        yield "; ".join(f"{name}: {cell}" if name else cell for name, cell in found if cell)


def heads_of(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of columns as they are printed above a table."""
    return tuple(one.removesuffix(_TRUTH) for one in columns)


def _worded(cell: str, column: str, say: Say, wording: DateWording) -> str:
    """Return what is printed of a cell: dates in words, and yes or no for a letter."""
    if column.endswith(_TRUTH) and cell in _TRUTHS:
        return say(_TRUTHS[cell])
    return worded_date(cell, wording)
