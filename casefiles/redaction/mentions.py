"""Finding every mention of protected persons in a text, however it is written there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.folding import fold, word_kind
from casefiles.domain.ids import PersonId
from casefiles.redaction.alias import Alias
from casefiles.redaction.patterns import (
    SPACED,
    UNSPACED,
    Compacted,
    LineForms,
    Pattern,
    alphabets_of,
    compact,
    compacted,
    is_right_to_left,
    literals_of,
    look_alike_patterns_of,
    patterns_of,
    with_latin_look_alikes,
)

_LONG_NAME: Final = 5
"""Letters from which a name may carry glued letters after it."""
_IN_TOKEN: Final = 6
"""Letters from which a name is found inside one token, such as an address."""
_ANYWHERE: Final = 8
"""Letters or digits from which nothing around a form matters."""
_LONG_NUMBER: Final = 5
_UNSPACED_WORD: Final = {"h": 2, "u": 4}
"""Characters from which a form in a script without spaces is found anywhere."""
_SENTENCE_SAFE: Final = 4
"""Han characters from which a form is also found across the signs that end or cut sentences."""
_SENTENCE_SIGNS: Final = frozenset("。，、！？；：,.!?;:")
_WITHIN_WORDS: Final = dict.fromkeys(map(ord, "-\u2010\u2011'\u2019"))
_GLUED: Final = 100
"""Glued characters that go with a mention on each side, at most."""
_WHOLE, _AFTER, _BEFORE = range(3)
_LINE_END: Final = fold("\n")
SHARED: Final = PersonId("")
"""Stands for the person of a mention that leads to several."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text speaks of a protected person.

    Attributes:
        start: index of its first character.
        end: index after its last, glued letters included.
        person_id: whom; `SHARED` if the form leads to several persons.
    """

    start: int
    end: int
    person_id: PersonId


@dataclass(frozen=True, slots=True)
class _Hit:
    """A form that counts where it stands.

    Attributes:
        core: where the form itself stands, without glued letters.
        size: how long the form is, to tell which of two says more.
        glued: what is glued to it: `_WHOLE` nothing, `_AFTER` letters after it alone, `_BEFORE`
            letters before it.
        is_literal: its signs say as much as its letters.
    """

    start: int
    end: int
    core: tuple[int, int]
    owners: frozenset[PersonId]
    size: int
    glued: int
    is_literal: bool = False


class Matcher:
    """Finds the written forms it was given; one and the same for projection, pages, clearance."""

    def __init__(self, aliases: Iterable[Alias], open_names: Iterable[Alias] = ()) -> None:
        """Prepare the search.

        Args:
            aliases: forms to find.
            open_names: a form that is only a part of one of these, written as a whole, stays.
        """
        self.aliases = tuple(dict.fromkeys(aliases))
        self._patterns = patterns_of(self.aliases)
        self._look_alikes = look_alike_patterns_of(self.aliases)
        self._literals = literals_of(self.aliases)
        self._automaton = _automaton(self._patterns)
        self._look_alike_automaton = _automaton(self._look_alikes)
        self._backward = tuple(one for one in self._patterns if is_right_to_left(one.key))
        self._backward_automaton = _automaton(self._backward)
        names = tuple(open_names)
        self._kept = Matcher(names) if names else None

    def find(self, text: str, open_spans: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
        """Return the mentions in a text, in order, none overlapping another.

        Args:
            text: any text.
            open_spans: where names of open persons stand, from index to index: a form within
                one is not a mention.
        """
        return _mentions(_apart(self._hits_beside(text, open_spans), text))

    def find_joined(self, text: str) -> tuple[Mention, ...]:
        """Return the same places as `find`, the longest from the left, whatever else covers them.

        For clearance: that two forms may stand does not excuse a third that lies across them.
        """
        return _mentions(_joined(self._hits_beside(text, ()), text))

    def owners_in(self, text: str) -> frozenset[PersonId]:
        """Return everyone whom a mention in the text may lead to."""
        hits = self._hits_beside(text, ())
        return frozenset(owner for hit in hits for owner in hit.owners)

    def may_find(self, lines: Sequence[LineForms]) -> bool:
        """Tell whether lines that follow one another may hold a mention: if not, there is none.

        Nothing is folded here, so that a page break, which is read in thousands of ways, costs
        little where nobody is named.
        """
        if self._automaton.find_matches_as_indexes("".join(one.compact for one in lines)):
            return True
        if self._backward and any(one.is_right_to_left for one in lines):
            return True
        if any(one.latin is not None for one in lines):
            latin = "".join(one.compact if one.latin is None else one.latin for one in lines)
            if self._look_alike_automaton.find_matches_as_indexes(latin):
                return True
        if not self._literals:
            return False
        folded = _LINE_END.join(one.folded for one in lines)
        return any(key in folded for key in self._literals)

    def _hits_beside(self, text: str, open_spans: Sequence[tuple[int, int]]) -> list[_Hit]:
        hits = [hit for hit in self._hits(text) if not _is_within(hit, open_spans)]
        if not hits or self._kept is None:
            return hits
        kept = [hit for hit in self._kept._hits(text) if hit.glued == _WHOLE]  # noqa: SLF001 - another of its kind
        return [hit for hit in hits if not any(_is_part(hit, open_name) for open_name in kept)]

    def _hits(self, text: str) -> Iterator[_Hit]:
        yield from self._literal_hits(text)
        compact_text = compact(text)
        yield from _found(text, compact_text, self._automaton, self._patterns)
        if self._backward and is_right_to_left(compact_text):
            yield from self._backward_hits(text)
        yield from self._look_alike_hits(text)

    def _backward_hits(self, text: str) -> Iterator[_Hit]:
        """Find what broken files hold in the order in which it is seen, from left to right.

        The text is turned and not the form: a sign that stands for two letters, as in lam-alef,
        holds them in the order of reading wherever it stands.
        """
        turned = text[::-1]
        hits = _found(turned, compact(turned), self._backward_automaton, self._backward)
        return (_turned(hit, len(text)) for hit in hits)

    def _look_alike_hits(self, text: str) -> Iterator[_Hit]:
        latin = with_latin_look_alikes(text)
        if latin == text:
            return
        found = self._look_alike_automaton.find_matches_as_indexes(compact(latin), overlapping=True)
        if not found:
            return
        whole = compacted(latin)
        for index, first, end in found:
            pattern = self._look_alikes[index]
            hit = _hit(latin, whole, pattern, first, end - 1)
            if hit is not None and _is_disguised(text, hit, pattern):
                yield hit

    def _literal_hits(self, text: str) -> Iterator[_Hit]:
        if not self._literals:
            return
        folded = fold(text)
        for key, owners in self._literals.items():
            at = folded.find(key)
            if at < 0:
                continue
            whole = compacted(text)
            while at >= 0:
                last = at + len(key) - 1
                if _is_boundary(folded, at - 1, at) and _is_boundary(folded, last, last + 1):
                    place = whole.offsets[at], _end(whole, last)
                    yield _Hit(*place, place, owners, len(key), _WHOLE, is_literal=True)
                at = folded.find(key, at + 1)


def _found(
    text: str, compact_text: str, automaton: AhoCorasick, patterns: Sequence[Pattern]
) -> Iterator[_Hit]:
    found = automaton.find_matches_as_indexes(compact_text, overlapping=True)
    if found:
        whole = compacted(text)
        for index, first, end in found:
            hit = _hit(text, whole, patterns[index], first, end - 1)
            if hit is not None:
                yield hit


def _turned(hit: _Hit, length: int) -> _Hit:
    """Return a hit in a text that was turned as it stands in the text."""
    first, last = hit.core
    place, core = (length - hit.end, length - hit.start), (length - last, length - first)
    return replace(hit, start=place[0], end=place[1], core=core)


def _automaton(patterns: Sequence[Pattern]) -> AhoCorasick:
    return AhoCorasick([pattern.key for pattern in patterns])


def _hit(text: str, whole: Compacted, pattern: Pattern, first: int, last: int) -> _Hit | None:
    start, end = whole.places[first], whole.places[last]
    glued = _glued(whole.folded, start, end)
    if pattern.is_whole and glued != _WHOLE:
        return None
    if not _counts(text, whole, pattern, (start, end), is_whole=glued == _WHOLE):
        return None
    core = whole.offsets[start], _end(whole, end)
    start, end = _with_glued(whole.folded, start, end)
    place = whole.offsets[start], _end(whole, end)
    return _Hit(*place, core, pattern.owners, len(pattern.key), glued)


def _counts(
    text: str, whole: Compacted, pattern: Pattern, place: tuple[int, int], *, is_whole: bool
) -> bool:
    """Tell whether a form found among the word characters is a mention where it stands."""
    start, end = place
    between = whole.folded[start : end + 1]
    if (
        pattern.unspaced
        and word_kind(between[0]) in UNSPACED
        and word_kind(between[-1]) in UNSPACED
    ):
        return _counts_unspaced(whole.folded, pattern, start, end)
    is_run = len(between) == len(pattern.key)
    if pattern.digits >= _LONG_NUMBER and (is_run or pattern.digits >= _ANYWHERE):
        return True
    if _is_ordinary_word(text, whole, pattern, place):
        return False
    if is_whole or pattern.has_initial:
        # "Baratjan H." is not in "Baratjan had".
        return is_whole
    if pattern.letters >= _LONG_NAME and _is_boundary(whole.folded, start - 1, start):
        return True
    is_token = not any(char.isspace() for char in between)
    return pattern.letters >= (_IN_TOKEN if is_token else _ANYWHERE)


def _counts_unspaced(folded: str, pattern: Pattern, start: int, end: int) -> bool:
    needed = _UNSPACED_WORD[word_kind(folded[start])]
    if pattern.unspaced < needed:
        before = word_kind(folded[start - 1]) if start else ""
        after = word_kind(folded[end + 1]) if end + 1 < len(folded) else ""
        return before not in UNSPACED and after not in UNSPACED
    if pattern.unspaced >= _SENTENCE_SAFE:
        return True
    return not any(char in _SENTENCE_SIGNS for char in folded[start : end + 1])


def _is_ordinary_word(
    text: str, whole: Compacted, pattern: Pattern, place: tuple[int, int]
) -> bool:
    """Tell whether letters of a short name are only a word.

    One of several parts is, run together ("Ma De", made); one of two letters is without a capital
    ("He", he), and is left to a person.
    """
    start, end = place
    if pattern.is_short and pattern.is_capital and pattern.alphabets:
        original = text[whole.offsets[start] : _end(whole, end)]
        is_lower = original == original.lower()
        return is_lower and not _is_in_address(text, whole.offsets[start], _end(whole, end))
    if not pattern.is_parted or pattern.letters >= _IN_TOKEN or pattern.alphabets != {"l"}:
        return False
    if end - start + 1 > len(pattern.key):
        return False
    original = text[whole.offsets[start] : _end(whole, end)]
    if original != original.lower():
        return False
    return not _is_in_address(text, whole.offsets[start], _end(whole, end))


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Tell whether letters stand in a token with other characters inside, as addresses do."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    token = text[start:end]
    while token and not token[0].isalnum():
        token = token[1:]
    while token and not token[-1].isalnum():
        token = token[:-1]
    # Words with a hyphen or an apostrophe are none: made-up.
    return not token.translate(_WITHIN_WORDS).isalpha()


def _is_disguised(text: str, hit: _Hit, pattern: Pattern) -> bool:
    """Tell whether a form was written with letters of another alphabet."""
    alphabets = alphabets_of(text[hit.start : hit.end])
    if len(alphabets) > 1:
        return True
    is_other = alphabets != pattern.alphabets
    return is_other and pattern.letters >= _LONG_NAME and hit.glued == _WHOLE


def _is_boundary(folded: str, left: int, right: int) -> bool:
    """Tell whether a word may end between two neighbouring places of a folded text."""
    if left < 0 or right >= len(folded):
        return True
    return word_kind(folded[left]) not in SPACED or word_kind(folded[right]) not in SPACED


def _glued(folded: str, start: int, end: int) -> int:
    if not _is_boundary(folded, start - 1, start):
        return _BEFORE
    return _WHOLE if _is_boundary(folded, end, end + 1) else _AFTER


def _with_glued(folded: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place to the whole word it stands in, where words stand apart."""
    first, last = start, end
    while start > max(0, first - _GLUED) and not _is_boundary(folded, start - 1, start):
        start -= 1
    while end < last + _GLUED and not _is_boundary(folded, end, end + 1):
        end += 1
    if start and folded[start - 1] == "+" and word_kind(folded[start]) == "d":
        start -= 1  # the sign of an international number tells how it was written
    return start, end


def _end(whole: Compacted, last: int) -> int:
    """Return the index in the original after a folded character, with what folding dropped."""
    return max(whole.offsets[last] + 1, whole.offsets[last + 1])


def _is_part(hit: _Hit, open_name: _Hit) -> bool:
    return _is_within(hit, [open_name.core]) and hit.size < open_name.size


def _is_within(hit: _Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= hit.core[0] and hit.core[1] <= end for start, end in spans)


def _mentions(hits: Iterable[_Hit]) -> tuple[Mention, ...]:
    return tuple(
        Mention(hit.start, hit.end, next(iter(hit.owners)) if len(hit.owners) == 1 else SHARED)
        for hit in hits
    )


def _apart(hits: list[_Hit], text: str) -> list[_Hit]:
    """Choose hits that do not overlap and leave no rest, the surest first.

    A form may arise by chance from the letters of two neighbouring names. It must not join them:
    readers would see that from the letters which they are not shown. So a hit counts only for what
    surer ones leave of it: whole words, then words with letters after the form, then any. What is
    removed stays the same, since no letter of any hit is left; only who is said to stand where,
    and the space between two, depend on the choice.
    """
    ordered = _placed(hits)
    chosen: list[_Hit] = []
    for glued in (_WHOLE, _AFTER, _BEFORE):
        beside = [hit for hit in ordered if hit.glued == glued and _leaves(text, hit, chosen)]
        chosen = _without_rest(chosen, [*_covering(beside, text), *beside], text)
    return chosen


def _joined(hits: list[_Hit], text: str) -> list[_Hit]:
    """Choose hits that do not overlap, from the left and longest first, and leave no rest."""
    ordered = _placed(hits)
    chosen: list[_Hit] = []
    for hit in ordered:
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return _without_rest(chosen, ordered, text)


def _placed(hits: Iterable[_Hit]) -> list[_Hit]:
    """Return one hit for each place, in order, the longest first where several start."""
    found: dict[tuple[int, int], _Hit] = {}
    for hit in hits:
        place = hit.start, hit.end
        found[place] = _merged(found[place], hit) if place in found else hit
    return sorted(found.values(), key=lambda hit: (hit.start, -hit.end))


def _covering(hits: Sequence[_Hit], text: str) -> list[_Hit]:
    """Return those of ordered hits that cover most without overlap, by few and without spaces.

    Of equal choices the one that takes the longest from the left.
    """
    starts = [hit.start for hit in hits]
    nexts = [bisect_left(starts, hit.end) for hit in hits]
    # The best choice among the hits from each on: letters covered, hits and width, both negative.
    best = [(0, 0, 0)] * (len(hits) + 1)
    taken = [False] * len(hits)
    for at in range(len(hits) - 1, -1, -1):
        hit, rest = hits[at], best[nexts[at]]
        letters = len(_telling(text[hit.start : hit.end], hit))
        with_it = rest[0] + letters, rest[1] - 1, rest[2] - (hit.end - hit.start)
        taken[at] = with_it >= best[at + 1]
        best[at] = max(with_it, best[at + 1])
    chosen, at = [], 0
    while at < len(hits):
        if taken[at]:
            chosen.append(hits[at])
        at = nexts[at] if taken[at] else at + 1
    return chosen


def _without_rest(chosen: Iterable[_Hit], hits: Iterable[_Hit], text: str) -> list[_Hit]:
    """Return chosen hits, widened and joined by each other hit of which something would stay."""
    joined = list(chosen)
    for hit in hits:
        if _leaves(text, hit, joined):
            _widen(joined, hit)
    return joined


def _telling(part: str, hit: _Hit) -> str:
    """Return what must not stay of a part of a hit."""
    return "".join(part.split()) if hit.is_literal else compact(part)


def _leaves(text: str, hit: _Hit, chosen: Sequence[_Hit]) -> bool:
    """Tell whether chosen hits leave something of another that must not stay."""
    return bool(_telling(_rest(text, hit, chosen[_overlapping(chosen, hit)]), hit))


def _rest(text: str, hit: _Hit, chosen: Iterable[_Hit]) -> str:
    """Return what chosen hits that overlap another leave of it."""
    rest, at = "", hit.start
    for one in chosen:
        rest += text[at : one.start]
        at = max(at, one.end)
    return rest + text[at : hit.end]


def _widen(chosen: list[_Hit], hit: _Hit) -> None:
    """Put a hit among chosen ones, joined with all that it overlaps."""
    overlapping = _overlapping(chosen, hit)
    chosen[overlapping] = [reduce(_merged, chosen[overlapping], hit)]


def _overlapping(chosen: Sequence[_Hit], hit: _Hit) -> slice:
    """Return where those of chosen hits stand that overlap another."""
    first = bisect_right(chosen, hit.start, key=lambda one: one.end)
    return slice(first, bisect_left(chosen, hit.end, key=lambda one: one.start))


def _merged(one: _Hit, other: _Hit) -> _Hit:
    """Return both as one hit; the longer form says whom, equal ones together."""
    size = max(one.size, other.size)
    owners = frozenset[PersonId]().union(*(h.owners for h in (one, other) if h.size == size))
    place = min(one.start, other.start), max(one.end, other.end)
    glued, is_literal = min(one.glued, other.glued), one.is_literal or other.is_literal
    return _Hit(*place, place, owners, size, glued, is_literal)
