"""Words about what leaves the house: the gate, clearance and its certificate."""

from collections.abc import Iterable
from typing import Final

from casefiles.domain.records.image_quality import Fineness

GATE_LABELS: Final = {
    "clearance": "Searching the finished file",
    "reading_back": "Reading the finished pages back",
    "reading_layer": "Reading the burned pages",
}
"""What is done, while it is done."""

GATE_EXPORT: Final = {
    "mark_on_another_raster": (
        "Page {page} of an exhibit does not look as it did when its marks were drawn.",
        "Draw the marks on that document again.",
    ),
    "exhibit_not_burned": (
        "Page {page} of exhibit {exhibit} could not be burned: the process at work on it ended.",
        "Repeat the export; if it stops there again, produce that exhibit separately.",
    ),
    "clearance_hit": (
        "Clearance stopped the finished file: {where}.",
        "Mark the place on the exhibit, or add the spelling to the person; then export again.",
    ),
    "pack_hit": (
        "Clearance stopped {file} of the filing pack: {where}. No file of it was written.",
        "Change that field, mark the place on the exhibit, or add the spelling to the person.",
    ),
    "read_back_near": (
        "On {count} finished page(s) a machine read almost a protected name: {where}.",
        "Look at the pages, mark what goes, export again; or sign: --sign read_back_near=REASON.",
    ),
    "unread_area": (
        "{count} finished page(s) have writing that no machine here can read: {where}.",
        "Look at the pages, mark what goes, export again; or sign: --sign unread_area=REASON.",
    ),
    "text_layer_mention": (
        "Page {page} of an exhibit would have a protected name in the text behind it.",
        "Mark the place on that page; or export without text behind the pages.",
    ),
    "page_not_read_back": (
        "Page {page} of the finished file could not be read back as a picture.",
        "Try again; or leave out reading the pages back, and sign with a reason.",
    ),
    "clearance_dated": (
        "A part of the finished file tells when it was made.",
        "Please report this: nothing here should write such a time.",
    ),
}
"""What stops an export, and what to do."""

FINENESS: Final = {
    Fineness.FILING: ("Filing: 200 dpi", "Each page in the colours that it needs."),
    Fineness.SMALL_PRINT: (
        "Small print: 300 dpi",
        "For small Chinese, Tibetan or Arabic print; about half as large again.",
    ),
    Fineness.SMALLEST: (
        "Smallest: black and white",
        "A quarter of the size. Photographs lose their greys; pale writing is gone.",
    ),
}
"""Name of each choice, and what it means."""

_NEAREST: Final = 100


def width_in_words(fitting: int, names: int) -> str:
    """Say what a name-wide box still tells its readers.

    Args:
        fitting: common names as wide as the gap.
        names: of how many.
    """
    of = f"{round(names, -2):,}" if names >= _NEAREST else f"{names:,}"
    if not fitting:
        return (
            f"The width of this box suits none of {of} common names, so that it may single out"
            " this one. A box to the end of the line tells nothing."
        )
    some = "Only 1" if fitting == 1 else f"About {fitting:,}"
    fit = "fits" if fitting == 1 else "fit"
    return (
        f"{some} of {of} common names {fit} this box, since readers can measure the gap. A box to"
        " the end of the line tells nothing."
    )


_PLACES: Final = {
    "page_text": "text that can be selected",
    "picture_text": "what a machine reads in its picture",
    "picture": "a picture that is no burned page",
    "furniture": "a part that no dossier has",
    "font": "letters in a font that no public word needs",
    "file_name": "the name of the file",
    "string": "a string inside the file, such as a bookmark or a property",
    "name": "a name inside the file",
    "metadata": "what the file says of itself",
    "stream": "a stream inside the file",
    "image": "the bytes of a picture",
    "between": "between the objects of the file",
    "after_end": "after the end of the file",
    "file": "the bytes of the file",
    "text": "the text of the file",
    "word_text": "the text of the Word file",
    "comment": "a comment inside the file",
    "signature": "the signature, which holds more than the signer's own",
    "token": "the time from outside, or a certificate in it",
}
_MOST_PLACES: Final = 6
_SCRIPTS: Final = {
    "Latn": "Latin letters",
    "Hani": "Chinese characters",
    "Arab": "Arabic letters",
    "Tibt": "Tibetan",
    "Cyrl": "Cyrillic letters",
    "Grek": "Greek letters",
    "Armn": "Armenian letters",
    "Geor": "Georgian letters",
    "Hebr": "Hebrew letters",
    "Syrc": "Syriac letters",
    "Thaa": "Thaana",
    "Kana": "Japanese kana",
    "Hang": "Hangul",
    "Deva": "Devanagari",
    "Beng": "Bengali letters",
    "Guru": "Gurmukhi",
    "Gujr": "Gujarati letters",
    "Orya": "Odia letters",
    "Taml": "Tamil letters",
    "Telu": "Telugu letters",
    "Knda": "Kannada letters",
    "Mlym": "Malayalam letters",
    "Sinh": "Sinhala letters",
    "Thai": "Thai letters",
    "Laoo": "Lao letters",
    "Mymr": "Burmese letters",
    "Khmr": "Khmer letters",
    "Ethi": "Ethiopic letters",
    "Mong": "Mongolian letters",
    "Yiii": "Yi signs",
}


def where_in_words(places: Iterable[tuple[str, int, int]]) -> str:
    """Say where clearance found something, page by page; never what.

    Args:
        places: kind, page of the finished file (0 for the whole) and count.
    """
    parts = [_place(kind, page, count) for kind, page, count in places]
    more = len(parts) - _MOST_PLACES
    return "; ".join([*parts[:_MOST_PLACES], *([f"and {more} more places"] if more > 0 else [])])


def _place(kind: str, page: int, count: int) -> str:
    where = f"page {page}: " if page else ""
    times = f" ({count} times)" if count > 1 else ""
    return f"{where}{_PLACES.get(kind, kind)}{times}"


def script_in_words(code: str) -> str:
    """Return what people call a script."""
    return _SCRIPTS.get(code, code)
