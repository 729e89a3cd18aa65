"""A filing pack is made at the terminal, by the same stops and clearance as in the window."""

import io
import json
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, STOPPED, Terminal, run
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace.edition_request import EditionRequest
from tests.journeys.terminal import names_of
from tests.office.looked_at import tick_details
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]
PROFILE, AUDIENCE = "echr_rule39", "court_open"


@pytest.fixture
def small(opened, case_id) -> None:
    """Leave one exhibit in the pack, so that few pages are made."""
    forum = next(one for one in opened.work(forums(), CancellationToken()) if one.id == PROFILE)
    wanted = EditionRequest(case_id, PROFILE, AUDIENCE)
    plan = opened.ask(plan_of(case_id, forum, AUDIENCE))
    drawn = [one.id for one in plan.exhibits if one.pages][:1]
    opened.run(save_contents(wanted, ["cover", "exhibits"], drawn))
    heads = {"contact_person": "Counsel", "removal_datetime": "2024-06-05T06:10", "tz": "UTC+2"}
    opened.run(save_answers(wanted, heads))
    tick_details(opened, wanted)
    opened.close()


@pytest.mark.usefixtures("small")
def test_a_preview_tells_what_would_stop_it_and_leaves_nothing(desk, sample_vault, tmp_path: Path):
    secret, stick = tmp_path / "vault.txt", tmp_path / "stick"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    stick.mkdir()
    form = json.loads((paths.resources() / "sample" / "case.json").read_text())

    def filing(*words: object) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        told = ["filing", sample_vault, "--passphrase-file", secret, "--case", form["reference"]]
        told += ["--profile", PROFILE, "--recipient", AUDIENCE, "--out", stick, "--preview", *words]
        code = run([str(one) for one in told], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return code, out.getvalue(), err.getvalue()

    code, told, _ = filing("--not-read-back")
    assert code == STOPPED
    assert "Something would stop it, see OPEN." in told
    assert "No file was written" in told
    assert any(one.startswith("  OPEN") for one in told.splitlines())

    code, found, _ = filing("--not-read-back", "--json")
    reported = json.loads(found)
    assert code == STOPPED
    assert (reported["preview"], reported["stops"]) == (True, True)
    assert "not_read_back" in reported["open"]["sign"]

    code, told, _ = filing("--not-read-back", *names_of(reported, "as rehearsed"))
    assert code == DONE
    assert "Nothing stops it." in told

    assert list(stick.iterdir()) == []
    vault = desk.unlock(sample_vault, PASSPHRASE)
    left = vault.ask(lambda reader: reader.find(Edition))
    vault.close()
    assert not left


@pytest.mark.usefixtures("small")
def test_a_pack_is_made_stopped_and_refused_as_in_the_window(desk, sample_vault, tmp_path: Path):
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    stick = tmp_path / "stick"
    stick.mkdir()
    form = json.loads((paths.resources() / "sample" / "case.json").read_text())

    def filing(*words: object) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(io.StringIO(), out, err)
        told = ["filing", sample_vault, "--passphrase-file", secret, "--case", form["reference"]]
        told += ["--profile", PROFILE, "--recipient", AUDIENCE, "--out", stick, *words]
        code = run([str(one) for one in told], desk, terminal, lambda _: 0)
        return code, out.getvalue(), err.getvalue()

    code, found, told = filing("--not-read-back", "--json")
    assert code == STOPPED, told
    stopped = json.loads(found)
    assert stopped["error"]
    assert list(stick.iterdir()) == []

    named = names_of(stopped, "as rehearsed")
    code, found, told = filing("--not-read-back", *named, "--json")
    assert code == DONE, told
    made = json.loads(found)
    folder = Path(made["folder"])
    assert folder == stick / "filing-court-open"
    assert {one["name"] for one in made["files"]} == {one.name for one in folder.iterdir()}
    papers = [one for one in made["files"] if one["name"].endswith(".pdf")]
    assert [one["name"].split("_")[1] for one in papers] == ["request", "documents"]
    assert all(one["pages"] for one in papers)
    assert made["long"] == []
    assert made["certificate"]["hits"] == 0
    assert "Measure requested" in made["empty"]

    assert {one["code"] for one in made["signed"]} >= {"not_read_back"}
    code, _, told = filing("--not-read-back", *named)
    assert code == REFUSED
    assert list(stick.iterdir()) == [folder]
