"""Areas that were marked are gone from the pixels, and the coding shows what is left."""

import io
import zlib
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.pixels.burned_pixels import raster_of
from casefiles.redaction.pixels.gate import burn, raster_digest
from tests.redaction.pixels.pictures import as_jpeg, font, jpeg_of, photograph, raster, text_page

LINE = Box(38 / 850, 160 / 600, 700 / 850, 200 / 600)
KEYS = {
    "ccitt": ("/DeviceGray", 1, "/CCITTFaxDecode"),
    "grey16": ("/DeviceGray", 4, "/FlateDecode"),
    "palette": ("/Indexed", 8, "/FlateDecode"),
    "jpeg_grey": ("/DeviceGray", 8, "/DCTDecode"),
    "jpeg_colour": ("/DeviceRGB", 8, "/DCTDecode"),
}


def shown(page):
    """Return the pixels as a PDF reader shows them."""
    space, bits, coded = KEYS[page.coding]
    pdf = pikepdf.new()
    image = pikepdf.Stream(pdf, page.data)
    image.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=page.columns,
        Height=page.rows,
        ColorSpace=pikepdf.Name(space),
        BitsPerComponent=bits,
        Filter=pikepdf.Name(coded),
    )
    if page.coding == "ccitt":
        image.DecodeParms = pikepdf.Dictionary(
            K=-1, Columns=page.columns, Rows=page.rows, BlackIs1=False
        )
    if page.coding == "palette":
        image.ColorSpace = pikepdf.Array(
            [
                pikepdf.Name.Indexed,
                pikepdf.Name.DeviceRGB,
                len(page.palette) // 3 - 1,
                pikepdf.String(page.palette),
            ]
        )
    pdf.add_blank_page(page_size=(page.columns, page.rows))
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    content = b"q %d 0 0 %d 0 0 cm /I Do Q" % (page.columns, page.rows)
    pdf.pages[0].Contents = pikepdf.Stream(pdf, content)
    data = io.BytesIO()
    pdf.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def grey_print(secret="Alim Zunun"):
    image = text_page(secret)
    draw = ImageDraw.Draw(image)
    for at in range(0, 800, 40):
        draw.text((at, 560), "grey", fill=(180, 180, 180), font=font(20))
    return image


def coloured_print(secret="Alim Zunun"):
    image = text_page(secret)
    ImageDraw.Draw(image).text((300, 560), "RED SEAL", fill="red", font=font(24))
    return image


def grey_photograph():
    return photograph(1).convert("L").convert("RGB")


@pytest.mark.parametrize(
    ("image", "coding"),
    [
        (text_page("Alim Zunun"), "ccitt"),
        (grey_print(), "grey16"),
        (coloured_print(), "palette"),
        (grey_photograph(), "jpeg_grey"),
        (photograph(1), "jpeg_colour"),
    ],
    ids=list(KEYS),
)
@pytest.mark.parametrize("odd", [0, 1])
def test_each_coding_shows_the_page_in_a_reader(image, coding, odd):
    image = image.crop((0, 0, image.width - odd, image.height))
    page = burn(raster(image), "AB/1", 1, [])
    assert page.coding == coding
    difference = ImageChops.difference(shown(page).convert("L"), image.convert("L"))
    # Two levels lie up to 140 apart at the grey edges of letters; on average pages agree.
    histogram = difference.histogram()
    average = sum(level * count for level, count in enumerate(histogram)) / sum(histogram)
    assert average < 8


def test_paper_is_white_and_boxes_are_black_in_every_coding():
    for image in (text_page("x"), grey_print(), coloured_print()):
        seen = shown(burn(raster(image), "AB/1", 1, [Box(0.5, 0.5, 0.6, 0.6)]))
        assert seen.getpixel((2, 2)) == (255, 255, 255)
        assert seen.getpixel((int(0.55 * image.width), int(0.55 * image.height))) == (0, 0, 0)


def test_a_burned_line_is_black_and_the_rest_stays():
    image = text_page("Alim Zunun")
    seen = shown(burn(raster(image), "AB/1", 1, [LINE])).convert("L")
    inside = seen.crop((38, 160, 700, 200))
    assert inside.getextrema() == (0, 0)
    below, original = (one.convert("L").crop((0, 210, 850, 600)) for one in (seen, image))
    # Grey edges of letters went black or white, and nothing more.
    changed = ImageChops.difference(below, original).histogram()
    assert sum(changed[150:]) == 0


def test_boxes_grow_by_a_point():
    image = Image.new("RGB", (200, 200), "white")
    seen = shown(burn(raster(image, dpi=144), "AB/1", 1, [Box(0.5, 0.5, 0.6, 0.6)])).convert("L")
    assert ImageChops.invert(seen).getbbox() == (98, 98, 122, 122)


def test_boxes_over_lossy_images_grow_by_two_blocks_and_wavelets_by_more():
    image = Image.new("RGB", (400, 400), "white")
    box = Box(0.5, 0.5, 0.6, 0.6)
    for is_wavelet, spread in ((False, 32), (True, 128)):
        page = raster(image, (jpeg_of(image, is_wavelet),), dpi=72)
        seen = shown(burn(page, "AB/1", 1, [box])).convert("L")
        edge = spread + 1
        assert ImageChops.invert(seen).getbbox() == (200 - edge, 200 - edge, 240 + edge, 240 + edge)


def test_boxes_beside_lossy_images_do_not_grow_for_them():
    image = Image.new("RGB", (400, 400), "white")
    lossy = replace(jpeg_of(image), box=Box(0.0, 0.0, 0.3, 0.3))
    seen = shown(burn(raster(image, (lossy,), dpi=72), "AB/1", 1, [Box(0.5, 0.5, 0.6, 0.6)]))
    assert ImageChops.invert(seen.convert("L")).getbbox() == (199, 199, 241, 241)


def test_boxes_at_the_edge_are_cut_at_the_page():
    image = Image.new("RGB", (100, 100), "white")
    seen = shown(
        burn(raster(image), "AB/1", 1, [Box(0.0, 0.0, 1.0, 1.0), Box(0.9, -0.2, 1.4, -0.1)])
    )
    assert seen.convert("L").getextrema() == (0, 0)


@pytest.mark.parametrize(
    "box",
    [
        Box(0.5, 0.5, 0.5, 0.6),
        Box(0.5, 0.6, 0.6, 0.5),
        Box(float("nan"), 0.0, 1.0, 1.0),
        Box(0.0, 0.0, float("inf"), 1.0),
    ],
)
def test_a_box_without_area_stops_the_export(box):
    with pytest.raises(ExportStopped) as stopped:
        burn(raster(text_page("x")), "AB/1", 1, [box])
    assert (stopped.value.code, stopped.value.safe) == ("box_without_area", {"page": 1})


@pytest.mark.parametrize(
    "pale", [(254, 254, 254), (244, 244, 244), (230, 230, 230), (255, 236, 236)]
)
@pytest.mark.parametrize("make", [text_page, grey_print, coloured_print])
def test_pale_ink_is_gone(pale, make):
    image = make("")
    ImageDraw.Draw(image).text((40, 162), "Alim Zunun", fill=pale, font=font(24))
    assert burn(raster(image), "AB/1", 1, []) == burn(raster(make("")), "AB/1", 1, [])


@pytest.mark.parametrize("width", [840, 841, 847, 848])
def test_grey_writing_at_one_edge_is_kept_whatever_is_dark_at_the_other(width):
    image = text_page("").crop((0, 0, width, 600))
    draw = ImageDraw.Draw(image)
    draw.line((0, 0, 0, 600), fill="black")
    assert burn(raster(image), "AB/1", 1, []).coding == "ccitt"
    draw.line((width - 1, 0, width - 1, 599), fill=(180, 180, 180))
    page = burn(raster(image), "AB/1", 1, [])
    assert page.coding == "grey16"
    assert 170 < shown(page).convert("L").getpixel((width - 1, 300)) < 190
    draw.line((width - 2, 0, width - 2, 599), fill="black")
    assert burn(raster(image), "AB/1", 1, []).coding == "ccitt", "it is an edge of dark ink"


def test_the_control_of_pale_ink_is_seen_to_fail():
    image = text_page("")
    ImageDraw.Draw(image).text((40, 162), "Alim Zunun", fill=(254, 254, 254), font=font(24))
    assert as_jpeg(image, 80, 0).tobytes() != as_jpeg(text_page(""), 80, 0).tobytes()


def test_coded_pages_carry_nothing_but_pixels():
    page = burn(raster(photograph(1)), "AB/1", 1, [])
    assert b"Exif" not in page.data
    assert page.data[:4] == b"\xff\xd8\xff\xe0"
    page = burn(raster(coloured_print()), "AB/1", 1, [])
    assert len(page.palette) <= 192
    assert max(zlib.decompress(page.data)) < len(page.palette) // 3


def test_digests_depend_on_pixels_shape_and_key():
    page = raster(text_page("x"))
    same = raster_digest(page, b"k" * 32)
    assert same == raster_digest(page, b"k" * 32)
    others = [
        raster_digest(page, b"j" * 32),
        raster_digest(raster(text_page("y")), b"k" * 32),
        raster_digest(replace(page, columns=page.rows, rows=page.columns), b"k" * 32),
        raster_digest(replace(page, number=2), b"k" * 32),
    ]
    assert len({same, *others}) == 5


@pytest.mark.parametrize("make", [text_page, grey_print, coloured_print])
def test_the_smallest_pages_are_ink_and_paper_alone(make):
    page = burn(raster(make("Alim Zunun")), "AB/1", 1, [LINE], is_bilevel=True)
    assert page.coding == "ccitt"
    seen = shown(page).convert("L")
    assert seen.crop((38, 160, 700, 200)).getextrema() == (0, 0)
    assert seen.getpixel((2, 2)) == 255


@pytest.mark.parametrize("make", [text_page, grey_print, coloured_print])
@pytest.mark.parametrize("is_bilevel", [False, True])
def test_what_machines_read_is_what_a_reader_of_the_page_is_shown(make, is_bilevel):
    image = make("Alim Zunun")
    ImageDraw.Draw(image).text((745, 300), "hid", fill=(240, 240, 240), font=font(24))
    page = burn(raster(image), "AB/1", 1, [LINE], is_bilevel=is_bilevel)
    read = raster_of(page)
    pixels = Image.frombytes("RGB", (read.columns, read.rows), read.rgb).convert("L")
    assert ImageChops.difference(pixels, shown(page).convert("L")).getextrema() == (0, 0)
    assert pixels.crop((38, 160, 700, 200)).getextrema() == (0, 0)
    assert pixels.crop((740, 295, 845, 335)).getextrema() == (255, 255)
