"""One text of the lawyer's, released: references and typed names become names or tokens."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.emoji_words import worded
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.placeholder_words import PERSON
from casefiles.domain.language.text_references import split_at_references
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.snapshot import RetainedValue
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.redaction.names.patterns import SPACED
from casefiles.redaction.names.protected_terms import open_forms_of
from casefiles.redaction.release.placeholders import WITHHELD, Placeholder, PlaceholderText, passage

_APOSTROPHES: Final = "'\u2019\u02bc\u2018"
_POSSESSIVE: Final = re.compile(f"[{_APOSTROPHES}]([^\\W\\d_]+)")
_LONE_APOSTROPHE: Final = re.compile(f"([{_APOSTROPHES}])(?=\\s+[^\\W\\d_])")
_OPENING_QUOTE: Final = re.compile(f"(?:^|[\\s(\\[])[{_APOSTROPHES}](?=\\S)")
_CLOSING_QUOTE: Final = re.compile(f"[{_APOSTROPHES}](?=$|[\\s)\\].,;:!?])")


@dataclass(frozen=True, slots=True)
class AppearancePolicy:
    """How the persons of a case appear.

    Attributes:
        labels: the shown name of each open person.
        pseudonymous: persons who get a lettered token; all others are withheld.
        matcher: finds typed forms of protected persons.
        open_matcher: finds typed names of open persons.
        retained: what a preset prints for some of the others.
        words: which word stands before the letters of some of the pseudonymous, by code.
    """

    labels: Mapping[PersonId, str]
    pseudonymous: frozenset[PersonId]
    matcher: Matcher
    open_matcher: Matcher
    retained: Mapping[PersonId, RetainedValue] = field(default_factory=dict)
    words: Mapping[PersonId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReleasedText:
    """A released text, and the open persons who occur in it."""

    text: PlaceholderText
    open_persons: frozenset[PersonId]


def policy_of(
    persons: Iterable[Person],
    retained_values: Mapping[PersonId, RetainedValue] | None = None,
    excused: Collection[str] = (),
    words: Mapping[PersonId, str] | None = None,
) -> AppearancePolicy:
    """Return how persons appear; an open person without a name has nothing to show: withheld.

    Args:
        persons: everybody, with those who stand for a number under a preset.
        retained_values: what the preset prints for these.
        excused: keys of the decisions that leave a protected form in an open person's name.
        words: codes of the words that readers may have of persons, as `roles_for` returns them.
    """
    everyone = tuple(persons)
    sought = sought_for(everyone, excused)
    return AppearancePolicy(
        {
            p.id: worded(p.names[0].text).text
            for p in everyone
            if p.protection is Protection.OPEN and p.names
        },
        frozenset(p.id for p in everyone if p.protection is Protection.PSEUDONYM),
        matcher_of(sought),
        Matcher(open_forms_of(sought.open)),
        retained_values or {},
        words or {},
    )


def release(text: str, policy: AppearancePolicy) -> ReleasedText:
    """Return a text with open names shown and everything protected made a token."""
    pieces: list[str | Placeholder] = []
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
    return ReleasedText(passage(_with_even_possessives(pieces)), frozenset(shown))


def release_words(
    text: str, missing: Iterable[tuple[int, int]], policy: AppearancePolicy
) -> ReleasedText:
    """Return a text of somebody else's, in which nothing is a reference, released.

    Args:
        text: as its file has it.
        missing: spans that go, whatever they say. A mention that one of them cuts goes with it.
        policy: how persons appear.
    """
    worded_text = worded(text)
    mentions = [
        (*worded_text.span(one.start, one.end), _token(one.person_id, policy))
        for one in policy.matcher.find(text)
    ]
    spans = [
        (*worded_text.span(start, end), Placeholder(WITHHELD))
        for start, end in missing
        if start < end
    ]
    if worded_text.text != text:
        # A sign in words may be a name, which it was not as a sign.
        mentions += _named_by_signs(worded_text.text, mentions, policy)
        text = worded_text.text
    removed: list[tuple[int, int, Placeholder]] = []
    for start, end, token in sorted([*mentions, *spans], key=lambda one: one[:2]):
        if removed and start < removed[-1][1]:
            before = removed.pop()
            same = (
                token
                if (start, end) == before[:2] and token == before[2]
                else Placeholder(WITHHELD)
            )
            removed.append((before[0], max(end, before[1]), same))
        else:
            removed.append((start, end, token))
    pieces: list[str | Placeholder] = []
    at = 0
    for start, end, token in removed:
        pieces += [text[at:start], token]
        at = end
    pieces.append(text[at:])
    shown = policy.open_matcher.owners_in(
        _without_spans(text, [(start, end) for start, end, _ in removed])
    )
    released = passage(_with_even_possessives([piece for piece in pieces if piece]))
    return ReleasedText(released, frozenset(shown & policy.labels.keys()))


def _released_chunk(
    chunk: str, spans: list[tuple[int, int]], policy: AppearancePolicy, shown: set[PersonId]
) -> list[str | Placeholder]:
    """Replace typed mentions in a text without protected references; add open persons to shown."""
    pieces: list[str | Placeholder] = []
    at = 0
    worded_text = worded(chunk)
    mentions = [
        (*worded_text.span(one.start, one.end), _token(one.person_id, policy))
        for one in policy.matcher.find(chunk, spans)
    ]
    spans = [worded_text.span(*span) for span in spans]
    if worded_text.text != chunk:
        more = _named_by_signs(worded_text.text, mentions, policy, spans)
        mentions, chunk = sorted([*mentions, *more], key=lambda one: one[:2]), worded_text.text
    for start, end, token in mentions:
        pieces += [chunk[at:start], token]
        at = end
    pieces.append(chunk[at:])
    removed = sorted([*spans, *((start, end) for start, end, _ in mentions)])
    shown |= policy.open_matcher.owners_in(_without_spans(chunk, removed)) & policy.labels.keys()
    return pieces


def _named_by_signs(
    text: str,
    known: Sequence[tuple[int, int, Placeholder]],
    policy: AppearancePolicy,
    spans: Sequence[tuple[int, int]] = (),
) -> list[tuple[int, int, Placeholder]]:
    """Return mentions that a text has only since its emojis are words, and that meet no other."""
    return [
        (one.start, one.end, _token(one.person_id, policy))
        for one in policy.matcher.find(text, list(spans))
        if not any(one.start < end and start < one.end for start, end, _ in known)
    ]


def _without_spans(chunk: str, spans: list[tuple[int, int]]) -> str:
    stored, at = "", 0
    for start, end in spans:
        stored += chunk[at : max(at, start)] + "\n"
        at = max(at, end)
    return stored + chunk[at:]


def _token(person_id: PersonId, policy: AppearancePolicy) -> Placeholder:
    if person_id != SHARED and person_id in policy.retained:
        retained_value = policy.retained[person_id]
        return Placeholder(WITHHELD, retained_value.kind, retained_value.rest)
    is_pseudonym = person_id != SHARED and person_id in policy.pseudonymous
    if not is_pseudonym:
        return Placeholder(WITHHELD)
    return Placeholder(person_id, role=policy.words.get(person_id, PERSON))


def _without_suffix(plain: str) -> str:
    """Drop letters glued to a reference: suffixes follow the sound of the name."""
    for index, char in enumerate(plain):
        if any(word_kind(form) not in SPACED for form in fold(char)):
            return plain[index:]
    return ""


def _with_even_possessives(pieces: list[str | Placeholder]) -> list[str | Placeholder]:
    """Write what follows an apostrophe after a token so that it does not depend on the name."""
    evened: list[str | Placeholder] = []
    before = ""
    for piece in pieces:
        follows_token = bool(evened) and isinstance(evened[-1], Placeholder)
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
