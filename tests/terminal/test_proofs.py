"""Proofs at a terminal: written with a dossier, and one hidden name disclosed later."""

import io
import json

import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.people.showings import save_showing
from tests.exchange.second_checker import check, check_disclosure
from tests.journeys.terminal import names_of
from tests.sample_vaults import PASSPHRASE, desk, made_sample
from tests.terminal.test_leaving import (
    READERS,
    Said,
    export,
    is_pseudonymous,
    sample_vault,
    small_sample,
)

__all__ = ["desk", "export", "made_sample", "sample_vault", "small_sample"]


@pytest.fixture
def disclose(desk, sample_vault, tmp_path, export):
    vault = desk.unlock(sample_vault, PASSPHRASE)
    for one in vault.ask(lambda reader: reader.find(Person)):
        if is_pseudonymous(one) and one.names:
            named = Showing("court_closed", Appearance.NAMED, reason="Order 3")
            vault.run(save_showing(one.id, named))
    vault.close()
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]

    def ask(*told):
        out, err = io.StringIO(), io.StringIO()
        words = ["disclose", sample_vault, "--passphrase-file", tmp_path / "vault.txt"]
        words += ["--case", reference, "--profile", "national_court", "--recipient", READERS[0]]
        terminal = Terminal(io.StringIO(), out, err)
        code = run([str(one) for one in (*words, "--json", *told)], desk, terminal, lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    return ask


def test_a_proof_is_written_and_a_name_disclosed_that_belongs_to_it(export, disclose, tmp_path):
    assert disclose().code == REFUSED
    told = export("--json")
    signed = names_of(told.json, "read by counsel")
    said = export("--with-proof", *signed, "--json")
    assert said.code == DONE, said.err
    proof = said.json["proof"]
    folder = tmp_path / "d-proof"
    assert proof["folder"] == str(folder)
    check(folder, tmp_path / "d.pdf")
    listed = disclose().json
    assert listed["fingerprint"] == proof["fingerprint"]
    path, name = next(iter(listed["names"].items()))
    label = path.removeprefix("person/").partition("/")[0]
    file = tmp_path / "one.tlog-proof"
    said = disclose("--placeholder", label, "--out", file)
    assert said.code == DONE, said.err
    assert check_disclosure(folder, file) == (path, name)
    assert disclose("--placeholder", "[PERSON QQ]", "--out", file, "--replace").code == REFUSED
    digest = next(one for one in listed["fields"] if one.endswith("/sha256"))
    assert disclose("--field", digest, "--out", file, "--replace").code == DONE
    assert check_disclosure(folder, file)[0] == digest
