"""Names that a closed paper may have in its margins pass there and nowhere else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.redaction.clearance.final_check import FinalCheckTerms, examine_file
from casefiles.redaction.clearance.final_check_frames import FinalCheckReport, PageOcrTexts
from casefiles.redaction.clearance.page_margins import parted_at_margin
from tests.redaction.clearance.test_clearance_places import PUBLIC, SOUGHT, made, texts

NOTE = "PERSON A = Rahile Zunun"
OTHER = "PERSON B = 祖农"


def report(
    body: Sequence[str], margins: Sequence[str], *, is_told: bool = True
) -> FinalCheckReport:
    """Search a file of which the third page has the note in its margin, as it was written."""
    data, said = made()
    notes = ["", "", NOTE, *("" for _ in said.pages[3:])]
    written = WrittenText(said.pages, said.strings, tuple(notes)) if is_told else None
    wanted = FinalCheckTerms(SOUGHT, PUBLIC, name="a.pdf", written=written, margin=NOTE)
    return examine_file(data, PageOcrTexts(tuple(body), margins=tuple(margins)), wanted)


def margins(**found: str) -> list[str]:
    return [found.get(f"p{number}", "") for number in range(1, len(texts()) + 1)]


def with_line(number: int, line: str) -> list[str]:
    return [f"{text}\n{line}" if at == number else text for at, text in enumerate(texts(), 1)]


def test_a_note_passes_in_the_margin_where_it_was_written():
    assert report(texts(), margins(p3=NOTE)).places == ()
    assert report(texts(), margins(p3="PERSON A =\nRahile\nZunun")).places == ()


@pytest.mark.parametrize(
    ("body", "found", "page"),
    [
        (with_line(3, "Rahile Zunun"), margins(p3=NOTE), 3),
        (with_line(5, "Rahile Zunun"), margins(p3=NOTE), 5),
        (list(texts()), margins(p3=NOTE, p4=NOTE), 4),
        (list(texts()), margins(p3=f"{NOTE}\n{NOTE}"), 3),
        (list(texts()), margins(p3=f"{NOTE}\n{OTHER}"), 3),
    ],
    ids=["text beside it", "another page", "another margin", "twice", "somebody else"],
)
def test_a_name_passes_nowhere_else(body, found, page):
    assert report(body, found).places == (("page_text", page, 1),)


def test_a_name_in_the_text_is_a_hit_where_nobody_tells_what_was_written():
    assert report(texts(), margins(p3=NOTE), is_told=False).hits == 0
    assert report(with_line(3, "Rahile Zunun"), margins(p3=NOTE), is_told=False).hits == 1


def line(text: str, left: float, right: float, *, has_edges: bool = True) -> TextLine:
    step = (right - left) / len(text) / 595.28
    start = left / 595.28
    edges = tuple((start + at * step, start + (at + 1) * step) for at in range(len(text)))
    box = Box(left / 595.28, 0.1, right / 595.28, 0.12)
    return TextLine(text, box, edges if has_edges else ())


def test_text_and_margin_are_parted_by_the_place_of_each_character():
    page = PageText(1, 595.28, 841.89, (line("A sentence of the text", 70, 400),))
    assert parted_at_margin(page) == ("A sentence of the text", "")
    noted = replace(page, lines=(*page.lines, line("Zunun", 533, 580)))
    assert parted_at_margin(noted) == ("A sentence of the text", "Zunun")
    # Readers may join what stands on one baseline.
    joined = line("x" * 46 + " " + "Zunun", 67, 587)
    text, margin = parted_at_margin(replace(page, lines=(joined,)))
    assert set(text) == {"x"}
    assert margin == "Zunun"
    # What may reach from the text into the margin is text: no name may stand there.
    vague = line("Rahile Zunun", 400, 587, has_edges=False)
    assert parted_at_margin(replace(page, lines=(vague,))) == ("Rahile Zunun", "")
