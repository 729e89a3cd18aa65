"""What stands over the pages of an exhibit: what it is, which page, where it is cited.

Two lines over its first page, one over the others; a front sheet would cost a page and say no more.
"""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedExhibit
from casefiles.dossier.parts.citation_index import CitingPlaces
from casefiles.dossier.parts.exhibit_pages.exhibit_cover_sheets import ListedExhibit
from casefiles.dossier.parts.headings import short_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import listed_destination, sheet_destination
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.tree import BandLine, Heading, PageBand

_SECTION: Final = "exhibits"
_BETWEEN: Final = " · "


def band_of(one: ListedExhibit, page: int, cited: CitingPlaces, material: Material) -> PageBand:
    """Return the band over a page of an exhibit."""
    profile, place = material.profile, TextPosition(_SECTION, one.number)
    words = profile.say("band_page", page=str(page), count=str(one.exhibit.pages))
    count = spans(words, profile.language)
    title = title_of(one.exhibit, material)
    back = index_link(one, material)
    gap = (TextSpan(_BETWEEN, profile.language),)
    if page > 1:
        return PageBand((BandLine(title, (*count, *(gap if back else ()), *back)),))
    places = cited.in_band(material)
    end = (*places, *(gap if places and back else ()), *back)
    details = details_of(one, place, material)
    more = (BandLine(details, end),) if details or end else ()
    return PageBand((BandLine(title, count), *more))


def title_of(exhibit: DisclosedExhibit, material: Material) -> tuple[TextSpan, ...]:
    """Return mark and title of an exhibit in one line."""
    language = material.profile.language
    mark, title = spans(exhibit.mark, language), " ".join(exhibit.title.splitlines())
    # The title may run from right to left; the mark stands before it all the same.
    return (*mark, *spans(f" {title}", language)) if title else mark


def index_link(one: ListedExhibit, material: Material) -> tuple[TextSpan, ...]:
    """Return what leads to the line of an exhibit in their list; empty where there is no list."""
    if not material.has_list:
        return ()
    words, target = material.profile.say("to_index"), listed_destination(one.number)
    return (TextSpan(words, material.profile.language, target=target, is_unbroken=True),)


def details_of(one: ListedExhibit, place: TextPosition, material: Material) -> tuple[Inline, ...]:
    """Return in one line what is told of an exhibit besides its title; empty for nothing."""
    exhibit, profile = one.exhibit, material.profile
    return spans(_BETWEEN.join(_details(exhibit, one.number, place, material)), profile.language)


def _details(
    exhibit: DisclosedExhibit, number: int, place: TextPosition, material: Material
) -> Iterator[str]:
    profile, sheet = material.profile, exhibit.sheet
    if annex := material.annex(number):
        yield annex
    if sheet.of:
        yield profile.say(f"{sheet.relation}_of_exhibit", exhibit=sheet.of)
    if sheet.dated:
        yield short_date(sheet.dated, place, profile)
    if copy := ", ".join(text for text in (sheet.original, sheet.language) if text):
        yield copy
    if exhibit.witness:
        yield profile.say("band_witness", witness=exhibit.witness)


def heads_of(main: ListedExhibit, section: str, material: Material) -> Iterator[Heading]:
    """Yield the headings of a group of pages: that of all exhibits, if told, and its own."""
    place, language = TextPosition(_SECTION, main.number), material.profile.language
    if section:
        text = spans(section, language)
        yield Heading(text, 1, place, destination=f"section {_SECTION}", bookmark=text)
    yield Heading(
        title_of(main.exhibit, material),
        2,
        place,
        destination=sheet_destination(main.number),
        bookmark=_bookmark(main.exhibit, material),
        bookmark_level=2,
        is_in_contents=not material.has_list,
    )


def _bookmark(exhibit: DisclosedExhibit, material: Material) -> tuple[TextSpan, ...]:
    profile = material.profile
    if not exhibit.title:
        return spans(exhibit.mark, profile.language)
    text = profile.say("exhibit_bookmark", exhibit=exhibit.mark, title=exhibit.title)
    return spans(text, profile.language)
