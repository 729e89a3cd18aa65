"""A number over the end of a line goes whole, from pages and from words."""

import io
import json
import secrets
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.export.emergency import remove_undecided
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release.released_text import policy_of
from casefiles.redaction.release.released_words import released_words
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.evidence.office_samples import docx, para
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

LINES = ("She was questioned. Her number was +86 119 5550", "0137. I have not called it since.")


def _pdf() -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 26 * number, line)
    canvas.save()
    return made.getvalue()


FILES = {
    "letter.txt": "\n".join(LINES).encode(),
    "letter.docx": docx(para(" ".join(LINES))),
    "lines.docx": docx("".join(map(para, LINES))),
    "letter.pdf": _pdf(),
}


@pytest.mark.parametrize("name", FILES)
def test_no_end_of_a_number_stays(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(FILES[name])
    form = {
        "reference": "LINES-1",
        "title": "A case",
        "persons": [{"id": "p", "proposed_names": "reject", "names": [{"text": "Gulnar Tursun"}]}],
        "documents": [{"id": "d", "file": name, "title": "Letter", "exhibit": {"mark": "AB/1"}}],
    }
    (tmp_path / "case.json").write_text(json.dumps(form))
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):
        load_case(vault, template, tmp_path / "case.json", secrets.token_bytes, CancellationToken())
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        (case,) = vault.read(lambda reader: reader.find(Case))
        build_queue(case.id)(place, CancellationToken())
        items = [one.item for one in vault.read(queue_of(case.id)).items]
        (item,) = (one for one in items if one.kind == "phone")
        assert item.text.replace(" ", "") == "+8611955500137"
        remove_undecided(case.id)(place, CancellationToken())
        snapshot, _ = vault.read(snapshot_of(case.id, "national_court", "court_open"))
        (document,) = snapshot.documents
        released = released_words(snapshot, document, "court_open", policy_of(snapshot.persons))
        if released is not None:
            text = "".join(
                one
                for _, told in released.releases
                for one in told.text.pieces
                if isinstance(one, str)
            )
            assert "questioned" in text
            assert not any(part in text for part in ("119", "5550", "0137")), text
        if name.endswith(".pdf"):
            assert len({round(box.y0, 2) for box in item.boxes}) == len(LINES)
