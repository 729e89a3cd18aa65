"""Reasons for the court at a terminal: listed, entered from a file, and refused with a fault."""

import io
import json

import pytest

from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.records.case_records import Case, Fact, Person, Protection
from casefiles.domain.records.redaction_settings import Treatment
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE
from tests.terminal.test_leaving import Said

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]


@pytest.fixture
def reasons(opened, desk, sample_vault, tmp_path):
    reference = opened.ask(lambda reader: reader.find(Case))[0].reference
    opened.close()
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def ask(*given):
        out, err = io.StringIO(), io.StringIO()
        told = ["court-reasons", sample_vault, "--passphrase-file", secret, "--case", reference]
        if given:
            file = tmp_path / "reasons.json"
            file.write_text(json.dumps(given[0]))
            told += ["--from", file]
        words = [*map(str, told), "--json"]
        code = run(words, desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    return ask


def test_they_are_listed_entered_and_listed_again(reasons, desk, sample_vault):
    listed = reasons().json["reasons"]
    whose = next(at for at, one in enumerate(listed) if one["has_entry"])
    assert not any(one["is_complete"] for one in listed)
    given = listed[whose] | {"code": "witness", "facts": [2, 1], "less": "Initials identify."}
    entered = reasons([given])
    assert entered.code == DONE
    assert entered.json["reasons"][whose] == given | {"is_complete": True}
    assert reasons(entered.json["reasons"]).json == entered.json, "what is printed can be read"
    vault = desk.unlock(sample_vault, PASSPHRASE)
    try:
        (line,) = vault.ask(lambda reader: reader.find(Treatment))
        (ground,) = line.grounds
        facts = {one.position: one.id for one in vault.ask(lambda reader: reader.find(Fact))}
        assert ground.facts == (facts[2], facts[1])
        person = vault.ask(lambda reader: reader.get(Person, ground.person_id))
        assert person.protection is Protection.PSEUDONYM
    finally:
        vault.close()


@pytest.mark.parametrize(
    "fault", [{"person": "Nobody"}, {"facts": [9999]}, {"code": "kin"}, {"why": ""}]
)
def test_a_fault_is_refused_and_nothing_is_changed(reasons, fault):
    before = reasons().json["reasons"]
    refused = reasons([before[0] | {"less": "x"} | fault])
    assert refused.code == REFUSED
    assert reasons().json["reasons"] == before
