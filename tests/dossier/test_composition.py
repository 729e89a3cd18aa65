"""What a dossier says, and that it says nothing that it was not given."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedExhibit,
    DisclosedFact,
    Disclosure,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.languages import chinese_of, spans
from casefiles.typeset.document.inline import PageOf, TextSpan
from casefiles.typeset.document.tree import (
    DocumentTree,
    ImagePage,
    Paragraph,
    Table,
    headings_of,
)
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition

PROFILE = load_profile(profile_path(RESOURCES, "national_court"))
BARE = replace(
    edition(exhibits=0, events=0, facts=0),
    persons=(),
    deadlines=(),
    dated="",
    has_withheld=False,
    has_boxes=False,
)


def composed(disclosure: Disclosure) -> DocumentTree:
    return compose(disclosure, PROFILE, burned_pages(disclosure))


def paragraphs(document: DocumentTree) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        if isinstance(block, Table):
            found += block.head
            found += [item for row in block.rows for cell in row.cells for item in cell]
    return found


def text_of(document: DocumentTree) -> str:
    return "\n".join(
        "".join("#" if isinstance(item, PageOf) else item.text for item in paragraph.content)
        for paragraph in paragraphs(document)
    )


def headings(document: DocumentTree) -> list[str]:
    return [
        "".join(span.text for span in one.bookmark)
        for one in headings_of(document.blocks)
        if one.bookmark
    ]


def test_sections_without_content_are_left_out() -> None:
    assert headings(composed(BARE)) == [BARE.title]
    assert headings(composed(edition()))[:8] == [
        BARE.title,
        "Contents",
        "Persons",
        "Chronology",
        "Statement of facts",
        "Signature",
        "List of exhibits",
        "Redactions in this dossier",
    ]


def test_the_cover_prints_a_date_only_if_it_was_given() -> None:
    assert "24 November 2026" in text_of(composed(replace(BARE, dated="2026-11-24")))
    assert "2026" not in text_of(composed(replace(BARE, reference="EXT")))


def test_the_cover_says_whom_it_is_for_in_words() -> None:
    assert "The court, in closed session" in text_of(
        composed(replace(BARE, audience="court_closed"))
    )


def test_cites_lead_to_the_page_and_print_its_number() -> None:
    fact = DisclosedFact("Text.", (DisclosedCitation("AB/1", 1),), EvidentialStatus.CITED)
    document = composed(replace(edition(exhibits=1, events=0, facts=0), facts=(fact,)))
    (proof,) = [item for item in paragraphs(document) if item.role == "proof"]
    cite = [item for item in proof.content if isinstance(item, TextSpan) and item.text == "AB/1/1 "]
    page = [item for item in proof.content if isinstance(item, PageOf)]
    picture = next(block for block in document.blocks if isinstance(block, ImagePage))
    assert [cite[0].target, page[0].target] == [picture.destination] * 2


def test_who_cannot_see_an_exhibit_page_hears_its_mark_page_and_title() -> None:
    disclosure = edition(exhibits=2, events=0, facts=0)
    pictures = [block for block in composed(disclosure).blocks if isinstance(block, ImagePage)]
    titles = {one.mark: (one.title, one.pages) for one in disclosure.exhibits}
    for picture in pictures:
        place, title = picture.alternative.split(": ", 1)
        mark, page = place.split(", ")
        assert titles[mark][0] == title
        assert page.endswith(f" of {titles[mark][1]}")
    assert pictures


def test_assertions_without_cites_carry_their_label() -> None:
    event = DisclosedEvent("2021", "", "Text.", (), EvidentialStatus.EVIDENCE_TO_FOLLOW)
    fact = DisclosedFact("Text.", (), EvidentialStatus.ON_INSTRUCTIONS)
    text = text_of(composed(replace(BARE, events=(event,), facts=(fact,))))
    assert "evidence to follow" in text
    assert "on instructions" in text


def test_an_exhibit_produced_separately_has_no_page_and_no_sheet() -> None:
    fact = DisclosedFact("Text.", (DisclosedCitation("AB/1", 0),), EvidentialStatus.CITED)
    exhibit = DisclosedExhibit("AB/1", "Recording", "Anna Beispiel", 0)
    document = composed(replace(BARE, exhibits=(exhibit,), facts=(fact,)))
    assert headings(document)[1:] == [
        *("Contents", "Statement of facts", "Signature", "List of exhibits")
    ]
    assert text_of(document).count("produced separately") == 2
    assert "#" not in text_of(document)


def test_a_recording_is_cited_by_its_time() -> None:
    cite = DisclosedCitation("AB/1", 0, "00:01:12-00:01:20")
    fact = DisclosedFact("He shouts.", (cite,), EvidentialStatus.CITED)
    exhibit = DisclosedExhibit("AB/1", "Recording", "Anna Beispiel", 0)
    text = text_of(composed(replace(BARE, exhibits=(exhibit,), facts=(fact,))))
    assert "AB/1, 00:01:12-00:01:20" in text


@pytest.mark.parametrize(
    ("change", "explained"),
    [
        ({}, set()),
        ({"has_withheld": True}, {"[WITHHELD]"}),
        ({"has_boxes": True}, {"Black boxes"}),
        ({"persons": edition().persons}, {"[PERSON A]", "[PERSON B]"}),
    ],
)
def test_the_legend_explains_what_occurs_and_nothing_else(
    change: dict[str, object], explained: set[str]
) -> None:
    document = composed(replace(BARE, **change))
    legend = "\n".join(
        "".join(item.text for item in paragraph.content if isinstance(item, TextSpan))
        for paragraph in paragraphs(document)
        if paragraph.place.section == "legend"
    )
    known = {"[WITHHELD]", "Black boxes", "[PERSON A]", "[PERSON B]", "[某人 A]", "[不予公开]"}
    assert {word for word in known if word in legend} == explained
    assert ("cannot be hidden" in legend) is bool(explained)


def test_the_legend_explains_chinese_tokens_where_they_are_printed() -> None:
    text = text_of(composed(edition()))
    assert "[PERSON A], [某人 A], [PERSON B]" in text
    assert "[WITHHELD], [不予公开]" in text


def explained(document: DocumentTree) -> str:
    return "".join(
        item.text
        for paragraph in paragraphs(document)
        if paragraph.place.section == "legend"
        for item in paragraph.content
        if isinstance(item, TextSpan)
    )


def test_the_legend_leaves_out_tokens_of_what_the_dossier_does_not_hold() -> None:
    told = edition(exhibits=3, pages=0)
    chosen = ("contents", "cover", "exhibits_list", "legend")
    short = replace(told, sections=chosen, persons=told.persons[:2])
    assert "[某人 A]" not in explained(composed(short))
    assert "[某人 A]" in explained(composed(told))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"profile": "other"}, "profile_mismatch"),
        ({"audience": "press"}, "unknown_audience"),
        ({"dated": "soon"}, "not_a_date"),
        (
            {"events": (DisclosedEvent("2021", "", "", (), EvidentialStatus.CITED),)},
            "unproven_assertion",
        ),
        (
            {
                "facts": (
                    DisclosedFact("", (DisclosedCitation("AB/1", 2),), EvidentialStatus.CITED),
                )
            },
            "dangling_cite",
        ),
        (
            {
                "facts": (
                    DisclosedFact("", (DisclosedCitation("XY/1", 1),), EvidentialStatus.CITED),
                )
            },
            "dangling_cite",
        ),
        ({"exhibits": edition(exhibits=1).exhibits * 2}, "doubled_mark"),
    ],
)
def test_what_does_not_fit_together_is_refused(change: dict[str, object], code: str) -> None:
    disclosure = edition(exhibits=1, events=0, facts=0)
    with pytest.raises(InvalidInput) as refusal:
        compose(replace(disclosure, **change), PROFILE, burned_pages(disclosure))
    assert refusal.value.code == code
    assert "place" not in refusal.value.safe


def test_missing_extra_doubled_and_absurd_pages_are_refused() -> None:
    disclosure = edition(exhibits=2, pages=2)
    pages = burned_pages(disclosure)
    for given in (pages[:-1], [*pages, pages[0]], [*pages, replace(pages[0], number=3)]):
        with pytest.raises(InvalidInput, match="pages_mismatch"):
            compose(disclosure, PROFILE, given)
    faults = (
        {"width": float("nan")},
        {"height": float("inf")},
        {"width": 0.0},
        {"columns": 0},
        {"rows": 10**9},
        {"coding": "jbig2"},
        {"palette": b"\x00\x00\x00"},
    )
    for fault in faults:
        with pytest.raises(InvalidInput, match="invalid_page"):
            compose(disclosure, PROFILE, [replace(pages[0], **fault), *pages[1:]])


def test_tokens_stay_whole_and_chinese_is_told_from_the_rest() -> None:
    cut = spans("Then 警察到[某人 A]家 [PERSON L] came", "en")
    assert [(span.text, span.language, span.is_unbroken) for span in cut] == [
        ("Then ", "en", False),
        ("警察到", "zh-Hans", False),
        ("[某人 A]", "zh-Hans", True),
        ("家", "zh-Hans", False),
        (" ", "en", False),
        ("[PERSON L]", "en", True),
        (" came", "en", False),
    ]
    assert chinese_of("要求家屬聯絡") == "zh-Hant"
    assert chinese_of("要求其劝返") == "zh-Hans"


def test_sections_that_were_not_chosen_are_absent():
    chosen = ("contents", "cover", "exhibits", "legend", "statement")
    document = composed(replace(edition(exhibits=5), sections=chosen))
    headings = [
        "".join(span.text for span in one.bookmark)
        for one in headings_of(document.blocks)
        if one.bookmark and one.bookmark_level == 1
    ]
    assert headings[1:] == [
        "Contents",
        "Statement of facts",
        "Redactions in this dossier",
        "Exhibits",
    ]


def test_without_a_list_no_link_leads_to_it():
    disclosure = edition(exhibits=6)
    chosen = ("chronology", "contents", "cover", "exhibits", "legend", "statement")
    document = composed(replace(disclosure, sections=chosen))
    targets = {item.target for paragraph in paragraphs(document) for item in paragraph.content}
    assert not any(target.startswith("listed") for target in targets)
    listed = {
        item.target for paragraph in paragraphs(composed(disclosure)) for item in paragraph.content
    }
    assert any(target.startswith("listed") for target in listed)
