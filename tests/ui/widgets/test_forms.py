"""Forms never lose a word: drafts are kept, put back, discarded, and dropped when saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from casefiles.domain.foundation.errors import Refused
from casefiles.office.workplace import drafts
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TextField, TickField
from casefiles.ui.widgets.forms import RecordForm

NAME = "event:new"
LOADED = {"place": "Almaty", "date": "2019-03", "text": ""}


@pytest.fixture
def made(context, qtbot):
    def make() -> RecordForm:
        form = RecordForm(context, NAME, "Edit event")
        form.add(LineField("place", "Place", required=True))
        form.add(DateField("date", "Date"))
        form.add(TextField("text", "What happened"))
        qtbot.addWidget(form)
        form.resize(500, 600)
        form.show()
        form.load(LOADED)
        settle(form, qtbot)
        return form

    return make


def settle(form, qtbot):
    """Wait until the session has answered all that was asked before."""
    done = []
    form._context.session.run(form, lambda work: None, done.append)
    form._context.session.ask(form, lambda reader: None, done.append, channel="settle")
    qtbot.waitUntil(lambda: len(done) == 2)


def kept(form):
    return form._context.session.vault.ask(drafts.draft(NAME))


def test_what_was_loaded_is_no_change(made):
    form = made()
    assert not form.is_changed()
    assert form.values() == LOADED
    assert kept(form) is None


def test_a_draft_is_kept_after_the_last_keystroke(made, qtbot):
    form = made()
    qtbot.keyClicks(form.fields["text"].text, "Two officers")
    assert kept(form) is None
    qtbot.waitUntil(lambda: kept(form) is not None, timeout=60_000)
    assert kept(form)["text"] == "Two officers"
    qtbot.waitUntil(lambda: form._state.text() == "Draft saved")


def test_a_draft_comes_back_word_for_word_and_can_be_discarded(made, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("Half a sen")
    form.fields["date"].line.setText("03/04/2019")
    form.keep_draft_now()
    settle(form, qtbot)
    again = made()
    assert again.fields["text"].value() == "Half a sen"
    assert again.fields["date"].line.text() == "03/04/2019"
    assert again._band.isVisible()
    again.discard.click()
    settle(again, qtbot)
    assert again.values() == LOADED
    assert not again._band.isVisible()
    assert kept(again) is None


def test_typing_before_the_draft_came_is_not_overwritten(made, context, qtbot):
    form = made()
    context.session.vault.run(drafts.save_draft(NAME, {**LOADED, "text": "old"}))
    form.load(LOADED, NAME)
    form.fields["text"].text.insertPlainText("new")
    settle(form, qtbot)
    assert form.fields["text"].value() == "new"


def test_going_back_to_the_start_drops_the_draft(made, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("x")
    form.keep_draft_now()
    settle(form, qtbot)
    assert kept(form) is not None
    form.fields["text"].text.clear()
    form.keep_draft_now()
    settle(form, qtbot)
    assert kept(form) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S])
def test_keys_save_and_the_draft_goes_once_it_is_saved(made, qtbot, key):
    form = made()
    form.window().activateWindow()
    form.fields["text"].take_focus()
    qtbot.waitUntil(form.fields["text"].text.hasFocus)
    form.fields["text"].text.insertPlainText("Done")
    with qtbot.waitSignal(form.submitted) as wanted:
        qtbot.keyClick(form.fields["text"].text, key, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [{**LOADED, "text": "Done"}]
    settle(form, qtbot)
    assert kept(form)["text"] == "Done"
    form.saved()
    settle(form, qtbot)
    assert kept(form) is None
    assert not form.is_changed()


def test_what_is_wrong_is_said_and_nothing_is_wanted(made, qtbot):
    form = made()
    form.window().activateWindow()
    form.fields["place"].line.clear()
    form.fields["date"].line.setText("someday")
    with qtbot.assertNotEmitted(form.submitted):
        form.save.click()
    assert form.fields["place"].words_of_problem()
    assert form.fields["date"].words_of_problem()
    assert form.focusWidget() is form.fields["place"].line


def test_escape_leaves_and_keeps_the_draft(made, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("Unfinished")
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.fields["text"].text, Qt.Key.Key_Escape)
    settle(form, qtbot)
    assert kept(form)["text"] == "Unfinished"


def test_a_refusal_is_said_at_its_field(made, qtbot):
    form = made()
    form.problem("place", "That place is not in the case.")
    assert form.fields["place"].words_of_problem() == "That place is not in the case."
    assert form.focusWidget() is form.fields["place"].line


def test_nothing_is_written_for_a_form_that_was_only_read(made, context, qtbot):
    seen = []
    form = made()
    context.session.changed.connect(seen.append)
    form.keep_draft_now()
    settle(form, qtbot)
    assert seen == []


def test_a_refusal_is_told_at_its_field_and_never_swallowed(made):
    form = made()
    form.refused(Refused("own_limit_number", field="date"), "place")
    assert form.fields["date"].words_of_problem()
    form.refused(Refused("own_limit_number", field="not here"), "place")
    assert form.fields["place"].words_of_problem()


def test_loading_anew_loses_no_word(made, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("In the middle of")
    form.load({**LOADED, "place": "Astana"})
    settle(form, qtbot)
    settle(form, qtbot)
    assert form.fields["text"].value() == "In the middle of"
    assert form._band.isVisible()


def test_another_record_gets_a_draft_of_its_own(made, context, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("About the first")
    form.load({**LOADED, "place": "Astana"}, "event:second")
    settle(form, qtbot)
    settle(form, qtbot)
    assert kept(form)["text"] == "About the first"
    assert form.values() == {**LOADED, "place": "Astana"}
    form.fields["text"].text.insertPlainText("About the second")
    form.keep_draft_now()
    settle(form, qtbot)
    second = context.session.vault.ask(drafts.draft("event:second"))
    assert second["text"] == "About the second"
    assert kept(form)["text"] == "About the first"


def test_saving_says_so(made, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("Done")
    form.save.click()
    form.saved()
    settle(form, qtbot)
    assert form._state.text() == "Saved"


def test_a_form_that_is_taken_away_keeps_its_draft(made, context, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("Cut off")
    form.hide()
    form.deleteLater()
    qtbot.waitUntil(lambda: context.session.vault.ask(drafts.draft(NAME)) is not None)
    assert context.session.vault.ask(drafts.draft(NAME))["text"] == "Cut off"


def test_a_draft_brings_back_what_was_typed_and_nothing_else(made, context, qtbot):
    form = made()
    form.fields["text"].text.insertPlainText("Half a sen")
    form.keep_draft_now()
    settle(form, qtbot)
    assert set(kept(form)) == {"text"}
    # Somebody changes another field meanwhile.
    form.load({**LOADED, "place": "Astana"})
    settle(form, qtbot)
    settle(form, qtbot)
    assert form.values() == {"place": "Astana", "date": "2019-03", "text": "Half a sen"}


def test_save_pressed_twice_asks_once_and_later_words_stay_a_draft(made, qtbot):
    form = made()
    asked = []
    form.submitted.connect(asked.append)
    form.fields["text"].text.insertPlainText("First")
    form.save.click()
    form.save.click()
    assert [values["text"] for values in asked] == ["First"]
    form.fields["text"].text.insertPlainText(" and later")
    form.saved()
    assert form.is_changed()
    form.keep_draft_now()
    settle(form, qtbot)
    assert kept(form) == {"text": "First and later"}


def test_plain_keys_in_a_form_reach_no_command_of_the_room(context, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    carried_out = []
    for keys in ("A", "Del", "F2", "Ctrl+E", "F1"):
        action = QAction(holder)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: carried_out.append(keys))
        holder.addAction(action)
    form = RecordForm(context, NAME, "Edit")
    form.add(ChoiceField("role", "Role", [("", "None"), ("a", "Aunt")]))
    column = QVBoxLayout(holder)
    column.addWidget(form)
    holder.show()
    holder.activateWindow()
    form.focus_first()
    qtbot.waitUntil(form.fields["role"].box.hasFocus)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        qtbot.keyClick(form.fields["role"].box, key)
    assert carried_out == []
    qtbot.keyClick(form.fields["role"].box, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(form.fields["role"].box, Qt.Key.Key_F1)
    assert carried_out == ["Ctrl+E", "F1"]


@pytest.mark.parametrize("changed", [("weight",), ("is_disputed",), ("note",), ("weight", "note")])
def test_a_restored_draft_is_announced(context, qtbot, changed):
    def make():
        form = RecordForm(context, NAME, "Edit the fact")
        form.add(ChoiceField("weight", "Weight", [("", "Not recorded"), ("high", "High")]))
        form.add(TickField("is_disputed", "Disputed"))
        form.add(LineField("note", "Note"))
        qtbot.addWidget(form)
        form.resize(500, 600)
        form.show()
        form.load({"weight": "", "is_disputed": False, "note": ""})
        settle(form, qtbot)
        return form

    form = make()
    assert form._band.isHidden()
    if "weight" in changed:
        form.fields["weight"].box.setCurrentIndex(1)
    if "is_disputed" in changed:
        form.fields["is_disputed"].box.click()
    if "note" in changed:
        qtbot.keyClicks(form.fields["note"].line, "Seen twice")
    form.keep_draft_now()
    settle(form, qtbot)
    again = make()
    assert again._band.isVisible()
    told = next(one for one in again._band.findChildren(QLabel) if one.text())
    assert told.text() == "Draft restored."
