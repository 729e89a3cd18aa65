"""Published exhibits from which nothing goes: their pages taken apart by a white list, not pixels.

Which exhibits these are is told by what readers are told anyway: the lawyer says that one is
published, and no area of any of its pages goes in this edition.
"""

from collections.abc import Iterable, Iterator

from casefiles.domain.disclosure.disclosed import PublicPage
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped, WorkerFailed
from casefiles.domain.records.case_records import Document
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.redaction.names.mentions import Matcher


def public_pages(
    workplace: JobContext,
    exhibits: Iterable[tuple[Document, BurnPlan]],
    sizes: dict[tuple[str, int], tuple[float, float]],
    matcher: Matcher,
    ticket: CancellationToken,
) -> Iterator[PublicPage]:
    """Take the pages of published exhibits apart, as far as they show text and rules alone.

    Args:
        workplace: its template starts a worker for each document.
        exhibits: with what is done to each.
        sizes: of the burned pages, by exhibit and number; every page has one of these too.
        matcher: finds protected persons.
        ticket: its stop ends the work.

    Raises:
        ExportStopped: a text names somebody who is protected (`text_layer_mention`).
        WorkerFailed: not the file's fault.
        Cancelled: somebody asked to stop.
    """
    quiet = CancellationToken(stop=ticket.stop)
    vault, template = workplace.vault, workplace.template()
    for document, plan in exhibits:
        if not document.is_public or any(plan.boxes.values()) or plan.faults:
            continue
        chunks = bytes_for(vault, template, plan.content_id)
        try:
            for number, found in template.redraw(chunks, sorted(plan.boxes), quiet):
                if found is None:
                    continue
                texts, rules = found
                if matcher.find_joined("\n".join(text.text for text in texts)):
                    raise ExportStopped("text_layer_mention", exhibit=plan.exhibit, page=number)
                size = sizes[plan.exhibit, number]
                yield PublicPage(plan.exhibit, number, *size, texts, rules)
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
