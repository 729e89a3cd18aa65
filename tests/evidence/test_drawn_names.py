"""A name that is drawn and not written makes its page one that a machine and a person look at."""

import random
from collections.abc import Callable
from itertools import islice

import pytest
from reportlab.pdfgen.canvas import Canvas

from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.pdf import pdf_reader
from casefiles.evidence.pdf.pdf_reader import PdfFile
from tests.evidence.conftest import Read
from tests.evidence.drawn_names import FACES, KINDS, Draw, drawn_names, page_with, prose
from tests.evidence.samples import pdf
from tests.measured import note

FIRST_NAMES = [one for one in drawn_names() if one[2] in {"Mihrigul Turdaxun", "热依拉祖农"}]


def is_doubtful(data: bytes) -> bool:
    return PdfFile(data, WorkerLimits()).read_page(1).is_doubtful


def missed(kinds: list[tuple[str, str, str, Draw]]) -> list[tuple[str, str, str]]:
    return [(*told,) for *told, draw in kinds if not is_doubtful(page_with(draw))]


def test_a_name_drawn_in_any_way_makes_its_page_doubtful():
    assert missed(FIRST_NAMES) == []


@pytest.mark.long
def test_names_drawn_in_every_way_and_script_make_their_pages_doubtful():
    every = list(drawn_names())
    assert {script for _, script, _, _ in every} == set(FACES)
    found = missed(every)
    note(
        "pages with a drawn name of which nobody was told, per 1,000", len(found) / len(every) * 1e3
    )
    assert found == []


def test_the_control_without_looking_for_ink_such_pages_pass(monkeypatch):
    """How it is made to fail: nobody looks at what is left once text is unseen."""
    monkeypatch.setattr(pdf_reader, "shows_letters", lambda _drawn: False)
    passed = missed(FIRST_NAMES)
    assert len(passed) == len(FIRST_NAMES)


def test_a_locked_worker_looks_too(read: Read):
    kind, _, _, draw = FIRST_NAMES[0]
    assert read(page_with(draw)).pages[0].is_doubtful, kind
    assert not read(page_with(lambda _canvas: None)).pages[0].is_doubtful


def table(canvas: Canvas, chance: random.Random) -> None:
    for x in range(72, 520, chance.choice((40, 60))):
        canvas.line(x, 100, x, 380)
    for y in range(100, 390, 20):
        canvas.line(72, y, 512, y)


def tick_boxes(canvas: Canvas, chance: random.Random) -> None:
    side, step = chance.uniform(6, 12), chance.uniform(18, 34)
    for at in range(8):
        canvas.rect(80.3, 120 + step * at, side, side)


def leaders(canvas: Canvas, chance: random.Random) -> None:
    step, size = chance.uniform(3, 6), chance.uniform(0.4, 1.8)
    for at in range(60):
        canvas.circle(80 + step * at, 150, size, fill=1, stroke=0)


def stars(canvas: Canvas, chance: random.Random) -> None:
    size, step = chance.uniform(3, 8), chance.uniform(18, 30)
    for at in range(7):
        path = canvas.beginPath()
        x, y = 100 + step * at, 200
        path.moveTo(x, y + size)
        for dx, dy in ((0.3, 0.3), (1, 0.2), (0.4, -0.2), (0.6, -1), (0, -0.4), (-0.6, -1)):
            path.lineTo(x + dx * size, y + dy * size)
        path.close()
        canvas.drawPath(path, fill=1, stroke=0)


def logo(canvas: Canvas, chance: random.Random) -> None:
    canvas.circle(300, 200, chance.uniform(20, 50), fill=1)
    canvas.rect(400, 160, 80, 60, fill=1)
    canvas.line(390, 150, 490, 240)


@pytest.mark.parametrize("draw", [table, tick_boxes, leaders, stars, logo])
def test_what_is_no_writing_asks_nobody(draw: Callable[[Canvas, random.Random], None]):
    for seed in range(8):

        def whole(canvas: Canvas, seed: int = seed) -> None:
            prose(canvas)
            canvas.setLineWidth(0.5)
            draw(canvas, random.Random(seed))

        assert not is_doubtful(pdf(whole)), f"seed {seed}"


def test_every_kind_is_drawn_in_every_script():
    """Else a kind might be of no script, and the tests above prove nothing of it."""
    told = {(kind, script) for kind, script, _, _ in drawn_names()}
    assert told == {(kind, script) for kind in KINDS for script in FACES} | {("column", "Hani")}
    assert next(islice(drawn_names(), 1))[0] == "outlines"
