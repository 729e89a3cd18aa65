"""Kinship in scripts with spaces: which words of kin stand in a text, and whose kin they are."""

from collections.abc import Iterator
from dataclasses import replace

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship import owner_words
from casefiles.redaction.kinship.alone import (
    at_home,
    bare,
    had,
    in_field,
    is_address,
    left_out,
    may_be_bare,
)
from casefiles.redaction.kinship.before import before, pronoun_before
from casefiles.redaction.kinship.decoys import is_decoy
from casefiles.redaction.kinship.following_owner import following_owner
from casefiles.redaction.kinship.phrase import Known, Owner, Phrase
from casefiles.redaction.kinship.reading import SUFFIXED, KinshipOwner, KinshipText, KinshipWord
from casefiles.redaction.kinship.spaced_forms import Meaning, key_of
from casefiles.redaction.kinship.suffixes import possessed
from casefiles.redaction.kinship.tokens import meanings_at, tokens_of


def find(text: str, known: Known) -> Iterator[Phrase]:
    """Yield the words of kin of a text in scripts with spaces, with their owners."""
    yield from _phrases(KinshipText(text, known, tokens_of(text)))


def _phrases(text: KinshipText) -> Iterator[Phrase]:
    at = 0
    while at < len(text.words):
        size, meanings = meanings_at(text.words, at)
        best = _best(text, at, at + size, meanings) if meanings else None
        if best is not None:
            for one in range(at, at + size):
                text.made[one] = best
            yield best
        at += size if best is not None else 1


def _best(text: KinshipText, at: int, last: int, meanings: tuple[Meaning, ...]) -> Phrase | None:
    """Return the reading of a word whose owner is told best."""
    found = [
        phrase
        for meaning in meanings
        if (phrase := _phrase(text, KinshipWord(at, last, meaning))) is not None
    ]
    order = [*Owner]
    owned = [one for one in found if one.owner not in {Owner.NONE, Owner.OTHER}]
    best = min(owned or found, key=lambda one: order.index(one.owner), default=None)
    if best is None:
        return None
    same = [one.kins for one in found if one.owner is best.owner]
    return replace(best, kins=frozenset().union(*same))


def _phrase(text: KinshipText, place: KinshipWord) -> Phrase | None:
    if is_decoy(text, place):
        return None
    word, end = text.words[place.at], text.words[place.last - 1].end
    kinship_owner = _owner_of(text, place) or KinshipOwner(bare(text, place), word.start, end)
    if kinship_owner.owner is Owner.NONE and not may_be_bare(text, place):
        return None
    kins = frozenset({Kin.OTHER}) if _is_cousin(text, place) else place.meaning.kins
    shown = " ".join(text.text[word.start : end].split())
    return Phrase(
        min(kinship_owner.start, word.start),
        max(kinship_owner.end, end),
        kins,
        kinship_owner.owner,
        shown,
        kinship_owner.named,
        kinship_owner.of_kins,
        is_address=kinship_owner.owner is Owner.FIRST and is_address(text, place),
    )


def _is_cousin(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether the word before makes a brother a cousin."""
    former = text.words[place.at - 1] if place.at else None
    texts = owner_words.COUSINS.get(place.meaning.language, "").split()
    return former is not None and bool(texts) and former.key.startswith(tuple(map(key_of, texts)))


def _owner_of(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    language, word = place.meaning.language, text.words[place.at]
    field = in_field(text, place)
    if field is not None:
        return field
    if place.meaning.owner is Owner.FIRST:
        start = pronoun_before(text, place)
        return KinshipOwner(Owner.FIRST, word.start if start is None else start, word.end)
    if place.meaning.owner is Owner.THIRD:
        return possessed(text, place)
    if language in SUFFIXED:
        return before(text, place) or at_home(text, place)
    by_role = following_owner(text, place) if language in owner_words.DROPPED else None
    if by_role is not None and by_role.owner is Owner.ROLE:
        # "Нас встретила сестра водителя": what stands before is no owner.
        return by_role
    return (
        before(text, place)
        or following_owner(text, place)
        or had(text, place)
        or at_home(text, place)
        or left_out(text, place)
    )
