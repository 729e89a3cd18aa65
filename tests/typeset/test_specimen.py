"""The specimen book of fourteen languages: what is copied and searched is what was written."""

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from tests.tools import need
from tests.typeset.specimen import LANGUAGES, TEXTS, specimen

_MARKS = "\u0300-\u036f\u064b-\u0652\u0670\u0f71-\u0fbc"
_WORD = re.compile(rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*|\d+")
"""Letters with their marks, or digits: PDFium moves a hyphen between numbers and Uyghur words."""
_HYPHEN_AT_END = re.compile("[-\u2010\u00ad]\\s*\n\\s*")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
"""PDFium and MuPDF move the sign on a word's last letter behind the full stop after it."""
_WHOLE = {"zh-Hans", "zh-Hant"}
"""Written without spaces: a sentence is looked for, not its words."""


def by_poppler(pdf: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def by_mupdf(pdf: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["mutool", "draw", "-q", "-F", "text", file.name]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


ENGINES: dict[str, Callable[[bytes], str]] = {
    "pdftotext": by_poppler,
    "mutool": by_mupdf,
    "pdfium": by_pdfium,
}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return specimen()


@pytest.fixture(scope="module")
def from_the_right() -> bytes:
    return specimen("ug", ("ug", "ar", "bo", "zh-Hans"))


@pytest.fixture(scope="module", params=ENGINES)
def read(request: pytest.FixtureRequest, pdf: bytes) -> str:
    if request.param != "pdfium":
        need(request.param)
    return normal(ENGINES[request.param](pdf).replace("\r\n", "\n"))


def sentences(tag: str) -> Iterator[str]:
    text = TEXTS[tag]
    yield from (text["name"], text["title"], text["preamble"], *text["clauses"])
    for article in text["articles"].values():
        yield from article


def normal(text: str) -> str:
    return _VOWEL_SIGNS.sub("", unicodedata.normalize("NFC", text))


def words(text: str) -> set[str]:
    return set(_WORD.findall(normal(text)))


def test_every_word_of_every_language_is_found(read: str) -> None:
    found = words(read) | words(_HYPHEN_AT_END.sub("", read))
    together = re.sub(r"\s", "", read)
    missing = {}
    for tag in LANGUAGES:
        if tag in _WHOLE:
            lost = [one for one in sentences(tag) if re.sub(r"\s", "", one) not in together]
        else:
            lost = sorted(words(" ".join(sentences(tag))) - found)
        if lost:
            missing[tag] = lost
    assert not missing


@pytest.mark.parametrize("name", ENGINES)
def test_a_document_that_begins_at_the_right_is_read_too(name: str, from_the_right: bytes) -> None:
    if name != "pdfium":
        need(name)
    found = words(ENGINES[name](from_the_right).replace("\r\n", "\n"))
    for tag in ("ug", "ar", "bo"):
        assert not words(" ".join(sentences(tag))) - found


def test_vowel_signs_are_copied_with_their_letters(pdf: bytes) -> None:
    need("pdftotext")
    read = unicodedata.normalize("NFC", by_poppler(pdf))
    for tag in ("ar", "ug"):
        for sentence in sentences(tag):
            for word in sentence.split():
                if _VOWEL_SIGNS.search(word):
                    assert word.strip(".,\u060c") in read


def test_no_reader_is_given_a_code_point_of_private_use(read: str) -> None:
    private = {one for one in read if unicodedata.category(one) == "Co" or ord(one) >= 0xF0000}
    assert not private
    assert "\ufffd" not in read
