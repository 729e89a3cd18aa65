"""Paper, margins and letters of a paper against what its forum was read to want."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.dossier.forum.forums import ForumProfile, Limit, LimitKind
from casefiles.office.forum.forum_sheets import limit_words
from casefiles.office.preflight.printed_paper import PrintedFormat, PrintedPaper
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.typeset.document.looks import Look
from casefiles.typeset.document.roles import Role
from casefiles.words.language import in_english, msg

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CENTIMETRE: Final = 72 / 2.54
_FINENESS: Final = 0.05
"""Centimetres and points that nobody measures on paper."""
_FORM: Final = "form"
_PAPERS: Final = frozenset({"a4", "letter"})


def formats_of(look: Look, form: ForumProfile) -> Iterator[PrintedFormat]:
    """Yield what a forum says of paper, margins and letters, and whether this paper keeps it."""
    margins = look.margins
    narrowest = min(margins.top, margins.bottom, margins.start, margins.end) / _CENTIMETRE
    size = look.paragraphs[Role.BODY].size
    for one in form.limits:
        number = _NUMBER.search(one.value)
        if one.kind is LimitKind.MARGIN and number:
            here = msg("{number} cm", number=round(narrowest, 1))
            yield _format(one, here, is_met=narrowest + _FINENESS >= float(number[0]))
        elif one.kind is LimitKind.FONT_SIZE and number:
            here = msg("{number} pt", number=size)
            yield _format(one, here, is_met=size + _FINENESS >= float(number[0]))
        elif one.kind is LimitKind.FORMAT and one.value.casefold() in _PAPERS:
            is_met = one.value.casefold() == look.paper.value
            yield _format(one, look.paper.value.upper(), is_met=is_met)


def forum_formats(paper: PrintedPaper) -> Iterator[Finding]:
    """Find what of it is not kept: what was sourced and blocks is to be signed for."""
    over = [one for one in paper.formats if not one.is_met]
    blocking = [one for one in over if one.blocks and not paper.is_interim]
    others = [one for one in over if one not in blocking]
    if blocking:
        of = digest_of(one.limit for one in blocking)
        spots = [one.spot for one in blocking]
        yield new_finding("sign", "paper_format", spots, len(blocking), of)
    if others:
        yield new_finding("warn", "paper_format", [one.spot for one in others])


def _format(limit: Limit, here: str, *, is_met: bool) -> PrintedFormat:
    with in_english():
        plain = limit_words(limit)
    words = msg("{limit_words}. Here: {over}", limit_words=limit_words(limit), over=here)
    spot = FindingLocation(words, "dossier", "", _FORM, kept=words)
    return PrintedFormat(plain, spot, is_met=is_met, blocks=limit.blocks and limit.is_fact)
