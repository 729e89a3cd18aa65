"""How an assertion shows what it rests on: linked cites, or a label."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedFact,
    DisclosedReprisalStep,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.typography import separator
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import Paragraph, Role

_WHOLE: Final = "\u00a0"
"""Between the words of a cite and its page, which stay on one line."""


def page_destination(position: int, page: int) -> str:
    """Return the name by which links reach a page of the exhibit at a position."""
    return f"page {position} {page}"


def text_destination(position: int) -> str:
    """Return the name by which links reach the text of the exhibit at a position."""
    return f"text {position}"


def sheet_destination(position: int) -> str:
    """Return the name by which links reach where the exhibit at a position begins."""
    return f"sheet {position}"


def listed_destination(position: int) -> str:
    """Return the name by which links reach an exhibit's line in the list of exhibits."""
    return f"listed {position}"


def fact_destination(number: int) -> str:
    """Return the name by which links reach a paragraph of the narrative."""
    return f"fact {number}"


def paragraph_destination(number: int) -> str:
    """Return the name by which links reach a numbered paragraph of running text."""
    return f"told {number}"


def event_destination(number: int) -> str:
    """Return the name by which links reach a line of the chronology."""
    return f"event {number}"


def citation_inline(
    cite: DisclosedCitation, material: Material, *, is_cell: bool = False
) -> tuple[Inline, ...]:
    """Return a cite as a link, with the page of the dossier where it is.

    Args:
        cite: to print.
        material: of the dossier.
        is_cell: it stands in a narrow column, where that page may be in the next line.
    """
    profile, space = material.profile, " " if is_cell else _WHOLE
    position = material.positions[cite.exhibit]
    if cite.page == 0:
        named = f"{cite.exhibit}, {cite.time}" if cite.time else cite.exhibit
        has_text = bool(material.exhibit(cite.exhibit).form)
        text = profile.say("cite_text" if has_text else "cite_separate", exhibit=named)
        if has_text:
            target = text_destination(position)
            return (
                *spans(f"{text}{space}", profile.language, target=target),
                *_page(target, material),
            )
        target = listed_destination(position) if material.has_list else ""
        return spans(text, profile.language, target=target)
    target = page_destination(position, cite.page)
    text = profile.say("cite", exhibit=cite.exhibit, page=str(cite.page))
    pages = _page(target, material)
    return (*_whole(f"{text}{space}" if pages else text, target, material), *pages)


def _whole(text: str, target: str, material: Material) -> Iterator[Inline]:
    """Yield the words of a cite, which stay on one line with the page of the dossier."""
    for span in spans(text, material.profile.language, target=target):
        yield replace(span, is_unbroken=True)


def cites_inline(
    cites: Sequence[DisclosedCitation], material: Material, *, is_cell: bool = False
) -> Iterator[tuple[Inline, ...]]:
    """Yield cites in their order, those of pages that follow one another as one."""
    run: list[DisclosedCitation] = []
    for cite in dict.fromkeys(cites):
        is_next = run and cite.page and replace(run[-1], page=run[-1].page + 1) == cite
        if run and not is_next:
            yield _run(run, material, is_cell=is_cell)
            run = []
        run.append(cite)
    if run:
        yield _run(run, material, is_cell=is_cell)


def _run(
    run: Sequence[DisclosedCitation], material: Material, *, is_cell: bool
) -> tuple[Inline, ...]:
    """Return the cite of one page, or of the first and the last of several."""
    if len(run) == 1:
        return citation_inline(run[0], material, is_cell=is_cell)
    profile, position = material.profile, material.positions[run[0].exhibit]
    first, last = run[0].page, run[-1].page
    target, end = page_destination(position, first), page_destination(position, last)
    text = profile.say("cite_run", exhibit=run[0].exhibit, first=str(first), last=str(last))
    pages: list[Inline] = []
    for one in _page(target, material):
        dash = TextSpan("\N{EN DASH}", profile.language, target=target, is_unbroken=True)
        pages += [one, dash, PageOf(end)] if isinstance(one, PageOf) else [one]
    space = " " if is_cell else _WHOLE
    return (*_whole(f"{text}{space}" if pages else text, target, material), *pages)


def _page(target: str, material: Material) -> tuple[Inline, ...]:
    """Return the page of the dossier on which something is."""
    profile = material.profile
    return tuple(
        PageOf(target)
        if is_token
        else TextSpan(piece, profile.language, target=target, is_unbroken=True)
        for piece, is_token in profile.pieces("dossier_page")
    )


def proof_cell(
    assertion: DisclosedEvent | DisclosedReprisalStep, material: Material, place: TextPosition
) -> tuple[Paragraph, ...]:
    """Return cites and label as paragraphs of a cell."""
    cites = tuple(
        Paragraph(cite, Role.CELL, place)
        for cite in cites_inline(assertion.cites, material, is_cell=True)
    )
    label = _label(assertion.standing, material)
    return (*cites, *([Paragraph(label, Role.CELL_QUIET, place)] if label else []))


def proof_line(assertion: DisclosedFact, material: Material, place: TextPosition) -> Paragraph:
    """Return cites and label as one line below a paragraph."""
    language = material.profile.language
    inline: list[Inline] = []
    if assertion.cites:
        inline += spans(material.profile.say("cites"), language)
    for number, cite in enumerate(cites_inline(assertion.cites, material)):
        if number:
            inline.append(TextSpan(separator(language), language))
        inline += cite
    label = _label(assertion.standing, material)
    if label:
        inline += [*([TextSpan(separator(language), language)] if inline else []), *label]
    return Paragraph(tuple(inline), Role.PROOF, place, is_indented=True)


def _label(standing: EvidentialStatus, material: Material) -> tuple[TextSpan, ...]:
    if standing is EvidentialStatus.CITED:
        return ()
    profile = material.profile
    return spans(profile.say(standing.value), profile.language, is_italic=True)
