"""Choosing files leaves no trace of what was looked at."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from casefiles.ui.base.file_choice import choose_files, choose_folder

_CHOOSING = """
from pathlib import Path
import sys
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from casefiles.ui.base.file_choice import choose_files
app = QApplication([])
window = QWidget()
chosen = []
if sys.argv[1] == "ours":
    dialog = choose_files(window, chosen.extend)
else:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
dialog.setDirectory(sys.argv[2])
dialog.selectFile("secret name.txt")
dialog.finished.connect(app.quit)
QTimer.singleShot(500, dialog.accept)
app.exec()
shiboken6.delete(window)
"""


def traces(whose: str, tmp_path: Path) -> str:
    home, folder = tmp_path / f"home of {whose}", tmp_path / "client folder"
    home.mkdir()
    folder.mkdir(exist_ok=True)
    (folder / "secret name.txt").write_text("x")
    around = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    around |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    command = [sys.executable, "-c", _CHOOSING, whose, str(folder)]
    subprocess.run(command, env=around, check=True, timeout=60)
    written = [path for path in home.rglob("*") if path.is_file()]
    return "\n".join(path.read_text(errors="replace") for path in written)


def test_the_folders_that_were_visited_are_written_nowhere(tmp_path: Path):
    assert "client%20folder" in traces("qt", tmp_path), "Qt alone would write it"
    assert traces("ours", tmp_path) == ""


def test_files_and_folders_are_chosen_without_stopping_the_window(qtbot, tmp_path: Path):
    (tmp_path / "one.txt").write_text("1")
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    for choose, name in ((choose_files, "one.txt"), (choose_folder, "")):
        dialog = choose(window, chosen.append)
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        assert dialog.windowTitle() == "Casefiles"
        dialog.setDirectory(str(tmp_path))
        dialog.filesSelected.emit([str(tmp_path / name)])
        dialog.close()
    assert chosen == [[tmp_path / "one.txt"], [tmp_path]]
    # A dialog that is about to go must not be left to a window that goes first.
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog))
