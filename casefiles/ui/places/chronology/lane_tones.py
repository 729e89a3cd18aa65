"""Which lane stands over which, and in which colour: what each part of a case is drawn in."""

from collections.abc import Iterable
from typing import Final

from casefiles.office.chronology.lanes_of_people import CLIENT, DEFENCE, FAMILY
from casefiles.office.chronology.timeline import PRESSURE, PROCEDURE, PROCEEDINGS, RECEIVED
from casefiles.words.language import msg_of

_KNOWN: Final = {
    CLIENT: (0, "lane1"),
    FAMILY: (1, "lane2"),
    PROCEDURE: (3, "lane3"),
    PROCEEDINGS: (3, "lane3"),
    PRESSURE: (4, "lane4"),
    DEFENCE: (5, "lane5"),
    RECEIVED: (6, "muted"),
}
_OTHER: Final = 2
"""Where lanes of the lawyer's own stand: after the people, before the proceedings."""
_TURNS: Final = ("lane1", "lane2", "lane5")


def in_lane_order(names: Iterable[str]) -> list[str]:
    """Return lanes from top to bottom; those that are equal stay as they come."""
    places = {msg_of(name): place for name, (place, _) in _KNOWN.items()}
    return sorted(names, key=lambda name: places.get(name, _OTHER))


def lane_tones(names: Iterable[str]) -> dict[str, str]:
    """Return the role of each lane's colour; lanes of the lawyer's own take turns."""
    known = {msg_of(name): tone for name, (_, tone) in _KNOWN.items()}
    tones: dict[str, str] = {}
    turn = 0
    for name in names:
        tone = known.get(name)
        if tone is None:
            tone = _TURNS[turn % len(_TURNS)]
            turn += 1
        tones[name] = tone
    return tones
