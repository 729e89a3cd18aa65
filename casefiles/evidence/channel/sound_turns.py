"""What the child that hands samples to the loudspeaker is asked; it answers by `Taken`."""

from dataclasses import dataclass
from typing import Final

NO_DEVICE: Final = "no_sound_device"
"""Why it refuses: nothing can be heard here."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Look for a sound server."""


@dataclass(frozen=True, slots=True)
class Play:
    """Take the samples that follow; answered once there is room for the next.

    Attributes:
        is_last: answered once all is heard.
    """

    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """It did so."""
