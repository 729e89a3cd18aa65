"""The key paper at a terminal: written into a folder of its own, refused elsewhere."""

import io
import json

import pytest

from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.people.showings import save_showing
from tests.office.left_editions import leave
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE
from tests.terminal.test_leaving import Said

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]


@pytest.fixture
def key_paper(opened, desk, sample_vault, case_id, tmp_path):
    reference = opened.ask(lambda reader: reader.find(Case))[0].reference
    for one in opened.ask(lambda reader: reader.find(Person)):
        if one.protection is Protection.PSEUDONYM and one.names:
            named = Showing("court_closed", Appearance.NAMED, reason="Order 3")
            opened.run(save_showing(one.id, named))
    leave(opened, case_id, "court_closed")
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def ask(folder):
        out, err = io.StringIO(), io.StringIO()
        told = ["key-paper", sample_vault, "--passphrase-file", secret, "--case", reference]
        told += ["--profile", "national_court", "--out", folder, "--json"]
        code = run([str(one) for one in told], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    opened.close()
    return ask


def test_the_key_of_the_last_closed_paper_is_written_into_a_folder_of_its_own(key_paper, tmp_path):
    said = key_paper(tmp_path / "key")
    assert said.code == DONE, said.err
    assert json.loads(said.out)["file"] == str(tmp_path / "key" / "key-court-closed.pdf")
    assert (tmp_path / "key" / "key-court-closed.pdf").read_bytes().startswith(b"%PDF-")
    said = key_paper(tmp_path)
    assert said.code == REFUSED
    assert "This folder holds other files" in said.err
