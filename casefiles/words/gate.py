"""Words about what leaves the house: the gate, clearance and its certificate."""

from collections.abc import Iterable
from typing import Final

from casefiles.domain.records.image_quality import Fineness
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

GATE_LABELS: Final = {
    "clearance": "Running the final check",
    "reading_back": "Reading finished pages by OCR",
    "reading_ahead": "Reading redacted pages before the export",
    "reading_layer": "Reading redacted pages by OCR",
}
"""What is done, while it is done."""

GATE_EXPORT: Final = {
    "mark_on_another_raster": (
        "Page {page} of an exhibit has changed since its marks were drawn.",
        "Redraw the marks on that document.",
    ),
    "exhibit_not_burned": (
        "Page {page} of exhibit {exhibit} could not be redacted: the process ended.",
        "Export again. If it stops there again, produce that exhibit separately.",
    ),
    "clearance_hit": (
        "Final check failed: {where}.",
        "Mark the passage on the exhibit or add the spelling to the person, then export again.",
    ),
    "pack_hit": (
        "Final check of {file} in the filing pack failed: {where}. No file was written.",
        "Change the field, mark the passage on the exhibit or add the spelling to the person.",
    ),
    "read_back_near": (
        "Finished pages on which OCR read a near match of a protected name: {count} ({where}).",
        (
            "Check the pages, mark what must be redacted and export again; or sign off: --sign"
            " read_back_near=REASON."
        ),
    ),
    "unread_area": (
        "Finished pages with writing that OCR cannot read: {count} ({where}).",
        (
            "Check the pages, mark what must be redacted and export again; or sign off: --sign"
            " unread_area=REASON."
        ),
    ),
    "text_layer_mention": (
        "On page {page} of {exhibit}, text found by OCR has a protected name. No file was written.",
        "Redact the passage on that page in Documents, then export again.",
    ),
    "finished_file_faulty": (
        "The finished file is not as it should be: {where}. No file was written.",
        "Report this. Until then export a Word file, or use the emergency preset.",
    ),
    "page_not_read_back": (
        "OCR of page {page} of the finished file failed.",
        "Try again, or skip the final OCR check with a reason.",
    ),
    "clearance_dated": (
        "A part of the finished file contains its creation time.",
        "Report this code: nothing here should write such a time.",
    ),
}
"""What stops an export, and what to do."""

FINENESS: Final = {
    Fineness.FILING: (
        msg_mark("Filing: 200 dpi"),
        msg_mark("Colour or grey as needed per page."),
    ),
    Fineness.SMALL_PRINT: (
        msg_mark("Small print: 300 dpi"),
        msg_mark("For small Chinese, Tibetan or Arabic print; about half as large again."),
    ),
    Fineness.SMALLEST: (
        msg_mark("Smallest: black and white"),
        msg_mark("A quarter of the size. Photographs lose detail; faint writing disappears."),
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
        return msg(
            "None of {of} common names fits this box, so its width may identify this name. A box"
            " to the end of the line reveals nothing.",
            of=of,
        )
    if fitting == 1:
        return msg(
            "Only 1 of {of} common names fits this box: readers can measure the gap. A box to the"
            " end of the line reveals nothing.",
            of=of,
        )
    return msg(
        "About {fitting} of {of} common names fit this box: readers can measure the gap. A box to"
        " the end of the line reveals nothing.",
        fitting=msg_number(fitting),
        of=of,
    )


_PLACES: Final = {
    "page_text": msg_mark("text that can be selected"),
    "picture_text": msg_mark("text found by OCR"),
    "picture": msg_mark("an image that is not a redacted page"),
    "furniture": msg_mark("an unexpected part"),
    "font": msg_mark("unused characters in a font"),
    "file_name": msg_mark("the name of the file"),
    "string": msg_mark("a string inside the file, such as a bookmark or a property"),
    "name": msg_mark("a name inside the file"),
    "metadata": msg_mark("file metadata"),
    "stream": msg_mark("a stream inside the file"),
    "image": msg_mark("the bytes of a picture"),
    "between": msg_mark("between the objects of the file"),
    "after_end": msg_mark("after the end of the file"),
    "file": msg_mark("the bytes of the file"),
    "text": msg_mark("the text of the file"),
    "word_text": msg_mark("the text of the Word file"),
    "comment": msg_mark("a comment inside the file"),
    "signature": msg_mark("the signature, which contains more than the signer's data"),
    "token": msg_mark("the timestamp or a certificate in it"),
}
_MOST_PLACES: Final = 6
_SCRIPTS: Final = {
    "Latn": msg_mark("Latin letters"),
    "Hani": msg_mark("Chinese characters"),
    "Arab": msg_mark("Arabic letters"),
    "Tibt": msg_mark("Tibetan"),
    "Cyrl": msg_mark("Cyrillic letters"),
    "Grek": msg_mark("Greek letters"),
    "Armn": msg_mark("Armenian letters"),
    "Geor": msg_mark("Georgian letters"),
    "Hebr": msg_mark("Hebrew letters"),
    "Syrc": msg_mark("Syriac letters"),
    "Thaa": msg_mark("Thaana"),
    "Kana": msg_mark("Japanese kana"),
    "Hang": msg_mark("Hangul"),
    "Deva": msg_mark("Devanagari"),
    "Beng": msg_mark("Bengali letters"),
    "Guru": msg_mark("Gurmukhi"),
    "Gujr": msg_mark("Gujarati letters"),
    "Orya": msg_mark("Odia letters"),
    "Taml": msg_mark("Tamil letters"),
    "Telu": msg_mark("Telugu letters"),
    "Knda": msg_mark("Kannada letters"),
    "Mlym": msg_mark("Malayalam letters"),
    "Sinh": msg_mark("Sinhala letters"),
    "Thai": msg_mark("Thai letters"),
    "Laoo": msg_mark("Lao letters"),
    "Mymr": msg_mark("Burmese letters"),
    "Khmr": msg_mark("Khmer letters"),
    "Ethi": msg_mark("Ethiopic letters"),
    "Mong": msg_mark("Mongolian letters"),
    "Yiii": msg_mark("Yi signs"),
}


def where_in_words(places: Iterable[tuple[str, int, int]]) -> str:
    """Say where clearance found something, page by page; never what.

    Args:
        places: kind, page of the finished file (0 for the whole) and count.
    """
    parts = [_place(kind, page, count) for kind, page, count in places]
    more = len(parts) - _MOST_PLACES
    return "; ".join(
        [*parts[:_MOST_PLACES], *([msg("and {more} more places", more=more)] if more > 0 else [])]
    )


def _place(kind: str, page: int, count: int) -> str:
    where = msg("page {page}: ", page=page) if page else ""
    times = msg(" ({count} times)", count=count) if count > 1 else ""
    return f"{where}{msg_of(_PLACES.get(kind, kind))}{times}"


def script_in_words(code: str) -> str:
    """Return what people call a script."""
    return msg_of(_SCRIPTS.get(code, code))
