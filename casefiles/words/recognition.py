"""Texts about reading the pictures of pages by machine; see `words`."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

RECOGNITION: Final = {
    "language_unknown": (
        "No language is chosen that can be read here.",
        "Choose at least one of those in the list.",
    ),
}
RECOGNITION_LABELS: Final = {"recognising_pages": "Reading pictures of pages"}

LANGUAGES_IN_WORDS: Final = {
    "zho": "Chinese",
    "eng": "English and others in Latin letters",
    "uig": "Uyghur",
    "ara": "Arabic",
    "bod": "Tibetan",
    "rus": "Russian",
    "kaz": "Kazakh",
    "mon": "Mongolian",
    "tur": "Turkish",
}
HOW_TO_GET: Final = (
    "Language data for {languages} is not on this computer, so pictures of such pages are not read."
    " On a machine with a connection get Debian's packages tesseract-ocr-… and put the .deb files"
    " into the program's folder “wheels”; they are taken in at the next make run."
)
NOTHING_IS_READ: Final = (
    "The models that read pictures of pages are not installed. Start the program with make run"
    " once while the computer has a connection, or with the wheels beside it. Until then look at"
    " scans and photographs yourself: search does not find what stands in them."
)
ALL_ARE_READ: Final = (
    "Pictures of pages are read in the background. What a machine read is shown as unchecked."
)
_READ_FIRST: Final = (
    "{of} of exhibits, which nobody had read, {are} read by machine now; text was found on {found}."
    " It is searched, and unchecked: look at the pages yourself."
)
_FAILED: Final = (
    "{of} of them could not be read, so no name on {them} is searched. Look at {them} yourself, in"
    " the window, and read {them} there again when the computer has less to do."
)
ENGINES_IN_WORDS: Final = {"han_latin": "PP-OCR", "tesseract": "Tesseract"}


def in_words(languages: Iterable[str]) -> str:
    """Return languages as a list in words."""
    texts = set(languages)
    return ", ".join(words for one, words in LANGUAGES_IN_WORDS.items() if one in texts)


def read_first_words(
    pages: int, with_text: int, missing: Collection[str], failed: int = 0
) -> Iterator[str]:
    """Return what a terminal tells of pages that were read before a dossier was looked over.

    Args:
        pages: how many were looked at.
        with_text: on how many of them something was read.
        missing: languages that could not be read; all of them where nothing can.
        failed: how many could not be read at all.
    """
    if not pages:
        if missing:
            yield NOTHING_IS_READ
        return
    of, are = ("1 page", "is") if pages == 1 else (f"{pages:,} pages", "are")
    yield _READ_FIRST.format(of=of, are=are, found=f"{with_text:,}")
    if failed:
        yield _FAILED.format(of=f"{failed:,}", them="it" if failed == 1 else "them")
    if missing:
        yield HOW_TO_GET.format(languages=in_words(missing))
