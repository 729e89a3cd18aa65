"""The form of a forum and the short way to interim measures, in the room of the dossier."""

from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.redaction.presets import EMERGENCY, redaction_settings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.ui.base.navigation import NavigationTarget, place_of
from tests.office.looked_at import tick_details
from tests.ui.settling import settle, until

URGENT = {
    "committee": "Committee against Torture",
    "removal_datetime": "2024-06-05T06:10",
    "tz": "UTC+2",
    "counsel_phone_24h": "+32 2 000",
}
"""What the first page of an urgent letter cannot do without."""


def row_of(room, code: str):
    return next((row for row in room.checks.rows if row.found.code == code), None)


def open_urgent(room, trigger, session):
    trigger("dossier.urgent")
    room.open(NavigationTarget("dossier", "", "urgent"))
    until(lambda: bool(room.findings.forum.urgent.begin), 60)
    settle(session)
    return room.findings.forum.urgent


def test_the_short_way_ends_in_a_form_with_what_is_needed_at_once(room, session, trigger, went):
    urgent = open_urgent(room, trigger, session)
    assert set(urgent.begin) == {"un_tb_interim_letter", "echr_rule39"}
    urgent.begin["un_tb_interim_letter"].click()
    assert went[-1] == NavigationTarget("dossier", "", "form")
    room.open(went[-1])
    page = room.findings.forum.form
    until(lambda: page.form is not None and page.sheet is not None, 60)
    assert page.sheet.request.profile == "un_tb_interim_letter"
    assert page.only_urgent.isChecked()
    fields = page.form.fields
    assert fields["measure"].isVisibleTo(page)
    assert not fields["route"].isVisibleTo(page)
    page.only_urgent.setChecked(False)
    assert fields["route"].isVisibleTo(page)


def test_the_short_way_names_the_client_alone_unless_somebody_says_otherwise(
    room, session, trigger, case_id
):
    def preset_of(profile: str, audience: str) -> str:
        told = session.vault.ask(redaction_settings_of(EditionRequest(case_id, profile, audience)))
        return told.preset if told is not None else ""

    urgent = open_urgent(room, trigger, session)
    assert urgent.withholds.isVisibleTo(urgent)
    urgent.begin["un_tb_interim_letter"].click()
    until(lambda: preset_of("un_tb_interim_letter", "treaty_body") == EMERGENCY)
    until(lambda: room.bar.presets.currentData() == EMERGENCY)
    assert "withheld" in room.bar.presets.accessibleDescription()
    # Said twice it is no further act, and without the tick nothing is chosen.
    acts = session.vault.ask(lambda reader: len(reader.acts(NEWEST, 1_000)))
    urgent.begin["un_tb_interim_letter"].click()
    settle(session)
    assert session.vault.ask(lambda reader: len(reader.acts(NEWEST, 1_000))) == acts
    urgent.withholds.setChecked(False)
    urgent.begin["echr_rule39"].click()
    settle(session)
    assert room.request.profile == "echr_rule39"
    assert not preset_of(room.request.profile, room.request.audience)


def test_an_answer_that_was_found_leads_to_its_form_and_field(room, session, case_id):
    room.bar.choose_both("national_court", "court_open")
    wanted = EditionRequest(case_id, "un_tb_interim_letter", "treaty_body")
    session.vault.run(save_answers(wanted, {"measure": "Refrain from removing him."}))
    (answer,) = session.vault.ask(lambda reader: reader.find(FieldAnswer))
    room.open(place_of("field_answer", answer.id))
    page = room.findings.forum.form
    until(lambda: page.sheet is not None and page.sheet.request == wanted, 60)
    until(lambda: page.form is not None and page.form.fields["measure"].isVisibleTo(page))
    assert page.form.fields["measure"].value() == "Refrain from removing him."


def test_a_finding_leads_to_its_field_and_an_answer_ends_it(room, session, trigger):
    room.bar.choose_both("un_tb_interim_letter", "treaty_body")
    until(lambda: room.checks.is_current and row_of(room, "forum_missing") is not None, 120)
    missing = row_of(room, "forum_missing").found
    spot = next(one for one in missing.spots if one.record == "measure")
    room.open(NavigationTarget(spot.room, spot.record, spot.detail))
    page = room.findings.forum.form
    until(lambda: page.form is not None, 60)
    settle(session)
    field = page.form.fields["measure"]
    assert field.isVisibleTo(page)
    field.set_value("Refrain from extraditing him.")
    page.form.save.click()
    until(lambda: bool(session.vault.ask(lambda reader: reader.find(FieldAnswer))), 60)
    until(
        lambda: (
            room.checks.is_current
            and row_of(room, "forum_missing") is not None
            and row_of(room, "forum_missing").found.count == missing.count - 1
        ),
        120,
    )
    assert page.form.fields["measure"].value() == "Refrain from extraditing him."
    page.back.click()


def test_a_profile_without_a_form_says_where_forms_are(room, session):
    room.bar.choose_both("national_court", "court_open")
    room.open(NavigationTarget("dossier", "", "form"))
    page = room.findings.forum.form
    until(lambda: page._none.isVisibleTo(page), 60)
    settle(session)
    assert page.form is None


def test_a_pack_lists_the_papers_that_the_forum_takes(room):
    room.bar.choose_both("ew_extradition_bundle", "court_open")
    room.open(NavigationTarget("dossier", "", "pack"))
    page = room.findings.forum.pack
    until(lambda: "Hearing bundle, as PDF" in page._holds.text(), 60)
    lines = page._holds.text().split("\n")
    assert "Skeleton argument on behalf of the Requested Person, as PDF" in lines[1]
    assert not any("split to the forum" in line for line in lines)
    room.bar.choose_both("echr_anonymity", "court_open")
    until(lambda: "split to the forum" in page._holds.text(), 60)
    assert "Hearing bundle" not in page._holds.text()


def test_who_exports_one_file_is_told_of_the_papers_that_the_forum_takes(room, trigger):
    note = room.panel.note
    room.panel.open("court_open", "The court", ("Skeleton argument", "Hearing bundle"))
    assert "Skeleton argument; Hearing bundle" in note.text()
    room.panel.form.setCurrentIndex(1)
    assert "For counsel to edit" in note.text()
    assert "Hearing bundle" in note.text()
    room.panel.open("court_open", "The court")
    assert "separate papers" not in note.text()
    room.bar.choose_both("ew_extradition_bundle", "court_open")
    assert "Hearing bundle" in room.bar.papers
    room.bar.choose_both("national_court", "court_open")
    assert room.bar.papers == ()


def test_a_filing_pack_leaves_into_a_folder_of_its_own(room, session, context, trigger, out):
    wanted = EditionRequest(context.case_id, "un_tb_interim_letter", "treaty_body")
    tick_details(session.vault, wanted)
    session.vault.run(save_answers(wanted, URGENT))
    room.bar.choose_both(wanted.profile, wanted.audience)
    room.open(NavigationTarget("dossier", "", "pack"))
    page = room.findings.forum.pack
    until(lambda: "interim" in page._title.text(), 60)
    assert "would stay empty" in page._missing.text()
    page.go.click()
    assert "Choose a folder" in page.problem.text()
    page.set_folder(out)
    until(lambda: room.checks.is_current, 120)
    for card in room.checks.signatures.cards.values():
        card.reason.setText("as rehearsed")
        card.tick.setChecked(True)
    page.reads_back.setChecked(False)
    page.go.click()
    assert "Enter a reason" in page.problem.text()
    page.why.setText("as rehearsed")
    page.go.click()
    until(lambda: bool(page.done.text() or page.problem.text()), 120)
    settle(session)
    assert page.problem.text() == ""
    folder = out / "filing-treaty-body"
    assert str(folder) in page.done.text()
    assert (folder / "1-fields.txt").read_text().startswith("UN treaty body")
    (letter,) = folder.glob("01_letter_*.pdf")
    assert letter.read_bytes().startswith(b"%PDF")
    # Nothing of it passes a second pack: neither the tick nor a reason nor a signature.
    assert (page.reads_back.isChecked(), page.why.text()) == (True, "")
    assert room.checks.signatures.given == ()
    cards = room.checks.signatures.cards.values()
    assert {(card.tick.isChecked(), card.reason.text()) for card in cards} <= {(False, "")}
    page.reads_back.setChecked(False)
    page.why.setText("time")
    page.back.click()
    room.open(NavigationTarget("dossier", "", "pack"))
    assert (page.reads_back.isChecked(), page.why.text()) == (True, "")
