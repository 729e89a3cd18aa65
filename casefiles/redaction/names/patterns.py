"""Written forms as patterns: folded, without anything that separates words, and how they count."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import (
    fold,
    fold_with_offsets,
    han_variants,
    non_word,
    others_than_all_but,
    replaced,
    word_kind,
)
from casefiles.redaction.names.encoded_text import has_codes
from casefiles.redaction.names.protected_term import ProtectedTerm

SPACED: Final = frozenset("lcgarotd")
"""Kinds of character whose words stand apart from one another; see `word_kind`."""
UNSPACED: Final = frozenset("hu")
_RIGHT_TO_LEFT: Final = frozenset("ar")
_MAY_BE_RIGHT_TO_LEFT: Final = re.compile("[\u05d0-\u08ff\ufb1d-\ufefc\U00010800-\U0001efff]")
"""Blocks in which all such letters lie, so that other text is passed over at once."""
_ALPHABETS: Final = frozenset("lcg")
_CONFUSABLE: Final = re.compile("[\u0370-\u052f]")
_PAGE: Final = 200
"""Characters from which a text is asked for more than once."""
_SHORT: Final = 2
_WITHIN_WORDS: Final = dict.fromkeys(map(ord, "-\u2010\u2011'\u2019"))
_INITIAL: Final = re.compile(r"(?<!\w)[^\W\d_]\.")
_SMALL_WORD_AT_EDGE: Final = re.compile(
    r"\A(?P<before>[^\W\d_])\s+(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})\s+(?P<after>[^\W\d_])\Z"
)
_ENDING_AT_EDGE: Final = re.compile(
    r"\A(?P<before>[^\W\d_])\)\W*(?=[^\W\d_]{2})"
    r"|(?<=[^\W\d_]{2})(?:\W*\(|['\u2019\u02bc])(?P<after>[^\W\d_])\Z"
)
"""The s of "Forename(s): Nurgul" and of "Nurgul's"."""

# Cyrillic and Greek letters that look like a Latin one; each maps to exactly one character.
_LOOK_ALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԚԜҺаеѕіјкмнорстухԛԝһԁӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχγη",
    "ABESIJKMHOPCTYXQWHaesijkmhopctyxqwhdlABEZHIKMNOPTYXaeikvoptuxyn",
)
_CYRILLIC_LOOK_ALIKES: Final = str.maketrans(
    "ABEIJKMHOPCTYXaeijkmopctyx", "АВЕІЈКМНОРСТУХаеіјкморстух"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A written form as it is searched.

    Attributes:
        key: the folded word characters alone.
        owners: the persons whom it leads to.
        letters: how many letters of scripts with spaced words it has.
        unspaced: how many characters of scripts without spaces.
        digits: how many digits.
        is_parted: whether every way it was given has something between its parts.
        alphabets: which of Latin, Cyrillic and Greek it uses.
        has_initial: whether every way it was given has a letter with a point in place of a name,
            so that it would lie across any two words with these letters.
        is_capital: whether every way it was given has a capital letter, as names have.
        is_whole: whether every way it was given counts only where nothing is glued to it.
    """

    key: str
    owners: frozenset[PersonId]
    letters: int
    unspaced: int
    digits: int
    is_parted: bool
    alphabets: frozenset[str]
    has_initial: bool = False
    is_capital: bool = False
    is_whole: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is too short to say much: one or two letters, or one Han character."""
        size = len(self.key)
        is_han = size == self.unspaced == 1 and word_kind(self.key) == "h"
        return is_han or size == self.letters <= _SHORT


@dataclass(frozen=True, slots=True)
class Compacted:
    """A text reduced to its word characters, with the way back.

    Attributes:
        folded: the folded text.
        offsets: index in the original of each folded character, and the length at the end.
        places: index in `folded` of each word character.
    """

    folded: str
    offsets: Sequence[int]
    places: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class LineForms:
    """A line as it is searched, made once where it is joined to many others.

    Attributes:
        compact: its word characters; see `compact`.
        latin: the same with look-alikes as Latin letters; None where it has none.
        folded: all of it, folded.
        is_right_to_left: whether it has letters of a script that is written from right to left.
        has_codes: whether signs stand in it that programs write for letters.
    """

    text: str
    compact: str
    latin: str | None
    folded: str
    is_right_to_left: bool
    has_codes: bool = False


def forms_of(line: str) -> LineForms:
    """Return the forms in which a line is searched."""
    word_characters, latin = compact(line), with_latin_look_alikes(line)
    return LineForms(
        line,
        word_characters,
        None if latin == line else compact(latin),
        fold(line),
        is_right_to_left(word_characters),
        has_codes(line),
    )


def compact(text: str) -> str:
    """Return the word characters of a text, folded, Han in one form of each character."""
    return _compact_page(text) if len(text) > _PAGE else text.translate(_COMPACT)


@lru_cache(maxsize=4)
def _compact_page(text: str) -> str:
    """Return the same of what several searches of one text ask for."""
    if text.isascii():
        return text.translate(_COMPACT)
    key = fold(text).replace(" ", "")
    for char in _non_word_in(key):
        key = key.replace(char, "")
    return replaced(key, han_variants(), _han_changed())


@lru_cache(maxsize=4)
def _non_word_in(folded: str) -> tuple[str, ...]:
    """Return which signs of a folded text separate words; blanks are best out of it."""
    return tuple(char for char in set(non_word().findall(folded)) if not word_kind(char))


class _Spaced(dict[str, bool]):
    """Whether words of a folded character's script stand apart, made on first use."""

    def __missing__(self, char: str) -> bool:
        is_spaced = word_kind(char) in SPACED
        self[char] = is_spaced
        return is_spaced


IS_SPACED: Final = _Spaced()
"""The same as looking a character's kind up in `SPACED`, at less cost."""


@cache
def _han_changed() -> re.Pattern[str]:
    return others_than_all_but(han_variants())


@lru_cache(maxsize=4)
def compacted(text: str) -> Compacted:
    """Return what `compact` keeps of a text, with the way back to it."""
    folded, offsets = fold_with_offsets(text)
    flags = folded.replace(" ", "\0")
    for char in _non_word_in(folded.replace(" ", "")):
        flags = flags.replace(char, "\0")
    marked = flags.encode("latin-1", "replace")
    return Compacted(folded, offsets, tuple(compress(range(len(folded)), marked)))


def with_latin_look_alikes(text: str) -> str:
    """Return a text of equal length whose Cyrillic and Greek look-alikes are Latin letters."""
    return _latin_page(text) if len(text) > _PAGE else _latin(text)


@lru_cache(maxsize=4)
def _latin_page(text: str) -> str:
    """Return the same of what several searches of one text ask for."""
    return _latin(text)


def _latin(text: str) -> str:
    is_latin = text.isascii() or _CONFUSABLE.search(text) is None
    return text if is_latin else text.translate(_LOOK_ALIKES)


def with_cyrillic_look_alikes(text: str) -> str:
    """Return a text of equal length whose Latin look-alikes are Cyrillic letters."""
    return text.translate(_CYRILLIC_LOOK_ALIKES)


def patterns_of(aliases: Iterable[ProtectedTerm]) -> tuple[Pattern, ...]:
    """Return the patterns of all written forms that have enough word characters, each once."""
    found: dict[str, Pattern] = {}
    for alias in aliases:
        key = compact(alias.text)
        if not key or is_literal(alias):
            continue
        _add(found, key, alias)
    return tuple(found.values())


def is_right_to_left(text: str) -> bool:
    """Tell whether a folded text has letters of a script that is written from right to left."""
    return any(word_kind(char) in _RIGHT_TO_LEFT for char in _MAY_BE_RIGHT_TO_LEFT.findall(text))


def confusable_patterns_of(aliases: Iterable[ProtectedTerm]) -> tuple[Pattern, ...]:
    """Return the patterns of written forms with look-alikes joined, each once."""
    found: dict[str, Pattern] = {}
    for alias in aliases:
        key = compact(with_latin_look_alikes(alias.text))
        if key and not is_literal(alias) and alphabets_of(alias.text):
            _add(found, key, alias)
    return tuple(found.values())


def literals_of(aliases: Iterable[ProtectedTerm]) -> dict[str, frozenset[PersonId]]:
    """Return the forms that are searched as they stand, folded, with whom they lead to."""
    found: dict[str, frozenset[PersonId]] = {}
    for alias in aliases:
        if is_literal(alias):
            key = fold(alias.text).strip()
            found[key] = found.get(key, frozenset()) | {alias.person_id}
    return found


def is_literal(alias: ProtectedTerm) -> bool:
    """Tell whether a form is mostly signs, so that its word characters alone would say nothing."""
    words = len(compact(alias.text))
    return words <= 1 and len(fold(alias.text).strip()) > words


def alphabets_of(text: str) -> frozenset[str]:
    """Tell which of Latin (l), Cyrillic (c) and Greek (g) a text uses."""
    return frozenset(map(word_kind, fold(text))) & _ALPHABETS


def _add(found: dict[str, Pattern], key: str, alias: ProtectedTerm) -> None:
    kinds = [word_kind(char) for char in key]
    before = found.get(key)
    is_parted = len(fold(alias.text).strip()) > len(key)
    found[key] = Pattern(
        key,
        (before.owners if before else frozenset()) | {alias.person_id},
        sum(kind in SPACED and kind != "d" for kind in kinds),
        sum(kind in UNSPACED for kind in kinds),
        kinds.count("d"),
        is_parted and (before is None or before.is_parted),
        alphabets_of(alias.text),
        _INITIAL.search(alias.text) is not None and (before is None or before.has_initial),
        alias.text != alias.text.lower() and (before is None or before.is_capital),
        alias.is_whole and (before is None or before.is_whole),
    )


def takes_small_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word of the sentence stands for the initial: "в" in "Мельникова в городе".

    Taken along it would be missed, and tell the initial; the name beside it is found alone.
    """
    form = text[start:end]
    edge = _SMALL_WORD_AT_EDGE.search(form)
    if edge is None or form == form.lower():
        return False
    letter = edge["before"] or edge["after"]
    is_pointed = edge["before"] is None and text[end : end + 1] == "."
    return letter.islower() and not is_pointed


def without_ending(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the small letter at its edge that is an ending and no initial."""
    ending = _ENDING_AT_EDGE.search(text[start:end])
    if ending is None or not (ending["before"] or ending["after"]).islower():
        return start, end
    return (start, start + ending.start()) if ending["after"] else (start + ending.end(), end)


def is_in_address(text: str, start: int, end: int) -> bool:
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


class _CompactForms(dict[int, str]):
    """Compact forms by code point, made on first use."""

    def __missing__(self, code: int) -> str:
        form = "".join(char for char in fold(chr(code)) if word_kind(char))
        form = form.translate(han_variants())
        self[code] = form
        return form


_COMPACT: Final = _CompactForms()
