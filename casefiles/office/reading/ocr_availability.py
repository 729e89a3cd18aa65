"""Which languages a machine can read in pictures of pages on this computer."""

from dataclasses import dataclass

from casefiles.domain.files.ocr import LANGUAGES
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel import language_data
from casefiles.evidence.ocr import models
from casefiles.office.workplace.operations import Job, JobContext

_BY_MODELS = ("zho", "eng")
_ALSO_BY_MODELS = "tur"
"""The finer engine of Latin letters reads it too."""


@dataclass(frozen=True, slots=True)
class OcrAvailability:
    """What can be read and what not, of `LANGUAGES`.

    Attributes:
        can_begin: without the models, which find the lines, nothing can be read.
    """

    read: tuple[str, ...]
    missing: tuple[str, ...]
    can_begin: bool = True


def machine_reading() -> Job[OcrAvailability]:
    """Look at which models and language data are in place, byte for byte."""

    def job(workplace: JobContext, _ticket: CancellationToken) -> OcrAvailability:
        if not models.has_models(workplace.resources):
            return OcrAvailability((), LANGUAGES, can_begin=False)
        there = {*language_data.sound(workplace.resources), *_BY_MODELS, _ALSO_BY_MODELS}
        read = tuple(one for one in LANGUAGES if one in there)
        missing = tuple(one for one in LANGUAGES if one not in there)
        return OcrAvailability(read, missing)

    return job
