"""Published pages come apart into what is seen on them; what is hidden has no say in it."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefiles.evidence.channel.answers import MalformedAnswer
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.rebuilt_page_answers import redrawn_answer, redrawn_from
from casefiles.evidence.pdf.pdf_reader import PdfFile

SECRET = "Rahile Zunun"


def pdf(*draws, **entries) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setTitle(entries.get("title", ""))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 760, "Judgment of the court")
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(72, 730, "1. The applicant lives in the town, and has for years.")
    canvas.drawString(72, 715, "2. He was heard on 3 May.")
    canvas.line(72, 700, 520, 700)
    for draw in draws:
        draw(canvas)
    canvas.save()
    return out.getvalue()


def redrawn(data: bytes):
    return PdfFile(data, WorkerLimits()).redraw_page(1)


def invisible(canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    canvas.drawText(text)


def white(canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(72, 580, SECRET)


def under_white(canvas) -> None:
    canvas.drawString(72, 560, SECRET)
    canvas.setFillGray(1)
    canvas.rect(60, 550, 300, 30, stroke=0, fill=1)


def clipped(canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(400, 20, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(72, 540, SECRET)
    canvas.restoreState()


def beside(canvas) -> None:
    canvas.drawString(700, 500, SECRET)


def linked(canvas) -> None:
    canvas.linkURL(f"mailto:{SECRET}", (72, 710, 200, 725))


def bookmarked(canvas) -> None:
    canvas.bookmarkPage("x")
    canvas.addOutlineEntry(SECRET, "x")


HIDDEN = [invisible, white, under_white, clipped, beside, linked, bookmarked]


def test_a_page_of_text_and_rules_comes_apart():
    texts, rules = redrawn(pdf())
    assert [text.text for text in texts] == [
        "Judgment of the court",
        "1. The applicant lives in the town, and has for years.",
        "2. He was heard on 3 May.",
    ]
    first = texts[0]
    assert (first.x, first.y) == (pytest.approx(72, abs=2), pytest.approx(760, abs=1))
    assert first.size == pytest.approx(14, abs=0.5)
    assert first.is_bold
    assert not texts[1].is_bold
    assert texts[1].width == pytest.approx(250, abs=30)
    (rule,) = rules
    assert rule.start == (pytest.approx(72, abs=1), pytest.approx(700, abs=1))
    assert rule.end == (pytest.approx(520, abs=1), pytest.approx(700, abs=1))


@pytest.mark.parametrize("hide", HIDDEN)
def test_what_is_hidden_decides_nothing(hide):
    assert redrawn(pdf(hide)) == redrawn(pdf())


def test_what_the_file_says_of_itself_decides_nothing():
    assert redrawn(pdf(title=SECRET)) == redrawn(pdf())


def picture(canvas) -> None:
    image = Image.new("RGB", (40, 40), (90, 90, 90))
    canvas.drawImage(ImageReader(image), 300, 300, 100, 100)


def shape(canvas) -> None:
    canvas.circle(300, 400, 40)


def black_box(canvas) -> None:
    canvas.rect(200, 500, 150, 20, stroke=0, fill=1)


def red(canvas) -> None:
    canvas.setFillColorRGB(0.9, 0, 0)
    canvas.drawString(72, 500, "in red")


def pale(canvas) -> None:
    canvas.setFillGray(0.7)
    canvas.drawString(72, 500, "in grey")


def turned(canvas) -> None:
    canvas.saveState()
    canvas.translate(300, 300)
    canvas.rotate(30)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()


@pytest.mark.parametrize("show", [picture, shape, black_box, red, pale, turned])
def test_a_page_that_shows_anything_else_is_left_to_its_pixels(show):
    assert redrawn(pdf(show)) is None


def test_answers_come_back_as_they_were_and_nonsense_is_refused():
    found = redrawn(pdf())
    told = redrawn_from(redrawn_answer(found))
    assert told == found
    assert redrawn_from(redrawn_answer(None)) is None
    for bad in (b"{}", b'{"texts":[["x"]],"rules":[],"is_whole":true}', b"[]"):
        with pytest.raises(MalformedAnswer):
            redrawn_from(bad)
