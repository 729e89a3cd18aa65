"""The lines of the list of results: a head for each kind, results below it, and what follows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from casefiles.office.case.search import HitKind, Results, SearchResult
from casefiles.ui.search.kinds import count_words, one_of, several_of
from casefiles.words.language import msg

_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One line of the list.

    Attributes:
        part: a head, a result, or the line that asks for more of a kind.
        words: of a head or of the line for more.
        found: the result.
    """

    part: Literal["head", "found", "more"]
    kind: HitKind
    words: str = ""
    found: SearchResult | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        if self.found is None:
            return self.words
        parts = (one_of(self.kind), self.found.title, self.found.aside, self.found.snippet.text)
        return ", ".join(part for part in parts if part)


def lines_of(results: Results) -> tuple[ResultLine, ...]:
    """Return the lines that show results."""
    return tuple(_lines(results))


def _lines(results: Results) -> Iterator[ResultLine]:
    for kind, count in results.counts:
        rows = [row for row in results.rows if row.kind == kind]
        yield ResultLine("head", kind, f"{several_of(kind)} ({count_words(count)})")
        for row in rows:
            yield ResultLine("found", kind, found=row)
        rest = replace(count, number=max(count.number - len(rows), 0))
        if rest.number:
            words = msg("Show more: {number} not shown yet", number=count_words(rest))
            yield ResultLine("more", kind, words)
        elif rest.is_more:
            yield ResultLine("more", kind, msg("Show more"))


class ResultModel(QAbstractListModel):
    """Plain lines; it asks for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ResultLine, ...] = ()

    @property
    def lines(self) -> tuple[ResultLine, ...]:
        """All lines."""
        return self._lines

    def set_lines(self, lines: tuple[ResultLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, number: int) -> ResultLine | None:
        """Return a line by its number; None if there is none."""
        return self._lines[number] if 0 <= number < len(self._lines) else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let heads be passed over."""
        line = self.line_at(index.row())
        if line is None or line.part == "head":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return what Qt and screen readers ask of a line."""
        line = self.line_at(index.row())
        if line is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.spoken
        if role == Qt.ItemDataRole.UserRole:
            return line
        return None
