"""The key file beside a passphrase: chosen in a dialog, and left away again by the same button."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot

from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.widgets.buttons import Button
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg, msg_mark, msg_of

_CHOOSE: Final = msg_mark("With a key file…")
_LEAVE: Final = msg_mark("Without the key file")


class KeyFileButton(Button):
    """Chooses a file, or leaves it away.

    Attributes:
        path: of the file; None without one.
        told: says which file was chosen, for the page to place.
    """

    def __init__(self, then: Callable[[], None]) -> None:
        """Make the button; `then` is called when a file was chosen or left away."""
        super().__init__(msg_of(_CHOOSE), "file-lock", quiet=True)
        self.path: Path | None = None
        self.note = words("", "muted")
        self.note.hide()
        self._then = then
        self.clicked.connect(self._on_clicked)

    def take(self, path: Path | None) -> None:
        """Take a file, or none."""
        self.path = path
        self.setText(msg_of(_LEAVE) if path is not None else msg_of(_CHOOSE))
        self.note.setText(msg("With {name}.", name=path.name) if path is not None else "")
        self.note.setVisible(path is not None)

    @Slot()
    def _on_clicked(self) -> None:
        if self.path is None:
            choose_files(self, lambda chosen: self._on_chosen(chosen[0]))
        else:
            self._on_chosen(None)

    def _on_chosen(self, path: Path | None) -> None:
        self.take(path)
        self._then()
