"""Tells in which encoding a web page is written."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD: Final = 4096
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALIASES: Final = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("iso-8859-1", "latin1", "ascii", "us-ascii"), "cp1252"),
    "windows-950": "cp950",
    "windows-936": "gb18030",
    "big5": "cp950",
    "x-sjis": "cp932",
}
_PROBE: Final = 65_536


def html_text(data: bytes) -> str:
    """Return the text of a page, in the encoding that it tells, or the likeliest one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    match = _CHARSET.search(data[:_HEAD])
    if match is not None:
        name = match[1].decode("ascii").lower()
        text = _decoded(data, _ALIASES.get(name, name))
        if text is not None:
            return text
    text = _decoded(data, "utf-8")
    return text if text is not None else _guessed(data)


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the text, if nearly all of it makes sense in an encoding."""
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        return None
    return text if text.count("\ufffd") * 50 <= len(text) else None


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_PROBE]).best()
    encoding = "cp1252" if best is None else best.encoding
    return data.decode(_ALIASES.get(encoding, encoding), "replace")
