"""Published exhibits from which nothing goes leave as text if wanted; all others as pixels."""

import io
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.records.case_records import Case, Document
from casefiles.domain.records.image_quality import PageExportSettings
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.export.previews import Preview, preview
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create
from tests.evidence.pdf import test_pdf_redrawing
from tests.evidence.pdf.test_pdf_redrawing import clipped, invisible, pdf, shape, under_white, white

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
REDRAWN = PageExportSettings(redraws_public=True)
SENTENCE = "The applicant lives in the town, and has for years."
LINE = [60 / 595, 105 / 842, 400 / 595, 118 / 842]


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    with open_template(paths.resources(), WorkerLimits()) as opened:
        yield opened


def made(
    folder: Path, template: Template, data: bytes, leave: PageExportSettings, **document: object
) -> Preview:
    """Load one exhibit into a vault of its own and make its dossier."""
    folder.mkdir()
    (folder / "judgment.pdf").write_bytes(data)
    listed = {"id": "a", "file": "judgment.pdf", "title": "Judgment", "exhibit": {"mark": "AB/1"}}
    persons = [{"id": "p", "protection": "withheld", "names": [{"text": "Rahile Zunun"}]}]
    form = {
        "reference": "P/1",
        "title": "Published",
        "documents": [listed | {"public": True} | document],
        "persons": persons,
    }
    (folder / "case.json").write_text(json.dumps(form))
    chance = random.Random(3)
    clock = Clock(lambda: 1 << 55, time.monotonic_ns, "b" * 32)
    with create(folder / "vault", "p", CHEAP, clock, chance.randbytes) as vault:
        load_case(vault, template, folder / "case.json", chance.randbytes, CancellationToken())
        case_id = vault.read(lambda reader: reader.find(Case))[0].id
        wanted = EditionRequest(case_id, "national_court", "court_open")
        ids = [one.id for one in vault.read(lambda reader: reader.find(Document))]
        vault.write(save_contents(wanted, ["exhibits"], ids, leave))
        place = JobContext(vault, lambda: template, clock, chance.randbytes, paths.resources())
        return preview(wanted)(place, CancellationToken())


def pictures(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return sum("/XObject" in page.obj.Resources for page in opened.pages)


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def test_a_published_exhibit_leaves_as_text_where_that_is_wanted(tmp_path, template):
    filed = made(tmp_path / "a", template, pdf(), PageExportSettings(redraws_public=False))
    assert pictures(filed.data) == filed.certificate.pictures == 1
    assert SENTENCE not in text_of(filed.data)
    redrawn = made(tmp_path / "b", template, pdf(), REDRAWN)
    assert pictures(redrawn.data) == redrawn.certificate.pictures == 0
    assert redrawn.certificate.redrawn == 1
    assert SENTENCE in text_of(redrawn.data)
    assert redrawn.pages == filed.pages


def test_what_is_hidden_in_a_published_file_changes_no_byte(tmp_path, template, monkeypatch):
    # Nobody who is protected: else the line would go, and the page with it.
    monkeypatch.setattr(test_pdf_redrawing, "SECRET", "a remark of the editor")
    plain = made(tmp_path / "plain", template, pdf(), REDRAWN).data
    for number, hide in enumerate((white, clipped, invisible, under_white)):
        one = made(tmp_path / str(number), template, pdf(hide), REDRAWN)
        assert one.certificate.redrawn == 1
        assert one.data == plain, hide.__name__


@pytest.mark.parametrize(
    ("data", "document"),
    [
        (pdf(), {"public": False}),
        (pdf(shape), {}),
        (pdf(), {"marks": [{"page": 1, "box": LINE}], "looked_at": True}),
        (pdf(lambda canvas: canvas.drawString(72, 500, "with Rahile Zunun")), {}),
    ],
    ids=["not published", "more than text", "a mark", "a mention"],
)
def test_anything_else_leaves_as_pixels(tmp_path, template, data, document):
    one = made(tmp_path / "a", template, data, REDRAWN, **document)
    assert one.certificate.redrawn == 0
    assert pictures(one.data) == one.certificate.pictures == 1
    assert SENTENCE not in text_of(one.data)
