"""A part that is shown before it has a parent is noted; what belongs to a window is not."""

import pytest
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from tests.ui.stray import stray_windows


@pytest.fixture(autouse=True)
def no_stray_windows():
    """Here parts are shown as windows on purpose."""


class Counted(QLabel):
    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)


PLANTED = compile("getattr(part, how)(*values)", "casefiles/ui/planted.py", "exec")
KINDS = pytest.mark.parametrize("kind", [QLabel, QPushButton, QFrame, Counted])


@KINDS
@pytest.mark.parametrize(("how", "value"), [("show", ()), ("setVisible", (True,))])
def test_a_part_that_is_shown_as_a_window_is_noted(qtbot, kind, how, value):
    part = kind()
    qtbot.addWidget(part)
    with stray_windows() as seen:
        exec(PLANTED, {"part": part, "how": how, "values": value})
    assert part.isVisible()
    assert seen
    assert "planted.py" in seen[0]
    seen.clear()
    part.hide()
    part.show()
    assert seen == [], "nothing is noted afterwards"


@KINDS
def test_what_has_a_parent_or_is_hidden_is_not(qtbot, kind):
    window, alone = QWidget(), kind()
    part = kind(window)
    QVBoxLayout(window).addWidget(part)
    for one in (window, alone):
        qtbot.addWidget(one)
    with stray_windows() as seen:
        for one, how, values in (
            (part, "show", ()),
            (window, "show", ()),
            (part, "setVisible", (False,)),
            (alone, "setVisible", (False,)),
            (alone, "setHidden", (True,)),
            (QDialog(window), "show", ()),
        ):
            exec(PLANTED, {"part": one, "how": how, "values": values})
    assert seen == []
