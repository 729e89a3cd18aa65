"""Whose kin is meant where the owner stands behind the word: the sister of the client."""

import re
from typing import Final

from casefiles.redaction.kinship import owner_words
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.reading import (
    TITLE_KEYS,
    ZERO,
    KinshipOwner,
    KinshipText,
    KinshipWord,
    is_near,
    keys_in,
    party_of,
    who_at,
)
from casefiles.redaction.kinship.role_owners import (
    is_adjective,
    is_before_name,
    is_definite_after,
    is_listed_role,
    is_role,
    recorded_role,
)
from casefiles.redaction.kinship.spaced_forms import exact_arabic, key_of
from casefiles.redaction.kinship.tokens import KinshipToken, meanings_at, party, pronoun
from casefiles.redaction.kinship.word_lists import words_of

_LANGUAGES: Final = frozenset(
    {"it", "es", "ru", "uk", "pl", "cs", "el", "fa", "tg", "ar", "ku", "fr", "en"}
)
"""Languages in which a pronoun may stand behind the word of kin."""
_PREPOSITIONS: Final = frozenset(
    map(
        key_of,
        words_of(
            """
в во на над под подо за из изо с со к ко по о об обо от до у при про через и а но что где
із зі з від під біля до та що де w we z ze do od pod nad przy u i a oraz že za v ve k ke s se po
"""
        ),
    )
)
_VERBS: Final = tuple(
    map(
        key_of,
        words_of(
            """
л ла ло ли ть ться ся ет ёт ит ут ют ат ят ила ает яет ути ити ати ється є ає ють уть ить
ł ła ło li ły ć się je uje
"""
        ),
    )
)
"""How verbs end that may follow a word of kin, in Russian, Ukrainian, Polish and Czech."""
_BY_NUMBER: Final = re.compile(
    r"\s+(?:(?:of|von|de|di|from)\s+)?(?:the\s+)?"
    r"(?:(?:no|nr|num|number|row|line|item|entry|person|defendant|n)[.°º]?\s*|№\s*|#)?"
    r"(\d{1,3})(?=\s*(?:(?:and|und|et|&)\s*\d|[,;.)\]|]|\n|\Z))",
    re.IGNORECASE,
)
"""Somebody of the same list, told by the number there: husband of no. 6, daughter of 1 and 6."""
_APPOSED: Final = re.compile("[,،(–—:]")
_CASELESS: Final = frozenset({"ar", "fa", "ug"})


def following_owner(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner that stands behind a word of kin: of the client, mia, του."""
    language, last = place.meaning.language, place.last
    start = text.words[place.at].start
    by_number = _BY_NUMBER.match(text.text, text.words[last - 1].end)
    if by_number is not None:
        return KinshipOwner(Owner.THIRD, start, by_number.end())
    if last >= len(text.words) or not is_near(text, last - 1):
        return None
    leads = keys_in(owner_words.LEADS, language)
    fillers = keys_in(owner_words.PREPOSITIONS, language)
    adjectives = keys_in(owner_words.ADJECTIVES, language)
    at, has_lead = last, language in ZERO
    while at < len(text.words) and at < last + 5 and is_near(text, at - 1):
        key = text.words[at].key
        if key not in fillers and (has_lead or key not in adjectives):
            break
        has_lead = has_lead or key in leads
        at += 1
    kinship_owner = (
        _owner_of_adjective(text, place)
        or _following_kin(text, place)
        or _following_pronoun(text, place, at)
    )
    if kinship_owner is not None:
        return kinship_owner
    if not has_lead or at >= len(text.words) or not is_near(text, at - 1):
        return None
    return _of(text, place, at, start)


def _owner_of_adjective(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner that the ending of a Persian adjective tells: خواهر بزرگم."""
    if place.meaning.language != "fa":
        return None
    token = text.words[place.last]
    plain = exact_arabic(token.text)
    for one in map(exact_arabic, owner_words.PERSIAN_ADJECTIVES):
        rest = plain.removeprefix(one)
        if plain.startswith(one) and rest in {"م", "مان", "ش", "شان"}:
            owner = Owner.FIRST if rest.startswith("م") else Owner.THIRD
            return KinshipOwner(owner, text.words[place.at].start, token.end)
    return None


def _following_kin(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return that it is kin of kin where an owner and kin follow: Mann meiner Schwester."""
    for at in range(place.last, min(place.last + 4, len(text.words))):
        gap = text.text[text.words[at - 1].end : text.words[at].start]
        if not is_near(text, at - 1) or "," in gap:
            return None
        size, meanings = meanings_at(text.words, at)
        language = place.meaning.language
        own = [one for one in meanings if one.language == language]
        is_owned = any(one.owner is not Owner.NONE for one in own) or any(
            pronoun(text.words[one], language) is not Owner.NONE for one in range(place.last, at)
        )
        if own and is_owned:
            start, end = text.words[place.at].start, text.words[at + size - 1].end
            return KinshipOwner(Owner.KIN, start, end, "", own[0].kins)
    return None


def _following_pronoun(text: KinshipText, place: KinshipWord, at: int) -> KinshipOwner | None:
    language = place.meaning.language
    if language not in _LANGUAGES:
        return None
    start = text.words[place.at].start
    for one in dict.fromkeys((place.last, at)):
        if one >= len(text.words) or not is_near(text, one - 1):
            continue
        token = text.words[one]
        owner = pronoun(token, language)
        if owner is Owner.NONE or (language in {"en", "fr"} and one == place.last):
            continue
        if language == "el" and _is_name_following(text, one):
            continue
        if _is_party_following(text, one + 1, language):
            # "Of my client": the owner is not whoever speaks.
            return _of(text, place, one + 1, start)
        return KinshipOwner(owner, start, token.end)
    return None


def _is_name_following(text: KinshipText, at: int) -> bool:
    following = at + 1
    if following >= len(text.words) or not is_near(text, at):
        return False
    token = text.words[following]
    return token.is_capital or party(token, "el") is not Owner.NONE


def _is_party_following(text: KinshipText, at: int, language: str) -> bool:
    if at >= len(text.words) or not is_near(text, at - 1):
        return False
    is_party = party(text.words[at], language) is not Owner.NONE
    return is_party or is_listed_role(text, at, language)


def _of(text: KinshipText, place: KinshipWord, at: int, start: int) -> KinshipOwner | None:
    """Return the owner that begins at a word behind a word of kin."""
    kinship_owner = _known_or_named(text, place, at, start)
    if kinship_owner is not None and kinship_owner.owner is not Owner.OTHER:
        return kinship_owner
    role = _role_after(text, place, at)
    return kinship_owner if role is None else _by_role(text, role, place.meaning.language, start)


def _known_or_named(
    text: KinshipText, place: KinshipWord, at: int, start: int
) -> KinshipOwner | None:
    language = place.meaning.language
    for step in range(4):
        one = at + step
        if one >= len(text.words) or (step and not is_near(text, one - 1)):
            break
        if _continues_sentence(text.words[one], language):
            break  # "Мать живёт под Киевом": what follows is no owner
        token = text.words[one]
        who = who_at(text, one)
        if who:
            return KinshipOwner(Owner.NAMED, start, token.end, who)
        owned = _owned(text, one, language, start)
        if owned is not None:
            return owned
        if _is_other_name(text, one, language):
            return KinshipOwner(Owner.OTHER, start, token.end)
    return None if language in ZERO else KinshipOwner(Owner.OTHER, start, text.words[at].end)


def _is_other_name(text: KinshipText, at: int, language: str) -> bool:
    """Tell whether a word is the last of a name of nobody known."""
    token = text.words[at]
    is_title = token.key in TITLE_KEYS or _is_proper_name_following(text, at + 1)
    return not is_title and token.is_capital and language not in _CASELESS and language != "de"


def _role_after(text: KinshipText, place: KinshipWord, at: int) -> int | None:
    """Return which word behind one of kin tells a trade or a role."""
    language = place.meaning.language
    for one in range(at, min(at + 4, len(text.words))):
        if one > at and not is_near(text, one - 1):
            return None
        if _may_be_role(text, place, one):
            return one
        if _continues_sentence(text.words[one], language) or _is_other_name(text, one, language):
            return None
    return None


def _may_be_role(text: KinshipText, place: KinshipWord, at: int) -> bool:
    """Tell whether a word behind one of kin tells by a trade or a role whose kin it is."""
    language = place.meaning.language
    if _APPOSED.search(text.text, text.words[place.last - 1].end, text.words[at].start):
        return False  # "Моя сестра, медсестра"
    if is_definite_after(text, place, at):
        return True
    if language in owner_words.DROPPED:
        between = text.words[place.last : at]
        return all(is_adjective(one, language) for one in between) and is_role(text, at, language)
    if language in ZERO:
        return at == place.last and is_role(text, at, language)
    before = text.words[at - 1]
    return not is_before_name(before) and is_role(text, at, language)


def _by_role(text: KinshipText, at: int, language: str, start: int) -> KinshipOwner:
    through = _through(text, at, language, start)
    of_kins = through.of_kins if through is not None else frozenset()
    end = through.end if through is not None else text.words[at].end
    return KinshipOwner(
        Owner.ROLE, start, end, recorded_role(text.known, text.words[at].key), of_kins
    )


def _owned(text: KinshipText, at: int, language: str, start: int) -> KinshipOwner | None:
    """Return that a word is what papers call the client or another, or kin of one."""
    owner = party_of(text.words[at], language)
    if owner is Owner.NONE:
        return None
    return _through(text, at, language, start) or KinshipOwner(owner, start, text.words[at].end)


def _through(text: KinshipText, at: int, language: str, start: int) -> KinshipOwner | None:
    """Return that it is kin of kin where the owner is kin too: of the applicant's father."""
    if not text.words[at].is_owner:
        return None
    for one in range(at + 1, min(at + 4, len(text.words))):
        size, meanings = meanings_at(text.words, one)
        own = [meaning for meaning in meanings if meaning.language == language]
        if own:
            end = text.words[one + size - 1].end
            return KinshipOwner(Owner.KIN, start, end, "", own[0].kins)
    return None


def _continues_sentence(token: KinshipToken, language: str) -> bool:
    """Tell whether a Slavic word goes on with the sentence: a preposition, or a verb."""
    if token.is_capital or language not in owner_words.DROPPED:
        return False
    return token.key in _PREPOSITIONS or token.key.endswith(_VERBS)


def _is_proper_name_following(text: KinshipText, at: int) -> bool:
    if at >= len(text.words) or not is_near(text, at - 1):
        return False
    return text.words[at].is_capital and text.words[at].text[:1].isupper()
