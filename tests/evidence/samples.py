"""Files that tests feed to the workers: honest ones, broken ones and bombs."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: Callable[[Canvas], object], size: tuple[float, float] = (595, 842)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text_pdf(*pages: Sequence[str], size: tuple[float, float] = (595, 842)) -> bytes:
    """One page per sequence of lines, 12 pt Helvetica, from 700 pt downwards in steps of 20 pt."""

    def drawn(lines: Sequence[str]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 12)
            for row, line in enumerate(lines):
                canvas.drawString(50, size[1] - 142 - 20 * row, line)

        return draw

    return pdf(*(drawn(lines) for lines in pages), size=size)


def image_pdf(picture: bytes, x: float, y: float, width: float, height: float) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), x, y, width, height)

    return pdf(draw)


def edited(data: bytes, change: Callable[[pikepdf.Pdf], None], **save: object) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out, **save)
        return out.getvalue()


def picture(
    kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object
) -> bytes:
    """A picture whose left half is black and whose right half is white."""
    image = Image.new(mode, size, "white")
    image.paste(Image.new(mode, (size[0] // 2, size[1]), "black"), (0, 0))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_bomb(side: int = 60_000) -> bytes:
    """A PNG of 3.6 gigapixels in a few hundred kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    data = b"".join(packer.compress(row) for _ in range(side // 100)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of which is the catalog."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def one_page_pdf(content: bytes, resources: bytes = b"", *others: bytes) -> bytes:
    """A PDF of one page; `others` are objects from number 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page % resources,
        content,
        *others,
    )


def flate_bomb(mebibytes: int) -> bytes:
    """A PDF whose page content unpacks to so many mebibytes; PDFium aborts for want of memory."""
    inner = zlib.compressobj(1)
    data = b"".join(inner.compress(bytes(1 << 20)) for _ in range(mebibytes)) + inner.flush()
    packed = zlib.compress(data, 9)
    return one_page_pdf(stream(b"/Filter[/FlateDecode/FlateDecode]", packed))


def endless_forms(depth: int = 9, width: int = 12) -> bytes:
    """A PDF whose forms draw one another more often than anybody can wait for."""
    forms = []
    for level in range(depth):
        inner = 6 + level
        is_last = level == depth - 1
        content = b"0 0 9 9 re f" if is_last else b"/F Do " * width
        resources = b"" if is_last else b"/Resources<</XObject<</F %d 0 R>>>>" % inner
        forms.append(stream(b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources, content))
    return one_page_pdf(stream(b"", b"/F Do " * width), b"/XObject<</F 5 0 R>>", *forms)
