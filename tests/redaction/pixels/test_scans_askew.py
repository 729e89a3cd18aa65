"""Scans askew, full of tall and deep letters: nothing of a line that goes stays, not even tips.

Lines are told as a machine tells them: a little off where they are, and of another size.
"""

from dataclasses import replace
from math import cos, radians, sin

import pytest

from casefiles.domain.files.extraction import Baseline, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.pixels import whole_lines
from tests.redaction.strips.strip_pages import (
    DPI,
    HIGH,
    WIDE,
    Piece,
    Sheet,
    drawn,
    ink_of,
    left,
    lost,
    outcome_of,
    pdf_of,
)

WORDS = {
    "Latn": "gypsy pygmy jogging by the (quay), Żyjący Ğıyas jÅÉÖ puppy jelly",
    "Arab": "پەيغەمبەر چىقىپ ئۆيىگە كېلىۋېتىپ، چوڭ ئىچكىرىگە ئۇچۇر لاگېر لالىلىللا",
    "Tibt": "བསྒྲུབས་ རྒྱུད་སྒྲོལ་མ་བརྒྱད་ཀྱི་ སྐྱིད་པོའི་ གྲྭ་ཚང་",
    "Deva": "सूर्यपुत्र की पूर्ति र्कें हूँ श्रृंगार दूसरे कृष्णौ",
}
NAMES = {"Latn": "Yi Gyjp", "Arab": "ئالىم", "Tibt": "རྡོ་རྗེ", "Deva": "Yi Gyjp"}
HELD = 5
ERRORS = ((1.2, 0.90), (-1.2, 0.86))
"""Points by which lines are seen too low, and how large their type: the worst that was measured of
the finder of lines over faces of the program, straight and askew."""
GONE, TIPS = 0.95, 0.2
"""Of the ink of a line that stays: what goes at least of one that goes for its neighbour, and at
most of one that does not: the tips of its descenders, which are many here."""


def sheet_of(script: str, degrees: float, leading: float = 15.0) -> Sheet:
    words = WORDS[script].split()
    pieces = [
        Piece(
            " ".join([*words[at % len(words) :], *words[: at % len(words)]]), 72, 170 + leading * at
        )
        for at in range(11)
    ]
    pieces[HELD] = replace(
        pieces[HELD], text=f"{words[0]} {NAMES[script]} {WORDS[script]}", is_held=True
    )
    return Sheet(tuple(pieces), degrees, NAMES[script])


def as_seen(sheet: Sheet, off: float, size: float) -> PageText:
    """Return a page as a machine tells it that is wrong about all lines alike."""
    return PageText(
        1, WIDE, HIGH, tuple(_seen(one, sheet.degrees, off, size) for one in sheet.pieces)
    )


def _seen(piece: Piece, degrees: float, off: float, size: float) -> TextLine:
    a = radians(degrees)
    long = float(ink_of(piece, 0.0)[:, 1].max()) * 72 / DPI - piece.x

    def place(x: float, y: float) -> tuple[float, float]:
        dx, dy = x - WIDE / 2, y - HIGH / 2
        across, down = dx * cos(a) - dy * sin(a), dx * sin(a) + dy * cos(a)
        return (WIDE / 2 + across) / WIDE, (HIGH / 2 + down) / HIGH

    x0, y0 = place(piece.x, piece.y + off)
    x1, y1 = place(piece.x + long, piece.y + off)
    told = Baseline(x0, y0, x1, y1, piece.size * size / HIGH, is_exact=False)
    box = Box(x0, min(y0, y1) - piece.size / HIGH, x1, max(y0, y1) + piece.size / 4 / HIGH)
    return TextLine(piece.text, box, (), 0, told)


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize(("degrees", "error"), [(0.5, 0), (2.0, 1), (-5.0, 0)])
def test_no_tip_of_the_line_stays_and_no_other_is_in_halves(
    script: str, degrees: float, error: int
):
    sheet = sheet_of(script, degrees)
    found = outcome_of(drawn(pdf_of(sheet)), [as_seen(sheet, *ERRORS[error])], sheet.name)
    assert left(sheet, found.mask) == 0
    shares = lost(sheet, found.mask)
    assert not [share for share in shares if TIPS < share < GONE], shares
    # The strip, and at most the lines beside it.
    assert sum(share >= GONE for share in shares) <= 2


def test_control_without_letters_that_an_edge_cuts_tips_stay(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(whole_lines, "edges_crossed", lambda *_: ())
    sheet = sheet_of("Tibt", 0.5)
    found = outcome_of(drawn(pdf_of(sheet)), [as_seen(sheet, *ERRORS[0])], sheet.name)
    assert left(sheet, found.mask) > 0
