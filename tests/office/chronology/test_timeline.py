"""The timeline: its lanes, names, proof and filters; events as forms hold them."""

from dataclasses import replace
from math import inf

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DeadlineId, EventId
from casefiles.domain.records.case_records import Deadline, Document, Event, Person
from casefiles.domain.records.citation import Citation
from casefiles.office.chronology.events import (
    event_of,
    remove_event,
    with_zone,
    without_zone,
)
from casefiles.office.chronology.timeline import (
    PROCEEDINGS,
    RECEIVED,
    ChronologyFilter,
    drawn_timeline,
    lanes_of,
    timeline_day,
    timeline_of,
)
from casefiles.office.records.form_values import record_from, values_of, with_values
from casefiles.office.records.record_commands import save_event
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def edit(opened):
    return opened.run


@pytest.fixture
def rows(opened, case_id):
    def asked(**wanted):
        return opened.ask(timeline_of(case_id, ChronologyFilter(**wanted)))

    return asked


@pytest.fixture
def add(edit, case_id):
    def added(date="2019-03-14", text="Something", **others):
        terms = {"place": "", "person_ids": (), "cites": (), "is_withheld": False, "lane": ""}
        event = Event(
            id=EventId(f"{len(text):032x}"),
            case_id=case_id,
            date=date,
            text=text,
            **(terms | others),
        )
        edit(lambda write: write.insert(event, "add_event"))
        return event

    return added


def test_everything_stands_in_the_order_of_time(rows):
    found = rows()
    assert [(row.begin, row.finish) for row in found] == sorted(
        (row.begin, row.finish) for row in found
    )
    assert {row.kind for row in found} == {"event", "deadline", "register"}
    assert all(row.lane == PROCEEDINGS for row in found if row.kind == "deadline")


def test_the_lane_is_the_lawyers_or_the_part_of_the_first_person(rows, add, opened, edit):
    person = opened.ask(lambda reader: reader.find(Person))[0]
    own = add(text="a", lane=" Asylum ", person_ids=(person.id,))
    by_role = add(text="bb", person_ids=(person.id,))
    nobody = add(text="ccc")
    edit(lambda write: write.update(replace(person, role="client"), "edit_person"))
    lanes = {row.id: row.lane for row in rows()}
    assert (lanes[own.id], lanes[by_role.id], lanes[nobody.id]) == ("Asylum", "Client", "Events")
    assert {"Asylum", "Client", "Events"} <= set(opened.ask(lanes_of(own.case_id)))
    assert [row.id for row in rows(lane="Asylum")] == [own.id]


def test_names_stand_where_the_text_refers_to_persons(rows, add, opened):
    person = opened.ask(lambda reader: reader.find(Person))[0]
    made = add(text=f"[[{person.id}]] was asked.", person_ids=(person.id,))
    row = next(row for row in rows() if row.id == made.id)
    assert row.text == f"{person.names[0].text} was asked."
    assert row.people == (person.names[0].text,)
    assert made.id in {row.id for row in rows(person_id=person.id)}
    assert not [row for row in rows() if "[[" in row.text + "".join(c.title for c in row.cites)]


def test_proof_is_cited_by_mark_and_page_and_its_lack_is_told(rows, add, named):
    document = named("arrest-report")
    proven = add(text="a", cites=(Citation(document, 2),))
    bare = add(text="bb", is_withheld=True)
    by_id = {row.id: row for row in rows()}
    assert by_id[proven.id].cites[0].words == "AB/2, p 2"
    assert not by_id[proven.id].needs_proof
    assert by_id[bare.id].needs_proof
    assert bare.id in {row.id for row in rows(only="unproven")}
    assert proven.id not in {row.id for row in rows(only="unproven")}
    assert all(row.is_withheld for row in rows(only="withheld"))
    assert bare.id in {row.id for row in rows(only="withheld")}


def test_arrivals_of_documents_are_shown_when_wanted(rows, named, opened, edit):
    document_id = named("arrest-report")
    document = opened.ask(lambda reader: reader.get(Document, document_id))
    edit(lambda write: write.update(replace(document, received="2023-11-02"), "edit_document"))
    assert not [row for row in rows() if row.kind == "document"]
    arrivals = [row for row in rows(with_documents=True) if row.kind == "document"]
    assert [(row.lane, row.cites[0].document_id) for row in arrivals] == [(RECEIVED, document.id)]


def test_words_filter_events_and_dates(rows, add, edit, case_id):
    add(text="Zanzibar, by night")
    hearing = Deadline(DeadlineId("d" * 32), case_id, "hearing", "2026-06-03", "Court of Zanzibar")
    edit(lambda write: write.insert(hearing, "add_deadline"))
    found = rows(text="zanzibar")
    assert sorted(row.text for row in found) == ["Hearing, Court of Zanzibar", "Zanzibar, by night"]


def test_open_ends_reach_to_infinity_and_unknown_ones_a_little(rows, add):
    still = add(date="2019-03/..", text="a")
    lost = add(date="2019-03/", text="bb")
    ever = add(date="../2019-03", text="ccc")
    by_id = {row.id: row for row in rows()}
    assert by_id[still.id].finish == inf
    assert by_id[ever.id].begin == -inf
    assert by_id[lost.id].begin < by_id[lost.id].finish < inf


def test_a_zone_of_the_line_moves_what_names_a_zone(rows, add):
    made = add(date="2019-03-14T20:00Z", text="a")
    there = {row.id: row for row in rows(zone_minutes=480)}[made.id].begin
    assert there == pytest.approx({row.id: row for row in rows()}[made.id].begin + 1 / 3)
    assert timeline_day(0, 480) == pytest.approx(719163 + 1 / 3)


def test_what_is_drawn_is_drawn_from_the_same_rows(rows, opened, case_id):
    drawn = opened.work(drawn_timeline(case_id, ChronologyFilter(), len), CancellationToken())
    assert drawn == len(rows())


def test_a_form_gives_back_the_event_it_was_given(opened, edit, case_id, named):
    person = opened.ask(lambda reader: reader.find(Person))[0]
    values = {
        "date": "2019-03-14T02:00+08:00~",
        "text": f"[[{person.id}]] was asked.",
        "place": "Kashgar",
        "person_ids": [person.id],
        "lane": " Police ",
        "cites": [[named("arrest-report"), 2]],
        "is_withheld": True,
        "source_person": person.id,
        "known_to": [person.id],
        "is_widely_known": True,
        "is_pressure": True,
    }
    made = record_from(Event, f"{7:032x}", case_id, values)
    edit(save_event(made))
    event = opened.ask(event_of(made.id))
    assert event.date == "2019-03-14T02:00+08:00~"
    assert event.lane == "Police"
    assert values_of(event) == values | {"lane": "Police"}
    edit(save_event(with_values(event, values_of(event) | {"place": "Yarkand"})))
    assert opened.ask(event_of(made.id)).place == "Yarkand"
    edit(remove_event(made.id))
    assert opened.ask(event_of(made.id)) is None


def test_an_event_without_a_date_is_refused(edit, case_id, opened):
    before = opened.ask(lambda reader: len(reader.find(Event)))
    with pytest.raises(Refused):
        edit(save_event(record_from(Event, f"{7:032x}", case_id, {"text": "a"})))
    assert opened.ask(lambda reader: len(reader.find(Event))) == before


@pytest.mark.parametrize(
    ("date", "zone", "whole"),
    [
        ("2019-03-14", "+08:00", "2019-03-14"),
        ("2019-03-14T02:00?", "Z", "2019-03-14T02:00Z?"),
        ("2019/2020", "Z", "2019/2020"),
        ("nonsense", "Z", "nonsense"),
    ],
)
def test_a_zone_is_put_where_a_time_of_day_stands(date, zone, whole):
    assert with_zone(date, zone) == whole
    apart = without_zone(whole)
    assert with_zone(*apart) == whole
