"""Words about the narrative: what its cites lack, and what a Word file brought with it."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.records.narrative import NarrativeReading

CITE_DOUBTS: Final = {
    "unknown_mark": "{cite}: no exhibit has this mark.",
    "doubled_mark": "{cite}: two exhibits have this mark.",
    "beyond_end": "{cite}: the exhibit has {pages} page(s).",
    "no_pages": "{cite}: the exhibit has no pages that could be cited.",
    "kept_back": "{cite}: this exhibit may not leave. No dossier prints the cite.",
}
"""Why a cite leads nowhere."""
CITE_HINT: Final = (
    "Cite as [AB/1, 12]: exhibit mark and page; [AB/1, 12-14; AB/2, 3] for several. [^1] is the"
    " sign of footnote 1. @ names a person."
)
NOTES_HINT: Final = "One footnote to a line, in the order of their signs."


def found_in_words(reading: NarrativeReading) -> Iterator[str]:
    """Yield what a file brought with it, a line for each thing, and what becomes of it."""
    yield f"{len(reading.blocks):,} headings and paragraphs."
    notes = sum(len(one.notes) for one in reading.blocks)
    values = (
        (notes, "footnote(s): they come with the text."),
        (reading.tables, "table(s): each row comes as a paragraph."),
        (reading.comments, "comment(s) beside the text: none of them is taken in."),
        (reading.hidden, "hidden passage(s): left out."),
        (reading.pictures, "picture(s): left out; put them in as documents."),
        (reading.macros, "part(s) with macros, programs inside the file: none was run or kept."),
    )
    for count, words in values:
        if count:
            yield f"{count:,} {words}"
