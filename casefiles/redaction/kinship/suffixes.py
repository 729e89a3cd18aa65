"""Whose kin is meant where the ending tells that it is somebody's: Rozi'nin ablası."""

import re
from typing import Final

from casefiles.redaction.kinship import owner_words
from casefiles.redaction.kinship.decoys import is_foreign
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.reading import (
    BETWEEN,
    TITLE_KEYS,
    KinshipOwner,
    KinshipText,
    KinshipWord,
    is_near,
    who_is,
    who_is_named,
)
from casefiles.redaction.kinship.role_owners import owner_by_role
from casefiles.redaction.kinship.tokens import KinshipToken, party_stem, pronoun
from casefiles.redaction.kinship.word_lists import words_of

_GENITIVE: Final = {
    "tr": ("nin", "nun", "in", "un"), "ug": ("نيڭ",), "ug-latin": ("ning",), "uz": ("ning",),
    "uz-cyrillic": ("нинг",), "kk": ("нің", "ның", "дің", "дың", "тің", "тың"),
    "ug-cyrillic": ("ниң",),
    "ky": ("нин", "нын", "нун", "нүн", "дин", "дын", "дун", "дүн", "тин", "тын"),
}  # fmt: skip
_NO_GENITIVE: Final = frozenset(
    words_of(
        """
icin gun dun butun uzun yakin kadin altin son zaman once sonra aksam bugun gecen esin olan
"""
    )
)
"""Turkish words that end like a genitive and are none."""


def possessed(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return whose kin it is where the ending says that it is somebody's."""
    language, word = place.meaning.language, text.words[place.at]
    if is_foreign(text, place):
        return None
    for back in range(1, 1 if language in {"ar", "fa", "tg"} else BETWEEN):
        at = place.at - back
        if at < 0 or not is_near(text, at):
            break
        kinship_owner = _at(text, at, place)
        if kinship_owner is not None:
            return kinship_owner
    return KinshipOwner(Owner.THIRD, word.start, word.end)


def _at(text: KinshipText, at: int, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner that a word before tells; None where it tells none."""
    token, language, end = text.words[at], place.meaning.language, text.words[place.at].end
    owner = pronoun(token, language)
    if owner is not Owner.NONE:
        return KinshipOwner(Owner.FIRST if owner is Owner.FIRST else Owner.THIRD, token.start, end)
    made = text.made.get(at)
    if made is not None and _has_ending(text, token, language):
        return KinshipOwner(Owner.KIN, made.start, end, "", made.kins)
    return _turkic_genitive(text, at, language)


def _turkic_genitive(text: KinshipText, at: int, language: str) -> KinshipOwner | None:
    token = text.words[at]
    if not _has_ending(text, token, language):
        return None
    who = _who_of(text, token, language)
    if not who and at and (token.key in TITLE_KEYS or _is_after_apostrophe(text, at)):
        # "Rozi'nin", "Rozi Bey'in", in two words: the name is the one before.
        who = _who_of(text, text.words[at - 1], language) or (
            _who_of(text, text.words[at - 2], language) if at > 1 else ""
        )
    if who:
        return KinshipOwner(Owner.NAMED, token.start, token.end, who)
    if party_stem(token, language, owner_words.CLIENTS):
        return KinshipOwner(Owner.CLIENT, token.start, token.end)
    if party_stem(token, language, owner_words.WITNESSES):
        return KinshipOwner(Owner.THIRD, token.start, token.end)
    span = token.start, token.end
    return owner_by_role(text, at, language, span) or KinshipOwner(Owner.OTHER, *span)


def _is_after_apostrophe(text: KinshipText, at: int) -> bool:
    return text.text[text.words[at].start - 1] in "'’ʻʼ‘`"


def _has_ending(text: KinshipText, token: KinshipToken, language: str) -> bool:
    rest = text.text[token.end : token.end + 4]
    if re.match(r"['’](?:n?[ıiuüIİUÜ]n)\b", rest):
        return True
    return token.key not in _NO_GENITIVE and token.key.endswith(_GENITIVE.get(language, ()))


def _who_of(text: KinshipText, token: KinshipToken, language: str) -> str:
    own = who_is(text, token)
    if own:
        return own
    for ending in _GENITIVE.get(language, ()):
        who = who_is_named(text, token.key.removesuffix(ending))
        if token.key.endswith(ending) and who:
            return who
    return ""
