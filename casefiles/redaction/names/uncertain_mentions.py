"""Places that may speak of a protected person: nothing goes because of them until somebody decides.

Four kinds: a short name that begins a longer word, or stands in a handle; one of two letters that
stands without a capital, or of one Han character within others; in text that a machine read from a
picture, a name but for the letters that machines mistake for one another or for one
letter; and there a Chinese name of three characters or more but for one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import replaced, word_kind
from casefiles.redaction.names.mentions import SHARED, Mention
from casefiles.redaction.names.patterns import (
    IS_SPACED,
    Compacted,
    Pattern,
    compact,
    compacted,
    patterns_of,
)
from casefiles.redaction.names.protected_term import ProtectedTerm

_SHORT: Final = 6
"""Letters below which a name inside a word is no mention by itself; see `mentions`."""
_SHORTEST: Final = 2
_NEAR: Final = 6
"""Letters from which one may be another, missing or added."""
_CONFUSED: Final = 4
"""Letters or digits from which only confusions are looked for."""
_NEAR_HAN: Final = 3
_LONGEST_NEAR: Final = 200
"""Letters of the longest name that may be misread: what is longer is a text, sought by parts."""
_LONGEST_WORD: Final = 40
_HAN: Final = "h"

_CONFUSIONS: Final = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "2": "z", "6": "b", "9": "g", "q": "g"}
    | dict.fromkeys("ۇۆۈۋۉۅؤۊ", "و")
)
"""One of each group of signs that machines mistake for one another."""
_CONFUSED_SIGNS: Final = re.compile(f"[{''.join(map(chr, _CONFUSIONS))}]")
_JOINED: Final = {"rn": "m", "vv": "w", "cl": "d"}
"""Two letters that are read as one."""
_PAIRS: Final = {pair.translate(_CONFUSIONS): one for pair, one in _JOINED.items()}


_PAIRED: Final = re.compile("|".join(map(re.escape, _PAIRS)))


def _joined_pairs(plain: str) -> str:
    # No two pairs share a letter, and none arises from another.
    for pair, one in _PAIRS.items():
        plain = plain.replace(pair, one)
    return plain


@dataclass(frozen=True, slots=True)
class UncertainMention:
    """A place that may be a mention.

    Attributes:
        start: index of its first character, of the whole word it stands in.
        end: index after its last.
        person_id: whom it may lead to; `SHARED` if several.
        form: the written form that it may be, as it was given.
        why: in_word: a short name in a longer word, or as an ordinary one; misread: but for what
            machines misread.
    """

    start: int
    end: int
    person_id: PersonId
    form: str
    why: Literal["in_word", "misread"]


class UncertainMatcher:
    """Finds what may be one of the written forms it was given."""

    def __init__(self, aliases: Iterable[ProtectedTerm]) -> None:
        protected_terms = tuple(dict.fromkeys(aliases))
        patterns = patterns_of(protected_terms)
        self._forms = {compact(alias.text): alias.text for alias in reversed(protected_terms)}
        self._short = [one for one in patterns if _is_short(one) or one.is_short]
        self._short_automaton = AhoCorasick([one.key for one in self._short])
        self._near = _Near([one for one in patterns if _is_near(one)])

    def find(
        self, text: str, certain: Sequence[Mention], *, is_machine_read: bool
    ) -> tuple[UncertainMention, ...]:
        """Return uncertain places of a text beside its mentions, in order.

        Args:
            text: any text.
            certain: its mentions; what they cover is decided.
            is_machine_read: a machine read it from a picture.
        """
        key = compact(text) if self._short or is_machine_read else ""
        short = self._short_automaton.find_matches_as_indexes(key, overlapping=True)
        read = machine_read(key) if is_machine_read else ""
        near = self._near.halves_in(read) if is_machine_read else ()
        if not short and not near:
            return ()
        # The way back to the text is dear, so it is made where there is something only.
        whole = compacted(text)
        found = [*self._in_words(text, whole, short)]
        if near:
            found += self._near.find(MachineRead(key, read, whole.places), near, whole)
        apart = _apart(found, certain)
        return tuple(replace(one, form=self._forms.get(one.form, one.form)) for one in apart)

    def _in_words(
        self, text: str, whole: Compacted, matches: Iterable[tuple[int, int, int]]
    ) -> Iterator[UncertainMention]:
        for index, first, end in matches:
            start, last = whole.places[first], whole.places[end - 1]
            if last - start != end - 1 - first:
                continue
            if self._short[index].unspaced:
                yield from self._in_run(whole, index, start)
                continue
            begin, stop = _word(whole.folded, start, last)
            # A whole word is mostly a mention, which goes; what is none waits.
            is_whole = (begin, stop) == (start, last + 1)
            if (is_whole and not self._short[index].is_short) or stop - begin > _LONGEST_WORD:
                continue
            place = whole.offsets[begin], _end(whole, stop - 1)
            if begin < start and not _is_parted(text, whole, start):
                continue
            yield _doubt(place, self._short[index], "in_word")

    def _in_run(self, whole: Compacted, index: int, at: int) -> Iterator[UncertainMention]:
        """Yield a Han character with the next one, or with the one before at the end of a run."""
        last = at + 1
        if last < len(whole.folded) and word_kind(whole.folded[last]) == _HAN:
            yield _doubt((whole.offsets[at], _end(whole, last)), self._short[index], "in_word")
        elif at and word_kind(whole.folded[at - 1]) == _HAN:
            yield _doubt((whole.offsets[at - 1], _end(whole, at)), self._short[index], "in_word")


def _is_short(pattern: Pattern) -> bool:
    return (
        _SHORTEST <= pattern.letters < _SHORT
        and not pattern.unspaced
        and not pattern.digits
        and not pattern.is_parted
    )


def short_forms(aliases: Iterable[ProtectedTerm]) -> dict[str, str]:
    """Return the forms that are too short to say much, by their word characters."""
    protected_terms = tuple(aliases)
    short = {one.key for one in patterns_of(protected_terms) if one.is_short}
    return {compact(one.text): one.text for one in protected_terms if compact(one.text) in short}


def _is_near(pattern: Pattern) -> bool:
    if pattern.has_initial or len(pattern.key) > _LONGEST_NEAR:
        return False
    if pattern.unspaced:
        return pattern.unspaced >= _NEAR_HAN and pattern.unspaced == len(pattern.key)
    return len(pattern.key) >= _CONFUSED


def _doubt(
    place: tuple[int, int], pattern: Pattern, why: Literal["in_word", "misread"]
) -> UncertainMention:
    owners = pattern.owners
    owner = next(iter(owners)) if len(owners) == 1 else SHARED
    return UncertainMention(*place, owner, pattern.key, why)


def _word(folded: str, start: int, last: int) -> tuple[int, int]:
    """Return where the word begins and ends in which a stretch stands."""
    while start and IS_SPACED[folded[start - 1]]:
        start -= 1
    last += 1
    while last < len(folded) and IS_SPACED[folded[last]]:
        last += 1
    return start, last


def _slack(pattern: Pattern) -> int:
    """Return how many letters of a form may be missing or added."""
    return 0 if pattern.unspaced or pattern.letters < _NEAR or pattern.digits else 1


def _ends_word(folded: str, last: int) -> bool:
    return last + 1 >= len(folded) or not IS_SPACED[folded[last + 1]]


def _is_parted(text: str, whole: Compacted, start: int) -> bool:
    """Tell whether a new part of a handle begins in a word: after a digit, or with a capital."""
    before, own = text[whole.offsets[start - 1]], text[whole.offsets[start]]
    return before.isdigit() or (own.isupper() and before.islower())


def _end(whole: Compacted, last: int) -> int:
    return max(whole.offsets[last] + 1, whole.offsets[last + 1])


def _apart(
    found: Iterable[UncertainMention], certain: Sequence[Mention]
) -> Iterator[UncertainMention]:
    """Yield one doubt for each place that no mention covers, the likelier before the wider."""
    taken = sorted((one.start, one.end) for one in certain)
    starts = [start for start, _ in taken]
    last = 0
    for doubt in sorted(set(found), key=lambda one: (one.start, one.why != "misread", -one.end)):
        at = bisect_right(starts, doubt.start)
        is_known = (at and taken[at - 1][1] > doubt.start) or (
            at < len(taken) and taken[at][0] < doubt.end
        )
        if not is_known and doubt.start >= last:
            last = doubt.end
            yield doubt


class _Near:
    """Finds forms but for one letter, and but for letters that machines confuse."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._keys = [machine_read(one.key) for one in patterns]
        self._slacks = [_slack(one) for one in patterns]
        self._exact = [
            "" if _slack(one) or one.unspaced else key
            for one, key in zip(patterns, self._keys, strict=True)
        ]
        halves: dict[str, list[tuple[int, int]]] = {}
        for number, key in enumerate(self._keys):
            middle = len(key) // 2
            halves.setdefault(key[:middle], []).append((number, 0))
            halves.setdefault(key[middle:], []).append((number, middle))
        self._halves = [halves[half] for half in halves]
        self._automaton = AhoCorasick(list(halves))

    def halves_in(self, text: str) -> Sequence[tuple[int, int, int]]:
        """Return where halves of forms stand in a text as machines may have read it."""
        if not self._patterns:
            return ()
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def find(
        self, read: "MachineRead", halves: Iterable[tuple[int, int, int]], whole: Compacted
    ) -> Iterator[UncertainMention]:
        """Yield where a form stands, as machines may have misread it."""
        text = read.text
        for index, first, _ in halves:
            for number, offset in self._halves[index]:
                # Where no letter may be another, most halves are of other words.
                exact = self._exact[number]
                if exact and not text.startswith(exact, max(0, first - offset)):
                    continue
                place = self._place(whole, read, number, first - offset)
                if place is not None:
                    yield _doubt(place, self._patterns[number], "misread")

    def _place(
        self, whole: Compacted, read: "MachineRead", number: int, start: int
    ) -> tuple[int, int] | None:
        """Return where a form stands around one of its halves, if it does."""
        pattern, key, slack = self._patterns[number], self._keys[number], self._slacks[number]
        text, folded, is_han = read.text, whole.folded, bool(pattern.unspaced)
        for begin in range(max(0, start - slack), min(len(text), start + slack + 1)):
            first = read.first(begin)
            if not is_han and first and IS_SPACED[folded[first - 1]]:
                continue
            for end in range(begin + len(key) - slack, begin + len(key) + slack + 1):
                if not begin < end <= len(text):
                    continue
                last = read.last(end - 1)
                if not is_han and not _ends_word(folded, last):
                    continue
                if self._is_close(pattern, key, text[begin:end]):
                    return whole.offsets[first], _end(whole, last)
        return None

    @staticmethod
    def _is_close(pattern: Pattern, key: str, read: str) -> bool:
        if read == key:
            return True
        if pattern.unspaced:
            same = sum(one == other for one, other in zip(key, read, strict=True))
            kinds = {word_kind(char) for char in read}
            return same == len(key) - 1 and kinds <= {"h"}
        return pattern.letters >= _NEAR and not pattern.digits and is_one_edit(key, read)


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether one text becomes another by one letter: another, missing, added or swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) == len(other):
        is_swapped = one[at : at + 2] == other[at : at + 2][::-1]
        return one[at + 1 :] == other[at + 1 :] or (is_swapped and one[at + 2 :] == other[at + 2 :])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]


@lru_cache(maxsize=4)
def machine_read(key: str) -> str:
    """Return word characters with what machines confuse made one."""
    return _joined_pairs(_unconfused(key))


def _unconfused(key: str) -> str:
    return replaced(key, _CONFUSIONS, _CONFUSED_SIGNS)


class MachineRead:
    """A text as machines may have read it, and where each of its signs begins and ends."""

    def __init__(self, key: str, text: str, places: Sequence[int]) -> None:
        self.text, self._places = text, places
        self._joined: list[int] = []
        if len(text) < len(key):
            pairs = _PAIRED.finditer(_unconfused(key))
            self._joined = [pair.start() - before for before, pair in enumerate(pairs)]

    def first(self, at: int) -> int:
        """Return where a sign begins in the folded text."""
        return self._places[at + bisect_left(self._joined, at)]

    def last(self, at: int) -> int:
        """Return where a sign ends in the folded text."""
        return self._places[at + bisect_right(self._joined, at)]
