"""Text that is covered, invisible, outside the page or in a form: cases T01 to T12."""

import io

import pikepdf
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.attacks.leaks.battery import (
    AREA,
    FONTS,
    HEIGHT,
    LINE,
    SECRETS,
    WIDTH,
    Outcome,
    Secret,
    Trial,
    changed,
    line,
    plain,
    sheet,
    tried,
    with_content,
    with_font,
)
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.redaction.pixels.pictures import font

COVER = (15, 88, 270, 24)


def covered(secret: Secret, fill: str = "black", alpha: float = 1) -> bytes:
    def draw(canvas: Canvas) -> None:
        line(canvas, secret.name)
        canvas.setFillColor(fill, alpha)
        canvas.rect(*COVER, fill=1, stroke=0)

    return sheet(draw)


def thick_line(secret: Secret) -> bytes:
    def draw(canvas: Canvas) -> None:
        line(canvas, secret.name)
        canvas.setLineWidth(24)
        canvas.line(15, 100, 285, 100)

    return sheet(draw)


def in_nested_form(secret: Secret) -> bytes:
    """The same form, in a form, on two pages."""

    def draw(canvas: Canvas) -> None:
        if not canvas.hasForm("outer"):
            canvas.beginForm("inner")
            line(canvas, secret.name)
            canvas.endForm()
            canvas.beginForm("outer")
            canvas.doForm("inner")
            canvas.endForm()
        canvas.doForm("outer")

    return sheet(draw, pages=2)


def scan_of(text: str, colour: str = "black") -> Image.Image:
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), "white")
    drawing = ImageDraw.Draw(image)
    drawing.text((40, 60), "A page that was scanned.", fill="black", font=font(22))
    drawing.text((40, 184), text, fill=colour, font=font(14))
    return image


def shifted_layer(secret: Secret) -> bytes:
    """A scan, and the invisible text of its recognition 40 points too low."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.drawImage(ImageReader(scan_of(secret.name)), 0, 0, WIDTH, HEIGHT)
    text = canvas.beginText(LINE[0], LINE[1] - 40)
    text.setFont(with_font(), 8)
    text.setTextRenderMode(3)
    text.textOut(secret.name)
    canvas.drawText(text)
    canvas.save()
    return out.getvalue()


def pale(secret: Secret) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, level in enumerate((1.0, 0.996, 0.98, 0.90)):
            canvas.setFillGray(level)
            canvas.setFont("NotoSans-Regular", 11)
            canvas.drawString(20, 130 - 20 * number, secret.name)

    return sheet(draw)


def outside(secret: Secret) -> bytes:
    """Text beyond the crop box, beyond the media box, and with a user unit."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(20, 190, secret.name)
        canvas.drawString(400, 100, secret.name)
        canvas.drawString(20, -40, secret.number)

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].CropBox = Array([0, 20, WIDTH, 180])
        pdf.pages[0].UserUnit = 1.5

    return changed(sheet(draw), change)


def grey_image(pdf: pikepdf.Pdf, picture: Image.Image, **more: object) -> pikepdf.Object:
    grey = picture.convert("L")
    image = pdf.make_stream(grey.tobytes())
    image.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=grey.width, Height=grey.height,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )
    )  # fmt: skip
    for key, value in more.items():
        image["/" + key] = value
    return image


def strip_of(secret: Secret, paper: str = "white", ink: str = "black") -> Image.Image:
    image = Image.new("L", (520, 40), paper)
    ImageDraw.Draw(image).text((4, 4), secret.name, fill=ink, font=font(22))
    return image


def soft_mask(secret: Secret) -> bytes:
    """A black image whose mask lets it through where the name is."""

    def resources(pdf: pikepdf.Pdf) -> dict:
        mask = grey_image(pdf, strip_of(secret, "black", "white"))
        solid = grey_image(pdf, Image.new("L", (520, 40), 0), SMask=mask)
        return {"/XObject": {"/Solid": solid}}

    return with_content(b"q 260 0 0 20 20 92 cm /Solid Do Q", resources)


def alternate(secret: Secret) -> bytes:
    def resources(pdf: pikepdf.Pdf) -> dict:
        other = pdf.make_indirect(grey_image(pdf, strip_of(secret)))
        shown = grey_image(pdf, Image.new("L", (520, 40), 255))
        shown.Alternates = Array([Dictionary(Image=other, DefaultForPrinting=True)])
        return {"/XObject": {"/Shown": shown}}

    return with_content(b"q 260 0 0 20 20 92 cm /Shown Do Q", resources)


def tiling(secret: Secret) -> bytes:
    def resources(pdf: pikepdf.Pdf) -> dict:
        image = pdf.make_indirect(grey_image(pdf, strip_of(secret)))
        tile = pdf.make_stream(
            b"q 260 0 0 20 0 0 cm /Name Do Q",
            Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=Array([0, 0, 260, 20]), XStep=260, YStep=20,
            Matrix=Array([1, 0, 0, 1, 20, 92]),
            Resources=Dictionary(XObject=Dictionary(Name=image)),
        )  # fmt: skip
        return {"/Pattern": {"/Tile": pdf.make_indirect(tile)}}

    return with_content(b"q /Pattern cs /Tile scn 20 92 260 20 re f Q", resources)


class _Path(BasePen):
    """Writes an outline as operators of a PDF."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802  the pen's own name
        self.operators.append(f"{to[0]:.0f} {to[1]:.0f} m")

    def _lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{to[0]:.0f} {to[1]:.0f} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(" ".join(f"{x:.0f} {y:.0f}" for x, y in points) + " c")

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")


def as_curves(secret: Secret) -> bytes:
    """The name as outlines, without any letter."""
    face = TTFont(FONTS / "NotoSans-Regular.ttf")
    glyphs, letters, widths = face.getGlyphSet(), face.getBestCmap(), face["hmtx"]
    operators, at = [], 0.0
    for letter in secret.name:
        pen = _Path(glyphs)
        glyphs[letters[ord(letter)]].draw(pen)
        drawn = " ".join(pen.operators)
        operators.append(f"q 0.011 0 0 0.011 {20 + at:.2f} 96 cm {drawn} f Q")
        at += widths[letters[ord(letter)]][0] * 0.011
    return with_content(" ".join(operators).encode(), lambda _pdf: {})


def annotated(kind: Name, **more: object):
    """A page whose secret an annotation covers or asks to remove, which nobody applied."""

    def build(secret: Secret) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            rect = Array([15, 88, 285, 112])
            note = Dictionary(
                Type=Name.Annot, Subtype=kind, Rect=rect, F=4, C=Array([0, 0, 0]),
                QuadPoints=Array([15, 112, 285, 112, 15, 88, 285, 88]), **more,
            )  # fmt: skip
            pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

        return changed(plain(secret), change)

    return build


BOX = ((1, AREA),)
BOTH = ((1, AREA), (2, AREA))
SHIFTED = (0.0, 0.40, 1.0, 0.56)
TRIALS = (
    Trial("T01", covered, BOX, is_shown=False),
    Trial("T01 white", lambda secret: covered(secret, "white"), BOX, is_shown=False),
    Trial("T01 nearly opaque", lambda secret: covered(secret, "black", 0.99), BOX),
    Trial("T01 thick line", thick_line, BOX, is_shown=False),
    Trial("T01 value", covered, is_shown=False),
    Trial("T03", in_nested_form, BOX, pages=2),
    Trial("T03 both", in_nested_form, BOTH, pages=2),
    Trial("T04", shifted_layer, ((1, SHIFTED),)),
    Trial("T05", pale),
    Trial("T07", outside, is_shown=False),
    Trial("T09", soft_mask, BOX),
    Trial("T09 alternate", alternate, BOX, is_shown=False),
    Trial("T09 tile", tiling, BOX),
    Trial("T10", as_curves, BOX),
    Trial("T11", annotated(Name.Redact, OverlayText="")),
    Trial("T11 highlight", annotated(Name.Highlight)),
    Trial("T11 highlight, marked", annotated(Name.Highlight), BOX),
)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with opened_template() as template:
        return tried(tmp_path_factory.mktemp("covered"), template, TRIALS)


@pytest.fixture(scope="module")
def template():
    with opened_template() as opened:
        yield opened


def test_covered_text_is_in_no_dossier(outcome: Outcome):
    assert outcome.leaks() == []


def test_pages_with_covered_text_do_not_depend_on_it(outcome: Outcome):
    assert outcome.differing() == []
    assert len({path.read_bytes() for path in outcome.dossiers}) == 1


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.id)
def test_sources_hold_what_they_hide(template: Template, trial: Trial):
    """Control: a page that shows the secret differs with it, any other holds it as text."""
    first, second = trial.build(SECRETS[0]), trial.build(SECRETS[2])
    if not trial.is_shown:
        assert first != second
        return
    seen = {
        next(iter(template.render([data], [1], 100, CancellationToken()))).rgb
        for data in (first, second)
    }
    assert len(seen) > 1
