"""Texts for people about the library: vocabularies, packs of reference, and notes on them."""

from typing import Final

LIBRARY: Final = {
    "term_without_words": ("The word is empty.", "Write it as it shall be read."),
    "term_exists": (
        "This vocabulary has these words already.",
        "Choose other words, or show the hidden one again.",
    ),
    "term_in_use": (
        "{records} record(s) hold this word.",
        "Choose another there first, or hide this one: then it is not offered any more.",
    ),
    "no_such_vocabulary": ("There is no such vocabulary.", "Choose one of the list."),
    "no_such_term": ("This vocabulary has no such word.", "Choose one of the list."),
}
