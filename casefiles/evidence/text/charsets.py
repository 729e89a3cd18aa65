"""Bytes of a message as text, by the encoding that it names or else the likeliest one."""

import codecs
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from casefiles.evidence.text.text_decoding import decoded
from casefiles.evidence.text.text_guessing import LIKELY

_ALIASES: Final = {
    "windows-950": "cp950",
    "x-windows-950": "cp950",
    "windows-936": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "euc-cn": "gb18030",
    "hz-gb-2312": "hz",
    "chinesebig5": "cp950",
    "big5": "cp950",
    "cn-big5": "cp950",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "x-mac-cyrillic": "mac_cyrillic",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "ansi_x3.4-1968": "utf-8",
    "utf8": "utf-8",
    "utf-8": "utf-8-sig",
    "unicode-1-1-utf-7": "utf-7",
    "windows-1252": "cp1252",
    "windows-874": "cp874",
    "tis-620": "cp874",
}
"""Names that the codecs do not know, or mean too narrowly; wider ones read all of the narrow."""

_LONGEST_NAME: Final = 40
_NOT_TEXT: Final = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "undefined"}
    | {"unicode_escape", "raw_unicode_escape", "mbcs", "oem", "palmos"}
)
_ENOUGH_TO_GUESS: Final = 65_536


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text and how it was told.

    Attributes:
        is_guess: the encoding was not told, or was told wrongly.
    """

    text: str
    is_guess: bool = False


def codec_of(name: str) -> str | None:
    """Return the codec for the name of an encoding, as in a mail; None if there is none."""
    plain = name.strip().strip("\"'").lower().replace("_", "-")[:_LONGEST_NAME]
    plain = _ALIASES.get(plain) or _ALIASES.get(plain.replace("-", "_")) or plain
    try:
        found = codecs.lookup(plain)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if found.name.removesuffix("_codec") in _NOT_TEXT else found.name


def decode(data: bytes, named: str) -> DecodedText:
    """Return bytes as text.

    Args:
        data: of one text.
        named: name of its encoding; empty if it names none.
    """
    if not named and data.isascii():
        return DecodedText(data.decode("ascii"))
    codec = codec_of(named) if named else None
    for name in dict.fromkeys((codec or "utf-8-sig", "utf-8-sig")):
        try:
            return DecodedText(data.decode(name), is_guess=bool(named) and name != codec)
        except (UnicodeError, ValueError):
            continue
    if codec is not None:
        text = data.decode(codec, "replace")
        # A few bad bytes are a fault of the mail; many mean that the name is wrong.
        if text.count("\ufffd") * _FEW < len(text):
            return DecodedText(text, is_guess=True)
    return DecodedText(_guessed(data), is_guess=True)


_FEW: Final = 20


def _guessed(data: bytes) -> str:
    text = decoded(data)
    if text is not None:
        return text
    best = from_bytes(data[:_ENOUGH_TO_GUESS], cp_isolation=LIKELY).best()
    name = best.encoding if best is not None else "cp1252"
    return data.decode(name, "replace")
