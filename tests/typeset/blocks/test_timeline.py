"""Timelines: what dates leave open is shown, labels touch nothing, and all can be read aloud."""

from itertools import combinations, pairwise

import pytest

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.dated import EndKind, Extent, extent_of, scale_of
from casefiles.typeset.blocks.sketch import Lettering, Sketch
from casefiles.typeset.blocks.timeline import timeline_sketches
from casefiles.typeset.document.figures import LabelAnchor, Timeline, TimelineItem, TimelineLane
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.tree import Heading
from casefiles.typeset.fonts.font_choice import FontLibrary
from tests.typeset.pdf_reading import FONTS, PLACE, document, page_texts, pdf_of
from tests.typeset.positions import built, lefts, words_at

LIBRARY = FontLibrary(FONTS)
ROOM = 600.0
TEXT = "Staff of the embassy stand at the door of the court"


def occurrence(date: str, text: str = TEXT) -> TimelineItem:
    return TimelineItem(date, f"dated {date}", (TextSpan(text, "en"),))


def lane(name: str, *dates: str) -> TimelineLane:
    return TimelineLane((TextSpan(name, "en"),), tuple(occurrence(date) for date in dates))


def drawn(*lanes: TimelineLane) -> list[tuple[Sketch, str]]:
    return list(timeline_sketches(Timeline(lanes, PLACE), LIBRARY, ROOM, LOOK.measure))


def days(text: str) -> tuple[float, float]:
    return extent_of(text).order


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("2021-03-04", (1, 1, False, False, EndKind.CLOSED, EndKind.CLOSED)),
        ("2021-03?", (31, 31, False, True, EndKind.CLOSED, EndKind.CLOSED)),
        ("201X", (3652, 3652, False, False, EndKind.CLOSED, EndKind.CLOSED)),
        ("2021-03-04/2021-04", (1, 30, True, False, EndKind.CLOSED, EndKind.CLOSED)),
        ("2021~/2022-01-01", (365, 1, True, True, EndKind.CLOSED, EndKind.CLOSED)),
        ("2021-03-04/..", (1, 1, True, False, EndKind.CLOSED, EndKind.OPEN)),
        ("2021-03-04/", (1, 1, True, False, EndKind.CLOSED, EndKind.UNKNOWN)),
        ("../2021-03", (31, 31, True, False, EndKind.OPEN, EndKind.CLOSED)),
    ],
)
def test_what_a_date_leaves_open(
    date: str, shape: tuple[int, int, bool, bool, EndKind, EndKind]
) -> None:
    extent = extent_of(date)
    assert extent.start[1] - extent.start[0] == shape[0]
    assert extent.end[1] - extent.end[0] == shape[1]
    assert (extent.is_stretch, extent.is_doubted, extent.before, extent.after) == shape[2:]


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2021-02-03", "2021-04-05", ["2021-02", "2021-03", "2021-04"]),
        ("2020-03", "2021-11", ["2020-01", "2020-04", "2020-07", "2020-10", "2021-01", "2021-04"]),
        ("2017", "2022", ["2017", "2018", "2019", "2020", "2021", "2022"]),
        ("1987", "2022", ["1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
        ("0001", "9999", ["1", "1000", "2000", "3000", "4000", "5000", "6000", "7000"]),
    ],
)
def test_ticks_are_round_and_few(first: str, last: str, ticks: list[str]) -> None:
    scale = scale_of([extent_of(first), extent_of(last)], 10)
    words = [word for _, word in scale.ticks]
    assert words[: len(ticks)] == ticks
    assert len(words) <= 11
    assert all(0 <= scale.share(moment) <= 1 for moment in (*days(first), *days(last)))
    assert all(one < other for (one, _), (other, _) in pairwise(scale.ticks))


def box(words: Lettering) -> tuple[float, float, float, float]:
    return (
        words.left,
        words.baseline - 6,
        words.left + words.line.width,
        words.baseline + 2,
    )


def test_no_label_touches_another_or_leaves_the_figure() -> None:
    dates = [f"20{year}-{month:02}" for year in range(14, 24) for month in (1, 2, 7)]
    lanes = [lane("First", *dates), lane("Second", "2014/2023", "../2015", "2022-12-01/..")]
    for sketch, _ in drawn(*lanes):
        assert sketch.height <= ROOM
        boxes = [box(words) for words in sketch.letterings]
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert right <= LOOK.measure
            assert 0 <= top <= bottom <= sketch.height
        for one, other in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 0 or down <= 0


def test_a_long_timeline_takes_pages_and_each_entry_stands_once() -> None:
    many = [occurrence(f"20{n % 20 + 10}-03", f"entry{n}") for n in range(240)]
    pdf = pdf_of(
        Timeline(
            (TimelineLane((TextSpan("Lane", "en"),), tuple(many)),), PLACE, (TextSpan("Cap", "en"),)
        )
    )
    words = [word.text for page in words_at(pdf) for word in page]
    assert all(words.count(f"entry{n}") == 1 for n in range(240))
    texts = page_texts(pdf)
    assert len(texts) > 3
    assert all("Lane" in text and "2010" in text and "Cap" in text for text in texts)


def test_all_is_told_in_sentences_once() -> None:
    parts = drawn(*[lane(f"Lane {n}", *["2019-03-04"] * 30) for n in range(4)])
    told = " ".join(text for _, text in parts)
    assert told.startswith("Timeline from 2019-03 to 2019-03 with 120 entries. Lane 0, dated 2019")
    assert told.count(f"Lane 2, dated 2019-03-04: {TEXT}.") == 30
    assert len(parts) > 1
    ((_, text),) = drawn(lane("Lane", "1987-05", "2023-06-30"))
    assert text.startswith("Timeline from 1987 to 2023 with 2 entries.")


def test_each_part_of_a_lane_that_takes_pages_tells_its_own_entries() -> None:
    """The second page of a figure was silent, and the file no PDF/UA."""
    dates = [f"{year}-03-0{day}" for year in range(2001, 2021) for day in range(1, 8)]
    parts = drawn(lane("Lane", *dates))
    assert len(parts) > 1
    for sketch, text in parts:
        shown = {
            date
            for date in dates
            for one in sketch.letterings
            if date in "".join(run.text for run in one.line.runs)
        }
        assert text.strip()
        assert {date for date in dates if f"Lane, dated {date}: {TEXT}." in text} == shown
    told = " ".join(text for _, text in parts)
    assert all(told.count(f"dated {date}:") == 1 for date in dates)


def test_time_runs_leftward_in_a_right_to_left_document() -> None:
    block = Timeline((lane("Lane", "2011-05-06", "2021-05-06"),), PLACE)
    for language, is_mirrored in (("en", False), ("ug", True)):
        (words,) = words_at(built(document(block, language=language)))
        early, late = lefts(words, "2012", "2020")
        assert (early > late) is is_mirrored


def test_days_are_discs_and_months_are_hatched() -> None:
    def strokes(date: str) -> int:
        ((sketch, _),) = drawn(lane("Lane", date, "2010", "2022"))
        return len(sketch.paths)

    assert strokes("2015-03") > strokes("2015-03-04")


def test_there_is_room_to_show_what_goes_on_beyond_all_dates() -> None:
    extents = [extent_of(date) for date in ("../2012", "2014", "2016-12-31/..")]
    scale = scale_of(extents, 9)
    assert scale.share(extents[0].start[0]) > 0.05
    assert scale.share(extents[2].end[1]) < 0.95
    assert scale.reach == ("2012", "2016")


def test_a_full_page_of_a_timeline_keeps_its_heading_and_its_caption() -> None:
    title, caption = (
        (TextSpan("Title", "en"),),
        (TextSpan("Caption ", "en"), TextSpan("word " * 90, "en")),
    )
    many = lane("Lane", *[f"20{n % 20 + 10}-03" for n in range(60)])
    texts = page_texts(
        pdf_of(Heading(title, 1, PLACE, "title", title), Timeline((many,), PLACE, caption))
    )
    assert len(texts) > 1
    assert "Title" in texts[0]
    assert all(text.count("Caption") == text.count("Lane") == 1 for text in texts)


def test_a_timeline_without_entries_leaves_nothing_and_no_hole() -> None:
    assert drawn() == []
    assert drawn(lane("Lane")) == []


def test_what_is_no_date_or_too_tall_is_refused_with_its_place() -> None:
    with pytest.raises(UnsupportedText, match="figure_not_a_date") as refused:
        drawn(lane("Lane", "soon"))
    assert refused.value.safe == {"place": PLACE.section, "number": PLACE.number}
    tall = TimelineLane((), (occurrence("2021", "long words " * 900),))
    with pytest.raises(UnsupportedText, match="figure_too_tall"):
        drawn(tall)


def test_an_unknown_start_is_not_an_open_one() -> None:
    assert extent_of("/2021").before is EndKind.UNKNOWN
    assert Extent((1, 2), (1, 2), is_stretch=False).before is EndKind.CLOSED
    assert LabelAnchor.START.value == "start"
