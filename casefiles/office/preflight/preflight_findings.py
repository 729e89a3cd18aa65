"""Every check of a paper as it is printed, in two rounds: what must be signed for, and the rest."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.layouts.reading import layout_in_use
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.preflight.date_checks import later_dates
from casefiles.office.preflight.exhibit_checks import (
    authorities_checked,
    exhibits_cited,
    exhibits_in_order,
    exhibits_once,
    exhibits_with_text,
)
from casefiles.office.preflight.language_checks import exhibits_translated, texts_in_language
from casefiles.office.preflight.other_forms import forms_agree
from casefiles.office.preflight.paper_formats import forum_formats
from casefiles.office.preflight.paper_of_draft import papers_of
from casefiles.office.preflight.printed_paper import PrintedPaper
from casefiles.office.preflight.relief_checks import relief_present, removal_present
from casefiles.office.preflight.structure_checks import structure_whole
from casefiles.office.preflight.text_locations import TextLocations
from casefiles.office.preflight.wording_checks import (
    default_values,
    internal_words,
    list_syntax,
    open_promises,
)
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext

PaperCheck = Callable[[PrintedPaper], Iterator[Finding]]

CHECKS: Final[tuple[PaperCheck, ...]] = (
    relief_present,
    removal_present,
    later_dates,
    list_syntax,
    exhibits_once,
    structure_whole,
    forum_formats,
    texts_in_language,
    exhibits_translated,
    internal_words,
    default_values,
    exhibits_in_order,
    exhibits_cited,
    exhibits_with_text,
    authorities_checked,
    open_promises,
)


def printed_stops(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what must be mended or signed for before papers are sent."""
    with suppress(InvalidInput):
        papers = papers_of(draft, _layout(workplace, draft))
        yield from (one for one in findings_in(*papers) if one.kind == "sign")


def printed_checks(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what a reader of the papers, or of two forms, would notice besides.

    A draft that cannot be composed yields where, and nothing else can be read in it.
    """
    try:
        papers = papers_of(draft, _layout(workplace, draft))
    except InvalidInput as error:
        section, number = str(error.safe.get("section", "")), int(error.safe.get("number", 0))
        spot = TextLocations(view_of(draft)).of(section, number)
        yield new_finding("warn", "cite_to_nothing", [spot])
        return
    yield from (one for one in findings_in(*papers) if one.kind != "sign")
    yield from forms_agree(workplace, draft)


def _layout(workplace: JobContext, draft: Draft) -> Layout | None:
    return layout_in_use(workplace.resources, draft.profile.id)


def findings_in(*papers: PrintedPaper) -> Iterator[Finding]:
    """Yield what every check finds in papers that go together, one of a kind for all of them.

    In an emergency nothing of it holds them up.
    """
    for check in CHECKS:
        found: dict[tuple[str, str], list[Finding]] = {}
        for paper in papers:
            for one in check(paper):
                graded = replace(one, kind="warn", of="") if paper.is_emergency else one
                found.setdefault((graded.kind, graded.code), []).append(graded)
        yield from map(_together, found.values())


def _together(found: list[Finding]) -> Finding:
    """Return findings of one kind in several papers as one; a place in two of them counts once."""
    first, *others = found
    if not others:
        return first
    spots = dict.fromkeys(spot for one in found for spot in one.spots)
    of = digest_of(one.of for one in found) if first.of else ""
    return new_finding(first.kind, first.code, spots, len(spots), of)
