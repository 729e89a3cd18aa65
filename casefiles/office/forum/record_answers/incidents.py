"""Disappearances and other incidents, as forms of the working groups ask for them."""

from typing import Final

from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    answer,
    joined,
    reference,
    row,
    worded,
)

_METHOD: Final = "disappearance"
_EXPOSURE: Final = "disappeared"
_ACTOR, _CHANNEL = "actor", "incident_channel"
_UNKNOWN: Final = "unknown"
_MONTH: Final = len("2026-12")


def _incident(at: KnownRecords) -> Incident | None:
    return next((one for one in reversed(at.incidents) if one.method == _METHOD), None)


def _relationship(at: KnownRecords) -> Relationship | None:
    return next((one for one in at.relationships if one.exposure == _EXPOSURE), None)


def disappeared(at: KnownRecords) -> SuggestedAnswer | None:
    """Return who disappeared: the victims of the incident, else a relative recorded as such."""
    incident, related = _incident(at), _relationship(at)
    if incident is not None and incident.target_ids:
        return answer(", ".join(map(reference, incident.target_ids)), incident)
    return answer(reference(related.person_id), related) if related is not None else None


def day(at: KnownRecords) -> SuggestedAnswer | None:
    """Return when, where at least the month is known."""
    one = _incident(at)
    is_exact = one is not None and len(one.date) >= _MONTH and "X" not in one.date[:_MONTH]
    return answer(one.date if one is not None and is_exact else "", one)


def place(at: KnownRecords) -> SuggestedAnswer | None:
    """Return where the person was last seen."""
    one = _incident(at)
    return answer(one.place if one is not None else "", one)


def forces(at: KnownRecords) -> SuggestedAnswer | None:
    """Return which body is held responsible; the requesting State as such is never proposed."""
    one = _incident(at)
    if one is None:
        return None
    actor = "" if one.actor == _UNKNOWN else at.term(_ACTOR, one.actor)
    people = ", ".join(map(reference, one.actor_ids))
    return answer(joined(actor, one.claimed, people), one)


def described(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what happened in the words of the record, where nobody knows which body it was."""
    one = _incident(at)
    return answer(joined(one.text, one.outcome, by=" ") if one is not None else "", one)


def search(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what was done to find the person: as recorded, else to whom it was reported."""
    one = _incident(at)
    if one is None:
        return None
    lines = (row(each.to, worded(each.date), each.answer) for each in one.reports)
    return answer(one.search_steps or "\n".join(lines), one)
