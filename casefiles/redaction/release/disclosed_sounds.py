"""What beside a token follows the sound of the name that it hides, language by language.

A form is listed where it leaves fewer than about three quarters of names: *an* and *a* in English,
but not Spanish *y*, beside which nine names in ten may stand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.redaction.release.placeholders import PlaceholderText
from casefiles.redaction.release.sentence_languages import SMALL_WORDS, language_at

_SIGN: Final = "\ufffc"
_APOSTROPHE: Final = "['\u2019\u02bc]"
_HYPHEN: Final = "[-\u2010\u2011\u2013]"
_AROUND: Final = 24
"""Characters on either side of a token that are looked at and told."""

_POLISH: Final = frozenset("ąęłńśźżĄĘŁŃŚŹŻ")
_CZECH: Final = frozenset("ěřůďťňĚŘŮĎŤŇ")
_UKRAINIAN: Final = frozenset("їєґЇЄҐ")
_MORE_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "it": frozenset({"il", "di", "che", "della", "con", "una", "per", "nel", "gli", "è", "non"}),
    "pl": frozenset({"i", "w", "na", "jest", "nie", "się", "przez", "był", "została", "oraz"}),
    "cs": frozenset({"a", "v", "na", "je", "se", "byl", "byla", "že", "který", "nebo"}),
}
_FEWEST: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE: Final = re.compile(r"[^.!?\n]*")


def _before(words: str) -> re.Pattern[str]:
    """Match one of some words directly before a token; one with an apostrophe needs no blank."""
    texts = words.split()
    elided = "|".join(re.escape(one[:-1]) for one in texts if one.endswith("'"))
    whole = "|".join(re.escape(one) for one in texts if not one.endswith("'"))
    parts = [rf"(?:{elided}){_APOSTROPHE}\s?"] if elided else []
    parts += [rf"(?:{whole})\s+"] if whole else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})\Z", re.IGNORECASE)


def _after(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LATIN_SUFFIXES: Final = (
    "ning|gha|qa|ge|ke|ga|da|de|ta|te|din|tin|dan|den|tan|ten|nin|nın|nun|nün|in|ın|un|ün|"
    "yi|yı|yu|yü|i|ı|u|ü|ye|ya|e|a|ler|lar|li|lı|lu|lü|le|la|yle|yla|lerning|larning"
)
BEFORE: Final[Mapping[str, re.Pattern[str]]] = {
    "en": _before("a an"),
    "fr": _before("d' de l' qu' que lorsqu' lorsque puisqu' puisque jusqu' quoiqu' quoique"),
    "it": _before(
        "ed ad od d' l' un' dell' all' dall' nell' sull' coll' quell' quest' uno lo gli dello allo"
    ),
    "es": _before("e u"),
    "pl": _before("ze we"),
    "cs": _before("se ze ke ve"),
    "ru": _before("со ко во об обо"),
    "uk": _before("із зі й"),
}
"""What stands before a token, by language."""
AFTER: Final[Mapping[str, re.Pattern[str]]] = {
    "en": _after(rf"{_APOSTROPHE}(?=\s+[^\W\d_])"),
    "de": _after(rf"{_APOSTROPHE}(?=\s+[^\W\d_])"),
    "tr": _after(
        rf"(?:{_HYPHEN}[^\W\d_]{{1,8}}|\s+(?:de|da|te|ta|mi|mı|mu|mü)|{_APOSTROPHE}[^\W\d_]{{1,8}})(?!\w)"
    ),
    "ug": _after(rf"{_HYPHEN}[^\W\d_]{{1,10}}"),
    "kk": _after(
        rf"(?:{_HYPHEN}[^\W\d_]{{1,8}}|\s+(?:да|де|та|те|ма|ме|ба|бе|па|пе|мен|бен|пен))(?!\w)"
    ),
    "bo": _after(
        "[\u0f0b\\s]?(?:གིས|ཀྱིས|གྱིས|ཡིས|གི|ཀྱི|གྱི|ཡི|འི|ཏུ|དུ|རུ|སུ|ཏེ|སྟེ|དེ|ཞེས|ཅེས|ཤེས|ཞིག|ཅིག|ཤིག|ཀྱང|ཡང|འང)"
        "(?=[\u0f0b\u0f0d\\s]|\\Z)"
    ),
}
"""What stands after a token, by language."""
_ANY_LATIN: Final = _after(rf"{_HYPHEN}(?:{_LATIN_SUFFIXES})(?!\w)")
"""Endings after a hyphen in Latin letters, as Uyghur and Turkish have them, in a text of any."""


@dataclass(frozen=True, slots=True)
class DisclosedSound:
    """A place where the sound of a hidden name can be told.

    Attributes:
        language: by whose rule.
        word: what tells, as it stands.
        around: the words there, with an ellipsis between brackets for the token.
    """

    language: str
    word: str
    around: str


def disclosed_sounds(text: PlaceholderText) -> tuple[DisclosedSound, ...]:
    """Return the places of a released text where something follows the sound of a hidden name."""
    whole = "".join(piece if isinstance(piece, str) else _SIGN for piece in text.pieces)
    found: list[DisclosedSound] = []
    at = 0
    for piece in text.pieces:
        if not isinstance(piece, str):
            found += _at(whole, at)
        at += len(piece) if isinstance(piece, str) else 1
    return tuple(found)


def _at(whole: str, at: int) -> Iterator[DisclosedSound]:
    language = _language(whole, at)
    before, after = whole[max(0, at - _AROUND) : at], whole[at + 1 : at + 1 + _AROUND]
    rule = BEFORE.get(language)
    match = rule.search(before) if rule is not None else None
    if match is not None:
        yield DisclosedSound(language, match[0].strip(), _around(before, after))
    following = AFTER.get(language)
    match = (following.match(after) if following is not None else None) or _ANY_LATIN.match(after)
    if match is not None:
        yield DisclosedSound(
            language if following else "tr", match[0].strip(), _around(before, after)
        )


def _around(before: str, after: str) -> str:
    line = f"{before}[…]{after}".replace(_SIGN, "[…]")
    return " ".join(line.split())


def _language(whole: str, at: int) -> str:
    """Return the language of a sentence, with those that need no words of tokens of their own."""
    text = language_at(whole, at)
    start = max(whole.rfind(sign, 0, at) for sign in ".!?\n") + 1
    sentence = whole[start:at] + (_SENTENCE.match(whole, at) or [""])[0]
    letters = frozenset(sentence)
    if text in {"ru", "kk"}:
        return "uk" if letters & _UKRAINIAN else text
    if text not in SMALL_WORDS:
        return text
    if letters & _POLISH:
        return "pl"
    if letters & _CZECH:
        return "cs"
    words = [one.casefold() for one in _WORD.findall(sentence)]
    score = {name: sum(word in own for word in words) for name, own in _MORE_WORDS.items()}
    best = max(score, key=lambda name: score[name])
    own = sum(word in SMALL_WORDS[text] for word in words)
    return best if score[best] >= _FEWEST and score[best] > own else text
