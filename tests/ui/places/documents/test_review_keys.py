"""A review by keys alone, over every kind of document that can come next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.records.case_records import Document
from casefiles.domain.records.rows import DocumentFilter
from casefiles.office.workplace.audio_output import AudioOutput
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.evidence.films import mov
from tests.evidence.letters import mail
from tests.evidence.office_samples import rows, xlsx
from tests.ui.settling import settle, until
from tests.ui.shown import shown

FILES = ("brief.eml", "chat.txt", "list.xlsx", "locked.zip", "note.txt", "yard.mov")


@pytest.fixture
def window(session, theme, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(AudioOutput, "begin", lambda _self, _ticket: "no_sound_device")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "brief.eml").write_bytes(mail(b"I will come.\n\n> Please come\n> on Monday.\n"))
    said = "".join(f"03.03.21, 10:{at:02} - Li: message {at}\n" for at in range(30))
    (stick / "chat.txt").write_text(said)
    table = rows('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>')
    (stick / "list.xlsx").write_bytes(xlsx({"One": table}, {}))
    (stick / "locked.zip").write_bytes(b"PK\x03\x04 broken")
    (stick / "note.txt").write_text("A note.")
    (stick / "yard.mov").write_bytes(mov(2.0).whole())
    made = shown(session, theme)
    made.workspace.context.navigator.go(NavigationTarget("documents"))
    made.findChild(DocumentsScreen).arrivals.add([stick])
    until(lambda: len(present(session)) == len(FILES))
    settle(session)
    yield made
    made.hide()


def present(session) -> dict[str, Document]:
    found = session.vault.ask(lambda reader: reader.find(Document))
    return {one.file_name: one for one in found if one.file_name in FILES}


def relevance(session, name: str) -> str:
    case_id = present(session)[name].case_id
    told = session.vault.ask(lambda reader: reader.document_rows(case_id, DocumentFilter()))
    return str(next(row.relevance for row in told if row.file_name == name))


def press(window, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget(), key)
    settle(window.session, quiet=0.1)


def test_one_key_decides_and_the_next_takes_over_whatever_comes(window, session):
    window.workspace.context.navigator.go(NavigationTarget("documents", "", "review"))
    settle(session)
    review = window.findChild(DocumentsScreen).review
    own = {one.id for one in present(session).values()}
    first = next(at for at, one in enumerate(review._order) if one in own)
    review._go_to(review._order[first - 1])
    settle(session)
    while review.row.id != review._order[-1]:
        before = review.row
        press(window, Qt.Key.Key_K)
        assert review.row.id != before.id, f"the key was lost at {before.name}"
        assert review.last.text() == f"{before.mark or before.name}: key document"
    press(window, Qt.Key.Key_K)
    assert {relevance(session, name) for name in FILES} == {"key"}
    last = review.row.file_name
    press(window, Qt.Key.Key_U)
    assert (review.row.file_name, review.last.text()) == (last, "")
    assert relevance(session, last) == ""
    every_kind_can_be_reviewed_alone(review, session)


def every_kind_can_be_reviewed_alone(review, session):
    box = review.choices["kind"]
    for kind, names in (
        ("mail", {"brief.eml"}),
        ("chat", {"chat.txt"}),
        ("table", {"list.xlsx"}),
        ("recording", {"yard.mov"}),
    ):
        box.setCurrentIndex(box.findData(kind))
        settle(session)
        offered = {review._rows[one].file_name for one in review._order}
        assert offered & set(FILES) == names
