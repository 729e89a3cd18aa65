"""A dossier leaves with a proof from the window, and one of its names is disclosed later."""

from casefiles.domain.records.case_records import Edition, Person
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.people.showings import save_showing
from tests.exchange.second_checker import check, check_disclosure
from tests.ui.settling import settle, until


def test_counsel_exports_with_a_proof_and_discloses_one_name_later(
    room, session, trigger, out, tmp_path
):
    trigger("dossier.export")
    room.panel.has_proof.setChecked(True)
    trigger("dossier.export")
    assert not room.panel.has_proof.isChecked(), "each export asks anew"
    room.panel.has_proof.setChecked(True)
    room.panel.set_folder(out)
    room.panel.reads_back.setChecked(False)
    room.panel.why.setText("a test of the window")
    room.panel.go.click()
    until(room.delivered.isVisible, 120)
    folder = out / "dossier-court-open-proof"
    shown = check(folder, out / "dossier-court-open.pdf")
    assert shown["shown/audience"] == "court_open"
    assert str(folder) in room.delivered.proof.text()
    panel = room.readers.disclosure
    trigger("dossier.disclose")
    until(lambda: bool(panel.table.rows_model.rows))
    digits = panel.about.text().rpartition(": ")[2]
    assert digits in room.delivered.proof.text()
    until(panel.go.isEnabled)
    panel.go.click()
    assert panel.problem.text() == "Choose a folder first."
    panel.set_folder(tmp_path)
    panel.go.click()
    until(lambda: "judge may not know" in panel.problem.text(), 30)
    assert not list(tmp_path.glob("*.tlog-proof"))
    name = panel.table.rows_model.rows[0]
    people = session.vault.ask(lambda reader: reader.find(Person))
    own = next(one for one in people if name.name in [each.text for each in one.names])
    session.vault.run(save_showing(own.id, Showing("court_closed", Appearance.NAMED, reason="O")))
    for number in (1, 2):
        panel.go.click()
        file = tmp_path / f"disclosure-{number}.tlog-proof"
        until(lambda file=file: str(file) in panel.result.text(), 30)
        assert check_disclosure(folder, file) == (name.path, name.name)
    (edition,) = session.vault.ask(lambda reader: reader.find(Edition))
    assert [one.name for one in edition.keys] == ["export_proof", "disclose_field"]
    panel.cancel.click()
    settle(session)
    assert panel.table.rows_model.rows == (), "no name stays in a card that is closed"


def test_without_a_proof_there_is_nothing_to_disclose(room, trigger):
    panel = room.readers.disclosure
    trigger("dossier.disclose")
    until(lambda: "exported with a proof" in panel.about.text())
    assert panel.table.isHidden()
    assert not panel.go.isEnabled()
    room.panel.form.setCurrentIndex(1)
    assert room.panel.has_proof.isHidden()
