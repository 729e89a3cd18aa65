"""Erasing for good and closing a case, through the window."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Case, Document, Event, Fact, Person
from casefiles.office.case.erased_editions import LeftDossier
from casefiles.office.case.erasure import UnreachableCopies
from casefiles.office.case.reach_words import unreachable_copies_text
from casefiles.office.records.case_closure import (
    case_file,
    close_case,
    place_legal_hold,
    set_retention_date,
)
from casefiles.office.records.record_commands import save_person
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.chronology.screen import ChronologyScreen
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.places.dossier.screen import DossierScreen
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.places.today.retention_page import RetentionPage
from casefiles.ui.places.today.screen import OverviewScreen
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.widgets.labels import Chip
from tests.store.raw_pages import found_in
from tests.ui.conftest import PASSPHRASE
from tests.ui.settling import settle, until


@pytest.fixture
def told(context):
    seen: list[str] = []
    context.notices.posted.connect(lambda text, _kind, _: seen.append(text))
    return seen


def shown(qtbot, room, session, place):
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(place)
    # The dossier looks all its pages over.
    settle(session, longest=120)
    return room


@pytest.fixture
def reference(session, case_id) -> str:
    return session.vault.ask(case_file(case_id)).reference


def sheet_of(room) -> ErasePage:
    until(lambda: room.findChild(ErasePage) is not None)
    sheet = room.findChild(ErasePage)
    until(lambda: bool(sheet.reach.text()) and "Type" in sheet.fields["reference"].hint)
    return sheet


def fill(sheet, reference, authority="Her letter of 3 May") -> None:
    sheet.fields["reason"].set_value("consent_withdrawn")
    sheet.fields["authority"].set_value(authority)
    sheet.fields["reference"].set_value(reference)
    sheet.erase.click()


def unused_person(session) -> Person:
    one = session.vault.ask(lambda reader: reader.find(Person))[0]
    person = replace(one, id="ab" * 16, identifiers=())
    session.vault.run(save_person(person))
    return person


def test_a_person_is_erased_only_with_reason_authority_and_reference(
    qtbot, context, session, reference, told
):
    person = unused_person(session)
    room = shown(qtbot, PeopleScreen(context), session, NavigationTarget("people", person.id))
    until(context.actions["people.erase"].isEnabled)
    context.actions["people.erase"].trigger()
    sheet = sheet_of(room)
    fill(sheet, "another")
    assert "not the reference" in sheet.fields["reference"].words_of_problem()
    fill(sheet, reference, authority=" ")
    until(lambda: bool(sheet.fields["authority"].words_of_problem()))
    assert session.vault.ask(lambda reader: reader.get(Person, person.id)) == person
    fill(sheet, reference)
    until(lambda: bool(told))
    assert "was erased permanently" in told[-1]
    assert "No other copy is known" in told[-1]
    assert session.vault.ask(lambda reader: reader.get(Person, person.id)) is None
    until(lambda: room.findChild(ErasePage) is None)


def test_work_that_erases_is_named_without_what_it_erases(
    qtbot, context, session, reference, told, monkeypatch
):
    """What a lock stops is named in the vault until it is opened again."""
    person, started = unused_person(session), []
    start = session.start
    monkeypatch.setattr(
        session, "start", lambda *given, **more: (started.append(given[1]), start(*given, **more))
    )
    room = shown(qtbot, PeopleScreen(context), session, NavigationTarget("people", person.id))
    until(context.actions["people.erase"].isEnabled)
    context.actions["people.erase"].trigger()
    fill(sheet_of(room), reference)
    until(lambda: bool(told))
    words = " ".join(started)
    assert "Erasing" in words
    assert not any(word in words for name in person.names for word in name.text.split())


def test_escape_leaves_everything(qtbot, context, session):
    person = unused_person(session)
    room = shown(qtbot, PeopleScreen(context), session, NavigationTarget("people", person.id))
    until(context.actions["people.erase"].isEnabled)
    context.actions["people.erase"].trigger()
    sheet_of(room).cancel.click()
    until(lambda: room.findChild(ErasePage) is None)
    assert session.vault.ask(lambda reader: reader.get(Person, person.id)) == person


def test_a_document_that_proves_something_is_kept_and_another_goes(
    qtbot, context, session, reference, told
):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    cited = {
        cite.document_id
        for kind in (Event, Fact)
        for record in session.vault.ask(lambda reader, k=kind: reader.find(k))
        for cite in record.cites
    }
    proof = next(one for one in documents if one.id in cited)
    room = shown(qtbot, DocumentsScreen(context), session, NavigationTarget("documents", proof.id))
    context.actions["documents.erase"].trigger()
    sheet = sheet_of(room)
    fill(sheet, reference)
    until(lambda: "Cannot be removed" in sheet.fault.text())
    sheet.cancel.click()
    until(lambda: room.findChild(ErasePage) is None)
    free = next((one for one in documents if one.id not in cited), None)
    if free is None:
        pytest.fail("every document of the sample is cited")
    room.open(NavigationTarget("documents", free.id))
    settle(session)
    context.actions["documents.erase"].trigger()
    fill(sheet_of(room), reference)
    until(lambda: bool(told) and "erased permanently" in told[-1])
    assert "of the disk are free again" in told[-1]
    assert session.vault.ask(lambda reader: reader.get(Document, free.id)) is None
    assert check_integrity(session.vault.workplace.vault, CancellationToken()).is_sound


def bytes_with(vault_folder, words):
    return sum(found_in(vault_folder, [words], PASSPHRASE).values())


WORDS = "Qarlughach zygote nine"
EARLIER = "Mehmonxona quartz four"
TYPED = "Typed kestrel seven"


def test_an_event_is_erased_from_the_timeline_and_no_byte_of_it_stays(
    qtbot, context, session, reference, told
):
    first = session.vault.ask(lambda reader: reader.find(Event))[0]
    event = replace(first, id="ce" * 16, text=EARLIER)
    session.vault.run(lambda work: work.insert(event, "add_event"))
    session.vault.run(lambda work: work.update(replace(event, text=WORDS), "edit_event"))
    room = shown(qtbot, ChronologyScreen(context), session, NavigationTarget("timeline", event.id))
    until(context.actions["timeline.erase"].isEnabled)
    context.actions["timeline.edit"].trigger()
    until(lambda: room.form is not None)
    room.form.form.fields["text"].set_value(TYPED)
    context.actions["timeline.erase"].trigger()
    sheet = sheet_of(room)
    assert WORDS in sheet._name
    fill(sheet, reference)
    until(lambda: bool(told) and "erased permanently" in told[-1])
    settle(session)
    assert room.detail.row is None or room.detail.row.id != event.id
    folder = session.vault.folder
    session.close()
    for words in (WORDS, EARLIER, TYPED):
        assert bytes_with(folder, words) == 0
    assert bytes_with(folder, first.text[:20]) > 0, "the control: others can be found"


def test_a_fact_is_erased_among_the_facts_and_no_byte_of_it_stays(
    qtbot, context, session, case_id, reference, told
):
    before = session.vault.ask(lambda reader: reader.find(Fact))
    fact = replace(before[0], id="fa" * 16, text=EARLIER, position=2)
    session.vault.run(lambda work: work.insert(fact, "add_fact"))
    session.vault.run(lambda work: work.update(replace(fact, text=WORDS), "edit_fact"))
    room = shown(qtbot, DossierScreen(context), session, NavigationTarget("dossier"))
    context.navigator.moved.connect(room.open)
    context.actions["dossier.erase_fact"].trigger()
    assert "Choose a fact" in told[-1]
    room.open(NavigationTarget("dossier", fact.id, "facts"))
    until(lambda: room.facts.fact_id == fact.id and room.facts.form is not None)
    room.facts.form.fields["text"].set_value(TYPED)
    context.actions["dossier.erase_fact"].trigger()
    fill(sheet_of(room), reference)
    until(lambda: "erased permanently" in told[-1])
    settle(session)
    left = session.vault.ask(lambda reader: reader.find(Fact))
    assert {one.id for one in left} == {one.id for one in before}
    assert sorted(one.position for one in left) == list(range(1, len(left) + 1))
    folder = session.vault.folder
    session.close()
    for words in (WORDS, EARLIER, TYPED):
        assert bytes_with(folder, words) == 0


def test_a_fact_that_shall_stay_after_all_is_shown_again(qtbot, context, session):
    fact = session.vault.ask(lambda reader: reader.find(Fact))[0]
    room = shown(
        qtbot, DossierScreen(context), session, NavigationTarget("dossier", fact.id, "facts")
    )
    until(lambda: room.facts.form is not None)
    context.actions["dossier.erase_fact"].trigger()
    sheet_of(room).cancel.click()
    until(lambda: room.facts.form is not None)


@pytest.fixture
def overview(qtbot, context, session):
    return shown(qtbot, OverviewScreen(context), session, NavigationTarget("overview"))


def keeping_of(room, context) -> RetentionPage:
    context.actions["overview.keeping"].trigger()
    until(lambda: room.keeping is not None and room.keeping._case is not None)
    return room.keeping


def test_a_case_is_closed_held_and_opened_again(overview, context, session, case_id, told):
    page = keeping_of(overview, context)
    assert not page.erase.isEnabled()
    page.close_button.click()
    until(lambda: page.close_button.text() == "Reopen")
    assert "Closed on" in page.state.text()
    page.hold_button.click()
    until(lambda: "needs a reason" in page.hold.words_of_problem())
    page.hold.set_value("The court asked for the file")
    page.hold_button.click()
    until(lambda: "The court asked" in page.hold_label.text())
    assert not page.erase.isEnabled()
    page.back.click()
    until(lambda: any("Legal hold" in c.text() for c in overview.page.findChildren(Chip)))
    assert any("Closed on" in chip.text() for chip in overview.page.findChildren(Chip))
    page = keeping_of(overview, context)
    page.hold_button.click()
    until(lambda: "No legal hold" in page.hold_label.text())
    page.close_button.click()
    until(lambda: page.close_button.text() == "Close case")
    told_of = session.vault.ask(case_file(case_id))
    assert (told_of.closed, told_of.hold) == ("", "")


def test_an_edit_of_a_closed_case_is_refused_in_words_and_kept_as_a_draft(
    overview, context, session, case_id
):
    session.vault.run(close_case(case_id))
    settle(session)
    context.actions["overview.edit_case"].trigger()
    form = overview.case_form
    form.fields["title"].set_value("Another title")
    form.save.click()
    until(lambda: "closed" in form.fields["reference"].words_of_problem())
    assert form.fields["title"].value() == "Another title"


def test_a_case_is_erased_when_nothing_speaks_against_it(
    overview, context, session, case_id, reference, told
):
    session.vault.run(close_case(case_id))
    session.vault.run(set_retention_date(case_id, "2999-12-31"))
    gone = []
    context.navigator.moved.connect(gone.append)
    page = keeping_of(overview, context)
    page.erase.click()
    sheet = sheet_of(overview)
    fill(sheet, reference)
    until(lambda: "2999" in sheet.fault.text())
    sheet.cancel.click()
    until(lambda: overview.findChild(ErasePage) is None)
    page.until.line.setText("1 January 2020")
    page.keep.click()
    until(lambda: "Retention date saved." in told)
    page.erase.click()
    fill(sheet_of(overview), reference)
    until(lambda: bool(gone))
    assert (gone[-1].record, gone[-1].detail) == ("", "case")
    assert session.vault.ask(lambda reader: reader.find(Case)) == ()


def test_a_held_case_refuses_though_it_was_asked_before(
    overview, context, session, case_id, reference
):
    session.vault.run(close_case(case_id))
    page = keeping_of(overview, context)
    until(page.erase.isEnabled)
    page.erase.click()
    sheet = sheet_of(overview)
    session.vault.run(place_legal_hold(case_id, "The court asked for the file"))
    fill(sheet, reference)
    until(lambda: "under a legal hold" in sheet.fault.text())
    sheet.cancel.click()


def test_what_lies_elsewhere_is_told_with_its_time_and_end():
    now = 1_700_000_000_000_000_000
    left = LeftDossier(EditionId("ab" * 16), "national_court", "court_open", "2026-03-02")
    words = unreachable_copies_text(
        UnreachableCopies(2, now - 60_000_000_000, 1, left=(left,)), now
    )
    assert words.startswith("Out of reach: 2 backups on other media, the last made today at ")
    assert (
        "; and 1 dossier that left"
        " (national court, for the court in open session, on 2 March 2026)." in words
    )
    assert "Copies outside cannot be recalled." in words
    assert "A person with a copy can still work out what each symbol represents." in words
    assert "until they are destroyed" in words
    assert unreachable_copies_text(UnreachableCopies(0, None, 3), now) == "No other copy is known."
    named = unreachable_copies_text(UnreachableCopies(0, None, 0, still_named=2), now)
    assert "2 texts of the case contain a name or number of that person in plain words" in named
