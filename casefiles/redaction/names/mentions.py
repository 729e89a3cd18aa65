"""Finding every mention of protected persons in a text, however it is written there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.names.cut_hits import cut
from casefiles.redaction.names.encoded_text import UnescapedText, decoded
from casefiles.redaction.names.hits import (
    AFTER,
    BEFORE,
    WHOLE,
    Hit,
    apart,
    joined,
    without_borrowed,
)
from casefiles.redaction.names.left_words import LeftWords
from casefiles.redaction.names.open_names import Excused, ListedNames, OpenSpan
from casefiles.redaction.names.page_gaps import WIDE
from casefiles.redaction.names.patterns import (
    SPACED,
    UNSPACED,
    Compacted,
    LineForms,
    Pattern,
    alphabets_of,
    compact,
    compacted,
    confusable_patterns_of,
    is_in_address,
    is_right_to_left,
    literals_of,
    patterns_of,
    takes_small_word,
    with_latin_look_alikes,
    without_ending,
)
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.ruled_hits import beyond_listed
from casefiles.redaction.names.rules import RuleHit, Rules
from casefiles.redaction.names.sought import Excuse, Left

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
_INITIAL: Final = re.compile(r"(?<![^\W_])[^\W\d_\u3400-\u9fff][hH]?\Z")
_GLUED: Final = 100
"""Glued characters that go with a mention on each side, at most."""
_LINE_END: Final = fold("\n")
_GAPS: Final = {ord(WIDE): " "}
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


class Matcher:
    """Finds the written forms it was given; one and the same for projection, pages, clearance."""

    def __init__(
        self,
        aliases: Iterable[ProtectedTerm],
        covering: Iterable[ProtectedTerm] = (),
        *,
        rules: Rules | None = None,
        excuses: ListedNames | None = None,
        left: frozenset[Left] = frozenset(),
    ) -> None:
        """Prepare the search.

        Args:
            aliases: forms to find.
            covering: a form that is only a part of one of these, written as a whole in any way, is
                passed over: for what counts forms, never for what decides what leaves.
            rules: find mentions beyond the listed forms.
            excuses: names of open persons, and which forms that stand in one may stay there.
            left: names that may stay where they have no capital.
        """
        self.aliases = tuple(dict.fromkeys(aliases))
        self._patterns = patterns_of(self.aliases)
        self._look_alikes = confusable_patterns_of(self.aliases)
        self._literals = literals_of(self.aliases)
        self._automaton = _automaton(self._patterns)
        self._confusable_automaton = _automaton(self._look_alikes)
        self._backward = tuple(one for one in self._patterns if is_right_to_left(one.key))
        self._backward_automaton = _automaton(self._backward)
        names = tuple(covering)
        self._covering = Matcher(names) if names else None
        self._rules, self._excuses = rules, excuses
        self._left, self._words = left, LeftWords(left, self.aliases) if left else None

    def among(self, aliases: Iterable[ProtectedTerm]) -> "Matcher":
        """Return a search for some forms alone, where the same names of open persons may stay."""
        return Matcher(aliases, excuses=self._excuses, left=self._left)

    def find(self, text: str, open_spans: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
        """Return the mentions in a text, in order, none overlapping another.

        Args:
            text: any text.
            open_spans: where names of open persons stand, from index to index: a form within
                one is not a mention, and one that lies across it leaves it whole.
        """
        hits = self._adjacent_hits(text, open_spans)
        names = self._rules.open_names(text) if hits and self._rules is not None else ()
        names = [one for one in names if not any(_is_within(hit, [one]) for hit in hits)]
        return _mentions(cut(apart(hits, text), text, open_spans, names), text)

    def find_joined(self, text: str) -> tuple[Mention, ...]:
        """Return the same places as `find`, the longest from the left, whatever else covers them.

        For clearance: that two forms may stand does not excuse a third that lies across them.
        """
        return _mentions(joined(self._adjacent_hits(text, ()), text), text)

    def owners_in(self, text: str) -> frozenset[PersonId]:
        """Return everyone whom a mention in the text may lead to."""
        hits = self._adjacent_hits(text, ())
        return frozenset(owner for hit in hits for owner in hit.owners)

    def excused_in(self, text: str) -> tuple[Excused, ...]:
        """Return each form that stays in an open person's name, and the decision about it."""
        spans = self._open_spans(text, ())
        if not spans or self._excuses is None:
            return ()
        found = (
            Excused(span.start, span.end, excuse)
            for hit in self._hits(text)
            for span in _around(hit, spans)
            for excuse in self._excuses.under(span, hit)
        )
        return tuple(dict.fromkeys(found))

    def cut_names_in(self, text: str) -> tuple[Excuse, ...]:
        """Return the decision about each such name that goes because a line ends in it."""
        return self._excuses.cut_in(text) if self._excuses is not None else ()

    def hits_in(self, text: str) -> tuple[Hit, ...]:
        """Return every form and rule that finds something in a text, whatever may stay."""
        return tuple(self._hits(text))

    def may_find(self, lines: Sequence[LineForms]) -> bool:
        """Tell whether lines that follow one another may hold a mention: if not, there is none.

        Nothing is folded here, so that a page break, which is read in thousands of ways, costs
        little where nobody is named.
        """
        compact_text = "".join(one.compact for one in lines)
        if self._automaton.find_matches_as_indexes(compact_text):
            return True
        if any(one.has_codes or (self._backward and one.is_right_to_left) for one in lines):
            return True
        if any(one.latin is not None for one in lines):
            latin = "".join(one.compact if one.latin is None else one.latin for one in lines)
            if self._confusable_automaton.find_matches_as_indexes(latin):
                return True
        if self._rules is not None and self._rules.may_find(compact_text):
            return True
        if not self._literals:
            return False
        folded = _LINE_END.join(one.folded for one in lines).translate(_GAPS)
        return any(key in folded for key in self._literals)

    def _adjacent_hits(self, text: str, open_spans: Sequence[tuple[int, int]]) -> list[Hit]:
        hits = [hit for hit in self._hits(text) if not _is_within(hit, open_spans)]
        if hits and self._words is not None:
            words = self._words
            hits = [hit for hit in hits if not words.stays(text, hit)]
        if hits and self._excuses is not None:
            spans = self._open_spans(text, open_spans)
            hits = [hit for hit in hits if not self._stays(hit, spans)]
        if not hits or self._covering is None:
            return hits
        whole = [hit for hit in self._covering._hits(text) if hit.glued == WHOLE]  # noqa: SLF001 - another of its kind
        return [hit for hit in hits if not any(_is_part(hit, name) for name in whole)]

    def _open_spans(self, text: str, referenced: Sequence[tuple[int, int]]) -> tuple[OpenSpan, ...]:
        """Return where open names stand as listed; a reference joins nothing that is beside it."""
        if self._excuses is None:
            return ()
        return tuple(
            span
            for span in self._excuses.spans(text)
            if not any(_crosses(span, *place) for place in referenced)
        )

    def _stays(self, hit: Hit, spans: Iterable[OpenSpan]) -> bool:
        return self._excuses is not None and any(
            self._excuses.under(span, hit) for span in _around(hit, spans)
        )

    def _hits(self, text: str) -> list[Hit]:
        plain = decoded(text)
        hits = self._plain_hits(text)
        if plain is not None:
            found = self._plain_hits(plain.text)
            hits += [_as_given(hit, plain) for hit in found if plain.has_code(*hit.core)]
        return hits

    def _plain_hits(self, text: str) -> list[Hit]:
        hits = list(self._listed_hits(text))
        if self._rules is None or not self._rules.may_find(compact(text)):
            return without_borrowed(hits, text)
        ruled = tuple(self._rules.certain(text))
        hits = without_borrowed(hits, text, ((one.start, one.end) for one in ruled))
        listed = apart(hits, text)
        hits += [
            _ruled(self._rules.with_rest(text, hit.start, hit.end, hit.owners))
            for hit in listed
            if hit.glued == AFTER and text[hit.start].isupper()
        ]
        hits += (_ruled(one) for one in beyond_listed(ruled, listed, text))
        return hits

    def _listed_hits(self, text: str) -> Iterator[Hit]:
        yield from self._literal_hits(text)
        compact_text = compact(text)
        yield from _found(text, compact_text, self._automaton, self._patterns)
        if self._backward and is_right_to_left(compact_text):
            yield from self._backward_hits(text)
        yield from self._confusable_hits(text)

    def _backward_hits(self, text: str) -> Iterator[Hit]:
        """Find what broken files hold in the order in which it is seen, from left to right.

        The text is turned and not the form: a sign that stands for two letters, as in lam-alef,
        holds them in the order of reading wherever it stands.
        """
        turned = text[::-1]
        hits = _found(turned, compact(turned), self._backward_automaton, self._backward)
        return (_turned(hit, len(text)) for hit in hits)

    def _confusable_hits(self, text: str) -> Iterator[Hit]:
        latin = with_latin_look_alikes(text)
        if latin == text:
            return
        found = self._confusable_automaton.find_matches_as_indexes(compact(latin), overlapping=True)
        if not found:
            return
        whole = compacted(latin)
        for index, first, end in found:
            pattern = self._look_alikes[index]
            hit = _hit(latin, whole, pattern, first, end - 1)
            if hit is not None and _is_disguised(text, hit, pattern):
                yield hit

    def _literal_hits(self, text: str) -> Iterator[Hit]:
        if not self._literals:
            return
        folded = fold(text).translate(_GAPS)
        for key, owners in self._literals.items():
            at = folded.find(key)
            if at < 0:
                continue
            whole = compacted(text)
            while at >= 0:
                last = at + len(key) - 1
                if _is_boundary(folded, at - 1, at) and _is_boundary(folded, last, last + 1):
                    place = whole.offsets[at], _end(whole, last)
                    yield Hit(*place, place, owners, key, len(key), WHOLE, is_literal=True)
                at = folded.find(key, at + 1)


def _as_given(hit: Hit, plain: UnescapedText) -> Hit:
    """Return a hit in a text with its codes undone as it stands in the text as given."""
    start, end = plain.span(hit.start, hit.end)
    return replace(hit, start=start, end=end, core=plain.span(*hit.core))


def _found(
    text: str, compact_text: str, automaton: AhoCorasick, patterns: Sequence[Pattern]
) -> Iterator[Hit]:
    found = automaton.find_matches_as_indexes(compact_text, overlapping=True)
    if found:
        whole = compacted(text)
        for index, first, end in found:
            hit = _hit(text, whole, patterns[index], first, end - 1)
            if hit is not None:
                yield hit


def _turned(hit: Hit, length: int) -> Hit:
    """Return a hit in a text that was turned as it stands in the text."""
    first, last = hit.core
    place, core = (length - hit.end, length - hit.start), (length - last, length - first)
    return replace(hit, start=place[0], end=place[1], core=core)


def _automaton(patterns: Sequence[Pattern]) -> AhoCorasick:
    return AhoCorasick([pattern.key for pattern in patterns])


def _hit(text: str, whole: Compacted, pattern: Pattern, first: int, last: int) -> Hit | None:
    start, end = whole.places[first], whole.places[last]
    glued = _glued(whole.folded, start, end)
    if pattern.is_whole and glued != WHOLE:
        return None
    if not _counts(text, whole, pattern, (start, end), is_whole=glued == WHOLE):
        return None
    core = whole.offsets[start], _end(whole, end)
    if pattern.is_whole and takes_small_word(text, *core):
        return None
    start, end = _with_glued(whole.folded, start, end)
    place = whole.offsets[start], _end(whole, end)
    if pattern.has_initial and place == core:
        place = core = without_ending(text, *core)
    return Hit(*place, core, pattern.owners, pattern.key, len(pattern.key), glued)


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
        return is_lower and not is_in_address(text, whole.offsets[start], _end(whole, end))
    if not pattern.is_parted or pattern.letters >= _IN_TOKEN or pattern.alphabets != {"l"}:
        return False
    if end - start + 1 > len(pattern.key):
        return False
    original = text[whole.offsets[start] : _end(whole, end)]
    if original != original.lower():
        return False
    return not is_in_address(text, whole.offsets[start], _end(whole, end))


def _is_disguised(text: str, hit: Hit, pattern: Pattern) -> bool:
    """Tell whether a form was written with letters of another alphabet."""
    alphabets = alphabets_of(text[hit.start : hit.end])
    if len(alphabets) > 1:
        return True
    is_other = alphabets != pattern.alphabets
    return is_other and pattern.letters >= _LONG_NAME and hit.glued == WHOLE


def _is_boundary(folded: str, left: int, right: int) -> bool:
    """Tell whether a word may end between two neighbouring places of a folded text."""
    if left < 0 or right >= len(folded):
        return True
    return word_kind(folded[left]) not in SPACED or word_kind(folded[right]) not in SPACED


def _glued(folded: str, start: int, end: int) -> int:
    if not _is_boundary(folded, start - 1, start):
        return BEFORE
    return WHOLE if _is_boundary(folded, end, end + 1) else AFTER


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


def _ruled(found: RuleHit) -> Hit:
    place = found.start, found.end
    return Hit(*place, place, found.owners, found.word, found.size, WHOLE)


def _is_part(hit: Hit, name: Hit) -> bool:
    return _is_within(hit, [name.core]) and hit.size < name.size


def _around(hit: Hit, spans: Iterable[OpenSpan]) -> list[OpenSpan]:
    return [span for span in spans if _is_within(hit, [(span.start, span.end)])]


def _crosses(span: OpenSpan, start: int, end: int) -> bool:
    """Tell whether an open name is partly in a reference, or joins one to what is beside it."""
    is_adjacent = span.end <= start or span.start >= end
    return not is_adjacent and not (start <= span.start and span.end <= end)


def _is_within(hit: Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= hit.core[0] and hit.core[1] <= end for start, end in spans)


def _mentions(hits: Iterable[Hit], text: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            hit.start,
            _with_point(text, hit.end),
            next(iter(hit.owners)) if len(hit.owners) == 1 else SHARED,
        )
        for hit in hits
    )


def _with_point(text: str, end: int) -> int:
    """Return the end of a mention with the point of its last initial, which would tell of it."""
    is_pointed = text[end : end + 1] == "."
    return end + 1 if is_pointed and _INITIAL.search(text, max(0, end - 3), end) else end
