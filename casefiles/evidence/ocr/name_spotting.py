"""Finds names in what a reader thought possible, also where it decided for other letters.

For each name the best path through its letters is set against the best path of all (connectionist
temporal classification): 0 is what the reader read, and the more below, the less likely the name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from casefiles.domain.language.folding import fold, han_variants, word_kind
from casefiles.evidence.ocr.letter_chances import FLOOR, LetterChances
from casefiles.evidence.ocr.line_finding import Floats

NEAR: Final = -3.0
"""Logarithm of the chance of a letter, in the mean of a name, from which a line may hold it."""
_SEEN_UNREAD: Final = -1.0
"""The same, from which a person looks where no text has the name."""
_TELLING: Final = {"l": 6, "d": 8, "h": 3}
"""Letters of a name for that, by their kind: shorter ones are near to other words."""
_SEEN: Final = frozenset("lhd")
"""Kinds of letters and digits that the small reader knows."""
_EDGED: Final = 3
"""Letters up to which a name in Latin letters or digits counts only as a word of its own."""
_LONGEST: Final = 40
"""Letters of a name that are looked for."""
_SURELY_NOTHING: Final = 0.02
"""A step that is so surely between letters is one with the next."""
_NEVER: Final = -1e9
_EDGE: Final = " "
_ANY: Final = ""
"""A letter that the reader does not know: it may be anything."""


class NameSpotter:
    """Looks for names; made once for the letters of a reader."""

    def __init__(self, letters: Sequence[str]) -> None:
        """Sort letters by what is compared of them.

        Args:
            letters: of the reader, in its order; the first is none.
        """
        self._classes: defaultdict[str, list[int]] = defaultdict(list)
        for number, letter in enumerate(letters):
            signs = _signs(letter)
            if number and not signs:
                self._classes[_EDGE].append(number)
            elif number and len(signs) == 1:
                self._classes[signs[0]].append(number)
        self._is_gap = np.zeros(len(letters), bool)
        self._is_gap[[0, *self._classes[_EDGE]]] = True

    def spelled(self, name: str) -> tuple[str, ...]:
        """Return the letters of a name that can be looked for; none where it has other ones."""
        signs = _signs(name)[:_LONGEST]
        kinds = {word_kind(char) for char in signs}
        if not signs or not kinds <= _SEEN:
            return ()
        known = [char if char in self._classes else _ANY for char in signs]
        if "h" not in kinds and len(signs) <= _EDGED:
            return (_EDGE, *known, _EDGE)
        return tuple(known)

    def sees_unread(self, scores: Floats, names: Iterable[str], texts: Iterable[str]) -> bool:
        """Tell whether a name is nearly sure to be in a line of which no text has it.

        Args:
            scores: of the line, as `best` returned them.
            names: for which they are.
            texts: all that was read in the line.
        """
        read = ["".join(_signs(text)) for text in texts]
        listed = [
            "".join(one).strip()
            for at, one in enumerate(self._all_spelled(names))
            if scores[at] >= _SEEN_UNREAD and _ANY not in one
        ]
        return any(
            len(name) >= max(_TELLING[word_kind(char)] for char in name)
            and not any(name in text for text in read)
            for name in listed
        )

    def _all_spelled(self, names: Iterable[str]) -> list[tuple[str, ...]]:
        return list(dict.fromkeys(filter(None, map(self.spelled, names))))

    def best(self, lines: Sequence[LetterChances], names: Iterable[str]) -> Floats:
        """Return how near each line comes to each name that can be spelled.

        Returns:
            By line and spelled name (see `spelled`), the mean over its letters.
        """
        spelled = self._all_spelled(names)
        if not spelled or not lines:
            return np.zeros((len(lines), 0), np.float32)
        signs = sorted({sign for one in spelled for sign in one})
        place = {sign: at for at, sign in enumerate(signs)}
        table = np.zeros((len(signs), len(self._is_gap)), bool)
        for sign, at in place.items():
            table[at, self._classes.get(sign, [])] = True
        numbers = [[place[sign] for sign in one] for one in spelled]
        any_at = place.get(_ANY, -1), place.get(_EDGE, -1)
        rows = [self._row(line, table, any_at) for line in lines]
        return np.stack([_spotted(costs, gaps, numbers) for costs, gaps in rows])

    def _row(
        self, line: LetterChances, table: npt.NDArray[np.bool_], special: tuple[int, int]
    ) -> tuple[Floats, Floats]:
        """Return what each sign, and nothing, costs at each step against the best letter there."""
        costs = np.full((line.steps, len(table)), FLOOR, np.float32)
        for column, members in enumerate(table):
            is_one = members[line.letters]
            np.maximum.at(costs[:, column], line.at[is_one], line.logs[is_one])
        top = np.full(line.steps, FLOOR, np.float32)
        np.maximum.at(top, line.at, line.logs)
        gaps = np.full(line.steps, FLOOR, np.float32)
        is_gap = self._is_gap[line.letters]
        np.maximum.at(gaps, line.at[is_gap], line.logs[is_gap])
        costs, gaps = costs - top[:, np.newaxis], gaps - top
        wild, edge = special
        if wild >= 0:
            costs[:, wild] = 0.0
        is_idle = gaps > -_SURELY_NOTHING
        if edge >= 0:
            is_idle &= costs[:, edge] <= FLOOR / 2
            pad = np.full((1, costs.shape[1]), FLOOR, np.float32)
            pad[0, edge] = 0.0
            costs = np.concatenate([pad, costs, pad])
            gaps = np.concatenate([[0.0], gaps, [0.0]]).astype(np.float32)
            is_idle = np.concatenate([[False], is_idle, [False]])
        keeps = ~is_idle
        keeps[1:] |= ~is_idle[:-1]
        return costs[keeps], gaps[keeps]


def _signs(text: str) -> list[str]:
    """Return letters and digits as they are compared: folded, Han in one of its forms."""
    return [char for char in fold(text).translate(han_variants()) if word_kind(char)]


def _spotted(costs: Floats, gaps: Floats, names: Sequence[Sequence[int]]) -> Floats:
    """Return the best path of each name anywhere in a line, in the mean of its letters."""
    lengths = np.array([len(one) for one in names])
    bound = (
        np.array([costs[:, one].max(axis=0).sum() for one in names]) / lengths
        if len(costs)
        else np.full(len(names), _NEVER)
    )
    best = np.asarray(np.where(bound < NEAR, bound, _NEVER), np.float32)
    chosen = np.flatnonzero(bound >= NEAR)
    if not len(chosen):
        return best
    longest = int(lengths[chosen].max())
    labels = np.zeros((len(chosen), longest), np.intp)
    for row, at in enumerate(chosen.tolist()):
        labels[row, : lengths[at]] = names[at]
    repeats = np.zeros(labels.shape, bool)
    repeats[:, 1:] = labels[:, 1:] == labels[:, :-1]
    # After letter n of a name, and in the gap following it.
    on = np.full(labels.shape, _NEVER, np.float32)
    following = np.full(labels.shape, _NEVER, np.float32)
    last = np.arange(len(chosen)), lengths[chosen] - 1
    found = np.full(len(chosen), _NEVER, np.float32)
    ready = np.empty(labels.shape, np.float32)
    for step, gap in zip(costs, gaps, strict=True):
        ready[:, 0] = 0.0
        np.maximum(
            following[:, :-1], np.where(repeats[:, 1:], _NEVER, on[:, :-1]), out=ready[:, 1:]
        )
        np.maximum(following, on, out=following)
        following += gap
        on = np.maximum(on, ready) + step[labels]
        np.maximum(found, on[last], out=found)
    best[chosen] = found / lengths[chosen]
    return best
