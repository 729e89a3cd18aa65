"""Texts that a dossier has not, or not well enough, in the language that was chosen for it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.versioned_texts import TextPlace
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.languages.chosen_language import language_of, unworded_tests
from casefiles.office.draft.languages.layout_language import layout_languages
from casefiles.office.draft.languages.translation_list import is_wording_read
from casefiles.office.records.countdown import countdown, local_now
from casefiles.office.records.findings import Finding, FindingLocation, Kind, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release.text_choice import TextChoice, VersionState
from casefiles.words.review import language_words

TRANSLATIONS: Final = "translations"
"""Detail of the place where texts are translated."""
_REMOVAL: Final = "removal"
_CODES: Final = {
    VersionState.MISSING: "text_not_translated",
    VersionState.STALE: "text_version_stale",
    VersionState.UNCHECKED: "text_version_unchecked",
}


def language_stops(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what stops a dossier in the language that was chosen for it; see `_findings`."""
    return (one for one in _findings(workplace, draft) if one.kind == "stop")


def language_checks(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what readers of a dossier in that language would notice."""
    return (one for one in _findings(workplace, draft) if one.kind != "stop")


def _findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find texts without a version, versions that nobody checked, and languages not taken.

    With a removal in less than 72 hours none of them stops anything: a translation can follow.
    """
    language = language_of(draft.snapshot)
    if not language:
        return
    if not is_wording_read(workplace.resources, language):
        spot = FindingLocation(language_words(language), "dossier", "", TRANSLATIONS)
        yield new_finding("info", "wording_unread", (spot,), 1)
    rules = layout_languages(workplace.resources, draft.profile.id)
    is_urgent = is_emergency(draft, local_now(workplace.clock))
    if not rules.takes(language):
        spot = FindingLocation(
            ", ".join(map(language_words, rules.taken)), "dossier", "", TRANSLATIONS
        )
        of = digest_of((language, *rules.taken))
        kind: Kind = "warn" if is_urgent else "stop"
        yield new_finding(kind, "language_not_taken", (spot,), 1, of)
    view = view_of(draft)
    tests = unworded_tests(workplace.resources, draft.snapshot) if draft.disclosure.grounds else ()
    if tests:
        spots = [FindingLocation(view.excerpt(one.text), "argument", one.id) for one in tests]
        of = digest_of(one.test for one in tests)
        yield new_finding("warn" if is_urgent else "stop", "test_not_worded", spots, len(tests), of)
    grouped: dict[tuple[str, Kind], list[TextChoice]] = {}
    for one in exported_choices(draft):
        if not one.state.is_ready:
            kind = _kind(one, is_urgent=is_urgent, stops=rules.stops_unchecked)
            grouped.setdefault((_CODES[one.state], kind), []).append(one)
    for (code, kind), found in sorted(grouped.items(), key=lambda pair: pair[0]):
        yield _finding(view, kind, code, found)


def _kind(one: TextChoice, *, is_urgent: bool, stops: bool) -> Kind:
    if is_urgent:
        return "warn"
    if one.state is VersionState.MISSING:
        return "stop"
    return "stop" if stops and one.of.place is TextPlace.LEAD else "warn"


def _finding(view: DraftView, kind: Kind, code: str, found: list[TextChoice]) -> Finding:
    spots = (
        FindingLocation(view.excerpt(one.of.text), "dossier", one.of.record_id, TRANSLATIONS)
        for one in found
    )
    of = digest_of((*one.of.key, one.state) for one in found)
    return new_finding(kind, code, spots, len(found), of)


def exported_choices(draft: Draft) -> Iterator[TextChoice]:
    """Yield what there is of each text that the dossier says, and of no other."""
    projection, shown = draft.projection, draft.disclosure
    ids = {
        "events": frozenset(map(str, projection.events)),
        "facts": frozenset(map(str, projection.facts)),
        "narrative": frozenset(map(str, projection.blocks)),
        "documents": frozenset(map(str, projection.documents)),
        "exhibits": _exhibits(draft.snapshot, frozenset(map(str, projection.documents))),
        "steps": frozenset(one.partition(" ")[0] for one in projection.steps),
    }
    groups = {
        "arguments": bool(shown.grounds),
        "answers": bool(shown.answers),
        "deadlines": bool(shown.deadlines),
        "case": True,
    }
    for one in draft.choices:
        kind = one.of.kind
        if one.of.record_id in ids[kind] if kind in ids else groups[kind]:
            yield one


def _exhibits(snapshot: CaseSnapshot, documents: frozenset[str]) -> frozenset[str]:
    return frozenset(str(one.id) for one in snapshot.exhibits if one.document_id in documents)


def is_emergency(draft: Draft, now: datetime) -> bool:
    """Tell whether somebody would be taken within 72 hours, or the emergency preset is chosen."""
    if draft.preset is not None and draft.preset.is_emergency:
        return True
    snapshot = draft.snapshot
    dates = [one.date for one in snapshot.deadlines if one.kind == _REMOVAL]
    dates += [snapshot.case.removal] if snapshot.case.removal else []
    return any(countdown(one, now).is_near for one in dates)
