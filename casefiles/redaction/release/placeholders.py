"""What stands in a released text instead of a person: tokens, fixed in form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.placeholder_words import ENGLISH, PERSON, WORDS, person_placeholder
from casefiles.redaction.release.sentence_languages import placeholder_language

WITHHELD: Final = PersonId("")
"""Stands for every person who is listed nowhere, and for names that lead to several persons."""
_BLANKS: Final = {False: "\ufffc", True: "\ufffd"}
_ONLY_JOINS: Final = re.compile(r"(?:(?:[^\S\n]|[\-·•・‧])*|[^\S\n]*[/／][^\S\n]*)\Z")
"""What between equal placeholders makes one of them a part, or a second name, of the other."""
_OPENS: Final = re.compile(r"[^\S\n]*[(（][^\S\n]*\Z")
_CLOSES: Final = re.compile(r"[^\S\n]*[)）]")
_BRACKETED: Final = 3
"""Pieces of a passage that end in a token in brackets: a token, the bracket, the token again."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A removed mention.

    Attributes:
        person_id: of a pseudonymous person, or `WITHHELD`.
        retained: what a preset lets stand in its place: number, date, address or name; else empty.
        rest: what of it may be printed, such as the last four digits; a declared fact.
        role: the word of a pseudonymous person, a code of `ROLES`; a declared fact.
    """

    person_id: PersonId
    retained: str = ""
    rest: str = ""
    role: str = PERSON

    @property
    def is_withheld(self) -> bool:
        """Whether it tells nothing at all."""
        return self.person_id == WITHHELD and not self.retained


@dataclass(frozen=True, slots=True)
class PlaceholderText:
    """A released text before its tokens are numbered.

    Attributes:
        language: in which it is known to be; empty where its sentences have to tell.
    """

    pieces: tuple[str | Placeholder, ...]
    language: str = field(default="", compare=False)

    @property
    def tokens(self) -> tuple[Placeholder, ...]:
        """Its tokens, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Placeholder))

    @property
    def pseudonyms(self) -> tuple[PersonId, ...]:
        """The pseudonymous persons of its tokens, in order, with repetitions."""
        ids = (token.person_id for token in self.tokens)
        return tuple(person_id for person_id in ids if person_id != WITHHELD)


NO_TEXT: Final = PlaceholderText(())


def passage(pieces: Iterable[str | Placeholder]) -> PlaceholderText:
    """Make a passage; equal tokens with space, a slash or brackets between them become one.

    This needs the tokens alone, so that a name of two parts and one of three look the same, and so
    do one name and one with another spelling behind it. A comma may part two people: it stays.
    """
    retained: list[str | Placeholder] = []
    for piece in pieces:
        rest = piece
        if isinstance(rest, Placeholder):
            _drop_repetition(retained, rest)
        else:
            rest = _without_repetition_in_brackets(retained, rest)
        if rest:
            retained.append(rest)
    return PlaceholderText(tuple(retained))


def blanked(text: PlaceholderText) -> str:
    """Return the text with one and the same sign for each pseudonymous person."""
    return "".join(piece if isinstance(piece, str) else _blank(piece) for piece in text.pieces)


def _blank(token: Placeholder) -> str:
    """Return what stands for a token before it is numbered; what may be printed of it stays."""
    return f"[{token.retained} {token.rest}]" if token.retained else _BLANKS[token.is_withheld]


def rendered(
    text: PlaceholderText,
    numbers: Mapping[PersonId, int],
    ciphers: Mapping[PersonId, str] | None = None,
) -> str:
    """Return the text as it is released, each token in the language of the text.

    Of a text whose language nobody knows, and of a passage in another script, the sentence tells.

    Args:
        text: with its tokens.
        numbers: of pseudonymous persons.
        ciphers: what the lawyer wants printed for some of them instead, in every language.
    """
    # What a token leaves to be read says nothing of the language around it.
    signs = [piece if isinstance(piece, str) else _BLANKS[False] for piece in text.pieces]
    whole = "".join(signs)
    shown = ""
    at = 0
    for piece, sign in zip(text.pieces, signs, strict=True):
        if isinstance(piece, str):
            shown += piece
        else:
            shown += _label(
                piece, placeholder_language(whole, at, text.language), numbers, ciphers or {}
            )
        at += len(sign)
    return shown


def _label(
    token: Placeholder,
    language: str,
    numbers: Mapping[PersonId, int],
    ciphers: Mapping[PersonId, str],
) -> str:
    if token.retained:
        return retained_part_label(token.retained, token.rest, language)
    if token.is_withheld:
        return withheld_label(language)
    if token.person_id in ciphers:
        return assigned_pseudonym_label(ciphers[token.person_id])
    return pseudonym_label(numbers[token.person_id], language, token.role)


def pseudonym_label(number: int, language: str = ENGLISH, role: str = PERSON) -> str:
    """Return the token of a pseudonymous person: the letters of a number, behind a word."""
    return person_placeholder(number, language, role)


def assigned_pseudonym_label(cipher: str) -> str:
    """Return the token of a person who has a cipher."""
    return f"[{cipher}]"


def withheld_label(language: str = ENGLISH) -> str:
    """Return the token of persons who are withheld."""
    return f"[{WORDS[language].withheld}]"


def retained_part_label(stored: str, rest: str, language: str = ENGLISH) -> str:
    """Return the token of what a preset takes away, with the rest that it lets stand.

    Args:
        stored: number, date, address or name; of a name nothing stands but the rest.
        rest: what may be printed; empty for nothing.
        language: of its sentence.
    """
    if stored == "name":
        return f"[{rest}]"
    word = str(getattr(WORDS[language], stored))
    return f"[{word} …{rest}]" if rest else f"[{word}]"


def _drop_repetition(retained: list[str | Placeholder], token: Placeholder) -> None:
    between = retained[-1] if retained and isinstance(retained[-1], str) else ""
    earlier = retained[:-1] if between else retained
    if earlier and earlier[-1] == token and _ONLY_JOINS.match(between):
        del retained[len(earlier) - 1 :]


def _without_repetition_in_brackets(retained: list[str | Placeholder], text: str) -> str:
    """Drop a token that stands in brackets behind its equal; returns the text without the end."""
    closing = _CLOSES.match(text)
    if closing is None or len(retained) < _BRACKETED:
        return text
    before, opening, token = retained[-_BRACKETED:]
    is_opening = isinstance(opening, str) and _OPENS.match(opening) is not None
    if not is_opening or before != token:
        return text
    del retained[1 - _BRACKETED :]
    return text[closing.end() :]
