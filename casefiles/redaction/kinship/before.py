"""Whose kin is meant where the owner stands before the word: my sister, the client's sister."""

import re
from typing import Final

from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.reading import (
    BETWEEN,
    KinshipOwner,
    KinshipText,
    KinshipWord,
    is_near,
    parts,
    who_at,
    who_is,
)
from casefiles.redaction.kinship.role_owners import is_listed_role, owner_by_role
from casefiles.redaction.kinship.tokens import party, pronoun
from casefiles.redaction.kinship.word_lists import words_of

_SENTENCE: Final = 120
_SOMEBODY: Final = re.compile(
    r"\b(?:an?|another|one|some) (?:[\w-]+ ){0,2}(?:woman|man|girl|boy|guard|officer|policeman|"
    r"policewoman|lady|inmate|prisoner|neighbour|neighbor|stranger|nurse|cook|driver|official)\b"
    r"(?: [\w']+){0,8}? (?:said|says|told|claimed|mentioned|thought)\b",
    re.IGNORECASE,
)
_AND: Final = frozenset(
    words_of(
        """
and or und oder et ou y e o ed i a oraz и или та й och eller και ή ve veya ile ۋە بىلەن va bilan
және و أو یا
"""
    )
)


def before(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner that stands before a word of kin."""
    language = place.meaning.language
    own: KinshipOwner | None = None
    for back in range(1, BETWEEN + 2):
        at = place.at - back
        if at < 0 or not is_near(text, at):
            break
        token = text.words[at]
        kinship_owner = _at(text, at, place)
        if kinship_owner is not None and kinship_owner.owner is not Owner.OWN:
            return kinship_owner
        own = own or kinship_owner
        if kinship_owner is None and (back > BETWEEN or parts(token, language)):
            break
    return own


def _at(text: KinshipText, at: int, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner that a word tells; None where it tells none."""
    token, language = text.words[at], place.meaning.language
    if token.is_owner or _is_genitive(text, at, language):
        return _genitive(text, at, language)
    owner = pronoun(token, language)
    if owner is Owner.THIRD and (_is_general(text, at) or _is_of_somebody(text, at, language)):
        owner = Owner.OTHER
    if owner is not Owner.NONE:
        return KinshipOwner(owner, token.start, text.words[place.at].start)
    return _listed(text, at, place)


def _is_general(text: KinshipText, at: int) -> bool:
    """Tell whether a law speaks of anybody: his or her."""
    near = " ".join(one.key for one in text.words[max(0, at - 2) : at + 1])
    return near.endswith(("his or her", "her or his", "his her", "il ou elle", "sein oder ihr"))


def _is_of_somebody(text: KinshipText, at: int, language: str) -> bool:
    """Tell whether the sentence is about anybody at all: a woman said her brother was there."""
    if language != "en":
        return False
    start = text.words[at].start
    before = text.text[max(0, start - _SENTENCE) : start]
    return _SOMEBODY.search(re.split(r"[.!?\n]\s", before)[-1]) is not None


def _listed(text: KinshipText, at: int, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner of the word of kin before an "and": my mother and sister."""
    token = text.words[at]
    if token.key not in _AND or at != place.at - 1:
        return None
    made = text.made.get(at - 1) or text.made.get(at - 2)
    if made is None or made.owner in {Owner.NONE, Owner.OTHER}:
        return None
    word = text.words[place.at]
    return KinshipOwner(made.owner, word.start, word.end, made.named, made.of_kins)


def _is_genitive(text: KinshipText, at: int, language: str) -> bool:
    token = text.words[at]
    if language == "sv":
        is_stated = party(token, language) is not Owner.NONE or is_listed_role(text, at, language)
        return is_stated and token.key.endswith("s")
    return False


def _genitive(text: KinshipText, at: int, language: str) -> KinshipOwner:
    """Return whose kin it is where a genitive stands before the word of kin."""
    token = text.words[at]
    made = text.made.get(at)
    if made is not None and made.owner is Owner.ROLE:
        return KinshipOwner(Owner.ROLE, made.start, token.end, made.named, made.kins)
    if made is not None and made.owner is not Owner.OTHER:
        return KinshipOwner(Owner.KIN, made.start, token.end, "", made.kins)
    who = who_at(text, at)
    if who:
        return KinshipOwner(Owner.NAMED, _name_start(text, at), token.end, who)
    owner = party(token, language)
    if owner is not Owner.NONE:
        return KinshipOwner(owner, token.start, token.end)
    span = token.start, token.end
    return owner_by_role(text, at, language, span) or KinshipOwner(Owner.OTHER, *span)


def _name_start(text: KinshipText, at: int) -> int:
    while at and text.words[at - 1].is_capital and who_is(text, text.words[at - 1]):
        at -= 1
    return text.words[at].start


def pronoun_before(text: KinshipText, place: KinshipWord) -> int | None:
    """Return where a pronoun begins that says again what an ending says; None for none."""
    if not place.at or not is_near(text, place.at - 1):
        return None
    token = text.words[place.at - 1]
    is_own = pronoun(token, place.meaning.language) in {Owner.FIRST, Owner.OWN}
    return token.start if is_own else None
