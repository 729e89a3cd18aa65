"""Whose page numbers a dossier can keep: those of its own line, or of the open one of a pair."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import FactId, NarrativeBlockId
from casefiles.domain.records.case_records import Exhibit, Fact
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.image_quality import AS_FILED
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.numbered_editions import numbered_editions
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.left_editions import leave
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

FOLIOS = (
    InheritedFolio("contents", False, "2"),
    InheritedFolio("AB/1", True, "17"),
    InheritedFolio("GONE/1", True, "21"),
)


@pytest.fixture
def kept(opened, work, case_id):
    """Choose the numbers of an edition, and return what the dossier would keep of them."""

    def choose(audience, edition):
        wanted = EditionRequest(case_id, "national_court", audience)
        sections, leaves = ("exhibits", "exhibits_list"), replace(AS_FILED, numbered_as=edition)
        documents = [one.document_id for one in opened.ask(lambda reader: reader.find(Exhibit))]
        opened.run(save_contents(wanted, sections, documents, leaves))
        return work(lambda workplace, _: draft_of(workplace, wanted)).disclosure.folios

    return choose


def test_a_closed_edition_takes_the_numbers_of_the_open_one_and_never_the_reverse(
    opened, case_id, kept
):
    is_open = leave(opened, case_id, "court_open", folios=FOLIOS)
    closed = leave(opened, case_id, "court_closed", folios=FOLIOS)
    leave(opened, case_id, "court_open")  # of before numbers were kept
    offered = {
        audience: [
            one.id
            for one in opened.ask(
                numbered_editions(EditionRequest(case_id, "national_court", audience))
            )
        ]
        for audience in ("court_open", "court_closed", "expert")
    }
    assert offered == {"court_open": [is_open], "court_closed": [closed, is_open], "expert": []}
    assert kept("court_open", closed) == ()
    assert kept("court_open", is_open)[:2] == FOLIOS[:2]
    # The closed paper is the open one: it has its numbers without being asked.
    assert kept("court_closed", closed)[:2] == FOLIOS[:2]


def test_what_is_not_there_any_more_is_not_named(opened, case_id, kept):
    edition = leave(opened, case_id, "court_open", folios=FOLIOS)
    assert kept("court_open", edition) == (*FOLIOS[:2], InheritedFolio("", True, "21"))


def test_a_paragraph_put_in_after_a_filing_is_lettered_and_moves_no_other(
    opened, work, case_id, kept
):
    told = opened.ask(lambda reader: reader.find(Fact))
    facts = sorted(told, key=lambda one: one.position)
    blocks = [
        NarrativeBlock(NarrativeBlockId(f"{at:032x}"), case_id, at * 10, kind, 0, f"Text {at}.")
        for at, kind in enumerate((BlockKind.NUMBERED, BlockKind.QUOTE, BlockKind.NUMBERED), 1)
    ]
    opened.run(lambda at: [at.insert(one, "import_narrative") for one in blocks])
    edition = leave(opened, case_id, "court_open", folios=FOLIOS)
    count = len(facts)
    late = replace(facts[0], id=FactId("9" * 32), text="Found later.")
    after = replace(blocks[0], id=NarrativeBlockId("8" * 32), position=11, text="Found too.")

    def change(at):
        at.insert(late, "add_fact")  # right behind the first, of whose position it is
        at.insert(after, "import_narrative")
        at.delete(Fact, facts[2].id, "remove_fact")

    opened.run(change)
    wanted = EditionRequest(case_id, "national_court", "court_open")
    sections, leaves = ("statement", "narrative"), replace(AS_FILED, numbered_as=edition)
    opened.run(save_contents(wanted, sections, [], leaves))
    draft = work(lambda workplace, _: draft_of(workplace, wanted))
    shown = dict(zip(draft.projection.facts, draft.disclosure.paragraphs, strict=False))
    assert {one.id: shown[one.id] for one in facts if one.id in shown} == {
        one.id: str(number) for number, one in enumerate(facts, start=1) if number != 3
    }
    assert shown[late.id] in {"1A", "0A"}
    numbered = [f"{count + 1}", f"{count + 1}A", f"{count + 2}"]
    assert list(draft.disclosure.paragraphs[-3:]) == numbered
    assert draft.disclosure.gone == ("3",)


def test_the_closed_paper_calls_people_as_the_open_one_does_whatever_is_chosen_for_it(
    opened, work, case_id
):
    wanted = {
        audience: EditionRequest(case_id, "national_court", audience)
        for audience in ("court_open", "court_closed", "expert")
    }

    def numbers(audience):
        draft = work(lambda workplace, _: draft_of(workplace, wanted[audience]))
        return {one.person_id: one.number for one in draft.projection.numbering}

    of_open, of_expert = numbers("court_open"), numbers("expert")
    assert len(of_open) > 2
    found = []
    for sections in (("chronology",), ("facts",), ("chronology", "facts"), ("persons", "facts")):
        for audience in ("court_closed", "expert"):
            opened.run(save_contents(wanted[audience], sections, []))
        assert numbers("court_closed") == of_open
        found.append(numbers("expert"))
    assert any(one != of_expert for one in found), "contents decide on numbers elsewhere"
