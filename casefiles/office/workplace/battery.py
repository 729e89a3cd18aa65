"""Whether this computer runs on a battery that is low, so that work nobody waits for can rest."""

from pathlib import Path
from typing import Final

_SUPPLIES: Final = Path("/sys/class/power_supply")
_LOW: Final = 30
"""Per cent below which nothing is begun that can wait."""


def is_battery_low(supplies: Path = _SUPPLIES) -> bool:
    """Tell whether a battery is being used up and is low; where nobody tells, none is.

    Args:
        supplies: the folder in which the kernel describes batteries.
    """
    try:
        return any(_is_low(one) for one in supplies.iterdir())
    except OSError:
        return False


def _is_low(supply: Path) -> bool:
    # The battery of a mouse says "Device": the computer does not run on it.
    if _value(supply / "type") != "Battery" or _value(supply / "scope") == "Device":
        return False
    level = _value(supply / "capacity")
    is_used = _value(supply / "status") == "Discharging"
    return is_used and level.isdecimal() and int(level) < _LOW


def _value(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeError):
        return ""
