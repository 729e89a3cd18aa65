"""In which writing systems a text is written, by ISO 15924 codes, and in how many letters.

Only words count, of two letters or more, of three in alphabets with capitals: a single character
that a machine read into a stain makes no text. Addresses of the net and tokens are in no language.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from casefiles.domain.language.placeholder_words import PLACEHOLDER_PATTERN, PSEUDONYM, WITHHELD

__all__ = ["LEAST", "block_of", "letter_counts", "systems_of_letters", "written_in"]

LEAST: Final = 40
"""Letters from which a document counts as written in a writing system: more than a few words."""
_LEAST_OF_NAME: Final = 2
_SYLLABLE: Final = 2
"""Letters that a sign of a whole syllable counts for."""
_SYLLABIC: Final = frozenset({"Hani", "Hang", "Kana", "Ethi", "Yiii"})
_CASED: Final = {
    "Latn": (
        "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f"
        "\ua722-\ua7ff\uab30-\uab64\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a"
    ),
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8a\ua640-\ua69f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Armn": "\u0531-\u0587\ufb13-\ufb17",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2d",
}
_OTHERS: Final = {
    "Hani": "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9d",
    "Hang": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa1-\uffdc",
    "Arab": (
        "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
        "\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
    ),
    "Hebr": "\u05b0-\u05f2\ufb1d-\ufb4f",
    "Syrc": "\u0710-\u074f\u0860-\u086a",
    "Thaa": "\u0780-\u07b1",
    "Tibt": "\u0f00\u0f40-\u0fbc",
    "Deva": "\u0900-\u0963\u0970-\u097f\ua8e0-\ua8ff",
    "Beng": "\u0980-\u09e3\u09f0-\u09f1",
    "Guru": "\u0a01-\u0a5e\u0a70-\u0a75",
    "Gujr": "\u0a81-\u0ae3",
    "Orya": "\u0b01-\u0b63",
    "Taml": "\u0b82-\u0bd7",
    "Telu": "\u0c00-\u0c63",
    "Knda": "\u0c80-\u0ce3",
    "Mlym": "\u0d00-\u0d63",
    "Sinh": "\u0d81-\u0ddf",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Laoo": "\u0e81-\u0ecd\u0edc-\u0edf",
    "Mymr": "\u1000-\u103f\u1050-\u108f\u109a-\u109f\uaa60-\uaa7f\ua9e0-\ua9ef",
    "Khmr": "\u1780-\u17d3",
    "Ethi": "\u1200-\u135f\u1380-\u138f\u2d80-\u2ddf\uab01-\uab2e",
    "Mong": "\u1820-\u18aa",
    "Yiii": "\ua000-\ua48c",
}
_MARK: Final = "\u0300-\u036f"
"""Accents that stand as signs of their own behind a letter."""
# Of the first plane alone, so that each pattern is looked up in a table.
_WORDS: Final = {
    **{code: re.compile(f"[{signs}{_MARK}]{{3,}}") for code, signs in _CASED.items()},
    **{code: re.compile(f"[{signs}]{{2,}}") for code, signs in _OTHERS.items()},
}
_LETTERS: Final = {code: re.compile(f"[{signs}]") for code, signs in {**_CASED, **_OTHERS}.items()}
_NO_WORDS: Final = re.compile(
    rf"{PSEUDONYM}|{WITHHELD}|{PLACEHOLDER_PATTERN}|\bhttps?://\S+|\bwww\.\S+"
    r"|(?<!\S)[^\s@]{1,80}@\S+"
)
_MAY_BE_NONE: Final = re.compile(r"[\[@]|://|www\.")


def letter_counts(texts: Iterable[str]) -> dict[str, int]:
    """Return how many letters of words texts have in each writing system.

    Args:
        texts: lines or paragraphs; no word goes on from one to the next.
    """
    text = "\n".join(texts)
    if _MAY_BE_NONE.search(text) is not None:
        text = _NO_WORDS.sub(" ", text)
    signs = "".join(set(text))
    found = {
        code: sum(map(len, words.findall(text)))
        for code, words in _WORDS.items()
        if _LETTERS[code].search(signs) is not None
    }
    return {
        code: count * _SYLLABLE if code in _SYLLABIC else count
        for code, count in found.items()
        if count
    }


def written_in(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the writing systems that a document with these letters is written in."""
    return tuple(sorted(code for code, count in counts.items() if count >= LEAST))


def systems_of_letters(text: str) -> frozenset[str]:
    """Return the writing systems of which a short text, such as a name, has two letters or more."""
    return frozenset(
        code for code, letters in _LETTERS.items() if len(letters.findall(text)) >= _LEAST_OF_NAME
    )


def block_of(system: str) -> str:
    """Return the letters of a writing system, in the order of Unicode."""
    signs = {**_CASED, **_OTHERS}.get(system, "")
    spans = re.findall("(.)(?:-(.))?", signs)
    codes = (code for first, last in spans for code in range(ord(first), ord(last or first) + 1))
    return "".join(map(chr, codes))
