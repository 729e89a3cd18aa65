"""Shapes that both kinds of page draw: signatures, fingerprints and the parts of a round stamp."""

import math
import random

Point = tuple[float, float]


def signature(x: float, y: float) -> list[Point]:
    """Return a line that looks like a signature and says nothing, from its left end."""
    chance = random.Random(round(y))
    wide, high, slow = chance.uniform(1.1, 1.5), chance.uniform(1.6, 2.2), chance.uniform(0.3, 0.5)
    points = []
    for step in range(140):
        turn = step / 6.0
        rise = 9 * math.sin(turn * high) * math.cos(turn * slow)
        points.append((x + step * 0.72 + 7 * math.sin(turn * wide), y + rise))
    return points


def fingerprint(x: float, y: float) -> list[list[Point]]:
    """Return the ridges of a fingerprint around its centre."""
    chance = random.Random(9)
    ridges = []
    for ring in range(1, 8):
        start = chance.uniform(0, 1.2)
        ridge = []
        for step in range(38):
            angle = start + step * 0.14
            wave = 0.5 * math.sin(angle * 5 + ring)
            ridge.append(
                (
                    x + (ring * 1.7 + wave) * math.cos(angle),
                    y + (ring * 2.3 + wave) * math.sin(angle),
                )
            )
        ridges.append(ridge)
    return ridges


def star(x: float, y: float, radius: float) -> list[Point]:
    """Return the corners of a five-pointed star, y downwards."""
    return [
        (
            x + radius * (1 if corner % 2 == 0 else 0.382) * math.sin(corner * math.pi / 5),
            y - radius * (1 if corner % 2 == 0 else 0.382) * math.cos(corner * math.pi / 5),
        )
        for corner in range(10)
    ]


def around(words: str, spread: float) -> list[tuple[str, float]]:
    """Return each letter of a stamp with its angle from the top, in radians."""
    if len(words) == 1:
        return [(words, 0.0)]
    step = spread / (len(words) - 1)
    return [(letter, index * step - spread / 2) for index, letter in enumerate(words)]
