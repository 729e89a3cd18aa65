"""Draws the icon of the program: a page of a case file, on which two lines are redacted.

Usage: python -m resources.delivery.make_icon
"""

from pathlib import Path

OUT = Path(__file__).with_name("casefiles.svg")
SIDE = 128
GROUND, PAPER, FOLD, LINE, BAR = "#1f5fae", "#ffffff", "#c9d9ee", "#9fb0c6", "#14181f"
LEFT, TOP, RIGHT, BOTTOM, CORNER = 30, 16, 98, 112, 22
LINES = ((32, 26), (97, 40))
"""Heights of lines of text, and how long they are."""
BARS = ((48, 48), (72, 36))
"""Heights of redacted lines, thick enough to be seen at sixteen pixels."""


def drawing() -> str:
    """Return the icon as SVG."""
    fold_x, fold_y = RIGHT - CORNER, TOP + CORNER
    page = (
        f"M{LEFT + 4} {TOP}H{fold_x}L{RIGHT} {fold_y}V{BOTTOM - 4}a4 4 0 0 1-4 4H{LEFT + 4}"
        f"a4 4 0 0 1-4-4V{TOP + 4}a4 4 0 0 1 4-4z"
    )
    parts = [
        f'<rect x="4" y="4" width="{SIDE - 8}" height="{SIDE - 8}" rx="24" fill="{GROUND}"/>',
        f'<path d="{page}" fill="{PAPER}"/>',
        f'<path d="M{fold_x} {TOP}V{fold_y}H{RIGHT}z" fill="{FOLD}"/>',
        *(_rect(at, 6, length, LINE) for at, length in LINES),
        *(_rect(at, 15, length, BAR) for at, length in BARS),
    ]
    body = "\n  ".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}"'
        f' viewBox="0 0 {SIDE} {SIDE}">\n  <title>Casefiles</title>\n  {body}\n</svg>\n'
    )


def _rect(top: int, height: int, length: int, colour: str) -> str:
    return (
        f'<rect x="{LEFT + 10}" y="{top}" width="{length}" height="{height}" rx="2"'
        f' fill="{colour}"/>'
    )


if __name__ == "__main__":
    OUT.write_text(drawing(), encoding="utf-8")
