"""What a closed paper has beside the open one, and the key paper: for a judge alone."""

from dataclasses import dataclass
from typing import Annotated, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.codec import Count, Most

OPEN_READER: Final = "court_open"
CLOSED_READER: Final = "court_closed"
"""The closed paper of a form is the paper for the open reader, with names in its margin."""
CLOSED_MARK: Final = "CLOSED PAPER"
"""Begins the head of each page of a closed or key paper, so that such a file is known again."""
CLOSED_PREFIX: Final = "closed-"
KEY_PREFIX: Final = "key-"


def neutral_name(audience: str) -> str:
    """Return a file name that tells nothing of the case."""
    beginning = CLOSED_PREFIX if audience == CLOSED_READER else ""
    return f"{beginning}dossier-{audience.replace('_', '-')}.pdf"


@dataclass(frozen=True, slots=True)
class NamedPlaceholder:
    """A placeholder of the open paper, in English, and the name of whom it stands for."""

    label: Annotated[str, Most(400)]
    name: Annotated[str, Most(100_000)]

    @property
    def note(self) -> str:
        """What the margin prints."""
        return f"{self.label.strip('[]')} = {self.name}"


@dataclass(frozen=True, slots=True)
class OpenedArea:
    """An area of a page of an exhibit that the open paper removes and the closed one shows.

    Attributes:
        exhibit: mark of the exhibit.
        page: of the exhibit, from 1.
        labels: placeholders of everybody who is named there.
    """

    exhibit: Annotated[str, Most(400)]
    page: Count
    box: Box
    labels: Annotated[tuple[Annotated[str, Most(400)], ...], Most(10_000)]


@dataclass(frozen=True, slots=True)
class ClosedPaper:
    """That a paper is composed from the open one, whom its margin names, and what it opens."""

    named: Annotated[tuple[NamedPlaceholder, ...], Most(10_000)] = ()
    opened: Annotated[tuple[OpenedArea, ...], Most(100_000)] = ()

    @property
    def text(self) -> str:
        """All that may stand in its margins, and nowhere else."""
        return "\n".join(one.note for one in self.named)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Who a placeholder is.

    Attributes:
        names: in all scripts.
        who: in one sentence.
        first: where the papers first print it.
    """

    label: Annotated[str, Most(400)]
    names: Annotated[tuple[Annotated[str, Most(100_000)], ...], Most(10_000)]
    who: Annotated[str, Most(100_000)]
    first: Annotated[str, Most(400)]


@dataclass(frozen=True, slots=True)
class KeyPaper:
    """The key to the placeholders of one edition."""

    profile: Annotated[str, Most(400)]
    reference: Annotated[str, Most(100_000)]
    rows: Annotated[tuple[KeyRow, ...], Most(10_000)]

    @property
    def text(self) -> str:
        """All that it says of the case."""
        rows = ("\n".join((one.label, *one.names, one.who, one.first)) for one in self.rows)
        return "\n".join((self.reference, *rows))
