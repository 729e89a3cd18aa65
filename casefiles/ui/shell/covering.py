"""A window that is covered while long work ends: nothing of it can be seen, reached or used.

What is shown of the case is hidden, not only painted over: its shortcuts, tool tips, menus and drop
places do nothing then, and a dialog that opens meanwhile waits until the cover is lifted.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QMainWindow,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused, WrongPassphrase
from casefiles.office.vault.keys import Opener, chosen_file, recognise
from casefiles.ui.base.clipboard import clear_own
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.unlock.cover_page import CoverPage
from casefiles.ui.unlock.pending_operations import PendingOperations
from casefiles.ui.widgets.layout import card
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.catalogue import explain

_COLUMN: Final = 420
_PADDING: Final = 32
_NAME: Final = "Casefiles"
_LASTING: Final = frozenset({Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet})
"""Windows that are shown again; menus, lists and tips are gone for good."""


class LockOverlay(QWidget):
    """Fills the window, with the page that asks for the passphrase in its middle."""

    def __init__(self, window: QWidget, theme: Theme, page: CoverPage) -> None:
        super().__init__(window)
        self._theme, self._page = theme, page
        self._card = card(page, margins=_PADDING)
        grid = QGridLayout(self)
        grid.addWidget(self._card, 1, 1)
        for number, weight in ((0, 2), (2, 3)):
            grid.setRowStretch(number, weight)
            grid.setColumnStretch(number, 1)
        theme.changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Fill the window, whatever its size is now."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self._card.setFixedWidth(
            min(self._theme.pixels(_COLUMN) + 2 * _PADDING, max(self.width() - _PADDING, 0))
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill everything."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("bg"))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go round within the page."""
        stops = [one for one in _stops(self._page) if one.isVisible() and one.isEnabled()]
        focused = self.window().focusWidget()
        at = stops.index(focused) if focused in stops else -1 if next else 0
        if stops:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return bool(stops)


class Covering(QObject):
    """Covers a window until the right passphrase is typed.

    Attributes:
        page: asks for the passphrase.
        lifted: whoever opened the vault is back.
        lock_requested: the vault shall be locked at once.
        crashed: an exception that is a bug of the program.
    """

    lifted = Signal()
    lock_requested = Signal()
    crashed = Signal(object)

    def __init__(self, window: QMainWindow, session: Session, theme: Theme, minutes: int) -> None:
        """Cover the window now.

        Args:
            window: over the open vault.
            session: of that vault.
            theme: colours and sizes.
            minutes: after which the vault locks at the latest.
        """
        super().__init__(window)
        self._window, self._session = window, session
        self._is_over = False
        self._focused: QWidget | None = window.focusWidget()
        self._title = window.windowTitle()
        self._hidden: list[QWidget] = []
        self._body: QWidget | None = window.centralWidget()
        self._errands = PendingOperations(self)
        self._errands.crashed.connect(self.crashed)
        self.page = CoverPage(minutes)
        self._veil = LockOverlay(window, theme, self.page)
        self.page.submitted.connect(self._on_passphrase)
        self.page.lock_requested.connect(self.lock_requested)
        self._hide_all()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _hide_all(self) -> None:
        is_in_use = QApplication.activeWindow() is not None
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        QToolTip.hideText()
        for field in self._window.findChildren(SecretField):
            # What was typed and not used is typed again by whoever comes back.
            field.clear()
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                other.hide()
                self._remember(other)
        self._window.setWindowTitle(_NAME)
        if self._body is not None:
            self._body.hide()
        self._veil.show()
        self._veil.raise_()
        if is_in_use:
            # A dialog may have been in use.
            self._window.activateWindow()
        self.page.take_focus()
        self._veil.repaint()
        # Last: a program that holds the clipboard may let whoever asks about it wait for seconds.
        clear_own()

    def _remember(self, other: QWidget) -> None:
        if other.windowType() in _LASTING and other not in self._hidden:
            self._hidden.append(other)

    def end(self) -> None:
        """Watch no more; what is hidden stays so, and what was typed is forgotten."""
        self._is_over = True
        self.page.wipe()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _lift(self) -> None:
        """Show everything as it was."""
        self.end()
        if self._body is not None:
            self._body.show()
        self._window.setWindowTitle(self._title)
        self._veil.hide()
        self._veil.deleteLater()
        for other in self._hidden:
            if isValid(other):
                other.show()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()
        self.lifted.emit()

    @Slot(str, object)
    def _on_passphrase(self, passphrase: str, path: Path | None) -> None:
        """Prove the passphrase, off this thread, as the door does."""
        opener: Opener = passphrase
        if path is not None:
            try:
                opener, _ = chosen_file(passphrase, path)
            except Refused as error:
                self.page.show_problem(explain(error.code, error.safe))
                return
        proving = recognise(opener)
        self.page.show_problem("")
        self.page.show_checking(is_checking=True)
        self._errands.do(
            lambda: self._session.vault.work(proving, CancellationToken()),
            self._on_proven,
            self._on_fault,
        )

    def _on_proven(self, _nothing: None) -> None:
        if not self._is_over:
            self._lift()

    def _on_fault(self, error: CasefilesError) -> None:
        if self._is_over:
            return
        self.page.show_checking(is_checking=False)
        if isinstance(error, WrongPassphrase):
            has_file = self.page.add_file.path is not None
            code = "wrong_passphrase_or_file" if has_file else "wrong_passphrase"
            self.page.refuse(explain(code, {}))
        else:
            self.page.show_problem(explain(error.code, error.safe))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what opens meanwhile off the screen, the title bare, and the cover over all."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self._veil.fit()
            elif kind == QEvent.Type.WindowTitleChange and self._window.windowTitle() != _NAME:
                self._title = self._window.windowTitle()
                self._window.setWindowTitle(_NAME)
        elif kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if self._veil not in _around(watched):
                self._keep_away(watched)
        elif kind == QEvent.Type.ToolTip and isinstance(watched, QWidget):
            return self._veil not in _around(watched)
        return False

    def _keep_away(self, other: QWidget) -> None:
        """Keep a window off the screen: it is told that it is shown before it is."""
        unseen = Qt.WidgetAttribute.WA_DontShowOnScreen
        other.setAttribute(unseen)

        def put_away() -> None:
            with suppress(RuntimeError):
                other.hide()
                other.setAttribute(unseen, on=False)
                if self._is_over:
                    other.show()
                else:
                    self._remember(other)

        QTimer.singleShot(0, other, put_away)


def _around(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that it stands in, also beyond its window."""
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = at.parentWidget()


def _stops(page: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus, from top to bottom."""
    for one in page.findChildren(QWidget):
        is_stop = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
        if is_stop:
            yield one
