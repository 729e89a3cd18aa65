"""Pictures of exhibits are read before a dossier is looked over, so that their names are found."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, STOPPED, Terminal, run
from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from casefiles.office.draft import reading_first
from casefiles.office.draft.dossiers import exhibits_requested, forums, plan_of, save_contents
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]
WANTED = ("national_court", "court_open")
MARK = "AB/5"
WHERE = Box(0.1, 0.9, 0.6, 0.93)
SAID = "Zulpiye Baratjan"


class Engine:
    """Stands for the engines, which are tested with real pages elsewhere."""

    def __init__(self) -> None:
        self.pages: list[int] = []
        self.missing = ("bod",)

    def read(self, raster, _languages, ticket, *, are_certain, patience=0.0) -> OcrPage:
        ticket.check()
        self.pages.append(raster.number)
        words = (OcrWord(0, len(SAID), WHERE, 0.95),)
        line = OcrLine(SAID, WHERE, words)
        return OcrPage("han_latin", "7", ("eng",), 0, 0.95, (line,))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    told = Engine()
    monkeypatch.setattr(Template, "recogniser", lambda _: told)
    monkeypatch.setattr(reading_first, "has_models", lambda _: True)
    return told


@pytest.fixture
def one_picture(opened, case_id) -> None:
    """Leave one screenshot in the dossier, on which nothing was read yet."""
    forum = next(one for one in opened.work(forums(), CancellationToken()) if one.id == WANTED[0])
    plan = opened.ask(plan_of(case_id, forum, WANTED[1]))
    (shown,) = [one.id for one in plan.exhibits if one.mark == MARK]
    opened.run(save_contents(EditionRequest(case_id, *WANTED), ["exhibits"], [shown]))
    assert opened.ask(exhibits_requested(EditionRequest(case_id, *WANTED))) == (shown,)
    opened.close()


@pytest.fixture
def ask(one_picture, desk, sample_vault, tmp_path: Path) -> Callable[..., SimpleNamespace]:
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    form = json.loads((paths.resources() / "sample" / "case.json").read_text())

    def asked(*words: object, verb: str = "export") -> SimpleNamespace:
        out, err = io.StringIO(), io.StringIO()
        told = [verb, sample_vault, "--passphrase-file", secret, "--case", form["reference"]]
        told += ["--profile", WANTED[0], "--recipient", WANTED[1], *words]
        code = run([*map(str, told)], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return SimpleNamespace(code=code, out=out.getvalue(), err=err.getvalue())

    return asked


def test_a_picture_is_read_and_searched_before_anything_is_told(ask, engine, tmp_path: Path):
    words = ("--out", tmp_path / "d.pdf", "--not-read-back", "--json")
    before = json.loads(ask(*words[:2], "--json", "--profile", "unknown").out)
    assert (before["error"], engine.pages) == ("unknown_profile", []), "a mistyped profile is quick"
    first = ask(*words)
    told = json.loads(first.out)
    assert first.code == STOPPED
    assert engine.pages == [1], "that of the dossier, and none of the other exhibits"
    assert told["read_first"] == {"pages": 1, "with_text": 1, "failed": 0}
    assert first.err.index("Recognising text on pages") < first.err.index("Reading the case")
    assert "1 exhibit page not read before has now been read by OCR" in first.err
    assert "Language data for Tibetan" in first.err
    areas = told["goes"]["areas"]
    again = ask(*words)
    assert engine.pages == [1], "what was read stays read"
    assert json.loads(again.out)["goes"]["areas"] == areas
    assert "has now been read by OCR" not in again.err


def test_a_name_on_the_picture_goes_as_if_it_was_typed(
    ask, engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    words = ("--out", tmp_path / "d.pdf", "--not-read-back", "--json")
    with monkeypatch.context() as blind:
        blind.setattr(reading_first, "has_models", lambda _: False)
        unread = ask(*words)
    assert "OCR models are not installed" in unread.err
    assert engine.pages == []
    read = ask(*words)
    areas = [json.loads(one.out)["goes"]["areas"] for one in (unread, read)]
    assert areas[1] == areas[0] + 1, "the line of the name, beside the marks"


def test_the_strictest_way_reads_pictures_first(ask, engine):
    assert ask(verb="strictest").code == DONE
    assert engine.pages == [1]
