"""Erasing for good at a terminal: what left is told first, and nothing goes unconfirmed."""

import io
import json
from dataclasses import replace

import pytest

from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.records.case_records import Case, Event
from casefiles.office.records.case_closure import place_legal_hold
from tests.office import left_editions
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE
from tests.terminal.test_leaving import Said

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]
WORDS = "Qarlughach zygote nine"


@pytest.fixture
def event(opened, case_id):
    first = next(e for e in opened.ask(lambda reader: reader.find(Event)) if not e.is_withheld)
    one = replace(first, id="ce" * 16, text=WORDS, cites=(), person_ids=())
    opened.run(lambda work: work.insert(one, "add_event"))
    left_editions.leave(opened, case_id, "court_open", "2026-03-01")
    return one


@pytest.fixture
def erase(event, opened, desk, sample_vault, tmp_path):
    reference = opened.ask(lambda reader: reader.find(Case))[0].reference
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def ask(*words):
        out, err = io.StringIO(), io.StringIO()
        told = ["erase", sample_vault, "--passphrase-file", secret, "--case", reference]
        told += ["--kind", "event", "--id", event.id, "--reason", "consent_withdrawn"]
        told += ["--authority", "Her letter of 3 May", *words]
        code = run([str(one) for one in told], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    ask.reference = reference
    return ask


def held(desk, folder):
    vault = desk.unlock(folder, PASSPHRASE)
    try:
        return {one.id for one in vault.ask(lambda reader: reader.find(Event))}
    finally:
        vault.close()


def test_it_is_told_what_left_and_nothing_goes_without_a_second_word(
    erase, event, opened, desk, sample_vault
):
    opened.close()
    said = erase()
    assert said.code == DONE
    assert "Nothing is erased yet." in said.out
    assert (
        "1 dossier that left (national court, for the court in open session, on 1 March 2026)"
        in said.out
    )
    assert "Copies outside cannot be recalled." in said.out
    assert WORDS not in said.out + said.err
    assert event.id in held(desk, sample_vault)
    wrong = erase("--erase", "another")
    assert wrong.code == REFUSED
    assert event.id in held(desk, sample_vault)
    done = erase("--erase", erase.reference, "--json")
    assert done.code == DONE
    assert json.loads(done.out)["erased"] is True
    assert "Copies outside cannot be recalled." in done.err, "before it is done"
    assert event.id not in held(desk, sample_vault)
    again = erase("--erase", erase.reference)
    assert again.code == REFUSED
    assert "or it was erased already" in again.err
    assert "contradicted" not in again.err


def test_a_held_case_refuses_at_a_terminal_too(erase, event, opened, case_id, desk, sample_vault):
    opened.run(place_legal_hold(case_id, "The court asked for the file"))
    opened.close()
    said = erase("--erase", erase.reference)
    assert said.code == REFUSED
    assert "under a legal hold" in said.err
    assert event.id in held(desk, sample_vault)


def test_the_id_that_history_prints_is_the_one_that_erasing_takes(
    erase, event, opened, desk, sample_vault, tmp_path
):
    opened.close()
    out = io.StringIO()
    told = ["history", str(sample_vault), "--passphrase-file", str(tmp_path / "vault.txt")]
    assert run(told, desk, Terminal(io.StringIO(), out, io.StringIO()), lambda _: 0) == DONE
    assert any(line.endswith(f"event {event.id}") for line in out.getvalue().splitlines())
