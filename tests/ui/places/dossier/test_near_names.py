"""What a machine nearly read as a protected name stops the export; somebody looks and signs."""

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition, Person
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.near_matches import NearMatches
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.protected_terms import open_names_of, protected_terms_of
from casefiles.redaction.names.sought import sought_of
from tests.office.draft.test_reading_back import Machine
from tests.ui.settling import settle, until


@pytest.fixture(autouse=True)
def small(session, context) -> None:
    """Leave one exhibit in the dossier, so that few pages are made."""
    wanted = EditionRequest(context.case_id, "national_court", "court_open")
    forum = session.vault.work(forums(), CancellationToken())[0]
    plan = session.vault.ask(plan_of(context.case_id, forum, wanted.audience))
    drawn = [one.id for one in plan.exhibits if one.pages][:1]
    session.vault.run(save_contents(wanted, ["exhibits"], drawn))


@pytest.fixture
def machine(session):
    template = session.vault.workplace.template()
    before = template._recogniser
    made = Machine(level=template.level)
    template._recogniser = made
    yield made
    template._recogniser = before


def nearly_a_name(session) -> str:
    """Return a reading that is a protected name but for a letter, and holds no other one."""
    people = session.vault.ask(lambda reader: reader.find(Person))
    aliases, open_names = protected_terms_of(people), open_names_of(people)
    matcher = matcher_of(sought_of(people))
    for alias in aliases:
        read = f"{alias.text[:1]}{alias.text[2:]}"
        near = NearMatches((ProtectedTerm(alias.text, alias.person_id),), open_names)
        if near.count([read]) and not matcher.find(read):
            return read
    raise AssertionError("the sample has no long name")


def test_it_stops_the_file_is_told_by_its_page_and_signed_for(room, session, trigger, machine, out):
    machine.text = f"beside the box {nearly_a_name(session)} stood"
    trigger("dossier.export")
    room.panel.set_folder(out)
    room.panel.go.click()
    until(lambda: "near match of a protected name" in room.panel.problem.text(), 90)
    assert list(out.iterdir()) == []
    until(lambda: "read_back_near" in room.checks.signatures.cards, 30)
    settle(session)
    card = room.checks.signatures.cards["read_back_near"]
    assert room.last.off.isVisible()
    room.last.checks_requested.emit()
    assert card.isVisible()
    found = next(row.found for row in room.checks.rows if row.found.code == "read_back_near")
    assert found.spots[-1].words.startswith("AB/")
    card.tick.click()
    card.reason.setText("I looked: another family name.")
    card.reason.textEdited.emit(card.reason.text())
    room.show_step("export")
    room.panel.go.click()
    until(room.delivered.isVisible, 90)
    (edition,) = session.vault.ask(lambda reader: reader.find(Edition))
    assert edition.certificate.near
    assert "near match of a protected name" in " ".join(
        line.words for line in room.delivered.certificate.lines
    )
