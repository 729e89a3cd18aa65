"""Which language a piece of released text is in, as far as fonts and line breaks need to know."""

import re
from typing import Final

from casefiles.typeset.characters import HAN
from casefiles.typeset.tree import Span

_TOKEN: Final = re.compile(r"(\[(?:PERSON|某人) \d+\]|\[(?:WITHHELD|不予公开)\])")
"""Tokens of `casefiles.redaction`: a line never ends inside one."""
_HAN: Final = re.compile(f"[{HAN}]")
_HAN_RUN: Final = re.compile(f"([{HAN}\u3000-\u30ff\u3100-\u312f\ufe30-\ufe4f\uff00-\uffef]+)")


def spans(
    text: str, language: str, *, target: str = "", is_bold: bool = False, is_italic: bool = False
) -> tuple[Span, ...]:
    """Cut a text into spans of one language; tokens are kept whole.

    Args:
        text: plain text in any mixture of scripts.
        language: of what is not Chinese.
        target: destination that all of it links to.
        is_bold: set in bold.
        is_italic: set in italics, where the script has them.
    """
    chinese = chinese_of(text)
    is_chinese = _is_mostly_han(text)
    found: list[Span] = []
    for index, piece in enumerate(_TOKEN.split(text)):
        is_token = index % 2 == 1
        if is_chinese or is_token:
            tongue = chinese if is_chinese or _HAN.search(piece) else language
            cut = [(piece, tongue)]
        else:
            parts = enumerate(_HAN_RUN.split(piece))
            cut = [(part, chinese if number % 2 else language) for number, part in parts]
        found += [
            Span(part, tongue, is_bold, is_italic, target, is_unbroken=is_token)
            for part, tongue in cut
            if part
        ]
    return tuple(found)


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


def _is_mostly_han(text: str) -> bool:
    han = len(_HAN.findall(text))
    return han > sum(character.isalpha() for character in text) - han
