"""Loads all that reading may ever load, before a process is locked and sees evidence."""

import encodings.aliases
import importlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from casefiles.evidence import answers
from casefiles.evidence.documents import open_document, tell
from casefiles.evidence.faces import Face, load_faces
from casefiles.evidence.limits import WorkerLimits
from casefiles.evidence.pdf_fonts import MemoryFonts
from casefiles.evidence.text_decoding import decoded
from casefiles.evidence.unreadable import Unreadable

_PDF = b"""%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/UserUnit 1/Contents 4 0 R/Annots[6 0 R]
/Resources<</Font<</A 5 0 R/B 7 0 R/C 8 0 R>>>>>>endobj
4 0 obj<</Length 96>>stream
BT /A 9 Tf 9 99 Td (warm) Tj /B 9 Tf 9 9 Td <4E2D6587> Tj /C 9 Tf 9 9 Td (warm) Tj ET           \

endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Type/Annot/Subtype/Square/Rect[9 9 50 50]/C[1 0 0]/F 4>>endobj
7 0 obj<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H
/DescendantFonts[9 0 R]>>endobj
8 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>endobj
9 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)
/Ordering(GB1)/Supplement 2>>/FontDescriptor 10 0 R>>endobj
10 0 obj<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0
/Ascent 859/Descent -141/CapHeight 700/StemV 80>>endobj
trailer<</Size 11/Root 1 0 R>>
"""
_TEXT = "warm \u0442\u0435\u043f\u043b\u043e \u6696 \u0bb0 \u0f56\n".encode()
_NOT_NEEDED = frozenset(("mbcs", "oem", "bz2_codec", "hex_codec"))
_KEPT: list[object] = []
"""What PDFium points to must live as long as the process."""


def warm_up(resources: Path, limits: WorkerLimits) -> tuple[Face, ...]:
    """Load the libraries, their parts that load late, the encodings and the fonts.

    Args:
        resources: folder that has `fonts`.
        limits: as for the documents to come.

    Returns:
        The faces, for `work`.

    Raises:
        OSError: a font is missing.
        ValueError: a font is broken.
    """
    faces = load_faces(resources / "fonts")
    _KEPT.append(MemoryFonts(faces))
    Image.init()
    for name in sorted(set(encodings.aliases.aliases.values()) - _NOT_NEEDED):
        importlib.import_module(f"encodings.{name}")
    for sample in _samples():
        _rehearse(sample, limits, faces)
    return faces


def _samples() -> list[bytes]:
    picture = Image.new("RGB", (16, 16), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    jpeg, png, archive = io.BytesIO(), io.BytesIO(), io.BytesIO()
    picture.save(jpeg, "JPEG", exif=exif)
    picture.convert("RGBA").save(png, "PNG")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    chinese = "\u6696\u548c".encode("gb18030")
    return [
        *(_PDF, jpeg.getvalue(), png.getvalue(), archive.getvalue(), _TEXT, chinese, b"%PDF-1.7"),
        *("warm".encode("utf-16"), jpeg.getvalue()[:200], png.getvalue()[:50], b""),
    ]


def _rehearse(sample: bytes, limits: WorkerLimits, faces: Sequence[Face]) -> None:
    """Read and render a sample by the way that documents go."""
    decoded(sample)
    try:
        document = open_document(sample, tell(sample), limits, faces)
        answers.page_answer(document.read_page(1))
        answers.raster_answer(document.render_page(1, 72))
    except Unreadable:
        # Some samples are broken on purpose: what reports a fault is loaded late as well.
        return
