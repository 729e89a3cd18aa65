"""Whose kin is meant where the ending tells that it is somebody's: Rozi'nin ablası."""

import re
from typing import Final

from casefiles.redaction.kinship import owner_words
from casefiles.redaction.kinship.decoys import is_foreign
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.reading import (
    BETWEEN,
    TITLE_KEYS,
    Place,
    Reading,
    Told,
    is_near,
    who_is,
    who_is_named,
)
from casefiles.redaction.kinship.role_owners import told_by_role
from casefiles.redaction.kinship.tokens import Token, party_stem, pronoun
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


def possessed(text: Reading, place: Place) -> Told | None:
    """Return whose kin it is where the ending says that it is somebody's."""
    language, word = place.meaning.language, text.words[place.at]
    if is_foreign(text, place):
        return None
    for back in range(1, 1 if language in {"ar", "fa", "tg"} else BETWEEN):
        at = place.at - back
        if at < 0 or not is_near(text, at):
            break
        told = _at(text, at, place)
        if told is not None:
            return told
    return Told(Owner.THIRD, word.start, word.end)


def _at(text: Reading, at: int, place: Place) -> Told | None:
    """Return the owner that a word before tells; None where it tells none."""
    token, language, end = text.words[at], place.meaning.language, text.words[place.at].end
    owner = pronoun(token, language)
    if owner is not Owner.NONE:
        return Told(Owner.FIRST if owner is Owner.FIRST else Owner.THIRD, token.start, end)
    made = text.made.get(at)
    if made is not None and _has_ending(text, token, language):
        return Told(Owner.KIN, made.start, end, "", made.kins)
    return _turkic_genitive(text, at, language)


def _turkic_genitive(text: Reading, at: int, language: str) -> Told | None:
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
        return Told(Owner.NAMED, token.start, token.end, who)
    if party_stem(token, language, owner_words.CLIENTS):
        return Told(Owner.CLIENT, token.start, token.end)
    if party_stem(token, language, owner_words.WITNESSES):
        return Told(Owner.THIRD, token.start, token.end)
    span = token.start, token.end
    return told_by_role(text, at, language, span) or Told(Owner.OTHER, *span)


def _is_after_apostrophe(text: Reading, at: int) -> bool:
    return text.text[text.words[at].start - 1] in "'’ʻʼ‘`"


def _has_ending(text: Reading, token: Token, language: str) -> bool:
    rest = text.text[token.end : token.end + 4]
    if re.match(r"['’](?:n?[ıiuüIİUÜ]n)\b", rest):
        return True
    return token.key not in _NO_GENITIVE and token.key.endswith(_GENITIVE.get(language, ()))


def _who_of(text: Reading, token: Token, language: str) -> str:
    own = who_is(text, token)
    if own:
        return own
    for ending in _GENITIVE.get(language, ()):
        who = who_is_named(text, token.key.removesuffix(ending))
        if token.key.endswith(ending) and who:
            return who
    return ""
