"""Whether a paper asks for something, and until when it matters."""

from collections.abc import Iterator

from casefiles.office.preflight.printed_paper import PrintedPaper
from casefiles.office.records.findings import Finding, digest_of, new_finding


def relief_present(paper: PrintedPaper) -> Iterator[Finding]:
    """Find a paper whose forum asks what is sought, and which does not say it."""
    if paper.relief and not any(one.words for one in paper.relief):
        of = digest_of(one.field for one in paper.relief)
        yield new_finding("sign", "relief_missing", [one.spot for one in paper.relief], 1, of)


def removal_present(paper: PrintedPaper) -> Iterator[Finding]:
    """Find a request for interim measures that does not say when the removal is."""
    if paper.is_interim and paper.removal and not any(one.words for one in paper.removal):
        of = digest_of(one.field for one in paper.removal)
        yield new_finding("sign", "removal_unknown", [one.spot for one in paper.removal], 1, of)
