"""Lines that were set before, so that what a change leaves alone is not set anew."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class LineMemory:
    """Keeps what the last layout and the present one set."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """Begin a layout: what the last one did not need goes."""
        self._before, self._now = self._now, {}

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for a key before, or make it."""
        found: T | None = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                found = make()
            self._now[key] = found
        return found
