"""The exhibits themselves: their pages under a band each, and their texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage, DisclosedExhibit, PublicPage
from casefiles.dossier.parts.citation_index import CitingPlaces, cited_at
from casefiles.dossier.parts.exhibit_pages.exhibit_bands import (
    band_of,
    details_of,
    heads_of,
    index_link,
    title_of,
)
from casefiles.dossier.parts.exhibit_pages.exhibit_cover_sheets import (
    ListedExhibit,
    is_facing,
    is_group,
    parts_of,
)
from casefiles.dossier.parts.exhibit_text import text_blocks
from casefiles.dossier.parts.languages import language_of, spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import page_destination, sheet_destination, text_destination
from casefiles.dossier.parts.public_pages import drawn_rules, drawn_texts
from casefiles.dossier.parts.sheet_text import sheet_blocks, sheet_columns
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DrawnPage,
    Heading,
    ImagePage,
    LayerLine,
    PageBand,
    Paragraph,
    RemovedArea,
    Role,
    VerticalSpace,
)

_SECTION: Final = "exhibits"
_TITLE_LEVEL: Final = 6
_KIND_LEVEL: Final = 3
_BEFORE_MESSAGE: Final = 6.0
_BETWEEN: Final = " · "


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
        removed=_removed(burned),
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
        band=block.band,
    )


def _removed(burned: BurnedPage) -> tuple[RemovedArea, ...]:
    """Return the bars of a page, numbered from its top as anybody would count them."""
    return tuple(
        RemovedArea(bar.top, bar.bottom, (TextSpan(str(number), "en"),))
        for number, bar in enumerate(burned.bars, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Opening:
    """What the first page of a group tells besides: where it is in the outline.

    Attributes:
        section: heading of all exhibits, over the first of them; else empty.
        main: the exhibit that the group is of.
    """

    section: str
    main: ListedExhibit


@dataclass(frozen=True, slots=True)
class _Exhibits:
    """What all pages of exhibits are made of."""

    material: Material
    cited: Mapping[str, CitingPlaces] = field(repr=False)


def exhibit_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the exhibits that have pages or text, in the order of the list.

    A translation, transcript or still follows what it is of.
    """
    section, exhibits = heading, _Exhibits(material, cited_at(material))
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        if is_group(exhibit, material):
            opening: _Opening | None = _Opening(section, ListedExhibit(exhibit, number))
            section = ""
            for one, page in _bodies(ListedExhibit(exhibit, number), material):
                if page:
                    yield _page(one, page, opening, exhibits)
                else:
                    yield from _text(one, opening, exhibits)
                opening = None


def _bodies(main: ListedExhibit, material: Material) -> Iterator[tuple[ListedExhibit, int]]:
    """Yield pages, and 0 for the text, of an exhibit and its parts; a translation faces it."""
    parts = parts_of(main.exhibit.mark, material)
    facing = next((one for one in parts if is_facing(main.exhibit, one.exhibit)), None)
    for page in range(1, main.exhibit.pages + 1):
        yield main, page
        if facing is not None:
            yield facing, page
    if main.exhibit.form:
        yield main, 0
    for part in parts:
        if part != facing:
            yield from ((part, page) for page in range(1, part.exhibit.pages + 1))
        if part.exhibit.form:
            yield part, 0


def _text(one: ListedExhibit, opening: _Opening | None, exhibits: _Exhibits) -> Iterator[Block]:
    """Yield the text of an exhibit on pages of its own, under its mark and what is told of it."""
    material, exhibit = exhibits.material, one.exhibit
    profile, place = material.profile, TextPosition(_SECTION, one.number)
    language = profile.language
    yield VerticalSpace(0.0, starts_page=True)
    yield from _text_heads(one, opening, material)
    details = details_of(one, place, material)
    cited = exhibits.cited[exhibit.mark].in_band(material)
    form: tuple[Inline, ...] = spans(profile.say(f"form_{exhibit.form}"), language)
    gap = (TextSpan(_BETWEEN, language),) if cited and material.has_list else ()
    quiet = [form, details, (*cited, *gap, *index_link(one, material))]
    for at, text in enumerate(one for one in quiet if one):
        target = "" if at else text_destination(one.number)
        yield Paragraph(text, Role.CELL_QUIET, place, keeps_next=True, destination=target)
    columns = sheet_columns(exhibit.paragraphs)
    if columns:
        yield from sheet_blocks(exhibit.paragraphs, columns, language, place)
        return
    yield VerticalSpace(_BEFORE_MESSAGE)
    yield from text_blocks(exhibit.paragraphs, language, place)


def _text_heads(
    one: ListedExhibit, opening: _Opening | None, material: Material
) -> Iterator[Block]:
    """Yield the headings over a text; only the first of a group is told in the outline."""
    place = TextPosition(_SECTION, one.number)
    if opening is not None:
        for head in heads_of(opening.main, opening.section, material):
            level = _KIND_LEVEL if head.bookmark_level == 1 else _TITLE_LEVEL
            yield replace(head, level=level)
        if opening.main == one:
            return
    yield Heading(title_of(one.exhibit, material), _TITLE_LEVEL, place)


def text_stamps(material: Material) -> tuple[tuple[str, tuple[TextSpan, ...]], ...]:
    """Return what stands at the head of pages of text: the mark of the exhibit that it is of."""
    language = material.profile.language
    stamps: list[tuple[str, tuple[TextSpan, ...]]] = []
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        words = spans(material.profile.say("stamp_text", exhibit=exhibit.mark), language)
        stamps.append((text_destination(number), words))
        begins = bool(exhibit.form) and not exhibit.pages
        stamps.append((sheet_destination(number), words if begins else ()))
    return tuple(stamps)


def _page(
    one: ListedExhibit, page: int, opening: _Opening | None, exhibits: _Exhibits
) -> ImagePage | DrawnPage:
    material, exhibit = exhibits.material, one.exhibit
    profile, burned = material.profile, material.pages[exhibit.mark, page]
    stamp = profile.say("stamp", exhibit=exhibit.mark, page=str(page), count=str(exhibit.pages))
    band = band_of(one, page, exhibits.cited[exhibit.mark], material)
    if opening is not None:
        heads = tuple(heads_of(opening.main, opening.section, material))
        band = PageBand(band.lines, heads)
    removed = _removed(burned)
    picture = ImagePage(
        key=picture_key(exhibit.mark, page),
        width=burned.width,
        height=burned.height,
        columns=burned.columns,
        rows=burned.rows,
        coding=burned.coding,
        palette=burned.palette,
        stamp=spans(stamp, profile.language),
        destination=page_destination(one.number, page),
        place=TextPosition(_SECTION, one.number),
        alternative=_heard(stamp, exhibit, len(removed), material),
        lines=tuple(
            LayerLine(line.text, language_of(line.text, profile.language), line.box)
            for line in burned.lines
        ),
        band=band,
        removed=removed,
    )
    public = material.public.get((exhibit.mark, page))
    return picture if public is None else rebuilt_page(picture, public, profile.language)


def _heard(stamp: str, exhibit: DisclosedExhibit, bars: int, material: Material) -> str:
    """Return what is read instead of a page; how many bars it has, everybody sees."""
    heard = stamp.replace(" | ", ", ")  # else the bar is read out by name
    heard = f"{heard}: {exhibit.title}" if exhibit.title else heard
    if not bars:
        return heard
    key = "removed_here" if bars == 1 else "removed_here_many"
    return f"{heard}. {material.profile.say(key, count=str(bars))}"
