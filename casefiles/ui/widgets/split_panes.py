"""Two halves beside one another: a list, and what it leads to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.splits import Split


def halves(
    name: str, left: QWidget, right: QWidget, widths: Sequence[int] = (), shares: Sequence[int] = ()
) -> Split:
    """Return two widgets side by side, neither of which can be pushed away.

    Args:
        name: of the place, by which it is remembered how a person divided it.
        left: usually a list.
        right: usually what is chosen in it.
        widths: of both at first, in pixels.
        shares: of room that is left over.
    """
    splitter = Split(name, Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(right)
    for at, share in enumerate(shares):
        splitter.setStretchFactor(at, share)
    if widths:
        splitter.setSizes(list(widths))
    return splitter


def lay_out_page(page: QWidget, head: QLayout, whole: QWidget) -> None:
    """Lay out a page: its head in one line, and the whole of it below."""
    # A line that breaks heeds no margins of its own.
    column(column(head, margins=(16, 0, 16, 0)), (whole, 1), gap=12, margins=(0, 12, 0, 0), of=page)


class ReadingSide(QStackedWidget):
    """What stands beside a list: nothing yet, what is chosen in full, or its form.

    A form stands over the others until it is taken away; what was typed is kept as its draft.
    """

    def __init__(self, nothing: QWidget, pane: QWidget | None = None) -> None:
        """Show nothing.

        Args:
            nothing: says what can stand here.
            pane: shows what is chosen; None where a form does.
        """
        super().__init__()
        self._nothing, self._pane = nothing, pane
        self._below = nothing
        self._form: QWidget | None = None
        self._keep_draft: Callable[[], None] | None = None
        self.addWidget(nothing)
        if pane is not None:
            self.addWidget(pane)

    def show_pane(self, *, is_there: bool = True) -> None:
        """Show what is chosen, or that there is nothing; a form stays over it."""
        pane = self._pane if is_there else None
        self._below = self._nothing if pane is None else pane
        if self._form is None:
            self.setCurrentWidget(self._below)

    def show_form(
        self, form: QWidget, keep_draft: Callable[[], None], margins: Sequence[int] = (0, 0, 0, 0)
    ) -> None:
        """Show a form over everything else.

        Args:
            form: shown alone until it is taken away.
            keep_draft: keeps what is typed in it.
            margins: around it: left, top, right, below.
        """
        self.take_form()
        self._form, self._keep_draft = QWidget(), keep_draft
        column(form, margins=margins, of=self._form)
        self.addWidget(self._form)
        self.setCurrentWidget(self._form)

    def take_form(self) -> None:
        """Take the form away, if there is one; what is typed in it is kept."""
        if self._form is None or self._keep_draft is None:
            return
        self._keep_draft()
        form, self._form = self._form, None
        self.setCurrentWidget(self._below)
        self.removeWidget(form)
        form.deleteLater()
