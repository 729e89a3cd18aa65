"""What stands in a released text instead of a person: tokens, fixed in form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.folding import fold, word_kind
from casefiles.domain.ids import PersonId

WITHHELD: Final = PersonId("")
"""Stands for every person who is listed nowhere, and for names that lead to several persons."""
_BLANKS: Final = {False: "\ufffc", True: "\ufffd"}
_SENTENCE_END: Final = re.compile(r"[.!?。！？\n]")
_ONLY_JOINS: Final = re.compile(r"(?:[^\S\n]|[\-·•・‧])*\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A removed mention; the id of a pseudonymous person, or `WITHHELD`."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class Passage:
    """A released text before its tokens are numbered."""

    pieces: tuple[str | Token, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Token))

    @property
    def pseudonyms(self) -> tuple[PersonId, ...]:
        """The pseudonymous persons of its tokens, in order, with repetitions."""
        ids = (token.person_id for token in self.tokens)
        return tuple(person_id for person_id in ids if person_id != WITHHELD)


def passage(pieces: Iterable[str | Token]) -> Passage:
    """Make a passage; equal tokens with nothing but space between them become one.

    This needs the tokens alone, so that a name of two parts and one of three look the same.
    """
    kept: list[str | Token] = []
    for piece in pieces:
        if isinstance(piece, Token):
            _drop_repetition(kept, piece)
        if piece:
            kept.append(piece)
    return Passage(tuple(kept))


def blanked(text: Passage) -> str:
    """Return the text with one and the same sign for each pseudonymous person."""
    return "".join(
        piece if isinstance(piece, str) else _BLANKS[piece.person_id == WITHHELD]
        for piece in text.pieces
    )


def rendered(text: Passage, numbers: Mapping[PersonId, int]) -> str:
    """Return the text as it is released, each token in the language of its sentence."""
    whole = blanked(text)
    shown = ""
    at = 0
    for piece in text.pieces:
        if isinstance(piece, str):
            shown += piece
            at += len(piece)
            continue
        is_chinese = _is_chinese(_sentence(whole, at), whole)
        if piece.person_id == WITHHELD:
            shown += withheld_label(is_chinese=is_chinese)
        else:
            shown += pseudonym_label(numbers[piece.person_id], is_chinese=is_chinese)
        at += 1
    return shown


def pseudonym_label(number: int, *, is_chinese: bool = False) -> str:
    """Return the token of a pseudonymous person."""
    return f"[某人 {number}]" if is_chinese else f"[PERSON {number}]"


def withheld_label(*, is_chinese: bool = False) -> str:
    """Return the token of persons who are withheld."""
    return "[不予公开]" if is_chinese else "[WITHHELD]"


def _drop_repetition(kept: list[str | Token], token: Token) -> None:
    between = kept[-1] if kept and isinstance(kept[-1], str) else ""
    earlier = kept[:-1] if between else kept
    if earlier and earlier[-1] == token and _ONLY_JOINS.match(between):
        del kept[len(earlier) - 1 :]


def _sentence(whole: str, at: int) -> str:
    start = max((end.end() for end in _SENTENCE_END.finditer(whole, 0, at)), default=0)
    end = _SENTENCE_END.search(whole, at)
    return whole[start : end.start() if end else len(whole)]


def _is_chinese(sentence: str, whole: str) -> bool:
    """Tell whether a sentence, or the whole text if it has no letters, has mostly Han."""
    for text in (sentence, whole):
        kinds = [kind for char in fold(text) if (kind := word_kind(char)) not in {"", "d"}]
        if kinds:
            return 2 * kinds.count("h") > len(kinds)
    return False
