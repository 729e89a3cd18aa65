"""How cites read, and how forms and links hold them."""

from collections.abc import Sequence
from typing import Any

from casefiles.domain.files.media import time_code
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation


def citation_place(page: int, start: int | None = None, end: int | None = None) -> str:
    """Return the place in a document as a lawyer cites it: p 3, or 00:01:12-00:01:20."""
    if start is None:
        return f"p {page}"
    if end is None or time_code(end) == time_code(start):
        return time_code(start)
    return f"{time_code(start)}-{time_code(end)}"


def citation_words(cite: Citation) -> str:
    """Return the place of a cite; that it is an area of a page is seen when it is opened."""
    if cite.message is not None:
        return f"message {cite.message:,}"
    return citation_place(cite.page, cite.start, cite.end)


def citation_values(cite: Citation) -> list[Any]:
    """Return a cite as a form holds it: document, page, and what else there is."""
    box = cite.box
    corners = None if box is None else [box.x0, box.y0, box.x1, box.y1]
    values = [cite.document_id, cite.page, cite.start, cite.end, corners, cite.message]
    while len(values) > 2 and values[-1] is None:  # noqa: PLR2004  document and page always
        values.pop()
    return values


def citation_from(values: Sequence[Any]) -> Citation:
    """Return the cite that a form holds."""
    document_id, page, start, end, corners, message = [*values, None, None, None, None][:6]
    box = None if corners is None else Box(*map(float, corners))
    return Citation(DocumentId(document_id), int(page), start, end, box, message)


def place_detail(cite: Citation) -> str:
    """Return where a link to a cite leads: a page, a message or area there, or a time in ms."""
    if cite.message is not None:
        return message_detail(cite.page, cite.message)
    if cite.start is not None:
        return f"{cite.start}-{cite.end}ms" if cite.end is not None else f"{cite.start}ms"
    if cite.box is not None:
        box = cite.box
        return f"{cite.page}@{box.x0:.5f},{box.y0:.5f},{box.x1:.5f},{box.y1:.5f}"
    return str(cite.page)


def message_detail(page: int, number: int) -> str:
    """Return where a link to a message leads, which begins on a page."""
    return f"{page}#{number}"


def citation_from_detail(document_id: DocumentId, detail: str) -> Citation:
    """Return the cite that a link leads to; the first page for one that says nothing."""
    if detail.endswith("ms"):
        start, _, end = detail.removesuffix("ms").partition("-")
        if start.isdecimal() and (end.isdecimal() or not end):
            return Citation(document_id, 1, int(start), int(end) if end else None)
    page, _, message = detail.partition("#")
    if page.isdecimal() and message.isdecimal() and int(message):
        return Citation(document_id, int(page), message=int(message))
    page, _, corners = detail.partition("@")
    number = int(page) if page.isdecimal() else 1
    try:
        numbers = [float(corner) for corner in corners.split(",")] if corners else []
    except ValueError:
        numbers = []
    box = Box(*numbers) if len(numbers) == 4 else None  # noqa: PLR2004  corners
    return Citation(document_id, number, box=box)
