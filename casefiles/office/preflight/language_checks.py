"""Text that the readers of a paper cannot read: not in its language, and not translated."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.writing_systems import letter_counts
from casefiles.office.preflight.printed_paper import PrintedPaper, PrintedText
from casefiles.office.records.findings import Finding, FindingLocation, new_finding
from casefiles.redaction.release.sentence_languages import SMALL_WORDS

_SYSTEMS: Final = {
    **dict.fromkeys(("ar", "fa", "ug", "ur"), "Arab"),
    **dict.fromkeys(("be", "bg", "kk", "mk", "ru", "sr", "uk"), "Cyrl"),
    "bo": "Tibt",
    "el": "Grek",
    "he": "Hebr",
    "hy": "Armn",  # no text
    "ka": "Geor",  # no text
    "zh": "Hani",
}
"""Writing systems of languages that are not in Latin letters."""
_LATIN: Final = "Latn"
_APART: Final = re.compile(
    '“[^”\n]*”|«[^»\n]*»|"[^"\n]*"|„[^“\n]*“|「[^」\n]*」|《[^》\n]*》'
    r"|\([^)\n]*\)|（[^）\n]*）|\[[^\]\n]*\]"
)
"""What is quoted, called or put in brackets: it may be in any language."""
_LEAST: Final = 12
"""Letters in another writing system from which a text is no longer a name or a word of it."""
_SHARE: Final = 3
"""A text of which so large a part is in other letters is not merely about a quotation."""
_FEWEST: Final = 3
"""Small words of another language that tell it, where none of the paper's own stands beside."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKS: Final = frozenset({"exhibits", "exhibits_list", "authorities", "persons", "translations"})
"""Sections of titles and names, which stay as they are."""


def texts_in_language(paper: PrintedPaper) -> Iterator[Finding]:
    """Find texts in another language than the paper, outside quotes, names and titles."""
    own = paper.language.split("-")[0]
    spots = [one.spot for one in paper.texts if _is_foreign(one, own, paper.names)]
    if spots:
        yield new_finding("warn", "print_language", tuple(dict.fromkeys(spots)))


def exhibits_translated(paper: PrintedPaper) -> Iterator[Finding]:
    """Find exhibits in other languages alone, of which no translation leaves with the paper."""
    own = paper.language.split("-")[0]
    spots: list[FindingLocation] = []
    for one in paper.exhibits:
        languages = {code.split("-")[0] for code in one.languages}
        if languages and own not in languages and not one.has_translation:
            spots.append(one.spot)
    if spots:
        yield new_finding("warn", "untranslated_exhibit", spots)


def _is_foreign(text: PrintedText, own: str, names: tuple[str, ...]) -> bool:
    if text.section in _MARKS:
        return False
    words = "".join(piece for _, piece in text.pieces)
    for name in names:
        words = words.replace(name, " ")
    words = _APART.sub(" ", words)
    system = _SYSTEMS.get(own, _LATIN)
    counts = letter_counts([words])
    others = sum(counts.values()) - counts.get(system, 0)
    # A line of another script within a sentence is quoted; names stay in Latin letters anywhere.
    share = _SHARE if system == _LATIN else 2
    most = others * share >= sum(counts.values())
    return (others >= _LEAST and most) or (system == _LATIN and _is_of_another(words, own))


def _is_of_another(words: str, own: str) -> bool:
    """Tell whether small words of another language in Latin letters stand in a text, and no own."""
    if own not in SMALL_WORDS:
        return False
    found = {one.casefold() for one in _WORD.findall(words)}
    return any(
        len(found & small - SMALL_WORDS[own]) >= _FEWEST and not found & SMALL_WORDS[own] - small
        for small in SMALL_WORDS.values()
    )
