"""Byte forms: however a name lies in bytes that nobody decodes, it is found there."""

import base64
import unicodedata
from urllib.parse import quote

import pytest

from casefiles.redaction.clearance.byte_patterns import BytePatterns, is_long

NAME = "Zöhre Ölüm"
BACKWARDS = NAME[::-1]

WRITTEN = {
    "as it is": NAME.encode(),
    "capitals": NAME.upper().encode(),
    "small letters": NAME.lower().encode(),
    "no space": NAME.replace(" ", "").encode(),
    "letters and marks apart": unicodedata.normalize("NFD", NAME).encode(),
    "wide": NAME.encode("utf-16-be"),
    "wide, low byte first": NAME.encode("utf-16-le"),
    "of Windows": NAME.encode("cp1252"),
    "address": quote(NAME).encode(),
    "hexadecimal": NAME.encode().hex().encode(),
    "wide, hexadecimal": NAME.encode("utf-16-be").hex().upper().encode(),
    "octal": b"".join(b"\\%03o" % byte for byte in NAME.encode()),
    "escapes": b"Z\\u00f6hre \\u00d6l\\u00fcm",
    "entities": b"Z&#xf6;hre &#xd6;l&#xfc;m",
    "letters backwards": BACKWARDS.encode(),
    "wide, letters backwards": BACKWARDS.encode("utf-16-le"),
    "bytes backwards": NAME.encode()[::-1],
    **{
        f"joined by {joint}": NAME.replace(" ", joint).encode()
        for joint in ("_", "-", ".", "+", "%20")
    },
    **{
        f"base64 after {before}": base64.b64encode(b"x" * before + NAME.encode() + b"yz")
        for before in range(4)
    },
}


@pytest.mark.parametrize("way", WRITTEN)
def test_a_name_is_found_however_its_bytes_are_written(way: str):
    written = WRITTEN[way]
    noise = bytes(range(128, 200))
    (first, *more) = BytePatterns([NAME]).find(noise + written + noise, 8)
    assert len(noise) <= first.start < first.start + first.size <= len(noise) + len(written)
    assert not any(one.start + one.size > len(noise) + len(written) for one in more)
    longest = max(one.size for one in (first, *more))
    assert BytePatterns([NAME]).find(noise + written + noise, longest)
    assert not BytePatterns([NAME]).find(noise + written + noise, longest + 1)


def test_another_name_is_not_found():
    other = BytePatterns(["Somebody Else"])
    assert not any(other.find(written, 0) for written in WRITTEN.values())
    assert BytePatterns([]).find(NAME.encode(), 0) == ()


@pytest.mark.parametrize("least", ["Reyhan", "Адил", "12345678", "王明", "١٢٣٤٥٦٧٨"], ids=ascii)
def test_what_is_too_short_turns_up_in_other_words_and_by_chance(least: str):
    assert is_long(least)
    assert not is_long(least[:-1])


def test_one_letter_of_han_does_not_make_a_short_name_long():
    assert not is_long("王ад")


def test_a_name_that_begins_in_another_is_found_too():
    both = BytePatterns(["Adiljan", "jan Reyhan"])
    assert both.find(b"Adiljan Reyhan", len("jan Reyhan"))


def test_short_codings_turn_up_by_chance_and_are_not_looked_for():
    patterns = BytePatterns(["王明"])
    # Two letters are four bytes here, so eight characters of hexadecimal, and six of base64.
    wide = "王明".encode("utf-16-be")
    assert patterns.find(wide, 0)
    assert patterns.find(wide.hex().encode(), 0)
    assert not patterns.find(base64.b64encode(wide), 0)
    assert patterns.find(base64.b64encode("王明".encode()), 0)
