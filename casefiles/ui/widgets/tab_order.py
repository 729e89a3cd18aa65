"""Tab goes as the eye does: through a layout, whatever the order in which its parts were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def order_tabs(root: QWidget) -> None:
    """Let Tab go through a widget in the order of its layouts."""
    stops = list(_stops(root))
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _takes_tab(widget):
        yield widget
    if isinstance(widget, QScrollArea):
        inside: QWidget | None = widget.widget()
        if inside is not None:
            yield from _stops(inside)
        return
    if isinstance(widget, QAbstractScrollArea):
        return
    layout: QLayout | None = widget.layout()
    if layout is not None:
        yield from _stops_of(layout)


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
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
