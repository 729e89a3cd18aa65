"""Looks through a PDF page's resources with a second reader, for what PDFium does not tell."""

import io
from collections.abc import Iterator

import pikepdf

_MOST_FORMS = 10_000
_HIGHEST = 64
_SHADING = 2
"""PatternType of a pattern that draws only a gradient (ISO 32000-1, 8.7)."""


class PageResources:
    """The resources of a document's pages; whatever cannot be looked through is doubtful."""

    def __init__(self, data: bytes, page_count: int) -> None:
        """Open a PDF a second time.

        Args:
            data: the file.
            page_count: by the first reader; if the two see different pages, nothing is believed.
        """
        self._document: pikepdf.Pdf | None = None
        try:
            document = pikepdf.open(io.BytesIO(data))
            self._document = document if len(document.pages) == page_count else None
        except Exception:  # noqa: BLE001  the parser of a hostile file may raise anything
            self._document = None

    def of_page(self, number: int) -> pikepdf.Object | None:
        """Return the resources of a page, from 1; None where they cannot be told."""
        if self._document is None:
            return None
        try:
            return _resources(self._document.pages[number - 1].obj)
        except Exception:  # noqa: BLE001  the parser of a hostile file may raise anything
            return None

    def draw_aside(self, number: int) -> bool:
        """Tell whether a page has tiling patterns or soft masks, which draw without being objects.

        Args:
            number: of the page, from 1.
        """
        if self._document is None:
            return True
        try:
            return _draws_aside(self._document.pages[number - 1].obj)
        except Exception:  # noqa: BLE001  the parser of a hostile file may raise anything
            return True


def _draws_aside(page: pikepdf.Object) -> bool:
    waiting = [_resources(page)]
    waiting += (form.get("/Resources") for form in _appearances(page))
    seen: set[tuple[int, int]] = set()
    while waiting:
        resources = waiting.pop()
        if not isinstance(resources, pikepdf.Dictionary):
            continue
        if _has_patterns_or_masks(resources):
            return True
        for form in _values(resources, "/XObject"):
            if form.objgen not in seen and form.get("/Subtype") == "/Form":
                seen.add(form.objgen)
                waiting.append(form.get("/Resources"))
        if len(seen) > _MOST_FORMS:
            return True
    return False


def _has_patterns_or_masks(resources: pikepdf.Object) -> bool:
    return any(
        pattern.get("/PatternType") != _SHADING for pattern in _values(resources, "/Pattern")
    ) or any(
        isinstance(state.get("/SMask"), pikepdf.Dictionary)
        for state in _values(resources, "/ExtGState")
    )


def _resources(page: pikepdf.Object) -> pikepdf.Object | None:
    """Return a page's own resources or those that it inherits."""
    node: pikepdf.Object | None = page
    for _level in range(_HIGHEST):
        if node is None or "/Resources" in node:
            break
        node = node.get("/Parent")
    return None if node is None else node.get("/Resources")


def _appearances(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Go over what the page's annotations look like, in each of their states."""
    for annotation in page.get("/Annots", pikepdf.Array()):
        normal = annotation.get("/AP", pikepdf.Dictionary()).get("/N")
        if isinstance(normal, pikepdf.Stream):
            yield normal
        elif isinstance(normal, pikepdf.Dictionary):
            yield from normal.values()


def _values(resources: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    yield from resources.get(kind, pikepdf.Dictionary()).values()
