"""Hundreds of files are dropped while the case is used: stopped, gone on with, locked, opened."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDropEvent

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Document
from casefiles.domain.records.rows import EventFilter
from casefiles.office.case.vault_service import VaultService
from casefiles.office.importing.import_progress import ImportedFile
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import NavigationTarget, Navigator
from casefiles.ui.base.session import Session
from casefiles.ui.places.documents.list.arrivals import ImportEnded
from casefiles.ui.places.documents.list.drop_area import DropArea
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.journeys.files.mixed_files import Stick, make_stick
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    PASSPHRASE,
    context,
    desk,
    made_sample,
    sample_vault,
    theme,
)


class Lawyer(QObject):
    """Uses the case all the while: reads documents, filters, lists events."""

    def __init__(self, room: DocumentsScreen, session: Session, case_id: CaseId) -> None:
        super().__init__()
        self._room, self._session, self._case_id = room, session, case_id
        self._turn = 0
        self.answers = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._act)
        self._timer.start(90)

    @Slot()
    def _act(self) -> None:
        self._turn += 1
        table = self._room.list.table
        documents = [row for row in table.rows_model.rows if not isinstance(row, ImportedFile)]
        if self._turn % 3 == 0 and documents:
            table.select(documents[self._turn % len(documents)].id)
        if self._turn % 20 == 0:
            self._room.list.filter.set_text("" if self._turn % 40 else "the")
        self._session.ask(
            self,
            lambda reader: reader.event_rows(self._case_id, EventFilter()),
            self._on_events,
        )

    def _on_events(self, rows: Sequence[object]) -> None:
        self.answers += bool(rows)

    def end(self) -> None:
        self._timer.stop()


def drop(area: DropArea, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    area.dropEvent(event)


def kept(session: Session, case_id: CaseId) -> dict[str, Document]:
    """Return the documents by the digest of their bytes."""
    found = session.vault.ask(lambda reader: reader.find(Document, case_id=case_id))
    vault = session.vault.workplace.vault
    return {sha256(b"".join(vault.content(one.content_id))).hexdigest(): one for one in found}


def count(session: Session, case_id: CaseId) -> int:
    return len(session.vault.ask(lambda reader: reader.find(Document, case_id=case_id)))


@pytest.fixture
def session(qapp, desk: VaultService, sample_vault: Path):
    opened = Session(desk.unlock(sample_vault, PASSPHRASE), CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def case_id(session: Session) -> CaseId:
    return session.vault.ask(lambda reader: reader.find(Case))[0].id


@pytest.fixture(params=[0.5, pytest.param(3, marks=pytest.mark.long)])
def stick(request, tmp_path: Path) -> Stick:
    return make_stick(tmp_path / "client's stick", request.param)


def shown(context, qtbot) -> DocumentsScreen:
    room = DocumentsScreen(context)
    qtbot.addWidget(room)
    room.resize(1280, 720)
    room.show()
    room.open(NavigationTarget("documents"))
    qtbot.waitUntil(lambda: room.list.counts.text() != "")
    return room


def done(session: Session) -> int:
    """Return how many files the running import is done with, as its task tells."""
    return session.tasks[0].progress.done if session.tasks else 0


def drop_and_stop(room: DocumentsScreen, session: Session, stick: Stick, qtbot) -> ImportEnded:
    drop(room.findChild(DropArea), stick.folder)
    qtbot.waitUntil(lambda: bool(room.arrivals.rows()), timeout=60_000)
    for path in stick.vanishing:
        path.unlink()
    qtbot.waitUntil(lambda: done(session) >= stick.total // 3, timeout=120_000)
    session.tasks[0].stop()
    qtbot.waitUntil(lambda: not room.arrivals.is_running, timeout=60_000)
    (ended,) = room.arrivals.ended.values()
    assert ended.report.is_stopped
    assert ended.can_go_on
    assert 0 < ended.left < stick.total
    return ended


def go_on_after_lock(room: DocumentsScreen, stick: Stick, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(room.arrivals.ended), timeout=60_000)
    (left,) = room.arrivals.ended.values()
    assert left.can_go_on
    assert "not taken yet" in left.words()
    room.arrivals.go_on(left.id)
    qtbot.waitUntil(
        lambda: bool(room.arrivals.ended) and not room.arrivals.is_running, timeout=180_000
    )
    (last,) = room.arrivals.ended.values()
    assert last.report.left == 0
    names = {row.name for row in last.report.not_taken}
    assert names == stick.untakeable | {path.name for path in stick.vanishing}


def test_hundreds_of_files_through_stop_and_lock(
    session: Session,
    context,
    case_id: CaseId,
    stick: Stick,
    qtbot,
    desk: VaultService,
    sample_vault: Path,
):
    before = count(session, case_id)
    room = shown(context, qtbot)
    lawyer = Lawyer(room, session, case_id)
    ended = drop_and_stop(room, session, stick, qtbot)
    room.arrivals.go_on(ended.id)
    qtbot.waitUntil(lambda: done(session) >= stick.total * 7 // 10, timeout=120_000)
    lawyer.end()
    assert lawyer.answers > stick.total // 10, "the case could not be used meanwhile"
    acknowledged = count(session, case_id)
    assert acknowledged >= before + ended.report.added
    session.close()
    room.hide()

    second = Session(desk.unlock(sample_vault, PASSPHRASE), CLOCK)
    try:
        assert acknowledged <= count(second, case_id) < before + len(stick.digests)
        again = shown(_over(context, second), qtbot)
        go_on_after_lock(again, stick, qtbot)
        assert kept(second, case_id).keys() >= stick.digests
        assert count(second, case_id) == before + len(stick.digests)
        again.arrivals.forget(next(iter(again.arrivals.ended)))
        qtbot.waitUntil(lambda: lists_left(second) == {}, timeout=60_000)
        again.hide()
    finally:
        second.close()


def lists_left(session: Session) -> dict[str, str]:
    return session.vault.ask(lambda reader: reader.settings("import"))


def _over(context, session: Session):
    theme = context.theme
    return Context(session, context.case_id, Navigator(), Actions(theme), theme, MessageQueue())
