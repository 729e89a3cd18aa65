"""Names of open persons as they were listed, and what of the protected may stay within one."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.hits import Hit
from casefiles.redaction.names.patterns import SPACED, Compacted, compact, compacted
from casefiles.redaction.names.sought import Excuse, SoughtPerson

_BLANK: Final = " \u00a0"
_HYPHENS: Final = "-\u2010\u2011"
_MIDDLE_POINTS: Final = "·•・‧"
_JOINTS: Final = (_BLANK, _HYPHENS, _MIDDLE_POINTS, "'\u2019\u2018\u02bc", "\u0f0b\u0f0c")
"""Signs of which one may stand between two letters of a name, where one of its kind was listed."""
_JOINERS: Final = frozenset(_HYPHENS + _MIDDLE_POINTS)
_KASHIDA: Final = "\u0640"
_LINE_ENDS: Final = frozenset("\n\r\v\f\u0085\u2028\u2029")
_TOUCHING, _UNKNOWN = "", "?"

_Joints = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """Where the name of an open person stands in a text as it was listed; `name` folded."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Excused:
    """A form that stays within an open person's name: where the name stands, and why."""

    start: int
    end: int
    excuse: Excuse


class ListedNames:
    """Finds the names of open persons in which a form of somebody protected may stand.

    A name counts where it stands in the order in which it was listed, its words parted by one
    blank or by the sign that was listed. Nothing is read into what stands otherwise.
    """

    def __init__(self, people: Iterable[SoughtPerson], excused: Iterable[Excuse]) -> None:
        """Prepare the search.

        Args:
            people: whose names may stay.
            excused: the decisions; a name of which none tells excuses nothing.
        """
        self._under: defaultdict[tuple[str, str], set[Excuse]] = defaultdict(set)
        for one in excused:
            self._under[one.open_name, one.form].add(one)
        found = {(one.open_id, one.open_name) for some in self._under.values() for one in some}
        self._joints: defaultdict[str, set[_Joints]] = defaultdict(set)
        for person_id, name in ((one.person_id, name) for one in people for name in one.names):
            key, joints = listed_form(name)
            if key and (person_id, key) in found:
                self._joints[key].add(joints)
        self._keys = tuple(self._joints)
        self._automaton = AhoCorasick(list(self._keys))

    def spans(self, text: str) -> tuple[OpenSpan, ...]:
        """Return where the names stand as they were listed, those over one another too."""
        return tuple(
            OpenSpan(start, end, key)
            for key, start, end, gaps in self._places(text)
            if any(_is_joined(gaps, joints) for joints in self._joints[key])
        )

    def under(self, span: OpenSpan, hit: Hit) -> tuple[Excuse, ...]:
        """Return the decisions under which a hit within a name stays; none if it goes."""
        if hit.size >= len(span.name):
            return ()
        decided = self._under.get((span.name, hit.form), ())
        found = [next((x for x in decided if x.person_id == owner), None) for owner in hit.owners]
        known = [one for one in found if one is not None]
        return tuple(known) if len(known) == len(found) else ()

    def cut_in(self, text: str) -> tuple[Excuse, ...]:
        """Return the decisions on each name that would stay if no line ended in it."""
        cut = [
            key
            for key, _, _, gaps in self._places(text)
            if any(_LINE_ENDS & set(gap) for gap in gaps)
            and any(_is_joined(map(_unbroken, gaps), joints) for joints in self._joints[key])
        ]
        return tuple(
            min(decided, key=lambda one: one.person_id)
            for name in cut
            for (key, _), decided in self._under.items()
            if key == name
        )

    def _places(self, text: str) -> Iterator[tuple[str, int, int, list[str]]]:
        """Yield the letters of a name, where they stand, and what is between each two of them."""
        if not self._keys:
            return
        found = self._automaton.find_matches_as_indexes(compact(text), overlapping=True)
        if not found:
            return
        whole = compacted(text)
        for index, first, end in found:
            if _is_whole(text, whole, first, end - 1):
                start, after = whole.offsets[whole.places[first]], _after(whole, end - 1)
                yield self._keys[index], start, after, _gaps(text, whole, first, end - 1)


def listed_form(name: str) -> tuple[str, _Joints]:
    """Return the word characters of a listed name, and what may stand between each two of them.

    Empty where signs are listed, such as a comma, that part names as well as they join one.
    """
    whole = compacted(name)
    if not whole.places:
        return "", ()
    joints = tuple(map(_joint, _gaps(name, whole, 0, len(whole.places) - 1)))
    return ("", ()) if _UNKNOWN in joints else (compact(name), joints)


def _joint(gap: str) -> str:
    if not gap.strip():
        return _BLANK if gap else _TOUCHING
    return next((signs for signs in _JOINTS if len(gap) == 1 and gap in signs), _UNKNOWN)


def _is_joined(gaps: Iterable[str], joints: Sequence[str]) -> bool:
    return all(
        len(gap) == 1 and gap in joint if joint else not gap
        for gap, joint in zip(gaps, joints, strict=True)
    )


def _unbroken(gap: str) -> str:
    """Return what would stand between two words if the text ran on over a line end."""
    return " " if _LINE_ENDS & set(gap) and not gap.strip() else gap


def _gaps(text: str, whole: Compacted, first: int, last: int) -> list[str]:
    """Return what stands between each two word characters, but for marks that belong to one."""
    ends = [whole.offsets[whole.places[at]] for at in range(first, last + 1)]
    return [_unmarked(text[one + 1 : other]) for one, other in pairwise(ends)]


def _unmarked(gap: str) -> str:
    return "".join(
        char for char in gap if char != _KASHIDA and not unicodedata.category(char).startswith("M")
    )


def _after(whole: Compacted, last: int) -> int:
    place = whole.places[last]
    return max(whole.offsets[place] + 1, whole.offsets[place + 1])


def _is_whole(text: str, whole: Compacted, first: int, last: int) -> bool:
    """Tell whether a name ends where its letters end: no letter and no joint goes on from it."""
    start, end = whole.places[first], whole.places[last]
    return not (_continues(whole.folded, start, -1) or _continues(whole.folded, end, 1)) and (
        not _is_joined_on(text, whole, start, -1) and not _is_joined_on(text, whole, end, 1)
    )


def _continues(folded: str, at: int, step: int) -> bool:
    adjacent = at + step
    if not 0 <= adjacent < len(folded):
        return False
    return word_kind(folded[at]) in SPACED and word_kind(folded[adjacent]) in SPACED


def _is_joined_on(text: str, whole: Compacted, at: int, step: int) -> bool:
    """Tell whether a hyphen or a point leads on from a name to another word."""
    adjacent, beyond = at + step, at + 2 * step
    if not (0 <= adjacent < len(whole.folded) and 0 <= beyond < len(whole.folded)):
        return False
    return text[whole.offsets[adjacent]] in _JOINERS and bool(word_kind(whole.folded[beyond]))
