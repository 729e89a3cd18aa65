"""What stops a dossier, from everybody who looks it over before it leaves."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.rules.exportability import has_refused_consent, lacks_consent
from casefiles.office.draft.assigned_pseudonyms import unusable_pseudonyms
from casefiles.office.draft.combined_findings import combined_disclosure_findings
from casefiles.office.draft.draft_view import ranges, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.ocr_readback import missing_scripts, scripts_of
from casefiles.office.draft.redaction_schedules import (
    schedule_for_others,
    schedule_in_emergency,
    schedule_incomplete,
)
from casefiles.office.forum.forum_checks import over_limit
from casefiles.office.preflight.preflight_findings import printed_stops
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.stops.asylum_findings import asylum_findings
from casefiles.office.stops.broken_stops import broken_reference
from casefiles.office.stops.closed_material import closed_material
from casefiles.office.stops.closed_papers import closed_paper_findings
from casefiles.office.stops.contradiction_stops import protection_contradicts
from casefiles.office.stops.copy_pair_findings import copy_pair_findings
from casefiles.office.stops.export_format_findings import export_format_findings
from casefiles.office.stops.language_findings import language_stops
from casefiles.office.stops.minor_named import minor_named
from casefiles.office.stops.narrative_checks import broken_citations
from casefiles.office.stops.near_match_findings import near_match_findings
from casefiles.office.stops.paper_checks import paper_stops
from casefiles.office.stops.person_fields import person_field_findings
from casefiles.office.stops.preset_findings import needed_field
from casefiles.office.stops.reidentification import reidentification_findings
from casefiles.office.stops.script_findings import names_not_in_scripts
from casefiles.office.stops.second_review import second_review_findings
from casefiles.office.stops.shared_names import shared_names
from casefiles.office.stops.source_protection import source_findings
from casefiles.office.stops.suggestion_findings import undecided_hits
from casefiles.office.stops.variant_findings import variant_findings
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.words.gate import script_in_words
from casefiles.words.language import msg

Source = Callable[[JobContext, Draft], Iterable[Finding]]
"""Looks a draft over for one kind of stop, or several."""


def findings_of(workplace: JobContext, draft: Draft) -> tuple[Finding, ...]:
    """Return everything that stops a draft, as far as it can be told before pages are made."""
    return tuple(stop for source in _SOURCES for stop in source(workplace, draft))


def _protection(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find exhibits that must not leave like this.

    consent_refused: somebody refused or withdrew consent for these readers. consent_missing:
    consent was asked for or given for others only. facsimile_forbidden: its pages would show who
    gave it away.
    """
    shown = zip(draft.projection.disclosure.exhibits, draft.projection.documents, strict=True)
    pages = {document_id: exhibit.pages for exhibit, document_id in shown}
    consents, audience = draft.snapshot.consents, draft.projection.disclosure.audience
    traceable = {one.id for one in draft.snapshot.documents if one.is_traceable}
    found: dict[str, list[DocumentId]] = {
        "consent_refused": [one for one in pages if has_refused_consent(consents, one, audience)],
        "consent_missing": [one for one in pages if lacks_consent(consents, one, audience)],
        "facsimile_forbidden": [one for one in pages if pages[one] and one in traceable],
    }
    view = view_of(draft)
    for code, documents in found.items():
        if documents:
            spots = tuple(view.document(one) for one in documents)
            yield new_finding("stop", code, spots, len(documents), digest_of(documents))


def _unread(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find exhibit pages that neither a machine read nor a person looked at."""
    view = view_of(draft)
    unread = [(document_id, plan.unread_pages) for document_id, plan in view.drawn if plan.unread]
    if unread:
        spots = tuple(
            view.document(document_id, msg(", p {ranges}", ranges=ranges(pages)), pages[0])
            for document_id, pages in unread
        )
        yield new_finding("sign", "unread_pages", spots, draft.unread, digest_of(unread))


def _unseen_scripts(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find scripts of protected names in which no machine here can read finished pages back."""
    if not draft.plans:
        return
    scripts = scripts_of(forms_of(draft.sought.protected))
    missing = missing_scripts(workplace.resources, scripts)
    if missing:
        spots = tuple(FindingLocation(script_in_words(one), "people") for one in missing)
        yield new_finding("sign", "scripts_not_read", spots, len(missing), digest_of(missing))


def _marks(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find marks that cover nothing (see `burning.faults_of`)."""
    view = view_of(draft)
    found: dict[str, list[tuple[DocumentId, int]]] = {}
    for document_id, plan in view.drawn:
        for code, pages in plan.faults.items():
            found.setdefault(code, []).extend((document_id, page) for page in pages)
    for code, places in sorted(found.items()):
        spots = tuple(view.document(one, msg(", p {page}", page=page)) for one, page in places)
        yield new_finding("stop", code, spots, len(places), digest_of(places))


_SOURCES: Final[tuple[Source, ...]] = (
    _protection,
    broken_reference,
    protection_contradicts,
    needed_field,
    person_field_findings,
    unusable_pseudonyms,
    second_review_findings,
    schedule_for_others,
    schedule_in_emergency,
    schedule_incomplete,
    _unread,
    _unseen_scripts,
    names_not_in_scripts,
    combined_disclosure_findings,
    source_findings,
    reidentification_findings,
    asylum_findings,
    closed_material,
    closed_paper_findings,
    undecided_hits,
    shared_names,
    minor_named,
    near_match_findings,
    _marks,
    copy_pair_findings,
    export_format_findings,
    variant_findings,
    over_limit,
    broken_citations,
    paper_stops,
    language_stops,
    printed_stops,
)
