"""An emergency at a terminal: read without a change, then from a removal time to a logged pack."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casefiles.cli.commands import DONE, REFUSED, STOPPED, Terminal, run
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.proceedings import Submission
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.forum.own_office import save_office
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.store.ledger.change_sets import NEWEST
from tests.journeys.terminal import names_of
from tests.office.forum.test_record_answers import OFFICE
from tests.office.looked_at import tick_details
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.terminal.test_leaving import Said

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]
PROFILE, AUDIENCE = "echr_rule39", "court_open"


def moment_in(**time: float) -> str:
    moment = datetime.fromtimestamp(CLOCK.wall() // 1_000_000_000, UTC) + timedelta(**time)
    return f"{moment:%Y-%m-%dT%H:%M}+00:00"


@pytest.fixture
def small(opened, case_id) -> str:
    """Leave one exhibit in the pack, so that few pages are made; return the reference."""
    forum = next(one for one in opened.work(forums(), CancellationToken()) if one.id == PROFILE)
    wanted = EditionRequest(case_id, PROFILE, AUDIENCE)
    plan = opened.ask(plan_of(case_id, forum, AUDIENCE))
    drawn = [one.id for one in plan.exhibits if one.pages][:1]
    opened.run(save_contents(wanted, ["cover", "exhibits"], drawn))
    opened.run(save_office(OFFICE))
    tick_details(opened, wanted)
    reference = opened.ask(lambda reader: reader.find(Case))[0].reference
    opened.close()
    return reference


@pytest.fixture
def emergency(desk, sample_vault: Path, small: str, tmp_path: Path):
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def ask(*words: object) -> Said:
        out, err = io.StringIO(), io.StringIO()
        told = ["emergency", sample_vault, "--passphrase-file", secret, "--case", small, *words]
        code = run([str(one) for one in told], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    return ask


def at_the_vault(desk, folder: Path, query):
    vault = desk.unlock(folder, PASSPHRASE)
    found = vault.ask(query)
    vault.close()
    return found


def test_who_asks_how_it_stands_changes_nothing(desk, sample_vault, emergency):
    before = at_the_vault(desk, sample_vault, lambda reader: len(reader.acts(NEWEST, 1_000)))
    said = emergency()
    assert said.code == DONE
    assert "Time left: No removal time" in said.out
    assert "Missing, the weightiest first:\n  removal_datetime: " in said.out
    assert "To be signed by hand:\n  Authority form" in said.out
    for body in ("cat", "ccf"):
        found = json.loads(emergency("--body", body, "--json").out)
        assert found["body"] == body
        assert found["needs"] == ["removal"]
    assert (
        at_the_vault(desk, sample_vault, lambda reader: len(reader.acts(NEWEST, 1_000))) == before
    )


def test_what_cannot_be_done_is_refused_in_words(emergency):
    for words, means in (
        (["--answer", "measure"], "must name a field and a text"),
        (["--answer", "nothing=here"], "no field"),
        (["--removal", "soon"], "Not a valid date"),
        (["--sent", moment_in(), "--channel", "fax", "--to", "+33"], "Make the pack first"),
    ):
        said = emergency(*words)
        assert (said.code, means in said.err) == (REFUSED, True), said.err


def test_from_a_removal_time_to_a_pack_that_was_sent(desk, sample_vault, emergency, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    removal = ["--removal", moment_in(hours=44), "--place", "Beijing", "--flight", "XX 1"]
    filled = ["--copy", "--answer", "authority_signed=no"]
    found = json.loads(emergency(*removal, *filled, "--prepare", "--json").out)
    assert found["missing"] == ["facts"], "the statement is left out here"
    assert found["removal"]["left"].startswith("1 d 1")
    assert all(one["copied"] for one in found["known"].values())
    pack = ["--out", stick, "--not-read-back"]
    said = emergency(*pack, "--json")
    assert said.code == STOPPED
    named = names_of(json.loads(said.out), "no time")
    assert not list(stick.iterdir())
    said = emergency(*pack, *named)
    assert said.code == DONE, said.out + said.err
    assert "no sending is logged" in said.out
    fields = (stick / "filing-court-open" / "1-fields.txt").read_text()
    assert "Rule 39" in fields
    assert "Aud Brennick, advocate" in fields, "counsel is of the people, and named all the same"
    sent = ["--sent", moment_in(minutes=-1), "--channel", "portal", "--to", "own account"]
    said = emergency(*sent, "--receipt", "R39-77/26")
    assert said.code == DONE, said.err
    assert "The sending is logged" in said.out
    assert "no sending is logged" not in said.out
    entered = at_the_vault(desk, sample_vault, lambda reader: reader.find(Submission))
    (own,) = [one for one in entered if one.profile == PROFILE and one.is_filed]
    assert (own.channel, own.registration) == ("portal", "R39-77/26")
    assert emergency(*sent).code == REFUSED
