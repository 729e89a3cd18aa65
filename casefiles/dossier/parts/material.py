"""What a dossier is made of, checked as a whole before anything is composed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Final

from casefiles.domain.disclosure.disclosed import (
    FORMS,
    BurnedPage,
    DisclosedEvent,
    DisclosedExhibit,
    DisclosedFact,
    DisclosedReprisalStep,
    Disclosure,
    PublicPage,
)
from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedAuthority,
    DisclosedCitation,
)
from casefiles.domain.disclosure.disclosed_cover_sheets import RELATIONS, DisclosedCoverSheet
from casefiles.domain.disclosure.paragraph_numbers import paragraph_number
from casefiles.domain.disclosure.sections import FIXED
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.forum.profiles import Profile
from casefiles.typeset.document.page_areas import CODINGS
from casefiles.typeset.pages.folios import folio_from

_MOST_PIXELS: Final = 20_000
"""Along one side; the gate renders far less."""
_SMALLEST: Final = 1.0
_LARGEST: Final = 14_400.0
"""Points along one side of a page: the limit of PDF 1.7, annex C."""
_MOST_COLOURS: Final = 256
_ANNEX: Final = re.compile(r"[^{}]+ \{n\}")
"""How a forum may call annexes: a word and a number."""


@dataclass(frozen=True, slots=True)
class Material:
    """A disclosure, its profile and the headers of its burned pages, which fit together.

    Attributes:
        pages: by exhibit mark and page number; their data is not needed to compose.
        positions: place of each exhibit in the list, from 1, by its mark.
        public: pages that are drawn anew, by exhibit mark and page number.
    """

    disclosure: Disclosure
    profile: Profile
    pages: Mapping[tuple[str, int], BurnedPage]
    positions: Mapping[str, int]
    public: Mapping[tuple[str, int], PublicPage]

    @property
    def has_list(self) -> bool:
        """Whether the dossier lists its exhibits, so that links can lead there."""
        return self.has("exhibits_list")

    def has(self, section: str) -> bool:
        """Tell whether the profile orders a section and it was chosen."""
        chosen = self.disclosure.sections
        is_ordered = any(one.id == section for one in self.profile.sections)
        return is_ordered and (not chosen or section in chosen or section in FIXED)

    def begins_page(self, section: str) -> bool:
        """Tell whether a section began a page in the edition whose page numbers are kept."""
        folios = self.disclosure.folios
        return any(one.unit == section and not one.is_exhibit for one in folios)

    def annex(self, number: int) -> str:
        """Return what a forum calls an exhibit by its place in the list; empty for nothing."""
        form = self.profile.form
        label = form.annex.label if form is not None else ""
        return label.replace("{n}", str(number)) if _ANNEX.fullmatch(label) else ""

    def exhibit(self, mark: str) -> DisclosedExhibit:
        """Return an exhibit by its mark."""
        return self.disclosure.exhibits[self.positions[mark] - 1]


def unseen_pages(exhibits: Iterable[DisclosedExhibit]) -> Iterator[BurnedPage]:
    """Yield what stands for pages that are not in the file: composing only asks whether they are.

    Their data is empty, and no section that draws them is composed.
    """
    for exhibit in exhibits:
        for number in range(1, exhibit.pages + 1):
            yield BurnedPage(exhibit.mark, number, 595.0, 842.0, 1, 1, "ccitt", b"", b"")


def gather(
    disclosure: Disclosure,
    profile: Profile,
    pages: Sequence[BurnedPage],
    public: Sequence[PublicPage] = (),
) -> Material:
    """Check that disclosure, profile and pages belong together.

    Raises:
        InvalidForm: profile_mismatch, invalid_folio, unknown_form, unknown_audience, doubled_mark,
            pages_mismatch, invalid_page, dangling_cite or unproven_assertion.
    """
    if disclosure.profile != profile.id:
        raise InvalidInput("profile_mismatch")
    for is_known, code in (
        (all(_is_folio(one.folio) for one in disclosure.folios), "invalid_folio"),
        (_are_numbers(disclosure), "invalid_folio"),
        (all(_has_form(exhibit) for exhibit in disclosure.exhibits), "unknown_form"),
    ):
        if not is_known:
            raise InvalidInput(code)
    _require_recipient(disclosure, profile)
    positions: dict[str, int] = {}
    for number, exhibit in enumerate(disclosure.exhibits, start=1):
        if exhibit.mark in positions:
            raise InvalidInput("doubled_mark", number=number)
        positions[exhibit.mark] = number
    promised = sum(exhibit.pages for exhibit in disclosure.exhibits)
    by_key = {(page.exhibit, page.number): page for page in pages}
    if len(pages) != promised or not all(
        (exhibit.mark, number) in by_key
        for exhibit in disclosure.exhibits
        for number in range(1, exhibit.pages + 1)
    ):
        raise InvalidInput("pages_mismatch", expected=promised, given=len(pages))
    for index, page in enumerate(pages, start=1):
        _check_page(page, index)
    drawn = _redrawn_pages(public, by_key)
    named = replace(disclosure, authorities=_in_language(disclosure, profile))
    material = Material(named, profile, by_key, positions, drawn)
    _check_proof(material)
    return material


def _require_recipient(disclosure: Disclosure, profile: Profile) -> None:
    if disclosure.audience not in profile.audiences:
        raise InvalidInput("unknown_audience", allowed=", ".join(sorted(profile.audiences)))


def _in_language(disclosure: Disclosure, profile: Profile) -> tuple[DisclosedAuthority, ...]:
    """Return the authorities under the names that they have in the language of the profile."""
    names = profile.authorities
    return tuple(
        replace(one, name=names.get(one.name, one.name), court=names.get(one.court, one.court))
        for one in disclosure.authorities
    )


def _is_folio(text: str) -> bool:
    try:
        folio_from(text)
    except ValueError:
        return False
    return True


def _are_numbers(disclosure: Disclosure) -> bool:
    """Tell whether paragraphs are counted anew, or each has a number that runs on."""
    try:
        numbers = [paragraph_number(one) for one in disclosure.paragraphs]
        paragraph_numbers = {paragraph_number(one) for one in disclosure.gone}
    except ValueError:
        return False
    if numbers and len(numbers) != disclosure.paragraph_count:
        return False
    return numbers == sorted(set(numbers)) and not paragraph_numbers.intersection(numbers)


def _is_sheet(sheet: DisclosedCoverSheet, positions: Mapping[str, int]) -> bool:
    """Tell whether an exhibit is something of another that is there, or nothing of any."""
    if not sheet.relation:
        return not sheet.of
    return sheet.relation in RELATIONS and sheet.of in positions


def _has_form(exhibit: DisclosedExhibit) -> bool:
    """Tell whether an exhibit is of a known form, and has text only where it says so."""
    is_text = bool(exhibit.form)
    return exhibit.form in FORMS and (is_text or not exhibit.paragraphs)


def _redrawn_pages(
    public: Sequence[PublicPage], burned: Mapping[tuple[str, int], BurnedPage]
) -> dict[tuple[str, int], PublicPage]:
    """Return published pages by mark and number; each must stand for a burned one of its size."""
    drawn = {(one.exhibit, one.number): one for one in public}
    for key, one in drawn.items():
        other = burned.get(key)
        if other is None or (other.width, other.height) != (one.width, one.height):
            raise InvalidInput("invalid_page", number=one.number)
    return drawn


def _check_page(page: BurnedPage, index: int) -> None:
    sizes = (page.width, page.height)
    is_sound = (
        page.coding in CODINGS
        and all(isfinite(size) and _SMALLEST <= size <= _LARGEST for size in sizes)
        and all(1 <= pixels <= _MOST_PIXELS for pixels in (page.columns, page.rows))
        and len(page.palette) % 3 == 0
        and len(page.palette) <= 3 * _MOST_COLOURS
        and bool(page.palette) == (page.coding == "palette")
    )
    if not is_sound:
        raise InvalidInput("invalid_page", number=index)


def _check_proof(material: Material) -> None:
    """Every assertion rests on cites that lead somewhere, or carries a label."""
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        if not _is_sheet(exhibit.sheet, material.positions):
            raise InvalidInput("dangling_cite", section="exhibits", number=number)
    for number, event in enumerate(material.disclosure.events, start=1):
        _check_assertion(event, "chronology", number, material)
    for number, step in enumerate(material.disclosure.steps, start=1):
        _check_assertion(step, "pressure", number, material)
    for number, fact in enumerate(material.disclosure.facts, start=1):
        _check_assertion(fact, "statement", number, material)
    for number, ground in enumerate(material.disclosure.grounds, start=1):
        for argument in (one for limb in ground.limbs for one in limb.arguments):
            _check_argument(argument, number, material)


def _check_argument(argument: DisclosedArgument, number: int, material: Material) -> None:
    """Every paragraph, page and authority that an argument names is in the dossier."""
    disclosure = material.disclosure
    facts, authorities = len(disclosure.facts), len(disclosure.authorities)
    if not (
        all(1 <= one <= facts for one in argument.facts)
        and all(1 <= one <= authorities for one in argument.authorities)
        and all(_leads_somewhere(cite, material) for cite in argument.cites)
    ):
        raise InvalidInput("dangling_cite", section="grounds", number=number)


def _check_assertion(
    assertion: DisclosedEvent | DisclosedReprisalStep | DisclosedFact,
    section: str,
    number: int,
    material: Material,
) -> None:
    if assertion.standing is EvidentialStatus.CITED and not assertion.cites:
        raise InvalidInput("unproven_assertion", section=section, number=number)
    if not all(_leads_somewhere(cite, material) for cite in assertion.cites):
        raise InvalidInput("dangling_cite", section=section, number=number)


def _leads_somewhere(cite: DisclosedCitation, material: Material) -> bool:
    if cite.exhibit not in material.positions:
        return False
    pages = material.exhibit(cite.exhibit).pages
    return cite.page == 0 if pages == 0 else 1 <= cite.page <= pages
