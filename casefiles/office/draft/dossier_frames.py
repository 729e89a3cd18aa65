"""What the child that typesets a dossier is given: words and burned pixels, nothing else."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.disclosed import (
    BurnedPage,
    Disclosure,
    PublicPage,
    canonical_bytes,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.codec import encoded
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.dossier.requests import (
    Made,
    Typeset,
    TypesetFiling,
    TypesetInParts,
    TypesetKey,
    WriteQuestionnaire,
    WriteWord,
)
from casefiles.office.workplace.channel import ask_once
from casefiles.redaction.clearance.final_check_frames import picture_digest

CHILD: Final = "casefiles.dossier"
TYPESETTING: Final = "typesetting"


def made_of(
    request: Typeset | TypesetFiling | TypesetInParts | TypesetKey | WriteWord | WriteQuestionnaire,
    blobs: Iterable[bytes],
    ticket: CancellationToken,
) -> tuple[Made, tuple[bytes, ...]]:
    """Have files made by the child that typesets.

    Raises:
        CasefilesError: see `channel.ask_once`.
    """
    made, files = ask_once(CHILD, TYPESETTING, request, Made, blobs, ticket, None)
    if len(files) != len(made.parts):
        raise WorkerFailed("child_crashed", work=TYPESETTING)
    return made, tuple(files)


def handed_in(
    disclosure: Disclosure,
    pages: Iterator[BurnedPage],
    pictures: list[str],
    public: Callable[[dict[tuple[str, int], tuple[float, float]]], Iterator[PublicPage]],
) -> Iterator[bytes]:
    """Yield what the typesetting child is given: words and burned pixels, nothing else.

    The digests of the pixels are added to `pictures`, so that clearance knows them again.
    """
    yield canonical_bytes(disclosure)
    sizes: dict[tuple[str, int], tuple[float, float]] = {}
    for page in pages:
        pictures.append(picture_digest(page.data))
        sizes[page.exhibit, page.number] = page.width, page.height
        yield from page_blobs(page)
    for drawn in public(sizes):
        yield encoded(drawn)


def page_blobs(page: BurnedPage) -> tuple[bytes, bytes]:
    """Return a page as it is handed in."""
    return encoded(replace(page, data=b"")), page.data


def pages_recording_text(pages: Iterator[PublicPage], texts: list[str]) -> Iterator[PublicPage]:
    """Yield pages, and keep what they say, so that clearance knows it again."""
    for page in pages:
        texts.append("\n".join(text.text for text in page.texts))
        yield page


def pages_recording_text_layer(
    pages: Iterator[BurnedPage], texts: list[str]
) -> Iterator[BurnedPage]:
    """Yield pages, and keep the text behind them, so that clearance knows it again."""
    for page in pages:
        texts.append("\n".join(line.text for line in page.lines))
        yield page
