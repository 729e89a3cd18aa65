"""From start to end of one window: the door, the window over the open vault, and the way out."""

import locale
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.log import describe
from casefiles.office.case.desk import Desk
from casefiles.office.workplace.handover import Handover
from casefiles.ui.background.autolock import LONGEST_COVERED, AutoLock
from casefiles.ui.background.gc_control import GarbageCollection
from casefiles.ui.background.suspend_monitor import SuspendMonitor
from casefiles.ui.base.clipboard import ClipboardGuard, clear_own
from casefiles.ui.base.file_choice import forget_visits
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.crash import CrashSheet
from casefiles.ui.shell.hard_end import HardEnd
from casefiles.ui.shell.lock_cover import blank
from casefiles.ui.unlock.window import UnlockWindow
from casefiles.words.language import msg, msg_mark, msg_of

if TYPE_CHECKING:
    from casefiles.office.workplace.open_vault import OpenVault
    from casefiles.office.workplace.preferences import Preferences
    from casefiles.ui.base.session import Session
    from casefiles.ui.shell.covering import Covering
    from casefiles.ui.shell.main_window import MainWindow

DONE, BUG, LOCKED = 0, 1, 75
"""How the process of a window ends."""

_SECOND: Final = 1_000_000_000
_LOCKING: Final = msg_mark("Locking. Drafts are being saved.")
_CLOSING: Final = msg_mark("Closing the vault.")

Report = Callable[[Handover], None]


def run_window(desk: Desk, handover: Handover, supervisor: int, report: Report) -> int:
    """Show the window until it is locked or closed.

    Args:
        desk: the office, ready to work.
        handover: what the window before this one left.
        supervisor: descriptor that ends with the supervisor.
        report: tells the supervisor what the next window shall know.

    Returns:
        `DONE`, `LOCKED`, or `BUG`.
    """
    forget_visits()
    application = QApplication(["casefiles"])
    application.setApplicationName("Casefiles")
    application.setApplicationDisplayName("Casefiles")
    application.setDesktopFileName("org.casefiles.Casefiles")
    application.setQuitOnLastWindowClosed(False)
    # Qt takes over the language of the system; names of months here are in that of the window.
    locale.setlocale(locale.LC_TIME, "C")
    theme = Theme(desk.resources)
    theme.apply(application)
    application.setWindowIcon(theme.program_icon())
    # Dialogs begin there; the libraries that would keep caches there have looked for it by now.
    os.environ["HOME"] = str(handover.home)
    run = WindowRun(desk, theme, handover, report, HardEnd(os._exit))
    run.listen(supervisor)
    run.show_unlock_window()
    GarbageCollection(desk.clock, application)
    application.exec()
    return run.code


class WindowRun(QObject):
    """One window, from the door to the way out.

    Attributes:
        door: asks for the passphrase; None once the vault is open.
        window: over the open vault; None before.
        covering: covers the window while work is let end; None while nothing does.
        code: how the process will end.
        ended: the vault is closed.
    """

    ended = Signal()
    _closed = Signal(str)
    _bug = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        handover: Handover,
        report: Report,
        hard_end: HardEnd | None = None,
    ) -> None:
        """Begin with nothing shown.

        Args:
            desk: the office, ready to work.
            theme: colours and sizes.
            handover: what the window before this one left.
            report: tells the supervisor what the next window shall know.
            hard_end: ends the process where leaving takes too long; None where none shall.
        """
        super().__init__()
        self._hard_end = hard_end
        self.code = DONE
        self.unlock_window: UnlockWindow | None = None
        self.window: MainWindow | None = None
        self.sheet: CrashSheet | None = None
        self.covering: Covering | None = None
        self._locks_at_once = False
        self._desk, self._theme = desk, theme
        self._handover, self._report = handover, report
        self._session: Session | None = None
        self._lock: AutoLock | None = None
        self._machine: SuspendMonitor | None = None
        self._is_ending = self._is_end_requested = False
        self._left_at = 0
        self._guard = ClipboardGuard(self)
        self._notifiers: list[QSocketNotifier] = []
        queued = Qt.ConnectionType.QueuedConnection
        self._closed.connect(self._on_closed, queued)
        self._bug.connect(self.crash, queued)
        self.ended.connect(self._quit)

    def listen(self, supervisor: int) -> None:
        """End politely when asked to, and when the supervisor is gone; catch every bug."""
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: None)
        for descriptor in (reading, supervisor):
            notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
            notifier.activated.connect(self._on_end_requested)
            self._notifiers.append(notifier)
        sys.excepthook = lambda _kind, error, _trace: self._bug.emit(error)
        threading.excepthook = lambda fault: self._bug.emit(fault.exc_value or RuntimeError())

    def show_unlock_window(self) -> None:
        """Ask for the passphrase; what the open vault needs is loaded meanwhile."""
        unlock_window = UnlockWindow(self._desk, self._theme, self._handover)
        self.unlock_window = unlock_window
        unlock_window.opened.connect(self._on_opened)
        unlock_window.unlocked.connect(self._on_unlocked)
        unlock_window.confirmed.connect(self._on_confirmed)
        unlock_window.left.connect(lambda: self.leave(DONE))
        unlock_window.relock_requested.connect(self._on_operation_requested)
        unlock_window.rekeying.connect(self._on_rekeying)
        unlock_window.errands.crashed.connect(self.crash)
        unlock_window.show()
        unlock_window.page.take_focus()
        unlock_window.errands.do_once_painted(_load_window, lambda _: None, lambda _: None)

    @Slot(object)
    def _on_unlocked(self, vault: "OpenVault") -> None:
        """Lock by itself from now on: a recovery sheet must not stay on a screen that is left."""
        if self.unlock_window is not None:
            folder = vault.folder.absolute()
            self._hand_over(
                replace(self._handover, vault=folder, is_after_lock=False, pending_operation="")
            )
            self._watch(self.unlock_window)

    @Slot()
    def _on_rekeying(self) -> None:
        """Let long work at the door go on: nothing is open, and nothing secret is shown."""
        if self._lock is not None:
            self._lock.stop()

    @Slot(str)
    def _on_operation_requested(self, operation: str) -> None:
        """Lock, and let the door that follows do what needs the passphrase first."""
        self._hand_over(replace(self._handover, pending_operation=operation))
        self.leave(LOCKED)

    def _watch(self, window: QWidget) -> AutoLock:
        if self._lock is not None:
            self._lock.stop()
        if self._machine is None:
            self._machine = SuspendMonitor(self)
            self._machine.going.connect(lambda: self.leave(LOCKED))
        self._lock = AutoLock(self._desk.clock, window)
        self._lock.lock_requested.connect(lambda: self.leave(LOCKED))
        return self._lock

    @Slot(object, str)
    def _on_opened(self, vault: "OpenVault", words: str) -> None:
        # The door is shown sooner.
        from casefiles.ui.base.session import Session  # noqa: PLC0415
        from casefiles.ui.shell.main_window import MainWindow  # noqa: PLC0415
        from casefiles.ui.unlock.rest import Rest  # noqa: PLC0415

        if self._is_ending:
            vault.close()
            return
        clear_own()  # a passphrase or a group of the sheet may have been copied at the door
        session = Session(vault, self._desk.clock)
        self._session = session
        session.crashed.connect(self.crash)
        session.operation_requested.connect(self._on_operation_requested)
        window = MainWindow(session, self._theme)
        self.window = window
        window.lock_requested.connect(lambda: self.leave(LOCKED))
        window.quit_requested.connect(lambda: self.leave(DONE))
        window.preferences_changed.connect(self._on_preferences)
        lock = self._watch(window)
        lock.let_end(lambda: session.is_finishing and not self._locks_at_once)
        lock.cover_requested.connect(self._cover)
        lock.seconds_left.connect(window.status.lock.show_seconds_left)
        lock.hold_changed.connect(window.show_hold)
        self._guard.holding.connect(window.status.show_copied)
        lock.hold_over.connect(window.on_hold_over)
        window.hold_noted.connect(lock.hold)
        unlock_window, self.unlock_window = self.unlock_window, None
        if unlock_window is not None:
            window.setGeometry(_around(unlock_window, window))
            window.show()
            unlock_window.hide()
            window.ready.connect(self._on_ready)
            unlock_window.errands.end(waits=False)
            unlock_window.deleteLater()
        if words:
            is_trouble = any(msg_of(text) in words for text in (Rest.CLOCK_WRONG, Rest.ACCEPTED))
            window.notices.posted.emit(words, "danger" if is_trouble else "lasting", "")

    @Slot()
    def _on_ready(self) -> None:
        """Bring the keyboard to the first room: the door may have taken it along."""
        window = self.window
        if window is not None and not self._is_ending:
            window.activateWindow()
            QTimer.singleShot(0, window, window.take_focus)

    @Slot()
    def _on_confirmed(self) -> None:
        self._hand_over(self._handover.with_confirmation(self._desk.clock))

    def _hand_over(self, handover: Handover) -> None:
        self._handover = handover
        self._report(handover)

    @Slot(object)
    def _on_preferences(self, preferences: "Preferences") -> None:
        self._locks_at_once = preferences.lock_at_once
        if self._lock is not None:
            self._lock.follow(
                preferences.idle_minutes, lock_when_minimised=preferences.lock_when_minimised
            )

    @Slot()
    def _cover(self) -> None:
        """Cover the window while an export or import ends; the key is dropped after it."""
        window, session = self.window, self._session
        if window is None or session is None or self._is_ending:
            return
        from casefiles.ui.shell.covering import Covering  # noqa: PLC0415 - loaded meanwhile

        if window.workspace is not None:
            window.workspace.keep_drafts()
        self.covering = Covering(window, session, self._theme, LONGEST_COVERED)
        self.covering.lifted.connect(self._on_lifted)
        self.covering.lock_requested.connect(lambda: self.leave(LOCKED))
        self.covering.crashed.connect(self.crash)

    @Slot()
    def _on_lifted(self) -> None:
        self.covering = None
        if self._lock is not None and not self._is_ending:
            self._lock.uncover()

    @Slot()
    def _on_end_requested(self) -> None:
        for notifier in self._notifiers:
            notifier.setEnabled(False)
        self._is_end_requested = True
        if self.sheet is not None and self.sheet.is_closed:
            self.ended.emit()
        self.leave(DONE)

    def leave(self, code: int) -> None:
        """Blank the window, keep drafts, close the vault off this thread, and end.

        Five seconds after the beginning the process ends, whatever waits then.
        """
        if self._is_ending:
            return
        self._is_ending = True
        self._left_at = self._desk.clock.monotonic()
        self.code = code
        if self._hard_end is not None:
            has_vault = self._session is not None or self._is_open_in_unlock_window
            self._hard_end.begin(lambda: self.code, has_vault=has_vault)
        if code != BUG:
            self._hand_over(replace(self._handover, ends_with=code))
        self._watch_no_more()
        for step in (self._blank, self._keep_drafts):
            try:
                step()
            except Exception as error:  # noqa: BLE001 - a bug; the vault is closed all the same
                self.crash(error)
        threading.Thread(target=self._close, name="closing", daemon=True).start()
        # Last: a program that holds the clipboard may let whoever asks about it wait for seconds.
        clear_own()

    @property
    def _is_open_in_unlock_window(self) -> bool:
        return self.unlock_window is not None and self.unlock_window.vault is not None

    def _watch_no_more(self) -> None:
        if self._lock is not None:
            self._lock.stop()
        if self.covering is not None:
            self.covering.end()
        if self.unlock_window is not None:
            self.unlock_window.give_up()

    def _blank(self) -> None:
        shown: QWidget | None = self.window or self.unlock_window
        if shown is not None:
            keeps = self._session is None or not self._session.vault.is_read_only
            words = msg_of(_LOCKING) if self.code == LOCKED and keeps else msg_of(_CLOSING)
            blank(shown, self._theme, words)

    def _keep_drafts(self) -> None:
        if self.window is not None:
            self.window.keep_drafts()

    def _close(self) -> None:
        """Close whatever is open; on a thread of its own."""
        words = ""
        try:
            if self._session is not None:
                spent = self._desk.clock.monotonic() - self._left_at
                self._session.close(spent / _SECOND)
            elif self.unlock_window is not None:
                self.unlock_window.errands.end()
                if self.unlock_window.vault is not None:
                    self.unlock_window.vault.close()
        except CasefilesError as error:
            from casefiles.words.catalogue import explain  # noqa: PLC0415 - as above

            words = explain(error.code, error.safe)
        except BaseException as error:  # noqa: BLE001 - told; the process ends with the vault's lock
            words = describe(error)
            self.code = BUG
        self._closed.emit(words)

    @Slot(str)
    def _on_closed(self, words: str) -> None:
        if words:
            sys.stderr.write(f"{words}\n")
        if self.sheet is not None and not self._is_end_requested:
            if self._hard_end is not None:
                self._hard_end.cancel()
            self.sheet.show_closed()
        else:
            self.ended.emit()

    @Slot(object)
    def crash(self, error: BaseException) -> None:
        """Show the crash sheet, once, and close the vault meanwhile."""
        with suppress(OSError):
            sys.stderr.write(
                msg("Casefiles met a bug in the window: {words}\n", words=describe(error))
            )
            sys.stderr.flush()
        if self.sheet is not None:
            return
        is_closing = self._is_ending
        self.sheet = CrashSheet(error, self.window or self.unlock_window)
        self.sheet.done_reading.connect(self.ended)
        if is_closing:
            self.code = BUG
            # The supervisor lets it be read.
            self._hand_over(replace(self._handover, ends_with=None))
        else:
            self.leave(BUG)
        self.sheet.show()

    @Slot()
    def _quit(self) -> None:
        QApplication.exit(self.code)


def _load_window() -> None:
    """Load the rooms while the person types."""
    # First what a passphrase needs.


def _around(unlock_window: QWidget, window: QWidget) -> QRect:
    """Return where the window goes: around the middle of the door, on its screen, title bar too."""
    place, frame = unlock_window.screen().availableGeometry(), unlock_window.frameGeometry()
    inner = unlock_window.geometry()
    # What the desktop draws around the door, it will draw around the window.
    place.adjust(
        inner.left() - frame.left(),
        inner.top() - frame.top(),
        inner.right() - frame.right(),
        inner.bottom() - frame.bottom(),
    )
    requested = QRect(QPoint(0, 0), window.size().boundedTo(place.size()))
    requested.moveCenter(inner.center())
    requested.moveLeft(
        max(place.left(), min(requested.left(), place.right() - requested.width() + 1))
    )
    requested.moveTop(
        max(place.top(), min(requested.top(), place.bottom() - requested.height() + 1))
    )
    return requested
