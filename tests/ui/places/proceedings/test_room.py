"""The room of the proceedings: records are added by keys, read in full, and lead on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.records.case_records import Document, Person
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Decision, Hearing, Submission, Task
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.domain.records.requests import Charge, Request, Warrant
from casefiles.office.records.record_commands import remove_record
from casefiles.office.records.undo import next_undo, undo
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.proceedings.extras import extras_for
from casefiles.ui.places.proceedings.record_list import RecordList, in_list_order
from casefiles.ui.places.proceedings.screen import ProceedingsScreen
from casefiles.ui.records.link_button import LinkButton
from casefiles.words.register import OF_COUNTRIES
from tests.ui.settling import settle, until

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(context, session, qtbot):
    room = ProceedingsScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("register"))
    settle(session)
    # The sample case has a register of its own.
    session.told = {one.id for kind in REGISTERED for one in held(session, kind)}
    return room


def held(session, kind):
    told = getattr(session, "told", ())
    records = session.vault.ask(lambda reader: reader.find(kind))
    return tuple(one for one in records if one.id not in told)


def begin(room, code, **values):
    before = room.form
    room.begin(code, values)
    until(lambda: room.form is not None and room.form is not before)
    return room.form


def keep(room, session) -> None:
    room.form.save.click()
    until(lambda: room.form is None)
    settle(session)


def said(room) -> str:
    labels = [label.text() for label in room.pane.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


def links(room) -> dict[str, LinkButton]:
    rows = room.pane.findChildren(LinkButton)
    return {row.accessibleName(): row for row in rows if row.isVisible()}


def test_every_type_stands_in_the_list_and_has_a_form(room, session):
    rows = room.list.types.rows_model.rows[1:]
    assert [row.id for row in rows] == list(in_list_order())
    assert len(rows) == len(REGISTERED) - len(OF_COUNTRIES)
    for row in rows:
        form = begin(room, row.id)
        assert form.fields
        form.save.click()
        # An empty record is refused, and says so at a field.
        until(lambda form=form: any(one.words_of_problem() for one in form.fields.values()))
        form.cancel.click()
    assert all(held(session, kind) == () for kind in REGISTERED)


def test_a_case_without_any_record_has_a_list_to_begin_from(context, qtbot):
    empty = RecordList(context)
    qtbot.addWidget(empty)
    seen = []
    empty.chosen.connect(seen.append)
    empty.show_rows(())
    assert seen == [None], "the pane beside it is told that nothing is chosen"
    assert empty._stack.currentWidget() is empty._none


def test_a_request_is_told_in_full_with_what_is_missing_and_leads_on(room, session, context):
    document = held(session, Document)[0]
    form = begin(room, "request", number="N 12", document_id=document.id)
    form.fields["dated"].set_draft("14 Mar 2019")
    papers = form.fields["required"]
    papers.add_button.click()
    papers.rows[0].fields["text"].set_value("Arrest warrant")
    papers.rows[0].fields["presence"].set_value("missing")
    form.fields["channel"].set_value("diplomatic")
    keep(room, session)
    (one,) = held(session, Request)
    assert (one.dated, one.channel, one.required[0].text) == (
        "2019-03-14",
        "diplomatic",
        "Arrest warrant",
    )
    words = said(room)
    assert "1 missing" in words
    assert "Arrest warrant" in words
    seen = []
    context.navigator.moved.connect(seen.append)
    next(row for row in links(room).values() if row.icon_label.isVisible()).click()
    assert seen[-1] == NavigationTarget("documents", document.id)


def test_the_list_is_right_after_each_change_and_its_undoing(room, session):
    """Only rows that changed are made anew; what is seen is as if all were."""
    room.open(NavigationTarget("register", "", "incident"))
    settle(session)

    def names() -> list[str]:
        return [row.name for row in room.list.table.rows_model.rows if row.id not in session.told]

    def count() -> int:
        return next(row.count for row in room.list.types.rows_model.rows if row.id == "incident")

    before = count()
    case_id = room.context.case_id
    first, second = (Incident(f"{at:032x}", case_id, f"202{at}", text="A call") for at in (1, 2))
    for one in (second, first):
        session.run(room, lambda work, one=one: work.insert(one, "add_incident"))
    until(lambda: names() == ["2021, A call", "2022, A call"])
    assert count() == before + 2
    later = replace(first, date="2024", text="A letter")
    session.run(room, lambda work: work.update(later, "edit_incident"))
    until(lambda: names() == ["2022, A call", "2024, A letter"])
    room.list.filter.set_text("letter")
    until(lambda: names() == ["2024, A letter"])
    session.run(room, remove_record(Incident, later.id, "remove_incident"))
    until(lambda: names() == [])
    undone = session.vault.ask(next_undo(case_id))[0]
    session.run(room, undo(undone))
    until(lambda: names() == ["2024, A letter"])
    undone = session.vault.ask(next_undo(case_id))[0]
    session.run(room, undo(undone))
    until(lambda: names() == [])
    room.list.filter.clear()
    until(lambda: names() == ["2021, A call", "2022, A call"])


def test_keys_keep_a_charge_and_begin_the_next_of_the_same_request(room, session):
    form = begin(room, "request", number="N 1")
    keep(room, session)
    request = held(session, Request)[0]
    form = begin(room, "charge", label="Fraud", request_id=request.id)
    QTest.keyClick(form, Qt.Key.Key_Return, _CTRL_SHIFT)
    until(lambda: len(held(session, Charge)) == 1)
    until(lambda: form.fields["label"].value() == "")
    assert form.fields["request_id"].value() == request.id
    form.fields["label"].set_value("Bribery")
    keep(room, session)
    assert {one.label for one in held(session, Charge)} == {"Fraud", "Bribery"}
    assert {one.request_id for one in held(session, Charge)} == {request.id}
    # The request tells who points to it.
    room.open(NavigationTarget("register", request.id))
    settle(session)
    assert {"Charge: Fraud", "Charge: Bribery"} <= set(links(room))


def test_the_form_of_the_next_stays_where_the_first_of_a_type_is_kept(room, session):
    for one in session.vault.ask(lambda reader: reader.find(Warrant)):
        session.vault.run(remove_record(Warrant, one.id, "remove_warrant"))
    room.open(NavigationTarget("register", "", "warrant"))
    room.on_changed(Changes(frozenset({("warrant", "")})))
    settle(session)
    assert room.list.table.row() is None
    room.context.actions["register.add"].trigger()
    until(lambda: room.form is not None)
    room.form.fields["article"].set_value("Art. 1")
    QTest.keyClick(room.form, Qt.Key.Key_Return, _CTRL_SHIFT)
    until(lambda: len(held(session, Warrant)) == 1)
    settle(session)
    assert room.form is not None
    assert room.form.fields["article"].value() == ""
    assert room.list.table.row() is not None


def test_nonsense_is_refused_at_its_field_and_nothing_is_lost(room, session):
    form = begin(room, "decision", date="2024-05-02", time_limit="echr_application")
    form.fields["date"].set_draft("30 February 2024")
    form.save.click()
    settle(session)
    assert form.fields["date"].words_of_problem()
    assert form.fields["date"].draft() == "30 February 2024"
    person = held(session, Person)[0]
    form = begin(room, "relationship", person_id=person.id, other_id=person.id)
    form.save.click()
    until(lambda: bool(form.fields["other_id"].words_of_problem()))
    form = begin(room, "request", number="1", expiry_rule=_first_rule(room, session))
    form.save.click()
    until(lambda: bool(form.fields["arrested"].words_of_problem()))
    assert held(session, Request) == ()


def _first_rule(room, session) -> str:
    box = begin(room, "request").fields["expiry_rule"].box
    return box.itemData(1)


def test_what_was_filed_is_locked_but_for_what_comes_after(room, session):
    begin(room, "submission", title="Rule 39 request", filed="2024-05-02", is_filed=True)
    keep(room, session)
    room.context.actions["register.edit"].trigger()
    until(lambda: room.form is not None)
    assert not room.form.fields["title"].isEnabled()
    room.form.fields["registration"].set_value("12345/24")
    keep(room, session)
    (one,) = held(session, Submission)
    assert (one.title, one.registration) == ("Rule 39 request", "12345/24")


def test_a_hearing_begins_its_decision_and_a_task_is_done_by_one_key(room, session):
    begin(room, "hearing", date="2024-05-02", forum="national_first")
    keep(room, session)
    hearing = held(session, Hearing)[0]
    button = next(
        one
        for one in room.pane.findChildren(type(room.list.add))
        if one.text() == "Decision of this hearing"
    )
    button.click()
    until(lambda: room.form is not None)
    keep(room, session)
    (decision,) = held(session, Decision)
    assert (decision.hearing_id, decision.forum) == (hearing.id, "national_first")
    begin(room, "task", text="Call the interpreter")
    keep(room, session)
    room.context.actions["register.done"].trigger()
    until(lambda: held(session, Task)[0].done != "")


def test_a_record_is_removed_unless_others_point_to_it(room, session):
    begin(room, "request", number="N 1")
    keep(room, session)
    request = held(session, Request)[0]
    begin(room, "warrant", kind="Arrest warrant", request_id=request.id)
    keep(room, session)
    warned = []
    room.context.notices.posted.connect(lambda words, *_: warned.append(words))
    room.open(NavigationTarget("register", request.id))
    settle(session)
    room.context.actions["register.remove"].trigger()
    until(lambda: bool(warned))
    assert len(held(session, Request)) == 1
    room.open(NavigationTarget("register", held(session, Warrant)[0].id))
    settle(session)
    room.context.actions["register.remove"].trigger()
    until(lambda: held(session, Warrant) == ())


def test_a_draft_comes_back_after_a_lock(room, session):
    form = begin(room, "task")
    form.fields["text"].set_value("Write to the ministry")
    form.fields["text"].changed.emit()
    room.keep_drafts()
    form.cancel.click()
    settle(session)
    form = begin(room, "task")
    until(lambda: form.fields["text"].value() == "Write to the ministry")


@pytest.fixture
def page(room, session):
    room.list.extra_requested.emit(extras_for("incident")[0])
    until(lambda: room.extra is not None and room.extra.form is not None)
    settle(session)
    return room.extra


def test_a_whole_incident_is_told_in_one_form_and_warns_of_one_alike(room, session, page):
    person = held(session, Person)[0]
    for at in range(2):
        form = page.form
        form.fields["date"].set_draft("4 March 2021")
        form.fields["place"].set_value("Kashgar")
        form.fields["text"].set_value("They came at night.")
        form.fields["target_ids"].set_value([person.id])
        form.save.click()
        if at:
            # It shows the other beside, says so once, and lets go on.
            until(lambda form=form: bool(form.fields["date"].words_of_problem()))
            why = next(one.why for one in page.duplicates if one.leads_to[0] == "incident")
            assert why.startswith("4 March 2021, same place, also")
            assert len(held(session, Incident)) == 1
            form.save.click()
        until(lambda at=at: len(held(session, Incident)) == at + 1)
        until(lambda: room.extra is None)
        settle(session)
        if not at:
            room.list.extra_requested.emit(extras_for("incident")[0])
            until(lambda: room.extra is not None and room.extra.form is not None)
            page = room.extra
    assert room.list.type == "incident"


def test_a_dropped_file_becomes_a_document_and_shows_the_incident(room, session, page, tmp_path):
    file = tmp_path / "call.txt"
    file.write_text("They called at ten.", encoding="utf-8")
    page.evidence.dropped.emit([file])
    until(lambda: bool(page.form.fields["cites"].value()), longest=60)
    page.form.fields["date"].set_draft("5 March 2021")
    page.form.fields["new_targets"].add_button.click()
    page.form.fields["new_targets"].rows[0].fields["name"].set_value("Aygul")
    page.form.save.click()
    until(lambda: len(held(session, Incident)) == 1)
    (one,) = held(session, Incident)
    document = session.vault.ask(lambda reader: reader.get(Document, one.cites[0].document_id))
    assert document.file_name == "call.txt"
    target = session.vault.ask(lambda reader: reader.get(Person, one.target_ids[0]))
    assert target.names[0].text == "Aygul"
