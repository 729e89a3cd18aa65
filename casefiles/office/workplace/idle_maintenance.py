"""Upkeep of a vault while nobody works with it."""

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.operations import Job, JobContext


def tidy_some() -> Job[bool]:
    """Do a short piece of tidying, which any change ends; tells whether more may be left."""

    def work(workplace: JobContext, _ticket: CancellationToken) -> bool:
        return workplace.vault.tidy_some()

    return work
