"""Marks: tied to the raster an export will draw, all in one write, editable, and found by words."""

import pytest

from casefiles.domain.errors import Refused
from casefiles.domain.ids import MarkId, PersonId
from casefiles.domain.records import Box, Document, Mark, Person, Protection
from casefiles.office import occurrences
from casefiles.office.marking import (
    Area,
    MarkTerms,
    add_marks,
    edit_mark,
    looked_at,
    marks_of,
    on_pages,
    remove_mark,
    stale_marks,
)
from casefiles.office.occurrences import find_all, names_found
from casefiles.office.pages import page_words
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

BOX = Box(0.1, 0.2, 0.4, 0.25)


def test_marks_are_made_in_one_write_on_the_raster_of_an_export(opened, work, named, case_id):
    document = named("引渡请求书")
    before = len(opened.ask(lambda reader: reader.acts(1 << 60, 1000)))
    areas = on_pages(Area(document, 2, BOX), [1, 2, 3])
    made = work(add_marks(areas, MarkTerms(" her address ", audiences=("public",))))
    assert len(made) == 3
    assert len(opened.ask(lambda reader: reader.acts(1 << 60, 1000))) == before + 1
    rows = [row for row in opened.ask(marks_of(document)) if row.id in made]
    assert [row.page for row in rows] == [1, 2, 3]
    assert {row.terms.reason for row in rows} == {"her address"}
    assert work(stale_marks(case_id, document)) == frozenset()


def test_a_mark_on_another_raster_is_told(opened, work, named, case_id):
    document = named("decision")
    mark = opened.ask(lambda reader: reader.find(Mark, document_id=document))[0]
    assert work(stale_marks(case_id)) == frozenset()
    fields = {name: getattr(mark, name) for name in type(mark).__dataclass_fields__}
    changed = Mark(**{**fields, "raster": "0" * 64})
    opened.run(lambda at: at.update(changed, "edit_mark"))
    assert work(stale_marks(case_id)) == {mark.id}
    assert work(stale_marks(case_id, named("arrest-report"))) == frozenset()


@pytest.mark.parametrize(
    ("areas", "terms", "code"),
    [
        (1, MarkTerms(" "), "mark_without_reason"),
        (0, MarkTerms("why"), "mark_without_area"),
        (1, MarkTerms("why", audiences=("everybody",)), "mark_for_nobody"),
    ],
)
def test_a_mark_without_reason_area_or_reader_is_refused(opened, work, named, areas, terms, code):
    before = opened.ask(lambda reader: reader.find(Mark))
    with pytest.raises(Refused, match=code):
        work(add_marks([Area(named("decision"), 1, BOX)] * areas, terms))
    assert opened.ask(lambda reader: reader.find(Mark)) == before


def test_a_mark_stays_editable_and_removable(opened, named):
    document = named("decision")
    row = opened.ask(marks_of(document))[0]
    person = opened.ask(lambda reader: reader.find(Person))[1]
    opened.run(edit_mark(row.id, MarkTerms("safety of a witness", person.id, ("expert",))))
    again = next(one for one in opened.ask(marks_of(document)) if one.id == row.id)
    assert again.terms == MarkTerms("safety of a witness", person.id, ("expert",))
    assert again.person == person.names[0].text
    assert (again.page, again.box) == (row.page, row.box)
    opened.run(remove_mark(row.id))
    opened.run(remove_mark(row.id))
    assert row.id not in {one.id for one in opened.ask(marks_of(document))}
    with pytest.raises(Refused, match="mark_gone"):
        opened.run(edit_mark(row.id, MarkTerms("why")))


def test_a_look_is_kept_and_can_be_taken_back(opened, named):
    document = named("strait-morning")
    for state in (True, False, True):
        opened.run(looked_at(document, is_looked_at=state))
        assert opened.ask(lambda reader: reader.get(Document, document)).is_looked_at is state
    with pytest.raises(Refused, match="document_gone"):
        opened.run(looked_at(MarkId("0" * 32)))


def test_words_are_found_however_they_are_written_with_their_place(opened, work, named, case_id):
    document = named("arrest-report")
    (read,) = opened.ask(page_words(document, [1]))
    word = next(one for one in read.words if one.text.isalpha() and len(one.text) > 7)
    found = work(find_all(case_id, word.text.upper(), document))
    hits = found.places
    assert not found.has_more
    assert any(hit.page == 1 and word.box.y0 == hit.boxes[0].y0 for hit in hits)
    assert all(word.text.casefold() in hit.text.casefold() for hit in hits)
    assert all("\n" not in hit.before + hit.text + hit.after for hit in hits)
    everywhere = work(find_all(case_id, word.text))
    assert set(hits) <= set(everywhere.places)
    with pytest.raises(Refused, match="nothing_to_find"):
        work(find_all(case_id, " \n "))


def test_a_find_that_lists_not_all_says_so(opened, work, named, case_id, monkeypatch):
    every = work(find_all(case_id, "the")).places
    assert len(every) > 3
    monkeypatch.setattr(occurrences, "MOST_HITS", len(every) - 1)
    cut = work(find_all(case_id, "the"))
    assert (cut.places, cut.has_more) == (every[:-1], True)
    monkeypatch.setattr(occurrences, "MOST_HITS", len(every))
    assert not work(find_all(case_id, "the")).has_more


def test_lines_with_protected_names_are_shown_before_an_export_removes_them(opened, work, named):
    document = named("WhatsApp")
    found = work(names_found(document, [1]))
    assert set(found) == {1}
    assert sum(map(len, found.values())) > 0
    assert all((box.x0, box.x1) == (0.0, 1.0) for boxes in found.values() for box in boxes)
    for person in opened.ask(lambda reader: reader.find(Person)):
        fields = {name: getattr(person, name) for name in type(person).__dataclass_fields__}
        open_person = Person(**{**fields, "protection": Protection.OPEN})
        opened.run(lambda at, one=open_person: at.update(one, "edit_person"))
    assert work(names_found(document, [1])) == {1: ()}


def test_a_mark_for_all_readers_hides_the_name_under_it(opened, work, named):
    document = named("WhatsApp")
    before = work(names_found(document, [1]))[1]
    assert before
    area = Area(document, 1, Box(0.0, 0.0, 1.0, 1.0))
    work(add_marks([area], MarkTerms("one reader", PersonId(""), ("public",))))
    assert work(names_found(document, [1]))[1] == before
    work(add_marks([area], MarkTerms("all readers")))
    assert work(names_found(document, [1]))[1] == ()
