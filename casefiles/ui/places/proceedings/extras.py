"""Pages that the room of the proceedings opens beside its forms, by the types they belong to."""

from typing import Final

from casefiles.ui.places.proceedings.blank_questionnaire_page import BlankQuestionnairePage
from casefiles.ui.places.proceedings.comparison_page import ComparisonPage
from casefiles.ui.places.proceedings.extra_page import Extra
from casefiles.ui.places.proceedings.incident_entry_page import IncidentEntryPage
from casefiles.words.language import msg_mark, msg_of

EXTRAS: Final = (
    Extra(
        "whole_incident",
        msg_mark("Record an incident"),
        "users",
        frozenset({"incident"}),
        IncidentEntryPage,
    ),
    Extra(
        "questionnaire",
        msg_mark("Incident questionnaire…"),
        "list-checks",
        frozenset({"incident"}),
        BlankQuestionnairePage,
    ),
    Extra(
        "comparison",
        msg_mark("Compare papers"),
        "columns",
        frozenset({"request", "notice", "warrant"}),
        ComparisonPage,
    ),
)
"""In the order in which they are offered."""


def extras_for(code: str) -> tuple[Extra, ...]:
    """Return what the list of a type offers."""
    return tuple(one for one in msg_of(EXTRAS) if code in one.types)
