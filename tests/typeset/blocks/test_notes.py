"""Footnotes: numbers, links, and the foot of the page where their mark stands."""

import io
import re

import pikepdf

from casefiles.typeset.document.inline import Footnote, TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow
from tests.typeset.pdf_reading import (
    PLACE,
    document,
    ink_outside,
    links_of,
    page_texts,
    paragraph,
    pdf_of,
)
from tests.typeset.positions import Word, built, words_at

_RAISED_DIGITS = "(?<![⁰¹²³⁴⁵⁶⁷⁸⁹])([⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def noted(text: str, *notes: str, role: Role = Role.BODY) -> Paragraph:
    content = [TextSpan(text, "en"), *[Footnote((TextSpan(note, "en"),)) for note in notes]]
    return Paragraph(tuple(content), role, PLACE)


def marks(page: list[Word]) -> list[int]:
    """Return the numbers after the word mark, where notes are referred to."""
    return _numbers(f"mark ?{_RAISED_DIGITS}", page)


def labels(page: list[Word]) -> list[int]:
    """Return the numbers that stand before notes."""
    return _numbers(f"(?<!mark)(?<!mark ){_RAISED_DIGITS}", page)


def _numbers(pattern: str, page: list[Word]) -> list[int]:
    text = " ".join(word.text for word in page)
    return [int(digits.translate(RAISED)) for digits in re.findall(pattern, text)]


def test_notes_are_numbered_through_the_document_and_stand_below_its_text() -> None:
    pdf = pdf_of(noted("mark", "first note"), paragraph("between"), noted("mark", "second note"))
    (page,) = words_at(pdf)
    assert marks(page) == [1, 2]
    assert labels(page) == [1, 2]
    lowest_text = min(word.bottom for word in page if word.text == "between")
    assert all(word.top < lowest_text for word in page if word.text == "note")
    assert marks(words_at(pdf_of(noted("mark", "again")))[0]) == [1]


def test_mark_and_note_lead_to_each_other() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(noted("mark", "the note")))) as opened:
        links = list(links_of(opened))
    heights = [(rectangle[1], target) for _, rectangle, _, target in links]
    (mark, to_note), (label, to_mark) = sorted(heights, reverse=True)
    assert mark > label
    assert abs(to_note - label) < 25
    assert abs(to_mark - mark) < 25


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    for filler in range(22, 27):
        blocks: list[Block] = [paragraph("filler")] * filler
        blocks += [noted("mark", "words of the note " * 30), *[paragraph("after")] * 9]
        pages = words_at(pdf_of(*blocks))
        assert [marks(page) for page in pages] == [labels(page) for page in pages]


def test_a_note_taller_than_its_page_goes_on_and_text_goes_on_too() -> None:
    note = " ".join(f"n{number}" for number in range(3000))
    pdf = pdf_of(*[paragraph("filler")] * 20, noted("mark", note), *[paragraph("after")] * 60)
    pages = words_at(pdf)
    (marked,) = [page for page in pages if marks(page)]
    assert labels(marked) == [1]
    assert sum(word.text in {"n0", "n9"} for word in marked) == 2
    carried = [page for page in pages if any(word.text == "n2999" for word in page)]
    assert any(word.text == "after" for word in carried[0])
    found = [word.text for page in pages for word in page if re.fullmatch(r"n\d+", word.text)]
    assert found == note.split()
    assert not ink_outside(pdf, LOOK.margins.start - 1)


def test_later_notes_never_overtake_one_that_goes_on() -> None:
    blocks = [noted("mark", f"start{number} " + "much to say " * 400) for number in range(6)]
    pages = words_at(pdf_of(*blocks))
    starts = [word.text for page in pages for word in page if word.text.startswith("start")]
    assert starts == [f"start{number}" for number in range(6)]
    assert sum(word.text == "much" for page in pages for word in page) == 2400


def test_notes_never_lie_under_the_text_of_their_page() -> None:
    blocks = [
        noted(f"body{number} mark", *["a note of some length " * 9] * 3) for number in range(60)
    ]
    for page in words_at(pdf_of(*blocks)):
        body = [word.bottom for word in page if word.text.startswith("body")]
        notes = [word.top for word in page if word.text in {"note", "length"}]
        assert not body or not notes or max(notes) < min(body)
        assert min(word.bottom for word in page) > 30


def test_notes_in_cells_stand_at_the_foot_and_repeated_heads_do_not_repeat_theirs() -> None:
    head = (noted("mark", "of the head", role=Role.CELL_HEAD),)
    rows = tuple(TableRow(((noted("mark", f"of row {n}", role=Role.CELL),),)) for n in range(60))
    pages = words_at(pdf_of(Table((1.0,), head, rows)))
    assert len(pages) > 2
    assert labels(pages[0]) == marks(pages[0])
    assert labels(pages[1]) == [number for number in marks(pages[1]) if number != 1]
    assert sum(labels(page).count(1) for page in pages) == 1


def test_the_rule_above_notes_stands_at_the_start_edge() -> None:
    for language, at in (("en", LOOK.margins.start), ("ug", LOOK.margins.start + LOOK.measure)):
        (page,) = words_at(built(document(noted("mark", "note"), language=language)))
        *_, label = [word for word in page if word.text == "¹"]
        assert min(abs(label.left - at), abs(label.right - at)) < 2


def test_a_mark_never_begins_a_line() -> None:
    note = Footnote((TextSpan("n", "en"),))
    for length in range(42, 46):
        content = (TextSpan("警" * length, "zh-Hans"), note, TextSpan("后文" * 40, "zh-Hans"))
        page = page_texts(pdf_of(Paragraph(content, Role.BODY, PLACE)))[0]
        assert "\n¹" not in page.partition("后文" * 9)[0]
