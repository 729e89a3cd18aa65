"""Closed papers where the law of the requested State knows none: extradition in England and Wales.

A judge there has no power to order a closed hearing or an anonymous witness against the requesting
State, which is a party (VB v Westminster Magistrates' Court [2014] UKSC 59).
"""

from collections.abc import Iterator
from typing import Final

from casefiles.office.draft.drafting import Draft
from casefiles.office.law.states import known_states
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext

_READER: Final = "court_closed"
_PAPERS: Final = frozenset({"withholding_application", "redaction_schedule"})
_OF_STRASBOURG: Final = "echr_"
"""Begins the forms of a court that is not bound by the law of the requested State."""


def closed_material(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find papers for a judge alone in an extradition case of England and Wales."""
    profile, audience = draft.profile.id, draft.projection.disclosure.audience
    requested = known_states(workplace.resources).code_of(draft.snapshot.case.requested_state)
    if audience != _READER and profile not in _PAPERS:
        return
    if requested == "GB" and not profile.startswith(_OF_STRASBOURG):
        spot = FindingLocation(draft.profile.title, "overview")
        yield new_finding("stop", "closed_material", (spot,), 1, digest_of((profile, audience)))
