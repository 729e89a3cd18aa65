"""One look for all tests of a process: a second theme would dress what wears the first."""

from functools import cache

from PySide6.QtWidgets import QApplication

from casefiles import paths
from casefiles.ui.look.theme import Theme, applied


@cache
def _theme() -> Theme:
    return Theme(paths.resources())


def dress(app: QApplication) -> Theme:
    """Dress the application in light colours and text of the usual size."""
    theme = _theme()
    theme.choose("light", "comfortable", 100)
    try:
        is_worn = applied() is theme
    except LookupError:
        is_worn = False
    if not is_worn:
        theme.apply(app)
    return theme
