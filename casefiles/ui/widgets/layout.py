"""A few words for layout: what is below one another or side by side is read as it is seen.

`column(title, row(..., cancel, keep), gap=10)`: a part is a widget, a layout, an ellipsis for room
that is left over, or a number of pixels; `(part, 1)` takes a share of the room that is left over,
`(part, TOP)` keeps to a side of its own.
"""

from collections.abc import Iterable
from types import EllipsisType
from typing import Literal, TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from casefiles.ui.look.mirroring import in_direction
from casefiles.ui.widgets.flow_layout import FlowLayout

Item: TypeAlias = QWidget | QLayout | EllipsisType
Part: TypeAlias = (
    Item | int | tuple[Item, int | Qt.AlignmentFlag] | tuple[Item, int, Qt.AlignmentFlag]
)
Margins: TypeAlias = int | Iterable[int] | None
Role = Literal["", "label", "muted", "problem", "stop"]
CARD = (16, 12, 16, 12)
TOP = Qt.AlignmentFlag.AlignTop
LEFT = Qt.AlignmentFlag.AlignLeft
HCENTER = Qt.AlignmentFlag.AlignHCenter
VCENTER = Qt.AlignmentFlag.AlignVCenter
_Box = TypeVar("_Box", bound=QBoxLayout)


def column(
    *parts: Part, gap: int | None = None, margins: Margins = None, of: QWidget | None = None
) -> QVBoxLayout:
    """Return parts below one another.

    Args:
        parts: from above.
        gap: pixels between them; None for those of the style.
        margins: left, top, right, below, or one number for all; None for those of the style.
        of: the widget that they fill; None for a layout that is part of another.
    """
    return _filled(QVBoxLayout(of) if of is not None else QVBoxLayout(), parts, gap, margins)


def row(
    *parts: Part, gap: int | None = None, margins: Margins = None, of: QWidget | None = None
) -> QHBoxLayout:
    """Return parts side by side; see `column`."""
    return _filled(QHBoxLayout(of) if of is not None else QHBoxLayout(), parts, gap, margins)


def flow(*parts: QWidget, gap: int = 6, of: QWidget | None = None) -> FlowLayout:
    """Return widgets side by side, which break into as many lines as they need."""
    made = FlowLayout(of, gap)
    for one in parts:
        made.addWidget(one)
    return made


def in_column(*parts: Part, gap: int | None = None, margins: Margins = None) -> QWidget:
    """Return a widget that holds parts below one another."""
    holder = QWidget()
    column(*parts, gap=gap, margins=margins, of=holder)
    return holder


def card(*parts: Part, gap: int | None = None, margins: Margins = CARD) -> QFrame:
    """Return parts below one another in a frame."""
    frame = QFrame()
    frame.setProperty("card", "true")
    column(*parts, gap=gap, margins=margins, of=frame)
    return frame


def words(text: str = "", role: Role = "", *, wrap: bool = True) -> QLabel:
    """Return plain words, which break where they must."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty(role, "true")
    return label


def label_for(field: QWidget, text: str) -> QLabel:
    """Return the name of a field, to stand beside it."""
    label = QLabel(text)
    label.setBuddy(field)
    return label


def say(label: QLabel | QAbstractButton, text: str) -> None:
    """Say something, or nothing and take no room."""
    label.setText(text)
    label.setVisible(bool(text))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are hidden at once and end with their events."""
    while (item := layout.takeAt(0)) is not None:
        stored, inner = item.widget(), item.layout()
        if stored is not None:
            stored.hide()
            stored.deleteLater()
        if inner is not None:
            clear(inner)


def _filled(layout: _Box, parts: Iterable[Part], gap: int | None, around: Margins) -> _Box:
    if around is not None:
        left, top, right, bottom = (around,) * 4 if isinstance(around, int) else around
        layout.setContentsMargins(*in_direction(left, top, right, bottom))
    if gap is not None:
        layout.setSpacing(gap)
    for part in parts:
        _put(layout, part)
    return layout


def _put(layout: QBoxLayout, part: Part) -> None:
    if isinstance(part, int):
        layout.addSpacing(part)
        return
    item, *rest = part if isinstance(part, tuple) else (part,)
    share, side = 0, Qt.AlignmentFlag(0)
    for one in rest:
        if isinstance(one, Qt.AlignmentFlag):
            side = one
        else:
            share = one
    if isinstance(item, EllipsisType):
        layout.addStretch(share if rest else 1)
    elif isinstance(item, QLayout):
        layout.addLayout(item, share)
    else:
        layout.addWidget(item, share, side)
