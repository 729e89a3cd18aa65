"""Tasks in forks of this process, which itself opens no vault.

A thread of the driver may hold a lock of its cryptography at the moment of a fork. In the fork that
lock stays held for ever. So a process that forks does all its work with vaults in forks.
"""

import json
import os
import signal
import traceback
from collections.abc import Callable
from typing import Any


def told(task: Callable[[], Any]) -> Any:
    """Do a task in a fork and return what it told, which must be plain (JSON)."""
    answer, told_at = os.pipe()
    child = _fork(lambda: _write(told_at, json.dumps(task()).encode()), answer)
    os.close(told_at)
    with os.fdopen(answer, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, f"a fork ended with {status}"
    return json.loads(said)


def was_killed(task: Callable[[], Any]) -> bool:
    """Do a task in a fork that the recorder may kill on the way; tell whether it did."""
    _, status = os.waitpid(_fork(task), 0)
    assert status in {0, signal.SIGKILL}, f"a fork ended with {status}"
    return status != 0


def _fork(task: Callable[[], Any], *unneeded: int) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        for descriptor in unneeded:
            os.close(descriptor)
        task()
        status = 0
    except Exception:  # noqa: BLE001  a fork never goes on with the work of its parent
        traceback.print_exc()
    finally:
        os._exit(status)


def _write(descriptor: int, data: bytes) -> None:
    with os.fdopen(descriptor, "wb") as pipe:
        pipe.write(data)
