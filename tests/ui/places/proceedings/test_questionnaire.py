"""The questionnaire in the window: written from the room, and taken in from the documents."""

import pytest
from PySide6.QtWidgets import QLabel

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.provenance import Consent, ConsentAnswer
from casefiles.office.documents.file_report import file_report_of
from casefiles.office.importing.adding_files import add_files
from casefiles.office.proceedings.questionnaire_draft import CONSENTS, NEW_TELLER
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.details.file_warnings_strip import FileWarningsStrip
from casefiles.ui.places.proceedings.extras import extras_for
from casefiles.ui.places.proceedings.screen import ProceedingsScreen
from tests.office.filing.test_questionnaire import ANSWERS, filled
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, session, qtbot):
    room = ProceedingsScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("register"))
    settle(session)
    return room


@pytest.fixture
def paper(context, session, room, tmp_path):
    """Take a filled questionnaire into the case; returns its document."""

    def take(answers):
        path = tmp_path / "paper.pdf"
        path.write_bytes(filled(answers))
        arrived = []
        job = add_files(
            CaseId(context.case_id), [path], lambda one: arrived.append(one.document_id)
        )
        done = []
        session.start(room, "Adding", job, done.append)
        until(lambda: bool(done))
        return next(own for own in arrived if own)

    return take


def begin(room, document_id):
    room.open(NavigationTarget("register", "", f"questionnaire {document_id}"))
    until(lambda: room.extra is not None and room.extra.form is not None)
    return room.extra


def said(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def test_a_blank_one_is_written_from_the_list_of_incidents(room, tmp_path):
    extra = next(one for one in extras_for("incident") if one.name == "questionnaire")
    room.list.extra_requested.emit(extra)
    page = room.extra
    page.language.set_value("zh")
    page.write([tmp_path])
    until(lambda: room.extra is None)
    assert (tmp_path / "questionnaire-zh.pdf").read_bytes().startswith(b"%PDF-")


def test_a_filled_one_is_offered_checked_and_kept_with_its_consents(room, session, paper, qtbot):
    document_id = paper(ANSWERS | {"date": "03/04/2024"})
    strip = FileWarningsStrip()
    qtbot.addWidget(strip)
    strip.show_report(session.vault.ask(file_report_of(document_id)))
    wanted = []
    strip.incident_requested.connect(lambda: wanted.append(True))
    strip.button_of("Import as draft incident").click()
    assert wanted
    page = begin(room, document_id)
    form = page.form
    # Which of two days was meant is asked, and nothing is kept meanwhile.
    assert form.fields["date"].words_of_problem()
    assert "Two men came at night." in said(page.side_column.widget())
    assert form.fields[NEW_TELLER].value() == "Invented Witness"
    answers = [one["answer"] for one in form.fields[CONSENTS].value()]
    assert ConsentAnswer.REFUSED in answers
    form.save.click()
    settle(session)
    assert room.extra is page
    before = len(session.vault.ask(lambda at: at.find(Incident)))
    form.fields["date"].line.setText("3 April 2024")
    form.save.click()
    until(lambda: room.extra is None)
    settle(session)
    kept = session.vault.ask(lambda at: at.find(Incident))
    assert len(kept) == before + 1
    assert "2024-04-03" in {one.date for one in kept}
    consents = session.vault.ask(lambda at: at.find(Consent, document_id=document_id))
    assert len(consents) == len(answers)


def test_a_document_that_is_no_questionnaire_leads_back_to_the_room(room, session):
    other = session.vault.ask(lambda at: at.find(Document))[0]
    room.open(NavigationTarget("register", "", f"questionnaire {other.id}"))
    until(lambda: room.extra is None)
    told = session.vault.ask(file_report_of(other.id))
    assert not told.is_questionnaire
