"""Where lines may end, in fourteen languages, against Qt's own finder (C++)."""

from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from casefiles.typeset.document.breaks import break_positions
from tests.bench.measuring import cpu_of, in_turn
from tests.typeset.specimen import TEXTS

ROUNDS = 7
TIMES = 60
GROUPS = {
    "Latin, Cyrillic, Greek": ("en", "fr", "es", "tr", "pl", "cs", "sv", "ru", "el"),
    "Uyghur, Arabic": ("ug", "ar"),
    "Chinese": ("zh-Hans", "zh-Hant"),
    "Tibetan": ("bo",),
}


def run() -> Iterator[str]:
    for name, tags in GROUPS.items():
        texts = [text for tag in tags for text in _paragraphs(tag)] * TIMES
        works = {
            "ours": lambda texts=texts: cpu_of(lambda: [break_positions(text) for text in texts]),
            "Qt": lambda texts=texts: cpu_of(lambda: [_by_qt(text) for text in texts]),
        }
        taken = in_turn(works, ROUNDS)
        ours = taken["ours"].rate(sum(map(len, texts)) / 1e6)
        yield f"{name}: {ours.text('M characters/s', 1)}, " + taken["Qt"].times(
            taken["ours"], "the speed of Qt's"
        )


def _paragraphs(tag: str) -> list[str]:
    articles = TEXTS[tag]["articles"].values()
    return [*TEXTS[tag]["clauses"], *(" ".join(article) for article in articles)]


def _by_qt(text: str) -> list[int]:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    found = []
    while (place := finder.toNextBoundary()) >= 0:
        found.append(place)
    return found
