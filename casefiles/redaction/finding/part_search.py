"""Finding the parts of names in a text: one automaton for all, then what stands round each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.finding.endings import is_ending, prefixes_of
from casefiles.redaction.finding.glued_titles import is_titled
from casefiles.redaction.finding.index import Base, Form
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import (
    UNSPACED,
    compact,
    with_cyrillic_look_alikes,
    with_latin_look_alikes,
)

__all__ = ["PartHit", "PartSearch", "Written"]

_SHORT: Final = 2
_MOST_CACHED: Final = 20_000
"""Words that are kept at most."""
_CASED: Final = frozenset("lcg")
_JOINT: Final = re.compile(r"(?:[-\u2010\u2011][\n ]?|['\u2019]|\n)\Z")
_WIDE_JOINT: Final = re.compile(r"[-\u2010\u2011'\u2019 ]{1,2}\n?\Z")
_IRISH: Final = re.compile(r"o['\u2019\u02bc]")
_AFTER_O: Final = re.compile(r"o['\u2019\u02bc.]?[ \u00a0\n]")
"""How a name with O' is written without its sign."""
_HAN_JOINT: Final = re.compile(r"[\s\u3000]{1,2}\Z")
_TIBETAN_JOINT: Final = re.compile(r"[\u0f0b\u0f0c\s]{0,2}\Z")
_LONGEST_TIBETAN_ENDING: Final = 3
_LONGEST_REST: Final = 8
_STATE: Final = 3
_DIGITS: Final = "0123456789"
_LEAST_MATE: Final = 3
_MOST_INITIALS: Final = 3
_LONGEST_WORD: Final = 60
_LONGEST_LEAD: Final = 12
_LEADING: Final = re.compile(r"(?<![^\W_])([^\W\d_]+\.?)[ \u00a0]\Z")
_KUNYA: Final = frozenset(("Abu", "Abou", "Umm", "Oum", "أبو", "ابو", "أم", "ام"))
_AFTER_SIGN: Final = re.compile(r"['\u2019\u02bc`\u00b4:-]([^\W\d_]{1,8})(?![^\W\d_])")
_ENGLISH_GENITIVE: Final = "s"
_BROKEN: Final = 6
"""Letters from which a part may be broken over a line end without a hyphen."""
_MIXED: Final = re.compile("[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_MAY_BE_MIXED: Final = re.compile("[\u0370-\u04ff]")
_MAY_HOLD_DIGIT: Final = re.compile("[013457][a-zß-ž]")
_DIGIT_IN_WORD: Final = re.compile(
    r"(?<=[A-Za-zÀ-ž])[013457](?=[a-zß-ž]{2})|(?<=[A-Za-zÀ-ž]{3})[013457](?=[a-zß-ž])"
)
_LETTER_OF_DIGIT: Final = str.maketrans("013457", "oieast")


def _without_digits(text: str) -> str:
    """Return a text of equal length with the letters for which digits stand in words: G0sia."""
    return _DIGIT_IN_WORD.sub(lambda match: match[0].translate(_LETTER_OF_DIGIT), text)


_LIKE_LETTERS: Final = (
    (_MAY_BE_MIXED, _MIXED, with_latin_look_alikes),
    (_MAY_BE_MIXED, _MIXED, with_cyrillic_look_alikes),
    (_MAY_HOLD_DIGIT, _DIGIT_IN_WORD, _without_digits),
)
"""What is quickly found where letters may stand for others, what shows it, how they are read."""


class Written(IntEnum):
    """How a part stands in its word, the surest first."""

    WHOLE = 0
    GLUED = 1
    JOINED = 2
    INITIALED = 3
    LOOSE = 4


@dataclass(frozen=True, slots=True)
class PartHit:
    """A part where it stands.

    Attributes:
        start: index in the text of the first character of its word.
        end: index after its last, endings included.
        base: which part.
        written: how it stands in its word.
        is_lower: its script has capitals, and it begins without one.
        is_capitals: all of it is capitals.
        key: its whole word, folded.
        is_accented: it is Latin with letters that ordinary words of its folded form may lack.
        is_owner: an ending after a sign follows, as in Wu's, Öz'ün, Wu:s.
    """

    start: int
    end: int
    base: Base
    written: Written
    is_lower: bool
    is_capitals: bool
    key: str
    is_owner: bool = False
    is_accented: bool = False
    is_changed: bool = False


_ZONE_BEGIN: Final = re.compile(r"[PIACV][A-Z][A-Z]{3}")
"""The kind of a paper and its State, before the names in its zone for machines: IDFRA, PNRUS."""
_ZONE_REST: Final = re.compile(r"[A-Z0-9]+<")


class PartSearch:
    """Finds parts in texts."""

    def __init__(self, forms: dict[str, tuple[Form, ...]]) -> None:
        long = {key: own_forms for key, own_forms in forms.items() if not _is_short(key)}
        self.keys = tuple(long)
        self._forms = tuple(long.values())
        self._automaton = AhoCorasick(list(self.keys))
        self._short = {key: own_forms for key, own_forms in forms.items() if _is_short(key)}
        self._short_automaton = AhoCorasick(list(self._short))
        self._ways: _Ways = {}
        choice = "|".join(map(re.escape, self._short))
        self._short_pattern = (
            re.compile(rf"(?<![^\W_])({choice})[^\W\d_]{{0,6}}(?![^\W_])") if choice else None
        )

    @property
    def short_keys(self) -> frozenset[str]:
        """Return those that are too short for the automaton."""
        return frozenset(self._short)

    def may_find(self, compact_text: str) -> bool:
        """Tell whether any longer part begins in a text of word characters."""
        if self._automaton.find_matches_as_indexes(compact_text):
            return True
        return any(
            self._automaton.find_matches_as_indexes(compact(read))
            for may_be, pattern, way in _LIKE_LETTERS
            if may_be.search(compact_text) and pattern.search(compact_text)
            for read in (way(compact_text),)
        )

    def find(self, reading: TextForms) -> list[PartHit]:
        """Return the parts in a text, in order."""
        found = list(self._find(reading))
        text = reading.text
        for may_be, pattern, way in _LIKE_LETTERS:
            if not (may_be.search(text) and pattern.search(text)):
                continue
            other = TextForms(way(text))
            found += [
                hit
                for hit in self._find(other)
                if text[hit.start : hit.end] != other.text[hit.start : hit.end]
                and pattern.search(text, hit.start, hit.end)
            ]
        return sorted(found, key=lambda hit: (hit.start, -hit.end))

    def _find(self, reading: TextForms) -> Iterator[PartHit]:
        if len(self._ways) > _MOST_CACHED:
            self._ways.clear()
        for index, first, end in self._automaton.find_matches_as_indexes(
            reading.key, overlapping=True
        ):
            places = reading.whole.places
            yield from self._hits(reading, self._forms[index], places[first], places[end - 1])
        if self._short_pattern is not None and reading.key:
            text, folded, offsets = reading.text, reading.whole.folded, reading.whole.offsets
            places = reading.whole.places
            found = self._short_automaton.find_matches_as_indexes(reading.key, overlapping=True)
            for start in sorted({places[first] for _, first, _ in found}):
                own = text[offsets[start]]
                if own == own.lower() and own != own.upper():
                    continue  # a small letter, of which short parts are no names
                match = self._short_pattern.match(folded, start)
                if match is not None:
                    last = start + len(match[1]) - 1
                    yield from self._hits(reading, self._short[match[1]], start, last)

    def _hits(
        self, reading: TextForms, forms: Sequence[Form], first: int, last: int
    ) -> Iterator[PartHit]:
        script = word_kind(reading.whole.folded[first])
        if script in UNSPACED:
            yield from _in_run(reading, forms, first, last)
        elif script == "t":
            yield from _in_tibetan(reading, forms, first, last)
        else:
            yield from _in_word(reading, forms, (first, last), self._ways)


def _is_short(key: str) -> bool:
    return len(key) <= _SHORT and word_kind(key[0]) not in {"h", "u", "t"}


def _in_run(reading: TextForms, forms: Sequence[Form], first: int, last: int) -> Iterator[PartHit]:
    if _is_joined(reading, first, last, _HAN_JOINT):
        start, end = reading.span(first, last)
        for form in forms:
            yield _caseless(start, end, form.base, Written.WHOLE)


def _in_tibetan(
    reading: TextForms, forms: Sequence[Form], first: int, last: int
) -> Iterator[PartHit]:
    folded = reading.whole.folded
    if first and word_kind(folded[first - 1]) == "t":
        return
    if not _is_joined(reading, first, last, _TIBETAN_JOINT):
        return
    stop = last + 1
    while stop < len(folded) and word_kind(folded[stop]) == "t":
        stop += 1
    rest = folded[last + 1 : stop]
    if len(rest) > _LONGEST_TIBETAN_ENDING:
        return
    for form in forms:
        if not rest or is_ending(rest, form.stem.endings):
            written = Written.GLUED if rest else Written.WHOLE
            start, end = reading.span(first, stop - 1)
            yield _caseless(start, end, form.base, written)


def _caseless(start: int, end: int, base: Base, written: Written) -> PartHit:
    return PartHit(start, end, base, written, is_lower=False, is_capitals=False, key=base.key)


def _in_word(
    reading: TextForms, forms: Sequence[Form], place: tuple[int, int], known: "_Ways"
) -> Iterator[PartHit]:
    first, last = place
    text, whole = reading.text, reading.whole
    begin, stop = reading.word_around(first, last)
    if stop - begin > _LONGEST_WORD:
        return
    before, rest = whole.folded[begin:first], whole.folded[last + 1 : stop]
    start, end = reading.span(begin, stop - 1)
    stretch = text[start:end]
    is_cased = forms[0].base.script in _CASED
    may_begin = _may_begin(text, whole.offsets, (begin, first), forms[0].base.script)
    is_capitals = stretch.isupper()
    key = forms[0].stem.key, before, rest, may_begin, is_capitals
    ways = known.get(key)
    if ways is None:
        ways = _ways(forms, before, rest, may_begin=may_begin, is_capitals=is_capitals)
        known[key] = ways
    for form, written in ways:
        if last - first + 1 != len(form.stem.key) and not _is_one_word(reading, form, first, last):
            continue
        yield PartHit(
            _with_lead(text, start, form),
            _with_ending(text, end, form),
            form.base,
            written,
            is_lower=is_cased and stretch == stretch.lower(),
            is_capitals=is_cased and is_capitals,
            key=before + form.stem.key + rest,
            is_accented=form.base.script == "l" and not stretch.isascii(),
            is_owner=_AFTER_SIGN.match(text, end) is not None,
            is_changed=form.stem.is_changed,
        )


_Ways = dict[tuple[str, str, str, bool, bool], tuple[tuple[Form, Written], ...]]
"""How parts stand in words, by their stem and what stands round it."""


def _ways(
    forms: Sequence[Form], before: str, rest: str, *, may_begin: bool, is_capitals: bool
) -> tuple[tuple[Form, Written], ...]:
    """Return the forms that count in a word, and how they stand in it."""
    found: list[tuple[Form, Written]] = []
    for form in forms:
        written = _written(form, before, rest, may_begin=may_begin)
        if written in {None, Written.LOOSE} and form.stem.is_whole:
            is_glued = is_titled(before, rest, is_capitals=is_capitals)
            written = Written.GLUED if is_glued else written
        if written is not None:
            found.append((form, written))
    return tuple(found)


def _may_begin(text: str, offsets: Sequence[int], place: tuple[int, int], script: str) -> bool:
    """Tell whether a part may begin within a word: after a digit, at a capital, after و."""
    begin, first = place
    if begin == first:
        return True
    own, before = text[offsets[first]], text[offsets[first - 1]]
    if before.isdigit() or (own.isupper() and before.islower()):
        return True
    if begin and text[offsets[begin] - 1] == "<" and first - begin == _STATE:
        return True  # after the State in a zone for machines
    if _ZONE_BEGIN.fullmatch(text, offsets[begin], offsets[first]):
        end = offsets[first]
        return _ZONE_REST.match(text, end) is not None
    return compact(text[offsets[begin] : offsets[first]]) in prefixes_of(script)


def _written(form: Form, before: str, rest: str, *, may_begin: bool) -> Written | None:
    stem = form.stem
    if may_begin and not rest:
        if not stem.is_whole:
            return None
        return Written.GLUED if before else Written.WHOLE
    if may_begin and (is_ending(rest, stem.endings) or (rest.isdigit() and stem.is_whole)):
        return Written.GLUED
    if not stem.is_whole:
        return None
    written = _accounted(form.base, before, rest)
    if written is None and may_begin and not before and len(rest) <= _LONGEST_REST:
        return Written.LOOSE
    return written


def _accounted(base: Base, before: str, rest: str) -> Written | None:
    """Tell whether all else in a word is of the same person: other parts, or their initials."""
    names = 0
    for piece in (before.strip(_DIGITS), rest.strip(_DIGITS)):
        left = piece
        for mate in sorted(base.mates, key=len, reverse=True):
            if len(mate) >= _LEAST_MATE and mate in left:
                left = left.replace(mate, "", 1)
                names += 1
        if len(left) > _MOST_INITIALS or not set(left) <= base.initials:
            return None
    if names:
        return Written.JOINED
    return Written.INITIALED if len(base.key) >= _LEAST_MATE else None


def _with_lead(text: str, start: int, form: Form) -> int:
    """Return the start with the particles before a part: von, bin of its names, Abu of any."""
    if form.base.script not in {"l", "a"} and not form.base.lead:
        return start
    while True:
        match = _LEADING.search(text, max(0, start - _LONGEST_LEAD), start)
        if match is None:
            return start
        word = fold(match[1]).strip(".'’")
        if word not in form.base.lead and match[1] not in _KUNYA:
            return start
        start = match.start()


def _is_one_word(reading: TextForms, form: Form, first: int, last: int) -> bool:
    """Tell whether what stands between the letters of a part leaves it one word."""
    folded = reading.whole.folded
    between = folded[first : last + 1]
    letters = len(form.stem.key)
    if len(between) == 2 * letters - 1 and set(between[1::2]) == {" "}:
        return letters > _SHORT  # spaced out
    if form.base.is_jointed:
        return _is_joined(reading, first, last, _WIDE_JOINT)
    apart = _AFTER_O.match(between)
    if apart is not None and _IRISH.match(fold(form.base.text)):
        return all(map(word_kind, between[apart.end() :]))
    if "\n" in between and "-" not in between and letters < _BROKEN:
        return False
    return _is_joined(reading, first, last, _JOINT)


def _is_joined(reading: TextForms, first: int, last: int, joint: re.Pattern[str]) -> bool:
    folded, gap = reading.whole.folded, ""
    for char in folded[first : last + 1]:
        if word_kind(char):
            if gap and not joint.match(gap):
                return False
            gap = ""
        else:
            gap += char
    return True


def _with_ending(text: str, end: int, form: Form) -> int:
    """Return the end with an ending after a sign: Adil'in, Adil-ning; not that of English."""
    match = _AFTER_SIGN.match(text, end)
    if match is None or match[1] == _ENGLISH_GENITIVE or not match[1].islower():
        return end
    return match.end() if is_ending(compact(match[1]), form.stem.endings) else end
