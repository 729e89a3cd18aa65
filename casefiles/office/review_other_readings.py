"""Source of the redaction queue: almost a name in what lines of pictures may say besides.

Pictures are read in several languages and ways up; a name that was misread in one of them waits
here until somebody has looked.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from casefiles.domain.ticket import Ticket
from casefiles.office.picture_text import other_pages
from casefiles.office.review_items import CaseAt, DocumentAt, DocumentSource, QueueItem
from casefiles.office.review_names import misread, uncertain_of
from casefiles.office.verbs import Workplace
from casefiles.redaction.near_readings import is_telling
from casefiles.redaction.sure_forms import surer


def _look(
    workplace: Workplace, at: CaseAt, document: DocumentAt, ticket: Ticket
) -> Iterator[QueueItem]:
    ways = workplace.vault.read(
        partial(other_pages, document_id=document.row.id, pages=document.pages)
    )
    uncertain = uncertain_of(tuple(one for one in at.matcher.aliases if is_telling(one.text)))
    sure = surer(at.matcher)
    seen: set[str] = set()
    for pages in ways:
        for page in pages:
            ticket.check()
            if not page.lines:
                continue
            for doubt in uncertain.find(page.text, sure.find(page.text), is_machine_read=True):
                item = misread(document, page, doubt)
                if doubt.why == "misread" and item.key not in seen:
                    seen.add(item.key)
                    yield item


ON_OTHER_READINGS: Final = DocumentSource("other readings", 1, _look)
