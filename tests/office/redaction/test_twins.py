"""A copy or translation that shows what goes from its twin stops a dossier until it is resolved."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.foundation.ids import DocumentId, ExhibitId, OutlineId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Document,
    Exhibit,
    Mark,
    Outline,
    Person,
    RedactionKind,
)
from casefiles.domain.records.replacement_texts import CopyPairAnswer, TwinVerdict
from casefiles.domain.records.translation import DocumentLinkKind
from casefiles.office.documents.copy_pair_decisions import decide_copy_pair
from casefiles.office.documents.links import add_link
from casefiles.office.documents.near_duplicates import mark_as_different
from casefiles.office.draft.drafting import draft_of
from casefiles.office.records.findings import signed_for
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.copy_pairs import carry_marks, copy_pairs_of
from casefiles.office.redaction.marking import (
    MarkInput,
    RedactionArea,
    add_marks,
    marks_of,
    stale_marks,
)
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing

BOX = Box(0.1, 0.2, 0.4, 0.25)


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def stops(work, wanted):
    def find():
        found = work(lambda workplace, _: findings_of(workplace, draft_of(workplace, wanted)))
        return [one for one in found if one.code == "unresolved_twins"]

    return find


@pytest.fixture
def copied(opened, named):
    """A document put into the case a second time, as an exhibit of its own."""

    def copy(part: str, digit: str = "7") -> DocumentId:
        source = named(part)
        twin = DocumentId(digit * 32)

        def change(at):
            document = at.get(Document, source)
            at.insert(replace(document, id=twin, title=f"Copy {digit}"), "add_document")
            mark = Exhibit(ExhibitId(digit * 32), document.case_id, twin, f"ZZ/{digit}", "")
            at.insert(mark, "add_exhibit")
            at.put_reading(twin, at.reading(source))

        opened.run(change)
        return twin

    return copy


def test_no_twin_stops_the_sample_as_it_is(stops):
    assert stops() == []


def test_a_copy_that_lacks_the_marks_of_its_twin_stops_until_they_are_carried_over(
    opened, work, named, copied, stops, case_id
):
    source = named("decision")
    twin = copied("decision")
    (stop,) = stops()
    assert (stop.kind, stop.count) == ("sign", 1)
    assert [spot.record for spot in stop.spots] == [twin]
    assert "ZZ/7" in stop.spots[0].words
    assert "AB/12" in stop.spots[0].words
    with pytest.raises(ExportStopped, match="unresolved_twins"):
        signed_for([stop], ())
    assert signed_for([stop], signing("one and the same court"))[0].of == stop.of
    rows = opened.ask(copy_pairs_of(twin))
    assert [(row.other_id, row.other_lacks, row.can_carry) for row in rows] == [(source, 0, True)]
    assert rows[0].lacks == len(opened.ask(marks_of(source)))
    made = work(carry_marks(source, twin))
    assert [(row.page, row.box, row.terms) for row in opened.ask(marks_of(twin))] == [
        (row.page, row.box, row.terms) for row in opened.ask(marks_of(source))
    ]
    assert work(stale_marks(case_id, twin)) == frozenset()
    assert stops() == []
    assert opened.ask(copy_pairs_of(twin)) == ()
    with pytest.raises(Refused, match="marks_carried_already"):
        work(carry_marks(source, twin))
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert len(made) == rows[0].lacks
    assert stops()[0].count == 1


def test_a_signature_lapses_when_another_mark_is_drawn(opened, work, named, copied, stops):
    twin = copied("decision")
    (before,) = stops()
    work(add_marks([RedactionArea(named("decision"), 1, BOX)], MarkInput("more")))
    (after,) = stops()
    assert before.of != after.of
    work(carry_marks(named("decision"), twin))
    assert stops() == []
    work(
        add_marks([RedactionArea(twin, 1, Box(0.1, 0.5, 0.2, 0.6))], MarkInput("only on the copy"))
    )
    (turned,) = stops()
    assert [spot.record for spot in turned.spots] == [named("decision")]


def test_marks_for_other_readers_ask_nothing_of_a_twin(opened, work, named, copied, stops):
    twin = copied("strait-morning")
    source = named("strait-morning")
    work(add_marks([RedactionArea(source, 1, BOX)], MarkInput("x", audiences=("public",))))
    assert stops() == []
    work(add_marks([RedactionArea(source, 1, BOX)], MarkInput("x", audiences=("court_open",))))
    assert [spot.record for spot in stops()[0].spots] == [twin]


def test_what_was_told_apart_is_no_twin_and_that_is_in_the_ledger(
    opened, named, copied, stops, case_id
):
    twin = copied("decision")
    randomness = lambda count: b"\7" * count  # noqa: E731
    opened.run(mark_as_different(named("decision"), twin, randomness))
    assert stops() == []
    (verdict,) = opened.ask(lambda reader: reader.find(TwinVerdict, case_id=case_id))
    assert verdict.answer is CopyPairAnswer.DIFFERENT
    _, words = opened.ask(next_undo(case_id))
    assert "decision on linked copies" in words


def test_a_translation_stands_until_somebody_compared_and_again_after_any_change(
    opened, work, named, stops, case_id
):
    source, translation = named("引渡请求书"), named("strait-morning")
    randomness = iter(range(1, 99))
    fresh = lambda count: bytes([next(randomness)]) * count  # noqa: E731
    opened.run(add_link(case_id, translation, source, (DocumentLinkKind.TRANSLATION, ""), fresh))
    (stop,) = stops()
    assert {spot.record for spot in stop.spots} == {translation}
    assert not opened.ask(copy_pairs_of(translation))[0].can_carry
    with pytest.raises(Refused, match="pages_not_alike"):
        work(carry_marks(source, translation))
    opened.run(decide_copy_pair(translation, source, CopyPairAnswer.COMPARED, fresh))
    assert stops() == []
    assert opened.ask(copy_pairs_of(translation)) == ()
    work(add_marks([RedactionArea(source, 1, BOX)], MarkInput("more", kind=RedactionKind.LINE)))
    assert len(stops()) == 1
    opened.run(decide_copy_pair(source, translation, CopyPairAnswer.COMPARED, fresh))
    assert stops() == []
    person = opened.ask(lambda reader: reader.find(Person))[1]
    named_too = replace(person, names=(*person.names, PersonName("Another Form", "Latn", "")))
    opened.run(lambda at: at.update(named_too, "edit_person"))
    assert len(stops()) == 1


def test_a_twin_that_is_an_exhibit_for_other_readers_counts_too(
    opened, work, named, copied, stops, case_id
):
    twin = copied("strait-morning")
    source = named("strait-morning")
    work(add_marks([RedactionArea(source, 1, BOX)], MarkInput("x")))
    work(add_marks([RedactionArea(twin, 1, BOX)], MarkInput("x", audiences=("court_open",))))
    assert stops() == []
    outline = without(opened, case_id, twin)
    opened.run(outline)
    assert [spot.record for spot in stops()[0].spots] == [twin]
    opened.run(lambda at: at.delete(Exhibit, ExhibitId("7" * 32), "remove_exhibit"))
    assert stops() == []


def without(opened, case_id, document_id):
    """Leave a document out of the dossier for an open court."""
    exhibits = opened.ask(lambda reader: reader.find(Exhibit, case_id=case_id))
    kept = tuple(one.document_id for one in exhibits if one.document_id != document_id)
    outline = Outline(
        OutlineId("3" * 32), case_id, "national_court", "court_open",
        ("chronology", "exhibits", "exhibits_list", "persons", "statement"), kept,
    )  # fmt: skip
    return lambda at: at.insert(outline, "add_outline")


def test_an_alike_document_that_nobody_looked_at_counts(opened, work, named, copied, stops):
    """Without any link: the same content is enough."""
    twin = copied("arrest-report")
    assert [spot.record for spot in stops()[0].spots] == [twin]
    marks = opened.ask(lambda reader: reader.find(Mark, document_id=twin))
    assert marks == ()
