"""The list of exhibits tells where each is cited, and every place is a link."""

from dataclasses import replace

from casefiles.domain.disclosure.disclosed import DisclosedEvent, DisclosedExhibit, DisclosedFact
from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedCitation,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock, DisclosedPassage
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.narrative import BlockKind
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.tree import DocumentTree, Paragraph, Table
from tests.dossier.sample_edition import edition
from tests.dossier.test_composition import composed

CITE = (DisclosedCitation("AB/1", 1),)
FACTS = (
    DisclosedFact("Born.", (), EvidentialStatus.ON_INSTRUCTIONS),
    DisclosedFact("Left.", CITE, EvidentialStatus.CITED),
    DisclosedFact("Came.", (*CITE, DisclosedCitation("AB/2", 0)), EvidentialStatus.CITED),
)
TOLD = (
    DisclosedBlock(BlockKind.NUMBERED, 0, (DisclosedPassage("Then."),)),
    DisclosedBlock(BlockKind.QUOTE, 0, (DisclosedPassage("He said", (("AB/1", 1),)),)),
)
EVENT = DisclosedEvent("2021", "", "Born.", CITE, EvidentialStatus.CITED)
GROUNDS = (
    DisclosedTest(
        "Purpose",
        "a treaty",
        (DisclosedLimb("A limb", (DisclosedArgument(True, "So.", "", "", (), CITE, ()),)),),
    ),
)
WHOLE = replace(
    edition(exhibits=0, events=0, facts=0),
    exhibits=(
        DisclosedExhibit("AB/1", "Passport", "", 1),
        DisclosedExhibit("AB/2", "Recording", "", 0),
        DisclosedExhibit("AB/3", "Letter", "", 1),
    ),
    facts=FACTS,
    narrative=TOLD,
    events=(replace(EVENT, cites=(), standing=EvidentialStatus.EVIDENCE_TO_FOLLOW), EVENT),
    grounds=GROUNDS,
)


def cells(document: DocumentTree) -> list[tuple[Paragraph, ...]]:
    table = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and block.head and block.head[0].place.section == "exhibits"
    )
    heads = ["".join(x.text for x in one.content if isinstance(x, TextSpan)) for one in table.head]
    return [row.cells[heads.index("Cited at")] for row in table.rows]


def told(cell: tuple[Paragraph, ...]) -> list[str]:
    return ["".join(x.text for x in one.content if isinstance(x, TextSpan)) for one in cell]


def test_each_exhibit_tells_where_it_is_cited() -> None:
    first, second, third = cells(composed(WHOLE))
    assert told(first) == ["paragraphs 2–4; chronology no. 2; ground 1"]
    assert told(second) == ["paragraph 3"]
    assert told(third) == []
    targets = [
        x.target for one in first for x in one.content if isinstance(x, TextSpan) and x.target
    ]
    assert targets == ["fact 2", "told 4", "event 2", "part grounds 1"]


def test_what_the_dossier_does_not_hold_is_not_told() -> None:
    chosen = ("contents", "cover", "exhibits", "exhibits_list", "legend", "statement")
    document = composed(replace(WHOLE, sections=chosen))
    assert told(cells(document)[0]) == ["paragraphs 2, 3"]


def test_kept_numbers_of_paragraphs_are_told() -> None:
    document = composed(replace(WHOLE, paragraphs=("1", "1A", "2", "3")))
    assert told(cells(document)[0])[0].startswith("paragraphs 1A, 2, 3;")
