"""What a forum would object to: fields left empty, limits, and the checks of its profile."""

from collections.abc import Iterator

from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.dossier.forum.form_values import missing_fields
from casefiles.dossier.forum.forums import Need
from casefiles.dossier.parts.form_rows import lines_beyond
from casefiles.office.draft.drafting import Draft
from casefiles.office.forum.forum_filing import FORM, PAPERS, Filing, filing_of
from casefiles.office.forum.forum_limits import (
    breaches,
    needs_pages,
    page_counts,
    page_limit_findings,
    unmeasured,
)
from casefiles.office.forum.forum_preflight import preflight
from casefiles.office.forum.forum_sheets import filled_sheet, limit_words
from casefiles.office.forum.signed_forms import signed_forms_on
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.words.language import in_english


def over_limit(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find sourced limits that a draft is over; none holds up a request for interim measures."""
    filing = filing_of(workplace, draft)
    if filing is None or filing.form.is_interim:
        return
    counts = page_limit_findings(filing.form, filing.today)
    pages = page_counts(filing, QUIET) if counts else {}
    found = [one for one in breaches(filing, pages) if one.is_stop]
    if found:
        spots = tuple(_limit_spot(one.words, one.field) for one in found)
        with in_english():
            of = digest_of(one.words for one in breaches(filing, pages) if one.is_stop)
        yield new_finding("stop", "forum_limit", spots, len(found), of)


def forum_checks(
    workplace: JobContext, draft: Draft, ticket: CancellationToken
) -> Iterator[Finding]:
    """Tell what a forum would object to besides what stops.

    Raises:
        WorkerFailed: the child that typesets failed.
    """
    filing = filing_of(workplace, draft)
    if filing is None:
        return
    yield from _fields(filing)
    yield from _limits(filing, ticket)
    yield from _papers(filing)
    passed = 0
    for name, spots in preflight(filing):
        if spots:
            yield new_finding("warn", f"forum_{name}", spots)
        else:
            passed += 1
    if passed:
        yield new_finding("ok", "forum_passed", count=passed)


def _fields(filing: Filing) -> Iterator[Finding]:
    for need, kind, code in (
        (Need.MUST, "warn", "forum_missing"),
        (Need.SHOULD, "info", "forum_empty"),
    ):
        fields = missing_fields(filing.form, filing.draft.disclosure, need)
        if fields:
            spots = [filing.spot(one.id) for one in fields]
            yield new_finding("warn" if kind == "warn" else "info", code, spots)
    answered = ((one, filing.value(one.id)) for one in filing.form.fields)
    beyond = [filing.spot(one.id) for one, value in answered for _ in lines_beyond(one, value)]
    if beyond:
        yield new_finding("warn", "forum_cells_beyond", beyond)
    differing = [filing.spot(one) for one in _contradicted(filing)]
    if differing:
        yield new_finding("warn", "forum_answer_differs", differing)


def _contradicted(filing: Filing) -> tuple[str, ...]:
    """Return the fields of facts whose answer the records contradict."""
    case = filing.view.snapshot.case
    shown = filing.draft.disclosure
    request = EditionRequest(case.id, shown.profile, shown.audience)
    sheet = filing.workplace.vault.read(
        lambda reader: filled_sheet(reader, request, filing.form, filing.workplace.resources)
    )
    return tuple(one.id for one in sheet.fields if one.differs)


def _limits(filing: Filing, ticket: CancellationToken) -> Iterator[Finding]:
    pages = page_counts(filing, ticket) if needs_pages(filing.form) else {}
    found = [one for one in breaches(filing, pages) if not one.is_stop]
    if found:
        spots = [_limit_spot(one.words, one.field) for one in found]
        yield new_finding("warn", "forum_limit_warned", spots)
    by_hand = unmeasured(filing.form)
    if by_hand:
        spots = [_limit_spot(limit_words(one)) for one in by_hand]
        yield new_finding("info", "forum_limit_by_hand", spots)


def _limit_spot(words: str, field: str = "") -> FindingLocation:
    """Return the place of a limit; its words are the forum's, and numbers."""
    return FindingLocation(words, "dossier", field, FORM, kept=words)


def _papers(filing: Filing) -> Iterator[Finding]:
    """Tell how far the papers have come that are signed by hand; the lawyer alone reads this."""
    shown = filing.draft.disclosure
    request = EditionRequest(filing.view.snapshot.case.id, shown.profile, shown.audience)
    papers = filing.workplace.vault.read(
        lambda reader: signed_forms_on(reader, request, filing.form, filing.today.isoformat())
    )
    late = [one for one in papers.followed if one.is_overdue or one.record.refused]
    if late:
        yield new_finding(
            "warn", "forum_papers_late", [signed_form_location(one.line, one.field) for one in late]
        )
    waited = [one for one in papers.followed if one.record.is_out and one not in late]
    lines = [(one.line, one.field) for one in waited]
    lines += [(one.line, one.field) for one in papers.unbegun if one.is_needed and not one.attached]
    if lines:
        yield new_finding("info", "forum_papers", [signed_form_location(*one) for one in lines])


def signed_form_location(words: str, field: str) -> FindingLocation:
    """Return the place where a paper is followed."""
    return FindingLocation(words, "dossier", field, PAPERS)
