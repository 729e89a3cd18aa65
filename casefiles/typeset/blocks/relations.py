"""Relations graphs: labelled boxes, rounded for persons and square for bodies, and arrows.

Each part that nothing joins to the others is laid out by itself; small parts stand side by side.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.layering import Layered, layered
from casefiles.typeset.blocks.sketch import (
    CURVE_POINTS,
    Point,
    Sketch,
    arrow_head,
    curve,
    rectangle,
    rounded,
)
from casefiles.typeset.document.figures import LabelAnchor, Path, Relations
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.sentences import filled, plain
from casefiles.typeset.document.styles import FIGURE, FIGURE_STRONG, TextStyle
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.setting import TypesetLine, set_lines

_BETWEEN_PARTS: Final = 26.0
_EDGE: Final = 1.0
"""Room for the frames of the outermost boxes."""
_MOST: Final = 160
"""More parties than this are not even tried."""
_HEAD: Final = (6.0, 2.6)
"""Length and half width of an arrow head."""
_SLACK: Final = 1e-6
_PORTS: Final = 13.0
"""Widest distance between arrows at one box."""
_TRIES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)
"""Where along its arrow a label may stand, the best first."""


@dataclass(frozen=True, slots=True)
class _Density:
    """How tightly a graph is set; the tighter one is for graphs that would not fit.

    Attributes:
        name: greatest width of a name before it is broken.
        label: the same of a label on an arrow.
        least: smallest distance between layers.
        bare: of it, what labels leave free.
    """

    shrink: float
    name: float
    label: float
    gap: float
    least: float
    bare: float

    def style(self, style: TextStyle) -> TextStyle:
        return replace(style, size=style.size * self.shrink, leading=style.leading * self.shrink)


_DENSITIES: Final = (
    _Density(1.0, 104.0, 84.0, 24.0, 48.0, 34.0),
    _Density(0.86, 72.0, 66.0, 12.0, 32.0, 20.0),
    _Density(0.76, 62.0, 58.0, 8.0, 24.0, 14.0),
)
_PADDING: Final = (8.0, 5.5)


@dataclass(frozen=True, slots=True)
class _Box:
    lines: tuple[TypesetLine, ...]
    width: float
    height: float
    is_body: bool


@dataclass(slots=True)
class _Part:
    """Parties that are joined, drawn.

    Attributes:
        parties: their numbers.
        relations: the numbers of their relations.
    """

    parties: list[int]
    relations: list[int] = field(default_factory=list)
    sketch: Sketch = field(default_factory=lambda: Sketch(0.0))


def relations_sketches(
    block: Relations, library: FontLibrary, room: float, measure: float
) -> Iterator[tuple[Sketch, str]]:
    """Draw a relations graph.

    Args:
        block: parties and relations.
        library: the fonts.
        room: greatest height of a figure, in points.
        measure: greatest width.

    Yields:
        Figures no higher than the room, and the sentences that are read instead of each.

    Raises:
        UnsupportedText: a text cannot be set; figure_too_tall, where joined parties do not fit on a
            page; relation_without_party or relation_to_itself.
    """
    if not block.parties:
        return
    parts = _parts(block)
    for part in parts:
        part.sketch = _drawn(part, block, library, (measure, room))
    counts = {"parties": str(len(block.parties)), "relations": str(len(block.relations))}
    opening = filled(block.words.opening, counts)
    for number, shelves in enumerate(_pages(_shelves(parts, measure), room)):
        sketch = _stacked(shelves, measure)
        texts = [_sentences(part, block) for shelf in shelves for part in shelf]
        yield sketch, " ".join([opening, *texts] if number == 0 else texts)


def _refusal(code: str, block: Relations) -> UnsupportedText:
    return UnsupportedText(code, place=block.place.section, number=block.place.number)


def _parts(block: Relations) -> list[_Part]:
    """Return the parties that are joined with each other, in the order of their first."""
    numbers = {party.key: number for number, party in enumerate(block.parties)}
    first = list(range(len(block.parties)))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for relation in block.relations:
        if relation.source not in numbers or relation.target not in numbers:
            raise _refusal("relation_without_party", block)
        if relation.source == relation.target:
            raise _refusal("relation_to_itself", block)
        one, other = root(numbers[relation.source]), root(numbers[relation.target])
        first[max(one, other)] = min(one, other)
    parts: dict[int, _Part] = {}
    for number in range(len(block.parties)):
        parts.setdefault(root(number), _Part([])).parties.append(number)
    for number, relation in enumerate(block.relations):
        parts[root(numbers[relation.source])].relations.append(number)
    return list(parts.values())


def _sentences(part: _Part, block: Relations) -> str:
    names = {party.key: plain(party.name) for party in block.parties}
    if not part.relations:
        return filled(block.words.alone, {"party": plain(block.parties[part.parties[0]].name)})
    return " ".join(
        filled(
            block.words.relation,
            {
                "source": names[relation.source],
                "relation": plain(relation.content),
                "target": names[relation.target],
            },
        )
        for relation in (block.relations[number] for number in part.relations)
    )


def _shelves(parts: Sequence[_Part], measure: float) -> list[list[_Part]]:
    """Put parts side by side as long as they fit."""
    shelves: list[list[_Part]] = []
    used = measure
    for part in parts:
        if shelves and used + _BETWEEN_PARTS + part.sketch.width <= measure:
            shelves[-1].append(part)
            used += _BETWEEN_PARTS + part.sketch.width
        else:
            shelves.append([part])
            used = part.sketch.width
    return shelves


def _pages(shelves: Sequence[list[_Part]], room: float) -> Iterator[list[list[_Part]]]:
    page: list[list[_Part]] = []
    used = 0.0
    for shelf in shelves:
        height = max(part.sketch.height for part in shelf)
        if page and used + _BETWEEN_PARTS + height > room:
            yield page
            page, used = [], 0.0
        used += height + (_BETWEEN_PARTS if page else 0.0)
        page.append(shelf)
    yield page


def _stacked(shelves: Sequence[Sequence[_Part]], measure: float) -> Sketch:
    whole = Sketch(measure)
    for shelf in shelves:
        top = whole.height + (_BETWEEN_PARTS if whole.height else 0.0)
        width = sum(part.sketch.width for part in shelf) + _BETWEEN_PARTS * (len(shelf) - 1)
        left = (measure - width) / 2
        for part in shelf:
            whole.add(part.sketch, left, top)
            left += part.sketch.width + _BETWEEN_PARTS
        whole.height = top + max(part.sketch.height for part in shelf)
    return whole


def _drawn(
    part: _Part, block: Relations, library: FontLibrary, size: tuple[float, float]
) -> Sketch:
    if len(part.parties) <= _MOST:
        for density in _DENSITIES:
            sketch = _Chart(part, block, library, density).sketch(size[0])
            if sketch is not None and sketch.height <= size[1]:
                return sketch
    raise _refusal("figure_too_tall", block)


class _Chart:
    """Parties that are joined, while they are drawn."""

    def __init__(
        self, part: _Part, block: Relations, library: FontLibrary, density: _Density
    ) -> None:
        self._density = density
        self._block = block
        self._library = library
        self._boxes = [self._box(number) for number in part.parties]
        seats = {block.parties[number].key: at for at, number in enumerate(part.parties)}
        relations = [block.relations[number] for number in part.relations]
        self._arrows = [(seats[one.source], seats[one.target]) for one in relations]
        self._labels = [self._label(one.content) for one in relations]

    def _set(
        self, content: Sequence[TextSpan], style: TextStyle, width: float
    ) -> tuple[TypesetLine, ...]:
        return tuple(set_lines(content, style, width, self._block.place, self._library))

    def _box(self, number: int) -> _Box:
        party, style = self._block.parties[number], self._density.style(FIGURE_STRONG)
        lines = self._set(party.name, style, self._density.name)
        width = max(line.width for line in lines) + 2 * _PADDING[0] * self._density.shrink
        height = len(lines) * style.leading + 2 * _PADDING[1] * self._density.shrink
        return _Box(lines, width, height, party.is_body)

    def _label(self, content: Sequence[TextSpan]) -> tuple[TypesetLine, ...]:
        return self._set(content, self._density.style(FIGURE), self._density.label)

    def sketch(self, measure: float) -> Sketch | None:
        """Return the drawing, or None where it is wider than the measure."""
        most = measure - 2 * _EDGE
        layout = layered([box.width for box in self._boxes], self._arrows, most, self._density.gap)
        if layout is None:
            return None
        tops = self._tops(layout, measure)
        sketch = Sketch(layout.width + 2 * _EDGE, tops[-1] - _EDGE)
        places = self._places(layout, tops)
        curves = self._curves(layout, tops, places)
        for points, is_turned in zip(curves, layout.is_turned, strict=True):
            _draw_arrow(sketch, list(reversed(points)) if is_turned else points)
        self._draw_labels(sketch, curves, places)
        for box, (left, top) in zip(self._boxes, places, strict=True):
            self._draw_box(sketch, box, left, top)
        return sketch

    def _tops(self, layout: Layered, measure: float) -> list[float]:
        """Return the upper edge of each layer, and where one more would be."""
        rows = [0.0] * len(layout.layers)
        tall = [0.0] * len(layout.layers)
        for at, label in zip(self._labelled(layout), self._labels, strict=True):
            rows[at] += (max(line.width for line in label) + 14) / (measure * 0.7)
            tall[at] = max(tall[at], len(label) * self._density.style(FIGURE).leading)
        tops = [_EDGE]
        for number, layer in enumerate(layout.layers):
            label_room = self._density.bare + -(-rows[number] // 1) * tall[number]
            is_last = number == len(layout.layers) - 1
            below = 0.0 if is_last else max(self._density.least, label_room)
            tops.append(tops[-1] + self._layer_height(layer) + below)
        tops[-1] += 2 * _EDGE
        return tops

    def _layer_height(self, layer: Sequence[int]) -> float:
        return max(
            [self._boxes[one].height for one in layer if one < len(self._boxes)], default=0.0
        )

    def _labelled(self, layout: Layered) -> list[int]:
        """Return below which layer the label of each arrow stands: just above its lower end."""
        layer_of = {one: number for number, layer in enumerate(layout.layers) for one in layer}
        return [layer_of[route[-2]] for route in layout.routes]

    def _places(self, layout: Layered, tops: Sequence[float]) -> list[Point]:
        """Return left and top of each box, in the middle of its layer's height."""
        places: list[Point] = [(0.0, 0.0)] * len(self._boxes)
        for top, layer in zip(tops, layout.layers, strict=False):
            height = self._layer_height(layer)
            for one in layer:
                if one < len(self._boxes):
                    box = self._boxes[one]
                    left = layout.xs[one] - box.width / 2 + _EDGE
                    places[one] = (left, top + (height - box.height) / 2)
        return places

    def _curves(
        self, layout: Layered, tops: Sequence[float], places: Sequence[Point]
    ) -> list[list[Point]]:
        """Return the points of each arrow, downwards: a curve between layers, straight through."""
        layer_of = {one: number for number, layer in enumerate(layout.layers) for one in layer}
        leave, reach = self._ports(layout, before=False), self._ports(layout, before=True)
        curves = []
        for number, route in enumerate(layout.routes):
            source, target = route[0], route[-1]
            at = (leave[number], places[source][1] + self._boxes[source].height)
            points: list[Point] = []
            for joint in route[1:-1]:
                top = tops[layer_of[joint]]
                x = layout.xs[joint] + _EDGE
                points += curve(at, (x, top))
                at = (x, top + self._layer_height(layout.layers[layer_of[joint]]))
            points += curve(at, (reach[number], places[target][1]))
            curves.append(points)
        return curves

    def _ports(self, layout: Layered, *, before: bool) -> list[float]:
        """Return where each arrow touches its box, in the order of where it comes from."""
        at_box: dict[int, list[tuple[float, int]]] = {}
        for number, route in enumerate(layout.routes):
            box, other = (route[-1], route[-2]) if before else (route[0], route[1])
            at_box.setdefault(box, []).append((layout.xs[other], number))
        xs = [0.0] * len(layout.routes)
        for box, arrows in at_box.items():
            step = min(_PORTS, (self._boxes[box].width - 16) / max(len(arrows) - 1, 1))
            for place, (_, number) in enumerate(sorted(arrows)):
                xs[number] = layout.xs[box] + _EDGE + (place - (len(arrows) - 1) / 2) * step
        return xs

    def _draw_labels(
        self,
        sketch: Sketch,
        curves: Sequence[Sequence[Point]],
        places: Sequence[Point],
    ) -> None:
        taken = [
            (left, top, left + box.width, top + box.height)
            for box, (left, top) in zip(self._boxes, places, strict=True)
        ]
        style = self._density.style(FIGURE)
        for label, points in zip(self._labels, curves, strict=True):
            width = max(line.width for line in label) + 5
            height = len(label) * style.leading
            area = _free(points[-CURVE_POINTS:], (width, height), taken, sketch.width)
            taken.append(area)
            sketch.paths.append(Path(rectangle(*area), 0, is_closed=True, fill=1.0))
            x = (area[0] + area[2]) / 2
            for at, line in enumerate(label):
                baseline = area[1] + at * style.leading + _drop(style)
                sketch.lettering(line, x, baseline, LabelAnchor.MIDDLE)

    def _draw_box(self, sketch: Sketch, box: _Box, left: float, top: float) -> None:
        corners = (left, top, left + box.width, top + box.height)
        outline = rectangle(*corners) if box.is_body else rounded(*corners, radius=6)
        weight, fill = (1.3, 0.94) if box.is_body else (0.7, 1.0)
        sketch.paths.append(Path(outline, weight, is_closed=True, fill=fill))
        style = self._density.style(FIGURE_STRONG)
        for at, line in enumerate(box.lines):
            baseline = top + _PADDING[1] * self._density.shrink + at * style.leading + _drop(style)
            sketch.lettering(line, left + box.width / 2, baseline, LabelAnchor.MIDDLE)


Area = tuple[float, float, float, float]


def _drop(style: TextStyle) -> float:
    return (style.leading + style.size * 0.72) / 2


def _free(
    points: Sequence[Point], size: tuple[float, float], taken: Sequence[Area], width: float
) -> Area:
    """Return where on its arrow a label touches least of what is taken."""
    best = (math.inf, (0.0, 0.0, 0.0, 0.0))
    for share in _TRIES:
        x, y = points[round(share * (len(points) - 1))]
        x = min(max(x, size[0] / 2), max(width - size[0] / 2, size[0] / 2))
        area = (x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)
        touched = sum(_overlap(area, other) for other in taken)
        if touched < best[0] - _SLACK:
            best = (touched, area)
    return best[1]


def _overlap(one: Area, other: Area) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)


def _draw_arrow(sketch: Sketch, points: Sequence[Point]) -> None:
    """Draw a line through points with a head at the last."""
    tip = points[-1]
    base = next(
        (point for point in reversed(points) if math.dist(point, tip) >= _HEAD[0]), points[0]
    )
    retained = [point for point in points if math.dist(point, tip) >= _HEAD[0] * 0.8]
    head = arrow_head(tip, base, *_HEAD)
    neck = ((head[1][0] + head[2][0]) / 2, (head[1][1] + head[2][1]) / 2)
    sketch.paths.append(Path((*retained, neck), 0.75, 0.25))
    sketch.paths.append(Path(head, 0, is_closed=True, fill=0.1))
