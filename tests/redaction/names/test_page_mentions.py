"""Lines with mentions go, in whatever order a file holds them, and nothing under a mark decides."""

from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import forms_of
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.strips import edge_boxes
from casefiles.redaction.strips.page_strips import mention_boxes

WIDE, HIGH = 0.02, 0.02
NAME = "Alim Zunun"
MATCHER = Matcher([ProtectedTerm(NAME, "a"), ProtectedTerm("099112345678", "a")])


def line(text, row, left=0.1, high=HIGH):
    """A line of letters 0.02 of the page wide, on a row 0.03 high."""
    edges = tuple((left + WIDE * n, left + WIDE * (n + 1)) for n in range(len(text)))
    middle = 0.1 + 0.03 * row
    return TextLine(text, Box(left, middle - high / 2, edges[-1][1], middle + high / 2), edges)


def page(*lines, number=1):
    return PageText(number, 595, 842, lines)


def stacked(*texts, number=1):
    return page(*(line(text, row) for row, text in enumerate(texts)), number=number)


def over(one, first, last):
    """A mark over letters of a line."""
    return Box(one.edges[first][0], one.box.y0, one.edges[last - 1][1], one.box.y1)


def gone(pages, drawn=None, matcher=MATCHER):
    """Return the texts of lines that go, by page; each must be covered as wide as the page."""
    boxes = mention_boxes(pages, matcher, drawn or {})
    assert list(boxes) == [one.number for one in pages]
    assert all((box.x0, box.x1) == (0.0, 1.0) for found in boxes.values() for box in found)
    return [
        [
            one.text
            for one in page.lines
            if any(box.y0 <= one.box.y0 and box.y1 >= one.box.y1 for box in boxes[page.number])
        ]
        for page in pages
    ]


@pytest.mark.parametrize(
    ("lines", "gone_lines"),
    [
        (["before", "saw Alim Zunun there", "after"], ["saw Alim Zunun there"]),
        (["he was Alim", "Zunun by all", "after"], ["he was Alim", "Zunun by all"]),
        (["Alim Zu-", "nun"], ["Alim Zu-", "nun"]),
        (["nobody"], []),
        ([], []),
    ],
)
def test_lines_with_mentions_go_as_wide_as_the_page(lines, gone_lines):
    assert gone([stacked(*lines)]) == [gone_lines]


@pytest.mark.parametrize("parts", [("saw Alim", "Zunun there"), ("call 0991 123", "45678 now")])
@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_a_mention_over_a_line_end_goes_in_whatever_order_the_file_holds_the_lines(parts, order):
    lines = [line(text, row) for row, text in enumerate(("above", *parts, "below"))]
    found = gone([page(*(lines[number] for number in order))])
    assert sorted(found[0]) == sorted(parts)


def test_a_mention_goes_in_the_order_of_the_file_and_its_reverse_wherever_the_lines_stand():
    for order in (1, -1):
        lines = [line("saw Alim", 0), line("Zunun there", 9), line("between", 5)]
        assert sorted(gone([page(*lines[::order])])[0]) == ["Zunun there", "saw Alim"]


def test_parts_of_a_row_are_read_from_the_left_and_from_the_right():
    for left in (0.1, 0.5):
        lines = [line("Alim", 0, left), line("other", 4), line("Zunun", 0, 0.6 - left)]
        assert sorted(gone([page(*lines)])[0]) == ["Alim", "Zunun"]


def columns(*pairs, start=0):
    """Lines whose left and right halves are columns, held as one line each."""
    found = []
    for row, (left, right) in enumerate(pairs, start):
        one, other = line(left, row), line(right, row, 0.6)
        box = Box(one.box.x0, one.box.y0, other.box.x1, one.box.y1)
        found.append(TextLine(f"{left} {right}", box, (*one.edges, (0.58, 0.6), *other.edges)))
    return found


@pytest.mark.parametrize(
    "pairs",
    [
        [("he saw Alim", "one"), ("Zunun there", "two"), ("last", "three")],
        [("first", "he saw Alim"), ("second", "Zunun there"), ("last", "three")],
    ],
)
@pytest.mark.parametrize("heading", [(), (line("A heading over both of the columns", -1),)])
def test_each_column_is_read_by_itself(pairs, heading):
    lines = columns(*pairs)
    assert gone([page(*heading, *lines)]) == [[one.text for one in lines[:2]]]


def test_columns_held_as_lines_of_their_own_are_read_down():
    lines = [
        line(text, row, left)
        for row in range(2)
        for left, text in ((0.1, ("at Alim", "Zunun")[row]), (0.6, ("one", "two")[row]))
    ]
    assert {"at Alim", "Zunun"} <= set(gone([page(*lines)])[0])


def test_a_wide_line_belongs_to_the_columns_that_it_closes_and_opens():
    closed = [
        *columns(("left", "at Alim")),
        line("end", 1),
        line("Zunun is over the whole page", 2),
    ]
    assert {"left at Alim", "Zunun is over the whole page"} <= set(gone([page(*closed)])[0])
    title = "the whole page of today is of Alim"
    pair = columns(("a", "Zunun"), start=2)[0]
    assert gone([page(line(title, 0), line("left", 1), pair)]) == [[title, "a Zunun"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["12 he saw Alim", "13 Zunun there"],
        ["1012. he saw Alim", "1013. Zunun there"],
        ["he saw Alim 4", "Zunun there"],
        ["he saw Alim4", "Zunun there"],
        ["he saw Alim,4", "Zunun there"],
        ["he saw Alim²", "Zunun there"],
        ["he saw Alim ¹²", "Zunun there"],
        ["he saw Alim 4 Zunun there"],
        ["7 he saw Alim4", "8 Zunun there"],
    ],
)
def test_line_numbers_and_notes_part_no_name(lines):
    assert gone([stacked(*lines)]) == [lines]


def test_a_number_on_a_line_of_its_own_parts_no_name_and_stays():
    assert gone([stacked("he saw Alim", "2", "Zunun there")]) == [["he saw Alim", "Zunun there"]]


def test_numbers_that_begin_or_end_a_line_are_still_read():
    assert gone([stacked("call 099112", "345678 now")]) == [["call 099112", "345678 now"]]


@pytest.mark.parametrize("feet", [[], ["page 1"], ["page 1", "secret"], ["a", "b", "page 1"]])
@pytest.mark.parametrize("heads", [[], ["File 7"], ["File 7", "of the court"], ["a", "b", "c"]])
def test_a_mention_over_a_page_break_goes_on_both_pages(feet, heads):
    first = stacked("much", "text", "he saw Alim", *feet)
    second = stacked(*heads, "Zunun there", "and", "more", "text", number=2)
    assert gone([first, second]) == [["he saw Alim"], ["Zunun there"]]


def test_a_mention_runs_from_the_last_column_over_a_page_break():
    first = page(*columns(("one", "two"), ("three", "saw Alim")), line("1", 6))
    second = page(*columns(("Zunun", "x"), ("y", "z")), number=2)
    assert gone([first, second]) == [["three saw Alim"], ["Zunun x"]]


def test_pages_that_do_not_follow_one_another_are_not_joined():
    pages = [stacked("at Alim"), stacked("no", number=2), stacked("Zunun", number=3)]
    assert gone(pages) == [[], [], []]


@pytest.mark.parametrize(
    ("mark", "asks"),
    [
        (Box(0.18, 0.09, 0.38, 0.11), False),
        (Box(0.18, 0.092, 0.38, 0.108), False),
        (Box(0.0, 0.0, 1.0, 0.2), False),
        (Box(0.22, 0.09, 0.38, 0.11), True),
        (Box(0.18, 0.09, 0.30, 0.11), True),
        (Box(0.18, 0.10, 0.38, 0.11), True),
        (Box(0.5, 0.09, 0.9, 0.11), True),
    ],
)
def test_a_name_under_a_mark_asks_for_no_box_and_any_other_does(mark, asks):
    """What lies under a mark may decide nothing beside it, or a reader learns that it is a name."""
    found = mention_boxes([stacked("saw Alim Zunun there")], MATCHER, {1: [mark]})
    assert bool(found[1]) is asks
    assert mention_boxes([stacked("saw nothing at all there")], MATCHER, {1: [mark]}) == {1: ()}


@pytest.mark.parametrize(("share", "is_gone"), [(0.4, True), (0.6, False)])
def test_a_narrow_letter_is_under_a_mark_that_hides_its_middle(share, is_gone):
    """And decides nothing then: with it the letters before it would be a name."""
    text, narrow = "he saw Ma De", 0.004
    edges = tuple((0.1 + narrow * n, 0.1 + narrow * (n + 1)) for n in range(len(text)))
    one = replace(line(text, 0), edges=edges)
    mark = Box(edges[-2][1] - share * narrow, one.box.y0, edges[-1][1], one.box.y1)
    found = gone([page(one)], {1: [mark]}, Matcher([ProtectedTerm("Ma D", "a")]))
    assert found == [[text] if is_gone else []]


def test_a_name_under_two_marks_that_meet_asks_for_no_box():
    one = line("saw Alim Zunun there", 0)
    assert gone([page(one)], {1: [over(one, 4, 9), over(one, 9, 14)]}) == [[]]


def test_a_line_whose_letters_are_not_known_needs_a_mark_over_all_of_it():
    one = replace(line("saw Alim Zunun there", 0), edges=())
    assert gone([page(one)], {1: [Box(0.18, 0.0, 0.38, 0.5)]}) == [[one.text]]
    assert gone([page(one)], {1: [one.box]}) == [[]]


@pytest.mark.parametrize("hidden", ["Alim", "Kima", "    ", "12 3"])
def test_letters_under_a_mark_decide_nothing_about_other_lines(hidden):
    """A box on the second line would tell a reader what the first one hides."""
    one = line(f"he saw {hidden}", 0)
    drawn = {1: [over(one, 7, 11)]}
    assert gone([page(one, line("Zunun there", 1))], drawn) == [[]]
    pages = [page(one), stacked("Zunun there", number=2)]
    assert gone(pages, drawn) == [[], []]


def test_the_control_without_marks_is_seen_to_fail():
    assert gone([stacked("he saw Alim", "Zunun there")]) == [["he saw Alim", "Zunun there"]]


@pytest.mark.parametrize("texts", [("at Alim", "Zunun"), ("no", "Zunun"), ("at Alim", "no")])
def test_a_hidden_line_and_a_blank_one_are_the_same(texts):
    top, bottom = line(texts[0], 0), line(texts[1], 2)
    whole = Box(0.0, 0.115, 1.0, 0.145)
    expected = mention_boxes([page(top, bottom)], MATCHER, {1: [whole]})
    for hidden in ("x", "of all people", "Alim Zunun", "Zunun", "12"):
        lines = page(top, line(hidden, 1), bottom)
        assert mention_boxes([lines], MATCHER, {1: [whole]}) == expected


@pytest.mark.parametrize("pair", [("Al", "im Zunun"), ("0991123", "45678"), ("at", "there")])
def test_letters_under_a_mark_and_none_are_the_same(pair):
    left, right = pair
    mark = Box(line(left, 0).box.x1, 0.09, line(left, 0).box.x1 + 4 * WIDE, 0.11)
    found = set()
    for hidden in ("", "abcd", "Alim", "1234", " ab "):
        one, rest = line(left + hidden, 0), line(right, 0, mark.x1)
        box = replace(one.box, x1=rest.box.x1)
        whole = TextLine(one.text + rest.text, box, one.edges + rest.edges)
        found.add(mention_boxes([page(whole, line("below", 1))], MATCHER, {1: [mark]})[1])
    assert len(found) == 1


def test_a_name_beside_a_mark_that_hides_its_neighbours_still_goes():
    one = line("the Alim Zunun family", 0)
    assert gone([page(one)], {1: [over(one, 0, 3), over(one, 15, 21)]}) == [[one.text]]


def test_letters_on_both_sides_of_a_mark_make_no_word():
    """A short name would be taken for the end of another word."""
    one = line("so, Ma De went", 0)
    assert gone([page(one)], {1: [over(one, 2, 4)]}, Matcher([ProtectedTerm("Ma De", "a")])) == [
        [one.text]
    ]


def test_the_height_of_a_box_does_not_depend_on_the_type_of_a_name():
    """A name in larger or smaller type, such as italics, is not told from the rest."""
    found = {
        mention_boxes([page(line("a", 0), line(NAME, 1, high=high), line("b", 2))], MATCHER, {})[1]
        for high in (0.015, 0.0195, 0.02, 0.0205, 0.025)
    }
    assert len(found) == 1


def test_boxes_fill_the_blank_up_to_the_lines_that_stay():
    box = mention_boxes([stacked("above", NAME, "below")], MATCHER, {})[1][0]
    assert box == Box(0.0, 0.11, 1.0, 0.15)


def test_boxes_grow_by_a_usual_line_at_most_and_keep_to_steps_of_the_page():
    box = mention_boxes([page(line("above", 0), line(NAME, 9), line("x", 20))], MATCHER, {})[1][0]
    assert box == Box(0.0, 0.34, 1.0, 0.40)
    steps = [side * edge_boxes.STEPS for side in (box.y0, box.y1)]
    assert steps == pytest.approx([round(step) for step in steps])


def test_lines_that_go_or_are_hidden_do_not_narrow_a_box():
    near = line("hidden", 1)
    near = replace(near, box=replace(near.box, y0=0.345, y1=0.355))
    lines = [line("above", 0), near, line(NAME, 9), line("x", 20)]
    hidden = mention_boxes([page(*lines)], MATCHER, {1: [near.box]})[1]
    lines.remove(near)
    assert hidden == mention_boxes([page(*lines)], MATCHER, {})[1]


MANY_SCRIPTS = Matcher(
    [
        ProtectedTerm(text, str(number))
        for number, text in enumerate(
            (NAME, "艾合买提江", "زۇنۇن ئەكبەر", "Søren Ŋawang", "@ @", "٠٩٩١١٢٣٤")
        )
    ],
    [ProtectedTerm("Alim Zunun College", "open")],
)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("so Alim Zunun said", True),
        ("ALIM\u00adZUNUN", True),
        ("so Аlim Zunun said", True),  # the first letter is Cyrillic
        ("在艾合買提江家", True),
        ("دېدى زۇنۇن ئەكبەر دەپ", True),
        ("زۇنۇن ئەكبەر"[::-1], True),
        ("by SOREN NGAWANG", True),
        ("Søren Ŋawang", True),
        ("write to @ @ then", True),
        ("call 09911234", True),
        ("Alim Zunun College", False),
        ("nobody was there", False),
    ],
)
def test_lines_that_hold_a_mention_are_never_passed_over(text, is_found):
    ways = [text.split(" ", cut) for cut in range(4)]
    ways += [[text[:cut], text[cut:]] for cut in range(1, len(text))]
    found = [lines for lines in ways if MANY_SCRIPTS.find("\n".join(lines))]
    assert bool(found) == is_found
    assert all(MANY_SCRIPTS.may_find([forms_of(line) for line in lines]) for lines in found)


def test_lines_without_anything_like_a_name_are_passed_over():
    assert not MANY_SCRIPTS.may_find([forms_of("nobody was there"), forms_of("жил там")])


def lying(text, left, turns):
    """A line that runs up or down the page, with where each letter stands on its way."""
    high = WIDE * len(text)
    edges = [(0.1 + WIDE * n, 0.1 + WIDE * (n + 1)) for n in range(len(text))]
    edges = edges[::-1] if turns == 1 else edges
    return TextLine(text, Box(left, 0.1, left + HIGH, 0.1 + high), tuple(edges), turns)


def test_a_mark_hides_a_line_that_runs_up_the_page_only_if_it_covers_it():
    told = replace(lying("the man was Alim Zunun of that town", 0.5, 1), edges=(), turns=0)
    pages = [page(told, replace(lying("and nobody else", 0.54, 1), edges=(), turns=0))]
    box = told.box
    slack = 0.1 * (box.x1 - box.x0)
    close = Box(box.x0 + slack, box.y0 + slack, box.x1 - slack, box.y1 - slack)
    middle = Box(0.45, box.y0 + 0.12, 0.6, box.y1 - 0.12)
    beside = Box(0.54, 0.1, 0.56, box.y1)
    assert gone(pages, {1: [close]}) == [[]]
    for mark in (middle, beside):
        assert told.text in gone(pages, {1: [mark]})[0]


def laid(at, turns):
    """Where a point of an upright page is once that is turned against the clock."""
    for _ in range(turns):
        at = (at[1], 1.0 - at[0])
    return at


def laid_box(box, turns):
    (x0, y0), (x1, y1) = laid((box.x0, box.y0), turns), laid((box.x1, box.y1), turns)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def laid_page(upright, turns):
    """A page that lies, and whose lines therefore run up, down or head down."""
    lines = []
    for one in upright.lines:
        along = [laid_box(Box(left, 0.0, right, 1.0), turns) for left, right in one.edges]
        edges = [(at.y0, at.y1) if turns % 2 else (at.x0, at.x1) for at in along]
        lines.append(TextLine(one.text, laid_box(one.box, turns), tuple(edges), turns))
    return page(*lines)


def corners(boxes):
    return sorted(tuple(round(at, 9) for at in (box.x0, box.y0, box.x1, box.y1)) for box in boxes)


SPREAD = page(*(line(text, row) for row, text in enumerate(["saw Alim", "Zunun there", "after"])))
IN_COLUMNS = page(
    *(line("left Alim", 0), line("quite other", 0, 0.5)),
    *(line("Zunun left", 1), line("words here", 1, 0.5)),
)
ALONE = page(line("the man was Alim Zunun of town", 0), line("and nobody else", 1))
MARKED = ALONE.lines[0]


@pytest.mark.parametrize("turns", [1, 2, 3])
@pytest.mark.parametrize(
    ("upright", "marks"),
    [
        *((SPREAD, []), (IN_COLUMNS, []), (ALONE, [])),
        (ALONE, [over(MARKED, 12, 22)]),
        (ALONE, [over(MARKED, 12, 17)]),
        (ALONE, [over(ALONE.lines[1], 0, 4)]),
        (ALONE, [over(MARKED, 0, len(MARKED.text))]),
    ],
)
def test_a_page_that_lies_is_searched_as_if_it_stood_upright(turns, upright, marks):
    (expected,) = mention_boxes([upright], MATCHER, {1: marks}).values()
    lying_marks = [laid_box(one, turns) for one in marks]
    (found,) = mention_boxes([laid_page(upright, turns)], MATCHER, {1: lying_marks}).values()
    assert corners(found) == corners(laid_box(one, turns) for one in expected)


def test_a_stamp_that_stands_on_a_page_that_lies_does_not_turn_its_boxes():
    stamp = TextLine("RECEIVED", Box(0.02, 0.9, 0.2, 0.95))
    named, other = (lying_page := laid_page(ALONE, 1)).lines
    (found,) = mention_boxes(
        [replace(lying_page, lines=(named, stamp, other))], MATCHER, {}
    ).values()
    (box,) = found
    assert (box.y0, box.y1) == (0.0, 1.0)
    assert box.x0 <= named.box.x0
    assert named.box.x1 <= box.x1 <= other.box.x0
