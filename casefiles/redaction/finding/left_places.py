"""Where a protected name stays as the word that it is too: in small letters, as was decided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.finding.excused_places import is_covered
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.left_words import LeftWords
from casefiles.redaction.names.page_gaps import with_gaps
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.names.sought import Sought

WordsLeft = tuple[tuple[str, int], ...]
"""Forms that stay as words, and in how many places each does."""


def words_left_in(texts: Iterable[str], sought: Sought) -> WordsLeft:
    """Return which names stay as words in texts, by form."""
    if not sought.left:
        return ()
    search = matcher_of(replace(sought, left=frozenset()))
    words = LeftWords(sought.left, forms_of(sought.protected))
    found = Counter(
        hit.form for text in texts for hit in search.hits_in(text) if words.stays(text, hit)
    )
    return tuple(sorted(found.items()))


def words_left_on(
    pages: Iterable[PageText], boxes: Mapping[int, Sequence[Box]], sought: Sought
) -> WordsLeft:
    """Return the same of pages of which some areas go."""
    return words_left_in(_staying(pages, boxes), sought) if sought.left else ()


def _staying(pages: Iterable[PageText], boxes: Mapping[int, Sequence[Box]]) -> Iterator[str]:
    for page in pages:
        removed = boxes.get(page.number, ())
        yield from (with_gaps(line).text for line in page.lines if not is_covered(line, removed))
