"""Argument, issues and relief of a paper: numbered paragraphs with citations where they rest.

What is typed for a paper block by block takes the place of what is made of the grounds here.
"""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedCitation,
    DisclosedLimb,
)
from casefiles.dossier.parts.argument_section import SECTION, authority_inline
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.paper_section import paper_blocks
from casefiles.dossier.parts.paragraph_numbers import paragraph_label
from casefiles.dossier.parts.proof import citation_inline, cites_inline, fact_destination
from casefiles.dossier.parts.typography import separator
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.tree import Block, Heading, Paragraph, Role

GROUND, LIMB = 5, 7
"""Levels of headings below that of a part."""
_MOST_READ_FIRST: Final = 5


def argued_blocks(material: Material) -> Iterator[Block]:
    """Yield the argument as it is typed; else a heading for each limb, a paragraph an argument."""
    if material.disclosure.paper:
        yield from paper_blocks(material)
        return
    language = material.profile.language
    for number, ground in enumerate(material.disclosure.grounds, start=1):
        place = TextPosition(SECTION, number)
        text = spans(ground.title, language)
        yield Heading(text, GROUND, place, f"part {SECTION} {number}", text, bookmark_level=2)
        if ground.text:
            yield Paragraph(spans(ground.text, language), Role.PROOF, place, keeps_next=True)
        for limb in ground.limbs:
            yield from _limb(limb, place, material)


def reading_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the exhibits that arguments cite most, to be read first, and how citations are read."""
    counts: dict[str, list[DisclosedCitation]] = {}
    for cite in _all_cites(material):
        counts.setdefault(cite.exhibit, []).append(cite)
    most = sorted(counts.values(), key=lambda one: -len(one))[:_MOST_READ_FIRST]
    if not most:
        return
    profile, place = material.profile, TextPosition("reading", 0)
    content: list[Inline] = [*spans(f"{heading}: ", profile.language, is_bold=True)]
    for at, cites in enumerate(most):
        if at:
            content.append(TextSpan(separator(profile.language), profile.language))
        title = material.exhibit(cites[0].exhibit).title
        content += spans(f"{title} " if title else "", profile.language)
        content += citation_inline(cites[0], material)
    content += spans(f". {profile.say('citations_explained')}", profile.language)
    yield Paragraph(tuple(content), Role.QUOTE, place)


def _all_cites(material: Material) -> Iterator[DisclosedCitation]:
    for block in material.disclosure.paper:
        for link in (one for piece in block.all_pieces for one in piece.links):
            if link.mark:
                yield DisclosedCitation(link.mark, link.number)
    if material.disclosure.paper:
        return
    for ground in material.disclosure.grounds:
        for argument in (one for limb in ground.limbs for one in limb.arguments):
            yield from argument.cites
            for number in argument.facts:
                yield from material.disclosure.facts[number - 1].cites


def _limb(limb: DisclosedLimb, place: TextPosition, material: Material) -> Iterator[Block]:
    language = material.profile.language
    if limb.text:
        yield Heading(spans(limb.text, language), LIMB, place)
    for argument in limb.arguments:
        yield from _argument(argument, place, material)


def _argument(
    argument: DisclosedArgument, place: TextPosition, material: Material
) -> Iterator[Block]:
    """Yield what is said, with what it rests on in brackets, then the answer and the reply."""
    profile = material.profile
    language = profile.language
    content: list[Inline] = []
    if not argument.is_ours:
        content += spans(f"{profile.say('their_submission')} ", language, is_italic=True)
    content += spans(argument.text, language)
    rests = list(_rests_on(argument, material))
    for at, one in enumerate(rests):
        content.append(TextSpan(separator(language) if at else " (", language))
        content += one
    if rests:
        content.append(TextSpan(")", language))
    yield Paragraph(tuple(content), Role.BODY, place)
    for key, text in (("answer", argument.answer), ("reply", argument.reply)):
        if text:
            word = spans(profile.say(key), language, is_italic=True)
            yield Paragraph((*word, *spans(text, language)), Role.BODY, place)


def _rests_on(argument: DisclosedArgument, material: Material) -> Iterator[tuple[Inline, ...]]:
    """Yield exhibits, paragraphs of the statement and authorities, each a link."""
    profile, facts = material.profile, material.disclosure.facts
    has_statement = material.has("statement")
    cites = dict.fromkeys(argument.cites)
    for number in argument.facts:
        if not has_statement:
            cites |= dict.fromkeys(facts[number - 1].cites)
    yield from cites_inline(tuple(cites), material)
    if has_statement and argument.facts:
        key = "paragraph" if len(argument.facts) == 1 else "paragraphs"
        content: list[Inline] = [TextSpan(profile.say(key), profile.language)]
        for at, number in enumerate(argument.facts):
            content.append(TextSpan(", " if at else "", profile.language))
            label = paragraph_label(number, material.disclosure)
            target = fact_destination(number)
            content.append(TextSpan(label, profile.language, target=target, is_unbroken=True))
        yield tuple(one for one in content if not isinstance(one, TextSpan) or one.text)
    yield from (authority_inline(number, material) for number in argument.authorities)
