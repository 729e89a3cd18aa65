"""The certificate of translation: what is a translation of what, and who answers for it."""

from collections.abc import Iterator
from typing import Final

from casefiles.dossier.parts.exhibit_pages.exhibit_cover_sheets import (
    TRANSLATION,
    ListedExhibit,
    certificate_words,
    main_of,
    start_of,
)
from casefiles.dossier.parts.headings import section_heading, table_head
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow, VerticalSpace

SECTION: Final = "translations"
_SHARES: Final = (0.18, 0.18, 0.64)


def translations_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the translations among the exhibits, each with what its certificate says."""
    listed = [
        (ListedExhibit(exhibit, number), main)
        for number, exhibit in enumerate(material.disclosure.exhibits, start=1)
        if exhibit.sheet.relation == TRANSLATION
        for main in (main_of(exhibit, material),)
        if main is not None
    ]
    if not listed:
        return
    profile, place = material.profile, TextPosition(SECTION, 0)
    yield section_heading(SECTION, heading, material)
    intro = spans(profile.say("translations_intro"), profile.language)
    yield Paragraph(intro, Role.BODY, place, keeps_next=True)
    yield VerticalSpace(10)
    head = table_head(("is_translation", "translation_of", "certificate"), material, SECTION)
    rows = tuple(_row(one, main, material) for one, main in listed)
    yield Table(_SHARES, head, rows, place=place)


def _row(one: ListedExhibit, main: ListedExhibit, material: Material) -> TableRow:
    language, place = material.profile.language, TextPosition(SECTION, one.number)
    text = "; ".join(certificate_words(one.exhibit, place, material))
    certificate = (Paragraph(spans(text, language), Role.CELL, place),)
    links = (_link(each, place, material) for each in (one, main))
    return TableRow((*((link,) for link in links), certificate))


def _link(one: ListedExhibit, place: TextPosition, material: Material) -> Paragraph:
    target = start_of(one, material)
    mark = spans(one.exhibit.mark, material.profile.language, target=target, is_bold=True)
    return Paragraph(mark, Role.CELL, place)
