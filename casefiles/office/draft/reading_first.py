"""Reading pictures of exhibits before they leave: at a terminal nothing read them meanwhile."""

from casefiles.domain.files.recognition import LANGUAGES
from casefiles.domain.foundation.ticket import Ticket
from casefiles.evidence.recognition.models import has_models
from casefiles.office.draft.dossiers import exhibits_wanted
from casefiles.office.draft.drafting import profile_for
from casefiles.office.reading.recognising import Recognition, read_waiting, waiting_pages
from casefiles.office.records.closing import require_open
from casefiles.office.workplace.verbs import Job, Workplace
from casefiles.office.workplace.wanted import Wanted

NOTHING_READ = Recognition(0, 0, ())


def read_exhibits(wanted: Wanted) -> Job[Recognition]:
    """Recognise every page that waits of the exhibits of a dossier, so that its names are found.

    Raises:
        Refused: unknown profile or audience, or the case is closed.
        WorkerFailed: what reads pictures does not start.
        Cancelled: somebody asked to stop; what was read is kept.
    """

    def work(workplace: Workplace, ticket: Ticket) -> Recognition:
        profile_for(workplace, wanted)
        workplace.vault.read(lambda reader: require_open(reader, wanted.case_id))
        exhibits = workplace.vault.read(exhibits_wanted(wanted))
        if not workplace.vault.read(waiting_pages(exhibits)):
            return NOTHING_READ
        if not has_models(workplace.resources):
            # Pages that were never tried are tried when the models are there.
            return Recognition(0, 0, LANGUAGES)
        return read_waiting(exhibits)(workplace, ticket)

    return work
