"""Choosing files and folders with Qt's own dialog, which is kept from remembering any of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[list[Path]], None]

_NOWHERE: Final = "/dev/null"
"""Nothing can be written below it; where it does not exist, no folder can be made there either."""


def choose_files(parent: QWidget, then: Chosen) -> QFileDialog:
    """Ask for files that are there; the dialog stands beside, and `then` gets what was chosen."""
    return _open(parent, QFileDialog.FileMode.ExistingFiles, then)


def choose_folder(parent: QWidget, then: Chosen) -> QFileDialog:
    """Ask for one folder that is there."""
    return _open(parent, QFileDialog.FileMode.Directory, then)


def _open(parent: QWidget, mode: QFileDialog.FileMode, then: Chosen) -> QFileDialog:
    forget_visits()
    dialog = QFileDialog(parent)
    dialog.setWindowTitle("Casefiles")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    # Its Delete key would remove a client's file for good.
    dialog.setOption(QFileDialog.Option.ReadOnly)
    dialog.setFileMode(mode)
    dialog.setDirectory(str(Path.home()))
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(lambda _result: _focus_again(parent))
    dialog.open()
    return dialog


def _focus_again(parent: QWidget) -> None:
    """Give the keyboard back to the window, which not every desktop does."""
    window = parent.window()
    window.activateWindow()
    # The stubs promise a widget where there may be none.
    focused: QWidget | None = window.focusWidget()
    if focused is not None:
        QTimer.singleShot(0, focused, focused.setFocus)


def forget_visits() -> None:
    """Keep the dialog from writing the folders that were visited into a file of Qt.

    Qt writes them when a dialog ends, and offers no other way to leave it.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)
