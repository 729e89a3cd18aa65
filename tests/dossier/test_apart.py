"""What is filed beside the hearing bundle: the authorities, and the application to withhold."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import DisclosedExhibit, DisclosedRedaction
from casefiles.domain.disclosure.disclosed_arguments import DisclosedAuthority, DisclosedCitation
from casefiles.domain.disclosure.disclosed_redactions import (
    DisclosedPlace,
    DisclosedReason,
    DisclosedRisk,
)
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.tree import DocumentTree, Paragraph, Table, TableRow
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_composition import headings, text_of

TOKEN = DisclosedRedaction(
    *("[PERSON A]", 0, 0, 0, "witness", "she gave evidence", "person", ("name", "address")),
    (
        DisclosedPlace("cover"),
        *(DisclosedPlace("chronology", str(one)) for one in (2, 5, 6, 7)),
        DisclosedPlace("paragraph", ""),
        *(DisclosedPlace("paragraph", one) for one in ("3", "3A")),
        DisclosedPlace("ground", "1"),
        DisclosedPlace("reprisals"),
        DisclosedPlace("title", "AB/4"),
        DisclosedPlace("text", "AB/4"),
        DisclosedPlace("page", "AB/1", 1),
        DisclosedPlace("page", "AB/1", 2, (1, 3)),
        DisclosedPlace("page", "AB/1", 3),
    ),
    (DisclosedReason("minor", ""),),
    (DisclosedRisk("She was summoned.", (DisclosedCitation("AB/3", 2),)),),
    "Initials identify her.",
)
AREA = DisclosedRedaction(
    *("AB/1", 0, 0, 0, "protected", "", "exhibit", ("identity",)),
    (DisclosedPlace("page", "AB/1", 2, (2,)),),
)


def filed(profile: str, **told: object) -> DocumentTree:
    disclosure = replace(
        edition(exhibits=0, events=0, facts=0), profile=profile, persons=(), **told
    )
    loaded = load_profile(profile_path(RESOURCES, profile))
    return compose(disclosure, loaded, burned_pages(disclosure))


def test_an_application_asks_for_what_the_open_edition_lacks_and_drafts_the_order() -> None:
    document = filed("withholding_application", removals=(TOKEN, AREA))
    text = text_of(document)
    assert "witness at risk: she gave evidence" in text
    assert "are to be referred to by the words shown" in text
    assert "withheld from the papers that the public or the requesting State can see" in text
    assert [one for one in headings(document) if one in {"Draft order", "Signature"}] == [
        "Draft order",
        "Signature",
    ]
    assert "Schedule of redactions" in headings(document)


def table_of(document: DocumentTree, section: str) -> tuple[TableRow, ...]:
    """Return the rows of the table of a section."""
    tables = (one for one in document.blocks if isinstance(one, Table))
    return next(one for one in tables if one.head and one.head[0].place.section == section).rows


def lines_of(cell: tuple[Paragraph, ...]) -> list[str]:
    return ["".join(one.text for one in each.content if isinstance(one, TextSpan)) for each in cell]


def test_a_schedule_has_a_row_for_each_person_on_which_a_judge_can_rule() -> None:
    ruled = replace(TOKEN, what="[PERSON B]", order="Allowed on 3 May.")
    document = filed("redaction_schedule", removals=(TOKEN, ruled, AREA))
    first, second, rest = (
        [lines_of(cell) for cell in row.cells] for row in table_of(document, "schedule")
    )
    who, where, why, less, order = first
    assert who == ["1  [PERSON A]", "Name, address"]
    assert where == [
        "Title or cover",
        "Chronology 2, 5–7",
        "Paragraphs 3, 3A; text before the first paragraph",
        "Grounds 1",
        "Intimidation and reprisals",
        "AB/4, its title",
        "AB/4, its text",
        "AB/1, p. 1, 3",
        "AB/1, p. 2: no. 1, 3",
    ]
    assert why == [
        "Witness at risk: she gave evidence",
        "Minor",
        "She was summoned. (AB/3/2)",
    ]
    assert less == ["Initials identify her."]
    assert [one.rpartition(" ")[2] for one in order] == ["allowed", "refused", "varied"]
    assert second[-1] == ["Allowed on 3 May."]
    assert rest[0] == ["3  AB/1: all other redactions", "What identifies a person"]
    assert rest[1:4] == [
        ["AB/1, p. 2: no. 2"],
        ["Protection of a person who could be harmed"],
        [],
    ]


@pytest.mark.parametrize(
    ("removals", "asked", "not_asked"),
    [
        ((TOKEN,), "referred to by the words shown", "parts of exhibits in the schedule"),
        ((AREA,), "parts of exhibits in the schedule", "referred to by the words shown"),
    ],
)
def test_nothing_is_asked_for_that_nothing_was_removed_for(
    removals: tuple[DisclosedRedaction, ...], asked: str, not_asked: str
) -> None:
    text = text_of(filed("withholding_application", removals=removals))
    assert asked in text
    assert not_asked not in text


def test_authorities_stand_apart_with_copies_of_what_is_published() -> None:
    liu = DisclosedAuthority("Liu v. Poland", "A court", "37610/18", "2022-10-06")
    copy = DisclosedExhibit("AU/1", "Liu v. Poland, judgment", "", 2)
    document = filed("authorities_bundle", authorities=(liu,), exhibits=(copy,))
    assert headings(document)[1:3] == ["Contents", "Authorities"]
    assert "AU/1 Liu v. Poland, judgment" in headings(document)
    assert "6 October 2022" in text_of(document)
    assert "Cited for" not in text_of(document), "no ground is argued here"
