"""The list of exhibits, and the exhibits themselves: a front sheet and stamped pages each."""

from collections.abc import Iterator

from casefiles.domain.disclosure import DisclosedExhibit
from casefiles.dossier.languages import language_of, spans
from casefiles.dossier.material import Material
from casefiles.dossier.proof import (
    listed_destination,
    page_destination,
    sheet_destination,
    text_destination,
)
from casefiles.dossier.public_pages import drawn_rules, drawn_texts
from casefiles.typeset.tree import (
    Block,
    DrawnPage,
    Gap,
    Heading,
    ImagePage,
    Inline,
    LayerLine,
    PageOf,
    Paragraph,
    Place,
    Role,
    Row,
    Rule,
    Span,
    Table,
)

_SECTION = "exhibits"
_LIST_SHARES = (0.14, 0.5, 0.22, 0.14)
_SHEET_SHARES = (0.22, 0.78)
_SHEET_DROP = 150.0
_TEXT_LEVEL = 3
_BEFORE_MESSAGE = 9.0


def picture_key(exhibit: str, page: int) -> str:
    """Return the key by which the pixels of an exhibit's page are asked for."""
    return f"{page} {exhibit}"


def exhibits_table(material: Material) -> Table:
    """Return the list of exhibits: mark, title, witness, first page."""
    profile = material.profile
    head = ("mark", "title", "witness", "first_page")
    rows = tuple(
        _listed(exhibit, number, material)
        for number, exhibit in enumerate(material.disclosure.exhibits, start=1)
    )
    return Table(
        _LIST_SHARES,
        tuple(
            Paragraph(spans(profile.say(key), profile.language), Role.CELL_HEAD, Place(_SECTION, 0))
            for key in head
        ),
        rows,
    )


def exhibit_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the exhibits that have pages or text, in the order of the list."""
    is_first = True
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        if exhibit.pages or exhibit.form:
            yield from _front_sheet(exhibit, number, material, heading if is_first else "")
            for page in range(1, exhibit.pages + 1):
                yield _page(exhibit, number, page, material)
            if exhibit.form:
                yield from _text(exhibit, number, material)
            is_first = False


def _listed(exhibit: DisclosedExhibit, number: int, material: Material) -> Row:
    profile, place = material.profile, Place(_SECTION, number)
    language = profile.language
    sheet = sheet_destination(number) if exhibit.pages or exhibit.form else ""
    mark = spans(exhibit.mark, language, target=sheet, is_bold=True)
    first: tuple[Inline, ...] = (PageOf(sheet),)
    if not sheet:
        first = spans(profile.say("produced_separately"), language, is_italic=True)
    cells = (
        mark,
        spans(exhibit.title, language),
        spans(exhibit.witness, language),
        first,
    )
    return Row(
        tuple((Paragraph(cell, Role.CELL, place),) for cell in cells),
        destination=listed_destination(number),
    )


def _front_sheet(
    exhibit: DisclosedExhibit, number: int, material: Material, section: str
) -> Iterator[Block]:
    profile, place = material.profile, Place(_SECTION, number)
    language = profile.language
    word = spans(profile.say("exhibit"), language)
    yield Gap(_SHEET_DROP, starts_page=True)
    yield Heading(
        word,
        3,
        place,
        destination="section exhibits" if section else "",
        bookmark=spans(section, language),
    )
    yield Heading(
        spans(exhibit.mark, language),
        2,
        place,
        destination=sheet_destination(number),
        bookmark=_bookmark(exhibit, material),
        bookmark_level=2,
    )
    yield Paragraph(spans(exhibit.title, language), Role.LEAD, place)
    yield Gap(22)
    yield Rule(0.8)
    yield Gap(8)
    rows = [_field("witness", spans(exhibit.witness, language), material, place)]
    if not exhibit.witness:
        rows = []
    if exhibit.form:
        form = spans(profile.say(f"form_{exhibit.form}"), language)
        rows.append(_field("produced_as", form, material, place))
    else:
        rows.append(_field("pages", _page_count(exhibit, number, material), material, place))
    yield Table(_SHEET_SHARES, (), tuple(rows), is_ruled=False)


def _text(exhibit: DisclosedExhibit, number: int, material: Material) -> Iterator[Block]:
    """Yield the text of an exhibit on pages of its own, under its mark and what it is."""
    profile, place = material.profile, Place(_SECTION, number)
    language = profile.language
    told = f"{exhibit.mark}. {profile.say(f'form_{exhibit.form}')}"
    yield Gap(0.0, starts_page=True)
    yield Heading(spans(told, language), _TEXT_LEVEL, place, destination=text_destination(number))
    for paragraph in exhibit.paragraphs:
        if paragraph.head:
            yield Gap(_BEFORE_MESSAGE)
            head = spans(paragraph.head, language)
            yield Paragraph(head, Role.CELL_STRONG, place, keeps_next=bool(paragraph.text))
        role = Role.CELL if paragraph.head else Role.BODY
        for line in paragraph.text.splitlines():
            if line.strip():
                yield Paragraph(spans(line, language), role, place)


def _page(
    exhibit: DisclosedExhibit, number: int, page: int, material: Material
) -> ImagePage | DrawnPage:
    burned = material.pages[exhibit.mark, page]
    stamp = material.profile.say(
        "stamp", exhibit=exhibit.mark, page=str(page), count=str(exhibit.pages)
    )
    public = material.public.get((exhibit.mark, page))
    if public is not None:
        return DrawnPage(
            width=public.width,
            height=public.height,
            texts=drawn_texts(public, material.profile.language),
            rules=drawn_rules(public),
            stamp=spans(stamp, material.profile.language),
            destination=page_destination(number, page),
            place=Place(_SECTION, number),
        )
    heard = stamp.replace(" | ", ", ")  # else the bar is read out by name
    return ImagePage(
        key=picture_key(exhibit.mark, page),
        width=burned.width,
        height=burned.height,
        columns=burned.columns,
        rows=burned.rows,
        coding=burned.coding,
        palette=burned.palette,
        stamp=spans(stamp, material.profile.language),
        destination=page_destination(number, page),
        place=Place(_SECTION, number),
        alternative=f"{heard}: {exhibit.title}" if exhibit.title else heard,
        lines=tuple(
            LayerLine(line.text, language_of(line.text, material.profile.language), line.box)
            for line in burned.lines
        ),
    )


def _bookmark(exhibit: DisclosedExhibit, material: Material) -> tuple[Span, ...]:
    profile = material.profile
    if not exhibit.title:
        return spans(exhibit.mark, profile.language)
    text = profile.say("exhibit_bookmark", exhibit=exhibit.mark, title=exhibit.title)
    return spans(text, profile.language)


def _page_count(exhibit: DisclosedExhibit, number: int, material: Material) -> tuple[Inline, ...]:
    inline: list[Inline] = []
    for piece, is_token in material.profile.pieces("page_count"):
        if not is_token:
            inline.append(Span(piece, material.profile.language))
        elif piece == "count":
            inline.append(Span(str(exhibit.pages), material.profile.language))
        else:
            inline.append(PageOf(page_destination(number, 1)))
    return tuple(inline)


def _field(key: str, value: tuple[Inline, ...], material: Material, place: Place) -> Row:
    profile = material.profile
    name = Paragraph(spans(profile.say(key), profile.language), Role.FIELD_NAME, place)
    return Row(((name,), (Paragraph(value, Role.FIELD, place),)))
