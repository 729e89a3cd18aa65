"""Who may be under 18 and is named openly stops a dossier, until somebody signs or says why."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.editions import SignOff
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.emergency import remove_undecided
from casefiles.office.records.findings import signed_for
from casefiles.office.redaction.redaction_queue import build_queue
from casefiles.office.redaction.suggestion_decisions import note
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.export_checks import TO_DO
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.sample_vaults import CLOCK

CODE = "minor_named"


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def stops(opened, wanted):
    def found() -> dict:
        draft = draft_of(opened.workplace, wanted)
        return {one.code: one for one in findings_of(opened.workplace, draft)}

    return found


@pytest.fixture
def named(opened, wanted) -> Person:
    """Somebody whom the dossier names."""
    shown = draft_of(opened.workplace, wanted).disclosure.persons
    labels = {one.label for one in shown if not one.is_pseudonym}
    people = opened.ask(lambda reader: reader.find(Person))
    return next(
        one for one in people if one.protection is Protection.OPEN and one.names[0].text in labels
    )


def become(opened, person: Person, **fields) -> None:
    opened.run(lambda at: at.update(replace(person, **fields), "edit_person"))


def this_year() -> int:
    return datetime.fromtimestamp(CLOCK.wall() // 1_000_000_000, UTC).year


def test_nobody_of_age_stops_anything(opened, stops, named):
    assert CODE not in stops()
    become(opened, named, born=str(this_year() - 19))
    assert CODE not in stops()


@pytest.mark.parametrize("told", ["year", "doubtful", "identifier", "number", "flag"])
def test_a_date_of_birth_that_lets_somebody_be_a_minor_stops_until_signed(
    opened, work, stops, wanted, named, told
):
    year = this_year()
    fields = {
        "year": {"born": str(year - 18)},
        "doubtful": {"born": f"{year - 19}?"},
        "identifier": {"identifiers": (Identifier("date of birth", f"4 May {year - 10}"),)},
        "number": {"identifiers": (Identifier("resident ID", "659999201802140420"),)},
        "flag": {"is_minor": True},
    }[told]
    become(opened, named, **fields)
    stop = stops()[CODE]
    assert (stop.kind, stop.count) == ("sign", 1)
    assert [(one.words, one.room, one.record) for one in stop.spots] == [
        (named.names[0].text, "people", named.id)
    ]
    check = next(
        one for one in work(checks_of(wanted, UnchangedRasters())).found if one.code == CODE
    )
    assert check.words == "1 person who may be under 18 is named openly: is that considered?"
    assert CODE in TO_DO
    (kept,) = signed_for([stop], [SignOff(CODE, "", "The mother asked for it.")])
    assert kept.of == stop.of


def test_the_recorded_answer_ends_it_until_the_date_of_birth_changes(
    opened, work, case_id, stops, named
):
    year = this_year()
    become(opened, named, born=str(year - 12))
    queue = work(build_queue(case_id))
    (asked,) = [one for one in queue.undecided if one.item.kind == CODE]
    assert (asked.title, asked.item.text) == ("People", named.names[0].text)
    assert f"Born {year - 12} or " in asked.item.words
    opened.run(note(case_id, [asked.item], secrets.token_bytes))
    assert CODE not in stops()
    become(opened, named, born=str(year - 11))
    assert CODE in stops()


def test_who_is_protected_is_not_asked_about(opened, stops, named):
    become(opened, named, born=str(this_year() - 12), protection=Protection.PSEUDONYM)
    assert CODE not in stops()


def test_removing_all_that_waits_says_of_nobody_that_it_was_considered(
    opened, work, case_id, stops, named
):
    become(opened, named, born=str(this_year() - 12))
    work(remove_undecided(case_id))
    assert CODE in stops()
