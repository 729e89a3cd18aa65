"""Pages of exhibits: unseen text over pictures, and public pages drawn anew."""

import io

import numpy as np
import pikepdf
import pypdfium2

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.tree import DrawnPage, DrawnRule, DrawnText, ImagePage, LayerLine
from casefiles.typeset.file.build import build_pdf
from tests.typeset.pdf_reading import FONTS, PLACE, document, no_pictures
from tests.typeset.random_trees import jpeg

STAMP = (TextSpan("AB/1 | page 1 of 2", "en"),)


def picture(*lines: LayerLine) -> bytes:
    page = ImagePage(
        "1", 400, 600, 8, 8, "jpeg_grey", b"", STAMP, "p", PLACE, "AB/1: a letter", lines
    )
    return build_pdf(document(page), FONTS, lambda _key: jpeg(), CancellationToken())


def test_unseen_words_lie_where_they_are_printed_and_change_no_pixel() -> None:
    line = LayerLine("Order of the court", "en", (0.1, 0.2, 0.6, 0.25))
    pdf = picture(line, LayerLine("法院命令", "zh-Hans", (0.1, 0.8, 0.9, 0.85)))
    with pypdfium2.PdfDocument(pdf) as read, pypdfium2.PdfDocument(picture()) as bare:
        shown = [opened[0].render(scale=1).to_numpy() for opened in (read, bare)]
        assert np.array_equal(*shown)
        text = read[0].get_textpage()
        whole = text.get_text_bounded()
        assert "Order of the court" in whole
        assert "法院命令" in whole
        places = [text.get_charbox(text.search(word).get_next()[0]) for word in ("Order", "court")]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figure = next(one for one in opened.objects if _tag(one) == "/Figure")
        left, bottom, right, top = (float(value) for value in figure.A.BBox)
        assert str(figure.Alt) == "AB/1: a letter"
    first, last = places
    assert abs(first[0] - (left + 0.1 * (right - left))) < 2
    assert last[2] < left + 0.6 * (right - left) + 2
    for _, low, _, high in places:
        assert top - 0.26 * (top - bottom) < low < high < top - 0.19 * (top - bottom)


def test_the_stamp_stands_at_the_right_where_the_document_begins_there() -> None:
    page = ImagePage("1", 400, 600, 8, 8, "jpeg_grey", b"", STAMP, "p", PLACE)
    for language, is_at_right in (("en", False), ("ug", True)):
        tree = document(page, language=language)
        pdf = build_pdf(tree, FONTS, lambda _key: jpeg(), CancellationToken())
        with pypdfium2.PdfDocument(pdf) as read:
            text = read[0].get_textpage()
            left, _, right, _ = text.get_charbox(text.search("AB").get_next()[0])
            assert (left > read[0].get_width() / 2) is is_at_right
            assert 30 < left < right < read[0].get_width() - 30


def test_a_public_page_is_drawn_anew_with_our_fonts_at_its_places() -> None:
    texts = (
        DrawnText("Resolution", "en", 100, 700, 14, is_bold=True, paragraph=1),
        DrawnText("The Assembly", "en", 100, 660, 11, width=200, paragraph=2),
        DrawnText("decides", "en", 100, 640, 11, paragraph=2),
    )
    page = DrawnPage(595, 842, texts, (DrawnRule((100, 690), (300, 690), 3),), STAMP, "p", PLACE)
    pdf = build_pdf(document(page), FONTS, no_pictures, CancellationToken())
    with pypdfium2.PdfDocument(pdf) as read:
        text = read[0].get_textpage()
        assert text.get_text_bounded().split() == [
            *["AB/1", "|", "page", "1", "of", "2"],
            *["Resolution", "The", "Assembly", "decides", "1"],
        ]
        index, count = text.search("The Assembly").get_next()
        width = text.get_charbox(index + count - 1)[2] - text.get_charbox(index)[0]
        assert 165 < width < 200
        ink = read[0].render(scale=1).to_numpy()[:, :, 0] < 80
        assert ink[:, 150:250].all(axis=1).sum() in {2, 3}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        part = next(one for one in opened.objects if _tag(one) == "/Div")
        assert [str(kid.S) for kid in part.K] == ["/P", "/P", "/P"]
        assert "/XObject" not in opened.pages[0].obj.Resources


def _tag(item: pikepdf.Object) -> str:
    return str(item.get("/S", "")) if isinstance(item, pikepdf.Dictionary) else ""
