"""The list of exhibits, and the exhibits themselves: a front sheet and stamped pages each."""

from collections.abc import Iterator
from dataclasses import replace

from casefiles.domain.disclosure.disclosed import BurnedPage, DisclosedExhibit, PublicPage
from casefiles.dossier.parts.citation_index import cited_at
from casefiles.dossier.parts.exhibit_cover_sheets import (
    ListedExhibit,
    has_sheet,
    is_facing,
    parts_of,
    sheet_rows,
    start_of,
)
from casefiles.dossier.parts.languages import language_of, spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import (
    listed_destination,
    page_destination,
    sheet_destination,
    text_destination,
)
from casefiles.dossier.parts.public_pages import drawn_rules, drawn_texts
from casefiles.dossier.parts.sheet_text import sheet_blocks, sheet_columns
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DrawnPage,
    Heading,
    ImagePage,
    LayerLine,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)

_SECTION = "exhibits"
_LIST_SHARES = (0.13, 0.36, 0.17, 0.21, 0.13)
_SHEET_SHARES = (0.22, 0.78)
_SHEET_DROP = 150.0
_TEXT_LEVEL = 3
_BEFORE_MESSAGE = 9.0
_BETWEEN_HEADS = " · "
_MOST_IN_A_LINE = 2


def picture_key(exhibit: str, page: int) -> str:
    """Return the key by which the pixels of an exhibit's page are asked for."""
    return f"{page} {exhibit}"


def exhibit_page(key: str) -> tuple[str, int]:
    """Return the exhibit and the page of it that a picture's key names."""
    page, _, exhibit = key.partition(" ")
    return exhibit, int(page)


def with_pixels(block: ImagePage, burned: BurnedPage) -> ImagePage:
    """Return a page of an exhibit that shows a burned page; text behind it is left out."""
    return replace(
        block,
        width=burned.width,
        height=burned.height,
        columns=burned.columns,
        rows=burned.rows,
        coding=burned.coding,
        palette=burned.palette,
    )


def rebuilt_page(block: ImagePage, public: PublicPage, language: str) -> DrawnPage:
    """Return a page of a published exhibit as text, in the place of its picture."""
    return DrawnPage(
        width=public.width,
        height=public.height,
        texts=drawn_texts(public, language),
        rules=drawn_rules(public),
        stamp=block.stamp,
        destination=block.destination,
        place=block.place,
    )


def exhibits_table(material: Material) -> Table:
    """Return the list of exhibits: mark, title, witness, where it is cited, first page."""
    profile = material.profile
    head = ("mark", "title", "witness", "cited_at", "first_page")
    cited = cited_at(material)
    rows = tuple(
        _listed(exhibit, number, material, cited[exhibit.mark])
        for number, exhibit in enumerate(material.disclosure.exhibits, start=1)
    )
    return Table(
        _LIST_SHARES,
        tuple(
            Paragraph(
                spans(profile.say(key), profile.language), Role.CELL_HEAD, TextPosition(_SECTION, 0)
            )
            for key in head
        ),
        rows,
    )


def exhibit_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the exhibits that have pages or text, in the order of the list.

    A translation, transcript or still follows what it is of, under the same front sheet.
    """
    is_first = True
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        if has_sheet(exhibit, material):
            placed = ListedExhibit(exhibit, number)
            yield from _front_sheet(placed, material, heading if is_first else "")
            yield from _bodies(placed, material)
            is_first = False


def _bodies(main: ListedExhibit, material: Material) -> Iterator[Block]:
    """Yield pages and text of an exhibit and its parts; a translation faces its original."""
    parts = parts_of(main.exhibit.mark, material)
    facing = next((one for one in parts if is_facing(main.exhibit, one.exhibit)), None)
    for page in range(1, main.exhibit.pages + 1):
        yield _page(main.exhibit, main.number, page, material)
        if facing is not None:
            yield _page(facing.exhibit, facing.number, page, material)
    if main.exhibit.form:
        yield from _text(main.exhibit, main.number, material)
    for part in parts:
        if part != facing:
            for page in range(1, part.exhibit.pages + 1):
                yield _page(part.exhibit, part.number, page, material)
        if part.exhibit.form:
            yield from _text(part.exhibit, part.number, material)


def _listed(
    exhibit: DisclosedExhibit,
    number: int,
    material: Material,
    cited: tuple[tuple[Inline, ...], ...],
) -> TableRow:
    profile, place = material.profile, TextPosition(_SECTION, number)
    language = profile.language
    target = start_of(ListedExhibit(exhibit, number), material)
    mark = [Paragraph(spans(exhibit.mark, language, target=target, is_bold=True), Role.CELL, place)]
    if annex := material.annex(number):
        mark.insert(0, Paragraph(spans(annex, language), Role.CELL, place))
    first: tuple[Inline, ...] = (PageOf(target),)
    if not (exhibit.pages or exhibit.form):
        first = spans(profile.say("produced_separately"), language, is_italic=True)
    title = [Paragraph(spans(exhibit.title, language), Role.CELL, place)]
    if exhibit.sheet.of:
        text = profile.say(f"{exhibit.sheet.relation}_of_exhibit", exhibit=exhibit.sheet.of)
        title.append(Paragraph(spans(text, language), Role.CELL_QUIET, place))
    return TableRow(
        (
            tuple(mark),
            tuple(title),
            (Paragraph(spans(exhibit.witness, language), Role.CELL, place),),
            tuple(Paragraph(one, Role.CELL, place) for one in cited),
            (Paragraph(first, Role.CELL, place),),
        ),
        destination=listed_destination(number),
        keeps_next=number in {1, len(material.positions) - 1},
    )


def _front_sheet(placed: ListedExhibit, material: Material, section: str) -> Iterator[Block]:
    exhibit, number, profile = placed.exhibit, placed.number, material.profile
    place, language = TextPosition(_SECTION, number), profile.language
    word = spans(material.annex(number) or profile.say("exhibit"), language)
    yield VerticalSpace(_SHEET_DROP, starts_page=True)
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
    yield VerticalSpace(22)
    yield RuleLine(0.8)
    yield VerticalSpace(8)
    pages = _page_count(exhibit, number, material) if exhibit.pages else ()
    yield Table(_SHEET_SHARES, (), tuple(sheet_rows(placed, pages, material)), is_ruled=False)


def _text(exhibit: DisclosedExhibit, number: int, material: Material) -> Iterator[Block]:
    """Yield the text of an exhibit on pages of its own, under its mark and what it is."""
    profile, place = material.profile, TextPosition(_SECTION, number)
    language = profile.language
    text = profile.say(f"form_{exhibit.form}")
    yield VerticalSpace(0.0, starts_page=True)
    yield Heading(spans(text, language), _TEXT_LEVEL, place, destination=text_destination(number))
    columns = sheet_columns(exhibit.paragraphs)
    if columns:
        yield from sheet_blocks(exhibit.paragraphs, columns, language, place)
        return
    for paragraph in exhibit.paragraphs:
        if paragraph.head:
            yield VerticalSpace(_BEFORE_MESSAGE)
            for line in _heads(paragraph.head):
                yield Paragraph(spans(line, language), Role.CELL_STRONG, place, keeps_next=True)
        role = Role.CELL if paragraph.head else Role.BODY
        for line in paragraph.text.splitlines():
            if line.strip():
                yield Paragraph(spans(line, language), role, place)


def text_stamps(material: Material) -> tuple[tuple[str, tuple[TextSpan, ...]], ...]:
    """Return what stands at the head of pages of text: the mark of the exhibit that it is of."""
    language = material.profile.language
    stamps: list[tuple[str, tuple[TextSpan, ...]]] = []
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        words = material.profile.say("stamp_text", exhibit=exhibit.mark)
        stamps.append((text_destination(number), spans(words, language)))
        stamps.append((sheet_destination(number), ()))
    return tuple(stamps)


def _heads(head: str) -> list[str]:
    """Return the lines of what stands over a message: a mail tells more than a chat."""
    parts = head.split(_BETWEEN_HEADS)
    return parts if len(parts) > _MOST_IN_A_LINE else [head]


def _page(
    exhibit: DisclosedExhibit, number: int, page: int, material: Material
) -> ImagePage | DrawnPage:
    burned = material.pages[exhibit.mark, page]
    stamp = material.profile.say(
        "stamp", exhibit=exhibit.mark, page=str(page), count=str(exhibit.pages)
    )
    heard = stamp.replace(" | ", ", ")  # else the bar is read out by name
    picture = ImagePage(
        key=picture_key(exhibit.mark, page),
        width=burned.width,
        height=burned.height,
        columns=burned.columns,
        rows=burned.rows,
        coding=burned.coding,
        palette=burned.palette,
        stamp=spans(stamp, material.profile.language),
        destination=page_destination(number, page),
        place=TextPosition(_SECTION, number),
        alternative=f"{heard}: {exhibit.title}" if exhibit.title else heard,
        lines=tuple(
            LayerLine(line.text, language_of(line.text, material.profile.language), line.box)
            for line in burned.lines
        ),
    )
    public = material.public.get((exhibit.mark, page))
    return picture if public is None else rebuilt_page(picture, public, material.profile.language)


def _bookmark(exhibit: DisclosedExhibit, material: Material) -> tuple[TextSpan, ...]:
    profile = material.profile
    if not exhibit.title:
        return spans(exhibit.mark, profile.language)
    text = profile.say("exhibit_bookmark", exhibit=exhibit.mark, title=exhibit.title)
    return spans(text, profile.language)


def _page_count(exhibit: DisclosedExhibit, number: int, material: Material) -> tuple[Inline, ...]:
    inline: list[Inline] = []
    for piece, is_token in material.profile.pieces("page_count"):
        if not is_token:
            inline.append(TextSpan(piece, material.profile.language))
        elif piece == "count":
            inline.append(TextSpan(str(exhibit.pages), material.profile.language))
        else:
            inline.append(PageOf(page_destination(number, 1)))
    return tuple(inline)
