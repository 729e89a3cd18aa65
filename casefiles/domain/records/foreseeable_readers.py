"""Whom an edition is for, and who may foreseeably come to read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from casefiles.domain.foundation.ids import CaseId, ReachId
from casefiles.domain.foundation.schema import INTERNAL, UNSEARCHED, Audience, Line, Unique

FORESEEABLY_REACHES: Final[Mapping[str, frozenset[str]]] = {
    # What is used in open court may be asked for by anybody: R (Guardian News and Media) v
    # Westminster Magistrates' Court [2012] EWCA Civ 420, on papers of an extradition.
    "court_open": frozenset({"court_closed", "requested_state", "requesting_state", "public"}),
    "court_closed": frozenset(),
    "requested_state": frozenset({"requesting_state"}),
    "requesting_state": frozenset(),
    # Communications are brought to the attention of the State party: CAT art. 22(3), OP1 art. 4(1).
    "treaty_body": frozenset({"requested_state", "requesting_state"}),
    "ccf": frozenset(),
    "expert": frozenset(),
    "interpreter": frozenset(),
    "public": frozenset(
        {
            *("court_open", "court_closed", "requested_state", "requesting_state"),
            *("treaty_body", "ccf", "expert", "interpreter"),
        }
    ),
}
"""Who reads what is given to each audience, by the ordinary course of things."""

AUDIENCES: Final = frozenset(FORESEEABLY_REACHES)
HARMFUL: Final = "requesting_state"
"""The audience whose reading gets people arrested."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What the lawyer says of the readers of one audience in one case.

    Attributes:
        wider: audiences that it reaches here too.
        narrower: audiences that it does not reach here, whatever the ordinary course is.
        reason: why, in the lawyer's words; never leaves the vault.
    """

    id: Annotated[ReachId, Unique("case_id", "audience")]
    case_id: CaseId
    audience: Annotated[Audience, UNSEARCHED]
    wider: tuple[Audience, ...]
    narrower: tuple[Audience, ...]
    reason: Annotated[Line, INTERNAL]


def readers_reached_by(audience: str, settings: Iterable[Reach] = ()) -> frozenset[str]:
    """Return the audiences that may foreseeably read what is given to one, itself included.

    Papers travel on: who gets them may pass them on to whom these reach. What the lawyer says that
    an audience does not reach stays out for that audience, by whichever way.

    Args:
        audience: to whom something is given.
        settings: what the lawyer says for the case.
    """
    reaches = {one.audience: one for one in settings}
    barred = (
        frozenset(reaches[audience].narrower) - {audience} if audience in reaches else frozenset()
    )
    reached, waiting = {audience}, [audience]
    while waiting:
        for one in _passed_on(waiting.pop(), reaches) - barred - reached:
            reached.add(one)
            waiting.append(one)
    return frozenset(reached)


def can_reach(reader: str, edition_audience: str, settings: Iterable[Reach] = ()) -> bool:
    """Tell whether an audience may foreseeably read an edition made for another."""
    return reader in readers_reached_by(edition_audience, settings)


def _passed_on(audience: str, reaches: Mapping[str, Reach]) -> frozenset[str]:
    usual = FORESEEABLY_REACHES.get(audience, frozenset())
    own = reaches.get(audience)
    if own is None:
        return usual
    return (usual | frozenset(own.wider)) - frozenset(own.narrower)
