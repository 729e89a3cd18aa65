"""One text of the lawyer's, released: references and typed names become names or tokens."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.folding import fold, word_kind
from casefiles.domain.ids import PersonId
from casefiles.domain.records import Person, Protection
from casefiles.domain.text_references import split_at_references
from casefiles.redaction.aliases import aliases_of, open_names_of
from casefiles.redaction.mentions import SHARED, Matcher
from casefiles.redaction.patterns import SPACED
from casefiles.redaction.tokens import WITHHELD, Passage, Token, passage

_APOSTROPHES: Final = "'\u2019\u02bc\u2018"
_POSSESSIVE: Final = re.compile(f"[{_APOSTROPHES}]([^\\W\\d_]+)")
_LONE_APOSTROPHE: Final = re.compile(f"([{_APOSTROPHES}])(?=\\s+[^\\W\\d_])")
_OPENING_QUOTE: Final = re.compile(f"(?:^|[\\s(\\[])[{_APOSTROPHES}](?=\\S)")
_CLOSING_QUOTE: Final = re.compile(f"[{_APOSTROPHES}](?=$|[\\s)\\].,;:!?])")


@dataclass(frozen=True, slots=True)
class Policy:
    """How the persons of a case appear.

    Attributes:
        labels: the shown name of each open person.
        pseudonymous: persons who get a numbered token; all others are withheld.
        matcher: finds typed forms of protected persons.
        open_matcher: finds typed names of open persons.
    """

    labels: Mapping[PersonId, str]
    pseudonymous: frozenset[PersonId]
    matcher: Matcher
    open_matcher: Matcher


@dataclass(frozen=True, slots=True)
class Release:
    """A released text, and the open persons who occur in it."""

    text: Passage
    open_persons: frozenset[PersonId]


def policy_of(persons: Iterable[Person]) -> Policy:
    """Return how persons appear; an open person without a name has nothing to show: withheld."""
    everyone = tuple(persons)
    open_names = open_names_of(everyone)
    return Policy(
        {p.id: p.names[0].text for p in everyone if p.protection is Protection.OPEN and p.names},
        frozenset(p.id for p in everyone if p.protection is Protection.PSEUDONYM),
        Matcher(aliases_of(everyone), open_names),
        Matcher(open_names),
    )


def release(text: str, policy: Policy) -> Release:
    """Return a text with open names shown and everything protected made a token."""
    pieces: list[str | Token] = []
    shown: set[PersonId] = set()
    chunk, spans = "", list[tuple[int, int]]()
    is_after_token = False
    for plain, person_id in split_at_references(text):
        chunk += _without_suffix(plain) if is_after_token else plain
        is_after_token = False
        if person_id in policy.labels:
            label = policy.labels[PersonId(person_id)]
            spans.append((len(chunk), len(chunk) + len(label)))
            chunk += label
            shown.add(PersonId(person_id))
        elif person_id:
            pieces += _released_chunk(chunk, spans, policy, shown)
            pieces.append(_token(PersonId(person_id), policy))
            chunk, spans, is_after_token = "", [], True
    pieces += _released_chunk(chunk, spans, policy, shown)
    return Release(passage(_with_even_possessives(pieces)), frozenset(shown))


def _released_chunk(
    chunk: str, spans: list[tuple[int, int]], policy: Policy, shown: set[PersonId]
) -> list[str | Token]:
    """Replace typed mentions in a text without protected references; add open persons to shown."""
    pieces: list[str | Token] = []
    at = 0
    mentions = policy.matcher.find(chunk, spans)
    for mention in mentions:
        pieces += [chunk[at : mention.start], _token(mention.person_id, policy)]
        at = mention.end
    pieces.append(chunk[at:])
    gone = sorted([*spans, *((mention.start, mention.end) for mention in mentions)])
    shown |= policy.open_matcher.owners_in(_without_spans(chunk, gone)) & policy.labels.keys()
    return pieces


def _without_spans(chunk: str, spans: list[tuple[int, int]]) -> str:
    kept, at = "", 0
    for start, end in spans:
        kept += chunk[at : max(at, start)] + "\n"
        at = max(at, end)
    return kept + chunk[at:]


def _token(person_id: PersonId, policy: Policy) -> Token:
    is_pseudonym = person_id != SHARED and person_id in policy.pseudonymous
    return Token(person_id if is_pseudonym else WITHHELD)


def _without_suffix(plain: str) -> str:
    """Drop letters glued to a reference: suffixes follow the sound of the name."""
    for index, char in enumerate(plain):
        if any(word_kind(form) not in SPACED for form in fold(char)):
            return plain[index:]
    return ""


def _with_even_possessives(pieces: list[str | Token]) -> list[str | Token]:
    """Write what follows an apostrophe after a token so that it does not depend on the name."""
    evened: list[str | Token] = []
    before = ""
    for piece in pieces:
        follows_token = bool(evened) and isinstance(evened[-1], Token)
        if isinstance(piece, str):
            if not piece:
                continue
            evened.append(_with_even_possessive(piece, before) if follows_token else piece)
            before += piece
        else:
            evened.append(piece)
    return evened


def _with_even_possessive(rest: str, before: str) -> str:
    ending = _POSSESSIVE.match(rest)
    if ending:
        return rest if ending[1] in {"s", "S"} else rest[ending.end() :]
    lone = _LONE_APOSTROPHE.match(rest)
    if lone and not _is_quoted(before):
        return f"{lone[1]}s{rest[1:]}"
    return rest


def _is_quoted(before: str) -> bool:
    opened = len(_OPENING_QUOTE.findall(before))
    return opened > len(_CLOSING_QUOTE.findall(before))
