"""Tab goes as the eye does: through a layout, whatever the order in which its parts were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QWidget


def next_focus(root: QWidget, focused: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return where Tab goes next within a widget, in the order of its layouts.

    Qt's own chain is left as it is: to sort it anew while rooms come and go has crashed Qt.

    Args:
        root: what is gone through, round and round.
        focused: what has the focus now.
        forward: Tab; else Shift+Tab.
    """
    stops = stops_in(root)
    if not stops:
        return None
    at = _place_of(focused, stops)
    if at is None:
        return stops[0 if forward else -1]
    return stops[(at + (1 if forward else -1)) % len(stops)]


def stops_in(root: QWidget) -> list[QWidget]:
    """Return what Tab comes to within a widget, in order."""
    return [stop for stop in _stops(root) if stop.isVisible() and stop.isEnabled()]


def _place_of(focused: QWidget | None, stops: list[QWidget]) -> int | None:
    places = {id(stop): number for number, stop in enumerate(stops)}
    widget = focused
    while widget is not None:
        if id(widget) in places:
            return places[id(widget)]
        widget = widget.parentWidget()
    return None


def focus_widget(stop: QWidget, *, forward: bool) -> None:
    """Put the focus on a stop, and bring it into view."""
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    around: QWidget | None = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()


def _stops(widget: QWidget) -> Iterator[QWidget]:
    # In what is hidden nothing is seen, and most of a window are rooms that are not shown.
    if not widget.isHidden():
        if _takes_tab(widget):
            yield widget
        yield from _stops_in(widget)


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea | QSplitter):
        for part in _parts(widget):
            yield from _stops(part)
    elif not isinstance(widget, QAbstractScrollArea):
        layout: QLayout | None = widget.layout()
        if layout is not None:
            widgets = _inner_widgets(widget)
            floating = [one for one in widgets if one.property("floating")]
            yield from _stops_of(layout, widgets, floating)
            for one in floating:
                yield from _stops(one)


def _parts(holder: QScrollArea | QSplitter) -> Iterator[QWidget]:
    """Return what is held without a layout."""
    if isinstance(holder, QScrollArea):
        parts: list[QWidget | None] = [holder.widget()]
    else:
        parts = [holder.widget(number) for number in range(holder.count())]
    yield from (part for part in parts if part is not None)


def _inner_widgets(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _stops_of(
    layout: QLayout, widgets: list[QWidget], floating: list[QWidget]
) -> Iterator[QWidget]:
    """Yield what a layout holds; what floats over it comes before what stands below that."""
    # To ask a layout for its items keeps them in Python after Qt has deleted them: whatever stands
    # there later is then taken for one of them.
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in widgets]
    placed += [(layout.indexOf(one), one) for one in inner]
    for at, part in sorted(placed, key=lambda one: one[0]):
        if at < 0:
            continue
        if isinstance(part, QLayout):
            yield from _stops_of(part, widgets, floating)
            continue
        for one in [one for one in floating if one.geometry().bottom() <= part.y()]:
            floating.remove(one)
            yield from _stops(one)
        yield from _stops(part)


def _takes_tab(widget: QWidget) -> bool:
    # Of a group of radio buttons only the chosen one takes Tab, which changes with the choice.
    # What hands its focus on is no stop; Qt stops there, so nothing in a form may do so.
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.focusProxy() is None
