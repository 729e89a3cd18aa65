"""Every check of a paper as it is printed, in two rounds: what must be signed for, and the rest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.office.draft.drafting import Draft
from casefiles.office.preflight.date_checks import later_dates
from casefiles.office.preflight.exhibit_checks import (
    authorities_checked,
    exhibits_cited,
    exhibits_in_order,
    exhibits_once,
)
from casefiles.office.preflight.language_checks import exhibits_translated, texts_in_language
from casefiles.office.preflight.other_forms import forms_agree
from casefiles.office.preflight.paper_formats import formats_kept
from casefiles.office.preflight.paper_of_draft import paper_of
from casefiles.office.preflight.printed_paper import PrintedPaper
from casefiles.office.preflight.relief_checks import relief_present, removal_present
from casefiles.office.preflight.structure_checks import structure_whole
from casefiles.office.preflight.wording_checks import (
    default_values,
    internal_words,
    list_syntax,
    open_promises,
)
from casefiles.office.records.findings import Finding
from casefiles.office.workplace.operations import JobContext

PaperCheck = Callable[[PrintedPaper], Iterator[Finding]]

CHECKS: Final[tuple[PaperCheck, ...]] = (
    relief_present,
    removal_present,
    later_dates,
    list_syntax,
    exhibits_once,
    structure_whole,
    formats_kept,
    texts_in_language,
    exhibits_translated,
    internal_words,
    default_values,
    exhibits_in_order,
    exhibits_cited,
    authorities_checked,
    open_promises,
)


def printed_stops(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what must be mended or signed for before a paper is sent."""
    yield from (one for one in findings_in(paper_of(draft)) if one.kind == "sign")


def printed_checks(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what a reader of the paper, or of two of them, would notice besides."""
    yield from (one for one in findings_in(paper_of(draft)) if one.kind != "sign")
    yield from forms_agree(workplace, draft)


def findings_in(paper: PrintedPaper) -> Iterator[Finding]:
    """Yield what every check finds in one paper; in an emergency nothing of it holds it up."""
    for check in CHECKS:
        for one in check(paper):
            yield replace(one, kind="warn", of="") if paper.is_emergency else one
