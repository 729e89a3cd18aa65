"""Texts about reading the pictures of pages by machine; see `words`."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from casefiles.words.language import msg_mark, msg_mark_n, msg_n_of, msg_number, msg_of

RECOGNITION: Final = {
    "language_unknown": (
        "No language is chosen that can be read here.",
        "Choose at least one of those in the list.",
    ),
}
RECOGNITION_LABELS: Final = {"recognising_pages": "Reading pictures of pages"}

LANGUAGES_IN_WORDS: Final = {
    "zho": msg_mark("Chinese"),
    "eng": msg_mark("English and others in Latin letters"),
    "uig": msg_mark("Uyghur"),
    "ara": msg_mark("Arabic"),
    "bod": msg_mark("Tibetan"),
    "rus": msg_mark("Russian"),
    "kaz": msg_mark("Kazakh"),
    "mon": msg_mark("Mongolian"),
    "tur": msg_mark("Turkish"),
}
HOW_TO_GET: Final = msg_mark(
    "Language data for {languages} is not on this computer, so pictures of such pages are not read."
    " On a machine with a connection get Debian's packages tesseract-ocr-… and put the .deb files"
    " into the program's folder “wheels”; they are taken in at the next make run."
)
NOTHING_IS_READ: Final = msg_mark(
    "The models that read pictures of pages are not installed. Start the program with make run"
    " once while the computer has a connection, or with the wheels beside it. Until then look at"
    " scans and photographs yourself: search does not find what stands in them."
)
ALL_ARE_READ: Final = msg_mark(
    "Pictures of pages are read in the background. What a machine read is shown as unchecked."
)
_READ_FIRST: Final = msg_mark_n(
    "{n} page of exhibits, which nobody had read, is read by machine now; text was found on"
    " {found}. It is searched, and unchecked: look at the pages yourself.",
    "{n} pages of exhibits, which nobody had read, are read by machine now; text was found on"
    " {found}. It is searched, and unchecked: look at the pages yourself.",
)
_FAILED: Final = msg_mark_n(
    "{n} of them could not be read, so no name on it is searched. Look at it yourself, in the"
    " window, and read it there again when the computer has less to do.",
    "{n} of them could not be read, so no name on them is searched. Look at them yourself, in the"
    " window, and read them there again when the computer has less to do.",
)
ENGINES_IN_WORDS: Final = {"han_latin": "PP-OCR", "tesseract": msg_mark("Tesseract")}


def in_words(languages: Iterable[str]) -> str:
    """Return languages as a list in words."""
    texts = set(languages)
    return ", ".join(words for one, words in msg_of(LANGUAGES_IN_WORDS).items() if one in texts)


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
            yield msg_of(NOTHING_IS_READ)
        return
    yield msg_n_of(_READ_FIRST, pages, found=msg_number(with_text))
    if failed:
        yield msg_n_of(_FAILED, failed)
    if missing:
        yield msg_of(HOW_TO_GET).format(languages=in_words(missing))
