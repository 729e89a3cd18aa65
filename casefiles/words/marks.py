"""Texts about marks and how exhibits leave; see `words`."""

from typing import Final

MARKS: Final = {
    "pages_not_alike": (
        "The pages of these two documents do not correspond.",
        "Mark the other document by hand, beside this one.",
    ),
    "marks_carried_already": (
        "The other document has all these marks already.",
        "Nothing is needed.",
    ),
    "no_film": ("This recording has no pictures.", "Play it, and write its transcript."),
    "substitute_without_text": (
        "Nothing is written that could leave in place of the pages.",
        "Write the text or the summary first.",
    ),
    "mark_of_other_kind": (
        "A mark of a page cannot become one of words, nor the other way round.",
        "Remove it, and mark anew.",
    ),
}
"""What happened, and what to do next; nothing was changed."""

KIND_WORDS: Final = {
    "area": "area",
    "text": "words only",
    "line": "whole lines",
    "page": "whole page",
    "keep": "keep only this",
    "span": "words",
    "keep_span": "keep only this",
    "message": "whole message",
}
