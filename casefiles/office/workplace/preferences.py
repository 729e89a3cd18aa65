"""What a person prefers of the window and its locking: kept in the vault, outside the ledger."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Literal

from casefiles.office.workplace.operations import Edit, Query

_NAME: Final = "preferences"

ThemeMode = Literal["system", "light", "dark", "contrast"]
Density = Literal["comfortable", "compact"]

TEXT_SCALES: Final = (100, 110, 125, 150, 200)
LONGEST_IDLE: Final = 60
"""Minutes."""
ZONES: Final = tuple(
    sorted((*range(-12 * 60, 15 * 60, 60), -210, 210, 270, 330, 345, 390, 570)),
)
"""Minutes east of UTC of the zones that people live in."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is preferred; each value here is what holds where nothing is kept.

    Attributes:
        theme: colours of the window; system follows the desktop.
        density: height of the rows of lists.
        text_scale: percent, one of `TEXT_SCALES`.
        idle_minutes: without a key or a movement before the vault locks, 1 to `LONGEST_IDLE`.
        lock_when_minimised: the vault locks when its window is put away.
        white_paper: pages of documents stay white in the dark.
        timeline_zone: minutes east of UTC, one of `ZONES`: where the line stands that events of
            known zones are drawn on.
        lock_at_once: after the idle minutes also while an export or import runs, which is stopped.
    """

    theme: ThemeMode = "system"
    density: Density = "comfortable"
    text_scale: int = 100
    idle_minutes: int = 5
    lock_when_minimised: bool = False
    white_paper: bool = True
    timeline_zone: int = 0
    lock_at_once: bool = False


def preferences() -> Query[Preferences]:
    """Return what is preferred."""
    return lambda reader: read_preferences(reader.setting(_NAME))


def save_preferences(preferences: Preferences) -> Edit[None]:
    """Keep what is preferred; values that make no sense become what holds without them."""
    sensible = _sensible(asdict(preferences))
    text = json.dumps(asdict(sensible), sort_keys=True)
    return lambda work: work.renew_setting(_NAME, text)


def read_preferences(text: str | None) -> Preferences:
    """Read kept preferences; for what is missing or nonsense the usual values hold."""
    try:
        parsed = json.loads(text or "{}")
    except ValueError:
        return Preferences()
    return _sensible(parsed) if isinstance(parsed, dict) else Preferences()


def _sensible(entries: dict[str, Any]) -> Preferences:
    usual = Preferences()
    values = {
        field.name: entries[field.name]
        for field in fields(Preferences)
        if field.name in entries and _makes_sense(field.name, entries[field.name])
    }
    return Preferences(**(asdict(usual) | values))


_CHOICES: Final[dict[str, tuple[object, ...]]] = {
    "theme": ("system", "light", "dark", "contrast"),
    "density": ("comfortable", "compact"),
    "text_scale": TEXT_SCALES,
    "idle_minutes": tuple(range(1, LONGEST_IDLE + 1)),
    "lock_when_minimised": (False, True),
    "lock_at_once": (False, True),
    "white_paper": (False, True),
    "timeline_zone": ZONES,
}


def _makes_sense(name: str, value: Any) -> bool:
    """Tell whether a value is one of those that can be chosen; True is not 1 here."""
    return any(value == choice and type(value) is type(choice) for choice in _CHOICES[name])
