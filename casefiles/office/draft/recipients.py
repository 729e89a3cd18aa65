"""Who an edition is for in words, and what the lawyer says of who may foreseeably read it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, Randomness, ReachId, new_id
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.foreseeable_readers import (
    AUDIENCES,
    HARMFUL,
    Reach,
    can_reach,
    readers_reached_by,
)
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_mark

REACHES_REQUESTING_STATE: Final = frozenset(one for one in AUDIENCES if can_reach(HARMFUL, one))
"""Audiences whose papers reach the requesting State by the ordinary course of things."""

REACH: Final[Mapping[str, str]] = {
    "court_open": msg_mark("As a party or observer it receives the court file."),
    "court_closed": (
        msg_mark(
            "Bench and parties under a court order. Check whether the requesting State is a party."
            " Where the form has an open court paper, this is that paper with names in its margin."
        )
    ),
    "requested_state": (msg_mark("Its authorities may pass documents to the requesting State.")),
    "requesting_state": msg_mark("Reads every page and may act against anyone named."),
    "treaty_body": (
        msg_mark(
            "Submissions are sent to the State concerned, which may inform the requesting State."
        )
    ),
    "ccf": (
        msg_mark(
            "The Commission may ask the requesting State's bureau for an answer and quote this."
        )
    ),
    "expert": msg_mark(
        "One person under instructions. Reports may quote it and courts may order its production."
    ),
    "interpreter": msg_mark("One person, often of the same community as the people named."),
    "public": msg_mark("Everybody, permanently, including the requesting State."),
}
"""Who may foreseeably read what is given to each audience."""


def foreseeable_readers_of(case_id: CaseId) -> Query[tuple[Reach, ...]]:
    """Return what the lawyer says of readers in a case: the settings of `reached_by`."""

    def ask(reader: ReadTransaction) -> tuple[Reach, ...]:
        return reader.find(Reach, case_id=case_id)

    return ask


def save_foreseeable_readers(
    case_id: CaseId, audience: str, reached: Collection[str], reason: str, randomness: Randomness
) -> Edit[None]:
    """Keep who reads what is given to an audience in one case.

    Args:
        case_id: of the case.
        audience: to whom something is given.
        reached: all audiences that read it; the audience itself always does.
        reason: why this differs from the ordinary course, such as an order of the court.
        randomness: for the id of what is kept.

    Raises (when carried out):
        Refused: the case is not there, an audience is unknown, or no reason is given.
    """
    requested = frozenset(reached) | {audience}
    reach_id = ReachId(new_id(randomness))

    def change(work: WriteTransaction) -> None:
        if work.get(Case, case_id) is None:
            raise Refused("case_unknown")
        if not AUDIENCES.issuperset(requested):
            raise Refused("unknown_audience", allowed=", ".join(sorted(AUDIENCES)))
        usual = readers_reached_by(audience)
        if requested == usual:
            _drop(work, case_id, audience)
            return
        if not reason.strip():
            raise Refused("reach_without_reason")
        wider, narrower = tuple(sorted(requested - usual)), tuple(sorted(usual - requested))
        reach = Reach(reach_id, case_id, audience, wider, narrower, reason.strip())
        there = _stated_reach(work, case_id, audience)
        if there is None:
            work.insert(reach, "add_reach")
        else:
            work.update(replace(reach, id=there.id), "edit_reach")

    return change


def reset_foreseeable_readers(case_id: CaseId, audience: str) -> Edit[None]:
    """Take the ordinary course of things again for the readers of an audience."""
    return lambda work: _drop(work, case_id, audience)


def _drop(work: WriteTransaction, case_id: CaseId, audience: str) -> None:
    there = _stated_reach(work, case_id, audience)
    if there is not None:
        work.delete(Reach, there.id, "remove_reach")


def _stated_reach(reader: ReadTransaction, case_id: CaseId, audience: str) -> Reach | None:
    return next(iter(reader.find(Reach, case_id=case_id, audience=audience)), None)
