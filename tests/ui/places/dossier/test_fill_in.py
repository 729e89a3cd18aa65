"""Filling in a form from the records: offered, read, saved, and told where it comes from."""

from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.offices import Office
from tests.office.forum.test_record_answers import OFFICE
from tests.ui.settling import settle, until


def test_a_form_is_filled_from_the_records_and_saved_by_hand(room, session, trigger, went):
    room.bar.choose_both("un_wgad", "treaty_body")
    trigger("dossier.office")
    room.open(went[-1])
    pages = room.findings.forum
    until(lambda: not pages.office.form.fields["name"].value(), 60)
    settle(session)
    pages.office.form.load(OFFICE)
    pages.office.form.save.click()
    until(lambda: session.vault.ask(lambda reader: reader.find(Office)) != ())
    until(lambda: went[-1].detail == "form", 60)
    room.open(went[-1])
    room.bar.choose_both("un_wgad", "treaty_body")
    until(lambda: pages.form.form is not None and "arrest_date" in pages.form.form.fields, 60)
    settle(session)
    form = pages.form.form
    until(lambda: "Aud Brennick" in form.fields["source_name"].hint)
    assert pages.form.fill_in.text().startswith("Fill in from the records (")
    pages.form.fill_in.click()
    assert form.fields["arrest_date"].value() == "2023-09-14"
    assert form.fields["source_name"].value() == "Aud Brennick, advocate"
    assert session.vault.ask(lambda reader: reader.find(FieldAnswer)) == (), "nobody saved it yet"
    form.save.click()
    until(lambda: session.vault.ask(lambda reader: reader.find(FieldAnswer)) != ())
    settle(session)
    until(lambda: not any(one.is_suggested for one in pages.form.sheet.fields), 60)
    form.fields["arrest_date"].set_value("2023-09-15")
    form.fields["arrest_date"].changed.emit()
    form.save.click()
    until(lambda: "Recorded: " in form.fields["arrest_date"].hint)
