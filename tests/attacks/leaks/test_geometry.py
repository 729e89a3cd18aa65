"""What widths, line ends and page counts tell of a name: cases T02 and T33 to T38."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase.pdfmetrics import stringWidth

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import RedactionKind
from casefiles.redaction.pixels.gate import burn
from casefiles.redaction.pixels.mark_areas import areas_of
from tests.attacks.leaks.battery import (
    AREA,
    FONTS,
    LINE,
    SECRETS,
    Outcome,
    Secret,
    Trial,
    sheet,
    tried,
    with_font,
)
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.redaction import cases
from tests.redaction.pixels.pictures import raster
from tests.redaction.pixels.test_gate import shown
from tests.tools import need

PARAGRAPHS = 40


def text_after(secret: Secret) -> bytes:
    """A line on which the words after the name stand further right, the longer it is."""

    def draw(canvas) -> None:
        canvas.setFont(with_font(), 9)
        canvas.drawString(*LINE, secret.name)
        width = stringWidth(secret.name, with_font(), 9)
        canvas.drawString(LINE[0] + width + 3, LINE[1], "was at home.")

    return sheet(draw)


def equal_ink(secret: Secret) -> bytes:
    """The same ink for each secret; only the room after it, which the name's letters had, moves."""

    def draw(canvas) -> None:
        canvas.setFont(with_font(), 9)
        canvas.drawString(*LINE, "Mihray")
        canvas.drawString(LINE[0] + 60 + secret.seed, LINE[1], "was at home.")

    return sheet(draw)


def justified(secret: Secret) -> bytes:
    """A paragraph whose lines end elsewhere and are spread otherwise for each name."""
    words = f"On that day {secret.name} was asked to come to the office and to sign there".split()

    def draw(canvas) -> None:
        lines: list[list[str]] = [[]]
        for word in words:
            if stringWidth(" ".join([*lines[-1], word]), with_font(), 9) > 250:
                lines.append([])
            lines[-1].append(word)
        for number, line in enumerate(lines):
            free = 250 - stringWidth("".join(line), with_font(), 9)
            at = 20.0
            for word in line:
                canvas.setFont(with_font(), 9)
                canvas.drawString(at, 130 - 12 * number, word)
                at += stringWidth(word, with_font(), 9) + free / max(1, len(line) - 1)

    return sheet(draw)


PARAGRAPH = (0.0, 0.25, 1.0, 0.72)
LINE_WIDE = ((1, AREA),)
NAME_WIDE = ((1, (0.06, 0.45, 0.5, 0.54)),)
TRIALS = (
    Trial("T33", text_after),
    Trial("T33 marked", text_after, LINE_WIDE),
    Trial("T33 equal ink", equal_ink, LINE_WIDE),
    Trial("T35", justified, ((1, PARAGRAPH),)),
)


def told(secret: Secret) -> dict[str, Any]:
    """A narrative, events and exhibits that hold the name as typed, in text and in tables."""
    other = "Mihray Tursun" if secret.seed == 1 else "Mihray Aygul Tursun"
    return {
        "persons": [
            {
                "id": "p1",
                "protection": "pseudonym",
                "names": [{"text": secret.name}],
                "identifiers": [{"kind": "resident ID", "value": secret.number}],
            },
            {"id": "p2", "protection": "pseudonym", "names": [{"text": other}]},
        ],
        "narrative": [
            f"{secret.name} told us in paragraph {number} that {other} had been called to the "
            f"office again, and that {secret.name} went with her, under number {secret.number}."
            for number in range(1, PARAGRAPHS)
        ],
        "events": [
            {
                "id": f"e{number}",
                "date": f"2023-03-{number:02}",
                "place": f"house of {secret.name}",
                "text": f"Visit to {secret.name}; see [[p1]] and {other}.",
                "cites": [{"document": "d1", "page": 1}],
            }
            for number in range(1, 25)
        ],
    }


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with opened_template() as template:
        return tried(tmp_path_factory.mktemp("geometry"), template, TRIALS, told)


def test_widths_are_in_no_dossier(outcome: Outcome):
    """T33 and T35."""
    assert outcome.leaks() == []
    assert outcome.differing() == []


def test_page_breaks_tables_and_numbers_do_not_depend_on_names(outcome: Outcome):
    """T36 and T37: forty paragraphs and a table over pages are the same to the last byte."""
    assert len({path.read_bytes() for path in outcome.dossiers}) == 1


def test_a_name_of_three_parts_is_one_token(outcome: Outcome):
    """T38."""
    need("pdftotext")
    text = subprocess.run(
        ["pdftotext", str(outcome.dossiers[0]), "-"], capture_output=True, check=True
    ).stdout.decode()
    words = re.sub(r"\s+", " ", text)
    assert "[PERSON A]" in words
    assert "[PERSON B]" in words
    assert "[PERSON C]" not in words
    for number in (7, 31):
        found = re.search(rf"told us in paragraph {number} that \[PERSON [AB]\] had been", words)
        assert found, "a name became more than one token"


def test_source_pages_do_depend_on_names():
    """Control."""
    for trial in TRIALS:
        assert len({trial.build(secret) for secret in SECRETS}) == len(SECRETS)


PART = Box(0.08, 0.47, 0.12, 0.51)
"""Some letters in the line of the name, as somebody marks them who wants the line to go."""
KEPT = Box(0.0, 0.12, 1.0, 0.24)
"""The first line of the page, which names nobody."""


@pytest.mark.parametrize(("kind", "box"), [(RedactionKind.LINE, PART), (RedactionKind.KEEP, KEPT)])
def test_marks_of_lines_and_of_what_is_kept_leave_the_same_for_every_name(
    kind: RedactionKind, box: Box
):
    """T33: what goes is told by the page without the name, however little of it was drawn."""
    pages = set()
    mark = replace(cases.mark("d"), box=box, kind=kind)
    with opened_template() as template:
        for secret in SECRETS:
            data = text_after(secret)
            (page,) = template.read([data], CancellationToken()).pages
            (shown_page,) = template.render([data], [1], 200, CancellationToken())
            pages.add(burn(shown_page, "AB/1", 1, areas_of([mark], page)))
    assert len(pages) == 1


def ink(text: str, size: int = 39) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """Draw a name in bold italic, as at 200 dpi in 14 points, and return where its ink is."""
    face = ImageFont.truetype(FONTS / "NotoSans-BoldItalic.ttf", size)
    image = Image.new("RGB", (900, 200), "white")
    ImageDraw.Draw(image).text((80, 70), text, fill="black", font=face)
    dark = image.convert("L").point([255 if level < 200 else 0 for level in range(256)])
    return image, dark.getbbox() or (0, 0, 0, 0)


SLANTED = ["Gulnisa Abdurehim", "fjäll", "Jalaliddin Qurbanf", "Yfy", "Шамшидин Қурбанф"]


@pytest.mark.parametrize("name", SLANTED)
def test_a_box_of_exactly_the_ink_leaves_no_fringe(name: str):
    """T02: around the burned area all is white."""
    image, (left, top, right, bottom) = ink(name)
    exact = Box(left / 900, top / 200, right / 900, bottom / 200)
    page = burn(raster(image), "AB/1", 1, [exact])
    shown = pixels(page)
    spread = range(5)
    ring = {
        shown.getpixel((x, y))
        for at in spread
        for x, y in edge((left - 4 - at, top - 4 - at, right + 3 + at, bottom + 3 + at))
    }
    assert ring == {255}, "ink of the name stands beside its box"


def test_without_a_margin_a_fringe_stays(monkeypatch: pytest.MonkeyPatch):
    """Control of T02: pale ink beyond what looks like ink is left beside the box."""
    monkeypatch.setattr("casefiles.redaction.pixels.gate._MARGIN", 0.0)
    fringes = 0
    for name in SLANTED:
        image, (left, top, right, bottom) = ink(name)
        burned = image.convert("L")
        burned.paste(0, (left, top, right, bottom))
        ring = {burned.getpixel(at) for at in edge((left - 1, top - 1, right, bottom))}
        fringes += ring != {255}
    assert fringes


def edge(box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    left, top, right, bottom = box
    across = [(x, y) for x in range(left, right + 1) for y in (top, bottom)]
    down = [(x, y) for y in range(top, bottom + 1) for x in (left, right)]
    return across + down


def pixels(page: Any) -> Image.Image:
    """Return the page as a reader of the dossier draws it, in grey."""
    return shown(page).convert("L")


def test_a_box_as_wide_as_a_name_tells_its_width(tmp_path: Path):
    """T34: word-wide boxes differ with what stands after them; so lines are the default."""
    pages = set()
    for secret in SECRETS[:2]:
        image = Image.new("RGB", (900, 200), "white")
        drawing = ImageDraw.Draw(image)
        face = ImageFont.truetype(FONTS / "NotoSans-Regular.ttf", 25)
        width = drawing.textlength(secret.name, face)
        drawing.text((80, 70), secret.name, fill="black", font=face)
        drawing.text((90 + width, 70), "was at home.", fill="black", font=face)
        box = Box(80 / 900, 68 / 200, (80 + width) / 900, 102 / 200)
        pages.add(burn(raster(image), "AB/1", 1, [box]))
    assert len(pages) > 1
