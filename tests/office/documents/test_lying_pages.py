"""Pages that lie in their file: words stand where they stand, whichever way they run."""

import secrets
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.checked_text import CheckedLine
from casefiles.office.case.occurrences import find_all
from casefiles.office.documents.pages import page_words, shown_document, span_box
from casefiles.office.reading.ocr_text import confirm_page
from casefiles.office.redaction.burned_view import burned_pictures
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.store.search.ocr_pages import StoredOcrPage
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

WORDS = (("王", 0.1, 0.14), ("伟", 0.14, 0.18), ("Weiming", 0.2, 0.34), ("ئالىم", 0.4, 0.5))
TEXT = "王伟 Weiming ئالىم"


def laid_down(box: Box, turns: int) -> Box:
    """A box of an upright page once that is turned so many quarters against the clock."""
    for _ in range(turns):
        box = Box(box.y0, 1 - box.x1, box.y1, 1 - box.x0)
    return box


def line(top: float, turns: int = 0) -> OcrLine:
    words = [
        OcrWord(
            TEXT.index(text),
            TEXT.index(text) + len(text),
            laid_down(Box(left, top, right, top + 0.02), turns),
            0.9,
        )
        for text, left, right in WORDS
    ]
    return OcrLine(TEXT, laid_down(Box(0.1, top, 0.5, top + 0.02), turns), tuple(words))


def read(turns: int, *lines: OcrLine) -> StoredOcrPage:
    return StoredOcrPage(OcrPage("han_latin", "7", ("zho",), 90 * turns, 0.9, lines))


def corners(box: Box) -> list[float]:
    return pytest.approx([box.x0, box.y0, box.x1, box.y1])


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_part_of_a_word_stands_where_it_stands_however_its_page_lies(turns):
    upright, lying = line(0.3).as_text_line(), line(0.3, turns).as_text_line(turns)
    for start, end in ((0, 1), (0, 2), (3, 6), (6, 10), (11, 13), (13, 16), (0, len(TEXT))):
        box = span_box(lying, start, end)
        expected = laid_down(span_box(upright, start, end), turns)
        assert [box.x0, box.y0, box.x1, box.y1] == corners(expected), TEXT[start:end]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("is_confirmed", [False, True])
def test_words_of_a_lying_page_are_chosen_each_alone(opened, named, turns, is_confirmed):
    document = named("scan")
    lines = line(0.3, turns), line(0.4, turns)
    opened.run(lambda at: at.put_recognised(document, 1, read(turns, *lines)))
    if is_confirmed:
        said = [CheckedLine(one.text, one.box) for one in lines]
        opened.run(confirm_page(document, 1, said, secrets.token_bytes))
    (page,) = opened.ask(page_words(document, [1]))
    assert [word.text for word in page.words] == ["王", "伟", "Weiming", "ئالىم"] * 2
    assert page.is_unchecked is not is_confirmed
    for word, (_, left, right) in zip(page.words, WORDS * 2, strict=True):
        top = 0.3 + 0.1 * word.line
        box = laid_down(Box(left, top, right, top + 0.02), turns)
        assert [word.box.x0, word.box.y0, word.box.x1, word.box.y1] == corners(box)


def test_pages_that_were_read_well_are_told_to_lie_and_others_are_not(opened, named):
    document, whole = named("scan"), line(0.3, 1)
    sign = replace(whole, text="大饭店", words=whole.words[:1])
    unsure = read(3, whole, whole)
    for kept in (
        *(read(0, whole, whole), read(1, sign)),
        replace(unsure, page=replace(unsure.page, confidence=0.6)),
    ):
        opened.run(lambda at, kept=kept: at.put_recognised(document, 1, kept))
        assert opened.ask(shown_document(document)).page_turns == {}
    opened.run(lambda at: at.put_recognised(document, 1, read(3, whole, whole)))
    opened.run(lambda at: at.put_recognised(document, 3, read(2, whole, whole)))
    assert opened.ask(shown_document(document)).page_turns == {1: 3, 3: 2}


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_all_places_of_a_name_are_found_in_the_pictures_of_pages_too(
    opened, work, named, case_id, turns
):
    document = named("scan")
    assert work(find_all(case_id, "Weiming", document)).places == ()
    opened.run(lambda at: at.put_recognised(document, 2, read(turns, line(0.3, turns))))
    (hit,) = work(find_all(case_id, "Weiming", document)).places
    assert (hit.page, hit.text) == (2, "Weiming")
    (box,) = hit.boxes
    expected = laid_down(Box(0.2, 0.3, 0.34, 0.32), turns)
    assert [box.x0, box.y0, box.x1, box.y1] == corners(expected)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_what_leaves_of_a_lying_page_lies_as_in_its_file_and_black_where_it_is_marked(
    opened, work, named, turns
):
    document = named("scan")
    (before,) = work(burned_pictures(document, [(1, 400)]))
    opened.run(lambda at: at.put_recognised(document, 1, read(turns, line(0.85, turns))))
    (page,) = opened.ask(page_words(document, [1]))
    box = page.areas(2, 2)[0]
    terms = MarkInput("a name", audiences=("public",))
    work(add_marks([RedactionArea(document, 1, box)], terms))
    (after,) = work(burned_pictures(document, [(1, 400)]))
    one, other = (
        Image.frombytes("RGB", (shown.columns, shown.rows), shown.rgb) for shown in (before, after)
    )
    assert one.size == other.size
    wide, high = other.size
    marked = (box.x0 * wide + 1, box.y0 * high + 1, box.x1 * wide - 1, box.y1 * high - 1)
    assert other.crop(tuple(map(round, marked))).getextrema() == ((0, 0),) * 3
    changed = ImageChops.difference(one, other).convert("L").point(lambda at: 255 * (at > 40))
    left, top, right, bottom = changed.getbbox()
    # Boxes are widened to whole blocks of a coding, never over the page.
    slack = 0.05 * max(wide, high)
    assert left > box.x0 * wide - slack
    assert top > box.y0 * high - slack
    assert right < box.x1 * wide + slack
    assert bottom < box.y1 * high + slack


@pytest.mark.parametrize("turns", [1, 3])
def test_a_protected_name_on_a_lying_page_takes_its_line_and_not_the_page(
    opened, work, named, turns
):
    document = named("scan")
    people = opened.ask(lambda reader: reader.find(Person))
    person = next(one for one in people if one.protection is not Protection.OPEN)
    name = person.names[0].text
    (before,) = work(burned_pictures(document, [(1, 400)]))
    box = laid_down(Box(0.1, 0.85, 0.5, 0.87), turns)
    words = (OcrWord(0, len(name), box, 0.9),)
    other = line(0.7, turns)
    told = read(turns, other, OcrLine(name, box, words))
    opened.run(lambda at: at.put_recognised(document, 1, told))
    (after,) = work(burned_pictures(document, [(1, 400)]))
    one, burned = (
        Image.frombytes("RGB", (shown.columns, shown.rows), shown.rgb) for shown in (before, after)
    )
    wide, high = burned.size
    middle = round((box.x0 + box.x1) / 2 * wide)
    assert burned.crop((middle, 0, middle + 1, high)).getextrema() == ((0, 0),) * 3
    # What else the page says is still read.
    rest = round((other.box.x0 + other.box.x1) / 2 * wide)
    column = (rest - 2, 0, rest + 2, high)
    changed = ImageChops.difference(burned.crop(column), one.crop(column))
    assert max(high for _, high in changed.getextrema()) < 40
