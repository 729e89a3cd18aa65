"""At a terminal an edited Word file of the argument is compared, and paragraphs of it are taken."""

import io
import json
from pathlib import Path

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.records.case_records import Case, Edition
from tests.office.law.edited_files import (
    PROFILE,
    added_after,
    edited_copy,
    exported_argument,
    row_with,
    said_otherwise,
)
from tests.sample_vaults import PASSPHRASE, desk, made_sample, sample_vault

__all__ = ["desk", "made_sample", "sample_vault"]


def test_paragraphs_are_listed_and_taken_by_their_numbers(desk, sample_vault, tmp_path):
    vault = desk.unlock(sample_vault, PASSPHRASE)
    case_id = vault.ask(lambda reader: reader.find(Case))[0].id
    file = exported_argument(vault, case_id, tmp_path)
    (edition,) = vault.ask(lambda reader: reader.find(Edition))
    number = next(x.number for x in edition.left_as.argued if "on his own passport" in x.text)
    vault.close()
    changes = (
        said_otherwise(number, "own passport", "valid passport"),
        added_after(number, "[WITHHELD] agrees."),
    )
    edited = edited_copy(file, tmp_path / "edited.docx", *changes)
    (tmp_path / "vault.txt").write_text(PASSPHRASE)
    (tmp_path / "vault.txt").chmod(0o600)

    def ask(*more: str):
        words = ["edited", str(sample_vault), str(edited), "--passphrase-file"]
        words += [str(tmp_path / "vault.txt"), "--case", _reference(), "--profile", PROFILE]
        out, err = io.StringIO(), io.StringIO()
        code = run([*words, *more], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return code, out.getvalue()

    code, listed = ask()
    assert code == DONE
    assert "1. Changed" in listed
    assert "valid passport" in listed
    assert "Who is [WITHHELD]?" in listed
    assert ask("--take", "2")[0] == REFUSED
    code, done = ask("--take", "1", "--json")
    assert (code, json.loads(done)["taken"]) == (DONE, 1)
    assert len(json.loads(ask("--json")[1])["edits"]) == 1
    vault = desk.unlock(sample_vault, PASSPHRASE)
    assert row_with(vault, case_id, "valid passport")
    vault.close()


def _reference() -> str:
    sample: Path = paths.resources() / "sample" / "case.json"
    return json.loads(sample.read_text())["reference"]
