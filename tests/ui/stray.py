"""Widgets that are shown before they have a parent: on a screen they would flash as windows."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QWidget,
)

_PARTS = (QAbstractButton, QLabel, QLineEdit, QProgressBar)
"""Never a window of their own."""


@contextmanager
def stray_windows() -> Iterator[list[str]]:
    """Note every part of a window that is shown as a window, and where the program did it.

    What shows is looked at, not the events of the application: a filter of these is called for
    each of them, and takes a tenth of the time of all tests of the window.
    """
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("show", "setVisible", "setHidden"):
            patch.setattr(QWidget, name, _noted(getattr(QWidget, name), name, seen))
        yield seen


def _noted(shown: Callable[..., None], name: str, seen: list[str]) -> Callable[..., None]:
    def does(widget: QWidget, *values: Any) -> None:
        if values != (name == "setHidden",) and _is_stray(widget):
            where = "".join(traceback.format_stack(limit=8)[:-1])
            if "casefiles/ui" in where:
                seen.append(f"{type(widget).__name__}\n{where}")
        shown(widget, *values)

    return does


def _is_stray(widget: QWidget) -> bool:
    is_part = isinstance(widget, _PARTS) or type(widget) is QFrame
    if not is_part or not widget.isWindow() or isinstance(widget, QMenu):
        return False
    return widget.windowType().name not in {"Popup", "ToolTip"}
