"""Which written forms a part of a query is looked for in, column by column of the index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Final, Literal

from casefiles.domain.language.folding import word_kind
from casefiles.domain.language.han_readings import cuts, spelled_syllables
from casefiles.domain.language.name_forms import is_han, name_words, other_spellings
from casefiles.domain.language.phonetic_forms import SHORTEST, latin_variants, phonetic_form
from casefiles.domain.language.tibetan import wylie_key
from casefiles.domain.search.query_language import ClauseKind, QueryClause
from casefiles.domain.search.search_forms import loose_form, strict_form

__all__ = ["IndexQuery", "QueryTerm", "index_query_of", "query_words"]

Column = Literal["text", "loose", "sound", "names"]
_MOST_FORMS: Final = 90
_LONGEST_RUN: Final = 5
"""Words that may be one name."""
_MOST_SYLLABLES: Final = 5
_MOST_SOUNDS: Final = 40
_JOINED: Final = 6
"""Letters from which a name is looked for as one word, or cut in two."""
_CUT: Final = 4
"""The same of a word that is known to be a name, or written as one."""
_READ_AS_PINYIN: Final = """
women name names line lines mine date dates sane same safe made make male female mile nine die pie
tie lie pipe wine fine dine gate hate late rate fate take bake cake lake wake kite bite site ride
side hide tide wide guide time dime like bike more pore bore lose hose nose rose dose huge tube june
tune dune rude nude fade game came fame lame tame gene menage garage baggage luggage manage damage
image language sewage lounge challenge change range orange danger manger hanger singer finger anger
banner manner dinner sinner inner china chinese ninety piano radio audio studio patio ratio media
india asia mania banana canada panama song gong along among belong hang hung sing ring wing ping
to do go so no we he she me be the pen hen ten men den can ran fan man pan ban tan van open even
oven given haven raven human woman pages tone gone done none bone zone sale tale pale gale bale
whale shale phone chase base case cases ease lease please hotel motel panel tunnel funnel angel
paper taper later lane cane sanity penalty
"""
_ENGLISH: Final = frozenset(_READ_AS_PINYIN.split())
"""English words that could be read as pinyin, and are on too many pages to mean it."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """Words side by side in one column, the last perhaps unfinished."""

    column: Column
    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """A part of a query as the index is asked.

    Attributes:
        words: for each word, the forms of which one must be found.
        whole: forms that stand for the part as a whole.
    """

    words: tuple[tuple[QueryTerm, ...], ...]
    whole: tuple[QueryTerm, ...] = ()
    is_excluded: bool = False


def query_words(form: str) -> tuple[str, ...]:
    """Cut a folded text where the index does."""
    return tuple("".join(c if word_kind(c) else " " for c in form).split())


@lru_cache(256)
def index_query_of(
    part: QueryClause, *, spellings: bool = True, is_name: bool = False
) -> IndexQuery | None:
    """Return what a part of a query is looked for as; None if it has no letter or figure.

    Args:
        part: of the query.
        spellings: other ways to write it are looked for too.
        is_name: the part is known to be a name, so that more of them are tried.
    """
    if part.kind is ClauseKind.PHRASE or part.is_excluded:
        forms = tuple(_as_written(part.text, is_beginning=part.is_beginning))
        return IndexQuery((forms,), (), part.is_excluded) if forms else None
    found = []
    for number, word in enumerate(part.words):
        is_open = part.is_beginning and number == len(part.words) - 1
        forms = tuple(_as_written(word, is_beginning=is_open))
        if forms and spellings:
            forms = (*forms, *_spellings_of_word(word, is_name=is_name))
        if forms:
            found.append(tuple(dict.fromkeys(forms))[:_MOST_FORMS])
    if not found:
        return None
    whole = tuple(dict.fromkeys(_spellings_of_run(part))) if spellings else ()
    return IndexQuery(tuple(found), whole[:_MOST_FORMS])


def _as_written(text: str, *, is_beginning: bool) -> Iterator[QueryTerm]:
    strict, loose = query_words(strict_form(text)), query_words(loose_form(text))
    if strict:
        yield QueryTerm("text", strict, is_beginning)
    if loose:
        yield QueryTerm("loose", loose, is_beginning)
        if loose != strict:
            yield QueryTerm("text", loose, is_beginning)


def _spellings_of_word(word: str, *, is_name: bool) -> Iterator[QueryTerm]:
    strict = query_words(strict_form(word))
    yield QueryTerm("names", strict)
    sound = phonetic_form("".join(name_words(word)))
    if len(sound) >= SHORTEST:
        yield QueryTerm("sound", (sound,))
    for spelling in other_spellings(word):
        # A name as one word may be the beginning of an address or a handle.
        is_joined = is_han(word) and spelling.isalpha() and len(spelling) >= _JOINED
        yield from _as_written(spelling, is_beginning=is_joined)
    if _is_latin(strict):
        least = _CUT if is_name or word[:1].isupper() else _JOINED
        yield from _cut_and_joined(strict, least)
        yield from _pinyin_of([strict], is_word=True)
        if is_name or word[:1].isupper():
            for variant in latin_variants("".join(strict)):
                yield QueryTerm("text", (variant,))
    else:
        if not is_han(word):
            yield from _latin_of(word)
        yield from _backwards(strict)


def _latin_of(word: str) -> Iterator[QueryTerm]:
    """Yield how others may spell a word of Arabic or Cyrillic letters."""
    for spelling in other_spellings(word):
        folded = strict_form(spelling)
        if folded.isascii() and folded.isalpha():
            for variant in latin_variants(folded):
                yield QueryTerm("text", (variant,))


def _backwards(strict: tuple[str, ...]) -> Iterator[QueryTerm]:
    """Yield Arabic letters in the order in which a bad PDF puts them: from left to right."""
    if strict and all(word_kind(char) == "a" for word in strict for char in word):
        yield QueryTerm("text", tuple(word[::-1] for word in reversed(strict)))


def _cut_and_joined(words: tuple[str, ...], least: int) -> Iterator[QueryTerm]:
    """Yield a name as one word, letter by letter, and one word cut in two."""
    joined = "".join(words)
    if len(joined) < least or not joined.isalpha():
        return
    if len(words) > 1:
        yield QueryTerm("text", (joined,), is_beginning=True)
    else:
        for at in range(2, len(joined) - 1):
            yield QueryTerm("text", (joined[:at], joined[at:]))
    yield QueryTerm("text", tuple(joined))


def _spellings_of_run(part: QueryClause) -> Iterator[QueryTerm]:
    """Yield forms of all words of a run together, taken for a name."""
    if not 1 < len(part.words) <= _LONGEST_RUN:
        return
    for spelling in other_spellings(part.text):
        if not _only_turned(spelling, part.words):
            yield from _as_written(spelling, is_beginning=False)
    words = [query_words(strict_form(word)) for word in part.words]
    if all(_is_latin(word) for word in words):
        flat = tuple(one for word in words for one in word)
        yield from _cut_and_joined(flat, _JOINED)
        yield from _cut_and_joined((*flat[1:], flat[0]), _JOINED)
        yield from _pinyin_of(words, is_word=False)
        yield from _tibetan_of(flat)
    else:
        yield from _backwards(tuple(one for word in words for one in word))


def _only_turned(spelling: str, words: tuple[str, ...]) -> bool:
    """Tell whether a form has the same words, each of which is looked for anyway."""
    return sorted(spelling.split()) == sorted(words)


def _is_latin(words: tuple[str, ...]) -> bool:
    return bool(words) and all(word.isascii() and word.isalpha() for word in words)


def _pinyin_of(words: list[tuple[str, ...]], *, is_word: bool) -> Iterator[QueryTerm]:
    """Yield what Latin words are as sounds of Han characters, in each order of a name."""
    flat = [one for word in words for one in word]
    if is_word and (len(flat) > 1 or flat[0] in _ENGLISH):
        return
    found = [cuts(word) for word in flat]
    if not all(found):
        return
    rows = islice(product(*found), _MOST_SOUNDS)
    forms = [form for row in rows for form in _orders(row) if 1 < len(form) <= _MOST_SYLLABLES]
    for form in islice(dict.fromkeys(forms), _MOST_SOUNDS):
        yield QueryTerm("sound", form)


def _orders(row: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    orders = [row, (row[-1], *row[:-1]), (*row[1:], row[0])]
    for order in dict.fromkeys(orders):
        syllables = [spelled_syllables(one) for word in order for one in word]
        yield from islice(product(*syllables), _MOST_SOUNDS)


def _tibetan_of(words: tuple[str, ...]) -> Iterator[QueryTerm]:
    keys = tuple(wylie_key(word) for word in words)
    if all(keys):
        yield QueryTerm("sound", keys)
