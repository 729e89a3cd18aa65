"""Documents that are like another say so above their pages, until a person decides."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Document
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.office.importing import adding_files
from casefiles.ui.places.documents.reading_pane import ReadingPane
from tests.ui.conftest import PASSPHRASE

SCREENSHOT = "Screenshot_20231109_zulpiye_kumush88.png"


@pytest.fixture(scope="module")
def copied(desk, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case with a smaller copy of one of its pictures."""
    place = tmp_path_factory.mktemp("copied")
    vault = Path(shutil.copytree(made_sample, place / "vault"))
    picture = Image.open(paths.resources() / "sample" / "files" / SCREENSHOT).convert("RGB")
    out = io.BytesIO()
    picture.resize((picture.width // 2, picture.height // 2)).save(out, "JPEG", quality=60)
    (place / "from a phone.jpg").write_bytes(out.getvalue())
    opened = desk.unlock(vault, PASSPHRASE)
    case_id = opened.ask(lambda reader: reader.find(Case))[0].id
    job = adding_files.add_files(case_id, [place / "from a phone.jpg"], lambda _arrival: None)
    assert opened.work(job, CancellationToken()).near_duplicates == 1
    opened.close()
    return vault


@pytest.fixture
def sample_vault(copied: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(copied, tmp_path / "vault"))


@pytest.fixture
def pane(context, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


@pytest.fixture
def pair(session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    named = {one.file_name: one.id for one in documents}
    return named["from a phone.jpg"], named[f"files/{SCREENSHOT}"]


def test_a_copy_is_named_compared_and_kept_as_one(pane, qtbot, session, pair):
    copy, original = pair
    pane.show(copy)
    bar = pane.stage.near_duplicates
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    assert bar.words().startswith("Looks like: Screenshot of messages")
    bar.compare.click()
    qtbot.waitUntil(lambda: pane.pair.pair is not None, timeout=60_000)
    assert {pane.pair.pair.original_id, pane.pair.pair.translation_id} == {copy, original}
    qtbot.waitUntil(pane.pair.second_view.isVisible, timeout=60_000)
    bar.same.click()
    qtbot.waitUntil(bar.isHidden, timeout=60_000)
    (link,) = session.vault.ask(lambda reader: reader.find(DocumentLink, document_id=copy))
    assert (link.kind, link.other_id) == (DocumentLinkKind.DUPLICATE, original)


def test_what_differs_is_told_apart_from_both_sides(pane, qtbot, session, pair):
    copy, original = pair
    pane.show(original)
    bar = pane.stage.near_duplicates
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    assert bar.words() == "Looks like: from a phone.jpg"
    bar.apart.click()
    qtbot.waitUntil(bar.isHidden, timeout=60_000)
    pane.show(copy)
    qtbot.waitUntil(lambda: pane.view.sheets.sheet(1) is not None, timeout=60_000)
    qtbot.waitUntil(lambda: session.is_idle, timeout=60_000)
    assert bar.isHidden()
