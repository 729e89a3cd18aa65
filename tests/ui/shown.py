"""The whole window over an open vault, as soon as it is at rest."""

from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until


def shown(session: Session, theme: Theme) -> MainWindow:
    """Show it; who shows it hides it."""
    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window
