"""Words about finished files: what a registrar's program would show of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.words.language import msg, msg_mark, msg_of

FINISHED_NOTES: Final = {
    "finished_language": msg_mark("the language of the file is not that of its text"),
    "finished_labels": msg_mark("page numbers of the file differ from those printed"),
    "finished_paper": msg_mark("the paper size is not that of this forum"),
    "finished_bare": msg_mark("exhibit pages without searchable text"),
    "finished_bookmarks": msg_mark("no bookmarks"),
    "finished_size": msg_mark("larger than this forum takes"),
    "finished_name": msg_mark("some portals refuse this file name"),
}
"""What a file shows, by its code."""


def finished_note_words(code: str, file: str, pages: Sequence[int]) -> str:
    """Return what a finished file shows, with its pages."""
    words = msg_of(FINISHED_NOTES[code])
    if not pages:
        return msg("{file}: {words}", file=file, words=words)
    listed = ", ".join(_runs(pages))
    return msg("{file}: {words} (p {pages})", file=file, words=words, pages=listed)


def _runs(pages: Sequence[int]) -> Iterator[str]:
    """Yield pages, those that follow one another joined."""
    first = last = pages[0]
    for page in (*pages[1:], -1):
        if page == last + 1:
            last = page
            continue
        yield str(first) if first == last else f"{first}–{last}"
        first = last = page
