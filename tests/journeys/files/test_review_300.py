"""A lawyer reviews three hundred files at the keyboard, is locked out, and goes on."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
import secrets
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTimer

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Case, Document, DocumentStatus
from casefiles.store.vault.opening import open_vault
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.places.documents.review.review_progress import Pace, progress_words
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.conftest import CLOCK, PASSPHRASE, desk, empty_vault, theme  # noqa: F401
from tests.ui.robot import Key, focused, press, write
from tests.ui.settling import settle, until

COUNT = 300
BY_HAND = 24


@pytest.fixture
def vault(empty_vault: Path) -> Path:
    """Fill a vault with letters, as a stick would."""
    with open_vault(empty_vault, PASSPHRASE, CLOCK, secrets.token_bytes) as opened:
        case = Case("ca" * 16, "R/300", "Three hundred files", "", "", "", "")
        opened.write(lambda at: at.insert(case, "load"))
        sealed = [
            opened.seal(case.id, [f"Letter {n}".encode()], CancellationToken()).content_id
            for n in range(COUNT)
        ]

        def keep(work):
            for number, content in enumerate(sealed):
                work.accept_content(content)
                own = DocumentId(f"{number:032x}")
                work.insert(
                    Document(
                        own, case.id, content, f"Letter {number:03}", f"{number}.txt",
                        DocumentStatus.RECEIVED, is_public=False, is_looked_at=False,
                    ),
                    "load",
                )  # fmt: skip
                line = TextLine(f"Letter {number}", Box(0.1, 0.1, 0.5, 0.12))
                work.put_reading(
                    own, Extraction("text/plain", (PageText(1, 595.0, 842.0, (line,)),))
                )

        opened.write(keep)
    return empty_vault


class Window:
    """The window over the vault, and the longest time in which it heard nobody."""

    def __init__(self, desk, folder: Path, theme) -> None:
        self.session = Session(desk.unlock(folder, PASSPHRASE), CLOCK)
        self.window = MainWindow(self.session, theme)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.activateWindow()
        until(lambda: self.window.workspace is not None)
        self.longest, self._last = 0.0, time.perf_counter()
        self._beat = QTimer()
        self._beat.timeout.connect(self._on_beat)

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def listen(self) -> None:
        self._last = time.perf_counter()
        self._beat.start(5)

    @property
    def room(self) -> DocumentsScreen:
        return self.window.workspace.room

    def close(self) -> None:
        self._beat.stop()
        self.window.workspace.keep_drafts()
        settle(self.session)
        self.window.hide()
        self.session.close()
        self.window.deleteLater()


def document(window: Window, number: int) -> Document:
    own = f"{number:032x}"
    return window.session.vault.ask(lambda reader: reader.get(Document, own))


def shown(window: Window) -> str:
    return window.room.review.row.name if window.room.review.row is not None else ""


def test_three_hundred_files_are_reviewed_by_keyboard(vault, desk, theme, qapp):
    window = Window(desk, vault, theme)
    window.window.workspace.context.navigator.go(NavigationTarget("documents"))
    until(lambda: len(window.room.list.table.rows_model.rows) == COUNT)
    settle(window.session)
    window.room.context.actions["documents.review"].trigger()
    review = window.room.review
    until(lambda: shown(window) == "Letter 000")
    until(window.room.pane.view.hasFocus)
    settle(window.session)
    assert review.progress.text() == "0 of 300 reviewed"
    window.listen()
    for number in range(BY_HAND):
        press((Key.Key_R, Key.Key_K, Key.Key_N)[number % 3])
        until(lambda own=f"Letter {number + 1:03}": shown(window) == own)
    until(lambda: review.progress.text().startswith(f"{BY_HAND} of 300 reviewed, about "))
    # Loaded machines beat late; what must not be is a stop that hands would feel.
    assert window.longest < 1.0, f"{window.longest * 1000:.0f} ms"
    assert [document(window, n).relevance for n in range(3)] == ["relevant", "key", "not_relevant"]

    bars_and_takes_back(window)
    writes_gist_and_issues(window)
    window.close()
    goes_on_where_it_was(Window(desk, vault, theme))


def bars_and_takes_back(window: Window) -> None:
    review = window.room.review
    press(Key.Key_D)
    until(review.lines.reason.hasFocus)
    press(Key.Key_Return)
    assert shown(window) == "Letter 024"
    write("it would show who spoke")
    press(Key.Key_Return)
    until(lambda: shown(window) == "Letter 025")
    until(window.room.pane.view.hasFocus)
    press(Key.Key_P)
    until(lambda: shown(window) == "Letter 026")
    settle(window.session)
    assert document(window, 24).do_not_use == "it would show who spoke"
    assert document(window, 25).privilege == "legal"
    press(Key.Key_U)
    until(lambda: shown(window) == "Letter 025")
    until(lambda: document(window, 25).privilege == "none")


def writes_gist_and_issues(window: Window) -> None:
    review = window.room.review
    press(Key.Key_G)
    write("A bill for rent")
    press(Key.Key_Return)
    until(lambda: document(window, 25).gist == "A bill for rent")
    until(window.room.pane.view.hasFocus)
    press(Key.Key_I)
    write("Torture, Assurances")
    press(Key.Key_Return)
    until(lambda: document(window, 26).tags == ("Torture", "Assurances"))
    until(window.room.pane.view.hasFocus)
    settle(window.session)
    press(Key.Key_I)
    write("assu")
    until(lambda: review.lines.tags.matching == ("Assurances",))
    press(Key.Key_Tab)
    assert review.lines.tags.tags() == ("Assurances",)
    press(Key.Key_Return)
    until(lambda: document(window, 27).tags == ("Assurances",))
    until(window.room.pane.view.hasFocus)
    press(Key.Key_G)
    write("half a sen")
    assert focused() is review.lines.gist


def goes_on_where_it_was(window: Window) -> None:
    window.window.workspace.context.navigator.go(NavigationTarget("documents", "", "review"))
    until(lambda: shown(window) == "Letter 028")
    lines = window.room.review.lines
    until(lambda: lines.gist.text() == "half a sen")
    assert document(window, 28).gist == ""
    settle(window.session)
    press(Key.Key_H)
    until(lambda: shown(window) != "Letter 028")
    window.close()


def test_time_left_is_told_by_the_pace_of_this_sitting():
    pace = Pace()
    for second in (0, 10, 20, 3600, 3610, 3620):
        pace.decided(second * 1_000_000_000)
    assert pace.left(90) == 900
    assert progress_words(37, 412, 2 * 3600 + 90) == "37 of 412 reviewed, about 2 h 2 min left"
    assert progress_words(37, 412, None) == "37 of 412 reviewed"
    assert progress_words(5, 5, 10.0) == "5 of 5 reviewed"
    assert progress_words(0, 0, None) == "Nothing to review"
