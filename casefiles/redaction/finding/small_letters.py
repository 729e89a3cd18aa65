"""What a capital says: none in chats and handles, little where a sentence begins."""

import re
from typing import Final

from casefiles.redaction.names.patterns import is_in_address

__all__ = ["begins_sentence", "is_chat", "is_handle"]

_STARTS: Final = re.compile(r"(?:\A|[.!?:;…»“”\"()\[\]\n–—>*•|/-])\s*\Z")
_NEAR: Final = 6
_ROOM: Final = 400
_END: Final = re.compile(r"[.!?\u2026\u3002\u061f\u06d4][\"'\u201d\u00bb)\]]*\s|\n\s*\n")


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether a word may have its capital because it begins a sentence, a line or a quote."""
    return _STARTS.search(text, max(0, start - _NEAR), start) is not None


def is_chat(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence in which something stands has no capital, as people chat."""
    first = max(0, start - _ROOM)
    begin = 0
    for match in _END.finditer(text, first, start):
        begin = match.end()
    if not begin and first:
        return False
    after = _END.search(text, end, end + _ROOM)
    sentence = text[begin : after.start() if after is not None else end + _ROOM]
    return not any(map(str.isupper, sentence))


def is_handle(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch stands in an address, a file name, or after the sign of a handle."""
    return text[start - 1 : start] == "@" or is_in_address(text, start, end)
