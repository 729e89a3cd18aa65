"""Heads of a filing's papers: what they must print and nothing disclosed says."""

from collections.abc import Iterator
from dataclasses import replace

from casefiles.dossier.filing.tokens import MissingToken, missing_tokens
from casefiles.dossier.layouts.closed_lists import PartWhen
from casefiles.dossier.layouts.reading import layout_in_use
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.languages.chosen_language import language_of
from casefiles.office.draft.languages.layout_language import layout_languages
from casefiles.office.records.countdown import local_now
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.stops.language_findings import TRANSLATIONS, is_emergency
from casefiles.office.workplace.operations import JobContext
from casefiles.words.filing_papers import CASE_TOKENS
from casefiles.words.language import msg_of
from casefiles.words.review import language_words


def filing_head_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find heads that would be printed with a gap: a court returns such a paper.

    filing_head_empty: no paper of this filing can be made; a dossier in one file has no such head.
    language_not_taken: nobody chose a language, and the words of a layout are those of its forum.
    """
    layout = layout_in_use(workplace.resources, draft.profile.id)
    if layout is None:
        return
    yield from _language(workplace, draft)
    papers = tuple(one for one in layout.papers if one.when is PartWhen.ALWAYS)
    missing = tuple(missing_tokens(layout, papers, draft.disclosure, draft.profile))
    if missing:
        spots = tuple(_spot(one, draft) for one in missing)
        of = digest_of(one.token for one in missing)
        yield new_finding("stop", "filing_head_empty", spots, len(missing), of)


def _language(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find papers that would be half in the language of the profile, half in that of the forum."""
    rules = layout_languages(workplace.resources, draft.profile.id)
    if language_of(draft.snapshot) or rules.takes(draft.profile.language):
        return
    words = ", ".join(map(language_words, rules.taken))
    spot = FindingLocation(words, "dossier", "", TRANSLATIONS)
    of = digest_of((draft.profile.language, *rules.taken))
    is_urgent = is_emergency(draft, local_now(workplace.clock))
    yield new_finding("warn" if is_urgent else "stop", "language_not_taken", (spot,), 1, of)


def filing_head_checks(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Warn of them where a dossier in one file could still leave."""
    for found in filing_head_findings(workplace, draft):
        yield replace(found, kind="warn", of="")


def _spot(missing: MissingToken, draft: Draft) -> FindingLocation:
    """Return where to enter it: the field of the form, else the case itself."""
    form = draft.profile.form
    fields = (form.field(one) for one in missing.fields) if form is not None else ()
    field = next((one for one in fields if one is not None), None)
    if field is not None:
        return FindingLocation(field.label, "dossier", field.id, "form")
    words = CASE_TOKENS.get(missing.token)
    return FindingLocation(msg_of(words) if words else missing.token, "overview", "", "edit")
