"""Sketches: figures made ready to draw, and the strokes of which they are made.

Points run from the start edge to the right and from the top down. A sketch for a right-to-left
document is drawn as for any other and then mirrored, its letters apart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.typeset.document.figures import LabelAnchor, Path
from casefiles.typeset.lines.setting import TypesetLine

Point = tuple[float, float]

_ROUND: Final = 24
"""Corners of what looks like a disc at the size of a letter."""
_HATCH: Final = 2.6
CURVE_POINTS: Final = 17
"""Points of a curve, so many that it looks round."""
_SLACK: Final = 1e-6
_PAINT: Final = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
"""Operators by whether a path is filled and has an outline."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of text that is set, at its anchor and baseline."""

    line: TypesetLine
    x: float
    baseline: float
    anchor: LabelAnchor = LabelAnchor.START

    @property
    def left(self) -> float:
        """Left edge of the text."""
        if self.anchor is LabelAnchor.START:
            return self.x
        return self.x - self.line.width / (2 if self.anchor is LabelAnchor.MIDDLE else 1)


@dataclass(slots=True)
class Sketch:
    """A figure while it is drawn; later paths lie over earlier ones, letters over all."""

    width: float
    height: float = 0.0
    paths: list[Path] = field(default_factory=list)
    letterings: list[Lettering] = field(default_factory=list)

    def line(
        self, start: Point, end: Point, weight: float = 0.7, grey: float = 0.0, dash: Point = (0, 0)
    ) -> None:
        """Draw a line; without dash where both lengths are 0."""
        self.paths.append(Path((start, end), weight, grey, dash if any(dash) else ()))

    def lettering(self, line: TypesetLine, x: float, baseline: float, anchor: LabelAnchor) -> None:
        """Write a line of text."""
        self.letterings.append(Lettering(line, x, baseline, anchor))

    def add(self, other: "Sketch", left: float, top: float) -> None:
        """Put another sketch on this one."""
        self.paths += [
            replace(path, points=tuple((x + left, y + top) for x, y in path.points))
            for path in other.paths
        ]
        self.letterings += [
            replace(words, x=words.x + left, baseline=words.baseline + top)
            for words in other.letterings
        ]

    def mirrored(self) -> "Sketch":
        """Return the sketch for readers who begin at the right."""
        flipped = {LabelAnchor.START: LabelAnchor.END, LabelAnchor.END: LabelAnchor.START}
        return Sketch(
            self.width,
            self.height,
            [
                replace(path, points=tuple((self.width - x, y) for x, y in path.points))
                for path in self.paths
            ],
            [
                replace(
                    words,
                    x=self.width - words.x,
                    anchor=flipped.get(words.anchor, words.anchor),
                )
                for words in self.letterings
            ],
        )


def operators_of(path: Path) -> list[str]:
    """Return the operators of a page stream that draw a path, y running down."""
    code = []
    if path.fill is not None:
        code.append(f"{path.fill:g} g")
    if path.weight:
        dash = " ".join(f"{length:g}" for length in path.dash)
        code.append(f"{path.grey:g} G {path.weight:g} w [{dash}] 0 d")
    steps = " l ".join(f"{x:.2f} {y:.2f}" for x, y in path.points[1:])
    first_x, first_y = path.points[0]
    code.append(f"{first_x:.2f} {first_y:.2f} m {steps} l{' h' if path.is_closed else ''}")
    code.append(_PAINT[path.fill is not None, bool(path.weight)])
    return code


def rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle, once around."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def rounded(
    left: float, top: float, right: float, bottom: float, *, radius: float
) -> tuple[Point, ...]:
    """Return the outline of a rectangle with round corners."""
    centres = (
        (right - radius, bottom - radius),
        (left + radius, bottom - radius),
        (left + radius, top + radius),
        (right - radius, top + radius),
    )
    steps = _ROUND // 4
    return tuple(
        (
            x + radius * math.cos(math.pi / 2 * (corner + step / steps)),
            y + radius * math.sin(math.pi / 2 * (corner + step / steps)),
        )
        for corner, (x, y) in enumerate(centres)
        for step in range(steps + 1)
    )


def curve(start: Point, end: Point) -> list[Point]:
    """Return points of a curve that leaves and arrives upright (a cubic Bezier curve)."""
    pull = (end[1] - start[1]) / 2
    points = []
    for step in range(CURVE_POINTS):
        t = step / (CURVE_POINTS - 1)
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        xs = (start[0], start[0], end[0], end[0])
        ys = (start[1], start[1] + pull, end[1] - pull, end[1])
        points.append(
            (
                sum(weight * x for weight, x in zip(weights, xs, strict=True)),
                sum(weight * y for weight, y in zip(weights, ys, strict=True)),
            )
        )
    return points


def disc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """Return the outline of a disc."""
    turns = (2 * math.pi * corner / _ROUND for corner in range(_ROUND))
    return tuple((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns)


def arrow_head(end: Point, before: Point, length: float, half_width: float) -> tuple[Point, ...]:
    """Return the corners of an arrow head whose tip is at the end of a line."""
    dx, dy = end[0] - before[0], end[1] - before[1]
    size = math.hypot(dx, dy) or 1.0
    dx, dy = dx / size, dy / size
    base = (end[0] - dx * length, end[1] - dy * length)
    left = (base[0] - dy * half_width, base[1] + dx * half_width)
    right = (base[0] + dy * half_width, base[1] - dx * half_width)
    return end, left, right


def hatching(left: float, top: float, right: float, bottom: float) -> list[Path]:
    """Return slanted lines that fill a rectangle."""
    height = bottom - top
    lines = []
    at = math.ceil((left - height) / _HATCH) * _HATCH  # one grid, so that neighbours join
    while at < right:
        start = max(at, left)
        end = min(at + height, right)
        if end - start > _SLACK:
            points = (start, bottom - (start - at)), (end, bottom - (end - at))
            lines.append(Path(points, 0.45, 0.0))
        at += _HATCH
    return lines


def around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
