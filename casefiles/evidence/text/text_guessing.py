"""Guesses the encoding of a text that does not tell it, where words of a language speak for it."""

from typing import Final

from charset_normalizer import from_bytes

from casefiles.evidence.text.text_decoding import cleaned, has_controls

LIKELY: Final = [
    *("cp1252", "cp1251", "koi8_r", "cp866", "cp1254", "cp1256", "big5", "gb18030", "cp932"),
    *("cp949", "cp1250", "cp1253", "cp1255", "iso8859_5"),
]
_PROBE: Final = 65_536
_SURE: Final = 0.2
"""Likeness to a language: wrong encodings of sentences had none, right ones 0.27 to 0.8."""
_WESTERN: Final = 0.25
"""Share of accented letters in words of the Latin script, up to which they need no proof."""
_FEW: Final = 50
"""How many times more good letters than broken ones a text in UTF-8 has."""
_COMMON: Final = 0.9
_LAST_COMMON: Final = 0xC6
"""Lead byte of the last row of common characters of Big5."""
_WIDE: Final = 0.4
"""Share of empty bytes in every second place, from which it is UTF-16 without a mark."""


def guessed(data: bytes) -> str | None:
    """Return the text of a file that is in no encoding that proves itself; None if it is no text.

    A few broken letters of UTF-8 become replacement characters. Other encodings must look like a
    language, since wrong letters in a statement are worse than a file that waits.

    Args:
        data: what `text_decoding.decoded` did not take.

    Returns:
        Text as `decoded` returns it; whoever shows it has to say that it is a guess.
    """
    text = _unmarked_wide(data) or _nearly_unicode(data)
    if text is None and not has_controls(data):
        text = _traditional(data) or _in_a_language(data)
    return None if text is None else cleaned(text)


def _unmarked_wide(data: bytes) -> str | None:
    half = len(data) // 2
    if not half or len(data) % 2:
        return None
    for place, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        empty = data[place::2].count(0)
        if empty < _WIDE * half or data[1 - place :: 2].count(0):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            return None
        return None if any(ord(char) < 9 for char in text) else text  # noqa: PLR2004
    return None


def _nearly_unicode(data: bytes) -> str | None:
    """Return text of UTF-8 with a few broken letters or controls among many good ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(not char.isascii() for char in text) - broken
    controls = sum(char < " " and not char.isspace() for char in text)
    is_text = broken * _FEW <= good and controls * _FEW <= len(text) and "\0" not in text
    return text if is_text else None


def _traditional(data: bytes) -> str | None:
    """Return text of Big5, of which nearly all characters are common ones."""
    text = _whole(data, "cp950")
    if text is None:
        return None
    foreign = "".join(char for char in text if not char.isascii())
    leads = foreign.encode("cp950", "ignore")[::2]
    return text if sum(lead <= _LAST_COMMON for lead in leads) >= _COMMON * len(foreign) else None


def _in_a_language(data: bytes) -> str | None:
    probe = data[:_PROBE]
    best = from_bytes(probe, cp_isolation=LIKELY).best()
    if best is not None and best.coherence >= _SURE:
        return _whole(data, best.encoding)
    letters = sum(byte >= 128 or chr(byte).isalpha() for byte in probe)  # noqa: PLR2004
    accented = sum(byte >= 128 for byte in probe)  # noqa: PLR2004
    if best is not None and accented <= _WESTERN * letters:
        return _whole(data, "cp1252")
    return None


def _whole(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
