"""A later edition keeps the paragraph numbers of an earlier one; what refers to them follows."""

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
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock, DisclosedPassage
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.narrative import BlockKind
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.parts.filing_pack_texts import text_of_field
from casefiles.typeset.document.inline import TextSpan
from tests.dossier.sample_edition import RESOURCES, edition
from tests.dossier.test_composition import composed, paragraphs


def told(text: str) -> DisclosedFact:
    return DisclosedFact(text, (), EvidentialStatus.ON_INSTRUCTIONS)


def numbered(text: str) -> DisclosedBlock:
    return DisclosedBlock(BlockKind.NUMBERED, 0, (DisclosedPassage(text),))


ARGUMENT = DisclosedArgument(True, "He sold books.", "", "", (2, 3), (), ())
GROUND = DisclosedTest("Purpose", "a treaty", (DisclosedLimb("A limb", (ARGUMENT,)),))
LATER = replace(
    edition(exhibits=0, events=0, facts=0),
    facts=(told("Born."), told("Found later."), told("Left.")),
    narrative=(numbered("Then."), numbered("Found too.")),
    grounds=(GROUND,),
    paragraphs=("1", "1A", "2", "4", "5"),
    gone=("3", "6"),
)


def labels(disclosure: Disclosure) -> list[tuple[str, str]]:
    return [
        (one.label, "".join(span.text for span in one.content if isinstance(span, TextSpan)))
        for one in paragraphs(composed(disclosure))
        if one.label
    ]


def test_what_came_later_is_lettered_and_what_went_is_told() -> None:
    gone = "This paragraph of an earlier edition is left out; its number is not given again."
    assert labels(LATER) == [
        ("1.", "Born."),
        ("1A.", "Found later."),
        ("2.", "Left."),
        ("3.", gone),
        ("4.", "Then."),
        ("5.", "Found too."),
        ("6.", gone),
    ]


def referring(disclosure: Disclosure) -> list[tuple[str, str]]:
    """Return the numbers by which arguments refer to paragraphs, with where each leads."""
    return [
        (span.text, span.target)
        for one in paragraphs(composed(disclosure))
        for span in one.content
        if isinstance(span, TextSpan) and span.target.startswith("fact ")
        and one.place.section == "grounds"
    ]  # fmt: skip


def test_arguments_refer_to_the_printed_numbers_and_lead_to_the_paragraphs() -> None:
    assert referring(LATER) == [("1A", "fact 2"), ("2", "fact 3")]
    assert referring(replace(LATER, paragraphs=(), gone=())) == [("2", "fact 2"), ("3", "fact 3")]


def test_the_text_for_a_field_has_the_same_numbers() -> None:
    layout = load_layout(RESOURCES, "un_cat_art22")
    assert layout.form is not None
    facts, claims = (
        text_of_field(field, replace(LATER, profile=layout.id), layout)
        for field in layout.form.fields
        if field.id in {"facts", "claims"}
    )
    assert [line.split(". ")[0] for line in facts.splitlines()] == ["1", "1A", "2"]
    assert "[paragraph 1A; paragraph 2]" in claims


@pytest.mark.parametrize(
    "change",
    [
        {"paragraphs": ("1", "2", "3", "4")},
        {"paragraphs": ("1", "2", "2", "4", "5")},
        {"paragraphs": ("1", "1A", "3", "2", "5")},
        {"paragraphs": ("1", "1A", "two", "4", "5")},
        {"gone": ("2",)},
    ],
)
def test_numbers_that_do_not_run_on_are_refused(change: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(InvalidInput, match="invalid_folio"):
        composed(replace(LATER, **change))


def test_numbers_come_back_from_the_bytes_and_leave_others_alone() -> None:
    assert disclosure_from_bytes(canonical_bytes(LATER)) == LATER
    assert b"gone" not in canonical_bytes(replace(LATER, paragraphs=(), gone=()))
