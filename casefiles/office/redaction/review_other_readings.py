"""Source of the redaction queue: almost a name in what lines of pictures may say besides.

Pictures are read in several languages and ways up; a name that was misread in one of them waits
here until somebody has looked.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.reading.ocr_text import other_pages
from casefiles.office.redaction.name_suggestions import question_item
from casefiles.office.redaction.suggestions import (
    CaseContext,
    DocumentContext,
    DocumentSource,
    RedactionSuggestion,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.hits import NameQuestion
from casefiles.redaction.names.near_matches import is_distinctive
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.sure_forms import surer
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher, UncertainMention


def _look(
    workplace: JobContext, at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    ways = workplace.vault.read(
        partial(other_pages, document_id=document.row.id, pages=document.pages)
    )
    uncertain = _uncertain(tuple(one for one in at.matcher.aliases if is_distinctive(one.text)))
    sure = surer(at.matcher)
    seen: set[str] = set()
    for pages in ways:
        for page in pages:
            ticket.check()
            if not page.lines:
                continue
            for doubt in uncertain.find(page.text, sure.find(page.text), is_machine_read=True):
                item = question_item(document, page, _question_of(page.text, doubt))
                if doubt.why == "misread" and item.key not in seen:
                    seen.add(item.key)
                    yield item


@lru_cache(maxsize=4)
def _uncertain(aliases: tuple[ProtectedTerm, ...]) -> UncertainMatcher:
    return UncertainMatcher(aliases)


def _question_of(text: str, doubt: UncertainMention) -> NameQuestion:
    owners = frozenset([doubt.person_id] if doubt.person_id else [])
    word = compact(text[doubt.start : doubt.end])
    return NameQuestion(doubt.start, doubt.end, owners, doubt.why, word, doubt.form)


ON_OTHER_READINGS: Final = DocumentSource("other readings", _look)
