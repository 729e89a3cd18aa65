"""Readers, presets, ciphers, keys and the second look, as a lawyer uses them in the room."""

from casefiles.domain.records.case_records import Fact, Person, Protection
from casefiles.domain.records.redaction_settings import Approval, RedactionReason, Treatment
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.draft.recipients import foreseeable_readers_of
from casefiles.office.people.showings import save_showing
from casefiles.office.records.undo import next_undo, undo
from casefiles.ui.base.navigation import NavigationTarget
from tests.office.left_editions import leave
from tests.ui.places.dossier.looking import looked_again
from tests.ui.settling import until


def found(room) -> dict[str, str]:
    return {row.found.code: row.found.words for row in room.checks.rows}


def test_who_reads_it_is_changed_for_a_case_with_a_reason(room, session, case_id, trigger, qtbot):
    bar, panel = room.bar, room.readers.reach
    assert bar._reach.text().startswith("Can reach the requesting State.")
    trigger("dossier.readers")
    until(lambda: not panel.isHidden())
    assert panel.boxes["requesting_state"].isChecked()
    assert "court_open" not in panel.boxes
    for box in panel.boxes.values():
        box.setChecked(False)
    panel.keep.click()
    until(lambda: not panel.problem.isHidden())
    assert "Give the reason" in panel.problem.text()
    panel.reason.setText("Order of 3 May: in camera")
    panel.keep.click()
    until(panel.isHidden)
    until(lambda: "Order of 3 May" in bar._reach.text())
    assert "Can reach the requesting State" not in bar._reach.text()
    assert (
        session.vault.ask(foreseeable_readers_of(case_id))[0].reason == "Order of 3 May: in camera"
    )
    trigger("dossier.readers")
    until(lambda: not panel.isHidden())
    panel.ordinary.click()
    until(lambda: bar._reach.text().startswith("Can reach the requesting State."))


def test_a_preset_is_chosen_in_the_bar_told_and_taken_back(room, session, case_id):
    bar = room.bar
    until(lambda: bar.presets.count() > 1)
    assert bar.presets.currentData() == ""
    at = bar.presets.findData("ew_criminal_court")
    bar.presets.setCurrentIndex(at)
    bar.presets.activated.emit(at)
    assert not bar._preset.isHidden()
    assert "unverified" in bar._preset.text()
    looked_again(session, room)
    assert "preset_effect" in found(room)
    kept = session.vault.ask(lambda reader: reader.find(Treatment))
    assert [one.preset for one in kept] == ["ew_criminal_court"]
    first, _ = session.vault.ask(next_undo(case_id))
    session.vault.run(undo(first))
    until(lambda: bar.presets.currentData() == "")
    assert session.vault.ask(lambda reader: reader.find(Treatment)) == ()


def test_a_cipher_is_set_refused_and_warned_of(room, session, trigger):
    panel = room.readers.tokens
    trigger("dossier.tokens")
    until(lambda: bool(panel.lines))
    people = session.vault.ask(lambda reader: reader.find(Person))
    shown = {one.id for one in people if one.protection is Protection.PSEUDONYM}
    assert set(panel.lines) == shown
    line = next(iter(panel.lines.values()))
    line.setText("PERSON 2")
    panel.keep.click()
    until(lambda: not panel.problem.isHidden())
    line.setText("Zeuge 7")
    panel.keep.click()
    looked_again(session, room)
    (kept,) = session.vault.ask(lambda reader: reader.find(Treatment))
    assert [one.text for one in kept.ciphers] == ["Zeuge 7"]
    assert panel.sealing.isHidden()
    panel.cancel.click()
    assert panel.isHidden()


def test_the_key_is_written_on_paper_for_the_judge_alone_and_for_nobody_else(
    room, session, case_id, trigger, tmp_path
):
    people = session.vault.ask(lambda reader: reader.find(Person))
    for one in people:
        if one.protection is Protection.PSEUDONYM and one.names:
            named = Showing("court_closed", Appearance.NAMED, reason="Order of 3 May")
            session.vault.run(save_showing(one.id, named))
    for audience in ("court_closed", "court_open"):
        leave(session.vault, case_id, audience)
    sealing = room.readers.tokens.sealing
    for audience in ("court_open", "court_closed"):
        room.bar.choose(audience)
        looked_again(session, room)
        trigger("dossier.tokens")
        # Until it is known which edition it is of, no key is offered: it might be of another line.
        assert sealing.isHidden()
        until(lambda: not sealing.isHidden())
        is_open = audience == "court_open"
        until(lambda is_open=is_open: sealing.as_paper.isHidden() is is_open)
    sealing.begin.click()
    sealing.as_paper.click()
    assert not sealing.passphrase.isEnabled()
    sealing.set_folder(tmp_path / "key")
    sealing.go.click()
    written = tmp_path / "key" / "key-court-closed.pdf"
    until(written.exists, 90)
    until(sealing.go.isEnabled, 30)
    assert not sealing.as_paper.isChecked()


def test_somebody_says_that_they_looked(room, session, trigger):
    panel = room.readers.second_look
    trigger("dossier.second_look")
    until(panel.approve.isEnabled)
    panel.need.click()
    looked_again(session, room)
    assert "second_look_missing" in found(room)
    until(panel.approve.isEnabled)
    panel.refuse.click()
    until(lambda: not panel.problem.isHidden())
    panel.note.setText("page 3 shows a plate")
    panel.refuse.click()
    until(lambda: "page 3 shows a plate" in panel.status_label.text())
    assert [one.is_given for one in session.vault.ask(lambda r: r.find(Approval))] == [False]
    until(lambda: "second_look_refused" in found(room))


def test_one_card_stands_at_a_time_and_escape_closes_it(room, session, trigger, qtbot):
    from PySide6.QtCore import Qt

    readers = room.readers
    trigger("dossier.tokens")
    until(lambda: bool(readers.tokens.lines))
    trigger("dossier.readers")
    until(lambda: not readers.reach.isHidden())
    assert readers.tokens.isHidden()
    assert room.holds_work()
    qtbot.keyClick(readers.reach, Qt.Key.Key_Escape)
    assert readers.reach.isHidden()
    assert not readers.holds_work


def test_reasons_for_the_judge_are_kept_and_lead_to_their_schedule(room, session, trigger):
    panel = room.readers.schedule
    trigger("dossier.schedule")
    until(lambda: bool(panel.grounds) and bool(panel.fields["facts"].chooser.suggestions.choices))
    people = session.vault.ask(lambda reader: reader.find(Person))
    listed = [one.id for one in people if one.protection is Protection.PSEUDONYM]
    count = len(listed)
    hidden = next(one.id for one in people if one.protection is Protection.WITHHELD)
    panel.people.setCurrentIndex(panel.people.findData(hidden))
    assert panel._state.text() == "Withheld persons have no entry in the schedule."
    first, second = listed[:2]
    panel.people.setCurrentIndex(panel.people.findData(first))
    assert panel._state.text() == f"{count} of {count} entries are incomplete"
    panel.fields["code"].set_value("relative")
    panel.fields["reason"].set_value("The family is at home.")
    facts = panel.fields["facts"]
    facts.chooser.picked.emit(facts.chooser.suggestions.choices[0])
    panel.fields["less"].set_value("Initials\nidentify.")
    panel.people.setCurrentIndex(panel.people.findData(second))
    assert panel.fields["less"].value() == ""
    assert facts.value() == []
    panel.fields["order"].set_value("Refused on 3 May.")
    panel.people.setCurrentIndex(panel.people.findData(first))
    assert panel.fields["reason"].value() == "The family is at home."
    assert panel._state.text() == f"{count - 1} of {count} entries are incomplete"
    panel.make.click()
    until(lambda: room.request is not None and room.request.profile == "redaction_schedule")
    assert room.request.audience == "court_closed"
    looked_again(session, room)
    (kept,) = session.vault.ask(lambda reader: reader.find(Treatment))
    fact = min(session.vault.ask(lambda reader: reader.find(Fact)), key=lambda one: one.position)
    assert kept.grounds == (
        RedactionReason(
            first, "relative", "The family is at home.", (fact.id,), "Initials identify."
        ),
        RedactionReason(second, "protected", "", order="Refused on 3 May."),
    )
    room.open(NavigationTarget("dossier", "", "schedule"))
    until(lambda: not panel.isHidden())
    facts.chooser.setText("something")
    panel.keep.click()
    assert not panel.isHidden()
    assert facts.words_of_problem()
