"""What looks or reads alike is told as such, and what does not is not."""

import io

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from casefiles.domain.files.similarity import (
    SIDE,
    DocumentSketch,
    is_textually_similar,
    is_visually_similar,
    picture_hash,
    text_sketch,
)


def scene(seed: int) -> Image.Image:
    image = Image.linear_gradient("L").rotate(seed * 40).resize((480, 320)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for number in range(6):
        left, top = (seed * 97 + number * 61) % 400, (seed * 53 + number * 89) % 240
        colour = ((seed * 40) % 256, (number * 45) % 256, (seed * number * 30) % 256)
        draw.ellipse((left, top, left + 90, top + 70), fill=colour)
    return image


def hashed(image: Image.Image) -> DocumentSketch:
    grey = image.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)
    return DocumentSketch(picture_hash=picture_hash(grey.tobytes()))


def rewritten(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))


CHANGES = {
    "smaller": lambda image: image.resize((160, 107)),
    "grey": lambda image: image.convert("L"),
    "badly compressed": lambda image: rewritten(image, 20),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(2)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_copy_of_a_photo_looks_like_it(change):
    for seed in range(1, 6):
        assert is_visually_similar(hashed(scene(seed)), hashed(change(scene(seed))))


def test_other_photos_do_not():
    hashes = [hashed(scene(seed)) for seed in range(1, 12)]
    pairs = [(one, other) for at, one in enumerate(hashes) for other in hashes[at + 1 :]]
    assert sum(is_visually_similar(one, other) for one, other in pairs) <= 1


@pytest.mark.parametrize("colour", [0, 128, 255])
def test_an_even_page_is_like_nothing(colour: int):
    assert picture_hash(bytes([colour]) * SIDE * SIDE) is None
    assert not is_visually_similar(DocumentSketch(), DocumentSketch())


def test_scans_have_to_be_nearer():
    one = DocumentSketch(picture_hash=0, is_scan=True)
    assert is_visually_similar(one, DocumentSketch(picture_hash=0b1111, is_scan=True))
    assert not is_visually_similar(one, DocumentSketch(picture_hash=0b11111, is_scan=True))
    assert is_visually_similar(DocumentSketch(picture_hash=0), DocumentSketch(picture_hash=0xFF))
    assert not is_visually_similar(
        DocumentSketch(picture_hash=0), DocumentSketch(picture_hash=0x1FF)
    )


TEXT = [f"word{number * 7 % 311}" for number in range(400)]


def read(words: list[str]) -> DocumentSketch:
    return DocumentSketch(sketch=text_sketch(words))


def test_a_text_with_few_words_changed_reads_like_it():
    changed = [*TEXT]
    for at in (40, 160, 300):
        changed[at] = "altered"
    assert is_textually_similar(read(TEXT), read(changed))
    assert is_textually_similar(read(TEXT), read(TEXT[6:]))


def test_another_text_does_not():
    other = [f"other{number * 5 % 307}" for number in range(400)]
    assert not is_textually_similar(read(TEXT), read(other))
    assert not is_textually_similar(read(TEXT), read([*TEXT[:120], *other[:280]]))


def test_too_short_a_text_tells_nothing():
    assert text_sketch(TEXT[:20]) == ()
    assert not is_textually_similar(read([]), read([]))
