"""Which languages a machine can read in pictures of pages on this computer."""

from dataclasses import dataclass

from casefiles.domain.files.recognition import LANGUAGES
from casefiles.domain.foundation.ticket import Ticket
from casefiles.evidence.channel import language_data
from casefiles.evidence.recognition import models
from casefiles.office.workplace.verbs import Job, Workplace

_BY_MODELS = ("zho", "eng")
_ALSO_BY_MODELS = "tur"
"""The finer engine of Latin letters reads it too."""


@dataclass(frozen=True, slots=True)
class MachineReading:
    """What can be read and what not, of `LANGUAGES`.

    Attributes:
        can_begin: without the models, which find the lines, nothing can be read.
    """

    read: tuple[str, ...]
    missing: tuple[str, ...]
    can_begin: bool = True


def machine_reading() -> Job[MachineReading]:
    """Look at which models and language data are in place, byte for byte."""

    def job(workplace: Workplace, _ticket: Ticket) -> MachineReading:
        if not models.has_models(workplace.resources):
            return MachineReading((), LANGUAGES, can_begin=False)
        there = {*language_data.sound(workplace.resources), *_BY_MODELS, _ALSO_BY_MODELS}
        read = tuple(one for one in LANGUAGES if one in there)
        missing = tuple(one for one in LANGUAGES if one not in there)
        return MachineReading(read, missing)

    return job
