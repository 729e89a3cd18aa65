"""PDF: what is seen on a page is what is read from it, at the place where it is seen."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from casefiles.domain.files.extraction import Raster, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import WorkerFailed
from tests.evidence.conftest import Read, Render
from tests.evidence.samples import edited, image_pdf, one_page_pdf, picture, stream, text_pdf


def as_image(raster: Raster) -> Image.Image:
    return Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb)


def ink_box(raster: Raster) -> Box:
    """Where anything is drawn, in fractions of the page."""
    ink = as_image(raster).convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    across, down = raster.columns, raster.rows
    return Box(left / across, top / down, right / across, bottom / down)


def holds(line: TextLine, ink: Box, slack: float = 0.004) -> bool:
    box = line.box
    return (
        box.x0 - slack <= ink.x0
        and box.y0 - slack <= ink.y0
        and box.x1 + slack >= ink.x1
        and box.y1 + slack >= ink.y1
    )


def test_lines_are_read_in_order_with_their_page(read: Read):
    reading = read(text_pdf(["First line", "Second line"], ["Third"]))
    assert reading.unreadable == ""
    assert [page.number for page in reading.pages] == [1, 2]
    assert reading.pages[0].text == "First line\nSecond line"
    assert (reading.pages[0].width, reading.pages[0].height) == (595, 842)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_a_line_lies_where_it_is_drawn(read: Read, render: Render, rotation: int, cropped: bool):
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = rotation
        if cropped:
            document.pages[0].CropBox = Array([20, 500, 400, 800])

    data = edited(text_pdf(["Typographic gap"]), change)
    page = read(data).pages[0]
    raster = render(data, dpi=100)
    assert holds(page.lines[0], ink_box(raster))
    upright = rotation % 180 == 0
    size = (380, 300) if cropped else (595, 842)
    assert (page.width, page.height) == (size if upright else size[::-1])
    assert (raster.width, raster.height) == (page.width, page.height)


def test_the_box_does_not_tell_which_letters_are_in_it(read: Read):
    """Line-high boxes: neither ascenders nor descenders change them."""
    heights = {
        (round(line.box.y0, 5), round(line.box.y1, 5))
        for word in ("aceno", "gpqyj", "dbklh", "Ag|{}")
        for line in read(text_pdf([word])).pages[0].lines
    }
    assert len(heights) == 1


def test_user_units_make_the_page_larger(read: Read, render: Render):
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].UserUnit = 2

    for object_streams in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        data = edited(text_pdf(["x"], size=(200, 300)), change, object_stream_mode=object_streams)
        page = read(data).pages[0]
        assert (page.width, page.height) == (400, 600)
        assert (render(data).columns, render(data).rows) == (400, 600)


def test_a_poster_is_rendered_as_if_it_were_a4(render: Render):
    raster = render(text_pdf(["x"], size=(2384, 3370)), dpi=100)
    assert raster.rows == 1169
    assert raster.height == 3370


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
ONE_FONT = b"/Font<</F 5 0 R>>"


def written(operators: bytes) -> bytes:
    return one_page_pdf(stream(b"", operators), ONE_FONT, HELVETICA)


def test_text_beyond_the_page_is_read_but_lies_at_its_edge(read: Read):
    (line,) = read(written(b"BT /F 12 Tf 900 900 Td (hidden) Tj ET")).pages[0].lines
    assert line.text == "hidden"
    assert line.box == Box(0.9999, 0.0, 1.0, 0.0001)


def test_letters_on_one_line_stay_together_and_close_lines_apart(read: Read):
    data = written(
        b"BT /F 12 Tf 50 700 Td (Note) Tj /F 7 Tf 5 Ts (12) Tj 0 Ts /F 12 Tf ( rest) Tj "
        b"0 -11 Td (next line) Tj ET "
        b"BT /F 12 Tf 0 1 -1 0 300 300 Tm (turned) Tj 0 -14 Td (second turned) Tj ET "
        b"BT 0.7071 0.7071 -0.7071 0.7071 100 100 Tm (slanted) Tj ET"
    )
    texts = [line.text for line in read(data).pages[0].lines]
    assert texts == ["Note12 rest", "next line", "turned", "second turned", "slanted"]


def annotated(document: pikepdf.Pdf) -> None:
    """A note, a mark and a filled-in field, all without an appearance of their own."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look = {"DA": "/Helv 12 Tf 0 g", "F": 4}
    notes = [
        Dictionary(
            Type=Name.Annot, Subtype=Name.FreeText, Contents="noted",
            Rect=[50, 300, 300, 330], **look,
        ),
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="f", V="filled in",
            Rect=[50, 200, 300, 220], **look,
        ),
        Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[50, 100, 90, 140], C=[1, 0, 0], F=4),
    ]  # fmt: skip
    page = document.pages[0]
    page.Annots = Array([document.make_indirect(note) for note in notes])
    document.Root.AcroForm = Dictionary(
        Fields=[page.Annots[1]],
        DR=Dictionary(Font=Dictionary(Helv=document.make_indirect(font))),
        NeedAppearances=True,
    )


def test_annotations_and_filled_fields_are_seen_and_read(read: Read, render: Render):
    data = edited(text_pdf(["printed"]), annotated)
    page = read(data).pages[0]
    assert [line.text for line in page.lines] == ["printed", "noted", "filled in"]
    image = as_image(render(data))
    assert image.getpixel((50, 842 - 120)) == (255, 21, 21)
    note, field = page.lines[1].box, page.lines[2].box
    for box in (note, field):
        area = (int(box.x0 * 595), int(box.y0 * 842), int(box.x1 * 595) + 1, int(box.y1 * 842) + 1)
        assert image.crop(area).convert("L").getextrema()[0] < 128


def test_what_annotations_say_does_not_run_into_one_line(read: Read):
    """Each has its own box; one over all of them would hide half of the page."""
    lines = read(edited(text_pdf(["printed"]), annotated)).pages[0].lines
    assert all(line.box.y1 - line.box.y0 < 0.03 for line in lines)


UPRIGHT_LINE = b"BT /F 40 Tf 50 700 Td <5F204F1F> Tj ET"


def chinese(font: bytes, operators: bytes = UPRIGHT_LINE, direction: bytes = b"H") -> bytes:
    """A page in a Chinese font that the file does not hold."""
    base = b"/BaseFont/%s" % font
    encoding = b"/Encoding/UniGB-UCS2-%s" % direction
    return one_page_pdf(
        stream(b"", operators),
        ONE_FONT,
        b"<</Type/Font/Subtype/Type0%s%s/DescendantFonts[6 0 R]>>" % (base, encoding),
        b"<</Type/Font/Subtype/CIDFontType2%s/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b"/Supplement 2>>/FontDescriptor 7 0 R>>" % base,
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0"
        b"/Ascent 859/Descent -141/CapHeight 700/StemV 80>>" % font,
    )


def test_a_column_of_vertical_writing_is_one_line(read: Read):
    columns = b"BT /F 20 Tf 300 700 Td <5F204F1F4E005F20> Tj -40 0 Td <4F1F4E00> Tj ET"
    lines = read(chinese(b"SimSun", columns, b"V")).pages[0].lines
    assert sorted(line.text for line in lines) == ["伟一", "张伟一张"]


@pytest.mark.parametrize("font", [b"SimSun", b"FangSong", b"STSong-Light", b"XiaoBiaoSong"])
def test_chinese_that_is_not_embedded_is_drawn(render: Render, read: Read, font: bytes):
    """A locked worker cannot open the machine's fonts: without our own the page is blank."""
    data = chinese(font)
    assert read(data).pages[0].text == "张伟"
    ink = ink_box(render(data))
    assert ink.x1 - ink.x0 > 70 / 600
    assert ink.y1 - ink.y0 > 30 / 800


def test_without_fonts_from_memory_the_page_is_blank():
    """Control: what PDFium does when it finds no font at all."""
    import subprocess
    import sys

    probe = (
        "import sys, pypdfium2.raw as r\n"
        "from casefiles.evidence.pdf.pdf_fonts import MemoryFonts\n"
        "from casefiles.evidence.pdf.pdf_reader import PdfFile\n"
        "from casefiles.evidence.channel.limits import WorkerLimits\n"
        "class Blank(MemoryFonts):\n"
        "    def _map_font(self, *request): return None\n"
        "fonts = Blank(())\n"
        "rgb = PdfFile(sys.stdin.buffer.read(), WorkerLimits()).render_page(1, 72).rgb\n"
        "print(min(rgb))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], input=chinese(b"SimSun"), capture_output=True, check=True
    )
    assert done.stdout.strip() == b"255"


@pytest.mark.parametrize("owner_only", [True, False])
def test_a_password_is_asked_for_only_where_one_is_needed(read: Read, owner_only: bool):
    lock = pikepdf.Encryption(owner="owner", user="" if owner_only else "user")
    reading = read(edited(text_pdf(["sealed"]), lambda _: None, encryption=lock))
    assert reading.unreadable == ("" if owner_only else "password_needed")
    assert [page.text for page in reading.pages] == (["sealed"] if owner_only else [])


def test_a_jpeg_on_a_page_is_told_with_the_size_of_its_pixels(render: Render):
    data = image_pdf(picture("JPEG", (300, 200)), 100, 442, 300, 200)
    (image,) = render(data).lossy_images
    assert not image.is_wavelet
    assert image.box.x0 == pytest.approx(100 / 595, abs=1e-4)
    assert image.box.y0 == pytest.approx(200 / 842, abs=1e-4)
    assert image.pixel_width == pytest.approx(1 / 595, rel=1e-2)
    assert image.pixel_height == pytest.approx(1 / 842, rel=1e-2)


def test_a_jpeg_inside_a_turned_form_on_a_turned_page_is_found(render: Render):
    form = stream(
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[0 1 -1 0 0 0]"
        b"/Resources<</XObject<</I 6 0 R>>>>",
        b"q 100 0 0 50 10 20 cm /I Do Q",
    )
    jpeg = picture("JPEG", (100, 100))
    image = stream(
        b"/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceRGB"
        b"/BitsPerComponent 8/Filter/DCTDecode",
        jpeg,
    )
    content = stream(b"", b"q 1 0 0 1 200 100 cm /F Do Q")
    data = one_page_pdf(content, b"/XObject<</F 5 0 R>>", form, image)
    (found,) = render(data).lossy_images
    # The form turns (10..110, 20..70) to (-70..-20, 10..110) and moves it to (130..180, 110..210).
    expected = Box(130 / 600, 1 - 210 / 800, 180 / 600, 1 - 110 / 800)
    for side in ("x0", "y0", "x1", "y1"):
        assert getattr(found.box, side) == pytest.approx(getattr(expected, side), abs=1e-4)
    assert found.pixel_width == pytest.approx(0.5 / 600, rel=1e-2)
    assert found.pixel_height == pytest.approx(1.0 / 800, rel=1e-2)


def test_wavelets_are_told_apart_and_lossless_images_are_not_listed(render: Render):
    wavelet = picture("JPEG2000", (40, 40))
    image = stream(
        b"/Type/XObject/Subtype/Image/Width 40/Height 40/ColorSpace/DeviceRGB"
        b"/BitsPerComponent 8/Filter/JPXDecode",
        wavelet,
    )
    content = stream(b"", b"q 100 0 0 50 10 20 cm /I Do Q")
    (found,) = render(one_page_pdf(content, b"/XObject<</I 5 0 R>>", image)).lossy_images
    assert found.is_wavelet
    assert render(image_pdf(picture("PNG"), 100, 100, 50, 50)).lossy_images == ()


def test_rendering_is_the_same_twice(render: Render):
    data = edited(text_pdf(["The same", "every time"]), annotated)
    assert render(data, dpi=150) == render(data, dpi=150)


def test_a_page_that_does_not_exist_is_refused(render: Render):
    with pytest.raises(WorkerFailed) as caught:
        render(text_pdf(["only one"]), page=2)
    assert (caught.value.code, caught.value.safe) == ("no_such_page", {"page": 2})


@pytest.mark.parametrize("code", [b"0000", b"d83d", b"fffd"])
def test_letters_without_meaning_are_marked_as_unknown(read: Read, code: bytes):
    """A font that maps its glyphs to nothing must not look as if the page had been read."""
    mapping = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar "
    mapping += b"<41> <%s> endbfchar endcmap" % code
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    content = stream(b"", b"BT /F 20 Tf 50 700 Td (AAA) Tj ET")
    page = read(one_page_pdf(content, ONE_FONT, font, stream(b"", mapping))).pages[0]
    assert page.text == "\ufffd" * 3


def test_edges_tell_where_each_letter_of_a_line_stands(read: Read):
    line = read(text_pdf(["Wide iiii"])).pages[0].lines[0]
    assert len(line.edges) == len(line.text)
    lefts = [left for left, _ in line.edges]
    assert lefts == sorted(lefts)
    assert line.edges[0][0] == pytest.approx(line.box.x0, abs=0.002)
    assert line.edges[-1][1] == pytest.approx(line.box.x1, abs=0.002)
    assert line.edges[0][1] - line.edges[0][0] > 2 * (line.edges[-1][1] - line.edges[-1][0])


def test_letters_of_a_turned_page_are_not_told_apart(read: Read):
    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = 90

    assert read(edited(text_pdf(["Turned line"]), turn)).pages[0].lines[0].edges == ()
