"""A window of a test is waited for as long as a machine may need that is busy elsewhere."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

LONGEST = 60_000
"""Milliseconds: a test that waits in vain fails by them, one that succeeds never waits so long."""


class PatientBot(QtBot):
    """pytest-qt's own, whose usual five seconds a loaded machine does exceed."""

    def waitUntil(  # noqa: N802  Qt's spelling
        self, callback: Callable[[], bool | None], *, timeout: int = LONGEST
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = LONGEST, **others: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **others)

    def waitExposed(self, widget: Any, *, timeout: int = LONGEST) -> Any:  # noqa: N802
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = LONGEST) -> Any:  # noqa: N802
        return super().waitActive(widget, timeout=timeout)
