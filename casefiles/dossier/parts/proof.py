"""How an assertion shows what it rests on: linked cites, or a label."""

from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedFact,
    DisclosedReprisalStep,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import Paragraph, Role


def page_destination(position: int, page: int) -> str:
    """Return the name by which links reach a page of the exhibit at a position."""
    return f"page {position} {page}"


def text_destination(position: int) -> str:
    """Return the name by which links reach the text of the exhibit at a position."""
    return f"text {position}"


def sheet_destination(position: int) -> str:
    """Return the name by which links reach the front sheet of the exhibit at a position."""
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


def citation_inline(cite: DisclosedCitation, material: Material) -> tuple[Inline, ...]:
    """Return a cite as a link, with the page of the dossier where it is."""
    profile = material.profile
    position = material.positions[cite.exhibit]
    if cite.page == 0:
        named = f"{cite.exhibit}, {cite.time}" if cite.time else cite.exhibit
        has_text = bool(material.exhibit(cite.exhibit).form)
        text = profile.say("cite_text" if has_text else "cite_separate", exhibit=named)
        if has_text:
            target = text_destination(position)
            return (*spans(f"{text} ", profile.language, target=target), *_page(target, material))
        target = listed_destination(position) if material.has_list else ""
        return spans(text, profile.language, target=target)
    target = page_destination(position, cite.page)
    text = profile.say("cite", exhibit=cite.exhibit, page=str(cite.page))
    inline: list[Inline] = list(spans(text, profile.language, target=target))
    pages = _page(target, material)
    between = [TextSpan(" ", profile.language, target=target)] if pages else []
    return (*inline, *between, *pages)


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
        Paragraph(citation_inline(cite, material), Role.CELL, place) for cite in assertion.cites
    )
    label = _label(assertion.standing, material)
    return (*cites, *([Paragraph(label, Role.CELL_QUIET, place)] if label else []))


def proof_line(assertion: DisclosedFact, material: Material, place: TextPosition) -> Paragraph:
    """Return cites and label as one line below a paragraph."""
    language = material.profile.language
    inline: list[Inline] = []
    if assertion.cites:
        inline += spans(material.profile.say("cites"), language)
    for number, cite in enumerate(assertion.cites):
        if number:
            inline.append(TextSpan("; ", language))
        inline += citation_inline(cite, material)
    label = _label(assertion.standing, material)
    if label:
        inline += [*([TextSpan("; ", language)] if inline else []), *label]
    return Paragraph(tuple(inline), Role.PROOF, place, is_indented=True)


def _label(standing: EvidentialStatus, material: Material) -> tuple[TextSpan, ...]:
    if standing is EvidentialStatus.CITED:
        return ()
    profile = material.profile
    return spans(profile.say(standing.value), profile.language, is_italic=True)
