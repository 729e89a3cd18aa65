"""What goes because of lines tells nothing of them, and leaves no other line in halves (A5).

Pages are drawn with the house's faces, read and rendered as workers do, and burned as exports do.
"""

import random
from dataclasses import replace

import numpy as np
import pytest

from casefiles.domain.files.extraction import Baseline, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.names.line_places import Row
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.pixels import whole_lines
from casefiles.redaction.strips import gutters, page_setting, strips
from casefiles.redaction.strips.line_reach import DEEPEST, USUAL, LetterExtent, reach_of
from casefiles.redaction.strips.page_strips import line_strips, mention_strips
from tests.redaction.strips.strip_pages import (
    HIGH,
    KINDS,
    NAMES,
    WIDE,
    Piece,
    Sheet,
    bits,
    drawn,
    left,
    lost,
    names_on,
    outcome_of,
    pdf_of,
    print_page,
    read,
)

SEED = 20260117
PAIRS = 5_000
SHARE = 60
FEW = {
    "print, 11 on 15": ("Yi", "Gülbahar Ötkür-Jélil", "欧阳菲菲", "ئالىم", "བསྟན་འཛིན་སྒྲོལ་མ"),
    "print, 11 on 13": ("Zhulyjyp Qajyq", "陆雯", "བསྟན་འཛིན་སྒྲོལ་མ"),
    "Tibetan stays, 11 on 13": ("Yi", "རྡོ་རྗེ"),
    "text layer askew, 0.9": ("Yi", "གྷ་བྷུ"),
    "text layer askew, 5": ("Lu Wen", "司馬一"),
    "columns, left": ("Yi", "གྷ"),
    "columns, right": ("Yi", "گۈلباھارخان"),
    "table, cells lower": ("Yi", "Gülbahar Ötkür-Jélil", "欧阳菲菲", "ئالىم"),
    "table, cells higher": ("Yi", "Gülbahar Ötkür-Jélil", "司馬一"),
    "table of one row": ("Yi", "Gülbahar Ötkür-Jélil", "陆雯"),
    "note up the margin": ("Yi", "Gülbahar Ötkür-Jélil"),
    "column of Han beside print": ("陆雯", "欧阳菲菲"),
    "page of columns of Han": ("陆雯", "司馬一"),
    "line standing alone": ("Yi", "欧阳菲菲", "བསྟན་འཛིན་སྒྲོལ་མ"),
    "nothing else on the page": ("Yi", "Gülbahar Ötkür-Jélil"),
    "text beside the page": ("Yi", "欧阳菲菲"),
    "heading in larger type": ("Yi", "Gülbahar Ötkür-Jélil"),
}
GONE = {"Tibetan stays, 11 on 13": 1, "table of one row": 2}
"""Lines that stay and go for their neighbour: where Tibetan stands, its stacks need the room, and
one row tells of no columns, so that its strip goes from edge to edge."""
CROSSED = {"table of one row": 1}
"""Strips that ink runs out of: that of the cells beside it, which go as a whole."""


@pytest.mark.parametrize("kind", KINDS)
def test_one_shape_for_all_names_and_no_line_in_halves(kind: str):
    shapes = set()
    for name in FEW[kind]:
        sheet = KINDS[kind](name)
        data = pdf_of(sheet)
        found = outcome_of(drawn(data), [read(data)], name)
        shares = lost(sheet, found.mask)
        assert left(sheet, found.mask) == 0 or kind == "text beside the page"
        assert not [share for share in shares if 0.10 < share < 0.90], kind
        assert sum(share >= 0.90 for share in shares) == GONE.get(kind, 0)
        assert found.crossed == CROSSED.get(kind, 0), "ink ran out of a strip"
        shapes.add((found.areas, found.bare))
    assert len(shapes) == 1, f"{kind}: {len(shapes)} shapes"


# Geometry alone, of text layers: pages as workers tell them, with everything about the line that
# goes drawn at random that a name, its script or its font decides.

TALL = {"Latn": (1.07, 0.29), "Hani": (1.16, 0.29), "Arab": (1.2, 0.5), "Tibt": (1.1, 0.75)}


def told(piece: Piece, script: str, sheet: Sheet, width: float) -> TextLine:
    """A line as a worker tells it: its box is that of its font, as wide as its text."""
    above, below = (part * piece.size for part in TALL[script])
    a = np.radians(sheet.degrees - piece.turned)
    along, up = np.array([np.cos(a), np.sin(a)]), np.array([np.sin(a), -np.cos(a)])
    middle, turn = np.array([WIDE / 2, HIGH / 2]), np.radians(sheet.degrees)
    at = np.array([piece.x, piece.y]) - middle
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    start = middle + turned @ at
    if piece.is_column:
        along, up = np.array([0.0, 1.0]), np.array([1.0, 0.0])
        above = below = piece.size / 2
    end = start + along * width
    corners = np.array([start + up * above, end + up * above, start - up * below, end - up * below])
    corners = np.clip(corners / [WIDE, HIGH], 0.0, 1.0)
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    x0, y0 = min(x0, 0.9999), min(y0, 0.9999)
    box = Box(float(x0), float(y0), float(max(x1, x0 + 1e-4)), float(max(y1, y0 + 1e-4)))
    ends = (*(start / [WIDE, HIGH]), *(end / [WIDE, HIGH]))
    base = Baseline(*map(float, ends), piece.size / HIGH, piece.is_column)
    return TextLine(piece.text, box, (), 0, base)


def page_of(sheet: Sheet, name: str, chance: random.Random, most: float) -> PageText:
    """A page as a worker tells it, whose line that goes has a font and a width of its own."""
    script = next(script for script, names in NAMES.items() if name in names)
    lines = []
    for piece in sheet.pieces:
        width = 5.4 * len(piece.text) * piece.size / 11
        if piece.is_held:
            width = min(most, width * (0.6 + 0.8 * chance.random()))
        lines.append(told(piece, script if piece.is_held else "Latn", sheet, width))
    return PageText(1, WIDE, HIGH, tuple(lines))


def covers_of(kind: str, name: str, chance: random.Random) -> object:
    most = 190.0 if kind.startswith(("columns", "table")) else 450.0
    page = page_of(KINDS[kind](name), name, chance, most)
    (found,) = mention_strips([page], Matcher([ProtectedTerm(name, "a")]), {}).values()
    return found.covers, found.stays


def differing_pairs(count: int) -> list[str]:
    """Return the kinds of pages on which what goes differs between two names."""
    chance = random.Random(SEED)
    print("seed", SEED)
    kinds = [*KINDS]
    found = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        one, other = chance.choice(names_on(kind)), chance.choice(names_on(kind))
        if covers_of(kind, one, chance) != covers_of(kind, other, chance):
            found.append(kind)
    return found


def test_strips_of_text_layers_are_the_same_for_any_two_names():
    assert differing_pairs(SHARE * 10) == []


@pytest.mark.long
def test_strips_of_text_layers_are_the_same_for_any_two_names_in_five_thousand_pairs():
    assert differing_pairs(PAIRS) == []


def by_font_box(held: Row, setting: page_setting.StraightenedPage) -> tuple[float, float]:
    """A weakened room: it follows the size that the line that goes is read with."""
    return 0.9 * held.size + (held.right - held.left) / 1_000, 0.3 * setting.em


def name_high(held: Row, setting: page_setting.StraightenedPage) -> tuple[float, float]:
    """A weakened room: as high as the ink of letters, by how long the name is."""
    return (0.8 if held.right - held.left < 300 else 1.0) * setting.em, 0.1 * setting.em


def by_own_end(
    held: Row, stays: object, em: float, leading: float
) -> tuple[float | None, float | None]:
    """A weakened gutter: where the line that goes ends."""
    return None, held.right + em


@pytest.mark.parametrize(
    ("module", "part", "weak"),
    [
        (strips, "_room", by_font_box),
        (strips, "_room", name_high),
        (strips, "between_gutters", by_own_end),
    ],
)
def test_the_controls_tell_names_apart(monkeypatch: pytest.MonkeyPatch, module, part: str, weak):
    """Edges from the font box, a name-high box, and a gutter taken from the line that goes."""
    monkeypatch.setattr(module, part, weak)
    assert len(differing_pairs(SHARE)) > SHARE // 8


def test_the_control_a_neighbour_taken_by_the_ink_of_the_name_tells_names_apart(
    monkeypatch: pytest.MonkeyPatch,
):
    """With no room beyond that of Latin, and neighbours that go where ink runs over."""

    def shapes() -> int:
        found = set()
        for name in ("Yi", "ئالىم", "བསྟན་འཛིན་སྒྲོལ་མ"):
            data = pdf_of(print_page(name))
            outcome = outcome_of(drawn(data), [read(data)], name)
            found.add((outcome.areas, outcome.bare))
        return len(found)

    assert shapes() == 1
    monkeypatch.setattr(whole_lines, "_with_room", lambda _raster, cover, _lines: cover)
    assert shapes() > 1


def test_ink_that_runs_out_of_a_strip_takes_the_next_line_and_is_counted(
    monkeypatch: pytest.MonkeyPatch,
):
    """The last resort: no half of a letter stays, and the certificate is told."""
    monkeypatch.setattr(whole_lines, "_with_room", lambda _raster, cover, _lines: cover)
    sheet = print_page("བསྟན་འཛིན་སྒྲོལ་མ")
    data = pdf_of(sheet)
    found = outcome_of(drawn(data), [read(data)], sheet.name)
    assert found.crossed == 1
    assert left(sheet, found.mask) == 0
    assert not [share for share in lost(sheet, found.mask) if 0.10 < share < 0.90]


# Bad input.


def lines(*bases: float, size: float = 11.0, angle: float = 0.0, x: float = 72.0) -> list[TextLine]:
    sheet = Sheet((), angle)
    pieces = [Piece(f"line {at:.0f} of words that say nothing", x, at, size) for at in bases]
    return [told(one, "Latn", sheet, 380.0) for one in pieces]


def covers(held: TextLine, *stays: TextLine) -> tuple[Box, ...]:
    page = PageText(1, WIDE, HIGH, (*stays, replace(held, text="saw Yi Yong there")))
    (found,) = mention_strips([page], Matcher([ProtectedTerm("Yi Yong", "a")]), {}).values()
    return found.boxes


def test_a_page_with_no_other_line_goes_by_blocks_of_four_leadings():
    (held,) = lines(430.0)
    (box,) = covers(held)
    block = 4 * HIGH / 55
    edges = (box.y0 * HIGH - 1, box.y1 * HIGH + 1)
    assert (box.x0, box.x1) == (0.0, 1.0)
    for edge in (edges[0], HIGH - edges[1]):
        assert edge / block == pytest.approx(round(edge / block))
    assert edges[0] < 430 - 11 < 430 + 4 < edges[1]
    (near,) = lines(431.0, size=11.4)
    assert covers(near) == (box,)


def test_lines_between_which_no_line_stays_are_one_strip_and_others_are_not():
    rows = lines(*(100.0 + 15 * at for at in range(20)))
    page = PageText(1, WIDE, HIGH, tuple(rows))
    name = Matcher([ProtectedTerm("Yi Yong", "a")])
    for apart, count in ((1, 1), (2, 2)):
        held = {8, 8 + apart}
        told_lines = [
            replace(one, text="saw Yi Yong there") if at in held else one
            for at, one in enumerate(rows)
        ]
        (found,) = mention_strips([replace(page, lines=tuple(told_lines))], name, {}).values()
        assert len(found.covers) == count


def test_a_line_askew_alone_goes_by_whole_blocks_around_it():
    rows = lines(*(100.0 + 15 * at for at in range(10)))
    seal = lines(500.0, angle=33.0)[0]
    (box,) = covers(seal, *rows)
    block = 4 * 15.0
    for edge, size in ((box.x0, WIDE), (box.x1, WIDE), (box.y0, HIGH), (box.y1, HIGH)):
        steps = edge * size / block
        assert edge in (0.0, 1.0) or steps == pytest.approx(round(steps))
    assert box.y0 <= seal.box.y0
    assert seal.box.y1 <= box.y1


def test_an_uneven_page_goes_by_the_hull_over_all_its_angles():
    rows = [lines(100.0 + 15 * at, angle=(-2.5, 0.0, 2.5)[at % 3])[0] for at in range(12)]
    held = lines(400.0, angle=1.5)[0]
    (box,) = covers(held, *rows)
    assert (box.x0, box.x1) == (0.0, 1.0)
    assert box.y0 < held.box.y0 < held.box.y1 < box.y1
    assert box.y1 - box.y0 > 2 * WIDE * np.tan(np.radians(2.0)) / HIGH


def test_text_beside_the_page_neither_burns_nor_measures():
    rows = lines(*(100.0 + 15 * at for at in range(10)))
    (held,) = lines(400.0)
    beside = [
        replace(one, box=Box(0.9999, one.box.y0, 1.0, one.box.y1))
        for one in lines(395.0, 398.0, 402.0, size=30.0, angle=8.0)
    ]
    assert covers(held, *rows, *beside) == covers(held, *rows)
    assert covers(replace(held, box=beside[0].box), *rows) == ()


def test_scripts_of_lines_that_stay_decide_about_room_and_no_others():
    assert reach_of(["Häuser", "дом", "家。", "ﬁle 7"]) == USUAL
    assert reach_of(["Häuser", "ئۆي"]) == LetterExtent(1.05, 0.58)
    assert reach_of(["ئۆي", "ཁང་པ"]) == reach_of(["ཁང་པ", "ئۆي"]) == LetterExtent(1.25, 0.58)
    assert reach_of(["บ้าน"]) == DEEPEST
    rows = lines(*(100.0 + 30 * at for at in range(10)))
    (held,) = lines(250.0)
    page = PageText(1, WIDE, HIGH, (*rows, held))
    matcher = Matcher([ProtectedTerm("རྡོ་རྗེ", "a"), ProtectedTerm("Yi Yong", "a")])
    for name in ("རྡོ་རྗེ", "Yi Yong"):
        own = replace(page, lines=(*rows, replace(held, text=f"saw {name}")))
        (found,) = mention_strips([own], matcher, {}).values()
        assert found.boxes[0].y1 * HIGH == pytest.approx(250 + 0.30 * 11 - 1)
    deep = replace(rows[0], text="ཁང་པ")
    own = replace(own, lines=(deep, *rows[1:], *own.lines[-1:]))
    (found,) = mention_strips([own], matcher, {}).values()
    assert found.boxes[0].y1 * HIGH == pytest.approx(250 + 0.50 * 11 - 1)


def test_a_gutter_that_a_line_crosses_is_none_for_it_and_fewer_than_three_lines_make_none():
    rows = [
        Row(start, start + 180, 100.0 + 15 * at, 0.0, 11.0, True)
        for start in (60.0, 310.0)
        for at in range(8)
    ]
    inside = Row(60.0, 200.0, 160.0, 0.0, 11.0, True)
    left_edge, right_edge = gutters.between_gutters(inside, rows, 11.0, 15.0)
    assert left_edge is None
    assert right_edge == pytest.approx(310 - 0.4 * 11)
    assert gutters.between_gutters(replace(inside, right=400.0), rows, 11.0, 15.0) == (None, None)
    few = [row for row in rows if row.left < 300 or row.base < 125]
    assert gutters.between_gutters(inside, few, 11.0, 15.0) == (None, None)
    other = Row(310.0, 480.0, 160.0, 0.0, 11.0, True)
    assert gutters.between_gutters(other, rows, 11.0, 15.0) == (right_edge, None)


def test_a_mark_of_lines_takes_those_that_it_touches_by_more_than_a_third():
    """And what of it pokes into others is no part of it, or these would be cut."""
    rows = lines(*(100.0 + 15 * at for at in range(12)))
    page = PageText(1, WIDE, HIGH, tuple(rows))
    top, bottom = 190.0 - 0.8 * 11, 190.0 + 0.24 * 11
    for share, count in ((0.30, 0), (0.40, 1)):
        box = Box(0.3, top / HIGH, 0.4, (top + share * (bottom - top)) / HIGH)
        found = line_strips([page], box, USUAL)
        wide = [one.boxes[0] for one in found if one.boxes[0] != box]
        whole = Box(0.0, (190 - 1.05 * 11 + 1) / HIGH, 1.0, (190 + 0.3 * 11 - 1) / HIGH)
        close = [one for one in wide if abs(one.y0 - whole.y0) < 1e-6]
        assert len(close) == count
    poking = Box(0.3, (190 - 8) / HIGH, 0.4, (205 - 0.8 * 11 + 2) / HIGH)
    boxes = [box for one in line_strips([page], poking, USUAL) for box in one.boxes]
    assert max(box.y1 for box in boxes) <= rows[7].box.y0 + 1e-9


# Scans: machines tell where lines stand, and what they see of one hangs on the lines beside it.

JITTER = (0.05, 0.4)
"""Points by which lines far from the one that goes, and next to it, were seen to move between
twelve names (the finder of the house, pages of 200 dpi, straight and askew by 0.9 degrees)."""


def as_read(kind: str, name: str, chance: random.Random, at: float) -> PageText:
    sheet = Sheet(
        tuple(replace(one, y=one.y + at) for one in KINDS[kind](name).pieces),
        KINDS[kind](name).degrees,
    )
    page = page_of(sheet, name, random.Random(0), 450.0)
    held = next(n for n, one in enumerate(sheet.pieces) if one.is_held)
    steady = random.Random(at)
    found = []
    for number, line in enumerate(page.lines):
        # What a finder is wrong by is the same for each name, but for the jitter.
        off = steady.gauss(0, 0.3)
        off += chance.gauss(0, JITTER[abs(number - held) <= 1] / 2)
        turn = steady.gauss(0, 0.06) + chance.gauss(0, 0.008)
        base, long = line.baseline, 380.0
        size = base.size * steady.gauss(1.03, 0.03) * (1 + 0.2 * chance.random() * (number == held))
        fall = long * np.tan(np.radians(turn)) / 2 / HIGH
        base = replace(
            base,
            y0=base.y0 + off / HIGH - fall,
            y1=base.y1 + off / HIGH + fall,
            size=size,
            is_exact=False,
        )
        found.append(replace(line, baseline=base))
    return replace(page, lines=tuple(found))


@pytest.mark.parametrize(
    "kind", ["print, 11 on 15", "text layer askew, 0.9", "text layer askew, 5"]
)
def test_strips_over_what_machines_read_tell_next_to_nothing(kind: str):
    """At most 0.05 bit, on average over where a line stands."""
    chance = random.Random(SEED)
    print("seed", SEED)
    told_bits = []
    for place in range(40):
        shapes = []
        for name in names_on(kind):
            page = as_read(kind, name, chance, place * 0.37)
            (found,) = mention_strips([page], Matcher([ProtectedTerm(name, "a")]), {}).values()
            shapes.append(found.boxes)
        told_bits.append(bits(shapes))
    assert sum(told_bits) / len(told_bits) <= 0.05


def test_the_control_a_strip_where_a_machine_saw_the_line_tells_names_apart(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(strips, "base_of", lambda held, _beside, _setting: held.base)
    chance = random.Random(SEED)
    pages = [as_read("print, 11 on 15", name, chance, 0.0) for name in names_on("print, 11 on 15")]
    matcher = Matcher([ProtectedTerm(name, "a") for names in NAMES.values() for name in names])
    shapes = [next(iter(mention_strips([page], matcher, {}).values())).boxes for page in pages]
    assert bits(shapes) > 1
