"""PDF pages that hold text, with the furniture in which secrets hide."""

import io
import math
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from makers.faces import FILES, FONTS, joined, runs
from makers.layout import INK, RED, Colour
from makers.marks import around, fingerprint, signature, star
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a PDF carries besides its pages.

    Attributes:
        title: document information.
        author: document information and XMP.
        subject: document information.
        note: text of a sticky note on the last page; empty for none.
        attachment: name and bytes of an embedded file; empty name for none.
    """

    title: str
    author: str
    subject: str = ""
    note: str = ""
    attachment: tuple[str, bytes] = ("", b"")


class PdfSheet:
    """A `layout.Surface` that writes a PDF with a text layer."""

    def __init__(self) -> None:
        self.width, self.height = A4
        self._file = io.BytesIO()
        self._turned: list[int] = []
        self._canvas = Canvas(self._file, pagesize=A4, invariant=1, initialFontName="sans")

    def measure(self, text: str, face: str, size: float) -> float:
        """Return the width of a text."""
        return float(pdfmetrics.stringWidth(joined(text) if face == "arab" else text, face, size))

    def draw(self, x: float, y: float, text: str, face: str, size: float, ink: Colour) -> None:
        """Draw a text of one face."""
        self._canvas.setFillColorRGB(*(part / 255 for part in ink))
        self._canvas.setFont(face, size)
        self._canvas.drawString(x, self.height - y, joined(text) if face == "arab" else text)

    def draw_hidden(self, x: float, y: float, text: str, size: float) -> None:
        """Put a text on the page in the render mode that shows nothing."""
        line = self._canvas.beginText(x, self.height - y)
        line.setTextRenderMode(INVISIBLE)
        for face, run in runs(text, "hans", "sans"):
            line.setFont(face, size)
            line.textOut(run)
        line.setTextRenderMode(0)
        self._canvas.drawText(line)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line."""
        self._canvas.setStrokeColorRGB(*(part / 255 for part in INK))
        self._canvas.setLineWidth(0.6)
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)

    def cover(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Lay a black box over the text and leave the text where it is."""
        self._canvas.setFillColorRGB(0, 0, 0)
        self._canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def stamp(self, x: float, y: float, words: str) -> None:
        """Press a round red stamp, by its centre."""
        canvas, radius = self._canvas, 46.0
        canvas.saveState()
        canvas.setStrokeColorRGB(*(part / 255 for part in RED))
        canvas.setFillColorRGB(*(part / 255 for part in RED))
        canvas.setStrokeAlpha(0.8)
        canvas.setFillAlpha(0.8)
        canvas.setLineWidth(2.2)
        canvas.translate(x, self.height - y)
        canvas.circle(0, 0, radius)
        path = canvas.beginPath()
        for index, (px, py) in enumerate(star(0, 0, 12)):
            (path.lineTo if index else path.moveTo)(px, -py)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setFont("hans", 6.5)
        canvas.drawCentredString(0, -26, "虚构样本")
        canvas.setFont("hans", 9 if len(words) < 16 else 7)
        for letter, angle in around(words, min(4.3, 0.36 * len(words))):
            canvas.saveState()
            canvas.rotate(-math.degrees(angle))
            canvas.drawCentredString(0, radius - 12, letter)
            canvas.restoreState()
        canvas.restoreState()

    def sign(self, x: float, y: float) -> None:
        """Write a signature that cannot be read."""
        self._stroke(signature(x, y), (30, 45, 120), 0.9)

    def thumb(self, x: float, y: float) -> None:
        """Press a red fingerprint."""
        for ridge in fingerprint(x, y):
            self._stroke(ridge, RED, 0.7)

    def next_page(self, *, is_landscape: bool) -> None:
        """Go on to a fresh page; a landscape one is a portrait page that readers turn."""
        self._canvas.showPage()
        self.width, self.height = A4
        if is_landscape:
            # ReportLab would swap the page's sides along with its rotation: turn it at the end.
            self._turned.append(self._canvas.getPageNumber() - 1)
            self._canvas.translate(A4[0], 0)
            self._canvas.rotate(90)
            self.width, self.height = self.height, self.width

    def finish(self, furniture: Furniture, path: Path) -> None:
        """Write the file."""
        self._canvas.save()
        self._file.seek(0)
        with pikepdf.open(self._file) as pdf:
            for index in self._turned:
                pdf.pages[index].rotate(90, relative=False)
            dress(pdf, furniture)
            pdf.save(path, deterministic_id=True, compress_streams=True)

    def _stroke(self, points: list[tuple[float, float]], ink: Colour, weight: float) -> None:
        self._canvas.setStrokeColorRGB(*(part / 255 for part in ink))
        self._canvas.setLineWidth(weight)
        path = self._canvas.beginPath()
        for index, (x, y) in enumerate(points):
            (path.lineTo if index else path.moveTo)(x, self.height - y)
        self._canvas.drawPath(path)


def register_faces() -> None:
    """Make the fonts known to ReportLab."""
    for face, file in FILES.items():
        pdfmetrics.registerFont(TTFont(face, FONTS / file))


def dress(pdf: pikepdf.Pdf, furniture: Furniture) -> None:
    """Give a PDF its document information, XMP, sticky note and embedded file."""
    pdf.docinfo[pikepdf.Name.Title] = f"INVENTED SAMPLE: {furniture.title}"
    pdf.docinfo[pikepdf.Name.Author] = furniture.author
    pdf.docinfo[pikepdf.Name.Subject] = furniture.subject
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = f"INVENTED SAMPLE: {furniture.title}"
        xmp["dc:creator"] = [furniture.author]
        xmp["dc:description"] = furniture.subject
    if furniture.note:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[560, 800, 580, 820],
            Contents=furniture.note,
            T=furniture.author,
            F=2,
        )
        pdf.pages[-1].obj.Annots = pdf.make_indirect([pdf.make_indirect(note)])
    name, data = furniture.attachment
    if name:
        spec = pikepdf.AttachedFileSpec(
            pdf,
            data,
            filename=name,
            mime_type="text/csv",
            creation_date="D:20231009080000Z",
            mod_date="D:20231009080000Z",
        )
        pdf.attachments[name] = spec
