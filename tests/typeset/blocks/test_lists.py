"""Lists: labels hang, lists within lists stand in and stay readable, nothing is parted badly."""

import pytest

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.lists import label_of
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.tree import Item, List, ListNumbering
from tests.typeset.pdf_reading import PLACE, document, ink_outside, page_texts, paragraph, pdf_of
from tests.typeset.positions import built, lefts, rights, words_at

LONG = "an assurance that was given and was not kept, in the case of which the court knows " * 4


def item(*texts: str) -> Item:
    return Item(tuple(paragraph(text) for text in texts))


def numbered(*items: Item, first: int = 1) -> List:
    return List(items, PLACE, ListNumbering.DECIMAL, first)


def nested(depth: int) -> List:
    inner = List((item(f"level {depth}"),), PLACE, ListNumbering.DECIMAL)
    for level in range(depth - 1, 0, -1):
        inner = List((Item((paragraph(f"level {level}"), inner)),), PLACE, ListNumbering.DECIMAL)
    return inner


@pytest.mark.parametrize(
    ("numbering", "number", "depth", "label"),
    [
        (ListNumbering.BULLET, 3, 0, "•"),
        (ListNumbering.BULLET, 3, 1, "–"),
        (ListNumbering.DECIMAL, 12, 0, "12."),
        (ListNumbering.LETTER, 26, 0, "(z)"),
        (ListNumbering.LETTER, 27, 0, "(aa)"),
        (ListNumbering.ROMAN, 49, 0, "(xlix)"),
        (ListNumbering.ROMAN, 3999, 0, "(mmmcmxcix)"),
        (ListNumbering.ROMAN, 4000, 0, "4000."),
        (ListNumbering.LETTER, 0, 0, "0."),
    ],
)
def test_labels(numbering: ListNumbering, number: int, depth: int, label: str) -> None:
    assert label_of(numbering, number, depth) == label


def test_lines_of_an_item_hang_beside_its_label() -> None:
    (words,) = words_at(pdf_of(numbered(item("first"), item(LONG), item("third"), first=9)))
    labels = lefts(words, "9.", "10.", "11.")
    assert labels == pytest.approx([LOOK.margins.start] * 3, abs=1.5)
    body = lefts(words, "first", "an", "third")
    assert body == pytest.approx([body[0]] * 3, abs=1.5)
    assert body[0] > max(rights(words, "10.")) + 2


def test_labels_of_an_uyghur_list_stand_at_its_right_in_an_english_document() -> None:
    text = Item((paragraph("ئۇ پاناھلىق تىلىدى", "ug"),))
    pdf = built(document(List((text, text), PLACE), numbered(item("first"))))
    (words,) = words_at(pdf)
    assert lefts(words, "\u2022")[0] > max(word.right for word in words if word.text == "تىلىدى")
    assert lefts(words, "1.")[0] < lefts(words, "first")[0]


def test_fifty_lists_within_each_other_stay_readable() -> None:
    pdf = pdf_of(nested(50))
    lines = [line for text in page_texts(pdf) for line in text.split("\n") if "level" in line]
    assert [line.rsplit("level ")[1].strip() for line in lines] == [str(n) for n in range(1, 51)]
    starts = [left for page in words_at(pdf) for left in lefts(page, "level")]
    assert starts[0] < starts[3] < starts[6]
    assert all(left <= LOOK.margins.start + LOOK.measure * 0.6 for left in starts)
    assert not ink_outside(pdf, LOOK.margins.start - 1)


def test_a_list_too_deep_to_follow_is_refused_with_its_place() -> None:
    with pytest.raises(UnsupportedText, match="list_too_deep") as refused:
        pdf_of(nested(61))
    assert refused.value.safe == {"place": PLACE.section, "number": PLACE.number}


def test_words_that_introduce_a_list_stay_with_its_first_item() -> None:
    inner = List((item("inner"),), PLACE)
    for filler in range(24, 34):
        blocks = [paragraph("filler")] * filler
        outer = List((Item((paragraph("introduced:"), inner)),), PLACE)
        texts = page_texts(pdf_of(*blocks, paragraph("intro", keeps_next=True), outer))
        (page,) = [text for text in texts if "inner" in text]
        assert "introduced:" in page
        assert "intro" in page.split()


def test_right_to_left_lists_begin_at_the_right() -> None:
    tree = document(List((item("one"), Item((paragraph("two"), nested(1)))), PLACE), language="ug")
    (words,) = words_at(built(tree))
    right = LOOK.margins.start + LOOK.measure
    assert rights(words, "•") == pytest.approx([right, right], abs=3)
    assert rights(words, "one")[0] < right - 10
    assert rights(words, "level")[0] < rights(words, "two")[0]


def test_an_item_without_text_keeps_its_label() -> None:
    text = page_texts(pdf_of(numbered(Item(()), item("second"))))[0]
    assert "1." in text
    assert "2." in text
