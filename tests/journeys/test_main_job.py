"""The main job from a terminal: create, load, check, export for two audiences, look at history."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.journeys.conftest import AUDIENCES, Journey
from tests.journeys.terminal import SAMPLE, Terminal
from tests.tools import need
from tests.typeset.verapdf import missing, running_validator


def test_a_case_is_loaded_whole_and_unreadable_files_are_listed_with_reasons(journey: Journey):
    form = json.loads(SAMPLE.read_text())
    assert journey.loaded["documents"] == len(form["documents"])
    assert journey.loaded["events"] == len(form["events"])
    assert journey.loaded["persons"] == len(form["persons"])
    reasons = {item["reason"] for item in journey.loaded["unreadable"]}
    assert reasons <= {"not_readable_yet", "needs_shaping"}
    assert journey.loaded["documents"] > len(journey.loaded["unreadable"])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_dossier_is_a_sound_pdf_and_the_certificate_stays_in_the_vault(
    journey: Journey, audience: str
):
    need("qpdf")
    told = journey.exported[audience]
    data = journey.dossier(audience).read_bytes()
    assert told["sha256"] == hashlib.sha256(data).hexdigest()
    assert told["certificate"]["hits"] == 0
    assert told["certificate"]["boxes"] > 0
    assert told["certificate"]["tokens"] > 0
    assert b"certificate" not in data.lower()
    check = subprocess.run(
        ["qpdf", "--check", str(journey.dossier(audience))], capture_output=True, check=False
    )
    assert check.returncode == 0, check.stdout + check.stderr


def test_an_exported_dossier_is_one_that_archives_and_screen_readers_take(journey: Journey):
    if missing():
        pytest.skip(missing())
    with running_validator() as validator:
        for flavour in ("2a", "ua1"):
            verdict = validator.verdict(journey.dossier(AUDIENCES[0]), flavour)
            assert verdict.checks > 10_000
            assert verdict.faults == ()


def test_a_second_export_of_the_same_edition_is_the_same_bytes(journey: Journey):
    again = journey.terminal.home / "again.pdf"
    done = journey.terminal.export(
        journey.vault, journey.reference, AUDIENCES[0], again, reason="sample"
    )
    assert done.code == 0, done.err
    assert again.read_bytes() == journey.dossier(AUDIENCES[0]).read_bytes()


def test_check_finds_the_vault_whole(journey: Journey):
    done = journey.terminal.run("check", journey.vault, "--json")
    assert done.code == 0, done.err
    assert done.json["sound"] is True
    assert done.json["entries"] > 50


def test_history_lists_load_and_export_in_order_by_codes_only(journey: Journey):
    done = journey.terminal.run("history", journey.vault, "--json")
    assert done.code == 0, done.err
    actions = [entry["action"] for entry in done.json["entries"]]
    assert "load" in actions
    assert "export" in actions
    assert journey.reference not in done.out


def test_words_on_the_screen_name_counts_and_never_a_protected_name(journey: Journey):
    done = journey.terminal.run("check", journey.vault)
    assert "intact" in done.out
    shown = done.out + done.err
    for person in json.loads(SAMPLE.read_text())["persons"]:
        if person.get("protection") != "open":
            assert all(name["text"] not in shown for name in person["names"])


def pages_of_bookmarks(dossier: Path) -> list[str]:
    with pikepdf.open(dossier) as opened, opened.open_outline() as outline:
        items = [one for top in outline.root for one in (top, *top.children)]
        return [one.title.rpartition("(p. ")[2] for one in items]


def test_demo_does_the_whole_job_in_a_new_folder(tmp_path: Path):
    terminal = Terminal(tmp_path)
    done = terminal.run("demo", tmp_path / "demo", "--json", secret=False)
    assert done.code == 0, done.err
    for edition in done.json["editions"]:
        assert Path(edition["file"]).read_bytes().startswith(b"%PDF-")
    pages = [pages_of_bookmarks(Path(one["file"])) for one in done.json["editions"]]
    assert pages[0] == pages[1], "an open and a closed edition are one pair"
    assert len(pages[0]) > 20
    again = terminal.run("demo", tmp_path / "demo", secret=False)
    assert again.code == 3
    assert "not empty" in again.err


def test_a_module_start_does_the_same_as_main(journey: Journey):
    command = [sys.executable, "-m", "casefiles", "check", str(journey.vault)]
    done = subprocess.run(
        [*command, "--passphrase-file", str(journey.terminal.passphrase_file)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == journey.terminal.run("check", journey.vault).out
