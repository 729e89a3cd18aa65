"""The whole window over an open vault, as soon as it is at rest."""

from casefiles.ui.main_window import MainWindow
from casefiles.ui.session import Session
from casefiles.ui.theme import Theme
from tests.ui.settling import settle, until


def shown(session: Session, theme: Theme) -> MainWindow:
    """Show it; who shows it hides it."""
    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window
