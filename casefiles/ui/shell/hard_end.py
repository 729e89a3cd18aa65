"""The hard end: a window that leaves ends its process in time, whatever waits then."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from casefiles.words.language import msg_mark, msg_of

GRACE: Final = 5.0
"""Seconds from the beginning of a lock: drafts and changes that were asked for are kept by then."""

_WORDS: Final = msg_mark(
    "The window was ended before everything in it had come to its end."
    " Everything acknowledged before is in the vault, which is checked"
    " when it is opened next.\n"
)


class HardEnd:
    """Waits on a thread of its own, so that nothing that the window does can hold it up."""

    def __init__(self, end: Callable[[int], None], grace: float = GRACE) -> None:
        """Wait for nothing yet.

        Args:
            end: ends the process with a code, at once.
            grace: seconds that are waited.
        """
        self._end, self._grace = end, grace
        self._is_over = threading.Event()

    def begin(self, code: Callable[[], int], *, has_vault: bool) -> None:
        """End the process when the time has passed.

        Args:
            code: with which it ends; asked then.
            has_vault: a vault is open, so that somebody should know how its window ended.
        """

        def wait() -> None:
            if not self._is_over.wait(self._grace):
                with suppress(OSError):
                    sys.stderr.write(msg_of(_WORDS) if has_vault else "")
                    sys.stderr.flush()
                self._end(code())

        threading.Thread(target=wait, name="hard-end", daemon=True).start()

    def cancel(self) -> None:
        """Let the process go on: the vault is closed, and somebody reads what happened."""
        self._is_over.set()
