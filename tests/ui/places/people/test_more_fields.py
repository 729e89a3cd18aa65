"""What is seldom told of a person is folded away, kept, and open once it is filled."""

from casefiles.domain.records.case_records import Person
from casefiles.office.people.person_cards import person_card
from casefiles.ui.places.people.person_form import PersonForm
from tests.ui.settling import settle, until


def test_birth_and_papers_are_kept_and_shown_when_the_form_is_opened_again(context, session, qtbot):
    everybody = session.vault.ask(lambda reader: reader.find(Person))
    person = next(one for one in everybody if not one.born)
    form = PersonForm(context, person.id, person)
    qtbot.addWidget(form)
    form.show()
    settle(session)
    assert not form.fields["born"].isVisible()
    form.fields["born"].set_draft("c. 1979")
    form.fields["nationalities"].set_value(["Kazakh (since 2019)", "Chinese (renounced)"])
    form.fields["health"].set_value("Fit for detention: no (expert of 3 May 2024)")
    form.save.click()
    until(lambda: bool(session.vault.ask(lambda reader: reader.get(Person, person.id)).born))
    kept = session.vault.ask(lambda reader: reader.get(Person, person.id))
    assert kept.born == "1979~"
    assert kept.nationalities == ("Kazakh (since 2019)", "Chinese (renounced)")
    told = session.vault.ask(person_card(person.id)).more
    assert told[0] == "Date of birth: about 1979"
    assert "Nationalities: Kazakh (since 2019), Chinese (renounced)" in told
    again = PersonForm(context, person.id, kept)
    qtbot.addWidget(again)
    again.show()
    settle(session)
    assert again.fields["health"].isVisible()
    assert again.fields["health"].value().startswith("Fit for detention")
