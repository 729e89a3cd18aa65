"""The window over an open vault: the rooms of a case, running work, and the state of the vault."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.case.reminders import Reminder
from casefiles.office.reading.ocr_availability import machine_reading
from casefiles.office.records.undo import next_redo, next_undo, undo
from casefiles.office.vault.anchors import (
    AnchorComparison,
    absent_anchors,
    compare_file,
    compare_remembered,
)
from casefiles.office.vault.integrity_check import (
    LastCheck,
    check_now,
    faults_in,
    is_check_due,
    last_check,
    newer,
    note_check_due,
    verified_counts,
)
from casefiles.office.workplace.autolock_extension import HOLDS, note_autolock_extension
from casefiles.office.workplace.clock import save_clock
from casefiles.office.workplace.computer import this_computer
from casefiles.office.workplace.interrupted import forget_stopped, stopped_work, words_of_stopped
from casefiles.office.workplace.preferences import Preferences, preferences, save_preferences
from casefiles.office.workplace.window_state import WindowState, save_window_state, window_state
from casefiles.ui.background.backup_scheduler import BackupScheduler
from casefiles.ui.background.idle_maintenance import IdleMaintenance
from casefiles.ui.background.job_bar import JobBar
from casefiles.ui.background.ocr_scheduler import OcrScheduler
from casefiles.ui.background.reminder_service import ReminderService
from casefiles.ui.base import announcing
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.base.lasting_warnings import WarningList, of_message
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import NavigationTarget, Navigator, place_of
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.message_bar import LASTING, MessageBar
from casefiles.ui.shell.state_warnings import warn_of_backup, warn_of_memory, warn_of_sandbox
from casefiles.ui.shell.status_bar import StatusBar
from casefiles.ui.shell.workspace import Workspace
from casefiles.ui.widgets.layout import column
from casefiles.ui.widgets.splits import SplitMemory
from casefiles.ui.widgets.tab_order import focus_widget, next_focus
from casefiles.words.catalogue import explain, happened
from casefiles.words.harm import BROUGHT_UP_TO_DATE
from casefiles.words.language import msg, msg_of
from casefiles.words.proof import VERDICTS

_SMALLEST: Final = (1024, 600)
_USUAL: Final = (1360, 840)
_NOTICE_MARGIN: Final = 12
CHECKED: Final = Changes(frozenset({("setting", "last_check")}))
"""Told within the window after a check, also where it could not be kept."""
_SOON: Final = 100
"""Milliseconds after a change until it is asked what can be undone."""
_PASSING: Final = frozenset({"checkpoint_busy", "vault_in_use"})
"""Faults of a moment: they count where they last until nobody works."""
_NO_ACT: Final[tuple[int, str] | None] = None
_SETTLED: Final = 1_000
"""Milliseconds at a place before it is remembered."""


class MainWindow(QMainWindow):
    """Holds a workspace for the present case.

    Attributes:
        ready: the first room is shown.
        lock_requested: the person asks to lock.
        quit_requested: the person closes the window.
        preferences_changed: the `Preferences` that hold now.
        hold_noted: minutes for which the vault is held open from now on; 0 for no longer.
    """

    ready = Signal()
    lock_requested = Signal()
    quit_requested = Signal()
    preferences_changed = Signal(object)
    hold_noted = Signal(int)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Casefiles")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.session = session
        self.theme = theme
        self.workspace: Workspace | None = None
        self.notices, self.warnings = MessageQueue(self), WarningList(self)
        self.shelf = JobBar(session)
        self.status = StatusBar(theme, self.shelf)
        self._preferences = Preferences()
        self._undo, self._redo = _NO_ACT, _NO_ACT
        self._body = QWidget()
        self.notice_line = MessageBar(theme, self._body)
        self.notice_line.left.connect(self.warnings.drop)
        self._layout = column(self.status, gap=0, margins=0, of=self._body)
        self.setCentralWidget(self._body)
        self._body.installEventFilter(self)
        self._settled = made_timer(self, _SETTLED, self._keep_place)
        self.splits = SplitMemory(self, self._settled.start)
        # An import changes something many times a second.
        self._undo_soon = made_timer(self, _SOON, self._ask_undo)
        self._fault = ""
        self.notices.posted.connect(self._on_message)
        self._is_on_hold = False
        self.status.lock.hold_requested.connect(self._hold)
        session.changed.connect(self._on_changed)
        session.failed.connect(self._on_failed)
        session.ask(self, preferences(), self._on_preferences, channel="preferences")
        session.ask(self, window_state(), self._on_state)
        session.ask(self, last_check(), self._on_last_check, channel="check")
        self.backups, self.tidier = BackupScheduler(session, self), IdleMaintenance(session, self)
        self.reader = OcrScheduler(session, self.notices, self)
        self.reminding = ReminderService(session, self.notices, self)
        self.reminding.reminded.connect(self._on_due)
        self.backups.reported.connect(self._on_backup)
        self.backups.alarmed.connect(lambda words: self.notices.posted.emit(words, "danger", ""))
        self._prove()

    def _prove(self) -> None:
        """Ask anchor files that are at hand; check all of a vault that was not closed in order."""
        self._show_fault()
        session = self.session
        self.tidier.done.connect(self._on_tidied)
        if session.vault.was_older:
            self.notices.post(msg_of(BROUGHT_UP_TO_DATE))
        session.fetch(self, lambda _place, _ticket: session.vault.sandbox_level(), self._on_level)
        session.fetch(self, compare_remembered(), self._on_compared)
        session.fetch(self, lambda _place, _ticket: this_computer().writes_memory, self._on_memory)
        session.fetch(self, machine_reading(), self.status.show_reading)
        session.ask(self, stopped_work(), self._on_stopped)
        self.status.memory.clicked.connect(self._show_computer)
        self.status.scripts.clicked.connect(self._show_computer)
        if session.vault.is_read_only:
            self.backups.stop()
        if session.vault.is_damaged:
            session.start(self, msg("Looking for damage"), check_now(), self._on_checked)
        elif not session.vault.was_closed:
            session.run(self, note_check_due())
            self._check_all(is_due=True)
        elif not session.vault.is_read_only:
            session.ask(self, is_check_due(), lambda is_due: self._check_all(is_due=is_due))

    def _check_all(self, *, is_due: bool) -> None:
        """Check what was not closed in order; a lock may stop that, and then it begins again."""
        if is_due:
            name = msg("Verifying the vault after an unclean shutdown")
            self.session.start(self, name, check_now(), self._on_checked, begins_again=True)

    def keep_drafts(self) -> None:
        """Hand unfinished forms and the present place to the session, before it is closed."""
        self.backups.stop()
        self.tidier.stop()
        self.reader.stop()
        self.reminding.stop()
        if self.workspace is not None:
            self.workspace.keep_drafts()
            self._keep_place()
        self.session.run(self, save_clock())

    def take_focus(self) -> None:
        """Put the keyboard where the room wants it."""
        requested = self.focusWidget()
        if requested is not None:
            requested.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go as the eye does, whatever was put into a room since."""
        stop = next_focus(self._body, QApplication.focusWidget(), forward=next)
        if stop is not None:
            focus_widget(stop, forward=next)
        return stop is not None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember the size, once it stays."""
        super().resizeEvent(event)
        self._note_frame()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        """Remember the place, once it stays."""
        super().moveEvent(event)
        self._note_frame()

    def _note_frame(self) -> None:
        # Before there is a room, the window is only on its way to where it was.
        if self.workspace is not None:
            self._settled.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the vault be closed first."""
        event.ignore()
        self.quit_requested.emit()

    @Slot(object)
    def _on_state(self, state: WindowState) -> None:
        self.splits.take(state.splits)
        if state.frame:
            self.restoreGeometry(QByteArray.fromHex(state.frame.encode()))
        self._open_case(
            CaseId(state.case_id),
            NavigationTarget(state.room or "overview", state.record, state.detail),
        )
        self.ready.emit()

    def _open_case(self, case_id: CaseId, place: NavigationTarget) -> None:
        old, self.workspace = self.workspace, None
        if old is not None:
            old.keep_drafts()
            self.notice_line.put_away()
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        actions, navigator = Actions(self.theme), Navigator()
        context = Context(self.session, case_id, navigator, actions, self.theme, self.notices)
        workspace = Workspace(context, self.warnings)
        workspace.foot = self.status
        for owned in (actions, navigator):
            owned.setParent(workspace)
        self._bind(actions, workspace)
        workspace.case_requested.connect(self._on_case_requested)
        workspace.top.due.due_chosen.connect(self._show_due)
        workspace.moved.connect(self._settled.start)
        workspace.filled.connect(self.status.setHidden)
        self.status.show()
        self._layout.insertWidget(0, workspace, 1)
        self.workspace = workspace
        navigator.go(place)
        self._ask_undo()
        self.reminding.watch(case_id)

    def _bind(self, actions: Actions, workspace: Workspace) -> None:
        navigator = workspace.context.navigator
        actions.bind("app.lock", workspace, self.lock_requested.emit)
        actions.bind("app.quit", workspace, self.quit_requested.emit)
        actions.bind("app.check", workspace, self._check)
        actions.bind("app.read_pictures", workspace, self.reader.begin)
        actions.bind(
            "app.findings", workspace, lambda: navigator.go(NavigationTarget("vault", "check"))
        )
        actions.bind("app.compare_anchor", workspace, self._compare_anchor)
        actions.bind("app.undo", workspace, lambda: self._reverse(self._undo))
        actions.bind("app.redo", workspace, lambda: self._reverse(self._redo))
        actions.bind("app.theme", workspace, self._change_theme)
        actions.bind("app.tasks", workspace, self.shelf.focus_first)
        for minutes in HOLDS:
            actions.bind(f"app.hold_{minutes}", workspace, partial(self._hold, minutes))
        actions.bind("app.hold_end", workspace, partial(self._hold, 0)).setEnabled(self._is_on_hold)

    @Slot(str)
    def _on_case_requested(self, case_id: str) -> None:
        self._open_case(CaseId(case_id), NavigationTarget("overview"))

    @Slot()
    def _keep_place(self) -> None:
        if self.workspace is None or self.session.vault.is_read_only:
            return
        place = self.workspace.here()
        state = WindowState(
            *(self.workspace.context.case_id, place.room, place.record, place.detail),
            frame=bytes(self.saveGeometry().data()).hex(),
            splits=self.splits.sizes,
        )
        self.session.run(self, save_window_state(state))

    @Slot(object)
    def _on_due(self, found: tuple[Reminder, ...]) -> None:
        if self.workspace is not None:
            self.workspace.top.due.show_due(found)

    @Slot(str, str)
    def _show_due(self, kind: str, record: str) -> None:
        if self.workspace is not None:
            place = place_of(kind, record) or NavigationTarget("overview")
            self.workspace.context.navigator.go(place)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if "preferences" in changes.ids("setting"):
            self.session.ask(self, preferences(), self._on_preferences, channel="preferences")
        if "last_check" in changes.ids("setting"):
            self.session.ask(self, last_check(), self._on_last_check, channel="check")
        is_act = any(kind not in {"setting", "reading", "backup"} for kind, _ in changes.touched)
        if is_act and not self._undo_soon.isActive():
            self._undo_soon.start()
        self._show_fault()

    @Slot()
    def _on_tidied(self) -> None:
        self._show_fault(is_settled=True)

    def _show_fault(self, *, is_settled: bool = False) -> None:
        """Show what keeps the vault from being tidied; a reader in the way is no fault yet."""
        fault = self.session.vault.checkpoint_fault
        if fault in _PASSING and not is_settled:
            return
        self.status.show_fault(
            happened(fault, {}) if fault else "", explain(fault, {}) if fault else ""
        )
        if fault and fault != self._fault:
            self.notices.posted.emit(explain(fault, {}), "danger", "")
        self._fault = fault

    @Slot()
    def _ask_undo(self) -> None:
        if self.workspace is None:
            return
        case_id = self.workspace.context.case_id
        self.session.ask(self, next_undo(case_id), self._on_undo, channel="undo")
        self.session.ask(self, next_redo(case_id), self._on_redo, channel="redo")

    def _on_undo(self, offered: tuple[int, str] | None) -> None:
        self._undo = offered
        self._offer("app.undo", msg("Undo"), offered)

    def _on_redo(self, offered: tuple[int, str] | None) -> None:
        self._redo = offered
        self._offer("app.redo", msg("Redo"), offered)

    def _offer(self, name: str, words: str, offered: tuple[int, str] | None) -> None:
        if self.workspace is not None:
            action = self.workspace.context.actions[name]
            action.setEnabled(offered is not None)
            action.setText(offered[1] if offered else words)

    def _reverse(self, offered: tuple[int, str] | None) -> None:
        if offered is not None:
            first, words = offered
            # "Undo: event added" was offered, and "Undone: event added" is told.
            done = words.replace("do", "done", 1)
            self.session.run(self, undo(first), lambda _: self.notices.post(f"{done}."))

    def _check(self) -> None:
        self.session.start(self, msg("Verifying the vault"), check_now(), self._on_checked)

    def _on_checked(self, seen: LastCheck) -> None:
        self.session.seen = seen
        self._on_last_check(seen)
        self.session.changed.emit(CHECKED)
        if seen.sound and seen.counts:
            message = msg(
                "The vault is intact: {verified_counts} verified.",
                verified_counts=verified_counts(seen.counts),
            )
            self.notices.post(message)
        elif not seen.sound:
            message = msg(
                "The vault is damaged: {faults_in}. Nothing was changed.",
                faults_in=faults_in(seen.faults),
            )
            self.notices.posted.emit(message, "danger", "app.findings")

    def _on_compared(self, found: AnchorComparison | None) -> None:
        """Tell what anchor files say that lie where they were put, if they disagree."""
        if found is None:
            self.session.fetch(self, absent_anchors(), self._on_absent)
        elif found.verdict != "agrees":
            words = msg_of(VERDICTS[found.verdict][0]).format(
                missing=found.missing, size=found.size
            )
            self.notices.posted.emit(words, "danger", "")

    def _on_absent(self, places: tuple[str, ...]) -> None:
        """Say quietly that nothing outside was compared, and offer to choose a file by hand."""
        if places:
            message = msg(
                "No anchor was compared: the file at {places} is not there.", places=places[0]
            )
            self.notices.note(message, "app.compare_anchor")

    def _compare_anchor(self) -> None:
        def chosen(files: list[Path]) -> None:
            job = compare_file(files[0])
            self.session.start(self, msg("Comparing"), job, self._on_compared_by_hand)

        choose_files(self, chosen)

    def _on_compared_by_hand(self, found: AnchorComparison) -> None:
        if found.verdict == "agrees":
            self.notices.post(msg_of(VERDICTS[found.verdict][0]))
        else:
            self._on_compared(found)

    def _on_last_check(self, checked: LastCheck | None) -> None:
        self.status.show_check(newer(checked, self.session.seen), self.session.clock.wall())

    def _on_level(self, level: str) -> None:
        self.status.show_sandbox(level)
        warn_of_sandbox(self.warnings, level)

    @Slot(str)
    def _on_backup(self, words: str) -> None:
        self.status.show_backup(words)
        warn_of_backup(self.warnings, words)

    def _on_stopped(self, names: tuple[str, ...]) -> None:
        """Tell what the last lock stopped, once."""
        if names:
            self.session.run(self, forget_stopped())
            self.notices.posted.emit(words_of_stopped(names), "danger", "")

    def _on_memory(self, is_written: bool) -> None:
        self.status.memory.setVisible(is_written)
        warn_of_memory(self.warnings, self.status.memory.toolTip(), is_written=is_written)

    @Slot()
    def _show_computer(self) -> None:
        if self.workspace is not None:
            self.workspace.context.navigator.go(NavigationTarget("vault"))

    def _on_preferences(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.theme.choose(preferences.theme, preferences.density, preferences.text_scale)
        self.preferences_changed.emit(preferences)

    def _change_theme(self) -> None:
        mode: Literal["light", "dark"] = "light" if self.theme.is_dark else "dark"
        self.session.run(self, save_preferences(replace(self._preferences, theme=mode)))

    @Slot(int)
    def _hold(self, minutes: int) -> None:
        """Hold the vault open, or no longer, once the ledger has it, if it can be written."""
        if self.session.vault.is_read_only:
            self.hold_noted.emit(minutes)
            return
        self.session.run(
            self, note_autolock_extension(minutes), lambda _: self.hold_noted.emit(minutes)
        )

    @Slot(int)
    def show_hold(self, seconds: int) -> None:
        """Tell for how long the vault is held open; 0 once it locks by itself again."""
        self.status.lock.show_hold(seconds)
        if (seconds > 0) != self._is_on_hold:
            self._is_on_hold = seconds > 0
            if self.workspace is not None:
                self.workspace.context.actions["app.hold_end"].setEnabled(self._is_on_hold)

    @Slot()
    def on_hold_over(self) -> None:
        """Say that the time of a hold has passed, and enter it."""
        if not self.session.vault.is_read_only:
            self.session.run(self, note_autolock_extension(0))
        self.notices.post(msg("Automatic locking is on again."))

    @Slot(str, str, str)
    def _on_message(self, text: str, kind: str, name: str) -> None:
        is_offered = bool(name) and self.workspace is not None
        action = self.workspace.context.actions[name] if is_offered and self.workspace else None
        announcing.announce(self.notice_line, text, at_once=kind in LASTING)
        if kind in LASTING and text:
            self.warnings.hold(of_message(text, kind, name))
        self.notice_line.show_message(text, kind, action)
        self._place_notice()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the message at the foot of the room, wherever that is now."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            QTimer.singleShot(0, self, self._place_notice)
        return super().eventFilter(watched, event)

    @Slot()
    def _place_notice(self) -> None:
        if self.workspace is not None and not self.notice_line.isHidden():
            room = self.workspace.room_rectangle().adjusted(
                _NOTICE_MARGIN, 0, -_NOTICE_MARGIN, -_NOTICE_MARGIN
            )
            self.notice_line.lie_within(room)

    @Slot(object)
    def _on_failed(self, error: CasefilesError) -> None:
        self.notices.warn(error)
        self._show_fault()
