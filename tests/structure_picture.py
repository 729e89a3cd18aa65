"""The structure of the program as a picture: a box a room, layers upward, arrows downward."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 190, 46
"""Of a box."""
ACROSS, BETWEEN = 30, 64
"""Between boxes of a layer, and between layers."""
MARGIN = 40

Box = tuple[str, str]
"""The name of a room, and a line about it."""
Place = tuple[float, float]
Edges = Mapping[tuple[str, str], int]
"""Who imports whom, and how often."""


def svg_of(title: str, layers: Sequence[Sequence[Box]], edges: Edges) -> str:
    """Draw rooms and their imports; an arrow is the wider the more imports it is.

    Args:
        title: written above.
        layers: from the bottom to the top.
        edges: between rooms, with counts; those that do not lead down are red.
    """
    widest = max(len(layer) for layer in layers)
    width = 2 * MARGIN + widest * WIDTH + (widest - 1) * ACROSS + 2 * WIDTH
    height = 2 * MARGIN + len(layers) * HEIGHT + (len(layers) - 1) * BETWEEN + 20
    places = _placed(layers, width)
    size = f'width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        f'<rect {size} fill="white"/>',
        f'<text x="{MARGIN}" y="24" font-size="16">{escape(title)}</text>',
    ]
    for (begin, end), count in _lines(places, edges):
        parts += _arrow(begin, end, count)
    for layer in layers:
        for name, about in layer:
            parts += _box(places[name], name, about)
    return "\n".join([*parts, "</svg>\n"])


def _placed(layers: Sequence[Sequence[Box]], width: float) -> dict[str, Place]:
    """Return where the middle of each box is; every other layer is moved aside, so that arrows
    pass beside the boxes between.
    """
    places = {}
    for number, layer in enumerate(reversed(layers)):
        across = len(layer) * WIDTH + (len(layer) - 1) * ACROSS
        aside = (-1, 0, 1, 0)[number % 4] * WIDTH * 0.75
        left = (width - across) / 2 + aside
        y = MARGIN + 20 + number * (HEIGHT + BETWEEN) + HEIGHT / 2
        for at, (name, _) in enumerate(layer):
            places[name] = (left + at * (WIDTH + ACROSS) + WIDTH / 2, y)
    return places


def _lines(places: Mapping[str, Place], edges: Edges) -> list[tuple[tuple[Place, Place], int]]:
    """Return where arrows begin and end: beside one another along the edges of boxes."""
    ends: dict[tuple[str, bool], list[tuple[float, str]]] = defaultdict(list)
    for one, other in edges:
        for box, far in ((one, other), (other, one)):
            (x, y), (far_x, far_y) = places[box], places[far]
            ends[box, far_y > y].append(((far_x - x) / max(abs(far_y - y), 1), far))
    for held in ends.values():
        held.sort()

    def port(box: str, far: str) -> Place:
        (x, y), is_below = places[box], places[far][1] > places[box][1]
        others = [name for _, name in ends[box, is_below]]
        along = (others.index(far) + 1) / (len(others) + 1) - 0.5
        return x + along * WIDTH, y + (HEIGHT / 2 if is_below else -HEIGHT / 2)

    return [((port(*pair), port(*reversed(pair))), count) for pair, count in edges.items()]


def _arrow(begin: Place, end: Place, count: int) -> list[str]:
    (x, y), (to_x, to_y) = begin, end
    is_down = to_y > y
    colour = "#4a6a8a" if is_down else "#c00000"
    thick = min(1 + count / 80, 5)
    # The count stands near the beginning, where arrows of one box have not met others yet.
    at = min(0.5, 14 / max(abs(to_y - y), 1))
    label_x, label_y = x + (to_x - x) * at, y + (to_y - y) * at
    points = f"{to_x:.0f},{to_y:.0f} {to_x - 4:.0f},{to_y - 8:.0f} {to_x + 4:.0f},{to_y - 8:.0f}"
    way = f'x1="{x:.0f}" y1="{y:.0f}" x2="{to_x:.0f}" y2="{to_y:.0f}"'
    line = f'stroke="{colour}" stroke-width="{thick:.1f}" stroke-opacity="0.45"'
    return [
        f"<line {way} {line}/>",
        f'<polygon points="{points}" fill="{colour}"/>' if is_down else "",
        _text(label_x, label_y, str(count), f'font-size="10" fill="{colour}"'),
    ]


def _box(middle: Place, name: str, about: str) -> list[str]:
    x, y = middle
    place = f'x="{x - WIDTH / 2:.0f}" y="{y - HEIGHT / 2:.0f}" width="{WIDTH}" height="{HEIGHT}"'
    return [
        f'<rect {place} rx="4" fill="#f4f1e8" stroke="#333"/>',
        _text(x, y - 3, name, 'font-weight="bold"'),
        _text(x, y + 14, about, 'fill="#555"'),
    ]


def _text(x: float, y: float, text: str, look: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" {look}>{escape(text)}</text>'
