"""What the child that typesets a dossier is given: words and burned pixels, nothing else."""

import json
from collections.abc import Callable, Iterator, Mapping

from casefiles.domain.disclosure import (
    BurnedPage,
    Disclosure,
    PublicPage,
    canonical_bytes,
    page_header,
    public_page_bytes,
)
from casefiles.office.verbs import Workplace
from casefiles.redaction.clearance_frames import picture_digest


def frames_of(
    disclosure: Disclosure,
    pages: Iterator[BurnedPage],
    pictures: list[str],
    workplace: Workplace,
    public: Callable[[dict[tuple[str, int], tuple[float, float]]], Iterator[PublicPage]],
    more: Mapping[str, Mapping[str, str | int] | bool],
) -> Iterator[bytes]:
    """Yield what the typesetting child is given: words and burned pixels, nothing else.

    The digests of the pixels are added to `pictures`, so that clearance knows them again.
    """
    yield json.dumps({"resources": str(workplace.resources), **more}).encode()
    yield canonical_bytes(disclosure)
    sizes: dict[tuple[str, int], tuple[float, float]] = {}
    for page in pages:
        pictures.append(picture_digest(page.data))
        sizes[page.exhibit, page.number] = page.width, page.height
        yield page_header(page)
        yield page.data
    for drawn in public(sizes):
        yield public_page_bytes(drawn)
    yield b""


def said_in(pages: Iterator[PublicPage], said: list[str]) -> Iterator[PublicPage]:
    """Yield pages, and keep what they say, so that clearance knows it again."""
    for page in pages:
        said.append("\n".join(text.text for text in page.texts))
        yield page


def text_behind(pages: Iterator[BurnedPage], told: list[str]) -> Iterator[BurnedPage]:
    """Yield pages, and keep the text behind them, so that clearance knows it again."""
    for page in pages:
        told.append("\n".join(line.text for line in page.lines))
        yield page
