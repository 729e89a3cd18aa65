"""What a finished file says of itself: language, paper, printed numbers, bookmarks, hidden text."""

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from casefiles.redaction.clearance.final_check_frames import FileFacts, PageFacts

_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_UNSEEN: Final = 3
"""Mode of text that is drawn nowhere, and can be searched."""


def facts_of(file_bytes: bytes) -> FileFacts:
    """Return what a file that was taken apart before tells of itself."""
    with pikepdf.open(io.BytesIO(file_bytes)) as pdf:
        root = pdf.Root
        outlines = root.get("/Outlines", pikepdf.Dictionary())
        count = abs(int(outlines.get("/Count", 0)))
        return FileFacts(
            str(root.get("/Lang", ""))[:80],
            count or int("/First" in outlines),
            tuple(_pages(pdf)),
        )


def _pages(pdf: pikepdf.Pdf) -> Iterator[PageFacts]:
    labels = dict(_labels(pdf.Root.get("/PageLabels"), len(pdf.pages)))
    for at, page in enumerate(pdf.pages):
        left, bottom, right, top = (float(one) for one in page.mediabox)
        size = round(right - left), round(top - bottom)
        yield PageFacts(labels.get(at, ""), *size, _has_hidden_text(page))


def _labels(tree: Any, count: int) -> Iterator[tuple[int, str]]:
    """Yield the label of each page (ISO 32000-1, 12.4.2), of the flat trees that are written."""
    if tree is None:
        return
    numbers = list(tree.get("/Nums", pikepdf.Array()))
    starts = [int(one) for one in numbers[::2]]
    for start, end, style in zip(starts, [*starts[1:], count], numbers[1::2], strict=True):
        for at in range(start, end):
            number = int(style.get("/St", 1)) + at - start
            yield at, f"{style.get('/P', '')!s}{_number(str(style.get('/S', '')), number)}"[:80]


def _number(style: str, number: int) -> str:
    match style:
        case "/D":
            return str(number)
        case "/r" | "/R":
            text = ""
            for value, letters in _ROMAN:
                text += letters * (number // value)
                number %= value
            return text.upper() if style == "/R" else text
    return ""


def _has_hidden_text(page: pikepdf.Page) -> bool:
    operators = pikepdf.parse_content_stream(page, "Tr")
    return any(int(one.operands[0]) == _UNSEEN for one in operators if one.operands)
