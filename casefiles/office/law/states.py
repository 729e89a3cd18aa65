"""The States that the program knows, for the office's questions."""

from functools import lru_cache
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.library.states import States, load_states
from casefiles.office.workplace.operations import Job, JobContext


@lru_cache(maxsize=2)
def known_states(resources: Path) -> States:
    """Return every State with its spellings; read once, since nothing changes them while it runs.

    Raises:
        InvalidForm: they were edited into nonsense.
    """
    return load_states(resources)


def state_names() -> Job[tuple[str, ...]]:
    """Return the names of all States, in the order of names.

    Raises:
        InvalidForm: they were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[str, ...]:
        ticket.check()
        return tuple(known_states(workplace.resources).names.values())

    return work


def state_meant(words: str) -> Job[str]:
    """Return name and code of the State that somebody typed in any spelling; empty for none.

    Raises:
        InvalidForm: the States were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> str:
        ticket.check()
        states = known_states(workplace.resources)
        code = states.code_of(words)
        return f"{states.names[code]} ({code})" if code else ""

    return work
