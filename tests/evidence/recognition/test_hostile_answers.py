"""What a worker that recognises pages tells is believed only in the one form it has."""

import json
from typing import Any

import pytest

from casefiles.domain.files.extraction import Baseline
from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord, OtherReading
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.answers import MalformedAnswer
from casefiles.evidence.channel.recognition_answers import recognised_answer, recognised_from

BOX = Box(0.1, 0.2, 0.3, 0.4)
PAGE = OcrPage(
    *("tesseract", "Tesseract 5", ("uig", "zho"), 90, 0.5),
    (
        OcrLine(
            *("one two", BOX, (OcrWord(0, 3, BOX, 0.25), OcrWord(4, 7, BOX, 1.0))),
            turned=3,
            way="uig",
            others=(OtherReading("zho-180", "ono tw", ((0, 3),)), OtherReading("rus", "a")),
            baseline=Baseline(0.1, 0.2, 0.3, 0.25, 0.0125, is_exact=False),
        ),
    ),
    (OcrLine("", BOX, (), others=(OtherReading("bod-mirror-0", "x"),)),),
    (Box(0.0, 0.0, 1.0, 1.0),),
    (("Arab", 3), ("Hani", 1)),
)


def test_what_was_recognised_comes_back_as_it_was():
    assert recognised_from(recognised_answer(PAGE)) == PAGE
    nothing = OcrPage("", "", (), 0, 0.0, ())
    assert recognised_from(recognised_answer(nothing)) == nothing


def line(
    text: Any = "one",
    corners: Any = (0.1, 0.2, 0.3, 0.4),
    words: Any = None,
    turned: Any = 0,
    way: Any = "rus",
    others: Any = (),
) -> list[Any]:
    told = [[0, 3, 0.1, 0.2, 0.3, 0.4, 0.5]] if words is None else words
    return [text, *corners, told, turned, way, list(others), []]


@pytest.mark.parametrize(
    "change",
    [
        {"engine": "../../engine"},
        {"engine": 7},
        {"engine": ["tesseract"]},
        {"version": "v" * 101},
        {"version": None},
        {"languages": ["xxx"]},
        {"languages": [["uig"]]},
        {"languages": ["uig"] * 10},
        {"rotation": 45},
        {"rotation": 360},
        {"rotation": 90.0},
        {"confidence": 1.5},
        {"confidence": "1"},
        {"lines": {}},
        {"lines": [line(text="")]},
        {"lines": [line(text=7)]},
        {"lines": [line(text="a\u0007c")]},
        {"lines": [line(text=" ab")]},
        {"lines": [line(corners=(0.3, 0.2, 0.1, 0.4))]},
        {"lines": [line(corners=(0.1, 0.2, 0.3, 1.4))]},
        {"lines": [line(words=[])]},
        {"lines": [line(words=[[2, 2, 0.1, 0.2, 0.3, 0.4, 0.5]])]},
        {"lines": [line(words=[[0, 4, 0.1, 0.2, 0.3, 0.4, 0.5]])]},
        {"lines": [line(words=[[-1, 2, 0.1, 0.2, 0.3, 0.4, 0.5]])]},
        {"lines": [line(words=[[1, 2, 0.1, 0.2, 0.3, 0.4, 0.5], [0, 1, 0.1, 0.2, 0.3, 0.4, 0.5]])]},
        {"lines": [line(words=[[0, 3, 0.1, 0.2, 0.3, 0.4, -0.5]])]},
        {"lines": [line()] * 3001},
        {"lines": [line(text="x" * 60_001)]},
        {"lines": [line(turned=4)]},
        {"lines": [line(turned="1")]},
        {"lines": [line(way="r" * 31)]},
        {"lines": [line(way="r\u0007")]},
        {"lines": [line(text="", words=[])]},
        {"lines": [line(others=[["rus", "", []]])]},
        {"lines": [line(others=[["rus", " a", []]])]},
        {"lines": [line(others=[[7, "a", []]])]},
        {"lines": [line(others=[["rus", "ab", [[0, 3]]]])]},
        {"lines": [line(others=[["rus", "ab", [[1, 2], [0, 1]]]])]},
        {"lines": [line(others=[["rus", "ab", []]] * 101)]},
        {"lines": [line(others=[["rus", "x" * 20_000, []]] * 80)]},
        {"unread": [[0.1, 0.2, 0.3]]},
        {"unread": [[0.3, 0.2, 0.1, 0.4]]},
        {"unread": {}},
        {"scripts": [["Xxxx", 1]]},
        {"scripts": [["Arab", 0]]},
        {"scripts": [["Arab"]]},
        {"more": 1},
    ],
)
def test_anything_else_is_nonsense(change: dict[str, Any]):
    told = json.loads(recognised_answer(PAGE)) | change
    with pytest.raises(MalformedAnswer):
        recognised_from(json.dumps(told).encode())


def test_a_page_of_endless_text_is_cut_where_it_would_not_be_believed():
    many = OcrPage("tesseract", "5", ("rus",), 0, 0.5, PAGE.lines * 20_000)
    told = recognised_from(recognised_answer(many))
    assert 1_000 < len(told.lines) <= 3_000
    assert told.unread == (Box(0.0, 0.0, 1.0, 1.0),), "what was left off counts as unread"
