"""Search over everything in the vault: what is asked, and how much of it was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Person
from casefiles.domain.search.match_spans import match_spans
from casefiles.domain.search.search_rows import COUNTED, HitKind, SearchFilter
from casefiles.office.case.hit_words import HitDescriber, SearchResult, page_texts, query_of
from casefiles.office.case.snippets import Snippet
from casefiles.office.documents.pages import span_boxes
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.office.workplace.operations import Query as Asked
from casefiles.store.access.reader import ReadTransaction

__all__ = [
    "HitCount",
    "HitKind",
    "NameFound",
    "Results",
    "SearchFilter",
    "SearchResult",
    "Snippet",
    "found_boxes",
    "names_found",
    "names_of_person",
    "search",
    "search_more",
]

FIRST: Final = 5
"""Results of each kind that are shown before a kind is chosen."""
SLICE: Final = 60
_MOST_PAGES: Final = 60
"""Pages of a document on which words are shown at once."""


@dataclass(frozen=True, slots=True)
class HitCount:
    """How much was found: that number, or more than that number."""

    number: int
    is_more: bool = False

    def __bool__(self) -> bool:
        return self.number > 0


def _counted(counts: Mapping[HitKind, int]) -> Iterator[tuple[HitKind, HitCount]]:
    for kind, count in counts.items():
        yield kind, HitCount(min(count, COUNTED), count > COUNTED)


def total_of(counts: Sequence[tuple[HitKind, HitCount]]) -> HitCount:
    """Return how much was found of all kinds together."""
    number = sum(count.number for _, count in counts)
    return HitCount(number, any(count.is_more for _, count in counts))


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        counts: how many of each kind, in the order in which kinds are shown.
        rows: the first of each kind.
    """

    search_filter: SearchFilter
    counts: tuple[tuple[HitKind, HitCount], ...] = ()
    rows: tuple[SearchResult, ...] = field(default=())

    @property
    def total(self) -> HitCount:
        """How much was found in all."""
        return total_of(self.counts)

    def shown(self, kind: HitKind) -> int:
        """Count the rows of a kind."""
        return sum(row.kind == kind for row in self.rows)

    def with_rows(self, kind: HitKind, rows: Sequence[SearchResult]) -> "Results":
        """Return it with further rows of a kind; with none, all of that kind is there."""
        if rows:
            return replace(self, rows=(*self.rows, *rows))
        counts = dict(self.counts) | {kind: HitCount(self.shown(kind))}
        return replace(self, counts=tuple(counts.items()))


@dataclass(frozen=True, slots=True)
class NameFound:
    """One name of a list, and how much was found of it."""

    name: str
    counts: tuple[tuple[HitKind, HitCount], ...]

    @property
    def total(self) -> HitCount:
        """How much was found in all."""
        return total_of(self.counts)


def search(search_filter: SearchFilter, first: int = FIRST) -> Asked[Results]:
    """Search; a kind of which only a few are shown is counted up to a thousand."""

    def ask(reader: ReadTransaction) -> Results:
        counts, hits = reader.search_first(search_filter, first, SLICE)
        rows = HitDescriber(reader, search_filter).all(hits)
        return Results(search_filter, tuple(_counted(counts)), rows)

    return ask


def search_more(
    search_filter: SearchFilter, kind: HitKind, offset: int, limit: int = SLICE
) -> Asked[tuple[SearchResult, ...]]:
    """Return further results of one kind."""

    def ask(reader: ReadTransaction) -> tuple[SearchResult, ...]:
        describer = HitDescriber(reader, search_filter)
        return describer.all(reader.search_hits(search_filter, kind, offset, limit))

    return ask


def names_found(search_filter: SearchFilter) -> Job[tuple[NameFound, ...]]:
    """Search by a list of names, one to a line: how much of each was found, none found too.

    Each name is a read of its own, so that a long list keeps nobody waiting.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[NameFound, ...]:
        lines = (" ".join(line.split()) for line in search_filter.text.splitlines())
        names = [name for name in dict.fromkeys(lines) if name]
        found = []
        for done, name in enumerate(names):
            ticket.step(done, len(names), "finding")
            name_filter = replace(search_filter, text=name, names=True)
            counts = workplace.vault.read(partial(_counts, name_filter))
            found.append(NameFound(name, tuple(_counted(counts))))
        return tuple(found)

    return work


def _counts(search_filter: SearchFilter, reader: ReadTransaction) -> dict[HitKind, int]:
    return reader.search_counts(search_filter)


def names_of_person(person_id: PersonId) -> Asked[str]:
    """Return every name of a person, one to a line, to be looked for together."""

    def ask(reader: ReadTransaction) -> str:
        person = reader.get(Person, person_id)
        return "\n".join(name.text for name in person.names) if person is not None else ""

    return ask


def found_boxes(
    document_id: DocumentId, search_filter: SearchFilter
) -> Asked[dict[int, list[Box]]]:
    """Return where on the pages of a document the words stand, page by page."""

    def ask(reader: ReadTransaction) -> dict[int, list[Box]]:
        page_filter = replace(search_filter, document_id=document_id, kinds=("page",), case_id="")
        hits = reader.search_hits(page_filter, "page", 0, _MOST_PAGES)
        found = {}
        for hit in hits:
            texts = page_texts(reader, document_id, hit.page)
            boxes = (_boxes(page, search_filter) for page in texts)
            found[hit.page] = next(filter(None, boxes), [])
        return found

    return ask


def _boxes(page: PageText, search_filter: SearchFilter) -> list[Box]:
    query = query_of(search_filter)
    spans = match_spans(page.text, query, spellings=search_filter.spellings)
    return [box for start, end in spans for box in span_boxes(page, start, end)]
