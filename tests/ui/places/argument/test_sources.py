"""Country reports and treaties: views of the argument, each a list with its own form."""

import pytest

from casefiles.domain.records.country_information import CountrySource, InstrumentStatus
from casefiles.office.records.record_locations import location_of
from casefiles.ui.base.navigation import NavigationTarget, target_of
from casefiles.ui.base.places import place_with
from casefiles.ui.places.argument.sources_screen import SourcesScreen
from casefiles.ui.records.record_form import ProceedingsForm
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, session, qtbot):
    room = SourcesScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("sources", "", "country_source"))
    settle(session)
    return room


def held(session, kind):
    return session.vault.ask(lambda reader: reader.find(kind))


def test_each_view_lists_its_own_records_alone(room, session):
    shown = {row.id for row in room.list.table.rows_model.rows}
    assert shown == {one.id for one in held(session, CountrySource)}
    room.open(NavigationTarget("sources", "", "instrument_status"))
    settle(session)
    shown = {row.id for row in room.list.table.rows_model.rows}
    assert shown == {one.id for one in held(session, InstrumentStatus)}


def test_a_report_is_added_edited_and_removed_here(room, session, context):
    before = {one.id for one in held(session, CountrySource)}
    context.actions["sources.add"].trigger()
    until(lambda: room.form is not None)
    assert isinstance(room.form, ProceedingsForm)
    room.form.fields["issuer"].set_value("Committee against Torture")
    room.form.fields["title"].set_value("Concluding observations")
    room.form.save.click()
    until(lambda: room.form is None)
    until(lambda: room.pane.shown is not None and room.pane.shown.row.id not in before)
    context.actions["sources.edit"].trigger()
    until(lambda: room.form is not None)
    room.form.fields["symbol"].set_value("CAT/C/CHN/CO/5")
    room.form.save.click()
    until(lambda: room.form is None)
    settle(session)
    (new,) = (one for one in held(session, CountrySource) if one.id not in before)
    assert (new.title, new.symbol) == ("Concluding observations", "CAT/C/CHN/CO/5")
    room.open(NavigationTarget("sources", new.id, "country_source"))
    settle(session)
    context.actions["sources.remove"].trigger()
    until(lambda: new.id not in {one.id for one in held(session, CountrySource)})


def test_a_filter_without_a_match_says_so_and_leads_back(room, session):
    assert room.list.table.rows_model.rows
    room.list.filter.set_text("nothing has these words")
    settle(session)
    assert room.list._stack.currentWidget() is room.list._not_found
    room.list.filter.clear()
    settle(session)
    assert room.list._stack.currentWidget() is room.list.table


def test_a_record_that_is_found_elsewhere_leads_to_its_view(room, session):
    one = held(session, InstrumentStatus)[0]
    target = target_of(location_of("instrument_status", one.id))
    assert place_with(target).key == "argument"
    room.open(target)
    settle(session)
    assert room.list.type == "instrument_status"
    assert room.pane.shown.row.id == one.id
    assert room.here() == target
