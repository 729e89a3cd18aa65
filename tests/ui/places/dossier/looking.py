"""Waiting until the room knows what it thinks of a dossier after a change."""

from casefiles.ui.base.session import Session
from casefiles.ui.places.dossier.screen import DossierScreen
from tests.ui.settling import settle, until


def looked_again(session: Session, room: DossierScreen) -> None:
    """Let the room hear of what changed and look the dossier over.

    That it is being looked over is not waited for: it may be over before anybody sees it.
    """
    settle(session)
    until(lambda: room.checks.is_current)
    settle(session)
