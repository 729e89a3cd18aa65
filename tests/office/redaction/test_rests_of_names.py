"""A mark over one line of a name that runs on to the next takes the other line, too."""

from types import SimpleNamespace

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import RedactionKind
from casefiles.office.redaction import rests_of_names as module
from casefiles.office.redaction.rests_of_names import MarkedArea, rests_of_names
from casefiles.redaction.names.sought import Sought, SoughtPerson

PAPER = DocumentId("paper")
SOUGHT = Sought((SoughtPerson(PersonId("p"), ("Reyhangul Rozi",)),))
LINES = (
    "They came for our boy. Reyhan-\u200b",
    "gul wrote to us once.",
    "Reyhangul was seen in the market.",
    "Nobody else was there.",
)


def line(number: int) -> Box:
    return Box(0.1, 0.1 * number, 0.9, 0.1 * number + 0.02)


def page() -> PageText:
    texts = tuple(TextLine(text, line(number)) for number, text in enumerate(LINES, 1))
    return PageText(1, 595.0, 842.0, texts)


class Papers:
    """One paper of one page, and the marks that it has."""

    def __init__(self, marks) -> None:
        self.marks = marks

    def get(self, _kind, _key):
        return SimpleNamespace(case_id="case")

    def find(self, _kind, **_equals):
        return self.marks

    def pages(self, _document, first, _last):
        return (page(),) if first == 1 else ()


@pytest.fixture(autouse=True)
def told(monkeypatch):
    monkeypatch.setattr(module, "pictured", lambda _reader, _document, pages: tuple(pages))
    monkeypatch.setattr(module, "sought_in", lambda _reader, _case: SOUGHT)


def rests(*boxes, marks=()):
    return rests_of_names(Papers(marks), PAPER, [MarkedArea(1, box) for box in boxes])


def whole(number: int) -> Box:
    return Box(0.0, line(number).y0, 1.0, line(number).y1)


def test_the_second_half_of_a_name_goes_with_the_line_of_the_first():
    assert rests(whole(1)) == (MarkedArea(1, whole(2)),)
    assert rests(whole(2)) == (MarkedArea(1, whole(1)),)


def test_a_line_of_a_whole_name_goes_by_itself_and_others_stay():
    assert rests(whole(3)) == ()
    assert rests(whole(4)) == ()
    assert rests(whole(1), whole(2)) == ()


def test_what_a_mark_leaves_of_its_own_line_stays():
    assert rests(Box(0.1, 0.3, 0.3, 0.32)) == ()


def test_marks_that_are_kept_count_too():
    kept = SimpleNamespace(page=1, box=whole(2), kind=RedactionKind.AREA, audiences=())
    assert rests(whole(1), marks=(kept,)) == ()
    assert rests(whole(3), marks=(kept,)) == (MarkedArea(1, whole(1)),)
