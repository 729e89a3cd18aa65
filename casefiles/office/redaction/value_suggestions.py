"""Source of the redaction queue: numbers, addresses and codes that may lead to somebody."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.files.page_inspection import PageCode
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import NOBODY
from casefiles.office.documents.pages import span_boxes
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
from casefiles.redaction.detectors.every import detect_all
from casefiles.redaction.detectors.finding import DetectedValue
from casefiles.redaction.names.mentions import Mention
from casefiles.words.language import msg_keep, msg_mark, msg_of

_SHOWN: Final = 200
"""Characters of a code that are shown."""
_WORDS: Final = {
    "resident_id": msg_mark("Its birth day and check sign are right."),
    "machine_zone": msg_mark("Its check digits are right, or it has the form of a name line."),
    "bank_card": msg_mark("Its check digit is right."),
    "device": msg_mark("Its check digit is right."),
}


def _look(
    _workplace: JobContext, at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    for pictured, mentions in zip(document.pictured, document.mentions, strict=True):
        ticket.check()
        look = document.inspections.get(pictured.number)
        codes = look.codes if look is not None else ()
        lines = pictured.lines[: len(pictured.lines) - len(codes)]
        page = replace(pictured, lines=lines)
        for found in detect_all(page.text):
            if not any(_is_met(found, one) for one in mentions):
                yield _value(document, page, found)
        for code in codes:
            if not at.matcher.find(code.text):
                yield _code(document, page, code)


def _is_met(found: DetectedValue, mention: Mention) -> bool:
    return found.start < mention.end and mention.start < found.end


def _value(document: DocumentContext, page: PageText, found: DetectedValue) -> RedactionSuggestion:
    before, text, after = context(page.text, found.start, found.end)
    place = (document.row.id, page.number, page.text.count("\n", 0, found.start))
    return RedactionSuggestion(
        kind=found.kind,
        key=item_key(found.kind, place, NOBODY, found.value),
        document_id=document.row.id,
        page=page.number,
        boxes=tuple(span_boxes(page, found.start, found.end)),
        before=before,
        text=text,
        after=after,
        person_id=NOBODY,
        words=msg_keep(msg_of(_WORDS[found.kind])) if found.kind in _WORDS else "",
        same=same_key(found.kind, NOBODY, found.value),
    )


def _code(document: DocumentContext, page: PageText, code: PageCode) -> RedactionSuggestion:
    place = (document.row.id, page.number, f"{code.box.x0:.2f}/{code.box.y0:.2f}")
    return RedactionSuggestion(
        kind="code",
        key=item_key("code", place, NOBODY, code.text),
        document_id=document.row.id,
        page=page.number,
        boxes=(code.box,),
        before="",
        text=code.text[:_SHOWN],
        after="",
        person_id=NOBODY,
        words=msg_keep("{symbology}: readable with any telephone.", symbology=code.symbology),
        same=same_key("code", NOBODY, code.text),
    )


ON_PAGES: Final = DocumentSource("values", _look)
