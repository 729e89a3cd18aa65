"""Events by chance on the window over the sample case: python -m tests.ui.shell.monkey SEED EVENTS.

Keys, words, presses, wheels, menus, commands, other sizes of text and of the window, in any order.
What no event may do: raise, have Qt warn, end a job with what nobody foresaw, or end the process.
Lock and quit are barred, which would end the play. Several events come before the window may work,
as where somebody types faster than it draws.
"""

import functools
import os
import random
import re
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from casefiles.ui.base.session import Session
    from casefiles.ui.shell.main_window import MainWindow

_BARRED: Final = ("app.lock", "app.quit")
_OF_PLATFORM: Final = re.compile(
    r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
)
_WORDS: Final = ("wang", "2019", "14 Mar 2019", "阿布", "بلات", "a&b", "[[", "  ", "x" * 90)
_STUCK: Final = 400
"""Milliseconds without an event after which a menu is closed."""
_LONGEST: Final = 3_000
"""Events on one window, which is then made anew."""
_IN_A_ROW: Final = 4
"""Events before the window may work, on average."""
_REMEMBERED: Final = 24
"""Events for which what can be seen is remembered: to look for it takes longer than an event."""
_LOOKS: Final = (("light", 100), ("dark", 100), ("contrast", 100), ("light", 200), ("light", 80))
_SIZES: Final = ((1366, 768), (1280, 720), (1920, 1080), (900, 600))


class Monkey:
    """Plays on one window.

    Attributes:
        faults: what must not happen and did, each with the number of its event.
    """

    def __init__(self, window: "MainWindow", session: "Session", seed: int) -> None:
        self._window, self._session = window, session
        self._chance = random.Random(seed)
        self.at = self._seen_at = 0
        self._shown: list[QWidget] = []
        self._shown_at = -_REMEMBERED
        self.faults: list[str] = []
        session.crashed.connect(lambda report: self.note(f"crashed: {report}"))

    def note(self, words: str) -> None:
        """Note a fault."""
        self.faults.append(f"event {self.at}: {words}")

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Note what was raised; takes the place of `sys.excepthook`."""
        self.note("".join(traceback.format_exception(kind, error, trace)))

    def warned(self, _kind: object, _where: object, words: str) -> None:
        """Note what Qt warns of; a handler of its messages."""
        if not _OF_PLATFORM.search(words):
            self.note(f"Qt: {words}")

    def play(self, events: int) -> None:
        """Play so many events."""
        from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

        # A button with a menu waits in a loop of its own, in which no event would be played.
        watch = QTimer()
        watch.timeout.connect(self._leave_loop)
        watch.start(_STUCK)
        acts = (self._key, self._press, self._write, self._command, self._wheel, self._menu)
        acts = (*acts, self._dress, self._resize)
        for _ in range(events):
            self.at += 1
            workspace = self._window.workspace
            if workspace is None:
                return
            for name in _BARRED:
                workspace.context.actions[name].setEnabled(False)
            act = self._chance.choices(acts, (4500, 3000, 600, 800, 600, 500, 4, 20))[0]
            act()
            if self._chance.randrange(_IN_A_ROW) == 0:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def _leave_loop(self) -> None:
        """Close the menu in front, if no event was played since the last time."""
        from PySide6.QtWidgets import QApplication

        if self.at == self._seen_at and (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._seen_at = self.at

    def _focused(self) -> "QWidget":
        from PySide6.QtWidgets import QApplication

        return (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.focusWidget()
            or self._window
        )

    def _key(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        key, plain = Qt.Key, Qt.KeyboardModifier.NoModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        common = (key.Key_Tab, key.Key_Down, key.Key_Up, key.Key_Return, key.Key_Escape)
        others = (key.Key_Left, key.Key_Right, key.Key_Space, key.Key_Home, key.Key_End)
        rare = (key.Key_PageDown, key.Key_PageUp, key.Key_Delete, key.Key_F2, key.Key_F6)
        more = (key.Key_F8, key.Key_F9, key.Key_F10, key.Key_F11, key.Key_1, key.Key_5, key.Key_J)
        letters = (key.Key_1, key.Key_2, key.Key_3, key.Key_4, key.Key_5, key.Key_6, key.Key_7)
        held = (*letters, key.Key_8, key.Key_N, key.Key_K, key.Key_I, key.Key_B, key.Key_Z)
        if self._chance.random() < 0.2:
            QTest.keyClick(self._focused(), self._chance.choice(held), control)
            return
        weights = (*[6] * len(common), *[3] * len(others), *[1] * (len(rare) + len(more)))
        pressed = self._chance.choices((*common, *others, *rare, *more), weights)[0]
        modifier = shift if self._chance.random() < 0.1 else plain
        QTest.keyClick(self._focused(), pressed, modifier)

    def _seen(self) -> "QWidget":
        """Return any widget that is seen of what is in front."""
        from PySide6.QtWidgets import QApplication, QWidget
        from shiboken6 import isValid

        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        if front is not self._window or self.at - self._shown_at >= _REMEMBERED:
            every = front.findChildren(QWidget)
            self._shown = [one for one in every if one.isVisible() and one.isEnabled()]
            self._shown_at = self.at if front is self._window else -_REMEMBERED
        for _ in range(8):
            one = self._chance.choice(self._shown or [front])
            if isValid(one) and one.isVisible() and one.isEnabled():
                return one
        return front if isValid(front) else self._window

    def _press(self) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        over = self._seen()
        wide, high = max(over.width(), 1), max(over.height(), 1)
        at = QPoint(self._chance.randrange(wide), self._chance.randrange(high))
        click = QTest.mouseDClick if self._chance.random() < 0.1 else QTest.mouseClick
        click(over, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def _write(self) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        # Qt's own helper ends the process at a letter that no key has.
        for letter in self._chance.choice(_WORDS):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focused(), event)

    def _command(self) -> None:
        from casefiles.ui.base.actions import CATALOGUE

        names = [one.name for one in CATALOGUE if one.name not in _BARRED]
        workspace = self._window.workspace
        if workspace is not None:
            workspace.context.actions.requested.emit(self._chance.choice(names))

    def _wheel(self) -> None:
        from PySide6.QtCore import QPoint, QPointF, Qt
        from PySide6.QtGui import QWheelEvent
        from PySide6.QtWidgets import QApplication

        over = self._seen()
        at = QPointF(over.rect().center())
        turn = QPoint(0, self._chance.choice((-240, -120, 120, 240)))
        event = QWheelEvent(
            at,
            over.mapToGlobal(at),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(over, event)

    def _dress(self) -> None:
        """Choose other colours or another size of text."""
        from casefiles.ui.look.theme import applied

        mode, percent = self._chance.choice(_LOOKS)
        applied().choose(mode, self._chance.choice(("comfortable", "compact")), percent)

    def _resize(self) -> None:
        self._window.resize(*self._chance.choice(_SIZES))

    def _menu(self) -> None:
        from PySide6.QtGui import QContextMenuEvent
        from PySide6.QtWidgets import QApplication

        over = self._seen()
        at = over.rect().center()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(over, QContextMenuEvent(reason, at, over.mapToGlobal(at)))


def _loaded(folder: Path) -> "Session":
    """Return a session over a new vault with the sample case, as it is after its import."""
    import secrets

    from casefiles import paths
    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.evidence.channel.limits import WorkerLimits
    from casefiles.evidence.host.template import open_template
    from casefiles.office.case.vault_service import VaultService
    from casefiles.office.importing.case_loading import load_case
    from casefiles.store.vault.opening import create
    from casefiles.ui.base.session import Session
    from tests.sample_vaults import CHEAP, CLOCK, PASSPHRASE

    form = paths.resources() / "sample" / "case.json"
    with (
        create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(vault, template, form, secrets.token_bytes, CancellationToken())
    desk = VaultService(CLOCK, secrets.token_bytes, paths.resources())
    return Session(desk.unlock(folder, PASSPHRASE), CLOCK)


_WATCHES: "list[Callable[[str], None]]" = []
"""What notes the faults of the window that is played on."""


def _note_of_override(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
    for note in _WATCHES:
        note(words)


def _overriding() -> "Iterator[tuple[type, str]]":
    """Yield the methods of the window's classes that Qt calls by itself."""
    import importlib
    import pkgutil

    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtWidgets import QLayout, QStyledItemDelegate, QWidget

    import casefiles.ui

    for one in pkgutil.walk_packages(casefiles.ui.__path__, "casefiles.ui."):
        module = importlib.import_module(one.name)
        for kind in vars(module).values():
            if not isinstance(kind, type) or kind.__module__ != module.__name__:
                continue
            bases = (QWidget, QLayout, QStyledItemDelegate, QAbstractItemModel, QObject)
            base = next((base for base in bases if issubclass(kind, base)), None)
            for name, value in list(vars(kind).items()) if base is not None else ():
                if callable(value) and not name.startswith("__") and hasattr(base, name):
                    yield kind, name


def _watch_overrides(note: "Callable[[str], None]") -> None:
    """Note what is raised where Qt calls: an error that C raised there ends the process at once."""
    for kind, name in _overriding():
        setattr(kind, name, _watched(vars(kind)[name], note))


def _watched(method: "Callable[..., Any]", note: "Callable[[str], None]") -> "Callable[..., Any]":
    @functools.wraps(method)
    def call(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except Exception:
            note(traceback.format_exc())
            raise

    return call


def play_on_sample(folder: Path, seed: int, events: int) -> tuple[int, list[str]]:
    """Play on a window over a new sample case; return how many events came, and the faults."""
    from PySide6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from casefiles.ui.background.gc_control import GarbageCollection
    from casefiles.ui.shell.main_window import MainWindow
    from tests.sample_vaults import CLOCK
    from tests.ui.dress import dress
    from tests.ui.settling import until

    application = QApplication.instance() or QApplication([])
    if not _WATCHES:
        _watch_overrides(_note_of_override)
    # As in the program: Python's own collector ends widgets on a worker's thread, while Qt goes
    # through them, and the process with them.
    collector = GarbageCollection(CLOCK, application)  # type: ignore[arg-type]
    session = _loaded(folder)
    window = MainWindow(session, dress(application))  # type: ignore[arg-type]  # it has widgets
    window.resize(1366, 768)
    window.show()
    until(lambda: window.workspace is not None)
    monkey = Monkey(window, session, seed)
    hook, sys.excepthook = sys.excepthook, monkey.caught
    before = qInstallMessageHandler(monkey.warned)
    _WATCHES.clear()
    _WATCHES.append(monkey.note)
    try:
        monkey.play(events)
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(before)
        collector.stop()
        for one in QApplication.topLevelWidgets():
            if one is not window:
                one.close()
        session.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return monkey.at, monkey.faults


def main(seed: int, events: int) -> int:
    """Play so many events, window after window; print what must not have happened."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    played, faults = 0, 0
    while played < events:
        with tempfile.TemporaryDirectory() as place:
            os.environ["HOME"] = place
            os.chdir(place)
            wanted = min(_LONGEST, events - played)
            count, found = play_on_sample(Path(place) / "vault", seed, wanted)
        for one in found:
            print(f"seed {seed}, {one}", flush=True)
        played, faults, seed = played + max(count, 1), faults + len(found), seed + 1
        print(f"{played} events, {faults} faults", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1]), int(sys.argv[2])), 1))
