"""Versions of a request, notices and warrants side by side, and facts made of what differs."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ChargeId, NoticeId, RequestId
from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.requests import (
    Charge,
    Notice,
    Particular,
    ParticularKind,
    ReceiptState,
    Request,
    RequestKind,
    RequiredDocument,
)
from casefiles.office.proceedings.paper_comparison import (
    CellChange,
    comparison_of,
    state_difference,
)
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.operations import JobContext
from tests.store.filled import fresh_id
from tests.store.world import World, insert_all, keep_document, new_case

ENDS = "end of the offence"


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


@pytest.fixture
def place(vault):
    return JobContext(vault, None, None, secrets.token_bytes, None)


@pytest.fixture
def papers(vault, case):
    """Two versions of a request with a notice between them."""
    first_paper, second_paper = (keep_document(vault, case, data) for data in (b"1", b"2"))
    first = Request(
        RequestId(fresh_id()), case.id, dated="2021-03-04", signatory="Li Ming",
        particulars=(
            Particular(ParticularKind.DATE, ENDS, "2019-05", 2),
            Particular(ParticularKind.SUM, "loss", "CNY 5,000,000", 3),
            Particular(ParticularKind.PLACE, "of the offence", "Kashgar", 3),
        ),
        required=(RequiredDocument("Text of the law", presence=ReceiptState.MISSING),),
        document_id=first_paper.id,
    )  # fmt: skip
    notice = Notice(
        NoticeId(fresh_id()), case.id, kind="red_notice", issued="2021-05-01",
        particulars=(Particular(ParticularKind.SUM, "Loss", "5 million yuan", 1),),
    )  # fmt: skip
    second = Request(
        RequestId(fresh_id()),
        case.id,
        previous_id=first.id,
        dated="2021-09-01",
        signatory="Wang Gang",
        particulars=(
            Particular(ParticularKind.DATE, ENDS, "2018-11-03", 4),
            Particular(ParticularKind.SUM, "loss", "CNY 3,000,000", 5),
        ),
        required=(
            RequiredDocument("Text of the law", presence=ReceiptState.LATE, arrived="2021-09"),
        ),
        document_id=second_paper.id,
    )
    charge = Charge(ChargeId(fresh_id()), case.id, second.id, 1, "266", "Fraud")
    insert_all(vault, [second, charge, notice, first])
    return first, notice, second


def found(vault, case):
    comparison = vault.read(comparison_of(case.id))
    return comparison, {(row.group, row.about): row for row in comparison.rows}


def changes(row):
    return [cell.change for cell in row.cells]


def test_papers_stand_in_the_order_of_their_dates(vault, case, papers):
    comparison, _ = found(vault, case)
    assert [one.id for one in comparison.papers] == [one.id for one in papers]


def test_what_changed_went_came_or_contradicts_is_told_apart(vault, case, papers):
    comparison, rows = found(vault, case)
    first, silent, clash = CellChange.FIRST, CellChange.SILENT, CellChange.CONTRADICTING
    assert changes(rows["Date", ENDS]) == [first, silent, clash]
    assert changes(rows["Sum", "loss"]) == [first, CellChange.SAME, clash]
    assert changes(rows["Place", "of the offence"]) == [first, silent, CellChange.REMOVED]
    assert changes(rows["Signed by", ""]) == [first, silent, CellChange.CHANGED]
    assert changes(rows["Charge", "266"]) == [silent, silent, CellChange.ADDED]
    assert changes(rows["Paper demanded", "Text of the law"]) == [first, silent, CellChange.CHANGED]
    assert changes(rows["The paper itself", "Date on the document"])[2] is first
    assert comparison.contradictions == 2


def test_a_supplement_drops_nothing_that_it_does_not_repeat(vault, case, papers):
    second = replace(papers[2], kind=RequestKind.SUPPLEMENTARY)
    vault.write(lambda work: work.update(second, "edit_request"))
    _, rows = found(vault, case)
    assert changes(rows["Place", "of the offence"])[2] is CellChange.SILENT


def test_a_contradiction_becomes_a_fact_with_both_pages_in_one_act(vault, case, papers, place):
    comparison, rows = found(vault, case)
    row = comparison.rows.index(rows["Date", ENDS])
    state_difference(case.id, comparison, row, 2)(place, CancellationToken())
    (fact,) = vault.read(lambda reader: reader.find(Fact))
    assert fact.cites == (Citation(papers[0].document_id, 2), Citation(papers[2].document_id, 4))
    assert fact.standing is EvidentialStatus.CITED
    assert "May 2019" in fact.text
    assert "3 November 2018" in fact.text
    first, _ = vault.read(next_undo(case.id))
    vault.write(undo(first))
    assert not vault.read(lambda reader: reader.find(Fact))
