"""Loads all that reading may ever load, before a process is locked and sees evidence."""

import encodings.aliases
import importlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pi_heif
from PIL import AvifImagePlugin, Image

from casefiles.domain.files.extraction import Raster
from casefiles.evidence.channel import answers
from casefiles.evidence.channel.item_answers import item_answers
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.pages import Readable
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.chats.chat_samples import chat_samples
from casefiles.evidence.isolation.single_thread import decode_heif_on_one_thread
from casefiles.evidence.layout.faces import FontFile, load_faces
from casefiles.evidence.layout.file_container import FileContainer
from casefiles.evidence.mail.mail_samples import archive_samples, mail_samples
from casefiles.evidence.mail.signed_samples import signed_samples
from casefiles.evidence.pdf.pdf_fonts import MemoryFonts
from casefiles.evidence.pdf.pdf_password import rehearse
from casefiles.evidence.pdf.pdf_reader import PdfFile
from casefiles.evidence.pictures.codes import with_codes
from casefiles.evidence.pictures.image_colours import load_colours
from casefiles.evidence.pictures.image_reader import PictureFile
from casefiles.evidence.text.text_decoding import decoded
from casefiles.evidence.worker.documents import detect_type, open_document
from casefiles.evidence.worker.warm_office import office_samples

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
_TEXT = "warm \u0442\u0435 \u6696 \u0f56\u0f7c\u0f51 \u0626\u06c7 e\u0301\n".encode()
_NOT_NEEDED = frozenset(("mbcs", "oem", "bz2_codec", "hex_codec"))
_PARTS_OF_SAMPLES = 4
_COARSE = 24
"""Dots per inch: enough to go the whole way."""
_LOADED: list[object] = []
"""What PDFium points to must live as long as the process."""


def warm_up(resources: Path, limits: WorkerLimits) -> tuple[FontFile, ...]:
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
    _LOADED.append(MemoryFonts(faces))
    _load_pictures()
    for name in sorted(set(encodings.aliases.aliases.values()) - _NOT_NEEDED):
        importlib.import_module(f"encodings.{name}")
    drawn: set[type[Readable]] = set()
    for sample in _samples():
        _rehearse(sample, limits, faces, drawn)
    rehearse(_PDF)
    with_codes(Raster(1, 8.0, 8.0, 16, 16, bytes(16 * 16 * 3)))
    return faces


def _load_pictures() -> None:
    """Load all that reads pictures, and have none of it start threads."""
    Image.init()
    load_colours()
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    if decode_heif_on_one_thread():
        # Else its files stay listed as not readable yet: a thread would end the worker.
        pi_heif.register_heif_opener(decode_threads=0, thumbnails=False)


def _samples() -> list[bytes]:
    picture = Image.new("RGB", (16, 16), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({2: (1.0, 2.0, 3.0), 4: (1.0, 2.0, 3.0)})
    jpeg, png, archive = io.BytesIO(), io.BytesIO(), io.BytesIO()
    picture.save(jpeg, "JPEG", exif=exif, xmp=b"<x/>", comment=b"warm")
    picture.convert("RGBA").save(png, "PNG")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    chinese = "\u6696\u548c".encode("gb18030")
    return [
        *(_PDF, jpeg.getvalue(), png.getvalue(), archive.getvalue(), _TEXT, chinese, b"%PDF-1.7"),
        *office_samples(),
        *("warm".encode("utf-16"), jpeg.getvalue()[:200], png.getvalue()[:50], b""),
        *_pictures(picture),
        *mail_samples(),
        *signed_samples(),
        *archive_samples(),
        *chat_samples(),
    ]


def _pictures(picture: Image.Image) -> Iterator[bytes]:
    """Yield a picture of each kind that is read, and one of each cut off."""
    deep, real = picture.convert("I;16"), picture.convert("F")
    for image, kind, options in (
        *((picture, "GIF", {}), (picture, "BMP", {}), (picture, "WEBP", {})),
        *((picture, "AVIF", {"speed": 10}), (picture, "JPEG2000", {}), (picture, "TIFF", {})),
        (picture, "TIFF", {"compression": "jpeg"}),
        (picture.convert("1"), "TIFF", {"compression": "group4"}),
        *((deep, "TIFF", {}), (real, "TIFF", {}), (picture.convert("LAB"), "TIFF", {})),
    ):
        out = io.BytesIO()
        image.save(out, kind, **options)
        yield from (out.getvalue(), out.getvalue()[:-60])
    yield b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def _rehearse(
    sample: bytes, limits: WorkerLimits, faces: Sequence[FontFile], drawn: set[type[Readable]]
) -> None:
    """Read and render a sample by the way that documents go.

    Drawing letters takes longest: each kind of document that is written on pages does it once.
    """
    decoded(sample)
    try:
        document = open_document(sample, detect_type(sample), limits, faces)
        answers.page_answer(document.read_page(1))
        if isinstance(document, PictureFile | PdfFile) or type(document) not in drawn:
            drawn.add(type(document))
            answers.raster_answer(document.render_page(1, _COARSE))
        items = list(item_answers(document.items()))
        if isinstance(document, FileContainer) and len(items) > 1:
            for number in range(1, _PARTS_OF_SAMPLES + 1):
                b"".join(document.extract(number))
    except UnreadableFile:
        # Some samples are broken on purpose: what reports a fault is loaded late as well.
        return
