"""Composing a dossier: from a Disclosure and a profile to a document tree.

Nothing is printed that is not a function of the Disclosure, the profile and the burned pages.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from casefiles.domain.disclosure.disclosed import (
    BurnedPage,
    Disclosure,
    PublicPage,
)
from casefiles.domain.disclosure.sections import FIXED
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.application import application_blocks
from casefiles.dossier.parts.argument_section import argument_blocks
from casefiles.dossier.parts.authorities import authorities_blocks
from casefiles.dossier.parts.calendar_pages import calendar_blocks
from casefiles.dossier.parts.chronology_table import chronology_blocks
from casefiles.dossier.parts.cover import cover_blocks
from casefiles.dossier.parts.exhibit_pages.exhibit_index import exhibits_table
from casefiles.dossier.parts.exhibits import exhibit_blocks, text_stamps
from casefiles.dossier.parts.folios import inherited_folios
from casefiles.dossier.parts.forms import under_headings
from casefiles.dossier.parts.headings import section_heading
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.legend import has_legend, legend_blocks, words_of
from casefiles.dossier.parts.manifest import archive_of
from casefiles.dossier.parts.material import Material, gather
from casefiles.dossier.parts.narrative_section import narrative_blocks
from casefiles.dossier.parts.originals import original_of
from casefiles.dossier.parts.paragraph_numbers import paragraph_label, removed_before
from casefiles.dossier.parts.persons_table import persons_blocks
from casefiles.dossier.parts.proof import (
    fact_destination,
    proof_line,
)
from casefiles.dossier.parts.references import check_references
from casefiles.dossier.parts.reprisals_section import pressure_blocks
from casefiles.dossier.parts.schedule_section import schedule_blocks
from casefiles.dossier.parts.signature import signature_blocks
from casefiles.dossier.parts.translations import translations_blocks
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Block,
    Contents,
    DocumentTree,
    Paragraph,
    Role,
)

_NOT_ALONE: Final = frozenset({"cover", "contents", "signature"})
"""Sections that say nothing by themselves."""


def compose(
    disclosure: Disclosure,
    profile: Profile,
    pages: Sequence[BurnedPage],
    public: Sequence[PublicPage] = (),
) -> DocumentTree:
    """Compose a dossier.

    Args:
        disclosure: what may leave the house.
        profile: of the same id as the disclosure names.
        pages: the burned pages of its exhibits in any order; their data is not looked at.
        public: published ones among them that are drawn anew instead.

    Returns:
        The document tree; pictures are named by `exhibits.picture_key`.

    Raises:
        InvalidForm: the three do not belong together (see `material.gather`), not_a_date, or a
            reference is dead (see `references`).
    """
    document = assembled(disclosure, profile, pages, public)
    check_references(document)
    return document


def assembled(
    disclosure: Disclosure,
    profile: Profile,
    pages: Sequence[BurnedPage],
    public: Sequence[PublicPage] = (),
) -> DocumentTree:
    """Return a dossier whose references nobody has looked at yet; see `compose`."""
    material = gather(disclosure, profile, pages, public)
    sections: dict[str, tuple[Block, ...]] = {
        section.id: tuple(_SECTIONS[section.id](material, section.heading))
        for section in profile.sections
        if _is_requested(section.id, disclosure)
    }
    if profile.form is not None:
        sections = under_headings(material, profile.form, sections)
    if "legend" in sections:
        text = "\n".join(words_of(block for blocks in sections.values() for block in blocks))
        sections["legend"] = tuple(_legend(material, text))
    if not any(blocks for id_, blocks in sections.items() if id_ not in _NOT_ALONE):
        sections["contents"] = sections["signature"] = ()
    return DocumentTree(
        title=disclosure.title,
        language=profile.language,
        running_head=spans(
            profile.say("running_head", reference=_one_line(disclosure.reference)),
            profile.language,
        ),
        page_word=profile.say("page_word"),
        blocks=tuple(block for blocks in sections.values() for block in blocks),
        archive=archive_of(disclosure, profile),
        folios=inherited_folios(material),
        left_empty=spans(profile.say("left_empty"), profile.language),
        stamps=text_stamps(material),
    )


def _is_requested(section: str, disclosure: Disclosure) -> bool:
    chosen = disclosure.sections
    return not chosen or section in FIXED or section in chosen


def section_blocks(section: str, material: Material, heading: str) -> tuple[Block, ...]:
    """Return one section of a dossier as its composer makes it, heading first; but the legend."""
    return tuple(_SECTIONS[section](material, heading))


def legend_section(material: Material, text: str, heading: str) -> Iterator[Block]:
    """Yield the legend of what stands in a text, under a heading; nothing where nothing went."""
    if has_legend(material.disclosure):
        yield section_heading("legend", heading, material)
        yield from legend_blocks(material, text)


def _contents(material: Material, heading: str) -> Iterator[Block]:
    yield section_heading("contents", heading, material)
    yield Contents(TextPosition("contents", 0))


def _statement(material: Material, heading: str) -> Iterator[Block]:
    profile, facts = material.profile, material.disclosure.facts
    if not facts:
        return
    yield section_heading("statement", heading, material)
    for number, fact in enumerate(facts, start=1):
        place = TextPosition("statement", number)
        yield from removed_before(number, material.disclosure, material.profile, place)
        yield Paragraph(
            spans(fact.text, profile.language),
            Role.BODY,
            place,
            label=f"{paragraph_label(number, material.disclosure)}.",
            keeps_next=True,
            destination=fact_destination(number),
        )
        yield from original_of(fact, material, place)
        yield proof_line(fact, material, place)
    if material.disclosure.paragraph_count == len(facts):
        yield from removed_before(
            len(facts) + 1,
            material.disclosure,
            material.profile,
            TextPosition("statement", len(facts)),
        )


def _narrative(material: Material, heading: str) -> Iterator[Block]:
    yield from narrative_blocks(material, section_heading("narrative", heading, material))


def _exhibits_list(material: Material, heading: str) -> Iterator[Block]:
    if material.disclosure.exhibits:
        yield section_heading("exhibits_list", heading, material)
        if material.pages and material.has("exhibits"):
            key = spans(material.profile.say("cite_key"), material.profile.language)
            place = TextPosition("exhibits_list", 0)
            yield Paragraph(key, Role.CELL_QUIET, place, keeps_next=True)
        yield exhibits_table(material)


def _no_legend(_material: Material, _heading: str) -> Iterator[Block]:
    """Yield nothing: the legend is made last, since it explains what the others say."""
    yield from ()


def _legend(material: Material, text: str) -> Iterator[Block]:
    heading = next(one.heading for one in material.profile.sections if one.id == "legend")
    yield from legend_section(material, text, heading)


_SECTIONS: Final[Mapping[str, Callable[[Material, str], Iterator[Block]]]] = {
    "cover": cover_blocks,
    "contents": _contents,
    "persons": persons_blocks,
    "chronology": chronology_blocks,
    "pressure": pressure_blocks,
    "statement": _statement,
    "narrative": _narrative,
    "grounds": argument_blocks,
    "authorities": authorities_blocks,
    "signature": signature_blocks,
    "application": application_blocks,
    "translations": translations_blocks,
    "schedule": schedule_blocks,
    "calendar": calendar_blocks,
    "exhibits_list": _exhibits_list,
    "exhibits": exhibit_blocks,
    "legend": _no_legend,
}


def _one_line(text: str) -> str:
    return " ".join(text.split())
