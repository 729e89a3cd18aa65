"""Words of the queue: answered for the case, or by document; own texts stop as pages do."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import FactId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Fact, Person, Protection
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.draft.drafting import draft_of
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.redaction.review_words import words_of
from casefiles.office.redaction.suggestion_decisions import accept, is_the_person, reject
from casefiles.office.stops.suggestion_findings import shown_records, undecided_hits, undecided_on
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

LINES = (
    "Then Mehmet came, and Mehmet slept.",
    "姓：李   名：某",
    "被告人李某到庭。",
    "They asked Bozkurd.",
    "She was born on 3.5.88 in Kashgar.",
)


def page_of(lines, number=1):
    told = tuple(
        TextLine(text, Box(0.1, 0.004 * n, 0.8, 0.004 * n + 0.003))
        for n, text in enumerate(lines, 1)
    )
    return PageText(number, 595.0, 842.0, told)


@pytest.fixture
def document(opened, named):
    document_id = named("decision")
    reading = Extraction("application/pdf", (page_of(LINES),))
    opened.run(lambda at: at.put_reading(document_id, reading))
    return document_id


@pytest.fixture
def sister(opened, case_id):
    person = next(one for one in opened.ask(lambda r: r.find(Person)) if one.role != "client")
    names = (PersonName("Mehmet Bozkurt", "Latn", ""), PersonName("李晓云", "Hans", ""))
    told = replace(
        person, names=names, identifiers=(), protection=Protection.WITHHELD, born="1988-05-03"
    )
    opened.run(lambda at: at.update(told, "edit_person"))
    return told


@pytest.fixture
def queue(work, case_id, document, sister):
    return work(build_queue(case_id))


def rows(queue, sister):
    return {one.text: one for one in words_of(queue) if one.person_id == sister.id}


def test_each_kind_is_a_word_of_its_own_with_its_question(queue, sister, document):
    told = rows(queue, sister)
    kinds = {text: row.kind for text, row in told.items()}
    assert kinds["Mehmet"] == "part_of_name"
    assert kinds["李某"] == "court_mask"
    assert kinds["Bozkurd"] == "slip"
    assert kinds["3.5.88"] == "birth_date"
    assert told["Mehmet"].count == 2
    assert [one.document_id for one in told["Mehmet"].places] == [document]
    assert told["Mehmet"].is_for_case
    assert not told["李某"].is_for_case


def test_the_person_everywhere_is_a_name_that_is_found_from_then_on(
    opened, work, case_id, queue, sister
):
    opened.run(is_the_person(rows(queue, sister)["Mehmet"].items))
    person = opened.ask(lambda reader: reader.get(Person, sister.id))
    assert person.names[-1].text == "Mehmet"
    assert "Mehmet" not in rows(work(build_queue(case_id)), sister)


def test_never_holds_for_later_papers_and_leaves_other_words(
    opened, work, case_id, queue, sister, named
):
    items = rows(queue, sister)["Mehmet"].items
    opened.run(reject(case_id, items, secrets.token_bytes, everywhere=True))
    person = opened.ask(lambda reader: reader.get(Person, sister.id))
    assert person.rejected[-1] == "mehmet"
    later = named("arrest-report")
    reading = Extraction("application/pdf", (page_of(["Mehmet again.", "And Bozkurd."]),))
    opened.run(lambda at: at.put_reading(later, reading))
    told = rows(work(build_queue(case_id)), sister)
    assert "Mehmet" not in told
    assert {one.document_id for one in told["Bozkurd"].places} >= {later}


def test_by_document_holds_for_the_document_alone(
    opened, work, case_id, queue, sister, document, named
):
    opened.run(reject(case_id, rows(queue, sister)["李某"].items, secrets.token_bytes))
    later = named("arrest-report")
    opened.run(
        lambda at: at.put_reading(later, Extraction("application/pdf", (page_of(["李某说。"]),)))
    )
    told = rows(work(build_queue(case_id)), sister)
    assert {one.document_id for one in told["李某"].places} == {later}


def test_removing_a_masked_name_marks_its_lines(work, case_id, queue, sister):
    items = rows(queue, sister)["李某"].items
    done = work(accept(case_id, items))
    assert done.marks == len(items)


def test_a_word_that_stands_very_often_is_asked_page_by_page(opened, work, case_id, sister, named):
    document = named("decision")
    pages = tuple(page_of(["Mehmet said so."] * 110, number) for number in (1, 2))
    opened.run(lambda at: at.put_reading(document, Extraction("application/pdf", pages)))
    queue = work(build_queue(case_id))
    [at] = [one for one in rows(queue, sister)["Mehmet"].places if one.document_id == document]
    assert [one.item.page for one in at.rows] == [1, 2]
    assert at.count == 220
    assert all(len(one.item.boxes) == 110 for one in at.rows)


def test_a_part_that_leads_to_two_needs_somebody_said(opened, work, case_id, sister, document):
    other = next(
        one for one in opened.ask(lambda r: r.find(Person, case_id=case_id)) if one.id != sister.id
    )
    brother = replace(
        other,
        names=(PersonName("Ekrem Bozkurt", "Latn", ""),),
        identifiers=(),
        protection=Protection.WITHHELD,
    )
    opened.run(lambda at: at.update(brother, "edit_person"))
    reading = Extraction("application/pdf", (page_of(["Bozkurt was seen."]),))
    opened.run(lambda at: at.put_reading(document, reading))
    [row] = [one for one in words_of(work(build_queue(case_id))) if one.text == "Bozkurt"]
    assert (row.person_id, row.person) == ("", "")
    with pytest.raises(Refused):
        opened.run(is_the_person(row.items))
    opened.run(reject(case_id, row.items, secrets.token_bytes, everywhere=True))
    for one in (sister, brother):
        assert "bozkurt" in opened.ask(lambda r, own=one.id: r.get(Person, own)).rejected


def test_an_own_text_that_is_shown_stops_a_dossier_until_it_is_decided(
    opened, work, case_id, sister
):
    text = "Mehmet told us so."
    fact = Fact(FactId("f" * 32), case_id, 99, text, EvidentialStatus.ON_INSTRUCTIONS, ())
    opened.run(lambda at: at.insert(fact, "add_fact"))
    wanted = EditionRequest(case_id, "national_court", "court_open")

    def own():
        draft = draft_of(opened.workplace, wanted)
        found = undecided_on(opened.workplace, case_id, (), shown_records(draft))
        return [one for one in found if one.item.record[1] == fact.id]

    [waiting] = own()
    assert waiting.item.kind == "in_record"
    [stop] = undecided_hits(opened.workplace, draft_of(opened.workplace, wanted))
    assert any(spot.words.startswith("Your own text") for spot in stop.spots)
    opened.run(reject(case_id, [waiting.item], secrets.token_bytes))
    assert own() == []
    # What no draft shows stops none.
    assert undecided_on(opened.workplace, case_id, (), ()) == ()


def test_what_was_kept_before_words_were_known_is_read_as_it_was(opened, work, case_id, queue):
    kept = opened.ask(queue_of(case_id))
    assert {one.id for one in kept.items} == {one.id for one in queue.items}
    assert [one.item for one in kept.items] == [one.item for one in queue.items]
