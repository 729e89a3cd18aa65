"""A later edition keeps the page numbers of an earlier one, and an open and a closed one agree."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedExhibit,
    Disclosure,
    canonical_bytes,
    disclosure_from_bytes,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.folios import InheritedFolio, those_there
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.dossier.parts.folios import folios_of
from casefiles.typeset.file.build import build_numbered
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_composition import composed

FIRST = edition(exhibits=3, pages=2, events=3, facts=2)


def printed(told: Disclosure) -> tuple[InheritedFolio, ...]:
    """Typeset a dossier; return where its parts begin."""
    pixels = {picture_key(one.exhibit, one.number): one.data for one in burned_pages(told)}
    document = composed(told)
    _, folios = build_numbered(
        document, RESOURCES / "fonts", pixels.__getitem__, CancellationToken()
    )
    return tuple(folios_of(document, tuple(one.mark for one in told.exhibits), folios))


def begins(told: tuple[InheritedFolio, ...]) -> dict[str, str]:
    return {one.unit: one.folio for one in told}


@pytest.fixture(scope="module")
def first() -> tuple[InheritedFolio, ...]:
    return printed(FIRST)


def test_every_section_and_exhibit_tells_where_it_begins(first: tuple[InheritedFolio, ...]) -> None:
    assert [one.unit for one in first] == ["AB/1", "AB/2", "AB/3"], "sections follow one another"


def test_a_section_that_began_a_page_begins_one_again(first: tuple[InheritedFolio, ...]) -> None:
    earlier = (InheritedFolio("statement", False, "4"), *first)
    assert printed(replace(FIRST, folios=earlier))[0].unit == "statement"


def test_a_late_insert_moves_no_cited_page(first: tuple[InheritedFolio, ...]) -> None:
    late = DisclosedExhibit("AB/1A", "Found later", "", 1)
    exhibits = (FIRST.exhibits[0], late, *FIRST.exhibits[1:])
    longer = replace(FIRST, exhibits=exhibits, events=FIRST.events * 9)
    kept = begins(printed(replace(longer, folios=first)))
    before = begins(first)
    assert {unit: kept[unit] for unit in before} == before
    last_of_first = int(before["AB/2"]) - 1
    assert kept["AB/1A"] == f"{last_of_first}A"
    anew = begins(printed(longer))
    assert anew["AB/3"] != before["AB/3"], "without its numbers it would have moved"


def test_an_exhibit_that_is_not_there_leaves_the_others_where_they_are(
    first: tuple[InheritedFolio, ...],
) -> None:
    shorter = replace(FIRST, exhibits=(FIRST.exhibits[0], FIRST.exhibits[2]), facts=(), events=())
    sections = [one.unit for one in first if not one.is_exhibit]
    folios = those_there(first, sections, ["AB/1", "AB/3"])
    assert "AB/2" not in str(folios)
    kept = begins(printed(replace(shorter, folios=folios)))
    assert (kept["AB/1"], kept["AB/3"]) == (begins(first)["AB/1"], begins(first)["AB/3"])


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInput, match="invalid_folio"):
        composed(replace(FIRST, folios=(InheritedFolio("contents", False, "ii"),)))


def test_numbers_come_back_from_the_bytes(first: tuple[InheritedFolio, ...]) -> None:
    told = replace(FIRST, folios=first)
    assert disclosure_from_bytes(canonical_bytes(told)) == told
