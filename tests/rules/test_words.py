"""Texts for people are plain standard English: none has a word of the old dialect."""

import re
from collections.abc import Iterable, Iterator

from resources.catalogues import make_catalogues
from tests.rules.test_code import ROOT

FORBIDDEN = re.compile(
    r"\b(tells?|told|telling|says?|said|house|door|leaves|(?:may|can|could|would|never) leave|goes"
    r"|gone|stands?|stood|lies|lying|reckon\w*|mend\w*|anew|borne out|as it was|sticks?|slips?"
    r"|ciphers?|tokens?|twins?|clearance|take in|take away|put away|bring back|carry over|someone"
    r"|somebody|whoever|she|her|hers|looked at|machine-read|pictures of pages|please)\b"
    r"|\(s\)|!(?=\s|$)|\b\w+n[’']t\b",
    re.IGNORECASE,
)
"""What no text has; the terms that take their place are in the glossary."""
NO_VALUE = re.compile(
    r"(?:None|Not|none|not) (?:told|known|yet)|Nobody(?: named| known| recorded.*| so far| yet)?"
)
"""What a field without a value is not called: it is not recorded."""
NO_VALUE_LET_BE = {"Nobody", "None yet"}
"""An answer that a person gives, and a count of nought: both are values."""


def texts() -> Iterator[str]:
    """Return every text that a person may read in the window or at the terminal."""
    for one in make_catalogues.messages():
        yield from filter(None, (one.english, one.plural))
    for one in make_catalogues.codes():
        yield one.note


def pages() -> Iterator[str]:
    """Return the manual by lines, and what the terms are explained with."""
    for page in sorted((ROOT / "resources" / "manual").rglob("*.txt")):
        yield from page.read_text(encoding="utf-8").splitlines()
    for line in (ROOT / "resources" / "terms" / "en.tsv").read_text(encoding="utf-8").splitlines():
        yield line.split("\t")[1]


def of_the_dialect(read: Iterable[str]) -> list[str]:
    """Return the texts with such a word; what values are called in braces is never read."""
    found = []
    for text in read:
        bare = re.sub(r"\{\w*\}", "", text)
        if (word := FORBIDDEN.search(bare)) is not None:
            found.append(f"{word[0]}: {text}")
    return found


def without_a_value(read: Iterable[str]) -> list[str]:
    return [one for one in read if NO_VALUE.fullmatch(one) and one not in NO_VALUE_LET_BE]


def test_no_text_has_a_word_of_the_dialect():
    assert of_the_dialect(texts()) == []


def test_manual_and_terms_have_no_word_of_the_dialect():
    assert of_the_dialect(pages()) == []


def test_what_has_no_value_is_called_not_recorded():
    assert without_a_value(texts()) == []


def test_control_a_planted_word_is_seen():
    planted = ["What the witness told", "2 document(s)", "Done!", "It doesn’t open", "Her name"]
    assert len(of_the_dialect(planted)) == len(planted)
    assert of_the_dialect(["{told} of {house}", "Wherever it is, leave it empty"]) == []
    assert without_a_value(["Not told", "Nobody recorded yet"]) == [
        "Not told",
        "Nobody recorded yet",
    ]
