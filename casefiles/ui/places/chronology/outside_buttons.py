"""What lies before the picture and after it, each as a button with its count."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from casefiles.ui.look.mirroring import placed
from casefiles.ui.widgets.buttons import button
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
        self.setProperty("floating", True)
        self.earlier, self.later = button(""), button("")
        for shown, is_earlier in ((self.earlier, True), (self.later, False)):
            shown.setProperty("chip", "true")
            shown.setProperty("corner", "true")
            shown.clicked.connect(lambda _=False, way=is_earlier: self.wider.emit(way))
        both = column(self.earlier, self.later, gap=0, margins=(4, 0, 4, 0), of=self)
        both.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.show_counts(0, 0)

    def take_corner(self, over: QWidget, width: float, height: float) -> None:
        """Stand in the corner of a picture, which holds it or stands beside it."""
        corner = QPoint() if self.parent() is over else over.pos()
        place = QRect(corner, QSize(round(width), round(height) - 1))
        self.setGeometry(placed(place, QRect(corner, over.size()), over))

    def show_counts(self, earlier: int, later: int) -> None:
        """Say how many there are; of none nothing is said."""
        say(self.earlier, msg_n("‹ {n} earlier", "‹ {n} earlier", earlier) if earlier else "")
        say(self.later, msg_n("{n} later ›", "{n} later ›", later) if later else "")
