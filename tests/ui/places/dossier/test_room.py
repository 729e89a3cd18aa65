"""The room as a lawyer uses it: outline, readers, checks, true pages and statement of facts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from casefiles.domain.records.case_records import Fact, Mark, Outline
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from tests.ui.places.dossier.looking import looked_again
from tests.ui.settling import settle, until


def marks(room) -> list[str]:
    return [row.mark for row in room.outline.exhibits.rows if row.is_requested]


def outline(session) -> Outline | None:
    found = session.vault.ask(lambda reader: reader.find(Outline))
    return found[0] if found else None


def stored_marks(session, room) -> list[str]:
    names = {row.id: row.mark for row in room.outline.exhibits.rows}
    kept = outline(session)
    assert kept is not None
    return [names[one] for one in kept.documents]


def test_keys_move_and_tick_exhibits_and_the_vault_keeps_it(qtbot, room, session, trigger):
    before = marks(room)
    listed = room.outline.exhibits
    listed.setFocus()
    listed.setCurrentIndex(listed.exhibits.index(0, 0))
    trigger("dossier.move_down")
    trigger("dossier.move_down")
    trigger("dossier.move_up")
    expected = [before[1], before[0], *before[2:]]
    assert marks(room) == expected
    looked_again(session, room)
    assert marks(room) == expected == stored_marks(session, room)
    assert listed.exhibits.row_at(listed.currentIndex().row()).mark == before[0]
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert before[0] not in marks(room)
    assert listed.currentIndex().row() == 1
    looked_again(session, room)
    assert before[0] not in stored_marks(session, room)
    assert "left_out" in [row.found.code for row in room.checks.rows]


def test_an_exhibit_is_dragged_to_where_it_is_dropped(room, session):
    before = marks(room)
    listed = room.outline.exhibits
    target = listed.visualRect(listed.exhibits.index(2, 0))
    listed.drop_at(0, target.center() + QPoint(0, 5))
    assert marks(room)[:3] == [before[1], before[2], before[0]]
    listed.drop_at(2, listed.visualRect(listed.exhibits.index(0, 0)).topLeft() + QPoint(60, 2))
    assert marks(room) == before
    listed.drop_at(0, QPoint(10, 10_000))
    assert marks(room)[-1] == before[0]
    looked_again(session, room)
    assert stored_marks(session, room)[-1] == before[0]


def test_what_is_dragged_holds_no_word_of_the_case(room):
    model = room.outline.exhibits.exhibits
    data = model.mimeData([model.index(1, 0)])
    assert data.formats() == ["application/x-casefiles-row"]
    assert bytes(data.data("application/x-casefiles-row").data()) == b"1"


def test_a_click_on_the_box_ticks_and_two_on_the_row_open(qtbot, room, went):
    listed = room.outline.exhibits
    first = listed.rows[0]
    rect = listed.visualRect(listed.exhibits.index(0, 0))
    box = listed._delegate.box(rect).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert first.mark not in marks(room)
    second = listed.rows[0]
    place = rect.center()
    qtbot.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert went[-1] == NavigationTarget("documents", second.id, "1")


def test_sections_are_left_out_and_everything_comes_back(room, session):
    boxes = room.outline._boxes
    argued = {"grounds", "authorities", "signature", "translations", "pressure", "narrative"}
    assert set(boxes) == argued | {
        *("persons", "chronology", "statement", "exhibits_list", "exhibits")
    }
    assert not room.outline.reset.isVisibleTo(room.outline)
    boxes["persons"].click()
    looked_again(session, room)
    kept = outline(session)
    assert kept is not None
    assert "persons" not in kept.sections
    assert {"cover", "contents", "legend"} <= set(kept.sections)
    assert room.outline.reset.isVisibleTo(room.outline)
    room.outline.reset.click()
    looked_again(session, room)
    assert outline(session) is None
    assert boxes["persons"].isChecked()


def test_rapid_moves_never_jump_back(room, session, trigger):
    listed = room.outline.exhibits
    first = marks(room)[0]
    listed.setCurrentIndex(listed.exhibits.index(0, 0))
    for step in range(1, 6):
        trigger("dossier.move_down")
        settle(session, quiet=0.01)
        assert marks(room).index(first) == step
    looked_again(session, room)
    assert marks(room).index(first) == 5


def test_each_audience_has_its_own_outline_and_says_whom_it_reaches(room, session):
    room.outline._boxes["persons"].click()
    looked_again(session, room)
    said = room.bar._reach.text()
    assert said.startswith("Can reach the requesting State.")
    room.bar.choose("expert")
    looked_again(session, room)
    assert room.bar._reach.text() != said
    assert room.outline._boxes["persons"].isChecked()
    room.bar.choose("court_open")
    looked_again(session, room)
    assert not room.outline._boxes["persons"].isChecked()


def test_the_audience_is_remembered(qtbot, room, session, context):
    from casefiles.ui.places.dossier.screen import DossierScreen

    room.bar.choose("treaty_body")
    settle(session)
    assert room.here() == NavigationTarget("dossier", "", "readers/national_court/treaty_body")
    again = DossierScreen(context)
    qtbot.addWidget(again)
    again.open(NavigationTarget("dossier"))
    settle(session)
    assert again.request == EditionRequest(context.case_id, "national_court", "treaty_body")
    again.open(NavigationTarget("dossier", "", "public"))
    settle(session)
    assert again.request.audience == "public"


def test_every_finding_leads_to_its_place(room, session, went):
    links = 0
    for row in room.checks.rows:
        for link, spot in zip(row.links, row.found.spots, strict=False):
            link.click()
            assert went[-1] == NavigationTarget(spot.room, spot.record, spot.detail)
            assert link.accessibleName() == f"Go to {spot.words}"
            links += 1
    assert links > 3


def test_further_places_of_a_finding_are_shown_when_asked_for(room):
    row = next(row for row in room.checks.rows if len(row.found.spots) > 3)
    assert len(row.links) == 3
    row._more.click()
    assert len(row.links) == len(row.found.spots)


def test_a_stop_turns_the_export_off_and_says_why(room, session, context):
    export = context.actions["dossier.export"]
    assert export.isEnabled()
    mark = session.vault.ask(lambda reader: reader.find(Mark))[0]
    session.vault.run(lambda at: at.update(replace(mark, raster="0" * 64), "edit_mark"))
    looked_again(session, room)
    assert not export.isEnabled()
    room.show_step("export")
    assert "finding" in room.last.off.text()
    assert room.last.off.isVisible()
    assert not room.row.next.isEnabled()
    assert room.row.next.accessibleDescription() == room.last.off.text()
    stop = room.checks.rows[0]
    assert stop.found.kind == "stop"
    assert stop.found.spots[0] == replace(
        stop.found.spots[0], room="documents", record=mark.document_id, detail=str(mark.page)
    )
    session.vault.run(lambda at: at.update(mark, "edit_mark"))
    looked_again(session, room)
    assert export.isEnabled()


def test_unread_pages_want_a_reason_and_the_signature_lapses(room, session, context, unread):
    unread()
    looked_again(session, room)
    export = context.actions["dossier.export"]
    signature = room.checks.signatures.cards["unread_pages"]
    assert not export.isEnabled()
    room.show_step("check")
    assert signature.isVisible()
    signature.tick.click()
    assert not export.isEnabled()
    signature.reason.setText("Read by counsel.")
    signature.reason.textEdited.emit("Read by counsel.")
    assert export.isEnabled()
    unread_ones = next(one for one in room.checks.checks.found if one.kind == "sign")
    signature.show_found(unread_ones)
    assert export.isEnabled()
    signature.show_found(replace(unread_ones, of="of other pages"))
    assert not export.isEnabled()
    assert signature.reason.text() == "", "given for other pages: it is not offered for these"


def test_a_typed_reason_is_not_lost_in_a_lock(qtbot, room, session, context, unread):
    from casefiles.ui.places.dossier.screen import DossierScreen

    unread()
    looked_again(session, room)
    qtbot.keyClicks(room.checks.signatures.cards["unread_pages"].reason, "Half a reas")
    room.keep_drafts()
    settle(session)
    again = DossierScreen(context)
    qtbot.addWidget(again)
    again.open(NavigationTarget("dossier"))
    settle(session)
    signature = again.checks.signatures.cards["unread_pages"]
    assert signature.reason.text() == "Half a reas"
    assert signature.signature is None


def test_facts_are_put_in_order_and_said_otherwise(qtbot, room, session, trigger, went, context):
    context.navigator.moved.connect(room.open)
    trigger("dossier.edit_facts")
    settle(session)
    editor = room.facts
    assert editor.isVisible()

    def told() -> list[str]:
        facts = session.vault.ask(lambda reader: reader.find(Fact))
        return [one.id for one in sorted(facts, key=lambda one: one.position)]

    before = told()
    editor.table.select(before[0])
    settle(session)
    trigger("dossier.move_down")
    settle(session)
    assert told()[:2] == [before[1], before[0]]
    assert room.here() == NavigationTarget("dossier", before[0], "facts")
    values = editor.form.values() | {"text": "He sold books."}
    editor.form.submitted.emit(values)
    settle(session)
    changed = session.vault.ask(lambda reader: reader.get(Fact, before[0]))
    assert changed.text == "He sold books."
    editor.new.click()
    new = {"text": "It is a new one.", "standing": "evidence_to_follow"}
    editor.form.submitted.emit(editor.form.values() | new)
    settle(session)
    assert len(told()) == len(before) + 1
    editor.remove.click()
    settle(session)
    assert told() == [before[1], before[0], *before[2:]]
    editor.back.click()
    settle(session)
    assert room.outline.isVisible()
    assert [place.detail for place in went] == ["facts", "contents"]


def test_a_place_of_a_fact_opens_it(room, session):
    fact = session.vault.ask(lambda reader: reader.find(Fact))[2]
    room.open(NavigationTarget("dossier", fact.id, "facts"))
    settle(session)
    assert room.facts.fact_id == fact.id


@pytest.mark.parametrize("scale", [100, 200])
def test_the_room_fits_a_small_screen_and_names_every_button(room, session, theme, scale):
    theme.set_scale(scale)
    settle(session)
    try:
        assert room.minimumSizeHint().width() <= 1188
        every = [
            one
            for step in room.steps.values()
            for one in step.findChildren(QAbstractButton)
            if one.isVisibleTo(step)
        ]
        buttons = [one for one in every if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(buttons) > 40
        assert all(one.text() or one.accessibleName() for one in buttons)
    finally:
        theme.set_scale(100)


def test_a_stop_that_nobody_can_sign_for_leaves_its_exhibit_out_with_one_click(
    room, session, context
):
    exhibit = room.plan.exhibits[0].id
    mark = session.vault.ask(lambda reader: reader.find(Mark))[0]
    beyond = replace(mark, id="d" * 32, document_id=exhibit, page=999)
    session.vault.run(lambda at: at.insert(beyond, "add_mark"))
    looked_again(session, room)
    row = next(one for one in room.checks.rows if one.found.code == "mark_without_page")
    assert row.found.kind == "stop"
    assert not context.actions["dossier.export"].isEnabled()
    row.leave_out.click()
    looked_again(session, room)
    until(lambda: all(one.found.code != "mark_without_page" for one in room.checks.rows))
    assert exhibit not in [one.id for one in room.plan.exhibits if one.is_requested]
    assert context.actions["dossier.export"].isEnabled()
