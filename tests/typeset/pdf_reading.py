"""Reading finished files back, with other libraries than those that made them."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.tree import Block, DocumentTree, Paragraph, Role
from casefiles.typeset.file.build import build_pdf

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
PLACE = TextPosition("statement", 7)


def no_pictures(_key: str) -> bytes:
    raise AssertionError("no picture was promised")


def paragraph(text: str, language: str = "en", **fields: object) -> Paragraph:
    return Paragraph((TextSpan(text, language),), Role.BODY, PLACE, **fields)


def document(*blocks: Block, title: str = "A title", language: str = "en") -> DocumentTree:
    return DocumentTree(title, language, (TextSpan("Running head", "en"),), "p.", blocks)


def pdf_of(*blocks: Block, title: str = "A title") -> bytes:
    return build_pdf(document(*blocks, title=title), FONTS, no_pictures, CancellationToken())


def page_texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in opened]


def ink_outside(pdf: bytes, margin: float) -> list[tuple[int, str]]:
    """Return the characters that lie nearer to an edge of their page than the margin."""
    outside = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for number, page in enumerate(opened, start=1):
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                inside = (
                    margin <= left and right <= width - margin and bottom >= 0 and top <= height
                )
                if right > left and not inside:
                    outside.append((number, text.get_text_range(index, 1)))
    return outside


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Return each font and whether it is embedded."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(item.BaseFont): "/FontFile2" in item.FontDescriptor
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/CIDFontType2"
        }


def everything(pdf: bytes) -> bytes:
    """Return the file and every object and stream of it, decoded."""
    parts = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for item in opened.objects:
            parts.append(item.unparse(resolved=True))
            if isinstance(item, pikepdf.Stream) and "/Subtype" not in item:
                parts.append(item.read_bytes())
        parts.append(opened.trailer.unparse())
    return b"\n".join(parts)


def links_of(opened: pikepdf.Pdf) -> Iterator[tuple[int, list[float], int, float]]:
    """Yield page, rectangle, target page (all pages from 1) and target height of each link."""
    numbers = {page.objgen: index for index, page in enumerate(opened.pages, start=1)}
    for index, page in enumerate(opened.pages, start=1):
        for link in page.obj.get("/Annots", []):
            rectangle = [float(value) for value in link.Rect]
            yield index, rectangle, numbers[link.Dest[0].objgen], float(link.Dest[3])
