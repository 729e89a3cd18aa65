"""Words of kinship that begin on one page and end on the next, past what repeats on each."""

import time

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.office.redaction import kinship_streams
from casefiles.redaction.names.mentions import Mention
from tests.office.redaction.test_kinship_questions import asked, kinships, page, relation

FOOT = ("Second statement", "Almaty office, room 12", "3 of 9")
HEAD = ("AE/1", "In the matter of a request", "Confidential")
BROKEN = {
    "en": ("I left at night. My", "sister drove me to the", "airport. I wept."),
    "an adjective": ("I left at night. My elder", "sister drove me to the", "airport. I wept."),
    "a hyphen": ("I left at night. My sis-", "ter drove me to the", "airport. I wept."),
    "of": ("I left at night. The sister of the", "applicant drove me to the", "airport. I wept."),
    "zh": ("我夜里走的。我的", "妹妹开车送我去了", "机场。我哭了。"),
    "a Han word": ("我夜里走的。我的妹", "妹开车送我去了", "机场。我哭了。"),
    "tr": ("Gece yola çıktım. Başvurucunun", "kız kardeşi beni", "götürdü. Ağladım."),
    "ru": ("Я уехал ночью. Моя", "сестра отвезла меня в", "аэропорт. Я плакал."),
}
"""The last line of a page, and the first two of the next: the sentence goes on to its second."""


def papers(last, first, second, foot=(), head=(), before=0):
    """Return pages of which the last two break a sentence between their feet and heads."""
    early = tuple(page(n, *HEAD, "I waited.", *FOOT) for n in range(1, before + 1))
    return (
        *early,
        page(before + 1, *head, "It was late.", last, *foot),
        page(before + 2, *head, first, second, *foot),
    )


def lines_of(spots):
    """Return pages and lines, as `page` places them, of boxes."""
    return [(number, round(box.y0 / 0.02)) for number, box in spots]


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("depth", range(4))
def test_both_parts_are_found_past_feet_and_heads_and_nothing_of_these_goes(name, depth):
    foot, head = FOOT[: depth or 0], HEAD[:depth]
    told = kinships(relation("qing", "sister"))
    (item,) = asked(papers(*BROKEN[name], foot, head), told)
    (place,) = item.places
    end, begin = (1, depth + 2), (2, depth + 1)
    assert lines_of(place.spots) == [end, begin]
    assert lines_of(place.areas) == [end, begin, (2, depth + 2)]


def test_control_without_what_runs_on_a_foot_hides_it(monkeypatch):
    told = kinships(relation("qing", "sister"))
    pages = papers(*BROKEN["en"], FOOT, HEAD)
    assert asked(pages, told)
    monkeypatch.setattr(kinship_streams, "running_over", lambda _before, _after: iter(()))
    assert asked(pages, told) == []


def test_a_sentence_of_many_lines_goes_as_a_whole_on_both_pages():
    long = [f"and so it went on for line {n}," for n in range(8)]
    pages = (
        page(1, *HEAD, "It was late.", "I remember,", *long, "that my", *FOOT),
        page(2, *HEAD, "sister,", *long, "drove me.", "It rained.", *FOOT),
    )
    (item,) = asked(pages, kinships(relation("qing", "sister")))
    (place,) = item.places
    told = lines_of(place.areas)
    assert [line for number, line in told if number == 1] == [*range(5, 15)]
    assert [line for number, line in told if number == 2] == [*range(4, 14)]


def test_it_is_found_once_wherever_forty_pages_end():
    told = kinships(relation("qing", "sister"))
    for before in (37, 38, 39, 40):
        (item,) = asked(papers(*BROKEN["en"], FOOT, HEAD, before), told)
        assert (item.count, item.places[0].page) == (1, before + 1)
        (item,) = asked(papers(*BROKEN["en"], before=before), told)
        assert item.count == 1
    whole = tuple(page(n, "My sister came.") for n in range(1, 82))
    (item,) = asked(whole, told)
    assert item.count == 81, "the line that is read again is not counted again"


def test_down_columns_it_runs_from_the_foot_of_one_page_to_the_head_of_the_next():
    def columns(number, left, right):
        def line(text, x, row):
            width = 0.01
            edges = tuple((x + width * n, x + width * (n + 1)) for n in range(len(text)))
            box = Box(x, 0.02 * row, x + width * len(text), 0.02 * row + 0.015)
            return TextLine(text, box, edges)

        lines = [
            line(text, x, row)
            for row, pair in enumerate(zip(left, right, strict=True), 1)
            for x, text in zip((0.05, 0.55), pair, strict=True)
        ]
        return PageText(number, 595.0, 842.0, tuple(lines))

    pages = (
        columns(1, ["It was cold.", "I sat there."], ["I went out.", "I saw my"]),
        columns(2, ["sister there.", "She wept."], ["Then it ended.", "I slept."]),
    )
    (item,) = asked(pages, kinships(relation("qing", "sister")))
    assert lines_of(item.places[0].spots) == [(1, 2), (2, 1)]


def test_a_head_is_no_kin_of_whom_the_page_before_ends_with():
    told = kinships(relation("qing", "sister"))
    assert asked(papers("He asked my", "lawyer about it.", "I left.", FOOT, HEAD), told) == []
    assert asked(papers("I said nothing.", "sister company papers", "I left."), told) == []


def test_who_is_named_near_by_is_told_where_pictures_speak_beside_pages():
    # Mentions count over all lines of a page, those of its picture last.
    from types import SimpleNamespace

    from casefiles.office.redaction.review_kinship import ON_PAGES
    from casefiles.office.redaction.suggestions import CaseContext, DocumentContext
    from casefiles.redaction.names.mentions import Matcher
    from casefiles.redaction.names.sought import Sought

    own = page(1, "A long line of text that says nothing at all.", "It rained. " * 20)
    behind = page(1, *(line.text for line in own.lines), "Lu Qing wept.", "Her brother came.")
    at = behind.text.index("Lu Qing")
    mentions = ((Mention(at, at + 7, "qing"),),)
    document = DocumentContext(
        SimpleNamespace(id="paper", media_type="application/pdf"),
        (own,),
        (behind,),
        mentions=mentions,
    )
    told = kinships(relation("qing", "sister"))
    case = CaseContext("case", (), Matcher(()), "", Sought(()), told)
    (item,) = ON_PAGES.look(None, case, document, SimpleNamespace(check=lambda: None))
    assert (item.kind, item.text) == ("kinship_unknown", "Her brother")


def test_many_pages_take_bounded_time():
    told = kinships(relation("qing", "sister"))
    lines = ["We spoke of my sister and of her brother's shop for an hour that evening."] * 30
    pages = tuple(page(n, *HEAD, *lines, *FOOT) for n in range(1, 101))
    start = time.process_time()
    (first, *_) = asked(pages, told)
    took = time.process_time() - start
    print(f"100 pages, {first.count} places: {took:.1f} s")
    assert took < 30
