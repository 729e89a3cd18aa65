"""Reading pictures of exhibits before they leave: at a terminal nothing read them meanwhile."""

from casefiles.domain.files.ocr import LANGUAGES
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.ocr.models import has_models
from casefiles.office.draft.dossiers import exhibits_requested
from casefiles.office.draft.drafting import profile_for
from casefiles.office.reading.ocr import OcrResult, pages_waiting_for_ocr, read_waiting
from casefiles.office.records.case_closure import require_open
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext

NOTHING_READ = OcrResult(0, 0, ())


def read_exhibits(request: EditionRequest) -> Job[OcrResult]:
    """Recognise every page that waits of the exhibits of a dossier, so that its names are found.

    Raises:
        Refused: unknown profile or audience, or the case is closed.
        WorkerFailed: what reads pictures does not start.
        Cancelled: somebody asked to stop; what was read is kept.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> OcrResult:
        profile_for(workplace, request)
        workplace.vault.read(lambda reader: require_open(reader, request.case_id))
        exhibits = workplace.vault.read(exhibits_requested(request))
        if not workplace.vault.read(pages_waiting_for_ocr(exhibits)):
            return NOTHING_READ
        if not has_models(workplace.resources):
            # Pages that were never tried are tried when the models are there.
            return OcrResult(0, 0, LANGUAGES)
        return read_waiting(exhibits)(workplace, ticket)

    return work
