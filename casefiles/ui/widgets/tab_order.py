"""Tab goes as the eye does: through a layout, whatever the order in which its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QWidget


def order_tabs(root: QWidget) -> None:
    """Let Tab go through a widget in the order of its layouts."""
    stops = list(_stops(root))
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _takes_tab(widget):
        yield widget
    if isinstance(widget, QScrollArea | QSplitter):
        for part in _parts(widget):
            yield from _stops(part)
    elif not isinstance(widget, QAbstractScrollArea):
        layout: QLayout | None = widget.layout()
        if layout is not None:
            yield from _stops_of(layout)


def _parts(holder: QScrollArea | QSplitter) -> Iterator[QWidget]:
    """Return what is held without a layout."""
    if isinstance(holder, QScrollArea):
        parts: list[QWidget | None] = [holder.widget()]
    else:
        parts = [holder.widget(number) for number in range(holder.count())]
    yield from (part for part in parts if part is not None)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner: QLayout | None = item.layout() if item is not None else None
        held: QWidget | None = item.widget() if item is not None else None
        if held is not None:
            yield from _stops(held)
        elif inner is not None:
            yield from _stops_of(inner)


def _takes_tab(widget: QWidget) -> bool:
    # Of a group of radio buttons only the chosen one takes Tab, which changes with the choice.
    # What hands its focus on is no stop; Qt stops there, so nothing in a form may do so.
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
