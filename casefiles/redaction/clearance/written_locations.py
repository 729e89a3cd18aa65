"""Where each form may stand in a finished file: where it was written, and nowhere else."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from html import escape

from casefiles.domain.foundation.written_text import WrittenText
from casefiles.redaction.clearance.mirrored_lines import turned
from casefiles.redaction.names.patterns import compact


class WrittenLocations:
    """Tells how often a form may be found where; strings are used up as they are found."""

    def __init__(self, written_text: WrittenText, forms_in: Callable[[str], Counter[str]]) -> None:
        """Prepare it.

        Args:
            written_text: what stands where.
            forms_in: counts the forms in a text.
        """
        self._written, self._forms_in = written_text, forms_in
        self._strings = Counter(map(compact, written_text.strings))
        self.on_page: Callable[[int], Counter[str]] = cache(self._on_page)
        self.in_all: Callable[[], Counter[str]] = cache(self._in_all)

    def _on_page(self, number: int) -> Counter[str]:
        """Count the forms on a page, or in a part of a Word file, from 1."""
        if not 1 <= number <= len(self._written.pages):
            return Counter()
        text = self._written.pages[number - 1]
        # Readers of pages turn lines around; what was written is read in the same ways.
        lines = Counter[str]()
        for line in text.splitlines():
            lines.update(self._forms_in(line))
        return most((lines, *map(self._forms_in, (text, *turned(text)))))

    def _in_all(self) -> Counter[str]:
        """Count the forms in the whole file."""
        found = Counter[str]()
        for number in range(1, len(self._written.pages) + 1):
            found.update(self.on_page(number))
        for one in self._written.strings:
            found.update(self._forms_in(one))
        return found

    def take(self, texts: Iterable[str]) -> bool:
        """Tell whether a string is one that was written, as often as it was."""
        for key in map(compact, texts):
            if key and self._strings[key]:
                self._strings[key] -= 1
                return True
        return False

    def take_titles(self, data: bytes) -> tuple[bytes, tuple[str, ...]]:
        """Return a packet of metadata without the strings that were written, and those."""
        taken = []
        for text in sorted(set(self._written.strings), key=len, reverse=True):
            content = f">{escape(text, quote=False)}<".encode()
            if text and self._strings[compact(text)] and content in data:
                self._strings[compact(text)] -= 1
                data = data.replace(content, b"><", 1)
                taken.append(text)
        return data, tuple(taken)


def most(counts: Iterable[Counter[str]]) -> Counter[str]:
    """Return the highest count of each form."""
    found = Counter[str]()
    for one in counts:
        found |= one
    return found
