"""A typed argument in a filing: its paragraphs count first, and cite pages of the other papers."""

import re
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.disclosure.disclosed_paper import (
    DisclosedLink,
    DisclosedPaperBlock,
    DisclosedPaperPiece,
)
from casefiles.domain.records.papers import PaperBlockKind
from tests.dossier.filing.made_filing import MadeFiling, filed_edition, made_filing


def block(kind: PaperBlockKind, text: str, *links: DisclosedLink) -> DisclosedPaperBlock:
    return DisclosedPaperBlock(kind, 1, (DisclosedPaperPiece(text, links, bool(links)),))


TYPED = (
    block(PaperBlockKind.HEADING, "Introduction"),
    block(PaperBlockKind.NUMBERED, "This court is asked to refuse.", DisclosedLink("law", 1)),
    block(PaperBlockKind.PLAIN, "Nobody contests the dates."),
    block(PaperBlockKind.HEADING, "The risk"),
    block(
        *(PaperBlockKind.NUMBERED, "He would be tortured"),
        *(DisclosedLink("exhibit", 1, 1, "AB/2"), DisclosedLink("para", 1)),
    ),
)


@pytest.fixture(scope="module")
def ew() -> MadeFiling:
    shown = filed_edition()
    answers = (*shown.answers, DisclosedAnswer("issues", "Is there a risk?"))
    return made_filing(replace(shown, paper=TYPED, answers=answers))


def test_a_typed_argument_takes_the_place_of_the_grounds_and_counts_first(ew: MadeFiling):
    text = "\n".join(ew.texts("skeleton"))
    assert "The risk of ground 1 is real" not in text
    assert re.search(r"A\. ?Introduction", text)
    assert re.search(r"B\. ?The risk", text)
    numbers = dict(re.findall(r"^(\d+)\. ?(This court|He would|Is there)", text, re.MULTILINE))
    assert numbers == {"1": "This court", "2": "He would", "3": "Is there"}
    assert re.search(r"^Nobody contests", text, re.MULTILINE), "what is plain has no number"


def test_its_cites_lead_to_pages_of_the_bundle_that_they_print(ew: MadeFiling):
    text = " ".join("\n".join(ew.texts("skeleton")).split())
    (printed,) = re.findall(r"He would be tortured \(AB/2/1 \[(\d+)\]; paragraph 1\)", text)
    pages = ew.texts("bundle")
    assert "AB/2" in pages[int(printed) - 1]
    leads = {(name, page) for name, page, _ in ew.links("skeleton") if "bundle" in name}
    assert any(page == int(printed) - 1 for _, page in leads)
