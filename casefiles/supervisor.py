"""Starts the window, and a fresh one after each lock; knows no Qt and never holds a key."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Final, TextIO

from casefiles import paths
from casefiles.office.workplace.children import child_command
from casefiles.office.workplace.handover import Handover, handover_from, line_from
from casefiles.words import language

LOCKED: Final = 75
"""How the process of a window ends when it was locked."""
WINDOW_PROCESS: Final = "window-process"
"""The command that only this module gives."""

_ALLOWED_VARIABLES: Final = frozenset(
    {
        *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE"),
        *("XDG_CONFIG_HOME", "LANG", "LANGUAGE", "TZ", "PATH", "PYTHONDONTWRITEBYTECODE"),
        *("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"),
        *("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_ACCESSIBILITY"),
        *(
            "QT_IM_MODULE",
            "QT_IM_MODULES",
            "XMODIFIERS",
            "SystemRoot",
            language.VARIABLE,
        ),  # no text
    }
)
"""What a window needs to find its screen, keyboard and language; nothing that loads code."""
_GRACE: Final = 7.0
"""Seconds after which a window is ended that is about to end; it ends itself after five."""
_FCITX: Final = "fcitx5"
_IBUS: Final = "ibus"
_KEY_FILE: Final = "vault.keys"
_NOWHERE: Final = "/dev/null"
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

_LATE: Final = language.msg_mark(
    "The window did not end in time and was ended. Everything acknowledged before is in the vault, "
    "which is checked when it is opened next.\n"
)
NO_DISPLAY: Final = language.msg_mark(
    "There is no display here, so no window can be shown. The terminal commands work: "
    "{command} --help\n"
)


def has_display(environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown."""
    return not sys.platform.startswith("linux") or any(map(environment.get, _DISPLAYS))


def running_programs(processes: Path = Path("/proc")) -> frozenset[str]:
    """Return the names of this person's programs that run."""
    names = set()
    for status in processes.glob("[0-9]*/comm"):
        with suppress(OSError):
            if status.stat().st_uid == os.getuid():
                names.add(status.read_text(encoding="utf-8", errors="replace").strip())
    return frozenset(names)


def types_with_fcitx(environment: Mapping[str, str], running: Collection[str]) -> bool:
    """Tell whether fcitx5 turns keys into words here: it runs, and nothing else is named."""
    named = (environment.get("QT_IM_MODULE", ""), environment.get("XMODIFIERS", ""))
    is_other = any(one and "fcitx" not in one for one in named)
    return _FCITX in running and not is_other and "DBUS_SESSION_BUS_ADDRESS" in environment


def environment_of_window(
    environment: Mapping[str, str], home: Path, running: Collection[str] = ()
) -> dict[str, str]:
    """Return the environment of a window.

    No library finds a folder there in which it could leave a cache, a setting or a list of
    recent files, and none is told to load code from elsewhere.

    Args:
        environment: of this process.
        home: the person's folder.
        running: names of this person's programs, of which one may be what they type with.
    """
    retained = {
        name: value
        for name, value in environment.items()
        if name in _ALLOWED_VARIABLES or name.startswith("LC_")
    }
    retained.setdefault("XAUTHORITY", str(home / ".Xauthority"))
    retained.setdefault("XDG_CONFIG_HOME", str(home / ".config"))
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        retained[name] = _NOWHERE
    if "DBUS_SESSION_BUS_ADDRESS" in retained:
        # Asks the desktop for light or dark, without the desktop's own libraries.
        retained["QT_QPA_PLATFORMTHEME"] = "gnome"
    # Nothing here is drawn by a graphics processor, whose drivers keep caches.
    retained["QT_XCB_GL_INTEGRATION"] = "none"
    if _IBUS not in retained.get("QT_IM_MODULE", "") and types_with_fcitx(environment, running):
        # Its own part for Qt cannot be loaded into ours; it answers as ibus does.
        retained["QT_IM_MODULE"] = _IBUS
        retained.pop("QT_IM_MODULES", None)
    return retained


def vault_of(path: Path) -> Path:
    """Return the folder of a vault, also where a desktop hands over the key file in it."""
    is_key_file = path.name == _KEY_FILE and path.is_file()
    return (path.parent if is_key_file else path).absolute()


def supervise(vault: Path | None, stderr: TextIO) -> int:
    """Show the window until it is closed; after each lock a fresh process asks for the passphrase.

    Args:
        vault: a vault to unlock first, or None; its folder, or the key file in it.
        stderr: told what went wrong, in words.

    Returns:
        0 if the window was closed, or the exit code of one that crashed.
    """
    if not has_display(os.environ):
        stderr.write(language.msg_of(NO_DISPLAY).format(command=paths.command()))
        return 2
    home = Path.home()
    handover = Handover(vault_of(vault) if vault is not None else None, home)
    while True:
        environment = environment_of_window(os.environ, home, running_programs())
        run = _Window(environment, handover)
        with _ended_politely(run):
            handover = run.followed(handover)
            code = run.ended()
        if run.is_late:
            stderr.write(language.msg_of(_LATE))
            code = handover.ends_with or 0
        if run.is_stopped:
            return 0
        if code != LOCKED:
            break
        handover = replace(handover, is_after_lock=True, ends_with=None)
    if code:
        stderr.write(_crash_words(code))
    return code if code >= 0 else 128 - code


class _Window:
    """The process of one window.

    Attributes:
        process: the child.
        is_stopped: somebody asked this program to end.
        is_late: it was about to end, and did not in time.
    """

    def __init__(self, environment: dict[str, str], handover: Handover) -> None:
        self.is_stopped = self.is_late = False
        self._until: threading.Timer | None = None
        self.process = subprocess.Popen(
            child_command("casefiles", WINDOW_PROCESS),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            cwd="/",
            close_fds=True,
        )
        if self.process.stdin is not None:
            # The pipe stays open: its end tells the window that its supervisor is gone.
            self.process.stdin.write(line_from(handover))
            self.process.stdin.flush()

    def followed(self, handover: Handover) -> Handover:
        """Return the last handover that the window tells, once it has ended.

        One that tells that it is about to end is ended if it does not.
        """
        for line in self.process.stdout or ():
            try:
                handover = handover_from(line)
            except (ValueError, KeyError, TypeError):
                continue
            self._hurry(is_ending=handover.ends_with is not None)
        return handover

    def ended(self) -> int:
        """Return how the process ended, once it has."""
        code = self.process.wait()
        self._hurry(is_ending=False)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return code

    def _hurry(self, *, is_ending: bool) -> None:
        """Give the window some seconds from now to end, or all the time that it wants."""
        if is_ending and self._until is None:
            self._until = threading.Timer(_GRACE, self._end)
            self._until.daemon = True
            self._until.start()
        elif not is_ending and self._until is not None:
            self._until.cancel()
            self._until = None

    def _end(self) -> None:
        """End the window, also one that stands still and hears no signal."""
        self.is_late = self.process.poll() is None
        self.process.kill()

    def stop(self) -> None:
        """Ask the window to keep its drafts, close the vault and end; a second time, end it."""
        if self.is_stopped:
            self.process.kill()
        elif self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self._hurry(is_ending=True)
        self.is_stopped = True


@contextmanager
def _ended_politely(window: _Window) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        window.stop()

    earlier = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _crash_words(code: int) -> str:
    """Say that a window ended on its own; negative codes are numbers of signals."""
    how = f"signal {-code}" if code < 0 else f"code {code}"  # no text
    return language.msg(
        "The window ended unexpectedly ({how}). Everything acknowledged before is in the vault, "
        "which no process holds open any more. Start Casefiles again to continue; if it recurs, "
        "report it.\n",
        how=how,
    )
