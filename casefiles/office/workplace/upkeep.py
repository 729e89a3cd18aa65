"""Upkeep of a vault while nobody works with it."""

from casefiles.domain.foundation.ticket import Ticket
from casefiles.office.workplace.verbs import Job, Workplace


def tidy_some() -> Job[bool]:
    """Do a short piece of tidying, which any change ends; tells whether more may be left."""

    def work(workplace: Workplace, _ticket: Ticket) -> bool:
        return workplace.vault.tidy_some()

    return work
