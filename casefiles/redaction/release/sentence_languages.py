"""In which language a token is written: that of its sentence, told by letters and small words."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.language_codes import script_of_language
from casefiles.domain.language.placeholder_words import ENGLISH, words_language

_END: Final = re.compile(r"[.!?。！？؟۔།\n]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT: Final = (
    ("ug", frozenset("\u06d0\u06d5\u06c6\u06c7\u06c8\u06cb\u06ad")),
    ("ur", frozenset("\u0679\u0688\u0691\u06ba\u06d2")),
    ("fa", frozenset("\u06a9\u06af\u06cc\u067e\u0686\u0698")),
)
"""Languages by letters that those below them lack; Arabic has none of these letters."""
_ONLY: Final = {"t": "bo", "g": "el"}
"""Languages that are alone in their script, by its kind of letters."""
_KAZAKH: Final = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_TURKISH: Final = frozenset("ığşİĞŞ")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


SMALL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "en": _words("the of and to in is was were by at on for with that his her from not"),
    "fr": _words("le la les des du et est une un dans que qui pour par sur au aux il elle"),
    "es": _words("el la los las y es una un en que por para con del al se su fue"),
    "de": _words("der die das und ist von zu mit den dem ein eine nicht am im auf wurde"),
    "tr": _words("ve bir bu için ile da de olarak olan tarafından onun çok değil"),
}
"""Words so frequent that two of them tell a language of Latin script."""
_FEWEST: Final = 2


def language_at(whole: str, at: int) -> str:
    """Return the language of the sentence around a place of a text.

    Args:
        whole: a text whose tokens are blanked, so that nothing removed decides.
        at: index in it.

    Returns:
        A key of `token_words.WORDS`; that of the whole text if the sentence has no letter, and
        English if nothing tells.
    """
    for text in (_sentence(whole, at), whole):
        language = _language(text, whole)
        if language:
            return language
    return ENGLISH


def placeholder_language(whole: str, at: int, known: str) -> str:
    """Return the language of a token at a place of a text.

    Args:
        whole: see `language_at`.
        at: index in it.
        known: the language of the text; empty where its sentences have to tell.

    Returns:
        That language, but for a passage that is quoted in another script.
    """
    if not known:
        return language_at(whole, at)
    key = words_language(known)
    quoted = _language(_sentence(whole, at), whole)
    is_quoted = bool(quoted) and script_of_language(quoted) != script_of_language(key)
    return quoted if is_quoted else key


def _sentence(whole: str, at: int) -> str:
    start = max((end.end() for end in _END.finditer(whole, 0, at)), default=0)
    end = _END.search(whole, at)
    return whole[start : end.start() if end else len(whole)]


def _language(text: str, whole: str) -> str:
    """Return the language of a text by the script of most of its letters; empty without letters."""
    kinds = Counter(kind for char in fold(text) if (kind := word_kind(char)) not in {"", "d"})
    if not kinds:
        return ""
    script, count = min(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    if 2 * count <= kinds.total():
        script = "l"
    match script:
        case "h":
            return _chinese(whole)
        case "a":
            letters = frozenset(whole)
            return next((name for name, own in _ARABIC_SCRIPT if own & letters), "ar")
        case "c":
            return "kk" if _KAZAKH & frozenset(whole) else "ru"
    return _ONLY.get(script) or _of_latin(text)


def _of_latin(text: str) -> str:
    words = [word.casefold() for word in _WORD.findall(text)]
    score = {name: sum(word in own for word in words) for name, own in SMALL_WORDS.items()}
    if _TURKISH & frozenset(text):
        score["tr"] += _FEWEST
    # English stands first, so that it wins where another language says no more.
    best = max(score, key=lambda name: score[name])
    return best if score[best] >= _FEWEST else ENGLISH


def _chinese(text: str) -> str:
    """Tell traditional characters by those that only Big5 has; GB 2312 has the simplified ones."""
    simplified = sum(_only(char, "gb2312", "big5") for char in text)
    traditional = sum(_only(char, "big5", "gb2312") for char in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _only(char: str, charset: str, other: str) -> bool:
    return word_kind(fold(char)[:1] or " ") == "h" and _has(char, charset) and not _has(char, other)


def _has(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
