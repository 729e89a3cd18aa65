"""Starting child processes without key or vault; `channel` is how they are asked."""

import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from casefiles import paths

_START: Final = (
    "import sys, runpy; root, module = sys.argv[1:3]; del sys.argv[1:3]; sys.path.insert(0, root); "
    "from casefiles.hardening import harden_process, die_with_parent; harden_process(); "
    # A window closes its vault first; whatever else is started here has nothing to keep.
    "module == 'casefiles' or die_with_parent(); "
    "runpy.run_module(module, run_name='__main__', alter_sys=True)"
)


def child_command(module: str, *arguments: str) -> list[str]:
    """Return the command of a child: isolated from environment, user site and current folder."""
    return [sys.executable, "-I", "-c", _START, str(paths.root()), module, *arguments]


def started_child(
    module: str, environment: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start the room whose `__main__` runs as a child, with bare pipes to and from it."""
    return subprocess.Popen(
        child_command(module),
        0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environment or {}),
        cwd="/",
        close_fds=True,
    )
