"""The order of characters on a line where some run from right to left (UAX#9, Unicode 15.1)."""

import base64
import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Final

from casefiles.typeset.unicode.bidi_tables import BRACKETS, CLASSES

_DEEPEST: Final = 125
_MOST_BRACKETS: Final = 63
_STRONG: Final = frozenset(("L", "R", "AL"))
_ISOLATES: Final = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDINGS: Final = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED: Final = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
_NEUTRAL: Final = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_SPACES: Final = frozenset(("WS", "LRI", "RLI", "FSI", "PDI"))
_CANONICAL: Final = {0x2329: 0x3008, 0x232A: 0x3009}


@cache
def _classes() -> tuple[list[int], list[str]]:
    parsed: list[Any] = json.loads(zlib.decompress(base64.b85decode(CLASSES)))
    return list(accumulate(parsed[::2])), parsed[1::2]


@cache
def _brackets() -> dict[int, tuple[int, str]]:
    parsed: list[Any] = json.loads(zlib.decompress(base64.b85decode(BRACKETS)))
    return {parsed[at]: (parsed[at + 1], parsed[at + 2]) for at in range(0, len(parsed), 3)}


@lru_cache(maxsize=1 << 14)
def bidi_class(character: str) -> str:
    """Return the class of a character, such as L, R, AL or EN."""
    ends, names = _classes()
    return names[bisect_right(ends, ord(character))]


@cache
def _of_mixed_order() -> "re.Pattern[str]":
    """Return what matches a character that can raise a level above 0 in text from the left."""
    kinds = _ISOLATES | _EMBEDDINGS | {"R", "AL", "AN"}
    ends, names = _classes()
    starts = [0, *ends]
    ranges = [
        f"\\U{start:08x}-\\U{end - 1:08x}"
        for start, end, name in zip(starts, ends, names, strict=False)
        if name in kinds
    ]
    return re.compile(f"[{''.join(ranges)}]")


def is_all_left_to_right(text: str) -> bool:
    """Tell whether every level of a paragraph from the left would be 0."""
    return text.isascii() or _of_mixed_order().search(text) is None


def paragraph_level(text: str) -> int:
    """Return 1 where the first strong letter runs from right to left, else 0 (P2, P3)."""
    return _first_strong([bidi_class(one) for one in text], 0, len(text), otherwise=0)


def _first_strong(classes: Sequence[str], start: int, end: int, *, otherwise: int) -> int:
    depth = 0
    for at in range(start, end):
        kind = classes[at]
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and start:
                break
            depth = max(0, depth - 1)
        elif depth == 0 and kind in _STRONG:
            return 0 if kind == "L" else 1
    return otherwise


def levels_of(text: str, base: int | None = None) -> list[int]:
    """Return the embedding level of each character of one line; those that are removed have -1.

    Args:
        text: one paragraph, in the order in which it is read.
        base: 0 or 1, or None to tell it from the text.
    """
    classes = [bidi_class(one) for one in text]
    if base is None:
        base = _first_strong(classes, 0, len(text), otherwise=0)
    levels, kinds = _explicit(classes, base)
    for sequence, start, end in _sequences(classes, levels, base):
        _weak(sequence, kinds, start)
        _pair_brackets(text, sequence, kinds, levels, (start, end))
        _neutral(sequence, kinds, levels, (start, end))
    _implicit(classes, kinds, levels)
    _reset(classes, levels, base)
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the places of the characters from left to right, without removed ones (L2)."""
    order = [at for at, level in enumerate(levels) if level >= 0]
    if not order:
        return order
    highest = max(levels)
    lowest = min((level for level in levels if level >= 0 and level % 2), default=highest + 1)
    for level in range(highest, lowest - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


# X1 to X9: explicit levels


def _explicit(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    levels, kinds = [base] * len(classes), list(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    state = [0, 0, 0]
    """Isolates and embeddings that were too deep, and isolates that are open."""
    for at, kind in enumerate(classes):
        if kind in _ISOLATES:
            _open_isolate(classes, at, (levels, kinds), stack, state)
        elif kind in _EMBEDDINGS:
            _open_embedding(kind, stack, state)
            levels[at] = -1
        elif kind == "PDI":
            _close_isolate(stack, state)
            levels[at] = stack[-1][0]
            kinds[at] = stack[-1][1] or kind
        elif kind == "PDF":
            _close_embedding(stack, state)
            levels[at] = -1
        elif kind == "BN":
            levels[at] = -1
        elif kind == "B":
            levels[at] = base
        else:
            levels[at] = stack[-1][0]
            kinds[at] = stack[-1][1] or kind
    return levels, kinds


def _next_level(level: int, *, is_rtl: bool) -> int:
    return (level + 1) | 1 if is_rtl else (level + 2) & ~1


def _open_embedding(kind: str, stack: list[tuple[int, str, bool]], state: list[int]) -> None:
    level = _next_level(stack[-1][0], is_rtl=kind in {"RLE", "RLO"})
    if level <= _DEEPEST and not state[0] and not state[1]:
        override = {"RLO": "R", "LRO": "L"}.get(kind, "")
        stack.append((level, override, False))
    elif not state[0]:
        state[1] += 1


def _open_isolate(
    classes: Sequence[str],
    at: int,
    made: tuple[list[int], list[str]],
    stack: list[tuple[int, str, bool]],
    state: list[int],
) -> None:
    levels, kinds = made
    kind = classes[at]
    levels[at] = stack[-1][0]
    kinds[at] = stack[-1][1] or kind
    is_rtl = kind == "RLI"
    if kind == "FSI":
        is_rtl = _first_strong(classes, at + 1, len(classes), otherwise=0) == 1
    level = _next_level(stack[-1][0], is_rtl=is_rtl)
    if level <= _DEEPEST and not state[0] and not state[1]:
        state[2] += 1
        stack.append((level, "", True))
    else:
        state[0] += 1


def _close_isolate(stack: list[tuple[int, str, bool]], state: list[int]) -> None:
    if state[0]:
        state[0] -= 1
    elif state[2]:
        state[1] = 0
        while not stack[-1][2]:
            stack.pop()
        stack.pop()
        state[2] -= 1


def _close_embedding(stack: list[tuple[int, str, bool]], state: list[int]) -> None:
    if state[0]:
        return
    if state[1]:
        state[1] -= 1
    elif len(stack) > 1 and not stack[-1][2]:
        stack.pop()


# X10: isolating run sequences


def _sequences(
    classes: Sequence[str], levels: Sequence[int], base: int
) -> Iterator[tuple[list[int], str, str]]:
    """Yield the places of each sequence, with the directions before and after it."""
    runs: list[list[int]] = []
    for at, level in enumerate(levels):
        if level < 0:
            continue
        if runs and levels[runs[-1][-1]] == level:
            runs[-1].append(at)
        else:
            runs.append([at])
    ends = _isolate_ends(classes)
    by_start = {run[0]: run for run in runs}
    closers = set(ends.values())
    for run in runs:
        if run[0] in closers:
            continue
        whole = list(run)
        while classes[whole[-1]] in _ISOLATES and whole[-1] in ends:
            whole += by_start.get(ends[whole[-1]], [])
            if whole[-1] not in ends:
                break
        yield whole, *_borders(classes, levels, whole, base)


def _isolate_ends(classes: Sequence[str]) -> dict[int, int]:
    """Return the place of the sign that closes each isolate (BD9)."""
    found, opened = {}, []
    for at, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(at)
        elif kind == "PDI" and opened:
            found[opened.pop()] = at
    return found


def _borders(
    classes: Sequence[str], levels: Sequence[int], places: Sequence[int], base: int
) -> tuple[str, str]:
    level = levels[places[0]]
    before, after = places[0] - 1, places[-1] + 1
    while before >= 0 and levels[before] < 0:
        before -= 1
    while after < len(levels) and levels[after] < 0:
        after += 1
    low = levels[before] if before >= 0 else base
    is_open = classes[places[-1]] in _ISOLATES
    high = levels[after] if after < len(levels) and not is_open else base
    return _direction(max(level, low)), _direction(max(level, high))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


# W1 to W7: weak types


def _weak(places: Sequence[int], kinds: list[str], start: str) -> None:
    before = start
    for at in places:
        if kinds[at] == "NSM":
            kinds[at] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = kinds[at]
    _after(places, kinds, start, ("AL", "AN"))
    for at in places:
        if kinds[at] == "AL":
            kinds[at] = "R"
    _separators(places, kinds)
    _terminators(places, kinds)
    _after(places, kinds, start, ("L", "L"))


def _after(places: Sequence[int], kinds: list[str], start: str, rule: tuple[str, str]) -> None:
    """Change numbers that follow one kind of strong letter."""
    requested, made = rule
    strong = start
    for at in places:
        if kinds[at] in _STRONG:
            strong = kinds[at]
        elif kinds[at] == "EN" and strong == requested:
            kinds[at] = made


def _separators(places: Sequence[int], kinds: list[str]) -> None:
    for index in range(1, len(places) - 1):
        left, at, right = places[index - 1 : index + 2]
        both = kinds[left] if kinds[left] == kinds[right] else ""
        is_common = kinds[at] == "CS" and both in {"EN", "AN"}
        if is_common or (kinds[at] == "ES" and both == "EN"):
            kinds[at] = both


def _terminators(places: Sequence[int], kinds: list[str]) -> None:
    index = 0
    while index < len(places):
        end = index
        while end < len(places) and kinds[places[end]] == "ET":
            end += 1
        if end > index:
            adjacent = {kinds[places[at]] for at in (index - 1, end) if 0 <= at < len(places)}
            made = "EN" if "EN" in adjacent else "ON"
            for at in places[index:end]:
                kinds[at] = made
        index = max(end, index + 1)
    for at in places:
        if kinds[at] in {"ES", "CS", "ET"}:
            kinds[at] = "ON"


# N0 to N2: neutral types


def _pair_brackets(
    text: str,
    places: Sequence[int],
    kinds: list[str],
    levels: Sequence[int],
    borders: tuple[str, str],
) -> None:
    own = _direction(levels[places[0]])
    for opening, closing in _pairs(text, places, kinds):
        inside = {_as_strong(kinds[places[at]]) for at in range(opening + 1, closing)}
        if own in inside:
            made = own
        elif inside & {"L", "R"}:
            before = next(
                (
                    strong
                    for at in range(opening - 1, -1, -1)
                    if (strong := _as_strong(kinds[places[at]]))
                ),
                borders[0],
            )
            made = before if before != own else own
        else:
            continue
        for at in (opening, closing):
            _set_bracket(text, places, kinds, at, made)


def _set_bracket(text: str, places: Sequence[int], kinds: list[str], at: int, made: str) -> None:
    """Give a bracket a direction, and the marks that stand on it the same."""
    kinds[places[at]] = made
    for later in range(at + 1, len(places)):
        if bidi_class(text[places[later]]) != "NSM":
            break
        kinds[places[later]] = made


def _as_strong(kind: str) -> str:
    if kind in {"EN", "AN", "R"}:
        return "R"
    return "L" if kind == "L" else ""


def _pairs(text: str, places: Sequence[int], kinds: Sequence[str]) -> list[tuple[int, int]]:
    opened: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for index, at in enumerate(places):
        bracket = _brackets().get(ord(text[at])) if kinds[at] == "ON" else None
        if bracket is None:
            continue
        pair, kind = bracket
        if kind == "o":
            if len(opened) == _MOST_BRACKETS:
                return []
            opened.append((_CANONICAL.get(pair, pair), index))
            continue
        own = _CANONICAL.get(ord(text[at]), ord(text[at]))
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == own:
                found.append((opened[depth][1], index))
                del opened[depth:]
                break
    return sorted(found)


def _neutral(
    places: Sequence[int], kinds: list[str], levels: Sequence[int], borders: tuple[str, str]
) -> None:
    own = _direction(levels[places[0]])
    index = 0
    while index < len(places):
        end = index
        while end < len(places) and kinds[places[end]] in _NEUTRAL:
            end += 1
        if end > index:
            before = _as_strong(kinds[places[index - 1]]) if index else borders[0]
            after = _as_strong(kinds[places[end]]) if end < len(places) else borders[1]
            for at in places[index:end]:
                kinds[at] = before if before == after else own
        index = max(end, index + 1)


# I1, I2 and L1


def _implicit(classes: Sequence[str], kinds: Sequence[str], levels: list[int]) -> None:
    for at, kind in enumerate(kinds):
        if levels[at] < 0 or classes[at] == "B":
            continue
        if levels[at] % 2:
            levels[at] += kind in {"L", "EN", "AN"}
        elif kind == "R":
            levels[at] += 1
        else:
            levels[at] += 2 if kind in {"EN", "AN"} else 0


def _reset(classes: Sequence[str], levels: list[int], base: int) -> None:
    """Give separators, and spaces before them or at the end, the level of the paragraph."""
    is_at_end = True
    for at in range(len(classes) - 1, -1, -1):
        kind = classes[at]
        if kind in {"B", "S"}:
            levels[at] = base
            is_at_end = True
        elif kind in _REMOVED:
            continue
        elif kind in _SPACES:
            levels[at] = base if is_at_end else levels[at]
        else:
            is_at_end = False
