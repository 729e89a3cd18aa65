"""Grounds, authorities and the place to sign; and that no reference in a dossier is dead."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedFact,
    Disclosure,
    canonical_bytes,
    disclosure_from_bytes,
)
from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedAuthority,
    DisclosedCitation,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.composition import compose
from casefiles.dossier.parts.references import check_references
from casefiles.typeset.document.inline import PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import ImagePage, Paragraph, Role
from tests.dossier.sample_edition import burned_pages, edition
from tests.dossier.test_composition import PROFILE, composed, headings, paragraphs, text_of

RESTING = DisclosedArgument(
    *(True, "He would be detained.", "The assurances exclude that.", "They name no prison."),
    *((1,), (DisclosedCitation("AB/1", 1),), (1,)),
)
BARE = DisclosedArgument(False, "There is no risk.", "", "", (), (), ())
GROUND = DisclosedTest(
    *("Ill-treatment on return", "Convention, article 3"),
    (DisclosedLimb("The client will be detained", (RESTING, BARE)),),
)
FACT = DisclosedFact("He was wanted.", (DisclosedCitation("AB/1", 1),), EvidentialStatus.CITED)


def argued() -> Disclosure:
    return replace(
        edition(exhibits=2, events=0, facts=0),
        facts=(FACT,),
        grounds=(GROUND,),
        authorities=(DisclosedAuthority("Liu v. Poland", "A court", "37610/18", "2022-10-06"),),
    )


def targets(disclosure: Disclosure, section: str) -> set[str]:
    found = [one for one in paragraphs(composed(disclosure)) if one.place.section == section]
    return {
        item.target for one in found for item in one.content if isinstance(item, TextSpan | PageOf)
    }


def test_an_argument_leads_to_its_paragraph_page_and_authority() -> None:
    assert {"fact 1", "page 1 1", "authority 1"} <= targets(argued(), "grounds")
    assert "part grounds 1" in targets(argued(), "authorities")


def test_answer_and_reply_stand_with_their_words_and_the_other_side_is_named() -> None:
    text = text_of(composed(argued()))
    assert "Answer: The assurances exclude that." in text
    assert "Reply: They name no prison." in text
    assert "The requesting State:\nThere is no risk." in text


def test_a_ground_whose_texts_do_not_hold_between_the_states_has_no_empty_line_for_them() -> None:
    told = replace(argued(), grounds=(replace(GROUND, text=""),))
    proofs = [one for one in paragraphs(composed(told)) if one.place.section == "grounds"]
    assert all(
        "".join(item.text for item in one.content if isinstance(item, TextSpan)) for one in proofs
    )
    assert "1. Ill-treatment on return" in headings(composed(told))


def test_an_argument_that_rests_on_nothing_says_so() -> None:
    assert text_of(composed(argued())).count("submission; no evidence is cited") == 1


def test_each_ground_is_in_the_contents() -> None:
    assert "1. Ill-treatment on return" in headings(composed(argued()))
    assert "Signature" in headings(composed(argued()))


def test_without_a_narrative_its_pages_are_cited_instead_of_its_numbers() -> None:
    sections = ("contents", "cover", "exhibits", "exhibits_list", "grounds", "legend")
    only = replace(RESTING, cites=())
    ground = replace(GROUND, limbs=(DisclosedLimb("Detained", (only,)),))
    told = replace(argued(), sections=sections, grounds=(ground,))
    assert "page 1 1" in targets(told, "grounds")
    assert "fact 1" not in targets(told, "grounds")
    assert "authority 1" not in targets(told, "grounds")


@pytest.mark.parametrize(
    "change",
    [
        {"facts": (2,)},
        {"facts": (0,)},
        {"authorities": (2,)},
        {"cites": (DisclosedCitation("X", 1),)},
    ],
)
def test_an_argument_that_names_what_is_not_there_is_refused(change: dict[str, object]) -> None:
    ground = replace(GROUND, limbs=(DisclosedLimb("Detained", (replace(RESTING, **change),)),))
    told = replace(argued(), grounds=(ground,))
    with pytest.raises(InvalidInput, match="dangling_cite"):
        compose(told, PROFILE, burned_pages(told))


def test_a_disclosure_with_arguments_comes_back_from_its_bytes() -> None:
    assert disclosure_from_bytes(canonical_bytes(argued())) == argued()


def test_a_reference_that_is_killed_is_refused_with_its_place() -> None:
    document = composed(argued())
    page = next(one for one in document.blocks if isinstance(one, ImagePage))
    without = tuple(replace(one, band=None) if one is page else one for one in document.blocks)
    with pytest.raises(InvalidInput, match="dead_reference") as refusal:
        check_references(replace(document, blocks=without))
    assert refusal.value.safe == {"section": "exhibits", "number": 1}
    check_references(document)


def test_a_name_that_leads_to_two_places_is_refused() -> None:
    document = composed(argued())
    twice = Paragraph((), Role.BODY, TextPosition("statement", 9), destination="fact 1")
    with pytest.raises(InvalidInput, match="doubled_destination"):
        check_references(replace(document, blocks=(*document.blocks, twice)))


def test_an_authority_that_nobody_read_says_so_in_the_list() -> None:
    told = argued()
    assert "[not checked]" not in text_of(composed(told))
    unread = replace(told.authorities[0], is_checked=False)
    assert "[not checked]" in text_of(composed(replace(told, authorities=(unread,))))
