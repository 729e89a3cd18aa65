"""The folder that a file is written to: chosen in a dialog, since none is proposed."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from casefiles.ui.base.file_choice import choose_folder
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.inputs import private_line
from casefiles.words.language import msg


class ChoosesFolder:
    """What widgets share that write to a folder; it is named before the widget that it is part of.

    Attributes:
        folder: the path that was chosen.
        choose: opens the dialog.
    """

    folder: QLineEdit
    choose: Button
    _folder: Path | None = None

    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        self._folder = folder
        self.folder.setText(str(folder))

    def _offer_folder(self, label: str) -> None:
        """Make line and button; a screen reader calls the line so."""
        self.folder = private_line(label)
        self.folder.setReadOnly(True)
        self.folder.setPlaceholderText(msg("No folder chosen"))
        self.choose = button(msg("Choose a folder…"), "folder-open")
        self.choose.clicked.connect(lambda: choose_folder(self.choose, self._on_folder))

    def _on_folder(self, chosen: list[Path]) -> None:
        if chosen:
            self.set_folder(chosen[0])
