"""What a reader who listens to a paper would miss."""

from collections.abc import Iterator

from casefiles.office.preflight.printed_paper import PrintedPaper
from casefiles.office.records.findings import Finding, digest_of, new_finding


def structure_whole(paper: PrintedPaper) -> Iterator[Finding]:
    """Find figures without words, headings without text, and tables without a head."""
    if paper.faults:
        of = digest_of((one.code, one.spot.record) for one in paper.faults)
        spots = dict.fromkeys(one.spot for one in paper.faults)
        yield new_finding("sign", "structure_faulty", spots, len(paper.faults), of)
