"""Sources of the redaction queue: words that pages hide, and pages that nobody has seen."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import NOBODY
from casefiles.office.documents.pages import span_box
from casefiles.office.redaction.burning import is_unread
from casefiles.office.redaction.page_inspection import UNSEEN_PAGE, unseen_key
from casefiles.office.redaction.suggestions import (
    CaseContext,
    DocumentContext,
    DocumentSource,
    RedactionSuggestion,
    context,
    item_key,
    same_key,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.mentions import Mention
from casefiles.words.language import msg_keep


def _look(
    _workplace: JobContext, _at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    for page, mentions in zip(document.pages, document.mentions, strict=True):
        ticket.check()
        look = document.inspections.get(page.number)
        if look is not None:
            yield from _hidden(document, page, look, mentions)
        if is_unread(page) and not document.row.are_pages_checked:
            yield _unseen(document, page)


def _hidden(
    document: DocumentContext, page: PageText, look: PageInspection, mentions: tuple[Mention, ...]
) -> Iterator[RedactionSuggestion]:
    text = page.text
    starts = [0, *accumulate(len(line.text) + 1 for line in page.lines)]
    for number, first, last in look.hidden:
        if number >= len(page.lines):
            continue
        start, end = starts[number] + first, starts[number] + last
        if any(start < one.end and one.start < end for one in mentions):
            # The line goes by itself.
            continue
        before, description, after = context(text, start, end)
        place = (document.row.id, page.number, number, first)
        yield RedactionSuggestion(
            kind="hidden_text",
            key=item_key("hidden_text", place, NOBODY, description),
            document_id=document.row.id,
            page=page.number,
            boxes=(span_box(page.lines[number], first, last),),
            before=before,
            text=description,
            after=after,
            person_id=NOBODY,
            words=msg_keep(
                "No page of an export has text: what may show through is the picture alone."
            ),
            same=same_key("hidden_text", NOBODY, description),
        )


def _unseen(document: DocumentContext, page: PageText) -> RedactionSuggestion:
    return RedactionSuggestion(
        kind=UNSEEN_PAGE,
        key=unseen_key(document.row.id, page.number),
        document_id=document.row.id,
        page=page.number,
        boxes=(),
        before="",
        text=msg_keep("Page {number}", number=f"{page.number:,}"),
        after="",
        person_id=NOBODY,
        words="",
    )


ON_PAGES: Final = DocumentSource("pages", _look)
