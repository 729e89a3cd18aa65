"""What lies before the picture and after it, each as a button with its count."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.layout import column, say
from casefiles.words.language import msg_n


class OutsideButtons(QWidget):
    """Stands in the corner of the picture, over the names of lanes.

    Attributes:
        earlier: widens the picture to what lies before it.
        later: the same for what lies after it.
        wider: one of them was pressed; true for the earlier.
    """

    wider = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.earlier, self.later = quiet_button(""), quiet_button("")
        for shown, is_earlier in ((self.earlier, True), (self.later, False)):
            shown.setProperty("small", "true")
            shown.clicked.connect(lambda _=False, way=is_earlier: self.wider.emit(way))
        both = column(self.earlier, self.later, gap=0, margins=(4, 0, 4, 0), of=self)
        both.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.show_counts(0, 0)

    def take_corner(self, width: float, height: float) -> None:
        """Stand in the corner of the picture."""
        self.setGeometry(0, 0, round(width), round(height) - 1)

    def show_counts(self, earlier: int, later: int) -> None:
        """Say how many there are; of none nothing is said."""
        say(self.earlier, msg_n("‹ {n} earlier", "‹ {n} earlier", earlier) if earlier else "")
        say(self.later, msg_n("{n} later ›", "{n} later ›", later) if later else "")
