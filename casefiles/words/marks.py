"""Texts about marks and how exhibits leave; see `words`."""

from typing import Final

from casefiles.words.language import msg_mark

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
    "area": msg_mark("area"),
    "text": msg_mark("words only"),
    "line": msg_mark("whole lines"),
    "page": msg_mark("whole page"),
    "keep": msg_mark("keep only this"),
    "span": msg_mark("words"),
    "keep_span": msg_mark("keep only this"),
    "message": msg_mark("whole message"),
}
