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

MARKS_EXPORT: Final = {
    "mark_without_page": (
        "A mark names a page that its exhibit does not have.",
        "Remove that mark, or mark the right page; the checks lead to it.",
    ),
    "box_without_area": (
        "A mark on a page of an exhibit covers nothing.",
        "Remove that mark, or draw it again; the checks lead to it.",
    ),
    "mark_on_another_text": (
        "{count} exhibit(s) read otherwise now than when their words were marked.",
        "Look at them, and mark the words again.",
    ),
    "mark_of_pages": (
        "{count} exhibit(s) would leave as text, but marks are on their pages.",
        "Mark their words, remove those marks, or let them leave as pages.",
    ),
    "layout_tells": (
        "{count} exhibit(s) leave as pages whose lines tell how long a removed word is.",
        "Let them leave as text; or sign with a reason.",
    ),
    "shows_unprinted": (
        "{count} exhibit(s) leave as pages that show comments, deleted text or what is hidden.",
        "Let them leave as text, which is their final form; or sign with a reason.",
    ),
    "unresolved_twins": (
        "{count} exhibit(s) show what is removed from a copy or a translation of them.",
        "Carry the marks over, say that the two differ, leave one out; or sign with a reason.",
    ),
    "mark_of_words": (
        "An exhibit with marks in its messages would be exported as pages.",
        "Let it leave as text, or remove the marks in its messages and mark its pages.",
    ),
}
"""The same where a dossier was stopped; no file was written."""

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
