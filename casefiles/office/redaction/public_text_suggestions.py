"""Source of the redaction queue: passages with names in them that are publicly known."""

from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import NOBODY
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.documents.pages import span_boxes
from casefiles.office.redaction.name_suggestions import ShownText, shown_texts
from casefiles.office.redaction.suggestions import (
    NOWHERE,
    CaseContext,
    CaseSource,
    RedactionSuggestion,
    context,
    item_key,
    on_one_line,
    same_key,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.page_gaps import text_with_gaps
from casefiles.redaction.release.known_text import KnownPassage, PublicTextIndex
from casefiles.words.language import msg_keep

_LONGEST: Final = 300
"""Characters of a passage that are shown."""


def _look(
    workplace: JobContext, at: CaseContext, rows: Sequence[DocumentRow], ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    vault = workplace.vault
    public = [row for row in rows if row.is_public and row.pages and not row.unreadable]
    if not public or not at.matcher.aliases:
        return
    texts = []
    for row in public:
        ticket.check()
        pages = vault.read(lambda reader: reader.pages(row.id, 1, row.pages))  # noqa: B023  # done before the next turn
        texts.append("\n".join(page.text for page in pages))
    known = PublicTextIndex(texts)
    for row in rows:
        if row.mark and row.pages and not row.unreadable:
            ticket.check()
            yield from _on_pages(workplace, at, row, known)
    for shown in vault.read(lambda reader: shown_texts(reader, at.case_id)):
        for passage in known.passages(shown.text, at.matcher.find(shown.text)):
            yield _in_text(shown, passage)


def _on_pages(
    workplace: JobContext, at: CaseContext, row: DocumentRow, known: PublicTextIndex
) -> Iterator[RedactionSuggestion]:
    for page in workplace.vault.read(lambda reader: reader.pages(row.id, 1, row.pages)):
        for passage in known.passages(page.text, at.matcher.find(text_with_gaps(page))):
            yield _on_page(row, page, passage)


def _on_page(row: DocumentRow, page: PageText, passage: KnownPassage) -> RedactionSuggestion:
    before, text, after = context(page.text, passage.start, passage.end)
    return RedactionSuggestion(
        kind="known_public_text",
        key=item_key("known_public_text", (row.id, page.number), NOBODY, text),
        document_id=row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, passage.start, passage.end)),
        before=before,
        text=text[:_LONGEST],
        after=after,
        person_id=NOBODY,
        words=msg_keep("Public source: positions reveal the value."),
        same=same_key("known_public_text", NOBODY, text),
    )


def _in_text(shown: ShownText, passage: KnownPassage) -> RedactionSuggestion:
    text = on_one_line(shown.text)
    found = text[passage.start : passage.end]
    return RedactionSuggestion(
        kind="quoted_public",
        key=item_key("quoted_public", (shown.place, shown.id), NOBODY, found),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=text[: passage.start],
        text=found[:_LONGEST],
        after=text[passage.end :],
        person_id=NOBODY,
        words=msg_keep("Public source: positions reveal the value."),
        record=(shown.place, shown.id),
    )


IN_CASE: Final = CaseSource("public text", _look)
