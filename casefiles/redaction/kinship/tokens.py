"""A text in words, as kinship reads it: hyphens at line ends, apostrophes and genitives told."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.spaced_forms import (
    JOINT,
    Meaning,
    exact_arabic,
    familiar_words,
    forms,
    home_words,
    key_of,
    owners,
    parties,
    speakers,
)
from casefiles.redaction.kinship.word_lists import words_of

_LETTER: Final = r"[^\W\d_\u3400-\u9fff\u0f00-\u0fff]"
_MARK: Final = r"[\u0300-\u036f\u064b-\u0652\u0670\u00ad\u200c\u200d]"
_RUN: Final = f"{_LETTER}(?:{_LETTER}|{_MARK})*"
_WORD: Final = re.compile(f"{_RUN}(?:(?:['’ʻʼ‘`]|[-‐‑](?:[ \\t]*\\n[ \\t]*)?){_RUN})*")
_BROKEN: Final = re.compile(r"[-‐\u00ad][ \t]*\n[ \t]*")
_APOSTROPHE: Final = re.compile("['’ʻʼ‘`]")
_OF_SEVERAL: Final = re.compile("['’] (?=[^\\W\\d_])")
"""What stands behind an English genitive of several: my parents' daughter."""
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_UZBEK: Final = re.compile("[oOgG][ʻʼ‘’'`](?![sS]\\b)")
_HALVES: Final = frozenset(
    words_of(
        """
half step twin foster ex great grand elder adoptive co late then demi halb stief zwillings
medio
"""
    )
)


@dataclass(frozen=True, slots=True)
class KinshipToken:
    """A word.

    Attributes:
        key: as forms are compared.
        is_owner: an English genitive, as in "client's".
        is_capital: begins with a capital, or its script has none.
    """

    text: str
    key: str
    start: int
    end: int
    is_owner: bool
    is_capital: bool


@lru_cache(maxsize=100_000)
def _keys(word: str) -> tuple[str, ...]:
    """Return what a word may be compared as: as it stands, and without a break at a line end."""
    if _ARABIC.search(word):
        return (key_of(word), exact_arabic(word))
    whole = _BROKEN.sub("-", word)
    joined = _BROKEN.sub("", word)
    return tuple(dict.fromkeys((key_of(whole), key_of(joined))))


def tokens_of(text: str) -> list[KinshipToken]:
    """Return the words of a text in order."""
    found: list[KinshipToken] = []
    for one in _WORD.finditer(text):
        word, start = one[0], one.start()
        if _APOSTROPHE.search(word):
            found += _split(word, start)
        else:
            is_owner = word[-1] in "sS" and _OF_SEVERAL.match(text, one.end()) is not None
            found.append(_token(word, start, is_owner=is_owner))
    return found


def _split(word: str, start: int) -> Iterator[KinshipToken]:
    keys = _keys(word)
    is_letter = _UZBEK.search(word) and not _APOSTROPHE.search(_UZBEK.sub("", word))
    is_known = any(key in forms() or key in owners() or key in _joint_parts() for key in keys)
    if not _APOSTROPHE.search(word) or is_known or (is_letter and keys[0].endswith("ning")):
        yield _token(word, start, is_owner=False)
        return
    if any(key in parties() for key in keys):
        yield _token(word, start, is_owner=False)
        return
    begin = 0
    for part in (*_APOSTROPHE.finditer(word), None):
        end = part.start() if part is not None else len(word)
        rest = word[end + 1 :] if part is not None else ""
        piece = word[begin:end]
        is_owner = rest.casefold() == "s" or (part is not None and not rest)
        if piece:
            yield _token(piece, start + begin, is_owner=is_owner)
        if is_owner:
            return
        begin = end + 1


def _token(word: str, start: int, *, is_owner: bool) -> KinshipToken:
    key, is_capital = _read(word)
    return KinshipToken(word, key, start, start + len(word), is_owner, is_capital)


@lru_cache(maxsize=100_000)
def _read(word: str) -> tuple[str, bool]:
    """Return the key of a word and whether it begins with a capital, which are asked often."""
    keys = _keys(word)
    known = (one for one in keys if one in forms() or one in owners() or one in parties())
    first = word[:1]
    return next(known, keys[0]), first.isupper() or first.lower() == first.upper()


@cache
def _beginnings() -> frozenset[str]:
    """Return the first parts of words of kin that are written as several."""
    return frozenset(one.partition(JOINT)[0] for one in forms() if JOINT in one)


@cache
def _joint_parts() -> frozenset[str]:
    """Return the parts of words of kin that are written as several: oʻrtogʻim."""
    return frozenset(part for one in forms() if JOINT in one for part in one.split(JOINT))


def meanings_at(tokens: list[KinshipToken], at: int) -> tuple[int, tuple[Meaning, ...]]:
    """Return how many words from a place make a word of kin, and what it may mean."""
    for size in (3, 2) if tokens[at].key in _beginnings() else ():
        joined = JOINT.join(one.key for one in tokens[at : at + size])
        if len(tokens) >= at + size and joined in forms():
            return size, forms()[joined]
    return 1, _meanings(tokens[at].key)


def _meanings(key: str) -> tuple[Meaning, ...]:
    meanings = forms().get(key)
    if meanings is not None:
        return meanings
    before, hyphen, last = key.rpartition("-")
    if hyphen and before in _HALVES:
        return forms().get(last, ())
    return ()


def pronoun(token: KinshipToken, language: str) -> Owner:
    """Return what a pronoun tells in a language; NONE for other words."""
    return owners().get(token.key, {}).get(language, Owner.NONE)


def party(token: KinshipToken, language: str) -> Owner:
    """Return what a word for a party of the case tells in a language; NONE for other words."""
    return parties().get(token.key, {}).get(language, Owner.NONE)


def is_speaker(token: KinshipToken, language: str) -> bool:
    """Tell whether a word is "I" or "me" in a language."""
    return language in speakers().get(token.key, {})


def is_of_home(token: KinshipToken, language: str) -> bool:
    """Tell whether people call their own kin so, without saying whose."""
    return language in home_words().get(token.key, {})


def is_familiar(token: KinshipToken, language: str) -> bool:
    """Tell whether people call their own kin so in short messages, in small letters too."""
    return language in familiar_words().get(token.key, {})


def party_stem(token: KinshipToken, language: str, words: Mapping[str, str]) -> bool:
    """Tell whether a word begins with what papers call the client: languages that add endings."""
    return any(token.key.startswith(key_of(one)) for one in words.get(language, "").split())
