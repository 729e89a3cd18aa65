"""An engine that reads one text on every page, and a small dossier of the sample case for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from casefiles.domain.files.extraction import Raster
from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord, OtherReading
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Outline
from casefiles.domain.records.image_quality import PageExportSettings
from casefiles.office.draft import ocr_readback
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.workplace.edition_request import EditionRequest

__all__ = ["Machine", "has_all_languages", "machine", "out", "wanted", "without_layer"]

WHOLE = Box(0.1, 0.1, 0.9, 0.2)


@pytest.fixture(autouse=True)
def has_all_languages(monkeypatch):
    monkeypatch.setattr(ocr_readback.language_data, "missing", lambda _resources: ())
    monkeypatch.setattr(ocr_readback.models, "has_models", lambda _: True)


def line_of(text: str) -> OcrLine:
    return OcrLine(text, WHOLE, (OcrWord(0, len(text), WHOLE, 0.9),))


@dataclass
class Machine:
    """Reads one text on every page; what engines make of real pages is tested with them."""

    text: str = "nothing of note"
    missing: tuple[str, ...] = ()
    level: str = ""
    asked: list[int] = field(default_factory=list)
    unread: tuple[Box, ...] = ()
    scripts: tuple[tuple[str, int], ...] = ()
    others: tuple[OtherReading, ...] = ()

    def read(self, raster: Raster, _languages: Sequence[str], _ticket, **_how: object):
        self.asked.append(raster.number)
        line = replace(line_of(self.text), others=self.others)
        return OcrPage(
            *("han_latin", "1", ("eng",), 0, 0.9, (line,)),
            unread=self.unread,
            scripts=self.scripts,
        )

    def close(self) -> None:
        pass


@pytest.fixture
def machine(opened, monkeypatch) -> Machine:
    template = opened.workplace.template()
    made = Machine(level=template.level)
    # The workers are shared: theirs is given back.
    monkeypatch.setattr(template, "_recogniser", made)
    return made


@pytest.fixture
def wanted(opened, case_id):
    """A dossier of two exhibits, so that few pages are made."""
    chosen = EditionRequest(case_id, "national_court", "court_open")
    forum = opened.work(forums(), CancellationToken())[0]
    plan = opened.ask(plan_of(case_id, forum, chosen.audience))
    drawn = [one.id for one in plan.exhibits if one.pages][:2]
    opened.run(save_contents(chosen, ["exhibits"], drawn))
    return chosen


@pytest.fixture
def without_layer(opened, wanted):
    """The same without searchable text, which would stop before the final check."""
    outline = opened.ask(lambda reader: reader.find(Outline, case_id=wanted.case_id))[0]
    opened.run(save_contents(wanted, outline.sections, outline.documents, PageExportSettings()))
    return wanted


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
