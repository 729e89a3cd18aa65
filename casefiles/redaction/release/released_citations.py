"""Cites as they may leave: of released exhibits alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.domain.rules.citation_text import citation_words
from casefiles.redaction.release.placeholders import PlaceholderText


class CitableExhibit(Protocol):
    """What a cite needs of a released exhibit."""

    @property
    def mark(self) -> PlaceholderText:
        """Under which it is produced."""

    @property
    def pages(self) -> int:
        """How many it has in the dossier."""


@dataclass(frozen=True, slots=True)
class ReleasedCitation:
    """A cite of an exhibit; page 0 where it is produced separately, and the time in a recording."""

    mark: PlaceholderText
    page: int
    time: str = ""


def released_citations(
    cites: Iterable[Citation], cited: Mapping[DocumentId, CitableExhibit]
) -> Iterator[ReleasedCitation]:
    """Yield the cites of exhibits, each once; cites of anything else are gone without a trace.

    An exhibit that was left out is such a thing too: naming it would tell these readers of it, and
    an assertion that rests on nothing else is then "evidence to follow", which claims no proof.
    """
    for cite in dict.fromkeys(cites):
        exhibit = cited.get(cite.document_id)
        if exhibit is not None:
            is_recording = not exhibit.pages and cite.start is not None
            time = citation_words(cite) if is_recording else ""
            yield ReleasedCitation(exhibit.mark, cite.page if exhibit.pages else 0, time)
