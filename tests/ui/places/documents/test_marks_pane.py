"""The reading pane: from a selection to marks, facts and finds, by keys where a hand may fail."""

import secrets

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.records.case_records import Document, Fact, Mark, Person, Protection
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.case import occurrences
from casefiles.office.case.coverage import note_seen
from casefiles.office.draft.redaction_schedules import save_schedule
from casefiles.office.redaction.marking import marks_of
from casefiles.office.redaction.marking import set_pages_checked as look_back
from casefiles.office.redaction.page_checks import PagesChecked, pages_checked
from casefiles.office.workplace import drafts
from casefiles.ui.places.documents.marking.mark_form import areas_of
from casefiles.ui.places.documents.pages.page_selection import WordPosition, WordSelection
from casefiles.ui.places.documents.reading_pane import ReadingPane

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def named(session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    return lambda part: next(one.id for one in documents if part in one.file_name)


@pytest.fixture
def pane(context, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    return made


@pytest.fixture
def opened(pane, qtbot, named):
    def open_document(part: str, page: int = 1) -> ReadingPane:
        pane.show(named(part), page)
        qtbot.waitUntil(lambda: pane._shown is not None, timeout=60_000)
        qtbot.waitUntil(lambda: page in pane.view.supply.words, timeout=60_000)
        pane.view.setFocus()
        return pane

    return open_document


def choose(pane: ReadingPane, page: int, first: int, last: int) -> None:
    pane.view.hand.select_words(WordSelection(WordPosition(page, first), WordPosition(page, last)))


def marks(session, document_id) -> tuple:
    return session.vault.ask(marks_of(document_id))


def test_the_head_tells_what_the_document_is(opened, qtbot):
    pane = opened("arrest-report")
    qtbot.waitUntil(lambda: "4 redaction marks" in pane.head.words())
    assert pane.head.title.text().startswith("AB/2  Report of the airport police")
    assert {"PDF", "2 pages", "Received", "Pages checked"} <= set(pane.head.words())
    assert "[[" not in pane.head.title.text() + pane.head._witness.text()


def test_it_comes_back_to_where_it_was(opened, qtbot, named):
    pane = opened("引渡请求书", 3)
    assert pane.here() == (named("引渡请求书"), 3)
    pane.show(named("引渡请求书"), 2)
    assert pane.here() == (named("引渡请求书"), 2)
    pane.show(named("decision"))
    assert pane.here() == (named("decision"), 1)
    qtbot.waitUntil(lambda: pane.head.title.text().startswith("AB/12"))


def test_words_are_marked_with_a_reason_in_words(opened, session, qtbot, context):
    pane = opened("strait-morning")
    document = pane.here()[0]
    action = context.actions["documents.mark"]
    assert not action.isEnabled()
    choose(pane, 1, 3, 5)
    assert action.isEnabled()
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    form = pane.side.marks.form
    assert form is not None
    form.save.click()
    assert form.reason.words_of_problem()
    assert marks(session, document) == ()
    form.reason.box.setEditText("home of a witness")
    form.save.click()
    qtbot.waitUntil(lambda: len(marks(session, document)) >= 1, timeout=60_000)
    qtbot.waitUntil(lambda: pane.side.marks.form is None)
    (row,) = marks(session, document)
    assert row.terms.reason == "home of a witness"
    assert row.terms.audiences == ()
    assert pane.view.selected_areas() == ()
    qtbot.waitUntil(lambda: "1 redaction mark" in pane.head.words())


def test_an_area_is_repeated_on_other_pages(opened, session, qtbot):
    pane = opened("chuanhuanzheng")
    document = pane.here()[0]
    before = len(marks(session, document))
    assert not pane.stage.hint.isHidden()
    QTest.keyClick(pane.view, Qt.Key.Key_F8)
    assert pane.stage.hint.isHidden()
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    form = pane.side.marks.form
    assert not form.pages.isHidden()
    form.reason.box.setEditText("number of the file")
    form.pages.line.setText("2-9")
    form.save.click()
    assert "1 to 3" in form.pages.words_of_problem()
    form.pages.line.setText("2-3")
    form.save.click()
    qtbot.waitUntil(lambda: len(marks(session, document)) == before + 3, timeout=60_000)
    made = [row for row in marks(session, document) if row.terms.reason == "number of the file"]
    assert {row.page for row in made} == {1, 2, 3}
    assert len({row.box for row in made}) == 1


def test_marks_are_edited_reached_and_removed_by_keys(opened, session, qtbot):
    pane = opened("arrest-report")
    document = pane.here()[0]
    qtbot.waitUntil(lambda: len(pane.side.marks.table.rows_model.rows) == 4)
    pane.head.panel.click()
    table = pane.side.marks.table
    table.setFocus()
    table.select_first()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.view.page == 2)
    QTest.keyClick(table, Qt.Key.Key_F2)
    form = pane.side.marks.form
    form.readers.everyone.click()
    form.save.click()
    assert form.readers.words_of_problem()
    form.readers.boxes["expert"].click()
    form.save.click()
    qtbot.waitUntil(lambda: marks(session, document)[1].terms.audiences == ("expert",))
    qtbot.waitUntil(lambda: pane.side.marks.form is None)
    table.select(marks(session, document)[1].id)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(marks(session, document)) == 3)
    assert session.vault.ask(lambda reader: reader.get(Document, document)) is not None


def test_a_mark_shows_the_reasons_of_its_person_and_has_its_own(opened, session, qtbot):
    sister = next(
        one
        for one in session.vault.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.PSEUDONYM
    )
    ground = RedactionReason(sister.id, "relative", "She lives at home.")
    keep = save_schedule(sister.case_id, "court_open", [ground], secrets.token_bytes)
    session.vault.run(keep)
    pane = opened("strait-morning")
    document = pane.here()[0]
    choose(pane, 1, 3, 5)
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    form = pane.side.marks.form
    qtbot.waitUntil(lambda: form.person.box.findData(sister.id) >= 0)
    form.person.box.setCurrentIndex(form.person.box.findData(sister.id))
    qtbot.waitUntil(lambda: "with a pseudonym" in form.reason.box.lineEdit().placeholderText())
    assert form.reason.value() == ""
    assert form.judge_code.isHidden()
    form.judge.button.click()
    assert form.judge_code.box.currentText() == "Same as the person: Relative at risk"
    assert form.judge_reason.line.placeholderText() == "She lives at home."
    form.save.click()
    qtbot.waitUntil(lambda: len(marks(session, document)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: pane.side.marks.form is None)
    (row,) = marks(session, document)
    assert "with a pseudonym" in row.terms.reason
    pane.side.marks._edit(row)
    form = pane.side.marks.form
    qtbot.waitUntil(lambda: bool(form.reason.inherited))
    assert form.reason.value() == "", "what only repeats her reason follows her"
    assert not form.is_changed()
    form.judge_code.box.setCurrentIndex(form.judge_code.box.findData("minor"))
    assert form.judge_reason.line.placeholderText() == ""
    form.judge_reason.line.setText("She is nine.")
    form.save.click()
    qtbot.waitUntil(lambda: marks(session, document)[0].terms.judge_code == "minor")
    qtbot.waitUntil(lambda: pane.side.marks.form is None)
    (row,) = marks(session, document)
    assert row.terms.judge_reason == "She is nine."
    qtbot.waitUntil(lambda: "judge: Minor" in pane.side.marks._text(row, "reason"))
    pane.side.marks._edit(row)
    assert not pane.side.marks.form.judge_code.isHidden(), "what is said stands open"


def test_a_fact_is_told_from_what_is_selected(opened, session, qtbot, case_id):
    pane = opened("arrest-report", 2)
    document = pane.here()[0]
    before = session.vault.ask(lambda reader: reader.find(Fact, case_id=case_id))
    choose(pane, 2, 14, 18)
    words = " ".join(pane.view.selected_text().split())
    QTest.keyClick(pane.view, Qt.Key.Key_E, CONTROL)
    form = pane.side.facts.form
    assert form.fields["text"].value() == words
    form.save.click()

    def facts() -> tuple:
        return session.vault.ask(lambda reader: reader.find(Fact, case_id=case_id))

    qtbot.waitUntil(lambda: len(facts()) == len(before) + 1, timeout=60_000)
    made = max(facts(), key=lambda fact: fact.position)
    assert (made.text, made.standing) == (words, EvidentialStatus.CITED)
    assert [(cite.document_id, cite.page) for cite in made.cites] == [(document, 2)]
    assert made.position == len(before) + 1
    qtbot.waitUntil(lambda: pane.side.tabs.words_of(1).startswith("Facts "))


def test_a_cited_fact_without_a_page_is_not_taken(opened, qtbot, session, case_id):
    pane = opened("arrest-report")
    before = session.vault.ask(lambda reader: reader.find(Fact))
    QTest.keyClick(pane.view, Qt.Key.Key_E, CONTROL)
    form = pane.side.facts.form
    form.fields["text"].set_value("Something.")
    form.fields["cites"].set_value([])
    form.save.click()
    assert "needs a document and page" in form.fields["cites"].words_of_problem()
    assert session.vault.ask(lambda reader: reader.find(Fact)) == before


def test_what_is_found_is_accepted_one_by_one_and_marked_together(opened, session, qtbot):
    pane = opened("WhatsApp")
    document = pane.here()[0]
    QTest.keyClick(pane.view, Qt.Key.Key_F, CONTROL)
    finding = pane.side.finding
    finding.line.setText("zulpiye")
    QTest.keyClick(finding.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finding.list.count() > 2, timeout=60_000)
    assert not finding.mark.isEnabled()
    finding.list.setFocus()
    finding.list.setCurrentRow(0)
    QTest.keyClick(finding.list, Qt.Key.Key_Space)
    finding.list.setCurrentRow(2)
    QTest.keyClick(finding.list, Qt.Key.Key_Space)
    assert len(finding.ticked()) == 2
    assert finding.mark.text() == "Mark the 2 ticked"
    finding.mark.click()
    form = pane.side.marks.form
    form.reason.box.setEditText("relative")
    form.save.click()
    qtbot.waitUntil(lambda: len(marks(session, document)) == 2, timeout=60_000)


def test_a_list_of_finds_that_was_cut_says_that_there_are_more(opened, qtbot, monkeypatch):
    monkeypatch.setattr(occurrences, "MOST_HITS", 2)
    pane = opened("WhatsApp")
    QTest.keyClick(pane.view, Qt.Key.Key_F, CONTROL)
    finding = pane.side.finding
    finding.line.setText("zulpiye")
    QTest.keyClick(finding.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: finding.list.count() == 2, timeout=60_000)
    assert "The first 2 places; there are more" in finding._state.text()


def test_a_find_in_another_document_leads_there(opened, qtbot, context, named):
    pane = opened("WhatsApp")
    QTest.keyClick(pane.view, Qt.Key.Key_F, CONTROL)
    finding = pane.side.finding
    finding.scope.setCurrentIndex(1)
    finding.line.setText("Lindenwick")
    finding.go.click()
    qtbot.waitUntil(lambda: finding.list.count() > 0, timeout=60_000)
    hit = next(one for one in finding._hits if one.document_id == named("arrest-report"))
    with qtbot.waitSignal(context.navigator.moved) as moved:
        finding.opened.emit(hit)
    place = moved.args[0]
    assert (place.room, place.record, place.detail) == ("documents", hit.document_id, "1")


def test_looked_at_ticks_the_page_that_is_shown_and_takes_it_back(opened, session, qtbot, context):
    pane = opened("strait-morning")
    document = pane.here()[0]

    def looked() -> PagesChecked:
        return session.vault.ask(pages_checked(document))

    session.vault.run(look_back(document, are_pages_checked=False))
    qtbot.waitUntil(
        lambda: pane.looking.pages_checked is not None and not pane.looking.pages_checked.is_all
    )
    context.actions["documents.looked_at"].trigger()
    qtbot.waitUntil(lambda: looked().pages == {1})
    qtbot.waitUntil(pane.tools.page_checked.isChecked)
    assert not looked().is_all, "the other pages are as they were"
    context.actions["documents.looked_at"].trigger()
    qtbot.waitUntil(lambda: looked().pages == frozenset())
    qtbot.waitUntil(lambda: not pane.tools.page_checked.isChecked())


def test_all_pages_are_ticked_only_where_each_was_shown(opened, session, qtbot, context):
    pane = opened("strait-morning")
    document = pane.here()[0]
    session.vault.run(look_back(document, are_pages_checked=False))
    qtbot.waitUntil(
        lambda: pane.looking.pages_checked is not None and not pane.looking.pages_checked.is_all
    )
    count = len(pane.looking.pages_checked.never_shown)
    assert count

    def is_all() -> bool:
        return session.vault.ask(pages_checked(document)).is_all

    context.actions["documents.looked_at_all"].trigger()
    qtbot.waitUntil(lambda: not pane.looking.isHidden())
    assert "never shown: look, or sign for" in pane.looking.words.text()
    which = "page 1." if count == 1 else f"pages 1-{count}."
    assert pane.looking.words.text().replace("\u2013", "-").endswith(which)
    assert not is_all()
    pane.looking.sign.click()
    assert not pane.looking.isHidden(), "without a reason nothing is signed"
    pane.looking.leave.click()
    assert pane.looking.isHidden()
    pages = range(1, len(pane._shown.page_sizes) + 1)
    session.vault.run(note_seen(document, dict.fromkeys(pages, 1_999)))
    context.actions["documents.looked_at_all"].trigger()
    qtbot.waitUntil(lambda: not pane.looking.isHidden())
    assert not is_all(), "less than two seconds is no look"
    assert pane.looking.why.text() == ""
    session.vault.run(note_seen(document, dict.fromkeys(pages, 1)))
    context.actions["documents.looked_at_all"].trigger()
    qtbot.waitUntil(is_all)
    qtbot.waitUntil(lambda: "Pages checked" in pane.head.words())
    # The head asks the vault by itself, and may hear of it first.
    qtbot.waitUntil(pane.looking.isHidden)


def test_where_no_page_can_be_shown_the_pane_says_why(opened, qtbot, named):
    """No document of the sample is in a script without letters here, so one is said to be."""
    pane = opened("decision")
    pane._on_failed(WorkerFailed("needs_shaping", page=1))
    assert pane._body.currentWidget() is pane._unreadable
    assert pane._unreadable.why.text().startswith("Kept and searchable; its script")
    assert not pane.tools.fit_width.isVisible()
    qtbot.waitUntil(lambda: not pane._unreadable.text.isHidden(), timeout=60_000)
    pane.show(named("arrest-report"))
    qtbot.waitUntil(lambda: pane._body.currentWidget() is pane.stage, timeout=60_000)


def test_lines_with_protected_names_are_outlined(opened, qtbot):
    pane = opened("WhatsApp")
    qtbot.waitUntil(lambda: len(pane.view.supply.names.get(1, ())) > 5, timeout=60_000)


def test_a_mark_form_that_was_left_keeps_its_words(opened, qtbot, session, context):
    pane = opened("strait-morning")
    choose(pane, 1, 3, 5)
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(pane.side.marks.form.reason.box.lineEdit(), "she would be arrested")
    pane.keep_drafts()
    QTest.keyClick(pane.side.marks.form, Qt.Key.Key_Escape)
    assert pane.side.marks.form is None
    qtbot.wait(200)
    choose(pane, 1, 3, 5)
    context.actions["documents.mark"].trigger()
    form = pane.side.marks.form
    qtbot.waitUntil(lambda: form.reason.value() == "she would be arrested")
    assert session.vault.ask(lambda reader: reader.find(Mark, document_id=pane.here()[0])) == ()


def test_after_a_lock_marks_go_on_with_their_places_and_words(
    opened, qtbot, session, context, named
):
    pane = opened("strait-morning")
    document = pane.here()[0]
    choose(pane, 1, 3, 30)
    areas = pane.view.selected_areas()
    assert len(areas) > 1
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    QTest.keyClicks(pane.side.marks.form.reason.box.lineEdit(), "home of a witness")
    pane.keep_drafts()
    qtbot.waitUntil(lambda: session.is_idle)
    pane.close()

    again = ReadingPane(context)
    qtbot.addWidget(again)
    again.resize(1000, 800)
    again.show(document)
    begun = again.side.marks.begun
    qtbot.waitUntil(lambda: not begun.isHidden(), timeout=60_000)
    assert begun.words.text() == f"{len(areas)} places on page 1 chosen before and not marked yet."
    qtbot.waitUntil(lambda: not again.side.isHidden())
    begun.go_on.click()
    form = again.side.marks.form
    qtbot.waitUntil(lambda: form.reason.value() == "home of a witness")
    assert again.view.selected_areas() == areas
    form.save.click()
    qtbot.waitUntil(lambda: len(marks(session, document)) == len(areas), timeout=60_000)
    assert {row.box for row in marks(session, document)} == {area.box for area in areas}
    qtbot.waitUntil(lambda: session.is_idle and begun.isHidden())


def test_places_are_kept_before_a_word_is_typed_but_not_after_cancel(opened, qtbot, session):
    pane = opened("strait-morning")
    name = f"mark:{pane.here()[0]}"
    choose(pane, 1, 3, 5)
    areas = pane.view.selected_areas()
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    pane.keep_drafts()
    qtbot.waitUntil(lambda: session.is_idle)
    assert areas_of(session.vault.ask(drafts.draft(name))["areas"]) == areas
    QTest.keyClick(pane.side.marks.form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.is_idle)
    assert session.vault.ask(drafts.draft(name)) is None
    assert pane.side.marks.begun.isHidden()


@pytest.mark.parametrize("held", [None, 3, "x", [[1]], [["d", "x", 0, 0, 1, 1]], [["d", 1, 2]]])
def test_nonsense_in_a_draft_is_no_place(held):
    assert areas_of(held) == ()


def test_marks_that_are_made_late_close_no_form_of_another_document(
    opened, session, qtbot, named, monkeypatch
):
    pane = opened("strait-morning")
    first = pane.here()[0]
    choose(pane, 1, 3, 5)
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    pane.side.marks.form.reason.box.setEditText("home of a witness")
    made = []
    with monkeypatch.context() as held:
        held.setattr(type(session), "fetch", lambda _, *given, **named: made.append((given, named)))
        pane.side.marks.form.save.click()
    opened("HAP-arrest")
    qtbot.waitUntil(lambda: pane.here()[0] == named("HAP-arrest"))
    choose(pane, 1, 3, 5)
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    other = pane.side.marks.form
    other.reason.box.setEditText("half a rea")
    ((arguments, options),) = made
    session.fetch(*arguments, **options)
    qtbot.waitUntil(lambda: len(marks(session, first)) == 1, timeout=60_000)
    qtbot.wait(200)
    assert pane.side.marks.form is other
    assert other.reason.box.currentText() == "half a rea"
    assert session.vault.ask(drafts.draft(f"mark:{first}")) is None
