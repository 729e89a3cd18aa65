"""Which words of kin are none: a sister company, fellows in faith, a name like a Turkish word."""

from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.redaction.kinship import decoy_words, owner_words
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.reading import KinshipText, KinshipWord, is_near, keys_in, parts
from casefiles.redaction.kinship.spaced_forms import key_of
from casefiles.redaction.kinship.tokens import KinshipToken
from casefiles.redaction.kinship.word_lists import words_of

_SHORT: Final = 5
"""Letters up to which a form of a Turkic language counts only away from words of others."""
_FOREIGN: Final = frozenset(
    key_of(word) for words in decoy_words.BREAKS.values() for word in words.split() if len(word) > 1
) - {"on", "an", "at", "son", "me", "en", "de", "da", "o", "ne", "bu", "la", "al", "yo", "el"}
_TURKISH: Final = frozenset("şğı")
"""Letters that no other language of papers has in a word that looks like one of kin."""
_OWN: Final = frozenset(
    map(
        key_of,
        words_of(
            """
ablam abim annem babam amcam dayim oglum oglim kizim qizim kocam bacim dedem ninem hedem acham
singlim xolam buvim apam anam dadam akam ukam balam oghlum qizim yengem yengge gelinim yegenim
kelinim newrem tagham
"""
        ),
    )
)
"""Short forms that are plain in any text, also written without the dots of their letters."""
_IDIOMS: Final = tuple(map(fold, decoy_words.IDIOMS))
_LONGEST_IDIOM: Final = 40
_FAITH_KEYS: Final = frozenset(map(key_of, decoy_words.FAITH))


def is_decoy(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether a word of kin is a part of another thing."""
    language = place.meaning.language
    if _is_idiom(text, place):
        return True
    kinship_token = text.words[place.last] if place.last < len(text.words) else None
    if kinship_token is not None and is_near(text, place.last - 1):
        is_lonely = text.words[place.at].key in owner_words.LONELY
        if is_lonely and not parts(kinship_token, "en"):
            return True
        is_genitive = text.words[place.last - 1].is_owner
        if kinship_token.key in keys_in(decoy_words.AFTER, language) and not is_genitive:
            return True
        following = text.words[place.last + 1 : place.last + 2]
        if kinship_token.key in decoy_words.FAITH_LEADS and any(
            one.key in _FAITH_KEYS for one in following
        ):
            return True
    before = text.words[place.at - 1] if place.at else None
    if before is not None and before.key in keys_in(decoy_words.BEFORE, language):
        return is_near(text, place.at - 1)
    return place.meaning.owner is not Owner.NONE and is_foreign(text, place)


def _is_idiom(text: KinshipText, place: KinshipWord) -> bool:
    first = max(0, place.at - 1)
    start = text.words[first].start
    folded = fold(text.text[start : start + _LONGEST_IDIOM])
    own = folded[text.words[place.at].start - start :] if first < place.at else folded
    return folded.startswith(_IDIOMS) or own.startswith(_IDIOMS)


def is_foreign(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether a short form of a Turkic language stands among words of another."""
    token = text.words[place.at]
    if place.meaning.language in {
        "ug",
        "ar",
        "fa",
        "ckb",
        "tg",
        "kk",
        "ky",
        "uz-cyrillic",
        "ug-cyrillic",
    }:
        return False
    if len(token.key) > _SHORT or (place.meaning.owner is Owner.FIRST and _is_plain(token)):
        return False
    around = text.words[max(0, place.at - 8) : place.at + 9]
    return sum(one.key in _FOREIGN for one in around) > 1


def _is_plain(token: KinshipToken) -> bool:
    """Tell whether a short form is no word of any other language, and no name: eşim, dayım."""
    if token.text[:1].isupper():
        return False
    return any(char in _TURKISH for char in token.text) or token.key in _OWN
