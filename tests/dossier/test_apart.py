"""What is filed beside the hearing bundle: the authorities, and the application to withhold."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import DisclosedExhibit, DisclosedRedaction
from casefiles.domain.disclosure.disclosed_arguments import DisclosedAuthority
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.typeset.document.tree import DocumentTree
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_composition import headings, text_of

TOKEN = DisclosedRedaction("[PERSON A]", 0, 0, 0, "witness", "she gave evidence")
AREA = DisclosedRedaction("AB/1", 2, 10, 20, "protected", "")


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
