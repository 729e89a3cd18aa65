"""What stands outside the text of pages: beside the right line, and it moves nothing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK
from casefiles.typeset.document.tree import DocumentTree, Paragraph, Role, SideNote, SideNotes
from tests.typeset.pdf_reading import PLACE, document
from tests.typeset.positions import Word, built, words_at

PAGE = DEFAULT_LOOK.page
RIGHT = PAGE[0] - DEFAULT_LOOK.margins.end
HEAD = (TextSpan("TopMost", "en"),)
MORE = (TextSpan("seekey", "en"),)


def noted(tree: DocumentTree, *notes: tuple[str, str]) -> DocumentTree:
    made = tuple(SideNote((form,), (TextSpan(text, "en"),)) for form, text in notes)
    return replace(tree, margins=SideNotes(HEAD, made, MORE))


def paragraph(text: str, language: str = "en") -> Paragraph:
    return Paragraph((TextSpan(text, language),), Role.BODY, PLACE)


def beside(words: Sequence[Word]) -> list[Word]:
    return [one for one in words if one.left > RIGHT and one.bottom < PAGE[1] - 40]


def within(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    return [[one for one in page if one.left <= RIGHT and one.text != "TopMost"] for page in pages]


def test_a_note_stands_once_a_page_beside_the_first_line_that_holds_its_form() -> None:
    filler = "word " * 400
    tree = document(*(paragraph(f"{filler} Mark[A] twice Mark[A] {filler}") for _ in range(3)))
    pages = words_at(built(noted(tree, ("Mark[A]", "Note"))))
    assert len(pages) > 2
    for page in pages:
        marks = [one for one in page if one.text == "Mark[A]"]
        notes = [one for one in beside(page) if one.text == "Note"]
        assert len(notes) == bool(marks)
        if marks:
            highest = max(one.bottom for one in marks)
            assert notes[0].bottom == pytest.approx(highest, abs=4)


def test_notes_and_head_move_no_word_of_the_text_and_every_page_has_the_head() -> None:
    tree = document(*(paragraph(f"{'word ' * 300} Mark[A]") for _ in range(5)))
    bare, pages = words_at(built(tree)), words_at(built(noted(tree, ("Mark[A]", "Note"))))
    assert within(pages) == within(bare)
    assert [sum(one.text == "TopMost" for one in page) for page in pages] == [1] * len(bare)
    highest = max(one.top for page in bare for one in page)
    assert all(one.bottom > highest for page in pages for one in page if one.text == "TopMost")


def test_a_form_that_is_broken_over_two_lines_is_found_on_the_first() -> None:
    filler = "word " * 17
    for more in range(12):
        tree = document(paragraph(f"{filler}{'x' * more} [PERSON A] {filler}"))
        (page,) = words_at(built(noted(tree, ("[PERSON A]", "Note"))))
        first = next(one for one in page if one.text == "[PERSON")
        (note,) = beside(page)
        assert note.bottom == pytest.approx(first.bottom, abs=4)


def test_three_notes_stand_beside_a_line_the_rest_at_the_foot_and_then_where_to_look() -> None:
    forms = [f"M{number:03}x" for number in range(5)]
    tree = document(paragraph(" ".join(forms)))
    (page,) = words_at(built(noted(tree, *((one, f"N{one}") for one in forms))))
    notes = {one.text: one.bottom for one in beside(page)}
    assert set(notes) == {f"N{one}" for one in forms}
    assert min(notes[f"N{one}"] for one in forms[:3]) > 700
    assert max(notes[f"N{one}"] for one in forms[3:]) < 60
    forms = [f"M{number:03}x" for number in range(150)]
    tree = document(paragraph(" ".join(forms)))
    (page,) = words_at(built(noted(tree, *((one, f"N{one}") for one in forms))))
    found = beside(page)
    lowest = min(found, key=lambda one: one.bottom)
    assert lowest.text == "seekey"
    assert lowest.bottom > 15
    assert 3 < len(found) < 100
    heights = sorted(one.bottom for one in found)
    assert all(above - below > 7 for below, above in pairwise(heights))


def test_the_outer_margin_is_the_left_one_where_the_document_begins_at_the_right() -> None:
    tree = replace(document(paragraph("Mark[A] سىناق", "ug")), language="ug")
    (page,) = words_at(built(noted(tree, ("Mark[A]", "Note"))))
    (note,) = (one for one in page if one.text == "Note")
    assert note.right < DEFAULT_LOOK.margins.end
