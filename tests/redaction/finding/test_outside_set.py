"""990 phrases about fourteen people by somebody who saw no code: none stays unasked, few are wrong.

Rules are asked about all of them here; that a case finds the same by its queue is a long campaign.
"""

from functools import cache
from pathlib import Path

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.redaction.finding.dates import birth_events
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.finding.numbers.addresses import Addresses
from casefiles.redaction.finding.pet_names import PetNames
from casefiles.redaction.kinship import steps
from casefiles.redaction.kinship.finding import phrases as kin_in
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.measured import note
from tests.redaction.finding.outside_list import (
    BREAK,
    CLIENT,
    KIN_DECOYS,
    KIN_KINDS,
    NAMES,
    NOT_ATTEMPTED,
    OWN,
    UNSET,
    Phrase,
    people,
    phrases,
)
from tests.redaction.finding.outside_report import report
from tests.redaction.finding.outside_set import ASKED, REMOVED, SILENT, outcomes

TOLD = [
    one
    for one in phrases()
    if not one.is_decoy and one.kind not in NAMES | KIN_KINDS and one.number not in NOT_ATTEMPTED
]
"""Numbers, days, addresses and what stands on the net."""
KIN = [one for one in phrases() if one.kind in KIN_KINDS and one.number not in NOT_ATTEMPTED]
NUMBERS = frozenset(["phone", "id", "passport", "dob", "phone-split", "id-split", "dob-split"])
"""Kinds of which most go without a question."""
LISTED_WORDS = frozenset({856, 860, 861, 923, 926, 944, 979, 981, 982, 990})
"""Decoys that show a listed part of a name: they may go."""

STILL_SILENT = frozenset({13, 329, 460, 464, 773, 800, 801})
"""Names that nothing finds: a set that may only become smaller."""
NAMED = [
    one
    for one in phrases()
    if not one.is_decoy
    and one.kind in NAMES
    and one.number not in STILL_SILENT | NOT_ATTEMPTED
    and not UNSET.search(one.text)
]
"""Names that rules find; a text in a script that is not set on pages goes whole."""

SPOKEN_KINDS = frozenset(
    ["nick", "inflection", "translit", "full-name", "misspelling", "spelling", "reorder"]
)
"""Names as people call, decline and respell them, and write them in other scripts."""
SPOKEN = [one for one in phrases() if one.kind in SPOKEN_KINDS and not one.is_decoy]
SPOKEN_UNMET = frozenset({329, 517, 773})
"""Of these, what no rule touches: a set that may only become smaller. Devanagari is set on no page,
so that a case lets nothing of its rows leave."""


@cache
def sought() -> Sought:
    return Sought(
        tuple(
            SoughtPerson(
                PersonId(one["id"]),
                tuple(name["text"] for name in one["names"]),
                tuple((known["kind"], known["value"]) for known in one["identifiers"]),
            )
            for one in people()
            if one["protection"] != "open"
        )
    )


def met(row: Phrase) -> set[str]:
    """Return whom what goes or is asked about in a phrase may lead to; "" for somebody."""
    text = row.text.replace(BREAK, "\n")
    start = row.text.replace(BREAK, "\n").index(row.mention.replace(BREAK, "\n"))
    end = start + len(row.mention.replace(BREAK, "\n"))
    mentions = matcher_of(sought()).find(text)
    asked = rules_of(sought()).questions(text, mentions, is_machine_read=False)
    found = {str(one.person_id) for one in mentions if one.start < end and start < one.end}
    for one in asked:
        if one.start < end and start < one.end:
            found |= set(map(str, one.owners))
    return found


@pytest.mark.parametrize("row", TOLD, ids=lambda row: str(row.number))
def test_what_tells_somebody_by_number_day_or_address_goes_or_is_asked(row):
    assert met(row) & {row.person, ""}


@pytest.mark.parametrize("row", NAMED, ids=lambda row: str(row.number))
def test_names_go_or_are_asked(row):
    assert met(row) & {row.person, ""}


def test_names_as_people_call_decline_and_respell_them_go_or_are_asked():
    unmet = {row.number for row in SPOKEN if not met(row) & {row.person, ""}}
    assert unmet == SPOKEN_UNMET


def test_names_as_people_call_them_are_not_asked_without_their_rule(monkeypatch):
    """Control."""
    monkeypatch.setattr(PetNames, "find", lambda _self, _reading: ())
    unmet = {row.number for row in SPOKEN if not met(row) & {row.person, ""}}
    assert len(unmet) > len(SPOKEN_UNMET) + 15


@pytest.mark.parametrize(
    "row",
    [
        one
        for one in phrases()
        if one.kind.startswith("other-") and one.kind.split("-")[1] in {"address", "plate", "id"}
    ],
    ids=lambda row: str(row.number),
)
def test_numbers_and_addresses_of_others_stay(row):
    assert met(row) == set()


@pytest.mark.parametrize(
    "row",
    [one for one in phrases() if one.kind in {"date", "others-dob"}],
    ids=lambda row: row.text,
)
def test_days_of_others_and_feasts_are_not_asked(row):
    assert met(row) == set()


def test_a_birthday_is_not_asked_about_without_its_rule(monkeypatch):
    """Control."""
    events = [one for one in TOLD if one.kind == "dob-event"]
    monkeypatch.setattr(birth_events, "_is_event_word", lambda _key: False)
    monkeypatch.setattr(Addresses, "find", lambda _self, _reading: ())
    streets = [one for one in TOLD if one.kind == "address"]
    assert sum(bool(met(one)) for one in events) < len(events) / 5
    assert not any(met(one) for one in streets)


@cache
def relations() -> tuple[Relation, ...]:
    told = [
        Relation(
            PersonId(one["id"]),
            frozenset({Kin(one["kin"])}),
            PersonId(one.get("related_to", CLIENT)),
            is_client=one.get("related_to", CLIENT) == CLIENT,
        )
        for one in people()
        if "kin" in one
    ]
    return steps.with_steps(told, PersonId(CLIENT))


def meant(row: Phrase, known: tuple[Relation, ...]) -> set[str]:
    """Return whom the kin of a phrase may mean, as it is asked of a paper."""
    speaker = CLIENT if row.speaker in {"", "client"} else row.speaker
    is_spoken = bool(row.speaker) or row.carrier == "message"
    text = row.text.replace(BREAK, "\n")
    return {
        str(one.person_id)
        for phrase in kin_in(text)
        for one in known
        if may_mean(phrase, one, PersonId(speaker), is_statement=is_spoken)
    }


@pytest.mark.parametrize("row", KIN, ids=lambda row: str(row.number))
def test_kin_of_a_protected_person_are_asked(row):
    assert row.person in meant(row, relations()) or met(row) & {row.person}


def test_kin_of_kin_are_not_asked_without_what_follows_from_relations():
    """Control."""
    told = tuple(one for one in relations() if not one.follows)
    assert sum(row.person not in meant(row, told) for row in KIN) > 20


@pytest.mark.long
def test_a_case_finds_them_all_and_takes_few_others(tmp_path: Path):
    found = outcomes(phrases(), tmp_path)
    report(found)
    told = [one for one in found if not one.phrase.is_decoy]
    for what in (REMOVED, ASKED, SILENT):
        note(f"phrases of an outsider {what}", sum(one.what == what for one in told))
    silent = {
        one.phrase.number for one in told if one.what == SILENT and one.phrase.kind not in NAMES
    }
    assert silent <= NOT_ATTEMPTED
    unfound = {one.phrase.number for one in told if one.what == SILENT and one.phrase.kind in NAMES}
    assert unfound == STILL_SILENT
    numbers = [one.what for one in told if one.phrase.kind in NUMBERS]
    assert numbers.count(REMOVED) / len(numbers) >= 0.75
    gone = {one.phrase.number for one in found if one.phrase.is_decoy and one.what == REMOVED}
    assert gone <= LISTED_WORDS
    own = [one for one in found if one.phrase.carrier == OWN]
    assert {one.phrase.kind for one in own} == KIN_DECOYS
    asked = [one.phrase.text for one in own if one.what == ASKED]
    assert len(asked) <= 0.05 * len(own), asked
