"""From a removal time to a pack that was sent: clocks, what is known and missing, acts, the log."""

import secrets
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DeadlineId, new_id
from casefiles.domain.records.case_records import Case, Deadline
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.proceedings import Submission
from casefiles.office.case.emergency_acts import (
    RemovalInput,
    SendingInput,
    copy_known,
    date_cover,
    emergency_findings,
    enter_removal,
    log_sending,
)
from casefiles.office.case.emergency_clock import LAST_MOMENT, removal_clock
from casefiles.office.case.emergency_state import BODIES, WEIGHTS, body_named, emergency_state
from casefiles.office.forum.own_office import save_office
from casefiles.office.records.closed_days import keep_closed_days, list_of_year
from casefiles.office.records.record_commands import save_case, save_key_date
from casefiles.office.records.undo import next_undo, undo
from casefiles.store.ledger.change_sets import NEWEST
from tests.office.filing.left_packs import PACK, left_pack
from tests.office.forum.test_record_answers import OFFICE
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work
from tests.sample_vaults import CLOCK, PASSPHRASE

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]
NOW = datetime(2026, 12, 2, 12, 0, tzinfo=UTC)
RULE39 = body_named("rule39")
KILLED = """
import os, secrets, signal, sys
from pathlib import Path
from casefiles import paths
from casefiles.domain.records.case_records import Case
from casefiles.office.case.vault_service import VaultService
from casefiles.office.case.emergency_state import body_named
from casefiles.office.workplace.clock import system_clock
from tests.office.filing.left_packs import left_pack
desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
vault = desk.unlock(Path(sys.argv[1]), sys.argv[2])
case = vault.ask(lambda reader: reader.find(Case))[0]
left_pack(vault, body_named("rule39").request(case.id))
os.kill(os.getpid(), signal.SIGKILL)
"""


def moment_in(**time: float) -> str:
    moment = datetime.fromtimestamp(CLOCK.wall() // 1_000_000_000, UTC) + timedelta(**time)
    return f"{moment:%Y-%m-%dT%H:%M}+00:00"


def acts(opened) -> int:
    return opened.ask(lambda reader: len(reader.acts(NEWEST, 1_000)))


def refused(work, job) -> str:
    with pytest.raises(Refused) as refusal:
        work(job)
    return refusal.value.code


@pytest.mark.parametrize(
    ("moment", "left", "lacks", "is_past", "is_near"),
    [
        ("2026-12-05T08:00+00:00", "2 d 20 h", "", False, True),
        ("2026-12-05T10:00+02:00", "2 d 20 h", "", False, True),
        ("2026-12-02T12:48Z", "48 min", "", False, True),
        ("2026-12-02T15:30Z", "3 h 30 min", "", False, True),
        ("2026-12-08T13:00Z", "6 days", "", False, False),
        ("2026-12-02T09:00Z", "3 h 0 min ago", "", True, False),
        # Without a zone it may come as early as where the day begins first, 14 hours before UTC.
        ("2026-12-03T12:00", "10 h 0 min", "zone", False, True),
        ("2026-12-02T13:00", "13 h 0 min ago", "zone", True, False),
        ("2026-12-04", "22 h 0 min", "hour", False, True),
        ("", "No removal time", "date", False, False),
        ("2026-12", "may be any day now", "day", False, True),
    ],
)
def test_the_clock_never_shows_more_time_than_there_can_be(moment, left, lacks, is_past, is_near):
    clock = removal_clock(moment, NOW)
    assert (clock.left, clock.lacks, clock.is_past, clock.is_near) == (
        left,
        lacks,
        is_past,
        is_near,
    )
    assert bool(clock.note) == bool(lacks or is_past)


def test_a_moment_that_may_be_over_is_not_said_to_be_over():
    assert "may be over already" in removal_clock("2026-12-02T13:00", NOW).note
    assert "Was the client taken?" in removal_clock("2026-12-01T13:00", NOW).note


def test_no_moment_of_the_registry_without_its_list_or_a_signature(opened, work, case_id):
    removal = moment_in(days=3)
    opened.run(enter_removal(case_id, RemovalInput(removal)))
    registry = work(emergency_state(case_id, RULE39)).registry
    assert registry.send_by == ""
    assert registry.can_sign
    assert "Not reckoned" in registry.badges[0]
    bare = Deadline(
        *(
            DeadlineId(new_id(secrets.token_bytes)),
            case_id,
            "filing",
            removal[:10],
            "",
            LAST_MOMENT,
        ),
        since=removal,
        is_confirmed=False,
    )
    # Calculated with a list that is not known any more: not shown as a moment either.
    opened.run(lambda at: at.insert(bare, "add_deadline"))
    registry = work(emergency_state(case_id, RULE39)).registry
    assert registry.send_by == ""
    assert "Court’s own list" in registry.badges[0]
    opened.run(save_key_date(replace(bare, signed_by="Aud Brennick")))
    registry = work(emergency_state(case_id, RULE39)).registry
    assert registry.send_by
    assert "signed by Aud Brennick" in registry.badges[0]
    assert "Not checked against the law" in registry.badges


def test_a_list_of_closed_days_lets_the_registry_be_counted_with_badges(opened, work, case_id):
    removal = moment_in(days=3)
    for year in sorted({removal[:4], moment_in(days=-14)[:4]}):
        days = f"1 January {year}\n25 December {year}"
        read = "page of the Court", "2026-11-30", "Aud Brennick"
        opened.run(keep_closed_days(list_of_year(year, days, read)))
    opened.run(enter_removal(case_id, RemovalInput(removal)))
    registry = work(emergency_state(case_id, RULE39)).registry
    assert "Paris" in registry.send_by
    assert any("Unverified" in one for one in registry.badges)
    assert any("our reading" in one for one in registry.badges)
    # Bodies whose hours nobody read have none.
    cat = work(emergency_state(case_id, body_named("cat"))).registry
    assert (cat.hours, cat.send_by) == ("", "")
    assert "not established" in cat.badges[0]


def test_what_is_known_has_its_records_and_what_is_missing_comes_by_weight(opened, work, case_id):
    before = acts(opened)
    for body in BODIES:
        state = work(emergency_state(case_id, body))
        assert [one.kind for one in state.needs] == ["removal", "office"]
        assert state.known, body.id
        assert all(one.text and one.source_words for one in state.known)
        places = [WEIGHTS.index(one.id) for one in state.missing if one.id in WEIGHTS]
        assert places == sorted(places), body.id
        assert not {one.id for one in state.missing} & {one.field for one in state.known}
        papers = {one.field for one in state.papers.required}
        assert papers
        assert not papers & {one.id for one in (*state.missing, *state.wished)}
    assert acts(opened) == before, "who looks changes nothing"
    opened.run(save_office(OFFICE))
    opened.run(enter_removal(case_id, RemovalInput(moment_in(hours=44), "Beijing")))
    for body in BODIES:
        state = work(emergency_state(case_id, body))
        assert state.needs == ()
        assert len(state.missing) <= 3, [one.id for one in state.missing]
    cat = {one.field: one for one in work(emergency_state(case_id, body_named("cat"))).known}
    assert cat["committee"].text == "Committee against Torture"


def test_known_answers_are_copied_in_one_act_and_taken_back_by_one_undo(opened, work, case_id):
    opened.run(save_office(OFFICE))
    opened.run(enter_removal(case_id, RemovalInput(moment_in(hours=44), "Beijing", "XX 1")))
    state = work(emergency_state(case_id, RULE39))
    assert opened.ask(lambda reader: reader.find(FieldAnswer)) == ()
    before = acts(opened)
    count = work(copy_known(case_id, RULE39))
    assert count == state.to_copy > 8
    assert acts(opened) == before + 1
    answers = {one.field: one.text for one in opened.ask(lambda reader: reader.find(FieldAnswer))}
    assert len(answers) == count
    assert answers["flight"] == "XX 1"
    assert answers["tz"] == "UTC+00:00"
    assert work(emergency_state(case_id, RULE39)).to_copy == 0
    assert work(copy_known(case_id, RULE39)) == 0
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert opened.ask(lambda reader: reader.find(FieldAnswer)) == ()


def test_an_empty_case_says_what_is_needed_first(opened, work):
    empty = CaseId(new_id(secrets.token_bytes))
    opened.run(save_case(Case(empty, "NEW-1", "", "", "", "", "")))
    for body in BODIES:
        state = work(emergency_state(empty, body))
        kinds = ["client", "states", "removal", "dated", "decision", "office"]
        assert [one.kind for one in state.needs] == kinds
        assert state.removal.lacks == "date"
        assert state.missing
        assert work(copy_known(empty, body)) == state.to_copy
    assert refused(work, log_sending(empty, RULE39, SendingInput(moment_in(), "fax", "+33"))) == (
        "emergency_no_pack"
    )


def test_an_empty_cover_date_is_said_first_and_the_day_of_the_clock_only_proposed(
    opened, work, case_id
):
    """It stopped the pack at its very end: each paper of it prints the date."""

    def empty_heads(body) -> list[str]:
        found = work(emergency_findings(case_id, body)).found
        heads = [one for one in found if one.code == "filing_head_empty"]
        return [spot.words for one in heads for spot in one.spots]

    case = opened.ask(lambda reader: reader.get(Case, case_id))
    opened.run(save_case(replace(case, dated="")))
    for body in BODIES:
        state = work(emergency_state(case_id, body))
        assert "dated" in [one.kind for one in state.needs]
        assert "Date of the dossier" in empty_heads(body), "what it would end with"
        assert opened.ask(lambda reader: reader.get(Case, case_id)).dated == "", "nobody took it"
        assert state.today == f"{datetime.fromtimestamp(CLOCK.wall() / 1e9, UTC):%Y-%m-%d}"
    opened.run(date_cover(case_id, state.today))
    for body in BODIES:
        assert "dated" not in [one.kind for one in work(emergency_state(case_id, body)).needs]
        assert "Date of the dossier" not in empty_heads(body)
    assert refused(opened.run, date_cover(case_id, "some day")) == "date_unusable"


def test_a_sending_is_logged_once_with_moment_way_and_addressee(opened, work, case_id):
    left_pack(opened, RULE39.request(case_id))
    assert work(emergency_state(case_id, RULE39)).unsent is not None
    sent = SendingInput(moment_in(minutes=-5), "portal", "account of counsel", "R39-77/26")
    for wrong in (moment_in(hours=2), moment_in()[:10], moment_in(minutes=-5)[:16], "noon"):
        assert refused(work, log_sending(case_id, RULE39, replace(sent, moment=wrong))) == (
            "emergency_sent_moment"
        ), wrong
    for lacking in ({"channel": ""}, {"to": " "}):
        job = log_sending(case_id, RULE39, replace(sent, **lacking))
        assert refused(work, job) == "register_needed"
    before = acts(opened)
    own = work(log_sending(case_id, RULE39, sent))
    assert acts(opened) == before + 1
    entered = opened.ask(lambda reader: reader.get(Submission, own))
    assert (entered.filed, entered.channel, entered.edition_id) == (sent.moment, "portal", PACK)
    assert (entered.registration, entered.note) == ("R39-77/26", "Sent to: account of counsel")
    assert entered.is_filed
    state = work(emergency_state(case_id, RULE39))
    assert state.unsent is None
    assert state.packs[0].submission_id == own
    assert refused(work, log_sending(case_id, RULE39, sent)) == "emergency_no_pack"


def test_a_kill_between_pack_and_log_leaves_the_pack_to_be_logged(desk, sample_vault):
    command = [sys.executable, "-c", KILLED, str(sample_vault), PASSPHRASE]
    root = paths.resources().parent
    done = subprocess.run(command, cwd=root, check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL
    vault = desk.unlock(sample_vault, PASSPHRASE)
    own = vault.ask(lambda reader: reader.find(Case))[0].id

    def do(job):
        from casefiles.domain.foundation.cancellation import CancellationToken

        return vault.work(job, CancellationToken())

    state = do(emergency_state(own, RULE39))
    assert state.unsent is not None
    assert state.unsent.edition_id == PACK
    do(log_sending(own, RULE39, SendingInput(moment_in(minutes=-1), "fax", "+33 3")))
    assert do(emergency_state(own, RULE39)).unsent is None
    vault.close()
