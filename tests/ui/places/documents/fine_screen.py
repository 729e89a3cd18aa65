"""Shows a page on a screen of another resolution and compares pixels; run by a test."""

import secrets
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document
from casefiles.office.case.vault_service import VaultService
from casefiles.office.documents.pages import page_picture, shown_document
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.pages.page_view import PageView
from tests.ui.conftest import CLOCK, PASSPHRASE


def compare(vault: Path) -> str:
    """Return whether the screen shows the very pixels that were drawn."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(paths.resources())
    theme.apply(app)
    desk = VaultService(clock=CLOCK, randomness=secrets.token_bytes, resources=paths.resources())
    session = Session(desk.unlock(vault, PASSPHRASE), CLOCK)
    window = QWidget()
    row = QHBoxLayout(window)
    beside = QLabel("x")
    beside.setFixedWidth(33)
    row.setContentsMargins(7, 5, 3, 1)
    row.addWidget(beside)
    view = PageView(session, theme)
    row.addWidget(view)
    window.resize(611, 703)
    window.show()
    document = next(
        one
        for one in session.vault.ask(lambda reader: reader.find(Document))
        if "arrest-report" in one.file_name
    )
    shown = session.vault.ask(shown_document(document.id))
    view.show_document(document.id, shown.title, shown.page_sizes, 1)
    wait(lambda: view.supply.pictures.get(1, (0,))[0] == view.sheets.sheet(1).width)
    view.verticalScrollBar().setValue(41)
    wait(lambda: False, 200)
    sheet, ratio = view.sheets.sheet(1), view.ratio
    picture = session.vault.work(page_picture(document.id, 1, sheet.width), CancellationToken())
    shot = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    corner = view.viewport().mapTo(window, view.viewport().rect().topLeft())
    session.close()
    left = round(corner.x() * ratio) + sheet.left - view.offset()[0]
    top = round(corner.y() * ratio) + sheet.top - view.offset()[1]
    wide = picture.columns * 3
    for line in range(150, 600, 11):
        seen = bytes(shot.constScanLine(top + line))[left * 3 : left * 3 + wide]
        if seen != picture.rgb[line * wide : (line + 1) * wide]:
            return f"differs-in-{line} {ratio:g}"
    return f"same {ratio:g}"


def wait(until, most: int = 10_000) -> None:
    """Let events happen until something holds."""
    loop = QEventLoop()
    look = QTimer(interval=20)
    look.timeout.connect(lambda: until() and loop.quit())
    look.start()
    QTimer.singleShot(most, loop.quit)
    loop.exec()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(compare(Path(shutil.copytree(sys.argv[1], Path(folder) / "vault"))))
