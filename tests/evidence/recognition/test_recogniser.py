"""A picture of a page becomes text with places, in a locked worker, in every script we promise."""

import threading

import numpy as np
import pytest

from casefiles.domain.files.ocr import LANGUAGES
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled
from tests.evidence.recognition.drawn_pages import drawn, error_rate, raster, scanned

EXPECTED = tuple(one for one in LANGUAGES if one != "tur")


def test_the_worker_is_locked_as_well_as_any_other(recogniser, template):
    assert recogniser.level == template.level


def test_chinese_is_read_with_a_box_for_each_character(recogniser):
    page = drawn("zho")
    told = recogniser.read(raster(page.pixels), EXPECTED, CancellationToken())
    assert told.engine == "han_latin"
    assert told.languages == ("zho",)
    assert error_rate(page.text, told.text) < 0.01
    assert told.confidence > 0.95
    rows, columns = page.pixels.shape[:2]
    first = told.lines[0]
    left, top, right, bottom = page.boxes[0]
    width = (right - left) / len(page.lines[0])
    for word in first.words:
        assert word.end - word.start == 1 or not "\u4e00" <= first.text[word.start] <= "\u9fff"
        middle = (word.box.x0 + word.box.x1) / 2 * columns
        expected = left + width * (word.start + (word.end - word.start) / 2)
        assert abs(middle - expected) < width, first.text[word.start : word.end]
        assert top - 15 < (word.box.y0 + word.box.y1) / 2 * rows < bottom + 15


def test_uyghur_is_told_in_the_order_of_reading_with_boxes_from_the_right(all_languages):
    page = drawn("uig")
    told = all_languages.read(raster(scanned(page.pixels)), EXPECTED, CancellationToken())
    assert (told.engine, told.languages, told.rotation) == ("tesseract", ("uig",), 0)
    assert error_rate(page.text, told.text) < 0.06
    first = told.lines[0]
    assert first.text.startswith("ھەممە ئادەم"), "not letter by letter from the left"
    lefts = [word.box.x0 for word in first.words]
    assert lefts == sorted(lefts, reverse=True), "the first word stands on the right"
    as_text = first.as_text_line()
    assert as_text.edges[0][1] > as_text.edges[4][1] > as_text.edges[10][1]


@pytest.mark.parametrize(
    ("key", "quarters", "angle", "most"),
    [
        ("ara", 2, 0.6, 0.04),
        ("bod", 1, 0.6, 0.12),
        ("rus", 0, 6.0, 0.03),
        ("eng", 3, 4.0, 0.01),
    ],
)
def test_pages_that_lie_askew_or_upside_down_are_read(all_languages, key, quarters, angle, most):
    page = drawn(key)
    pixels = np.rot90(scanned(page.pixels, angle), quarters)
    told = all_languages.read(raster(pixels), EXPECTED, CancellationToken())
    assert told.languages == (key,)
    assert told.rotation == quarters * 90, "clockwise, what was turned the other way"
    assert error_rate(page.text, told.text) < most


def test_turkish_is_read_where_it_is_expected(all_languages):
    page = drawn("tur")
    told = all_languages.read(raster(page.pixels), ("tur", "eng"), CancellationToken())
    assert (told.engine, told.languages) == ("tesseract", ("tur",))
    assert error_rate(page.text, told.text) < 0.02


def test_both_scripts_of_a_page_are_read(all_languages):
    chinese, uyghur = drawn("zho", (6.0, 2.0)), drawn("uig", (6.0, 2.0))
    both = np.concatenate([chinese.pixels, uyghur.pixels])
    told = all_languages.read(raster(both), ("zho", "uig"), CancellationToken())
    assert set(told.languages) == {"zho", "uig"}
    assert error_rate(f"{chinese.text}\n{uyghur.text}", told.text) < 0.05


def test_a_person_may_say_which_language_it_is(all_languages):
    page = drawn("kaz", (6.0, 2.0))
    told = all_languages.read(raster(page.pixels), ("rus",), CancellationToken(), are_certain=True)
    assert told.languages == ("rus",)
    assert 0.01 < error_rate(page.text, told.text) < 0.5, "as Russian it is read worse"


def test_a_page_without_text_says_nothing(recogniser):
    noise = np.random.default_rng(7).integers(0, 255, (300, 400, 3)).astype(np.uint8)
    for pixels in (np.full((300, 400, 3), 255, np.uint8), noise, noise[:3, :3]):
        told = recogniser.read(raster(pixels), EXPECTED, CancellationToken())
        assert (told.engine, told.lines) == ("", ())


def test_a_stop_ends_the_worker_at_once(recogniser):
    ticket = CancellationToken()
    threading.Timer(0.2, ticket.stop.set).start()
    with pytest.raises(Cancelled):
        for _ in range(50):
            recogniser.read(raster(drawn("zho").pixels), EXPECTED, ticket)
