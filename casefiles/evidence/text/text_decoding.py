"""Tells whether bytes are plain text, and in which of the encodings that we are sure of."""

import codecs
import re
import unicodedata

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEAST_COMMON = 0.8
"""Share of characters that Chinese text has from level 1 of GB 2312; other encodings read as
GB 18030 have few: Cyrillic letters come out as rare characters."""
_LAST_COMMON = 0xD7
"""Lead byte of the last row of level 1."""
_LAST_HANGUL = 0xC8
"""Lead byte of the last Hangul of Korean; four in ten characters of Chinese have later ones."""
_ENOUGH = 20

_NEVER_IN_TEXT = frozenset(range(9)) | frozenset((14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25))
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]+")
_TAB = "    "


def decoded(data: bytes) -> str | None:
    """Return the text of a file, or None if it is not text for certain.

    Accepted are UTF-8, UTF-16 with a byte order mark, and GB 18030 if it looks like Chinese.

    Returns:
        Text in Unicode normal form C, lines ended by line feeds, without other controls.
    """
    text = _marked(data) if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else None
    if text is None:
        text = _unmarked(data)
    return None if text is None else cleaned(text)


def has_controls(data: bytes) -> bool:
    """Tell whether bytes hold what no text of single bytes holds."""
    return not _NEVER_IN_TEXT.isdisjoint(data)


def _marked(data: bytes) -> str | None:
    encoding = next(name for mark, name in _MARKED if data.startswith(mark))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked(data: bytes) -> str | None:
    if has_controls(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(data)


def _chinese(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = "".join(character for character in text if not character.isascii())
    leads = foreign.encode("gb2312", "ignore")[::2]
    if len(leads) >= _ENOUGH and max(leads) <= _LAST_HANGUL:
        return None
    common = sum(lead <= _LAST_COMMON for lead in leads)
    return text if common >= _LEAST_COMMON * len(foreign) else None


def cleaned(text: str) -> str:
    """Return a text in normal form C, its lines ended by line feeds, without other controls."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return unicodedata.normalize("NFC", _DROPPED.sub("", text.replace("\t", _TAB)))
