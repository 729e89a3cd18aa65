"""Source of the redaction queue: almost a name in what lines of pictures may say besides.

Pictures are read in several languages and ways up; a name that was misread in one of them waits
here until somebody has looked.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from casefiles.domain.foundation.ticket import Ticket
from casefiles.office.reading.picture_text import other_pages
from casefiles.office.redaction.review_items import CaseAt, DocumentAt, DocumentSource, QueueItem
from casefiles.office.redaction.review_names import asked_item
from casefiles.office.workplace.verbs import Workplace
from casefiles.redaction.finding.hits import Asked
from casefiles.redaction.names.alias import Alias
from casefiles.redaction.names.near_readings import is_telling
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sure_forms import surer
from casefiles.redaction.names.uncertain import Doubt, UncertainMatcher


def _look(
    workplace: Workplace, at: CaseAt, document: DocumentAt, ticket: Ticket
) -> Iterator[QueueItem]:
    ways = workplace.vault.read(
        partial(other_pages, document_id=document.row.id, pages=document.pages)
    )
    uncertain = _uncertain(tuple(one for one in at.matcher.aliases if is_telling(one.text)))
    sure = surer(at.matcher)
    seen: set[str] = set()
    for pages in ways:
        for page in pages:
            ticket.check()
            if not page.lines:
                continue
            for doubt in uncertain.find(page.text, sure.find(page.text), is_machine_read=True):
                item = asked_item(document, page, _asked(page.text, doubt))
                if doubt.why == "misread" and item.key not in seen:
                    seen.add(item.key)
                    yield item


@lru_cache(maxsize=4)
def _uncertain(aliases: tuple[Alias, ...]) -> UncertainMatcher:
    return UncertainMatcher(aliases)


def _asked(text: str, doubt: Doubt) -> Asked:
    owners = frozenset([doubt.person_id] if doubt.person_id else [])
    word = compact(text[doubt.start : doubt.end])
    return Asked(doubt.start, doubt.end, owners, doubt.why, word, doubt.form)


ON_OTHER_READINGS: Final = DocumentSource("other readings", _look)
