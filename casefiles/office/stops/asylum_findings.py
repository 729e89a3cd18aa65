"""What tells of an asylum claim, where the requesting State may come to read it.

A national asylum file, and that there is a claim, never reaches the State of which protection is
sought unless the person agrees (UNHCR, advisory opinion on confidentiality, 2005).
"""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.foreseeable_readers import readers_reached_by
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext

REQUESTING: Final = "requesting_state"
_STEMS: Final = (
    *("asylum", "asylee", "refugee", "unhcr", "subsidiary protection", "humanitarian protection"),
    *("asile", "refugi", "azyl", "uchodzc", "uprchl", "asyl", "flykting", "sığınma", "mülteci"),
    *("убежищ", "беженц", "άσυλο", "πρόσφυγ", "پاناھلىق", "مۇساپىر"),
)
_HAN: Final = ("庇护", "庇護", "难民", "難民")
_ASYLUM_WORDS: Final = re.compile(
    "|".join(
        [*(rf"\b{re.escape(fold(one))}" for one in _STEMS), *(re.escape(fold(one)) for one in _HAN)]
    )
)


def asylum_findings(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what a dossier tells of asylum, where the requesting State may foreseeably read it.

    Only what leaves is looked at: a withheld event tells nothing.
    """
    audience = draft.projection.disclosure.audience
    if REQUESTING in readers_reached_by(audience, draft.snapshot.reaches):
        found = dict(_places(draft))
        if found:
            spots = tuple(found.values())
            yield new_finding("sign", "asylum_told", spots, len(found), digest_of(found))


def _places(draft: Draft) -> Iterator[tuple[str, FindingLocation]]:
    view, projection, snapshot = view_of(draft), draft.projection, draft.snapshot
    events = {one.id: one for one in snapshot.events}
    facts = {one.id: one for one in snapshot.facts}
    documents = {one.id: one for one in snapshot.documents}
    disclosure = projection.disclosure
    for event_id, event in zip(projection.events, disclosure.events, strict=True):
        if mentions_asylum(f"{event.text}\n{event.place}"):
            yield event_id, view.event(events[event_id])
    for fact_id, fact in zip(projection.facts, disclosure.facts, strict=True):
        if mentions_asylum(fact.text):
            yield fact_id, view.fact(facts[fact_id])
    yield from _in_narrative(view)
    yield from _in_paper(view)
    for document_id, exhibit in zip(projection.documents, disclosure.exhibits, strict=True):
        if mentions_asylum(exhibit.title) or _is_of_asylum(documents[document_id]):
            yield document_id, view.document(document_id)


def _in_narrative(view: DraftView) -> Iterator[tuple[str, FindingLocation]]:
    for block, disclosed_block in zip(view.blocks, view.draft.disclosure.narrative, strict=True):
        if mentions_asylum(" ".join(piece.text for piece in disclosed_block.all_pieces)):
            yield block.id, view.block(block)


def _in_paper(view: DraftView) -> Iterator[tuple[str, FindingLocation]]:
    typed = {one.id: one for one in view.snapshot.paper}
    projection = view.draft.projection
    for block_id, block in zip(projection.paper, projection.disclosure.paper, strict=True):
        if mentions_asylum(block.text):
            yield block_id, view.paper_block(typed[block_id])


def mentions_asylum(text: str) -> bool:
    """Tell whether a text speaks of asylum, in the languages of the forums and of the clients."""
    return _ASYLUM_WORDS.search(fold(text)) is not None


def _is_of_asylum(document: Document) -> bool:
    return mentions_asylum("\n".join((document.title, document.gist, *document.tags)))
