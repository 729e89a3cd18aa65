"""Lines of pages as they may be meant: readers of PDF turn words around where scripts meet."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TOGETHER: Final = 3
"""Lines over which a word may be cut: in a narrow cell a long one takes as many."""


def turned(text: str) -> Iterator[str]:
    """Yield what the lines of a text may say, where some run from right to left.

    PDFium reads the words of a Latin name backwards that stands in a line of Arabic script, and a
    line backwards that holds more Latin than Arabic words. Each line is taken in every such order,
    and any three that follow one another in every combination of them: a name is found that is
    cut over as many lines, whichever of them were turned.
    """
    if not has_from_the_right(text):
        return
    orders = [_orders(line) for line in text.splitlines() if line.strip()]
    yield "\n".join(order[-1] for order in orders)
    for at in range(max(1, len(orders) - _TOGETHER + 1)):
        some = orders[at : at + _TOGETHER]
        if any(len(order) > 1 for order in some):
            yield from map("\n".join, product(*some))


def backwards(text: str) -> str:
    """Return the lines of a text each with its words from the last to the first."""
    return "\n".join(" ".join(reversed(line.split())) for line in text.splitlines())


def has_from_the_right(text: str) -> bool:
    """Tell whether any line of a text may be turned by readers of PDF."""
    return bool(_FROM_THE_RIGHT.search(text))


def _orders(line: str) -> tuple[str, ...]:
    """Return a line as it is, with the words of each script's runs turned, and all turned."""
    words = line.split()
    if len(words) < 2 or not _FROM_THE_RIGHT.search(line):  # noqa: PLR2004 - one word has no order
        return (line, " ".join(reversed(words))) if len(words) > 1 else (line,)
    runs: list[list[str]] = []
    for word in words:
        same = runs and _is_right(runs[-1][-1]) == _is_right(word)
        runs[-1].append(word) if same else runs.append([word])
    inner = [word for run in runs for word in reversed(run)]
    return tuple(
        dict.fromkeys((line, " ".join(inner), " ".join(reversed(inner)), " ".join(reversed(words))))
    )


def _is_right(word: str) -> bool:
    return bool(_FROM_THE_RIGHT.search(word))
