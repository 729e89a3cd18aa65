"""Where people stand around the one in the middle: always the same for the same net."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from casefiles.office.people.relations import NetStep

MOST_DRAWN: Final = 24
"""People around the middle up to whom the second step is drawn too."""
_NEAR: Final = 0.58
_FAR: Final = 0.96
_STAGGER: Final = 0.2
_CROWDED: Final = 7
"""People of the first step from whom on every second stands further out."""
_START: Final = -pi / 2
_SPREAD: Final = 0.9
"""Part of a sector that the people of the second step take."""


@dataclass(frozen=True, slots=True)
class NetSpot:
    """Where somebody stands, as parts of half the width and half the height."""

    step: NetStep
    x: float
    y: float


def drawn_steps(steps: Sequence[NetStep]) -> tuple[NetStep, ...]:
    """Return whom a picture has room for: all, the first step only, or nobody."""
    if len(steps) <= MOST_DRAWN:
        return tuple(steps)
    first = tuple(one for one in steps if one.distance == 1)
    return first if len(first) <= MOST_DRAWN else ()


def spots_of(steps: Sequence[NetStep]) -> tuple[NetSpot, ...]:
    """Return where everybody stands: a sector for each of the first step and who follows there."""
    first = [one for one in steps if one.distance == 1]
    beyond: dict[str, list[NetStep]] = {one.person.id: [] for one in first}
    for one in steps:
        if one.distance > 1 and one.through.id in beyond:
            beyond[one.through.id].append(one)
    parts = [max(len(beyond[one.person.id]), 1) for one in first]
    spots: list[NetSpot] = []
    turned = 0
    for number, (one, part) in enumerate(zip(first, parts, strict=True)):
        angle = _START + 2 * pi * (turned + part / 2) / sum(parts)
        out = _NEAR + (_STAGGER if len(first) >= _CROWDED and number % 2 else 0.0)
        spots.append(NetSpot(one, out * cos(angle), out * sin(angle)))
        wide = 2 * pi * part / sum(parts) * _SPREAD
        others = beyond[one.person.id]
        for place, other in enumerate(others):
            at = angle + wide * ((place + 0.5) / len(others) - 0.5)
            spots.append(NetSpot(other, _FAR * cos(at), _FAR * sin(at)))
        turned += part
    return tuple(spots)
