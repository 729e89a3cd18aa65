"""Texts about marks and how exhibits leave; see `words`."""

from typing import Final

from casefiles.words.language import msg_mark

MARKS: Final = {
    "pages_not_alike": (
        "The pages of these documents do not correspond.",
        "Mark the other document manually.",
    ),
    "marks_carried_already": (
        "The other document has all these marks already.",
        "No action needed.",
    ),
    "no_film": ("This recording has no pictures.", "Play it, and write its transcript."),
    "substitute_without_text": (
        "No replacement text.",
        "Write the text or the summary first.",
    ),
    "mark_of_other_kind": (
        "A page mark cannot become a text mark or vice versa.",
        "Remove it and mark again.",
    ),
}
"""What happened, and what to do next; nothing was changed."""

KIND_WORDS: Final = {
    "area": msg_mark("area"),
    "text": msg_mark("words only"),
    "line": msg_mark("whole lines"),
    "page": msg_mark("whole page"),
    "keep": msg_mark("everything except this"),
    "span": msg_mark("words"),
    "keep_span": msg_mark("everything except this"),
    "message": msg_mark("whole message"),
}
