"""Independent search for secrets in a file: every tool that takes a PDF apart, every encoding."""

import base64
import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pikepdf
from ahocorasick_rs import BytesAhoCorasick

from tests.journeys.terminal import SAMPLE
from tests.tools import need

FINE = (0, 3)
"""Done, and done with a warning of qpdf: bytes after the end are found that way."""
UNSIGNED = (2,)
"""What pdfsig says of a file without any signature."""
WORDS = {"pdftotext", "pdfinfo", "pdffonts", "pdfdetach", "exiftool", "mutool"}
"""Tools that print words: these are searched as people read them, too."""
SHORT = 4
"""Shorter secrets are searched as whole words of text only, since bytes hold any three letters."""
BASE64_LEAST = 8
"""Fewer letters of base64 stand in compressed bytes by chance."""


def sample_secrets() -> set[str]:
    """Return the names and numbers of protected persons, the file names and the folder ids."""
    form = json.loads(SAMPLE.read_text())
    found: set[str] = set()
    for person in form["persons"]:
        if person.get("protection", "withheld") != "open":
            found |= {name["text"] for name in person.get("names", [])}
            found |= {item["value"] for item in person.get("identifiers", [])}
    for document in form["documents"]:
        found |= {Path(document["file"]).name, Path(document["file"]).stem}
    return {text for text in found if text}


def spellings(secret: str) -> set[str]:
    """Return the secret as people and machines may have written it."""
    plain = unicodedata.normalize("NFC", secret)
    joined = re.sub(r"[\W_]+", "", plain)
    parts = plain.split()
    turned = " ".join([*parts[1:], parts[0]]) if len(parts) > 1 else plain
    return {plain, joined, turned, plain[::-1], plain.upper(), plain.lower()}


def encodings(text: str) -> Iterator[bytes]:
    """Yield the bytes of a text in the encodings that files use."""
    for codec in ("utf-8", "utf-16-be", "utf-16-le", "gb18030", "latin-1"):
        try:
            raw = text.encode(codec)
        except UnicodeEncodeError:
            continue
        yield raw
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        yield b"".join(b"\\%03o" % byte for byte in raw)
        for shift in range(3):
            coded = base64.b64encode(bytes(shift) + raw)[4 if shift else 0 : -4]
            if len(coded) >= BASE64_LEAST:
                yield coded
    yield quote(text).encode()


def layers(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of a PDF and all that can be taken out of it, with what each is."""
    need("pdftotext", "pdfinfo", "pdfdetach", "pdffonts", "exiftool", "mutool", "qpdf", "pdfsig")
    data = path.read_bytes()
    yield "bytes", data
    with pikepdf.open(path) as pdf:
        yield "trailer", pdf.trailer.unparse()
        for number, thing in enumerate(pdf.objects):
            yield f"object {number}", thing.unparse()
            if isinstance(thing, pikepdf.Stream):
                yield f"raw stream {number}", thing.read_raw_bytes()
                try:
                    yield f"stream {number}", thing.read_bytes()
                except pikepdf.PdfError:
                    continue
    for tool in (
        ["pdftotext", "-enc", "UTF-8", str(path), "-"],
        ["pdfinfo", "-meta", str(path)],
        ["pdfinfo", "-dests", str(path)],
        ["pdfinfo", "-struct-text", str(path)],
        ["pdfinfo", "-js", str(path)],
        ["pdfsig", "-nocert", str(path)],
        ["pdfdetach", "-list", str(path)],
        ["pdffonts", str(path)],
        ["exiftool", "-a", "-u", "-G1", "-ee3", "--Directory", "--FileName", str(path)],
        ["mutool", "show", str(path), "outline"],
        ["mutool", "show", str(path), "trailer"],
        ["mutool", "draw", "-F", "text", str(path)],
        ["qpdf", "--json=2", "--json-stream-data=none", str(path)],
        ["qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", str(path), "-"],
    ):
        done = subprocess.run(tool, capture_output=True, check=False, timeout=300)
        fine = UNSIGNED if tool[0] == "pdfsig" else FINE
        assert done.returncode in fine, f"{tool[0]} could not take the file apart"
        yield tool[0], done.stdout


class Search:
    """All secrets in all spellings and encodings, found in one pass over some bytes."""

    def __init__(self, secrets: set[str]) -> None:
        self._owners: dict[bytes, str] = {}
        self._words: dict[bytes, str] = {}
        for secret in secrets:
            letters = re.sub(r"[\W_]+", "", secret)
            if letters.isascii() and len(letters) <= SHORT:
                self._words[secret.encode()] = secret
                continue
            for spelling in spellings(secret):
                for needle in encodings(spelling):
                    if len(needle) > SHORT:
                        self._owners[needle] = secret
        self._folded = {folded(secret): secret for secret in secrets}
        self._needles = list(self._owners)
        self._automaton = BytesAhoCorasick(self._needles) if self._needles else None

    def hits(self, data: bytes) -> set[str]:
        """Return the secrets that are in the bytes."""
        matches = self._automaton.find_matches_as_indexes(data) if self._automaton else []
        found = {self._owners[self._needles[number]] for number, _, _ in matches}
        for word, secret in self._words.items():
            if re.search(rb"(?<!\w)%b(?!\w)" % re.escape(word), data):
                found.add(secret)
        return found

    def hits_in_words(self, text: str) -> set[str]:
        """Return the secrets that are in a text, however their letters and signs are written."""
        words = folded(text)
        return {secret for key, secret in self._folded.items() if is_telling(key) and key in words}


def folded(text: str) -> str:
    """Return letters and digits alone, without case, marks, and what joins or parts them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isalnum()).translate(ALIKE)


def is_telling(key: str) -> bool:
    """Tell whether a folded name is too long to stand in other words by chance."""
    return len(key) >= (FOLDED_LEAST if key.isascii() else FOLDED_LEAST_OF_OTHERS)


FOLDED_LEAST, FOLDED_LEAST_OF_OTHERS = 7, 4
ALIKE = str.maketrans("كیىىھەۇېٱآ", "كيييههوياا")


def found_in(path: Path, secrets: set[str]) -> list[tuple[str, str]]:
    """Return the secrets found and where; empty for a clean file."""
    search = Search(secrets)
    hits = []
    for name, data in layers(path):
        found = search.hits(data)
        if name in WORDS:
            found |= search.hits(re.sub(rb"\s+", b"", data))
            text = data.decode(errors="replace")
            found |= search.hits_in_words(text) | search.hits_in_words(text[::-1])
        hits += [(name, secret) for secret in sorted(found)]
    return hits
