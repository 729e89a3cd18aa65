"""What stops a dossier, from everybody who looks it over before it leaves."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.rules.leaving import not_given, refused
from casefiles.office.draft.ciphers import unprintable_ciphers
from casefiles.office.draft.draft_view import ranges, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.editions import overlap_stops
from casefiles.office.draft.reading_back import missing_scripts, scripts_of
from casefiles.office.draft.schedules import schedule_for_others, schedule_in_emergency
from casefiles.office.forum.forum_checks import over_limit
from casefiles.office.records.checks import Spot
from casefiles.office.records.stops import Stop, digest_of
from casefiles.office.stops.asylum_stops import asylum_told
from casefiles.office.stops.broken_stops import broken_reference
from casefiles.office.stops.closed_material import closed_material
from casefiles.office.stops.contradiction_stops import protection_contradicts
from casefiles.office.stops.mosaic import mosaic_stops
from casefiles.office.stops.narrative_checks import dead_cites
from casefiles.office.stops.near_stops import near_stops
from casefiles.office.stops.preset_stops import needed_field
from casefiles.office.stops.review_stops import undecided_hits
from casefiles.office.stops.second_look import second_look
from casefiles.office.stops.shared_names import shared_names
from casefiles.office.stops.tellers import source_stops
from casefiles.office.stops.text_stops import text_stops
from casefiles.office.stops.twin_stops import unresolved_twins
from casefiles.office.stops.variant_stops import unconfirmed_variants
from casefiles.office.workplace.verbs import Workplace
from casefiles.redaction.names.aliases import forms_of
from casefiles.words.gate import script_in_words

Source = Callable[[Workplace, Draft], Iterable[Stop]]
"""Looks a draft over for one kind of stop, or several."""


def stops_of(workplace: Workplace, draft: Draft) -> tuple[Stop, ...]:
    """Return everything that stops a draft, as far as it can be told before pages are made."""
    return tuple(stop for source in _SOURCES for stop in source(workplace, draft))


def _protection(_workplace: Workplace, draft: Draft) -> Iterator[Stop]:
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
        "consent_refused": [one for one in pages if refused(consents, one, audience)],
        "consent_missing": [one for one in pages if not_given(consents, one, audience)],
        "facsimile_forbidden": [one for one in pages if pages[one] and one in traceable],
    }
    view = view_of(draft)
    for code, documents in found.items():
        if documents:
            spots = tuple(view.document(one) for one in documents)
            yield Stop("stop", code, digest_of(documents), len(documents), spots)


def _unread(_workplace: Workplace, draft: Draft) -> Iterator[Stop]:
    """Find exhibit pages that neither a machine read nor a person looked at."""
    view = view_of(draft)
    unread = [(document_id, plan.unread_pages) for document_id, plan in view.drawn if plan.unread]
    if unread:
        spots = tuple(
            view.document(document_id, f", p {ranges(pages)}", pages[0])
            for document_id, pages in unread
        )
        yield Stop("sign", "unread_pages", digest_of(unread), draft.unread, spots)


def _unseen_scripts(workplace: Workplace, draft: Draft) -> Iterator[Stop]:
    """Find scripts of protected names in which no machine here can read finished pages back."""
    if not draft.plans:
        return
    scripts = scripts_of(forms_of(draft.sought.protected))
    missing = missing_scripts(workplace.resources, scripts)
    if missing:
        spots = tuple(Spot(script_in_words(one), "people") for one in missing)
        yield Stop("sign", "scripts_not_read", digest_of(missing), len(missing), spots)


def _marks(_workplace: Workplace, draft: Draft) -> Iterator[Stop]:
    """Find marks that cover nothing (see `burning.faults_of`)."""
    view = view_of(draft)
    found: dict[str, list[tuple[DocumentId, int]]] = {}
    for document_id, plan in view.drawn:
        for code, pages in plan.faults.items():
            found.setdefault(code, []).extend((document_id, page) for page in pages)
    for code, places in sorted(found.items()):
        spots = tuple(view.document(one, f", p {page}") for one, page in places)
        yield Stop("stop", code, digest_of(places), len(places), spots)


_SOURCES: Final[tuple[Source, ...]] = (
    _protection,
    broken_reference,
    protection_contradicts,
    needed_field,
    unprintable_ciphers,
    second_look,
    schedule_for_others,
    schedule_in_emergency,
    _unread,
    _unseen_scripts,
    overlap_stops,
    source_stops,
    mosaic_stops,
    asylum_told,
    closed_material,
    undecided_hits,
    shared_names,
    near_stops,
    _marks,
    unresolved_twins,
    text_stops,
    unconfirmed_variants,
    over_limit,
    dead_cites,
)
