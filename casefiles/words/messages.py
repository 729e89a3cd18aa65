"""Texts about mails, conversations and files inside files, keyed by code; see `words`."""

from typing import Final

MESSAGES: Final = {
    "record_inside_another": (
        "This file is embedded in another document, which would keep it.",
        "Erase the containing document: embedded files are erased with it.",
    ),
    "zone_not_known": (
        "Unknown time zone.",
        "Choose another zone, or write an offset such as +06:00.",
    ),
}
"""What happened, and what to do next; nothing was changed."""

MESSAGES_LABELS: Final = {
    "opening_inside": "Extracting files",
    "day_first": "day first",
    "month_first": "month first",
    "no_such_part": "a file inside it cannot be found",
    "archive_not_opened": "kept; this computer lacks the library that opens such archives",
    "archive_encrypted": "kept; encrypted in a way that is not opened here",
}
