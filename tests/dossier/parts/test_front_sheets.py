"""Front sheets of exhibits, translations that face their originals, and who certified them."""

import itertools
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedExhibit,
    DisclosedParagraph,
    Disclosure,
    canonical_bytes,
    disclosure_from_bytes,
)
from casefiles.domain.disclosure.disclosed_cover_sheets import DisclosedCoverSheet
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.dossier.composition import compose
from casefiles.typeset.document.inline import PageOf, TextSpan
from casefiles.typeset.document.tree import DocumentTree, Heading, ImagePage
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


def stamps(document: DocumentTree) -> list[str]:
    found = (one for one in document.blocks if isinstance(one, ImagePage))
    return ["".join(span.text for span in one.stamp).partition(" of ")[0] for one in found]


def sheets(document: DocumentTree) -> list[str]:
    found = (one for one in document.blocks if isinstance(one, Heading) and one.level == 2)
    return [
        "".join(span.text for span in one.content if isinstance(span, TextSpan)) for one in found
    ]


def test_a_front_sheet_says_who_when_in_which_language_and_what_copy_it_is() -> None:
    lines = [line for line in text_of(composed(told(ORIGINAL))).splitlines() if line.strip()]
    for name, value in (
        ("Produced by", "A. Witness"),
        ("Date", "20 September 2023"),
        ("Language", "Chinese"),
        ("Copy or original", "copy; the original is with the family"),
        ("Pages", "2, from page # of this dossier"),
    ):
        assert any(pair == (name, value) for pair in itertools.pairwise(lines)), name


def test_what_nobody_told_has_no_line_on_the_front_sheet() -> None:
    text = text_of(composed(told(replace(ORIGINAL, sheet=DisclosedCoverSheet()))))
    assert "Language" not in text
    assert "Copy or original" not in text


def test_a_translation_of_as_many_pages_faces_its_original_under_one_front_sheet() -> None:
    document = composed(told(TRANSLATION, ORIGINAL))
    assert stamps(document) == [
        "AB/1 | page 1", "AB/1T | page 1", "AB/1 | page 2", "AB/1T | page 2",
    ]  # fmt: skip
    assert sheets(document) == ["AB/1"]
    assert "each page faces the page that it translates" in text_of(document)


def test_one_of_another_length_follows_the_whole_original() -> None:
    longer = replace(TRANSLATION, pages=3)
    document = composed(told(ORIGINAL, longer))
    assert [one.partition(" |")[0] for one in stamps(document)] == ["AB/1"] * 2 + ["AB/1T"] * 3
    assert "faces the page" not in text_of(document)


def test_the_certificate_says_who_answers_for_a_translation_and_what_nobody_certified() -> None:
    said = "certified by A. Linguist, Chinese to English, 3 May 2024, no. 12"
    text = text_of(composed(told(ORIGINAL, TRANSLATION)))
    assert text.count(said) == 2, "on the front sheet and in the certificate of translation"
    working = replace(TRANSLATION, sheet=DisclosedCoverSheet(relation="translation", of="AB/1"))
    assert "working translation, not certified" in text_of(composed(told(ORIGINAL, working)))


def test_the_list_leads_to_where_a_translation_begins() -> None:
    document = composed(told(ORIGINAL, TRANSLATION))
    cells = [one for one in paragraphs(document) if one.place.section == "exhibits"]
    pages = [item.target for one in cells for item in one.content if isinstance(item, PageOf)]
    assert pages[:2] == ["sheet 1", "page 2 1"]
    assert "translation of AB/1" in text_of(document)


def test_a_recording_has_a_front_sheet_for_its_transcript_and_stills() -> None:
    recording = DisclosedExhibit("AB/7", "Voice message", "", 0)
    transcript = DisclosedExhibit(
        *("AB/7T", "Words of it", "", 0, "transcript", (DisclosedParagraph("", "Louder."),)),
        DisclosedCoverSheet(relation="transcript", of="AB/7"),
    )
    still = DisclosedExhibit(
        "AB/7S", "A frame", "", 1, sheet=DisclosedCoverSheet(relation="still", of="AB/7")
    )
    document = composed(told(recording, still, transcript))
    assert sheets(document) == ["AB/7"]
    text = text_of(document)
    assert "produced separately" in text
    for words in ("Transcript", "Still picture", "Louder.", "still picture from AB/7"):
        assert words in text


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
