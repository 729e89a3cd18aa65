"""What a file tells beside its pages, as a person sees it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casefiles.domain.records.case_records import Document
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.places.documents.side_panel import REVEALS
from tests.evidence.office_samples import docx, para


@pytest.fixture
def room(context, session, tmp_path, qtbot) -> DocumentsScreen:
    changed = '<w:p><w:ins w:author="Kim"><w:r><w:t>late</w:t></w:r></w:ins></w:p>'
    (tmp_path / "letter.docx").write_bytes(docx(para("She was taken. " * 9) * 60 + changed))
    (tmp_path / "order.pdf").write_bytes(b"<!doctype html><p>Wanted</p>")
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.open(NavigationTarget("documents"))
    made.arrivals.add([tmp_path / "letter.docx", tmp_path / "order.pdf"])
    qtbot.waitUntil(
        lambda: bool(made.arrivals.ended) and not made.arrivals.is_running, timeout=60_000
    )
    return made


def shown(room: DocumentsScreen, session, qtbot, name: str) -> None:
    documents = session.vault.ask(lambda reader: reader.find(Document))
    room.open(
        NavigationTarget("documents", next(one.id for one in documents if one.file_name == name))
    )
    qtbot.waitUntil(lambda: not room.pane.findings.isHidden(), timeout=60_000)


def test_findings_stand_above_the_pages_and_lead_to_them(room, session, qtbot):
    shown(room, session, qtbot, "letter.docx")
    strip = room.pane.findings
    assert strip.words() == ("1 tracked change", "Reveals 9 details about its author")
    qtbot.mouseClick(strip.button_of("1 tracked change"), Qt.MouseButton.LeftButton)
    last = len(room.pane._shown.page_sizes)
    qtbot.waitUntil(lambda: room.pane.here()[1] > 1, timeout=60_000)
    assert not room.pane.side.isHidden(), "the page alone does not say what was found"
    assert room.pane.side.tabs.current() == REVEALS
    panel = room.pane.side.metadata
    head = next(one for one in panel.findChildren(QLabel) if one.text() == "1 tracked change")
    qtbot.waitUntil(lambda: not head.visibleRegion().isEmpty(), timeout=60_000)
    detail = next(one for one in panel.findChildren(QLabel) if "by Kim: late" in one.text())
    assert not detail.visibleRegion().isEmpty(), "what was found is in sight, not only its head"
    room.pane.head.panel.click()
    reveals = strip.button_of("Reveals 9 details about its author")
    qtbot.mouseClick(reveals, Qt.MouseButton.LeftButton)
    side = room.pane.side
    assert side.tabs.current() == REVEALS
    assert side.tabs.words_of(REVEALS) == "Metadata 9"
    told = side.metadata.words()
    for words in ("Author", "Anna Kim", "Ministry of Justice", "inserted by Kim: late",
                  f"Page {last}"):  # fmt: skip
        assert words in told


def test_a_disguised_file_is_told_in_the_list_and_above_its_pages(room, session, qtbot):
    shown(room, session, qtbot, "order.pdf")
    assert room.pane.findings.words()[0] == "Named .pdf, is really a web page"
    table = room.list.table
    column = [one.key for one in table.rows_model.columns].index("state")
    (number,) = [at for at, one in enumerate(table.rows_model.rows) if one.name == "order.pdf"]
    index = table.model().index(number, column)
    assert index.data() == "Disguised"
    assert "is really a web page" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
