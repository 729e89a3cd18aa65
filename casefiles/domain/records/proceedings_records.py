"""The register of a case: every type of record that tells how the proceedings go."""

from typing import Final, get_args

from casefiles.domain.records.country_information import CountrySource, InstrumentStatus
from casefiles.domain.records.incidents import Incident, Relationship
from casefiles.domain.records.proceedings import (
    Assurance,
    Decision,
    Detention,
    Hearing,
    Submission,
    Task,
)
from casefiles.domain.records.relief import Issue, Relief
from casefiles.domain.records.requests import Charge, Notice, Request, Warrant

Registered = (
    Request
    | Warrant
    | Charge
    | Notice
    | Assurance
    | Hearing
    | Decision
    | Detention
    | Incident
    | Relationship
    | CountrySource
    | InstrumentStatus
    | Submission
    | Task
    | Issue
    | Relief
)
"""A record of the register."""

REGISTERED: Final[tuple[type[Registered], ...]] = get_args(Registered)
"""Its types, in the order in which they are shown."""
