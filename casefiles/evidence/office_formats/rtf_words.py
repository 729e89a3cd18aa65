"""Cuts rich text (RTF 1.9.1) into its words: groups, controls, characters of any code page."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<name>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<line>[\r\n]+)"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_BY_CHARSET: Final = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class RtfToken:
    """One word of rich text.

    Attributes:
        kind: open, close, name, hex, sign or text.
        name: of a control; the sign itself.
        data: characters in the code page of their font.
    """

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


def words_of_rtf(data: bytes) -> Iterator[RtfToken]:
    """Yield the words of a file; binary data that it holds is passed over."""
    at = 0
    while found := _WORD.match(data, at):
        at = found.end()
        kind = str(found.lastgroup)
        if kind in {"name", "number"}:
            number = int(found["number"]) if found["number"] else None
            name = found["name"].decode("ascii")
            if name == "bin":
                at += max(0, number or 0)
            yield RtfToken("name", name, number)
        elif kind == "hex":
            yield RtfToken("text", data=bytes([int(found["hex"], 16)]))
        elif kind == "sign":
            yield RtfToken("sign", found["sign"].decode("latin-1"))
        elif kind == "text":
            yield RtfToken("text", data=found["text"])
        elif kind != "line":
            yield RtfToken(kind)


def code_page(number: int) -> str:
    """Return the name of the codec of a code page, as Windows numbers them."""
    named = {65001: "utf-8", 936: "gb18030", 10000: "mac_roman", 54936: "gb18030"}
    name = named.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def charset_page(number: int) -> str:
    """Return the name of the codec of a font's character set; nothing for the document's own."""
    return _BY_CHARSET.get(number, "")
