"""The clock as the house receives it: an assertion of the machine, never trusted for order."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """What a machine says about time.

    Attributes:
        wall: nanoseconds since 1970 in UTC; may jump either way.
        monotonic: nanoseconds since an unknown start; never goes back within one boot.
        boot: id of this run of the machine, so that monotonic values are comparable.
    """

    wall: Callable[[], int]
    monotonic: Callable[[], int]
    boot: str
