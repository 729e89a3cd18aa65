"""What every room of the window is given."""

from dataclasses import dataclass, field

from casefiles.domain.foundation.ids import CaseId
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.dossier_steps import DossierSteps
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import Navigator
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a room; made anew, with the rooms, when another case is chosen.

    Attributes:
        session: the open vault.
        case_id: the case that the rooms show.
        navigator: the way between rooms, which do not know one another.
        actions: the catalogue.
        theme: colours, fonts and icons.
        notices: quiet messages above the task shelf.
        steps: of the dossier, shown above both of its screens.
    """

    session: Session
    case_id: CaseId
    navigator: Navigator
    actions: Actions
    theme: Theme
    notices: MessageQueue
    steps: DossierSteps = field(default_factory=DossierSteps)
