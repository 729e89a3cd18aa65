"""Words about the narrative: what its cites lack, and what a Word file brought with it."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.records.narrative import NarrativeReading
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

CITE_DOUBTS: Final = {
    "unknown_mark": msg_mark("{cite}: no exhibit with this number."),
    "doubled_mark": msg_mark("{cite}: two exhibits with this number."),
    "beyond_end": msg_mark("{cite}: the exhibit ends at page {pages}."),
    "no_pages": msg_mark("{cite}: the exhibit has no pages that could be cited."),
    "kept_back": msg_mark("{cite}: this exhibit is never exported; the citation is omitted."),
}
"""Why a cite leads nowhere."""
CITE_HINT: Final = msg_mark(
    "Cite as [AB/1, 12]: exhibit number and page; [AB/1, 12-14; AB/2, 3] for several. [^1] is the"
    " sign of footnote 1. @ names a person."
)
PAPER_HINT: Final = msg_mark(
    "[AB/1, 12-14] cites pages, [[law:liu_poland § 83]] law, [[fact:id]], [[event:id]] and"
    " [[para:id]] link. *italic*, **bold**. [^1] is footnote 1. @ names a person."
)
NOTES_HINT: Final = msg_mark("One footnote to a line, in the order of their signs.")


def found_in_words(reading: NarrativeReading) -> Iterator[str]:
    """Yield what a file brought with it, a line for each thing, and what becomes of it."""
    count = msg_number(len(reading.blocks))
    yield msg("{count} headings and paragraphs.", count=count)
    notes = sum(len(one.notes) for one in reading.blocks)
    values = (
        (notes, msg_mark("Footnotes: {count}, imported with the text.")),
        (reading.tables, msg_mark("Tables: {count}, each row imported as a paragraph.")),
    )
    for number, words in values:
        if number:
            yield msg_of(words).format(count=msg_number(number))
    yield from _omitted_in_words(reading)


def edited_in_words(reading: NarrativeReading) -> Iterator[str]:
    """Yield what an edited Word file of the argument brought with it, and what becomes of it."""
    if reading.changes:
        words = msg_mark("Tracked changes: {count}, read as accepted.")
        yield msg_of(words).format(count=msg_number(reading.changes))
    yield from _omitted_in_words(reading)


def _omitted_in_words(reading: NarrativeReading) -> Iterator[str]:
    values = (
        (
            reading.comments,
            msg_mark("Comments in the margin: {count}, not imported."),
        ),
        (reading.hidden, msg_mark("Hidden passages: {count}, omitted.")),
        (
            reading.pictures,
            msg_mark("Pictures: {count}, omitted; add them as documents."),
        ),
        (
            reading.macros,
            msg_mark("Parts with macros, programs inside the file: {count}, not run or kept."),
        ),
    )
    for number, words in values:
        if number:
            yield msg_of(words).format(count=msg_number(number))
