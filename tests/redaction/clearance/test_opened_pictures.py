"""Names that a closed paper opens pass in the pictures of those pages and nowhere else."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.clearance.final_check import FinalCheckTerms, answer, examine_file
from casefiles.redaction.clearance.final_check_frames import (
    FinalCheckReport,
    FinalCheckRequest,
    PageOcrTexts,
    numbered,
    numbered_opened,
    picture_digest,
)
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.dossier.sample_edition import burned_pages
from tests.redaction.clearance.test_clearance_places import DISCLOSURE, made, texts

KNOWN, HIDDEN = PersonId("a"), PersonId("b")
SOUGHT = Sought(
    (
        SoughtPerson(HIDDEN, ("Sabir Hoshurov",)),
        SoughtPerson(KNOWN, ("Rahile Zununova",), (("phone", "+86 119 5550 0137"),)),
    )
)
NAME = "Rahile Zununova"


def report(*, seen: str = "", page: int = 4, text: str = "") -> FinalCheckReport:
    """Search a file of which the picture of the fourth page may name one of two people."""
    terms = FinalCheckTerms(SOUGHT, "", name="list.txt", opened={4: (KNOWN,)})
    pages = PageOcrTexts(("", "", "", text), {page: (f"then {seen} came",)} if seen else {})
    return examine_file(b"nothing", pages, terms)


@pytest.mark.parametrize("read", [NAME, "Rahile Zununoya", f"{NAME} and {NAME}"])
def test_who_is_named_on_an_opened_page_may_be_read_in_its_picture(read):
    found = report(seen=read)
    assert (found.hits, found.doubts, found.near) == (0, (), ())


@pytest.mark.parametrize(
    "read",
    ["Sabir Hoshurov", f"{NAME} with Sabir Hoshurov", "+86 119 5550 0137"],
    ids=["somebody else", "both", "a number"],
)
def test_all_else_in_that_picture_is_searched(read):
    assert report(seen=read).places == (("picture_text", 4, 1),)


def test_the_name_is_a_hit_in_another_picture_and_in_the_text_of_the_same_page():
    assert report(seen=NAME, page=5).places == (("picture_text", 5, 1),)
    assert report(text=NAME).places == (("page_text", 4, 1),)
    assert report(seen="Rahile Zununoya", page=5).near == ((5, 1),)


def test_a_page_is_known_by_the_picture_that_it_shows():
    data, _ = made()
    pictures = tuple(picture_digest(page.data) for page in burned_pages(DISCLOSURE))

    def places(index: int, page: int):
        request = FinalCheckRequest(
            numbered(SOUGHT),
            "",
            pictures,
            name="a.pdf",
            pages=PageOcrTexts(tuple("" for _ in texts()), {page: (NAME,)}),
            opened=numbered_opened(SOUGHT, {index: frozenset({KNOWN})}),
        )
        found = answer(request, data)
        return [one for one in found.places if one[0] == "picture_text"], dict(found.pictured)

    shows = {index: page for page, index in places(0, 1)[1].items()}
    assert len(shows) > 1
    assert places(0, shows[0])[0] == []
    assert places(0, shows[1])[0] == [("picture_text", shows[1], 1)]
    assert places(1, shows[1])[0] == []
