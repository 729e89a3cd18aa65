"""Grounds and arguments: a table for each test, limb by limb, and what each argument rests on."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedCitation,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.dossier.parts.headings import part_heading, section_heading, table_head
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.paper_section import law_destination, paper_blocks
from casefiles.dossier.parts.paragraph_numbers import paragraph_label
from casefiles.dossier.parts.proof import cites_inline, fact_destination
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow

SECTION: Final = "grounds"
_SHARES: Final = (0.24, 0.46, 0.3)


def argument_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the argument as prose, or what is argued, test by test, where none is typed."""
    if material.disclosure.paper:
        yield section_heading(SECTION, heading, material)
        yield from paper_blocks(material)
        return
    grounds = material.disclosure.grounds
    if not grounds:
        return
    yield section_heading(SECTION, heading, material)
    for number, ground in enumerate(grounds, start=1):
        yield from _ground(ground, TextPosition(SECTION, number), material)


def _ground(ground: DisclosedTest, place: TextPosition, material: Material) -> Iterator[Block]:
    language = material.profile.language
    yield part_heading(f"{place.number}. {ground.title}", place, material)
    if ground.text:
        yield Paragraph(spans(ground.text, language), Role.PROOF, place, keeps_next=True)
    head = table_head(("limb", "submission", "rests_on"), material, SECTION)
    rows = tuple(row for limb in ground.limbs for row in _limb(limb, place, material))
    yield Table(_SHARES, head, rows, place=place)


def _limb(limb: DisclosedLimb, place: TextPosition, material: Material) -> Iterator[TableRow]:
    """Yield a row for each argument; the limb stands beside the first, on the same page."""
    text = spans(limb.text, material.profile.language)
    for at, argument in enumerate(limb.arguments):
        shown = () if at else (Paragraph(text, Role.CELL_STRONG, place),)
        paragraphs = tuple(_argument_paragraphs(argument, place, material))
        rests = tuple(_rests_on(argument, place, material))
        yield TableRow((shown, paragraphs, rests), keeps_next=at < len(limb.arguments) - 1)


def _argument_paragraphs(
    argument: DisclosedArgument, place: TextPosition, material: Material
) -> Iterator[Paragraph]:
    profile = material.profile
    if not argument.is_ours:
        whose = spans(profile.say("their_submission"), profile.language, is_italic=True)
        yield Paragraph(whose, Role.CELL_QUIET, place)
    yield Paragraph(spans(argument.text, profile.language), Role.CELL, place)
    for key, text in (("answer", argument.answer), ("reply", argument.reply)):
        if text:
            word = spans(profile.say(key), profile.language, is_bold=True)
            yield Paragraph((*word, *spans(text, profile.language)), Role.CELL, place)


def _rests_on(
    argument: DisclosedArgument, place: TextPosition, material: Material
) -> Iterator[Paragraph]:
    """Yield the paragraphs, pages and authorities, each a link; a label where there is none."""
    cites = list(dict.fromkeys([*argument.cites, *_cites_instead(argument, material)]))
    has_statement = bool(argument.facts) and material.has("statement")
    if has_statement:
        yield Paragraph(tuple(_facts(argument, material)), Role.CELL, place)
    for cite in cites_inline(cites, material):
        yield Paragraph(cite, Role.CELL, place)
    for number in argument.authorities:
        yield Paragraph(authority_inline(number, material), Role.CELL, place)
    if not (has_statement or cites or argument.authorities):
        profile = material.profile
        label = spans(profile.say("only_submission"), profile.language, is_italic=True)
        yield Paragraph(label, Role.CELL_QUIET, place)


def _cites_instead(argument: DisclosedArgument, material: Material) -> Iterator[DisclosedCitation]:
    """Yield what facts rest on, where the dossier has no narrative that numbers could lead to."""
    if not material.has("statement"):
        for number in argument.facts:
            yield from material.disclosure.facts[number - 1].cites


def _facts(argument: DisclosedArgument, material: Material) -> Iterator[Inline]:
    profile = material.profile
    key = "paragraph" if len(argument.facts) == 1 else "paragraphs"
    yield TextSpan(profile.say(key), profile.language)
    for at, number in enumerate(argument.facts):
        if at:
            yield TextSpan(", ", profile.language)
        target = fact_destination(number)
        label = paragraph_label(number, material.disclosure)
        yield TextSpan(label, profile.language, target=target, is_unbroken=True)


def authority_inline(number: int, material: Material) -> tuple[Inline, ...]:
    """Return an authority by its name, as a link where the dossier lists it."""
    is_listed = material.has("authorities")
    target = authority_destination(number) if is_listed else ""
    one, language = material.disclosure.authorities[number - 1], material.profile.language
    name = spans(one.name, language, target=target, is_italic=True)
    # The list says it too, where there is one.
    if one.is_checked or is_listed:
        return name
    return (*name, *spans(f" {material.profile.say('not_checked')}", language))


def authority_destination(number: int) -> str:
    """Return the name by which links reach an authority in the list."""
    return law_destination(number)
