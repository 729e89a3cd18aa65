"""Words about the narrative: what its cites lack, and what a Word file brought with it."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.records.narrative import NarrativeReading
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

CITE_DOUBTS: Final = {
    "unknown_mark": msg_mark("{cite}: no exhibit has this mark."),
    "doubled_mark": msg_mark("{cite}: two exhibits have this mark."),
    "beyond_end": msg_mark("{cite}: the exhibit has {pages} page(s)."),
    "no_pages": msg_mark("{cite}: the exhibit has no pages that could be cited."),
    "kept_back": msg_mark("{cite}: this exhibit may not leave. No dossier prints the cite."),
}
"""Why a cite leads nowhere."""
CITE_HINT: Final = msg_mark(
    "Cite as [AB/1, 12]: exhibit mark and page; [AB/1, 12-14; AB/2, 3] for several. [^1] is the"
    " sign of footnote 1. @ names a person."
)
NOTES_HINT: Final = msg_mark("One footnote to a line, in the order of their signs.")


def found_in_words(reading: NarrativeReading) -> Iterator[str]:
    """Yield what a file brought with it, a line for each thing, and what becomes of it."""
    count = msg_number(len(reading.blocks))
    yield msg("{count} headings and paragraphs.", count=count)
    notes = sum(len(one.notes) for one in reading.blocks)
    values = (
        (notes, msg_mark("{count} footnote(s): they come with the text.")),
        (reading.tables, msg_mark("{count} table(s): each row comes as a paragraph.")),
        (
            reading.comments,
            msg_mark("{count} comment(s) beside the text: none of them is taken in."),
        ),
        (reading.hidden, msg_mark("{count} hidden passage(s): left out.")),
        (
            reading.pictures,
            msg_mark("{count} picture(s): left out; put them in as documents."),
        ),
        (
            reading.macros,
            msg_mark(
                "{count} part(s) with macros, programs inside the file: none was run or kept."
            ),
        ),
    )
    for number, words in values:
        if number:
            yield msg_of(words).format(count=msg_number(number))
