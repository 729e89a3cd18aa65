"""A folder: typed, or chosen in a dialog that remembers nothing; what speaks against it is told."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.ui.base.file_choice import choose_folder
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.layout import column, row, say, words
from casefiles.words.language import msg


class FolderLine(QWidget):
    """A line with the path of a folder and a button to choose it.

    Attributes:
        changed: the path after each keystroke.
    """

    changed = Signal(str)

    def __init__(self, label: str, home: Path, name_of_new: str) -> None:
        """Show a folder that could be made.

        Args:
            label: for screen readers.
            home: where the path begins, and what is chosen from first.
            name_of_new: of the folder that is made in a chosen one; empty to take that itself.
        """
        super().__init__()
        self._home, self._name = home, name_of_new
        self.line = private_line(label)
        self.line.setText(str(home / name_of_new) if name_of_new else "")
        self.line.textChanged.connect(self.changed)
        self.choose = button(msg("Choose…"))
        self.choose.setAccessibleName(msg("Choose: {label}", label=label))
        self.choose.clicked.connect(self._choose)
        self.doubts = words("", "problem")
        self.doubts.hide()
        column(row((self.line, 1), self.choose, gap=8), self.doubts, gap=4, margins=0, of=self)
        self.setFocusProxy(self.line)

    def path(self) -> Path:
        """Return the folder; a name without a path lies in the home folder."""
        typed = self.line.text().strip()
        if typed == "~" or typed.startswith("~/"):
            typed = typed[2:]
        return self._home / typed

    def show_doubts(self, codes: tuple[str, ...]) -> None:
        """Say what speaks against the folder; it can be taken all the same."""
        message = "\n".join(words_in_line(code) for code in codes)
        say(self.doubts, message)
        self.line.setAccessibleDescription(message)

    def is_filled(self) -> bool:
        """Tell whether anything is typed."""
        return bool(self.line.text().strip())

    @Slot()
    def _choose(self) -> None:
        choose_folder(self, self._on_chosen)

    def _on_chosen(self, chosen: list[Path]) -> None:
        self.line.setText(str(chosen[0] / self._name))
        self.line.setFocus()
