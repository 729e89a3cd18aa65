"""Numbers that follow one another, which are printed as a range."""

from collections.abc import Iterator, Sequence
from typing import Final

JOINED: Final = 3
"""So many numbers in a row are told by the first and the last."""


def runs_of(numbers: Sequence[str]) -> Iterator[list[str]]:
    """Yield numbers in their order, those in a row together; what is no number stands alone."""
    run: list[str] = []
    for number in numbers:
        if run and not _follows(run[-1], number):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def runs(numbers: Sequence[str]) -> str:
    """Return numbers as they are printed in a line: three or more in a row are joined."""
    return ", ".join(
        f"{run[0]}\N{EN DASH}{run[-1]}" if len(run) >= JOINED else ", ".join(run)
        for run in runs_of(numbers)
    )


def _follows(number: str, next_number: str) -> bool:
    return number.isdecimal() and next_number == str(int(number) + 1)
