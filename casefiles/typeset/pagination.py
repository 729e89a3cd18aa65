"""Strips become pages: where one page ends and the next begins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casefiles.typeset.galley import Strip
from casefiles.typeset.styles import BOTTOM, TOP
from casefiles.typeset.tree import ImagePage


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of strips, each with its upper edge in points from the foot of the page."""

    strips: tuple[tuple[float, Strip], ...]


class _OpenPage:
    """The page that is being filled."""

    def __init__(self) -> None:
        self.placed: list[tuple[float, Strip]] = []
        self.y = TOP
        self.is_fresh = True

    def room(self, strips: Iterable[Strip]) -> float:
        """Return the height left after the strips, negative if they do not fit."""
        height = sum(strip.before + strip.height for strip in strips)
        return self.y - BOTTOM - height

    def add(self, strip: Strip) -> None:
        if self.is_fresh and strip.head:
            for head in strip.head:
                self._put(head)
        self._put(strip)
        self.is_fresh = False

    def _put(self, strip: Strip) -> None:
        if self.placed:
            self.y -= strip.before
        self.placed.append((self.y, strip))
        self.y -= strip.height


def paginate(strips: Iterable[Strip | ImagePage]) -> Iterator[TextPage | ImagePage]:
    """Yield the pages in order.

    Strips that keep the next move on together; only where they are taller than a page are they
    parted.
    """
    page = _OpenPage()
    for chunk in _chunks(strips):
        if isinstance(chunk, ImagePage):
            if not page.is_fresh:
                yield TextPage(tuple(page.placed))
                page = _OpenPage()
            yield chunk
            continue
        if not page.is_fresh and (chunk[0].starts_page or page.room(chunk) < 0):
            yield TextPage(tuple(page.placed))
            page = _OpenPage()
        for strip in chunk:
            if not page.is_fresh and page.room((strip,)) < 0:
                yield TextPage(tuple(page.placed))
                page = _OpenPage()
            page.add(strip)
    if not page.is_fresh:
        yield TextPage(tuple(page.placed))


def _chunks(strips: Iterable[Strip | ImagePage]) -> Iterator[list[Strip] | ImagePage]:
    """Yield strips that stay together, and picture pages by themselves."""
    chunk: list[Strip] = []
    for strip in strips:
        if chunk and (isinstance(strip, ImagePage) or strip.starts_page):
            yield chunk
            chunk = []
        if isinstance(strip, ImagePage):
            yield strip
            continue
        chunk.append(strip)
        if not strip.keeps_next:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
