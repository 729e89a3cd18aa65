"""Text as it reads once the signs that programs write for letters are undone.

%E5%BC%A0, &nbsp; and &#24352;, =E5=BC=A0, =?utf-8?B?5byg?=, xn--fiq228c, GÃ¼l: names stand so in
addresses, in raw mails and in what programs print. Characters have their sounds beside them where
small letters stood above, 张(zhāng)三(sān), and letters behind a sign of direction are seen turned.
What the number of a page parts runs on: 138 9944, Page 4 of 9, 5723.
"""

import base64
import binascii
import html
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casefiles.redaction.names.page_lines import PAGE_LINES, has_page_lines

__all__ = ["UnescapedText", "decoded", "has_codes"]

_TURNED: Final = "\u202e"
_SIGNS: Final = ("%", "&", "=", "\\", "xn--", "XN--", _TURNED)
_WORD: Final = r"=\?[\w-]{1,30}(?:\*\w+)?\?[BbQq]\?[^?\n]{0,600}\?="


_FIRST_LEADING: Final = 0xC0
"""The first byte of UTF-8 that begins a letter."""


def _bytes_by_sign(name: str) -> dict[str, int]:
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        found[bytes((byte,)).decode(name, "replace")] = byte
    return found


_WESTERN: Final = _bytes_by_sign("cp1252")
_EASTERN: Final = _bytes_by_sign("cp1251")


def _followers(values: dict[str, int]) -> str:
    signs = "".join(sign for sign, byte in values.items() if byte < _FIRST_LEADING)
    return f"[{re.escape(signs)}]"


_REST: Final = _followers(_WESTERN)
_WRONG: Final = (
    rf"(?:[ÃÄÅÈ]{_REST})+|(?:[ÐÑØÙÚÛÎÏ]{_REST}[ .-]?){{2,}}|(?:[à-é]{_REST}{{2}})+"
    rf"|(?:[РС]{_followers(_EASTERN)}[ .-]?){{3,}}"
)
"""Letters that were read by the table of another country: GÃ¼l, РћР»СЊРіР°."""
_MAY_BE_WRONG: Final = re.compile(_WRONG)
_HAN: Final = "[\u3400-\u9fff]"
_SMALL: Final = r"[^\W\d_A-Z\u3400-\u9fff]"
_GLOSS: Final = rf"[(（][ \u00a0]?[A-Z]?{_SMALL}{{1,6}}[ \u00a0]?[)）]"
_GLOSSED: Final = rf"{_HAN}{_GLOSS}(?={_HAN})|(?<=[)）]){_HAN}{_GLOSS}|(?:{_GLOSS}{_HAN}){{2,}}"
_MAY_BE_GLOSSED: Final = re.compile(_GLOSSED)
_CODE: Final = re.compile(
    rf"(?P<word>{_WORD}(?:\s{{1,4}}{_WORD})*)"
    r"|(?P<wide>(?:%u[0-9A-Fa-f]{4})+)|(?P<percent>(?:%[0-9A-Fa-f]{2})+)"
    r"|(?P<entity>&(?:#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,24}\d{0,2});)"
    r"|(?P<escape>(?:\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{2,6}\}|\\U[0-9A-Fa-f]{8})+)"
    r"|(?P<bytes>(?:\\x[0-9A-Fa-f]{2})+|(?:\\[0-3][0-7]{2})+)"
    r"|(?P<printable>(?:=[0-9A-F]{2}(?:=[ \t]*\r?\n)?)+)"
    rf"|(?P<wrong>{_WRONG})"
    rf"|(?P<glossed>{_GLOSSED})"
    rf"|(?P<turned>{_TURNED}[^\u202c\n]{{1,200}}\u202c?)"
    r"|(?P<domain>(?<![\w-])[xX][nN]--[A-Za-z0-9-]{2,60})"
    rf"|(?P<page>{PAGE_LINES})"
)
_FIRST: Final = re.compile(rf"[%&=\\{_TURNED}]|[xX][nN]--")
"""How each code begins, to be looked for sooner than the codes."""
_ONE_WORD: Final = re.compile(r"=\?([\w-]+)(?:\*\w+)?\?([BbQq])\?([^?\n]*)\?=")
_HEX: Final = re.compile(r"[0-9A-Fa-f]{4,8}|(?<=\{)[0-9A-Fa-f]+")
_PAIR: Final = re.compile(r"[0-9A-Fa-f]{2}")
_OCTAL: Final = re.compile(r"\\([0-3][0-7]{2})")
_QUOTED: Final = re.compile(rb"=([0-9A-Fa-f]{2})")
_CHARACTER_SETS: Final = ("utf-8", "gb18030", "cp1251")
_SOUND: Final = re.compile(_GLOSS)
_OVERRIDES: Final = "\u202c\u202d\u202e"
_PASSES: Final = 3
"""How often what is undone is undone again: %25E5 is %E5."""
_LAST: Final = 0x110000


@dataclass(frozen=True, slots=True)
class UnescapedText:
    """A text with codes undone, and the way back.

    Attributes:
        text: as it reads.
        starts: where in the text as given each character begins.
        ends: where it ends.
        codes: indices of the characters that a code stood for, in order.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    codes: Sequence[int]

    def has_code(self, start: int, end: int) -> bool:
        """Tell whether a code stood for any of a stretch."""
        at = bisect_left(self.codes, start)
        return at < len(self.codes) and self.codes[at] < end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the text as given."""
        return self.starts[start], self.ends[max(start, end - 1)]


def has_codes(text: str) -> bool:
    """Tell whether anything of a text may be such a code."""
    if not text.isascii() and (_MAY_BE_WRONG.search(text) or _MAY_BE_GLOSSED.search(text)):
        return True
    if has_page_lines(text):
        return True
    if not any(sign in text for sign in _SIGNS):
        return False
    return any(_CODE.match(text, sign.start()) for sign in _FIRST.finditer(text))


@lru_cache(maxsize=4)
def decoded(text: str) -> UnescapedText | None:
    """Return a text with its codes undone; None where it has none."""
    if not has_codes(text):
        return None
    plain = UnescapedText(text, range(len(text)), range(1, len(text) + 1), ())
    for _ in range(_PASSES):
        if not has_codes(plain.text):
            break
        plain = _undone(plain)
    return plain if plain.codes else None


def _undone(before: UnescapedText) -> UnescapedText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    codes: list[int] = []
    known = set(before.codes)
    at = 0

    def keep(end: int) -> None:
        for place in range(at, end):
            if place in known:
                codes.append(len(starts))
            starts.append(before.starts[place])
            ends.append(before.ends[place])
        pieces.append(before.text[at:end])

    for match in _CODE.finditer(before.text):
        kind = match.lastgroup or ""
        form = _READERS[kind](match[0])
        if form == match[0]:
            continue
        keep(match.start())
        at = match.end()
        codes += range(len(starts), len(starts) + len(form))
        starts += [before.starts[match.start()]] * len(form)
        ends += [before.ends[match.end() - 1]] * len(form)
        pieces.append(form)
    keep(len(before.text))
    return UnescapedText("".join(pieces), starts, ends, codes)


def _in_letters(data: bytes, first: str = "utf-8") -> str:
    for name in (first, *_CHARACTER_SETS):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _of_pairs(code: str) -> str:
    return _in_letters(bytes(int(pair, 16) for pair in _PAIR.findall(code.replace("x", ""))))


def _of_numbers(code: str) -> str:
    numbers = [int(one, 16) for one in _HEX.findall(code)]
    text = "".join(chr(one) for one in numbers if one < _LAST)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _of_bytes(code: str) -> str:
    octal = _OCTAL.findall(code)
    return _in_letters(bytes(int(one, 8) for one in octal)) if octal else _of_pairs(code)


def _of_words(code: str) -> str:
    """Read words of a mail's head; letters may be parted between two of one character set."""
    found: list[tuple[str, bytes]] = []
    for name, way, encoded in _ONE_WORD.findall(code):
        data = _of_base64(encoded) if way in "Bb" else _of_quoted(encoded)
        if found and found[-1][0] == name.lower():
            found[-1] = name.lower(), found[-1][1] + data
        else:
            found.append((name.lower(), data))
    return "".join(_in_letters(data, name) for name, data in found)


def _of_base64(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded.rstrip("=") + "=" * (-len(encoded.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _of_quoted(encoded: str) -> bytes:
    data = encoded.replace("_", " ").encode("utf-8", "replace")
    return _QUOTED.sub(lambda match: bytes((int(match[1], 16),)), data)


def _of_domain(code: str) -> str:
    try:
        return code[len("xn--") :].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return code


def _of_wrong(code: str) -> str:
    values = _EASTERN if code[0] in "РС" else _WESTERN
    data = bytes(values.get(sign, ord(sign)) for sign in code)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return code


def _without_sounds(code: str) -> str:
    return _SOUND.sub("", code)


def _running_on(_code: str) -> str:
    return "\n"


def _turned(code: str) -> str:
    return code.strip(_OVERRIDES)[::-1]


_READERS: Final[dict[str, Callable[[str], str]]] = {
    "word": _of_words,
    "wide": _of_numbers,
    "percent": _of_pairs,
    "entity": html.unescape,
    "escape": _of_numbers,
    "bytes": _of_bytes,
    "printable": _of_pairs,
    "wrong": _of_wrong,
    "domain": _of_domain,
    "glossed": _without_sounds,
    "turned": _turned,
    "page": _running_on,
}
