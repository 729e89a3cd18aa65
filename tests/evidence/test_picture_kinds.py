"""Pictures beyond JPEG and PNG: every sheet and frame is a page, in its colours, as it was held."""

import io
import struct

import pytest
from PIL import Image

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.host.template import Template
from tests.evidence.conftest import Read, Render
from tests.evidence.heic import heic
from tests.evidence.samples import picture

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
LOSSLESS: dict[str, dict[str, object]] = {
    "TIFF": {},
    "GIF": {},
    "BMP": {},
    "WEBP": {"lossless": True},
}


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def ends(render: Render, data: bytes, page: int = 1) -> tuple[tuple[int, ...], ...]:
    """Colours in the middle of the left and of the right edge."""
    raster = render(data, page=page, dpi=96)
    image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb)
    middle = raster.rows // 2
    return image.getpixel((0, middle)), image.getpixel((raster.columns - 1, middle))


def near(told: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 6 for one, other in zip(told, wanted, strict=True))


@pytest.mark.parametrize("kind", [*LOSSLESS, "AVIF", "JPEG2000"])
def test_a_picture_is_drawn_as_it_is(read: Read, render: Render, kind: str):
    data = picture(kind, (64, 32), **LOSSLESS.get(kind, {}))
    assert read(data).unreadable == ""
    left, right = ends(render, data)
    assert near(left, BLACK)
    assert near(right, WHITE)


def shade(column: int, _row: int) -> int:
    return 16 if column < 32 else 235


def test_a_photo_of_a_phone_is_drawn_upright(read: Read, render: Render):
    assert read(heic(shade)).media_type == "image/heic"
    assert ends(render, heic(shade)) == (BLACK, WHITE)
    turned = render(heic(shade, turns=3), dpi=96)
    assert (turned.columns, turned.rows) == (32, 64)
    assert (turned.rgb[:3], turned.rgb[-3:]) == (bytes(BLACK), bytes(WHITE))


@pytest.mark.parametrize("cut", [60, 300, 700])
def test_a_broken_photo_of_a_phone_harms_nothing(read: Read, cut: int):
    reading = read(heic(shade)[:cut])
    assert (reading.media_type, reading.unreadable) == ("image/heic", "broken_file")


def test_each_sheet_of_a_fax_is_a_page(read: Read, render: Render):
    sheets = [Image.new("1", size, colour) for size, colour in (((40, 60), 0), ((80, 20), 1))]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    reading = read(data)
    assert [(page.width, page.height) for page in reading.pages] == [(30, 45), (60, 15)]
    assert ends(render, data, page=2) == (WHITE, WHITE)
    assert ends(render, data, page=1) == (BLACK, BLACK)
    assert render(data, page=2).lossy_images == ()


def test_a_sheet_that_is_broken_is_told_where_it_stands(template: Template):
    sheets = [Image.new("L", (40, 60), 0), Image.new("L", (40, 60), 255)]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="jpeg")
    rasters = template.render([data[:-400]], [1, 2], 72, CancellationToken())
    with pytest.raises(WorkerFailed) as caught:
        list(rasters)
    assert caught.value.code == "broken_file"


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_every_frame_of_a_moving_picture_is_a_page(read: Read, render: Render, kind: str):
    """What flashes by for a moment is evidence, and may be a secret."""
    frames = [Image.new("RGB", (32, 16), colour) for colour in ("black", "white", "black")]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=50, **options)
    assert len(read(data).pages) == 3
    assert ends(render, data, page=2) == (WHITE, WHITE)
    assert ends(render, data, page=3) == (BLACK, BLACK)


def test_a_film_of_frames_is_cut_and_says_so(read: Read):
    frames = [Image.new("1", (16, 16), number % 2) for number in range(205)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=20)
    pages = read(data).pages
    assert len(pages) == 200
    assert [page.number for page in pages if page.is_doubtful] == [200]


COLOURS = {
    "1": (0, 1),
    "L": (0, 255),
    "I;16": (0, 65_535),
    "I": (-5, 70_000),
    "F": (-0.5, 1.5),
    "RGB": (BLACK, WHITE),
    "RGBA": ((0, 0, 0, 255), (0, 0, 0, 0)),
    "CMYK": ((0, 0, 0, 255), (0, 0, 0, 0)),
    "LAB": ((0, 128, 128), (255, 128, 128)),
}


@pytest.mark.parametrize("mode", COLOURS)
def test_every_kind_of_tiff_is_drawn(render: Render, mode: str):
    dark, light = COLOURS[mode]
    image = Image.new(mode, (60, 40), light)
    image.paste(dark, (0, 0, 30, 40))
    left, right = ends(render, saved(image, "TIFF"))
    assert near(left, BLACK), left
    assert near(right, WHITE), right


def test_deep_grey_that_counts_from_white_is_not_a_negative(render: Render):
    image = Image.new("I;16", (60, 40), 0)
    image.paste(65_535, (0, 0, 30, 40))
    # Photometric interpretation 0: white is zero.
    assert ends(render, saved(image, "TIFF", tiffinfo={262: 0})) == (BLACK, WHITE)


@pytest.mark.parametrize(("mode", "order"), [("I;16B", ">"), ("I;16", "<")])
def test_deep_grey_is_shown_in_either_order_of_bytes(render: Render, mode: str, order: str):
    """Scanners write TIFF files of both."""
    row = struct.pack(f"{order}60H", *[0] * 30, *[65_535] * 30)
    image = Image.frombytes(mode, (60, 40), row * 40)
    data = saved(image, "TIFF")
    assert data[:2] == (b"MM" if order == ">" else b"II")
    assert ends(render, data) == (BLACK, WHITE)


def test_grey_that_was_multiplied_with_its_transparency_lies_on_white(render: Render):
    image = Image.new("LA", (60, 40), (0, 0))
    image.paste((0, 255), (0, 0, 30, 40))
    data = saved(image, "TIFF")
    # Extra samples: 2 is what Pillow writes, 1 is associated alpha.
    kept, multiplied = (struct.pack("<HHIH", 338, 3, 1, kind) for kind in (2, 1))
    assert data.count(kept) == 1
    data = data.replace(kept, multiplied)
    assert Image.open(io.BytesIO(data)).mode == "La"
    assert ends(render, data) == (BLACK, WHITE)


def test_numbers_that_are_none_do_not_hide_the_others(render: Render):
    row = struct.pack("<f", float("nan")) * 8 + struct.pack("<f", 2.0) * 8
    image = Image.frombytes("F", (16, 16), (row[:32] + struct.pack("<8f", *[1.0, 2.0] * 4)) * 16)
    assert ends(render, saved(image, "TIFF"))[1] == WHITE


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("kind", ["TIFF", "WEBP"])
def test_other_pictures_stand_as_the_camera_was_held(render: Render, kind: str, orientation: int):
    exif = Image.Exif()
    exif[0x0112] = orientation
    raster = render(picture(kind, (64, 32), exif=exif), dpi=96)
    size = (64, 32) if orientation in {1, 3} else (32, 64)
    assert (raster.columns, raster.rows) == size
    first = {1: 0, 3: 255, 6: 0, 8: 255}[orientation]
    assert abs(raster.rgb[0] - first) <= 6


SPREADS = {
    "jpeg in tiff": (picture("TIFF", compression="jpeg"), 1, False),
    "raw tiff": (picture("TIFF"), 0, False),
    "lzw": (picture("TIFF", compression="tiff_lzw"), 0, False),
    "webp": (picture("WEBP"), 1, True),
    "moving webp": (
        picture("WEBP", save_all=True, append_images=[Image.new("RGB", (60, 40), "red")]),
        1,
        True,
    ),
    "exact webp": (picture("WEBP", lossless=True), 0, False),
    "exact moving webp": (
        picture(
            "WEBP", lossless=True, save_all=True, append_images=[Image.new("RGB", (60, 40), "red")]
        ),
        0,
        False,
    ),
    "avif": (picture("AVIF"), 2, True),
    "jpeg 2000": (picture("JPEG2000"), 1, True),
    "gif": (picture("GIF"), 0, False),
    "bmp": (picture("BMP"), 0, False),
}


@pytest.mark.parametrize(("data", "times", "is_wavelet"), SPREADS.values(), ids=SPREADS)
def test_how_far_a_coding_spreads_is_told_before_anything_is_burned(
    render: Render, data: bytes, times: int, is_wavelet: bool
):
    images = render(data).lossy_images
    assert len(images) == (1 if times else 0)
    for image in images:
        assert image.box == Box(0.0, 0.0, 1.0, 1.0)
        assert (image.pixel_width, image.pixel_height) == (times / 60, times / 40)
        assert image.is_wavelet == is_wavelet


def test_a_photo_of_a_phone_spreads_by_its_blocks(render: Render):
    (image,) = render(heic(shade)).lossy_images
    assert (image.pixel_width, image.pixel_height, image.is_wavelet) == (1 / 64, 1 / 32, True)


def test_too_many_pixels_are_refused_before_any_is_decoded(strict: Template):
    for kind in ("TIFF", "GIF", "BMP", "WEBP", "JPEG2000"):
        image = Image.new("1", (4000, 1001)) if kind in {"TIFF", "BMP"} else None
        data = saved(image or Image.new("L", (4000, 1001)), kind)
        if len(data) < 1 << 20:
            assert strict.read([data], CancellationToken()).unreadable == "too_large"


def test_a_second_sheet_of_too_many_pixels_is_refused(strict: Template):
    sheets = [Image.new("1", (40, 60)), Image.new("1", (4000, 1001))]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    assert strict.read([data], CancellationToken()).unreadable == "too_large"


def test_a_tiff_that_leads_back_to_itself_ends(read: Read):
    data = bytearray(picture("TIFF"))
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<I", data, first + 2 + 12 * count, first)
    assert len(read(bytes(data)).pages) == 1


@pytest.mark.parametrize("start", [b"8BPS\0\1", b"\xff\x0a\xfa\x1f"])
def test_drawings_without_a_reader_are_kept_and_named(read: Read, start: bytes):
    reading = read(start + bytes(60))
    assert reading.media_type.startswith("image/")
    assert reading.unreadable == "picture_not_shown"
