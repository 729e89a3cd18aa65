"""The custody of a document beside its pages."""

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document, DocumentStatus
from casefiles.office.documents.document_records import set_status
from casefiles.office.importing import adding_files
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.side_panel import CUSTODY


@pytest.fixture
def pane(context, session, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    documents = session.vault.ask(lambda reader: reader.find(Document))
    made.show(next(one.id for one in documents if "arrest-report" in one.file_name))
    qtbot.waitUntil(lambda: made._shown is not None, timeout=60_000)
    return made


def test_custody_is_shown_beside_the_pages_and_follows_changes(pane, session, qtbot):
    custody = pane.side.custody
    assert custody.words() == ()
    pane.open_side(CUSTODY)
    assert pane.side.tabs.words_of(CUSTODY) == "Custody"
    qtbot.waitUntil(lambda: "Added" in custody.words(), timeout=60_000)
    assert custody.widget().isVisibleTo(custody)
    told = "\n".join(custody.words())
    assert "case imported, by " in told
    assert "arrest-report" in told
    assert "Not exported in any dossier" in told
    digest = custody.digest
    assert len(digest.toPlainText()) == 64
    bottom = digest.document().documentLayout().documentSize().height()
    assert bottom <= digest.height()
    digest.selectAll()
    assert digest.textCursor().selectedText() == digest.toPlainText()
    session.run(pane, set_status([pane.here()[0]], DocumentStatus.PRIVILEGED))
    qtbot.waitUntil(lambda: any("→ privileged" in one for one in custody.words()), timeout=60_000)


def test_what_is_known_of_a_document_is_said_once(context, session, case_id, qtbot, tmp_path):
    (tmp_path / "note.txt").write_text("Seen at the gate.")
    session.vault.work(
        adding_files.add_files(case_id, [tmp_path], lambda _arrival: None), CancellationToken()
    )
    documents = session.vault.ask(lambda reader: reader.find(Document))
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.show(next(one.id for one in documents if one.file_name == "note.txt"))
    qtbot.waitUntil(lambda: bool(made.head.words()), timeout=60_000)
    assert [one.startswith("Received") for one in made.head.words()].count(True) == 1
    made.open_side(CUSTODY)
    qtbot.waitUntil(lambda: "Added" in made.side.custody.words(), timeout=60_000)
    assert "17 bytes" in made.side.custody.words()
