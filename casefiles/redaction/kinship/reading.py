"""A text as kinship reads it: its words, what was made of them so far, and who is known by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship import decoy_words, owner_words
from casefiles.redaction.kinship.phrase import Known, Owner, Phrase
from casefiles.redaction.kinship.spaced_forms import Meaning, exact_arabic, key_of
from casefiles.redaction.kinship.tokens import KinshipToken, party
from casefiles.redaction.kinship.word_lists import words_of

_NEAR: Final = re.compile(r"[\s\u00a0\u200b\u200e\u200f\d\"'“”‘’«»„()\[\]‐–—,-]{1,10}\Z")
BETWEEN: Final = 4
"""Words that may stand between an owner and a word of kin."""
SUFFIXED: Final = frozenset(
    {"tr", "ug", "ug-latin", "ug-cyrillic", "uz", "uz-cyrillic", "kk", "ky"}
)
ZERO: Final = frozenset({"ru", "uk", "pl", "cs", "ar", "fa", "tg", "ku"})
"""Languages in which whose kin it is stands right behind the word."""
_CASE, _STEM = 3, 4
"""Letters that the ending of a case may have behind a name, and that a name has before one."""
TITLE_KEYS: Final = frozenset(map(key_of, owner_words.TITLES))
ARTICLES: Final = frozenset(
    map(
        key_of,
        words_of(
            """
the a an one another only two three der die das dem den des ein eine einer le la les l une un el
los las una il lo gli i η ο τη την τον της du
"""
        ),
    )
)
"""Behind which a word of kin without an owner is one."""
_BREAK_KEYS: Final = {
    language: frozenset(map(key_of, words.split()))
    for language, words in decoy_words.BREAKS.items()
}


@cache
def keys_of(words: str) -> frozenset[str]:
    """Return the words of a table as forms are compared."""
    return frozenset(map(key_of, words.split()))


def keys_in(table: Mapping[str, str], language: str) -> frozenset[str]:
    """Return the words of one language of a table, as forms are compared."""
    return keys_of(table.get(language, ""))


@dataclass(frozen=True, slots=True)
class KinshipWord:
    """A word of kin among the words of a text.

    Attributes:
        at: its first word; `last` the word after it.
    """

    at: int
    last: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class KinshipOwner:
    """Whose kin it is, where that begins and ends, and who, where that is known."""

    owner: Owner
    start: int
    end: int
    named: str = ""
    of_kins: frozenset[Kin] = frozenset()


@dataclass(frozen=True, slots=True)
class KinshipText:
    """One text.

    Attributes:
        made: what was made of words of kin so far, by the number of the word.
    """

    text: str
    known: Known
    words: list[KinshipToken]
    made: dict[int, Phrase] = field(default_factory=dict)


def is_near(text: KinshipText, at: int) -> bool:
    """Tell whether nothing but blanks and brackets stands between a word and the next."""
    gap = text.text[text.words[at].end : text.words[at + 1].start]
    if text.words[at].key in TITLE_KEYS:
        gap = gap.removeprefix(".")
    if text.words[at].is_owner:
        gap = re.sub(r"\A['’ʻʼ‘`](?:[sS](?=\W))?", "", gap)
    return bool(_NEAR.match(gap)) and "\n\n" not in gap


def parts(token: KinshipToken, language: str) -> bool:
    """Tell whether a word parts an owner from a word of kin."""
    return token.key in _BREAK_KEYS.get(language, frozenset())


def who_is(text: KinshipText, token: KinshipToken) -> str:
    """Return whose name a word is; empty for nobody known."""
    placed = text.known.at(token.start, token.end)
    return placed or who_is_named(text, token.key)


def who_at(text: KinshipText, at: int) -> str:
    """Return whose name stands at a word, also where it is too short without the one before it."""
    word = text.words[at]
    own = who_is(text, word)
    if own or not at or not is_near(text, at - 1):
        return own
    return text.known.words.get(f"{text.words[at - 1].key} {word.key}", "")


def who_is_named(text: KinshipText, key: str) -> str:
    """Return whose name a word is, also with the ending of a case."""
    stems = (key[: len(key) - cut] for cut in range(_CASE + 1) if len(key) - cut >= _STEM)
    return next((who for one in (key, *stems) if (who := text.known.words.get(one, ""))), "")


def party_of(token: KinshipToken, language: str) -> Owner:
    """Return what a word for a party of the case tells, also in Arabic script."""
    if language in {"ar", "fa"}:
        exact = replace(token, key=exact_arabic(token.text))
        return party(exact, language)
    return party(token, language)
