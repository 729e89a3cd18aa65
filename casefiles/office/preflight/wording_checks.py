"""Words that no reader should get: list syntax, notes to oneself, placeholders, open promises."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.office.preflight.printed_paper import PrintedPaper, PrintedText
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.words.language import msg

_BAR: Final = "|"
_WORKING: Final = re.compile(
    r"(?i:\bthe client\b|\bask (?:the )?client\b)"
    r"|\b(?:TODO|TBD|TBC|FIXME|XXX+)\b|\?\?+"
    r"|(?i:\bto be (?:checked|confirmed|completed|verified)\b|\bneeds (?:checking|a source)\b)"
    r"|(?i:\blorem ipsum\b)"
    r"|\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)"
    r"/[A-Z][A-Za-z_]+\b"
)
"""Words of a house, of a checklist, and names of zones as a computer has them."""
_NO_SENTENCE: Final = frozenset({"yes", "no", "y", "n", "-"})
_DEFAULT: Final = re.compile(
    r"\b(?:invented|no entry|lorem ipsum|j(?:ohn|ane) doe|n/a|xxx+)\b|\?\?+", re.IGNORECASE
)
_FOLLOWS: Final = re.compile(r"\b(?:to follow|will follow|to be (?:filed|produced|submitted))\b")
_DAY: Final = re.compile(
    r"\b(?:[12]?\d|3[01])(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\b|\b\d{4}-\d\d-\d\d\b"
)


def list_syntax(paper: PrintedPaper) -> Iterator[Finding]:
    """Find bars that stand in print: what parts cells in an answer and is no table."""
    found = [one for one in paper.texts if _BAR in one.words]
    if found:
        of = digest_of(one.words for one in found)
        yield new_finding("sign", "list_syntax", _each(one.spot for one in found), len(found), of)


def internal_words(paper: PrintedPaper) -> Iterator[Finding]:
    """Find working words in print, and answers that are no sentence."""
    spots = [_with(one, found[0]) for one in paper.texts if (found := _WORKING.search(one.words))]
    spots += [
        FindingLocation(
            msg("{place}: “{words}”", place=one.spot.words, words=one.words),
            *(one.spot.room, one.spot.record, one.spot.detail, one.spot.kept),
        )
        for one in paper.answers
        if not one.is_truth and one.words.strip(" .").casefold() in _NO_SENTENCE
    ]
    if spots:
        yield new_finding("warn", "internal_words", _each(spots))


def default_values(paper: PrintedPaper) -> Iterator[Finding]:
    """Find what the first page lacks or has from a template."""
    spots = [spot for text, spot in paper.heads if not text.strip() or _DEFAULT.search(text)]
    if spots:
        yield new_finding("warn", "default_values", spots)


def open_promises(paper: PrintedPaper) -> Iterator[Finding]:
    """Find texts that say that something follows, and no day."""
    spots = [
        _with(one, found[0])
        for one in paper.texts
        if one.words.strip() not in paper.standing
        and (found := _FOLLOWS.search(one.words))
        and not _DAY.search(one.words)
    ]
    if spots:
        yield new_finding("warn", "to_follow", _each(spots))


def _with(text: PrintedText, found: str) -> FindingLocation:
    """Return the place of a text with what was found in it."""
    spot = text.spot
    words = msg("{place}: “{words}”", place=spot.words, words=found)
    return FindingLocation(words, spot.room, spot.record, spot.detail, spot.kept)


def _each(spots: Iterator[FindingLocation] | list[FindingLocation]) -> tuple[FindingLocation, ...]:
    return tuple(dict.fromkeys(spots))
