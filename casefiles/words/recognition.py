"""Texts about reading the pictures of pages by machine; see `words`."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from casefiles import paths
from casefiles.words.language import msg_mark, msg_mark_n, msg_n_of, msg_number, msg_of

RECOGNITION: Final = {
    "language_unknown": (
        "No language is chosen that can be read here.",
        "Choose at least one of those in the list.",
    ),
}
RECOGNITION_LABELS: Final = {"recognising_pages": "Recognising text on pages"}

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
    "Language data for {languages} is not on this computer, so OCR does not cover such pages. On a"
    " computer with a connection, download Debian's packages tesseract-ocr-… and put the .deb"
    " files into the program's folder “wheels”; the next make run installs them."
)
HOW_TO_GET_INSTALLED: Final = msg_mark(
    "Language data for {languages} came with the program and is missing or changed, so OCR does not"
    " cover such pages. Install the program again."
)
NOTHING_IS_READ: Final = msg_mark(
    "OCR models are not installed. Run “make run” once with a connection or with the packages"
    " available. Until then check scans and photographs yourself: search does not cover them."
)
NOTHING_IS_READ_INSTALLED: Final = msg_mark(
    "The OCR models came with the program and are missing or changed. Install the program again."
    " Until then check scans and photographs yourself: search does not cover them."
)
ALL_ARE_READ: Final = msg_mark(
    "Text recognition runs in the background. Recognised text is shown as unchecked."
)
_READ_FIRST: Final = msg_mark_n(
    "{n} exhibit page not read before has now been read by OCR; text was found on {found}. It is"
    " searched but unchecked: check the pages yourself.",
    "{n} exhibit pages not read before have now been read by OCR; text was found on {found}. It is"
    " searched but unchecked: check the pages yourself.",
)
_FAILED: Final = msg_mark_n(
    "{n} of them could not be read, so names on it are not searched. Check it yourself in the"
    " window, and run OCR on it there again when the computer is less busy.",
    "{n} of them could not be read, so names on them are not searched. Check them yourself in the"
    " window, and run OCR on them there again when the computer is less busy.",
)
ENGINES_IN_WORDS: Final = {"han_latin": "PP-OCR", "tesseract": msg_mark("Tesseract")}


def how_to_get(languages: Iterable[str]) -> str:
    """Say how language data that is missing comes onto this computer."""
    how = HOW_TO_GET_INSTALLED if paths.is_installed() else HOW_TO_GET
    return msg_of(how).format(languages=in_words(languages))


def nothing_is_read() -> str:
    """Say that no picture of a page is read here, and what to do."""
    return msg_of(NOTHING_IS_READ_INSTALLED if paths.is_installed() else NOTHING_IS_READ)


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
