"""The room of the argument: limbs, what is said on them, what it rests on, and what is unmet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from casefiles.domain.records.arguments import Argument, Bearing, Support
from casefiles.domain.records.case_records import Fact
from casefiles.office.law.arguments import LimbRow, LimbState
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.limb_list import TestHead, lines_of
from casefiles.ui.places.argument.limb_pane import ArgumentCard
from casefiles.ui.places.argument.screen import ArgumentScreen
from casefiles.ui.records.link_button import LinkButton
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, session, qtbot):
    room = ArgumentScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("argument", "assurances_othman/giver"))
    until(lambda: room.pane.shown is not None and room.pane.shown.limb == "giver")
    settle(session)
    return room


def held(session) -> tuple[Argument, ...]:
    """Return the arguments on the tests of these tests; the sample argues others."""
    found = session.vault.ask(lambda reader: reader.find(Argument))
    return tuple(one for one in found if one.test == "assurances_othman")


def words(room) -> str:
    return "\n".join(label.text() for label in room.pane.findChildren(QLabel))


def cards(room) -> list[ArgumentCard]:
    return [card for card in room.pane.findChildren(ArgumentCard) if card.isVisible()]


def add(room, session, text, **values) -> None:
    before = len(held(session))
    room.context.actions["argument.add"].trigger()
    form = room.form
    for name, value in {"text": text, **values}.items():
        form.fields[name].set_value(value)
    form.save.click()
    until(lambda: room.form is None)
    until(lambda: len(held(session)) == before + 1)
    settle(session)


def test_a_limb_tells_its_test_and_the_adverse_authorities_that_nobody_meets(room):
    said = words(room)
    assert "Who gave it, and can they bind the State?" in said
    assert "Whoever relies on an assurance shows that it holds in practice." in said
    adverse = [row.accessibleName() for row in room.pane.findChildren(LinkButton)]
    assert adverse == ["Minister of Justice v Kim (No 2) (adverse) [not checked]"]


def test_a_convention_of_which_the_state_is_not_known_to_be_a_party_is_said_to_be_left_out(
    room, session
):
    room.open(NavigationTarget("argument", "torture_cat/personal"))
    until(lambda: room.pane.shown is not None and room.pane.shown.limb == "personal")
    settle(session)
    said = words(room)
    assert "Text: none that is known to hold between these States" in said
    assert "Not cited, as the requested State is not known to be a party: Convention agai" in said


def test_an_argument_is_made_proven_and_meets_the_adverse_authority(room, session, context):
    fact = session.vault.ask(lambda reader: reader.find(Fact))[0]
    add(
        room,
        session,
        "The ministry cannot bind courts.",
        fact_ids=[fact.id],
        authorities=["czech_2299", "nz_kim"],
        answer="It was accepted in New Zealand.",
        reply="There it was watched.",
        support=str(Support.SOURCED),
    )
    (one,) = held(session)
    assert (one.test, one.limb, one.position) == ("assurances_othman", "giver", 1)
    assert (one.fact_ids, one.bearing) == ((fact.id,), Bearing.OURS)
    (card,) = cards(room)
    links = [row.accessibleName() for row in card.findChildren(LinkButton)]
    assert links[-1] == "Minister of Justice v Kim (No 2) (adverse) [not checked]"
    assert "ADVERSE AUTHORITIES" not in words(room)
    assert room.list.table.row().support is Support.SOURCED
    seen = []
    context.navigator.moved.connect(seen.append)
    card.findChildren(LinkButton)[0].click()
    assert seen[-1] == NavigationTarget("dossier", fact.id, "facts")


def test_one_without_proof_says_so_and_what_would_help(room, session):
    add(room, session, "They say nothing of local bodies.", wanted="The note verbale")
    assert "No evidence" in words(room)
    assert "Would help: The note verbale" in words(room)


def test_an_empty_argument_is_refused_at_its_field(room, session):
    room.context.actions["argument.add"].trigger()
    room.form.save.click()
    settle(session)
    assert room.form is not None
    assert held(session) == ()


def test_what_they_say_stands_against_and_is_removed_and_comes_back(room, session, context):
    room.pane.add_requested.emit(str(Bearing.THEIRS))
    room.form.fields["text"].set_value("The promise is enough.")
    room.form.save.click()
    until(lambda: len(cards(room)) == 1)
    assert [len(room.pane.shown.ours), len(room.pane.shown.theirs)] == [0, 1]
    cards(room)[0].away.click()
    until(lambda: held(session) == ())
    settle(session)


def limbs(room):
    return [row for row in room.list.table.rows_model.rows if isinstance(row, LimbRow)]


def heads(room):
    return {row.id: row for row in room.list.table.rows_model.rows if isinstance(row, TestHead)}


def test_limbs_are_filtered_by_what_is_said(room, session):
    add(room, session, "Said.")
    room.list.filter.choose("shown", "argued")
    argued = [row.id for row in limbs(room)]
    assert "assurances_othman/giver" in argued
    assert "assurances_othman/tested" not in argued


def test_only_the_chosen_forum_and_grounds_are_shown_and_what_is_argued(room, session):
    choose(room, session, {"cat"}, {"torture"})
    shown = set(heads(room))
    assert "torture_cat" in shown
    assert "torture_echr" in shown, "the sample argues it"
    assert "assurances_othman" in shown, "somebody was led to it"
    assert "death_penalty" not in {row.test.ground for row in limbs(room)}
    assert room.list.choose.text() == "Committee against Torture · 1 ground"


def choose(room, session, forums, grounds):
    room.list.choose.click()
    until(lambda: room.chooser is not None)
    page = room.chooser
    for boxes, wanted in ((page.forums, forums), (page.grounds, grounds)):
        for code, box in boxes.items():
            box.setChecked(code in wanted)
    page.use.click()
    until(lambda: room.chooser is None)
    settle(session)


def test_a_choice_is_kept_and_needs_a_forum_and_a_ground(room, session, context, qtbot):
    room.list.choose.click()
    until(lambda: room.chooser is not None)
    assert not room.chooser.use.isEnabled()
    room.chooser.forums["ccf"].setChecked(True)
    assert not room.chooser.use.isEnabled()
    assert not room.chooser.grounds["death_penalty"].isEnabled()
    room._leave_chooser()
    choose(room, session, {"echr"}, {"torture"})
    other = ArgumentScreen(context)
    qtbot.addWidget(other)
    other.show()
    other.open(NavigationTarget("argument"))
    until(lambda: bool(other.list.shown_limbs()))
    assert other.list.choose.text() == "European Court of Human Rights · 1 ground"


def test_a_head_says_how_many_limbs_are_begun_and_folds(room, session):
    add(room, session, "Said.")
    head = heads(room)["assurances_othman"]
    assert lines_of(head).meter == (1, head.limbs)
    table = room.list.table
    table.select("assurances_othman")
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert "assurances_othman" not in {row.test.id for row in limbs(room)}
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert "assurances_othman/giver" in {row.id for row in limbs(room)}


def test_a_limb_is_red_only_where_they_argued_and_we_did_not(room, session):
    states = {row.id: row.state for row in limbs(room)}
    assert states["assurances_othman/giver"] is LimbState.NOT_BEGUN
    assert LimbState.UNANSWERED not in states.values()
    room.pane.add_requested.emit(str(Bearing.THEIRS))
    room.form.fields["text"].set_value("The promise is enough.")
    room.form.save.click()
    until(lambda: len(cards(room)) == 1)
    settle(session)
    row = next(row for row in limbs(room) if row.id == "assurances_othman/giver")
    assert row.state is LimbState.UNANSWERED
    assert lines_of(row).side_icon == ("x-circle", "danger")
    add(room, session, "It is not.", support=str(Support.SOURCED))
    row = next(row for row in limbs(room) if row.id == "assurances_othman/giver")
    assert row.state is LimbState.CONTESTED


def test_a_case_without_arguments_asks_which_forum_and_which_grounds(
    qtbot, context, session, case_id
):
    session.vault.run(
        lambda work: [
            work.delete(Argument, one.id, "remove_argument")
            for one in work.find(Argument, case_id=case_id)
        ]
    )
    room = ArgumentScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 650)
    room.show()
    room.open(NavigationTarget("argument"))
    settle(session)
    assert room.list._unchosen.isVisible()
    primary = [
        one
        for one in room.findChildren(QPushButton)
        if one.isVisible() and one.property("primary") == "true"
    ]
    assert [one.text() for one in primary] == ["Choose forum and grounds…"]
    room.list.all_requested.emit()
    settle(session)
    assert len(limbs(room)) > 70
    assert {row.state for row in limbs(room)} == {LimbState.NOT_BEGUN}


def test_the_matrix_stands_limbs_against_exhibits_and_opens_the_page(room, session, context):
    room.open(NavigationTarget("argument", "", "matrix"))
    settle(session)
    table = room.matrix.table
    columns = [table.horizontalHeaderItem(at).text() for at in range(table.columnCount())]
    assert columns == ["AB/1", "AB/2", "AB/3", "AB/11", "AB/12"]
    moved = []
    context.navigator.moved.connect(moved.append)
    filled = next(
        (row, place)
        for row in range(table.rowCount())
        for place in range(table.columnCount())
        if table.item(row, place).text()
    )
    table.cellActivated.emit(*filled)
    assert moved[0].room == "documents"
    assert room.here() == NavigationTarget("argument", "", "matrix")
