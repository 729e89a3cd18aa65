"""What opens over a place or beside it, does one thing, says what is wrong, and leads back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.labels import subheading, words_in_line
from casefiles.ui.widgets.layout import CARD, TOP, Part, column, row, say, words
from casefiles.words.language import msg_mark, msg_of


class Panel(QFrame):
    """A card with a title, what it holds, a problem and its buttons; Escape leaves.

    Attributes:
        left: it was closed, with or without a change.
        title: what it is about.
        problem: what is wrong; hidden while nothing is.
        cancel: the button that closes it.
    """

    left = Signal()

    def __init__(self, context: Context, title: str, leave: str = msg_mark("Close")) -> None:
        super().__init__()
        self._context = context
        self.setProperty("card", "true")
        self.title = subheading(title)
        self.problem = words(role="problem")
        self.cancel = button(msg_of(leave))
        self.cancel.clicked.connect(self.left)
        self.hide()

    def lay_out(
        self, *parts: Part, before: tuple[Part, ...] = (), buttons: tuple[Part, ...]
    ) -> None:
        """Put in what it holds; in its last line the problem stands before the buttons."""
        line = row(*before, (self.problem, 1), (..., 0), self.cancel, *buttons)
        column(self.title, *parts, line, gap=10, margins=CARD, of=self)

    def show_at(self, first: QWidget) -> None:
        """Show it with the focus in one of its parts."""
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, problem: str) -> None:
        """Say what is wrong; nothing takes it away."""
        say(self.problem, problem)

    def refused(self, error: CasefilesError) -> None:
        """Say why something was not done."""
        self.say(words_in_line(error))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class BackPage(QWidget):
    """A page that fills a place until it leads back.

    Attributes:
        left: back to where one came from.
        back: the button that leads there.
    """

    left = Signal()

    def __init__(self, context: Context, back: str = msg_mark("Back to the dossier")) -> None:
        super().__init__()
        self._context = context
        self.back = icon_button(msg_of(back), "arrow-left")
        self.back.clicked.connect(self.leave)

    @Slot()
    def leave(self) -> None:
        """Lead back."""
        self.left.emit()

    def lay_out(self, title: QLabel, below: QWidget, *controls: Part, side: int = 0) -> None:
        """Put the title beside the button that leads back, and the rest below.

        Args:
            title: where the person is.
            below: takes the height that is left.
            controls: on the right of the title.
            side: pixels to the right of these.
        """
        head = row((self.back, TOP), (title, 1), *controls, margins=(0, 0, side, 0))
        column(head, (below, 1), gap=10, margins=(16, 12, 4, 12), of=self)
