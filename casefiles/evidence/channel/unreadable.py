"""Why a file cannot be read or shown: codes that the texts for people know."""

NOT_READABLE_YET = "not_readable_yet"
PICTURE_NOT_SHOWN = "picture_not_shown"
CODING_NOT_PLAYED = "coding_not_played"
FILM_LIBRARY_DIFFERS = "film_library_differs"
BROKEN_FILE = "broken_file"
EMPTY_FILE = "empty_file"
PASSWORD_NEEDED = "password_needed"  # noqa: S105  a code
PASSWORD_WRONG = "password_wrong"  # noqa: S105  a code
MAIL_ENCRYPTED = "mail_encrypted"
TOO_LARGE = "too_large"
NEEDS_SHAPING = "needs_shaping"
NO_SUCH_PAGE = "no_such_page"
NO_SUCH_PART = "no_such_part"
ARCHIVE_NOT_OPENED = "archive_not_opened"
ARCHIVE_ENCRYPTED = "archive_encrypted"
OUT_OF_MEMORY = "reader_out_of_memory"
TIMED_OUT = "reading_timed_out"
CRASHED = "reader_crashed"
NONSENSE = "reader_answered_nonsense"

WORKER_REASONS = frozenset(
    (
        *(PICTURE_NOT_SHOWN, CODING_NOT_PLAYED, FILM_LIBRARY_DIFFERS),
        *(NOT_READABLE_YET, BROKEN_FILE, EMPTY_FILE, PASSWORD_NEEDED, TOO_LARGE),
        *(PASSWORD_WRONG, MAIL_ENCRYPTED),
        *(NEEDS_SHAPING, NO_SUCH_PAGE, NO_SUCH_PART, OUT_OF_MEMORY),
        *(ARCHIVE_NOT_OPENED, ARCHIVE_ENCRYPTED),
    )
)
"""The other codes are found by whoever waits for the worker."""


class UnreadableFile(Exception):
    """Raised in a worker; only the code leaves it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
