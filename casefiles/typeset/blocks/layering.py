"""Graphs in layers: which box stands where, so that arrows run down and cross little.

After Sugiyama, Tagawa and Toda (1981): arrows of a cycle are turned, boxes are put in layers that
are no wider than the page, arrows over several layers get a joint in each, layers are ordered by
the means of their neighbours, and boxes move towards these means as far as the others let them
(pool adjacent violators). The same graph always gives the same picture.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_SWEEPS: Final = 16
_SETTLING: Final = 30
_JOINT: Final = 4.0
"""Width of a joint."""
_NARROWEST: Final = 3.0
"""Smallest distance between members of a layer."""
_JOINT_WEIGHT: Final = 8.0
"""Joints insist on their place more than boxes, so that long arrows run straight."""


@dataclass(frozen=True, slots=True)
class Layered:
    """A graph in layers.

    Attributes:
        layers: members of each, from left to right; numbers from the count of boxes on are joints.
        xs: middle of each member.
        routes: members through which each arrow runs, downwards.
        is_turned: whether an arrow runs upwards in truth.
        width: of all.
    """

    layers: tuple[tuple[int, ...], ...]
    xs: tuple[float, ...]
    routes: tuple[tuple[int, ...], ...]
    is_turned: tuple[bool, ...]
    width: float


def layered(
    widths: Sequence[float], arrows: Sequence[tuple[int, int]], most: float, gap: float
) -> Layered | None:
    """Lay out a graph.

    Args:
        widths: of the boxes.
        arrows: source and target, never the same box.
        most: greatest width, in points.
        gap: free width between boxes.

    Returns:
        The layout, or None where it would be wider than that.
    """
    turned = _turned(len(widths), arrows)
    down = [
        (target, source) if is_turned else (source, target)
        for (source, target), is_turned in zip(arrows, turned, strict=True)
    ]
    rank = _ranks(widths, down, most, gap)
    all_widths = list(widths)
    routes = [_route(arrow, rank, all_widths) for arrow in down]
    layers: list[list[int]] = [[] for _ in range(max(rank) + 1)]
    for member, layer in enumerate(rank):
        layers[layer].append(member)
    if any(_packed(members, all_widths, _NARROWEST) > most for members in layers):
        return None
    layers = _ordered(layers, routes, len(rank))
    xs = _settled(layers, routes, all_widths, most, gap)
    left = min(xs[one] - all_widths[one] / 2 for layer in layers for one in layer)
    right = max(xs[one] + all_widths[one] / 2 for layer in layers for one in layer)
    return Layered(
        tuple(tuple(layer) for layer in layers),
        tuple(x - left for x in xs),
        tuple(tuple(route) for route in routes),
        tuple(turned),
        right - left,
    )


def _turned(count: int, arrows: Sequence[tuple[int, int]]) -> list[bool]:
    """Return which arrows close a cycle when boxes are visited in their order, depth first."""
    exported: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for number, (source, target) in enumerate(arrows):
        exported[source].append((number, target))
    turned = [False] * len(arrows)
    state = [0] * count  # 1 on the way, 2 done
    for root in range(count):
        path = [(root, iter(exported[root]))] if state[root] == 0 else []
        state[root] = state[root] or 1
        while path:
            box, rest = path[-1]
            following = next(rest, None)
            if following is None:
                state[box] = 2
                path.pop()
                continue
            number, target = following
            turned[number] = state[target] == 1
            if state[target] == 0:
                state[target] = 1
                path.append((target, iter(exported[target])))
    return turned


def _ranks(
    widths: Sequence[float], down: Sequence[tuple[int, int]], most: float, gap: float
) -> list[int]:
    """Put each box below all from which arrows come, in the first layer with room."""
    count = len(widths)
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for source, target in down:
        above[target].append(source)
        below[source].append(target)
    rank = [0] * count
    used: list[float] = []
    missing = [len(sources) for sources in above]
    ready = [box for box in range(count) if not missing[box]]
    for box in ready:
        layer = max([rank[source] + 1 for source in above[box]], default=0)
        while layer < len(used) and used[layer] + widths[box] + gap > most + gap:
            layer += 1
        used += [0.0] * (layer + 1 - len(used))
        used[layer] += widths[box] + gap
        rank[box] = layer
        for source in above[box]:
            for between in range(rank[source] + 1, layer):
                used[between] += _JOINT + _NARROWEST
        for target in below[box]:
            missing[target] -= 1
            if not missing[target]:
                ready.append(target)
    _lower(rank, (above, below), used, widths, most)
    return rank


def _lower(
    rank: list[int],
    sides: tuple[list[list[int]], list[list[int]]],
    used: list[float],
    widths: Sequence[float],
    most: float,
) -> None:
    """Bring boxes to which no arrow comes down to just above those that they reach."""
    above, below = sides
    for box, targets in enumerate(below):
        if above[box] or not targets:
            continue
        layer = min(rank[target] for target in targets) - 1
        if layer > rank[box] and used[layer] + widths[box] <= most:
            used[rank[box]] -= widths[box]
            used[layer] += widths[box]
            rank[box] = layer
    retained = {layer: number for number, layer in enumerate(sorted(set(rank)))}
    rank[:] = [retained[layer] for layer in rank]


def _route(arrow: tuple[int, int], rank: list[int], widths: list[float]) -> list[int]:
    """Return the members through which an arrow runs, with new joints in the layers between."""
    source, target = arrow
    first, last = rank[source], rank[target]
    joints = range(len(widths), len(widths) + last - first - 1)
    widths += [_JOINT] * len(joints)
    rank += range(first + 1, last)
    return [source, *joints, target]


def _ordered(
    layers: list[list[int]], routes: Sequence[Sequence[int]], count: int
) -> list[list[int]]:
    """Order each layer so that arrows cross little; members are numbered below the count."""
    above, below = _neighbours(count, routes)
    best, fewest = [list(layer) for layer in layers], _crossings(layers, below)
    for sweep in range(_SWEEPS):
        sides = above if sweep % 2 == 0 else below
        order = range(1, len(layers)) if sweep % 2 == 0 else range(len(layers) - 2, -1, -1)
        for at in order:
            adjacent = layers[at - 1 if sweep % 2 == 0 else at + 1]
            place = {member: number for number, member in enumerate(adjacent)}
            now = {member: number for number, member in enumerate(layers[at])}
            layers[at].sort(
                key=lambda member: _mean(
                    [float(place[other]) for other in sides[member]],
                    now[member] * len(adjacent) / len(now),
                )
            )
        crossings = _crossings(layers, below)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    return best


def _neighbours(
    count: int, routes: Sequence[Sequence[int]]
) -> tuple[list[list[int]], list[list[int]]]:
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for route in routes:
        for upper, lower in pairwise(route):
            above[lower].append(upper)
            below[upper].append(lower)
    return above, below


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(layers: Sequence[Sequence[int]], below: Sequence[Sequence[int]]) -> int:
    """Count the pairs of arrows that cross between neighbouring layers."""
    count = 0
    for layer, following in pairwise(layers):
        place = {member: number for number, member in enumerate(following)}
        ends: list[int] = []
        for member in layer:
            reached = [place[other] for other in below[member]]
            count += sum(len(ends) - bisect_right(ends, end) for end in reached)
            for end in reached:
                insort(ends, end)
    return count


def _packed(layer: Sequence[int], widths: Sequence[float], gap: float) -> float:
    return sum(widths[member] for member in layer) + gap * (len(layer) - 1)


def _settled(
    layers: Sequence[Sequence[int]],
    routes: Sequence[Sequence[int]],
    widths: Sequence[float],
    most: float,
    gap: float,
) -> list[float]:
    """Return the middle of each member, near the mean of its neighbours."""
    above, below = _neighbours(len(widths), routes)
    xs = [0.0] * len(widths)
    for layer in layers:
        x = (most - _packed(layer, widths, gap)) / 2
        for member in layer:
            xs[member] = x + widths[member] / 2
            x += widths[member] + gap
    for turn in range(_SETTLING):
        for layer in layers if turn % 2 == 0 else reversed(layers):
            requested = [
                _mean([xs[other] for other in (*above[one], *below[one])], xs[one]) for one in layer
            ]
            narrow = min(gap, (most - _packed(layer, widths, 0.0)) / max(len(layer) - 1, 1))
            placed = _apart(requested, [widths[one] for one in layer], narrow, most)
            for member, x in zip(layer, placed, strict=True):
                xs[member] = x
    return xs


def _apart(
    requested: Sequence[float], widths: Sequence[float], gap: float, most: float
) -> list[float]:
    """Return the places nearest to the wanted ones, least squares, that keep their order and gap.

    Pool adjacent violators: without its share of the row's width, each place need only not lie
    before the one to its left.
    """
    offsets = [0.0]
    for before, after in pairwise(widths):
        offsets.append(offsets[-1] + (before + after) / 2 + gap)
    pools: list[tuple[float, float, int]] = []  # sum of weights, mean, count
    for want, offset, width in zip(requested, offsets, widths, strict=True):
        weight = _JOINT_WEIGHT if width == _JOINT else 1.0
        pool = (weight, want - offset, 1)
        while pools and pools[-1][1] > pool[1]:
            other = pools.pop()
            total = other[0] + pool[0]
            mean = (other[0] * other[1] + pool[0] * pool[1]) / total
            pool = (total, mean, other[2] + pool[2])
        pools.append(pool)
    lowest, highest = widths[0] / 2, most - widths[-1] / 2 - offsets[-1]
    places = [min(max(mean, lowest), highest) for _, mean, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]
