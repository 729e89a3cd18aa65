"""Exhibits and authorities as a paper lists them: order, cites, one file under two numbers."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.office.preflight.printed_paper import PrintedExhibit, PrintedPaper
from casefiles.office.records.findings import Finding, digest_of, new_finding

_NUMBER: Final = re.compile(r"(.*?)(\d+)\D*")


def exhibits_in_order(paper: PrintedPaper) -> Iterator[Finding]:
    """Find exhibits that stand behind one of their series with a higher number."""
    highest: dict[str, int] = {}
    late = []
    for one in paper.exhibits:
        found = _NUMBER.fullmatch(one.mark)
        if found is None:
            continue
        series, number = found[1], int(found[2])
        if number < highest.get(series, 0):
            late.append(one.spot)
        highest[series] = max(number, highest.get(series, 0))
    if late:
        yield new_finding("warn", "annex_order", late)


def exhibits_cited(paper: PrintedPaper) -> Iterator[Finding]:
    """Find exhibits to which no text leads, in a paper that cites any."""
    spots = [one.spot for one in paper.exhibits if one.mark not in paper.cited]
    if paper.cited and spots:
        yield new_finding("warn", "exhibit_uncited", spots)


def exhibits_once(paper: PrintedPaper) -> Iterator[Finding]:
    """Find files that a paper shows under two numbers."""
    first: dict[str, PrintedExhibit] = {}
    again = [one for one in paper.exhibits if first.setdefault(one.content, one) is not one]
    if again:
        of = digest_of(one.mark for one in again)
        yield new_finding("sign", "exhibit_twice", [one.spot for one in again], len(again), of)


def exhibits_with_text(paper: PrintedPaper) -> Iterator[Finding]:
    """Find exhibits that would be pictures to whoever searches or listens, in spite of a layer."""
    spots = [one.spot for one in paper.exhibits if one.is_silent]
    if spots:
        yield new_finding("warn", "picture_without_text", spots)


def authorities_checked(paper: PrintedPaper) -> Iterator[Finding]:
    """Find authorities that nobody read: the paper says so of each."""
    unread = [one for one in paper.authorities if not one.is_checked]
    if unread:
        spots = dict.fromkeys(one.spot for one in unread)
        yield new_finding("warn", "authority_unchecked", spots, len(unread))
