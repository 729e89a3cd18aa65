"""One text in two editions: what the one says where the other has a token."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.placeholder_words import (
    ENGLISH,
    PLACEHOLDER_PATTERN,
    PSEUDONYM,
    WITHHELD,
    WORDS,
    person_placeholder,
    read_person_placeholder,
)

_WITHHELD: Final = re.compile(WITHHELD)
_NOBODY: Final = f"[{WORDS[ENGLISH].withheld}]"
_WORD: Final = r"\d[\d.,:/-]*\d|[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*|\d|\S"
_MOST_WORDS: Final = 4_000
"""Words of one text that are compared one by one; a longer one is told as different."""
_MOST_TOKENS: Final = 8
_EXCERPT: Final = 120


@dataclass(frozen=True, slots=True)
class TextDifference:
    """Where two texts part.

    Attributes:
        here: words of the first text; empty where it says nothing.
        there: words of the second.
        here_token: the token that these words are or hold, as `plain_token`; empty for none.
        there_token: the same of the second.
        is_uncertain: the other words may be what a token stands for: they are beside or among
            tokens, or the text was too long to be compared word by word.
    """

    here: str
    there: str
    here_token: str = ""
    there_token: str = ""
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    token: str


class PlaceholderMatcher:
    """The tokens of an edition: those of the program and the ciphers that a lawyer chose."""

    def __init__(self, disclosure: Disclosure) -> None:
        labels = sorted(
            (one.label for one in disclosure.persons if one.is_pseudonym), key=len, reverse=True
        )
        chosen = "".join(f"{re.escape(label)}(?!\\w)|" for label in labels)
        self._pattern = re.compile(
            f"(?P<token>{chosen}{PSEUDONYM}|{WITHHELD}|{PLACEHOLDER_PATTERN})|{_WORD}"
        )

    def pieces(self, text: str) -> list[_Piece]:
        """Cut a text into words and tokens; signs between words say nothing and are left out."""
        found = []
        for match in self._pattern.finditer(text):
            token = plain_token(match["token"]) if match["token"] else ""
            if token or any(word_kind(char) for char in fold(match[0])):
                found.append(_Piece(match[0], *match.span(), token))
        return found


def differences(
    here: str, there: str, here_tokens: PlaceholderMatcher, there_tokens: PlaceholderMatcher
) -> tuple[TextDifference, ...]:
    """Return where two texts part, word by word; nothing for texts that say the same."""
    if here == there and not any(one.token for one in here_tokens.pieces(here)):
        return ()
    own, other = here_tokens.pieces(here), there_tokens.pieces(there)
    if max(len(own), len(other)) > _MOST_WORDS:
        has_token = any(one.token for one in (*own, *other))
        return (TextDifference(_short(here), _short(there), is_uncertain=has_token),)
    matcher = SequenceMatcher(None, _keys(own), _keys(other), autojunk=False)
    found: list[TextDifference] = []
    for code, first, last, other_first, other_last in matcher.get_opcodes():
        if code != "equal":
            parts = own[first:last], other[other_first:other_last]
            is_adjacent = _is_adjacent(own, first, last) or _is_adjacent(
                other, other_first, other_last
            )
            found.extend(_parted(parts, (here, there), is_adjacent=is_adjacent))
    return tuple(found)


def is_identifying(words: str) -> bool:
    """Tell whether words say whom or what: a number, a name by its capital, other scripts."""
    letters = [char for char in words if char.isalpha()]
    if any(char.isdecimal() for char in words) or any(not _is_latin(one) for one in letters):
        return True
    return any(word[:1].isupper() for word in words.split())


def is_withheld(token: str) -> bool:
    """Tell whether a token stands for a person who has no number."""
    return token == _NOBODY


def _is_adjacent(pieces: Sequence[_Piece], first: int, last: int) -> bool:
    """Tell whether a token stands right before or after some pieces, or among them."""
    return any(one.token for one in pieces[max(first - 1, 0) : last + 1])


def _parted(
    parts: tuple[Sequence[_Piece], Sequence[_Piece]], texts: tuple[str, str], *, is_adjacent: bool
) -> Iterator[TextDifference]:
    """Yield one difference, or several where both sides have as many tokens, in their order."""
    own, other = parts
    values = (_joined_text(own, texts[0]), _joined_text(other, texts[1]))
    own_tokens, other_tokens = _tokens(own), _tokens(other)
    for one, two in _paired(own_tokens, other_tokens):
        if one != two:
            yield TextDifference(*values, one, two)
    if _without_tokens(own) == _without_tokens(other):
        return
    if len(own_tokens) == len(other_tokens):
        yield TextDifference(*values, is_uncertain=is_adjacent)
    elif own_tokens and other_tokens:
        # Which words stand for which token cannot be said.
        yield TextDifference(*values, is_uncertain=True)


def _paired(own: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield tokens that stand for one another; the last again where the other side has more."""
    if own or other:
        sides = own or [""], other or [""]
        for index in range(min(max(map(len, sides)), _MOST_TOKENS)):
            one, two = (side[min(index, len(side) - 1)] for side in sides)
            yield one, two


def _tokens(pieces: Iterable[_Piece]) -> list[str]:
    return [one.token for one in pieces if one.token]


def _without_tokens(pieces: Iterable[_Piece]) -> list[str]:
    return [one.text.casefold() for one in pieces if not one.token]


def _joined_text(pieces: Sequence[_Piece], text: str) -> str:
    return _short(text[pieces[0].start : pieces[-1].end]) if pieces else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1].rstrip()}…"


def _keys(pieces: Iterable[_Piece]) -> list[str]:
    """Return what is compared: tokens never equal words, and two equal tokens do."""
    return [f"\0{one.token}" if one.token else one.text.casefold() for one in pieces]


def plain_token(token: str) -> str:
    """Return a token as it is in English of a person without a role.

    Letters alone tell people apart, so the language of a token, the word before its letters, and a
    number in place of letters, as editions of before have it, make it no other.
    """
    read = read_person_placeholder(token)
    if read is not None:
        return person_placeholder(read[1])
    return _NOBODY if _WITHHELD.fullmatch(token) else token


def _is_latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char < "\u1f00"
