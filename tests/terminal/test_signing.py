"""A dossier is signed and given its time at the terminal."""

import io
import json
from pathlib import Path

import pytest

from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.workplace.edition_request import EditionRequest
from tests.journeys.terminal import names_of
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE
from tests.signing.signers import SECRET, key_file, stamped
from tests.tools import need

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]


@pytest.fixture
def small(opened, case_id) -> None:
    """Leave one exhibit in the dossier, so that few pages are made."""
    forum = opened.work(forums(), CancellationToken())[0]
    wanted = EditionRequest(case_id, "national_court", "court_open")
    plan = opened.ask(plan_of(case_id, forum, wanted.audience))
    drawn = [one.id for one in plan.exhibits if one.pages][:1]
    opened.run(save_contents(wanted, ["exhibits"], drawn))
    opened.close()


def secret_file(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o600)
    return path


@pytest.mark.usefixtures("small")
def test_a_dossier_is_signed_and_gets_its_time(desk, sample_vault: Path, tmp_path: Path):
    need("openssl")
    vault = ["--passphrase-file", secret_file(tmp_path / "vault.txt", PASSPHRASE)]

    def command(*words: object) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(io.StringIO(), out, err)
        code = run([str(one) for one in words], desk, terminal, lambda _: 0)
        return code, out.getvalue(), err.getvalue()

    out = tmp_path / "out"
    out.mkdir()
    reference = json.loads(_sample().read_text())["reference"]
    export = ["export", sample_vault, *vault, "--case", reference, "--profile", "national_court"]
    export += ["--recipient", "court_open", "--out", out / "d.pdf", "--json", "--not-read-back"]
    code, found, _ = command(*export)
    export += [
        *names_of(json.loads(found), "seen"),
        "--sign-with",
        key_file(tmp_path),
        "--key-passphrase-file",
    ]
    code, _, told = command(*export, secret_file(tmp_path / "wrong.txt", "wrong"))
    assert code == REFUSED
    assert "the passphrase is wrong" in told
    assert list(out.iterdir()) == []

    code, found, told = command(*export, secret_file(tmp_path / "key.txt", SECRET))
    assert code == DONE, told
    assert "Signing as Maître Test" in told
    assert "names" in told
    signature = json.loads(found)["signature"]
    assert signature["subject"] == ["Maître Test"]
    assert "chain" not in signature

    times = [sample_vault, *vault, out / "d.pdf"]
    code, words, told = command("timestamp", "request", *times, "--out", out / "q.tsq")
    assert code == DONE, told
    assert "a hash of the signature" in words
    (out / "r.tsr").write_bytes(stamped(tmp_path, (out / "q.tsq").read_bytes()))
    code, words, told = command("timestamp", "add", *times, out / "r.tsr", "--out", out / "t.pdf")
    assert code == DONE, told
    assert "Test Time Authority" in words
    assert (out / "t.pdf").stat().st_size == (out / "d.pdf").stat().st_size


def _sample() -> Path:
    from casefiles import paths

    return paths.resources() / "sample" / "case.json"
