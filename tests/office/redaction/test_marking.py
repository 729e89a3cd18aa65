"""Marks: tied to the raster an export will draw, all in one write, editable, and found by words."""

import re
from dataclasses import replace

import pytest
from PIL import Image

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId, MarkId, PersonId
from casefiles.domain.records.case_records import Document, Mark, Person, Protection, RedactionKind
from casefiles.office.case import occurrences
from casefiles.office.case.occurrences import find_all, names_found
from casefiles.office.documents.pages import page_words
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.burned_view import burned_pictures
from casefiles.office.redaction.mark_kinds import fit_words, suggests_keeping
from casefiles.office.redaction.marking import (
    MarkInput,
    RedactionArea,
    add_marks,
    edit_mark,
    marks_of,
    on_pages,
    remove_mark,
    set_pages_checked,
    stale_marks,
)
from casefiles.office.stops.mark_reasons import reasons_of_people
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

BOX = Box(0.1, 0.2, 0.4, 0.25)


def test_marks_are_made_in_one_write_on_the_raster_of_an_export(opened, work, named, case_id):
    document = named("引渡请求书")
    before = len(opened.ask(lambda reader: reader.acts(1 << 60, 1000)))
    areas = on_pages(RedactionArea(document, 2, BOX), [1, 2, 3])
    made = work(add_marks(areas, MarkInput(" her address ", audiences=("public",))))
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
        (1, MarkInput(" "), "mark_without_reason"),
        (0, MarkInput("why"), "mark_without_area"),
        (1, MarkInput("why", audiences=("everybody",)), "mark_for_nobody"),
    ],
)
def test_a_mark_without_reason_area_or_reader_is_refused(opened, work, named, areas, terms, code):
    before = opened.ask(lambda reader: reader.find(Mark))
    with pytest.raises(Refused, match=code):
        work(add_marks([RedactionArea(named("decision"), 1, BOX)] * areas, terms))
    assert opened.ask(lambda reader: reader.find(Mark)) == before


def test_a_mark_stays_editable_and_removable(opened, named):
    document = named("decision")
    row = opened.ask(marks_of(document))[0]
    person = opened.ask(lambda reader: reader.find(Person))[1]
    opened.run(edit_mark(row.id, MarkInput("safety of a witness", person.id, ("expert",))))
    again = next(one for one in opened.ask(marks_of(document)) if one.id == row.id)
    assert again.terms == MarkInput("safety of a witness", person.id, ("expert",))
    assert again.person == person.names[0].text
    assert (again.page, again.box) == (row.page, row.box)
    opened.run(remove_mark(row.id))
    opened.run(remove_mark(row.id))
    assert row.id not in {one.id for one in opened.ask(marks_of(document))}
    with pytest.raises(Refused, match="mark_gone"):
        opened.run(edit_mark(row.id, MarkInput("why")))


def test_a_look_is_kept_and_can_be_taken_back(opened, named):
    document = named("strait-morning")
    for state in (True, False, True):
        opened.run(set_pages_checked(document, are_pages_checked=state))
        assert opened.ask(lambda reader: reader.get(Document, document)).is_looked_at is state
    with pytest.raises(Refused, match="document_gone"):
        opened.run(set_pages_checked(MarkId("0" * 32)))


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
    area = RedactionArea(document, 1, Box(0.0, 0.0, 1.0, 1.0))
    work(add_marks([area], MarkInput("one reader", PersonId(""), ("public",))))
    assert work(names_found(document, [1]))[1] == before
    work(add_marks([area], MarkInput("all readers")))
    assert work(names_found(document, [1]))[1] == ()


def test_a_mark_of_any_kind_is_repeated_made_another_kind_and_undone(opened, work, named, case_id):
    document = named("引渡请求书")
    before = {row.id for row in opened.ask(marks_of(document))}
    areas = on_pages(RedactionArea(document, 1, BOX), [1, 2])
    made = work(add_marks(areas, MarkInput("an address", kind=RedactionKind.KEEP)))
    rows = [row for row in opened.ask(marks_of(document)) if row.id in made]
    assert [(row.page, row.terms.kind, row.box) for row in rows] == [
        (1, RedactionKind.KEEP, BOX), (2, RedactionKind.KEEP, BOX)
    ]  # fmt: skip
    opened.run(edit_mark(made[0], MarkInput("an address", kind=RedactionKind.LINE)))
    kinds = {row.id: row.terms.kind for row in opened.ask(marks_of(document))}
    assert kinds[made[0]] is RedactionKind.LINE
    for _ in range(2):
        first, _ = opened.ask(next_undo(case_id))
        opened.run(undo(first))
    assert {row.id for row in opened.ask(marks_of(document))} == before


def test_a_whole_page_is_one_mark_however_much_was_selected(opened, work, named):
    document = named("decision")
    boxes = [BOX, Box(0.1, 0.3, 0.5, 0.4)]
    terms = MarkInput("all of it", kind=RedactionKind.PAGE)
    (made,) = work(add_marks([RedactionArea(document, 1, box) for box in boxes], terms))
    assert opened.ask(lambda reader: reader.get(Mark, made)).box == WHOLE_PAGE


def test_a_mark_has_the_reason_of_the_person_whom_it_protects(opened, work, named, case_id):
    document = named("decision")
    person = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.PSEUDONYM
    )
    reasons = opened.ask(reasons_of_people(case_id))
    (made,) = work(add_marks([RedactionArea(document, 1, BOX)], MarkInput("", person.id)))
    kept = opened.ask(lambda reader: reader.get(Mark, made))
    assert kept.reason == reasons[person.id].reason != ""
    opened.run(edit_mark(made, MarkInput("her house", person.id)))
    assert opened.ask(lambda reader: reader.get(Mark, made)).reason == "her house"
    with pytest.raises(Refused, match="mark_of_other_kind"):
        opened.run(edit_mark(made, MarkInput("x", kind=RedactionKind.SPAN)))


def test_what_the_judge_is_told_of_a_mark_is_kept_in_one_line_and_known(opened, work, named):
    terms = MarkInput("x", judge_code="minor", judge_reason=" She is \n nine. ")
    (made,) = work(add_marks([RedactionArea(named("decision"), 1, BOX)], terms))
    (row,) = [one for one in opened.ask(marks_of(named("decision"))) if one.id == made]
    assert (row.terms.judge_code, row.terms.judge_reason) == ("minor", "She is nine.")
    opened.run(edit_mark(made, MarkInput("x")))
    assert opened.ask(lambda reader: reader.get(Mark, made)).judge_code == ""
    with pytest.raises(Refused, match="mark_reason_unknown"):
        opened.run(edit_mark(made, MarkInput("x", judge_code="because")))


def test_to_say_what_stays_is_suggested_for_papers_of_identity_and_chats(opened, named):
    assert opened.ask(suggests_keeping(named("WhatsApp")))
    assert not opened.ask(suggests_keeping(named("decision")))
    decision = named("decision")
    document = opened.ask(lambda reader: reader.get(Document, decision))
    opened.run(lambda at: at.update(replace(document, title="Copy of her passport"), "edit"))
    assert opened.ask(suggests_keeping(document.id))
    assert not opened.ask(suggests_keeping(DocumentId("0" * 32)))


def test_a_box_as_wide_as_a_name_is_told_and_one_as_wide_as_the_page_is_not(opened, named):
    document = named("decision")
    told = opened.ask(fit_words([RedactionArea(document, 1, Box(0.2, 0.2, 0.32, 0.214))]))
    assert re.match(r"About [\d,]+ of [\d,]+ common names \(.+\) fit this box\.", told)
    assert opened.ask(fit_words([RedactionArea(document, 1, Box(0.0, 0.2, 1.0, 0.214))])) == ""
    assert opened.ask(fit_words([RedactionArea(document, 99, BOX)])) == ""


def test_a_page_is_shown_as_readers_get_it(opened, work, named):
    document = named("引渡请求书")
    box = Box(0.0, 0.0, 1.0, 0.5)
    work(
        add_marks([RedactionArea(document, 2, box)], MarkInput("one reader", audiences=("public",)))
    )
    (shown,) = work(burned_pictures(document, [(2, 500)]))
    picture = Image.frombytes("RGB", (shown.columns, shown.rows), shown.rgb)
    upper = picture.crop((0, 0, shown.columns, shown.rows // 2 - 3))
    assert upper.getextrema() == ((0, 0),) * 3
    assert picture.crop((0, shown.rows // 2 + 9, *picture.size)).getextrema()[0][1] == 255
    assert (shown.number, shown.requested_width) == (2, 500)
    with pytest.raises(Refused, match="document_gone"):
        work(burned_pictures(DocumentId("0" * 32), [(1, 500)]))
