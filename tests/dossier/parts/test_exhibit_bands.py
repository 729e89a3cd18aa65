"""Bands over pages of exhibits, translations that face their originals, and who certified them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedExhibit,
    DisclosedParagraph,
    Disclosure,
    PageBar,
    canonical_bytes,
    disclosure_from_bytes,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_cover_sheets import DisclosedCoverSheet
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.composition import compose
from casefiles.typeset.document.inline import Inline, PageOf, TextSpan
from casefiles.typeset.document.tree import DocumentTree, ImagePage, PageBand, Table, headings_of
from tests.dossier.sample_edition import burned_pages, edition
from tests.dossier.test_composition import PROFILE, composed, paragraphs, text_of

CERTIFIED = DisclosedCoverSheet(
    *("", "", "", "translation", "AB/1", "A. Linguist", "Chinese to English", "2024-05-03", "12")
)
ORIGINAL = DisclosedExhibit(
    *("AB/1", "Summons", "A. Witness", 2),
    sheet=DisclosedCoverSheet("2023-09-20", "Chinese", "copy; the original is with the family"),
)
TRANSLATION = DisclosedExhibit("AB/1T", "Summons in English", "", 2, sheet=CERTIFIED)


def told(*exhibits: DisclosedExhibit) -> Disclosure:
    return replace(edition(exhibits=0, events=0, facts=0), exhibits=exhibits)


def pages(document: DocumentTree) -> list[ImagePage]:
    return [one for one in document.blocks if isinstance(one, ImagePage)]


def stamps(document: DocumentTree) -> list[str]:
    texts = ("".join(span.text for span in one.stamp) for one in pages(document))
    return [text.partition(" of ")[0] for text in texts]


def groups(document: DocumentTree) -> list[str]:
    return [
        words(one.content)
        for one in headings_of(document.blocks)
        if one.destination.startswith("sheet ")
    ]


def words(content: Sequence[Inline]) -> str:
    return "".join(one.text for one in content if isinstance(one, TextSpan))


def band(page: ImagePage) -> PageBand:
    assert page.band is not None
    return page.band


def lines(page: ImagePage) -> list[tuple[str, str]]:
    return [(words(one.start), words(one.end)) for one in band(page).lines]


def cited_by(count: int) -> tuple[DisclosedEvent, ...]:
    cite = DisclosedCitation("AB/1", 1)
    return tuple(
        DisclosedEvent("2021", "", "It rains.", (cite,), EvidentialStatus.CITED)
        for _ in range(count)
    )


def test_the_first_page_says_who_when_in_which_language_and_what_copy_it_is() -> None:
    first, second = pages(composed(told(ORIGINAL)))
    assert lines(first) == [
        ("AB/1 Summons", "page 1 of 2"),
        (
            "20 Sep 2023 · copy; the original is with the family, Chinese · produced by A. Witness",
            "← index",
        ),
    ]
    assert lines(second) == [("AB/1 Summons", "page 2 of 2 · ← index")]


def test_an_exhibit_takes_no_more_pages_than_it_has() -> None:
    blocks = composed(told(ORIGINAL, replace(ORIGINAL, mark="AB/2"))).blocks
    first = next(at for at, one in enumerate(blocks) if isinstance(one, ImagePage))
    assert [type(one) for one in blocks[first:]] == [ImagePage] * 4


def test_the_band_leads_to_where_its_exhibit_is_cited_and_the_rest_to_the_list() -> None:
    disclosure = replace(told(ORIGINAL), events=cited_by(9))
    (_, end) = lines(pages(composed(disclosure))[0])[1]
    assert end == "Cited: chronology nos. 1–6 and 3 more · ← index"
    disclosure = replace(told(ORIGINAL), events=cited_by(2))
    first = pages(composed(disclosure))[0]
    assert lines(first)[1][1] == "Cited: chronology nos. 1, 2 · ← index"
    targets = [one.target for line in band(first).lines for one in line.end if one.target]
    assert targets == ["event 1", "event 2", "listed 1"]


def test_what_nobody_told_is_in_no_band_and_no_column_of_the_list() -> None:
    bare = replace(ORIGINAL, sheet=DisclosedCoverSheet(), witness="")
    document = composed(told(bare))
    assert lines(pages(document)[0]) == [("AB/1 Summons", "page 1 of 2"), ("", "← index")]
    table = next(one for one in document.blocks if isinstance(one, Table) and one.summary)
    assert [words(one.content) for one in table.head] == ["Document", "Pages", "Page"]
    full = next(
        one for one in composed(told(ORIGINAL)).blocks if isinstance(one, Table) and one.summary
    )
    assert [words(one.content) for one in full.head] == [
        *("Document", "Date", "Produced by", "Pages", "Page")
    ]
    assert sum(full.shares) == pytest.approx(1)


def test_bars_are_numbered_beside_the_page_and_told_to_listeners() -> None:
    disclosure = told(ORIGINAL)
    bars = (PageBar(0.1, 0.2), PageBar(0.5, 0.55))
    first, second = burned_pages(disclosure)
    barred = pages(compose(disclosure, PROFILE, [replace(first, bars=bars), second]))
    assert [(one.top, one.bottom, words(one.label)) for one in barred[0].removed] == [
        (0.1, 0.2, "1"),
        (0.5, 0.55, "2"),
    ]
    assert barred[0].alternative == (
        "AB/1, page 1 of 2: Summons. 2 parts of this page were removed, numbered from its top."
    )
    assert barred[1].removed == ()
    assert "removed" not in barred[1].alternative


def test_a_translation_of_as_many_pages_faces_its_original() -> None:
    document = composed(told(TRANSLATION, ORIGINAL))
    assert stamps(document) == [
        "AB/1 | page 1", "AB/1T | page 1", "AB/1 | page 2", "AB/1T | page 2",
    ]  # fmt: skip
    assert groups(document) == ["AB/1 Summons"]
    assert "each page faces the page that it translates" in text_of(document)


def test_one_of_another_length_follows_the_whole_original() -> None:
    longer = replace(TRANSLATION, pages=3)
    document = composed(told(ORIGINAL, longer))
    assert [one.partition(" |")[0] for one in stamps(document)] == ["AB/1"] * 2 + ["AB/1T"] * 3
    assert "faces the page" not in text_of(document)


def test_the_certificate_says_who_answers_for_a_translation_and_what_nobody_certified() -> None:
    said = "certified by A. Linguist, Chinese to English, 3 May 2024, no. 12"
    text = text_of(composed(told(ORIGINAL, TRANSLATION)))
    assert text.count(said) == 2, "in the list and in the certificate of translation"
    working = replace(TRANSLATION, sheet=DisclosedCoverSheet(relation="translation", of="AB/1"))
    assert "working translation, not certified" in text_of(composed(told(ORIGINAL, working)))


def test_the_list_leads_to_where_a_translation_begins() -> None:
    document = composed(told(ORIGINAL, TRANSLATION))
    cells = [one for one in paragraphs(document) if one.place.section == "exhibits"]
    found = [item.target for one in cells for item in one.content if isinstance(item, PageOf)]
    assert found[:2] == ["sheet 1", "page 2 1"]
    assert "translation of AB/1" in text_of(document)


def test_a_recording_leads_to_its_transcript_and_stills() -> None:
    recording = DisclosedExhibit("AB/7", "Voice message", "", 0)
    transcript = DisclosedExhibit(
        *("AB/7T", "Words of it", "", 0, "transcript", (DisclosedParagraph("", "Louder."),)),
        DisclosedCoverSheet(relation="transcript", of="AB/7"),
    )
    still = DisclosedExhibit(
        "AB/7S", "A frame", "", 1, sheet=DisclosedCoverSheet(relation="still", of="AB/7")
    )
    document = composed(told(recording, still, transcript))
    assert groups(document) == ["AB/7 Voice message"]
    text = text_of(document)
    assert "produced separately" in text
    for said in ("Transcript", "Louder.", "still picture from AB/7", "transcript of AB/7"):
        assert said in text
    (frame,) = pages(document)
    assert lines(frame)[0][0] == "AB/7S A frame"


def test_sheets_come_back_from_the_bytes_and_plain_ones_leave_no_trace() -> None:
    disclosure = told(ORIGINAL, TRANSLATION)
    assert disclosure_from_bytes(canonical_bytes(disclosure)) == disclosure
    assert b"sheet" not in canonical_bytes(told(replace(ORIGINAL, sheet=DisclosedCoverSheet())))


@pytest.mark.parametrize("change", [{"of": "XY/1"}, {"relation": "cousin"}, {"relation": ""}])
def test_a_part_of_what_is_not_there_is_refused(change: dict[str, str]) -> None:
    wrong = replace(TRANSLATION, sheet=replace(CERTIFIED, **change))
    disclosure = told(ORIGINAL, wrong)
    with pytest.raises(InvalidInput, match="dangling_cite"):
        compose(disclosure, PROFILE, burned_pages(disclosure))
