"""JPEG and PNG: one page, upright, on white, without anything of the file but its pixels."""

import io
import zlib

import pytest
from PIL import Image

from casefiles.domain.foundation.boxes import Box
from tests.evidence.conftest import Read, Render
from tests.evidence.samples import picture

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def corners(render: Render, data: bytes) -> tuple[tuple[int, ...], ...]:
    """Colours at the top left and top right, and the pixels' size."""
    raster = render(data, dpi=96)
    image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb)
    right = (raster.columns - 1, 0)
    return image.getpixel((0, 0)), image.getpixel(right), image.size


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return picture(kind, (64, 32), exif=exif, **({"quality": 95} if kind == "JPEG" else {}))


def test_a_photo_is_one_page_that_fits_a4(read: Read, render: Render):
    reading = read(picture("JPEG", (3000, 1500)))
    assert (reading.media_type, reading.unreadable) == ("image/jpeg", "")
    (page,) = reading.pages
    assert page.width == pytest.approx(841.8898)
    assert page.height == pytest.approx(841.8898 / 2)
    assert page.lines == ()
    raster = render(picture("JPEG", (3000, 1500)), dpi=100)
    assert (raster.columns, raster.rows) == (1169, 584)


def test_a_small_picture_is_not_blown_up(render: Render):
    raster = render(picture("PNG", (60, 40)), dpi=300)
    assert (raster.columns, raster.rows) == (60, 40)
    assert (raster.width, raster.height) == (45, 30)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("orientation", "left", "right", "size"),
    [
        (1, BLACK, WHITE, (64, 32)),
        (2, WHITE, BLACK, (64, 32)),
        (3, WHITE, BLACK, (64, 32)),
        (4, BLACK, WHITE, (64, 32)),
        (5, BLACK, BLACK, (32, 64)),
        (6, BLACK, BLACK, (32, 64)),
        (7, WHITE, WHITE, (32, 64)),
        (8, WHITE, WHITE, (32, 64)),
        (99, BLACK, WHITE, (64, 32)),
    ],
)
def test_a_photo_stands_as_the_camera_was_held(
    render: Render, kind: str, orientation: int, left: object, right: object, size: object
):
    assert corners(render, turned(orientation, kind)) == (left, right, size)


def test_a_broken_exif_block_does_not_hide_the_photo(read: Read):
    data = turned(6).replace(b"Exif\0\0MM", b"Exif\0\0XX").replace(b"Exif\0\0II", b"Exif\0\0XX")
    assert read(data).unreadable == ""


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn(render: Render, mode: str):
    image = Image.new("L", (60, 40), 255)
    image.paste(0, (0, 0, 30, 40))
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        image = image.convert(mode)
    out = io.BytesIO()
    image.save(out, "PNG")
    assert corners(render, out.getvalue()) == (BLACK, WHITE, (60, 40))


def test_deep_grey_keeps_its_shades(render: Render):
    """Pillow's own conversion shows everything above 255 of 65535 as white."""
    image = Image.new("I;16", (32, 16), 20_000)
    for place in range(16 * 16):
        image.putpixel((16 + place % 16, place // 16), 40_000)
    out = io.BytesIO()
    image.save(out, "PNG")
    assert render(out.getvalue(), dpi=96).rgb == (bytes([77] * 48) + bytes([155] * 48)) * 16


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_what_is_transparent_lies_on_white(render: Render, mode: str):
    out = io.BytesIO()
    if mode == "RGBA":
        Image.new("RGBA", (16, 16), (0, 0, 0, 0)).save(out, "PNG")
    else:
        Image.new("P", (16, 16), 0).save(out, "PNG", transparency=0)
    assert set(render(out.getvalue()).rgb) == {255}


def test_a_photo_in_printers_colours_is_converted(render: Render):
    out = io.BytesIO()
    Image.new("CMYK", (16, 16), (0, 0, 0, 0)).save(out, "JPEG")
    assert min(render(out.getvalue()).rgb) >= 250


def test_a_jpeg_is_lossy_all_over_and_a_png_nowhere(render: Render):
    (image,) = render(picture("JPEG", (200, 100)), dpi=20).lossy_images
    assert image.box == Box(0.0, 0.0, 1.0, 1.0)
    assert (image.pixel_width, image.pixel_height) == (1 / 200, 1 / 100)
    assert not image.is_wavelet
    (turned_image,) = render(turned(6)).lossy_images
    assert (turned_image.pixel_width, turned_image.pixel_height) == (1 / 32, 1 / 64)
    assert render(picture("PNG")).lossy_images == ()


def test_a_smaller_picture_mixes_only_pixels_that_lie_together(render: Render):
    """A secret must not spread beyond what a mark covers when a picture is scaled down."""

    def with_secret(colour: int) -> bytes:
        image = Image.new("L", (1000, 20), 255)
        image.paste(colour, (500, 0, 510, 20))
        out = io.BytesIO()
        image.save(out, "PNG")
        return out.getvalue()

    first, second = (render(with_secret(colour), dpi=9) for colour in (0, 120))
    differing = {
        place // 3
        for place, (one, other) in enumerate(zip(first.rgb, second.rgb, strict=True))
        if one != other
    }
    scale = first.columns / 1000
    assert differing
    assert min(differing) >= int(500 * scale) - 1
    assert max(differing) <= int(510 * scale) + 1


def test_rendering_is_the_same_twice(render: Render):
    data = picture("JPEG", (900, 700))
    assert render(data, dpi=60) == render(data, dpi=60)


def test_text_hidden_in_a_png_is_not_unpacked(read: Read):
    """A text block that would unpack to a gigabyte costs nothing: the picture is still read."""
    png = picture("PNG")
    body = b"zTXtk\0\0" + zlib.compress(bytes(64 << 20))
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    reading = read(png[:33] + chunk + png[33:])
    assert reading.unreadable in {"", "broken_file"}


PAPERS = {
    (1, 1): (16, 16),
    (13, 17): (16, 17),
    (15, 900): (16, 900),
    (9000, 3): (9000, 90),
    (3, 9000): (90, 9000),
    (1617, 16): (1617, 17),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("size", "paper"), PAPERS.items())
def test_a_picture_too_small_or_slender_for_a_page_lies_in_the_middle_of_white_paper(
    read: Read, render: Render, kind: str, size: tuple[int, int], paper: tuple[int, int]
):
    out = io.BytesIO()
    Image.new("L", size, 0).save(out, kind)
    data = out.getvalue()
    (page,) = read(data).pages
    assert page.width / page.height == pytest.approx(paper[0] / paper[1])
    raster = render(data, dpi=1200)
    assert (raster.columns, raster.rows) == paper
    shown = Image.frombytes("RGB", paper, raster.rgb).convert("L")
    left, top = (paper[0] - size[0]) // 2, (paper[1] - size[1]) // 2
    dark = shown.point(lambda value: 255 if value < 128 else 0)
    assert dark.getbbox() == (left, top, left + size[0], top + size[1])


@pytest.mark.parametrize("size", [(16, 16), (16, 1600), (1600, 16)])
def test_a_picture_just_wide_enough_is_read(read: Read, render: Render, size: tuple[int, int]):
    assert read(picture("PNG", size)).unreadable == ""
    assert render(picture("PNG", size)).rgb
