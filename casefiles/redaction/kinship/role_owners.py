"""Whether a word beside one of kin is a trade or a role, so that it tells whose kin is meant."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from casefiles.domain.language.folding import fold, han_variants
from casefiles.redaction.kinship import role_words
from casefiles.redaction.kinship.phrase import Known, Owner
from casefiles.redaction.kinship.reading import (
    ARTICLES,
    TITLE_KEYS,
    KinshipOwner,
    KinshipText,
    KinshipWord,
    is_near,
    who_is,
)
from casefiles.redaction.kinship.spaced_forms import exact_arabic, key_of
from casefiles.redaction.kinship.tokens import KinshipToken, meanings_at

_LONGEST_ENDING: Final = 4
_SHORTEST_ROLE: Final = 4
"""Letters of a recorded role by which it is known with other endings."""
_NOBODY: Final = frozenset(map(key_of, role_words.NOBODY))
_BEFORE_NAMES: Final = frozenset(map(key_of, role_words.BEFORE_NAMES))
_GERMAN_ARTICLES: Final = frozenset({"des", "der", "dem", "vom", "eines", "einer", "einem"})
_CASELESS: Final = "ug"
_DEFINITE: Final = exact_arabic("ال")


def owner_by_role(
    text: KinshipText, at: int, language: str, span: tuple[int, int]
) -> KinshipOwner | None:
    """Return that a word before or behind one of kin tells by a role whose kin it is.

    Args:
        text: in which it stands.
        at: the word.
        language: of the word of kin.
        span: where the phrase begins and ends.
    """
    if not is_role(text, at, language):
        return None
    return KinshipOwner(Owner.ROLE, *span, recorded_role(text.known, text.words[at].key))


def is_role(text: KinshipText, at: int, language: str) -> bool:
    """Tell whether a word is a trade or a role, rather than a name or a thing."""
    token = text.words[at]
    is_nobody = token.key in _NOBODY or is_before_name(token)
    if is_nobody or who_is(text, token) or meanings_at(text.words, at)[1]:
        return False
    return _is_listed(token, language) or _is_open(text, at, language)


def _is_open(text: KinshipText, at: int, language: str) -> bool:
    """Tell whether any word may be a role at a place: what is written as no name is."""
    token = text.words[at]
    if language in role_words.LISTED or language == "ar":
        return False
    if language == "de":
        return at > 0 and text.words[at - 1].key in _GERMAN_ARTICLES
    if language == _CASELESS or not token.is_capital:
        return True
    return at > 0 and is_near(text, at - 1) and text.words[at - 1].key in ARTICLES


def is_listed_role(text: KinshipText, at: int, language: str) -> bool:
    """Tell whether a word is a role of the list, whatever stands around it."""
    token = text.words[at]
    return _is_listed(token, language) and not who_is(text, token)


def is_definite_after(text: KinshipText, place: KinshipWord, at: int) -> bool:
    """Tell whether an Arabic word with its article follows one of kin without: زوجة الراعي."""
    if place.meaning.language != "ar" or at != place.last:
        return False
    kin, token = text.words[place.at], text.words[at]
    if kin.text in role_words.ARABIC_KUNYAS or exact_arabic(kin.text).startswith(_DEFINITE):
        return False
    is_kin = bool(meanings_at(text.words, at)[1])
    return exact_arabic(token.text).startswith(_DEFINITE) and not is_kin


def is_adjective(token: KinshipToken, language: str) -> bool:
    """Tell whether a Slavic word may stand between a word of kin and whose kin it is."""
    endings = role_words.ADJECTIVES.get(language, "")
    return bool(endings) and not token.is_capital and token.key.endswith(_keys(endings))


def is_before_name(token: KinshipToken) -> bool:
    """Tell whether a word stands before a name: of the late Mr Brown."""
    return token.key in _BEFORE_NAMES or token.key in TITLE_KEYS


def recorded_role(known: Known, key: str) -> str:
    """Return whose recorded trade or role a word is; empty for nobody's."""
    own = known.roles.get(key, "")
    if own or len(key) < _SHORTEST_ROLE:
        return own
    stems = ((role, who) for role, who in known.roles.items() if len(role) >= _SHORTEST_ROLE)
    return next((who for role, who in stems if key.startswith(role)), "")


@cache
def _keys(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(key_of, words.split())))


@cache
def _arabic() -> frozenset[str]:
    plain = map(exact_arabic, role_words.SPACED["ar"].split())
    return frozenset(form for one in plain for form in (one, _DEFINITE + one[1:]))


def _is_listed(token: KinshipToken, language: str) -> bool:
    if language == "ar":
        return exact_arabic(token.text) in _arabic()
    key = token.key.lstrip("\u0001")
    if language == "fa":
        key = key_of(token.text)
    suffixes = _keys(role_words.SUFFIXES.get(language, ""))
    if language in role_words.LISTED:
        endings = _keys(role_words.ENDINGS[language])
        is_whole = any(
            key == one or (key.startswith(one) and key.removeprefix(one) in endings)
            for one in _keys(role_words.SPACED[language])
        )
        return is_whole or (bool(suffixes) and not token.is_capital and key.endswith(suffixes))
    return _begins_role(key, language, suffixes)


def _begins_role(key: str, language: str, suffixes: tuple[str, ...]) -> bool:
    texts = _keys(role_words.SPACED.get(language, ""))
    for one in texts:
        if key.startswith(one) and len(key) - len(one) <= _LONGEST_ENDING:
            return True
    # "Padichining": the ending of a trade, and that of a genitive behind it.
    stems = (key[: len(key) - cut] for cut in range(2, _LONGEST_ENDING + 1))
    return bool(suffixes) and any(one.endswith(suffixes) for one in stems)


@cache
def _plain_han(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.translate(han_variants()) for one in words)


def han_role(stored: str, *, has_particle: bool) -> str:
    """Return the role with which Han ends: 牧民, and before 的 any word that ends like one."""
    form = next((one for one in _plain_han(role_words.HAN) if stored.endswith(one)), "")
    if form or not has_particle or stored.endswith(_plain_han(role_words.HAN_NOBODY)):
        return form
    is_role = len(stored) > 1 and stored.endswith(_plain_han(tuple(role_words.HAN_ENDINGS)))
    return stored[-2:] if is_role else ""


def is_tibetan_role(stored: str) -> bool:
    """Tell whether Tibetan without its particle ends with a role."""
    return stored.endswith(role_words.TIBETAN)


def roles_of(values: Mapping[str, str]) -> dict[str, str]:
    """Return the words of recorded trades and roles, as they are compared, and whose they are.

    Args:
        values: what was recorded of people, by their ids.
    """
    found: dict[str, str] = {}
    for who, words in values.items():
        for word in fold(words).split():
            if len(word) >= _SHORTEST_ROLE:
                found.setdefault(key_of(word), who)
    return found
