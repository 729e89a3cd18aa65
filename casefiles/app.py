"""The composition root: the only file that knows everything."""

import io
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

from casefiles import hardening, log, paths, supervisor
from casefiles.office.workplace.handover import Handover, handover_from, line_from
from casefiles.words import language

if TYPE_CHECKING:
    from casefiles.domain.foundation.clock import Clock
    from casefiles.office.case.desk import LaterDesk
    from casefiles.office.case.vault_service import VaultService

_BUG: Final = 1
_BUG_WORDS: Final = language.msg_mark(
    "Casefiles met a bug and stopped. What was acknowledged before is in the vault; "
    "nothing else was saved. Report the lines above: they hold nothing of your case.\n"
)


def start() -> NoReturn:
    """Run the installed program with the arguments of its command line."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run the program.

    Args:
        arguments: of the command line, without the program's name.

    Returns:
        The exit code (see `cli.run` and `supervisor.supervise`).
    """
    hardening.harden_process()
    hardening.forbid_network()
    _open_streams()
    # Before anything is imported that may show a text as soon as it is made.
    language.speak(os.environ.get(language.VARIABLE, ""), paths.resources() / "catalogues")
    bugs: list[None] = []
    log.install_hooks(sys.stderr, lambda: bugs.append(None))
    if arguments == [supervisor.WINDOW_PROCESS]:
        _be_window()
    if arguments in ([], ["window"]):
        return supervisor.supervise(None, sys.stderr)
    code = _be_terminal(arguments)
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    return _BUG if bugs and code == 0 else code


def _desk(clock: "Clock") -> "VaultService":
    # Who only watches over a window needs no office, and the window shows itself sooner.
    from casefiles.office.case.vault_service import BALLAST, VaultService  # noqa: PLC0415
    from casefiles.office.workplace.calibration import calibrated_cost  # noqa: PLC0415

    return VaultService(
        clock=clock,
        randomness=secrets.token_bytes,
        resources=paths.resources(),
        cost=lambda: calibrated_cost(clock.monotonic),
        ballast=BALLAST,
    )


def _later_desk() -> "LaterDesk":
    from casefiles.office.case.desk import LaterDesk  # noqa: PLC0415 - as for the office
    from casefiles.office.workplace.clock import system_clock  # noqa: PLC0415

    clock = system_clock(secrets.token_hex(16))
    return LaterDesk(clock, secrets.token_bytes, paths.resources(), lambda: _desk(clock))


def _be_terminal(arguments: list[str]) -> int:
    """Carry out one command.

    Returns:
        The exit code.
    """
    from casefiles.cli import commands  # noqa: PLC0415 - as for the desk

    def show_window(vault: Path | None) -> int:
        return supervisor.supervise(vault, sys.stderr)

    terminal = commands.Terminal(sys.stdin, sys.stdout, sys.stderr)
    try:
        return commands.run(arguments, _later_desk().service(), terminal, show_window)
    except Exception as error:  # noqa: BLE001 - the last stop: anything here is a bug
        terminal.print_note(f"{log.describe(error)}\n{language.msg_of(_BUG_WORDS)}")
        if "--json" in arguments:
            terminal.answer('{"error": "bug"}\n')
        return commands.BUG


def _be_window() -> NoReturn:
    """Be the process of one window, to its end.

    The process ends without a farewell: the vault is closed by then, and there is nothing that
    Qt or Python could tidy but memory.
    """
    # Terminal commands must not pay for Qt.
    from casefiles.ui.shell.application import run_window  # noqa: PLC0415

    incoming, telling = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    with open(incoming, "rb", buffering=0, closefd=False) as stream:
        handover = handover_from(stream.readline())

    def report(changed: Handover) -> None:
        with suppress(OSError):
            os.write(telling, line_from(changed))

    code = run_window(_later_desk(), handover, incoming, report)
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def _let_go(stream: TextIO) -> None:
    """Drop what nobody can read any more: the work itself is done, or was refused in words."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _open_streams() -> None:
    """Stand in for closed streams, and let no file name be unprintable."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
