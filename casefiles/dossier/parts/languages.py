"""Which language a piece of released text is in: it decides on fonts, direction and voices."""

import re
from typing import Final

from casefiles.dossier.parts.typography import typeset_text, whole_parts
from casefiles.typeset.document.characters import HAN
from casefiles.typeset.document.inline import TextSpan

_TOKEN: Final = re.compile(r"(\[[^\[\]\n]{1,40}\])")
"""Tokens of `casefiles.redaction`, whatever they say: a line never ends inside one."""
_HAN: Final = re.compile(f"[{HAN}]")
_HAN_RUN: Final = f"[{HAN}\u3000-\u30ff\u3100-\u312f\ufe30-\ufe4f\uff00-\uffef]+"
_ARABIC: Final = (
    "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_ARABIC_MARKS: Final = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_ARABIC_RUN: Final = rf"[{_ARABIC}]+(?:[\W\d_]+[{_ARABIC}]+)*[{_ARABIC_MARKS}]*"
"""Words, with what stands between them and is no letter of another script."""
_TIBETAN_RUN: Final = r"[\u0f00-\u0fff]+(?: +[\u0f00-\u0fff]+)*"
_RUNS: Final = re.compile(f"({_HAN_RUN}|{_ARABIC_RUN}|{_TIBETAN_RUN})")
_ARABIC_LETTER: Final = re.compile(f"[{_ARABIC}]")
_TIBETAN_LETTER: Final = re.compile("[\u0f40-\u0f6c]")
_OF_ARABIC_SCRIPT: Final = (
    ("ug", re.compile("[\u06d0\u06d5\u06c6-\u06c8\u06cb\u06ad]")),
    ("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]")),
    ("fa", re.compile("[\u06a9\u06af\u06cc\u067e\u0686\u0698]")),
)
"""Languages by letters that those below them lack; Arabic has none of these letters."""


def spans(
    text: str,
    language: str,
    *,
    target: str = "",
    is_bold: bool = False,
    is_italic: bool = False,
    is_as_written: bool = False,
) -> tuple[TextSpan, ...]:
    """Cut a text into spans of one language; tokens are kept whole.

    A text that is mostly in Arabic or Tibetan script is of that language as a whole, with tokens
    and Latin words in it, so that it runs in its own direction.

    Args:
        text: plain text in any mixture of scripts.
        language: of what is in no script that tells its language.
        target: destination that all of it links to.
        is_bold: set in bold.
        is_italic: set in italics, where the script has them.
        is_as_written: what an exhibit says, of which no sign changes.
    """
    by_script = _languages_of(text)
    main = _main_language(text, language, by_script)
    text = text if is_as_written else typeset_text(text, main)
    found: list[TextSpan] = []
    for index, piece in enumerate(_TOKEN.split(text)):
        is_token = index % 2 == 1
        for part, tongue in _cut(piece, main, by_script, is_token=is_token):
            found += [
                TextSpan(one, tongue, is_bold, is_italic, target, is_unbroken=is_whole)
                for one, is_whole in ([(part, True)] if is_token else whole_parts(part))
                if one
            ]
    return tuple(found)


def language_of(text: str, language: str) -> str:
    """Return the language of a text as a whole; that which is given where its script tells none."""
    return _main_language(text, language, _languages_of(text))


def _cut(
    piece: str, main: str, by_script: dict[re.Pattern[str], str], *, is_token: bool
) -> list[tuple[str, str]]:
    """Return the parts of a piece of a text with their languages."""
    if piece.isascii() or main.startswith("zh"):
        return [(piece, main)]
    if is_token:
        found = (name for letter, name in by_script.items() if letter.search(piece))
        return [(piece, next(found, main))]
    return [
        (part, _script_language(part, by_script) if number % 2 else main)
        for number, part in enumerate(_RUNS.split(piece))
    ]


def _languages_of(text: str) -> dict[re.Pattern[str], str]:
    """Return the language that each script stands for in a text."""
    if text.isascii():
        return {}
    arabic = next((name for name, own in _OF_ARABIC_SCRIPT if own.search(text)), "ar")
    return {_HAN: chinese_of(text), _ARABIC_LETTER: arabic, _TIBETAN_LETTER: "bo"}


def _main_language(text: str, language: str, by_script: dict[re.Pattern[str], str]) -> str:
    """Return the language of a text as a whole, if the script of most letters tells it.

    One that starts in another script, such as a sentence about a quotation, is of another language
    unless three letters of four are of that script.
    """
    letters = [one for one in _TOKEN.sub("", text) if one.isalpha()] if by_script else []
    for letter, name in by_script.items():
        own = sum(letter.match(one) is not None for one in letters)
        starts = letter is _HAN or (letters and letter.match(letters[0]) is not None)
        if own * 2 > len(letters) and (starts or own * 4 > len(letters) * 3):
            return name
    return language


def _script_language(part: str, by_script: dict[re.Pattern[str], str]) -> str:
    """Return the language of a run of one script."""
    if _ARABIC_LETTER.match(part):
        return by_script[_ARABIC_LETTER]
    is_tibetan = "\u0f00" <= part[0] <= "\u0fff"
    return by_script[_TIBETAN_LETTER if is_tibetan else _HAN]


def chinese_of(text: str) -> str:
    """Tell simplified from traditional Chinese by the characters that only one of them has.

    GB 2312 holds the characters of the one, Big5 those of the other.
    """
    han = "".join(_HAN.findall(text))
    simplified = _count(han, "gb2312", without="big5")
    traditional = _count(han, "big5", without="gb2312")
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _count(han: str, charset: str, without: str) -> int:
    return sum(_has(charset, character) and not _has(without, character) for character in han)


def _has(charset: str, character: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
