"""The composition root: the only file that knows everything."""

import os
import secrets
import sys
from typing import Final

from casefiles import cli, hardening, log, paths
from casefiles.office.clock import system_clock
from casefiles.office.desk import Desk

_BUG_WORDS: Final = (
    "Casefiles met a bug and stopped. What was acknowledged before is in the vault; nothing else"
    " was kept. Please report the lines above: they hold nothing of your case.\n"
)


def main(arguments: list[str]) -> int:
    """Run the program.

    Args:
        arguments: of the command line, without the program's name.

    Returns:
        The exit code (see `cli.run`).
    """
    hardening.harden_process()
    hardening.forbid_network()
    bugs: list[None] = []
    log.install_hooks(sys.stderr, lambda: bugs.append(None))
    desk = Desk(
        clock=system_clock(secrets.token_hex(16)),
        randomness=secrets.token_bytes,
        resources=paths.resources(),
    )
    terminal = cli.Terminal(sys.stdin, sys.stdout, sys.stderr)
    try:
        code = cli.run(arguments, desk, terminal)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads the answer any more; the work itself is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return cli.DONE
    except Exception as error:  # noqa: BLE001 - the last stop: anything here is a bug
        sys.stderr.write(f"{log.describe(error)}\n{_BUG_WORDS}")
        return cli.BUG
    return cli.BUG if bugs and code == cli.DONE else code
