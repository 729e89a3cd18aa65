"""Counting mentions: what is found, what is kept, what makes it count again."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.office.people.mention_counts import (
    PersonMentions,
    count_mentions,
    is_count_fresh,
    last_counted,
    mentions_of,
)
from casefiles.office.records.record_commands import save_event, save_person
from tests.office.sample_at_hand import *  # noqa: F403


def _person(opened, name: str) -> Person:
    persons = opened.ask(lambda reader: reader.find(Person))
    return next(one for one in persons if one.names[0].text == name)


def test_open_and_protected_people_are_counted(opened, case_id, work):
    assert not opened.ask(is_count_fresh(case_id))
    counts = work(count_mentions(case_id))
    ershat, sister = (_person(opened, n) for n in ("Ershat Baratjan", "Zulpiye Baratjan"))
    for person in (ershat, sister):
        assert counts[person.id].records > 1
        assert counts[person.id].pages > 1
        assert counts[person.id].documents > 1
    assert opened.ask(is_count_fresh(case_id))
    assert opened.ask(lambda reader: last_counted(reader, case_id)) == counts


def test_pages_counted_are_pages_that_can_be_gone_to(opened, case_id, work):
    counts = work(count_mentions(case_id))
    for person in opened.ask(lambda reader: reader.find(Person)):
        told = work(mentions_of(person.id))
        assert told.count == counts[person.id]
        places = told.places
        assert len({(one.document_id, one.page) for one in places}) == counts[person.id].pages
        assert all(one.text.strip() and one.title for one in places)
    assert work(mentions_of(PersonId("0" * 32))) == PersonMentions(None, ())


def test_a_place_shows_the_line_around_it(opened, case_id, work):
    work(count_mentions(case_id))
    place = work(mentions_of(_person(opened, "Zulpiye Baratjan").id)).places[0]
    page = opened.ask(lambda reader: reader.pages(place.document_id, place.page, place.page))[0]
    assert f"{place.before}{place.text}" in page.text.replace("\n", " ")


def test_people_with_the_same_form_are_both_counted(opened, case_id, work):
    before = work(count_mentions(case_id))
    brother, judge = (_person(opened, n) for n in ("Nurehmet Baratjan", "Mireille Thorvane"))
    shared = (*judge.names, PersonName("Nurehmet", "Latn", "nickname"))
    opened.run(save_person(replace(judge, names=shared)))
    after = work(count_mentions(case_id))
    assert after[judge.id].pages > before[judge.id].pages
    assert after[brother.id] == before[brother.id]


def test_only_what_changed_is_counted_again(opened, case_id, work, monkeypatch):
    work(count_mentions(case_id))
    read: list[str] = []
    from casefiles.office.people import mention_counts

    original = mention_counts._pages
    monkeypatch.setattr(
        mention_counts,
        "_pages",
        lambda place, row, ticket: read.append(row.id) or original(place, row, ticket),
    )
    document = opened.ask(lambda reader: reader.find(Document))[0]
    renamed = replace(document, title="A letter to Mireille Thorvane")
    judge = _person(opened, "Mireille Thorvane")
    before = opened.ask(lambda reader: last_counted(reader, case_id))[judge.id]
    opened.run(lambda w: w.update(renamed, "edit_document"))
    assert not opened.ask(is_count_fresh(case_id))
    after = work(count_mentions(case_id))
    assert read == [document.id]
    assert after[judge.id].documents == before.documents + 1
    event = opened.ask(lambda reader: reader.find(Event))[0]
    opened.run(save_event(replace(event, text=f"{event.text} [[{judge.id}]]")))
    assert work(count_mentions(case_id))[judge.id].records == before.records + 1
    assert read == [document.id]


def test_a_stop_keeps_what_is_done(opened, case_id, work):
    ticket = CancellationToken()
    steps = []

    def stop(progress):
        steps.append(progress.done)
        if progress.done == 5:
            ticket.stop.set()

    with pytest.raises(Cancelled):
        opened.work(count_mentions(case_id), CancellationToken(listener=stop, stop=ticket.stop))
    rest = []
    opened.work(count_mentions(case_id), CancellationToken(listener=lambda p: rest.append(p.total)))
    assert rest[0] == 16 - 5
    assert opened.ask(is_count_fresh(case_id))


def test_nonsense_in_the_vault_counts_as_nothing(opened, case_id, work):
    for name in ("mentions", "mention_pages"):
        opened.run(lambda w, n=name: w.put_setting(f"{n}:{case_id}", '{"people": 3}'))
    assert opened.ask(lambda reader: last_counted(reader, case_id)) == {}
    assert not opened.ask(is_count_fresh(case_id))
    assert work(count_mentions(case_id))
