"""Exporting from the room: exactly one file, or none."""

import zipfile
from dataclasses import replace
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition, Event, Mark
from casefiles.office.export import exporting
from casefiles.office.export.exporting import ExportResult
from casefiles.office.export.previews import preview
from casefiles.office.export.reading_ahead import pictures_read
from casefiles.office.vault.anchors import make_anchor_file
from casefiles.ui.base.clipboard import clear_own
from casefiles.ui.base.dossier_steps import DONE, RUNNING
from tests.ui.places.dossier.looking import looked_again
from tests.ui.settling import settle, until


def editions(session) -> tuple[Edition, ...]:
    return session.vault.ask(lambda reader: reader.find(Edition))


def begin(room, trigger, out: Path) -> None:
    trigger("dossier.export")
    room.panel.set_folder(out)
    room.panel.reads_back.setChecked(False)
    room.panel.why.setText("a test of the window")
    room.panel.go.click()


def test_one_neutral_file_is_written_and_counted(qapp, room, session, trigger, out, context):
    expected = session.vault.work(preview(room.request), CancellationToken()).data
    begin(room, trigger, out)
    until(lambda: room.is_busy)
    assert not context.actions["dossier.export"].isEnabled()
    until(room.delivered.isVisible, 90)
    (written,) = out.iterdir()
    assert written.name == "dossier-court-open.pdf"
    assert written.read_bytes() == expected
    (edition,) = editions(session)
    assert room.delivered.path.text() == str(written)
    words = room.delivered.counts.text()
    assert f"{edition.certificate.pages} pages" in words
    assert "none found" in words
    room.delivered.copy.click()
    assert qapp.clipboard().text() == str(written)
    clear_own()
    until(lambda: "earlier" in [row.found.code for row in room.checks.rows])


def test_a_file_that_is_there_is_replaced_only_when_said_so(room, session, trigger, out):
    target = out / "dossier-court-open.pdf"
    target.write_bytes(b"another file")
    begin(room, trigger, out)
    until(room.panel.replace.isVisible)
    assert target.read_bytes() == b"another file"
    assert not room.is_busy
    room.panel.replace.click()
    room.panel.go.click()
    until(room.delivered.isVisible, 90)
    assert target.read_bytes().startswith(b"%PDF")
    assert list(out.iterdir()) == [target]


def test_an_export_is_called_anchored_only_where_a_witness_is(
    room, session, trigger, out, tmp_path
):
    begin(room, trigger, out)
    until(lambda: room.delivered.anchored.text().startswith("Not anchored"), 90)
    session.vault.work(make_anchor_file(tmp_path / "anchor.txt"), CancellationToken())
    (edition,) = editions(session)
    room.delivered.show_result(ExportResult(edition, out / "dossier-court-open.pdf"), "a court")
    until(lambda: room.delivered.anchored.text().startswith("Anchored"))


def test_a_case_that_changes_meanwhile_is_exported_anew_and_the_panel_says_so(
    room, session, trigger, out, monkeypatch
):
    real, turns = exporting.findings_of, []

    def stops_of(workplace, draft):
        turns.append(1)
        if len(turns) == 1:
            event = workplace.vault.read(lambda reader: reader.find(Event))[0]
            told = replace(event, lane="Another line")
            workplace.vault.write(lambda work: work.update(told, "edit_event"))
        return real(workplace, draft)

    monkeypatch.setattr(exporting, "findings_of", stops_of)
    begin(room, trigger, out)
    until(room.delivered.isVisible, 120)
    assert room.delivered.again.isVisible()
    assert room.delivered.again.text().startswith("The case was changed while the file was made.")
    assert len(turns) == 2
    assert len(editions(session)) == 1
    room.delivered.show_result(ExportResult(editions(session)[0], out / "d.pdf"), "a court")
    assert not room.delivered.again.isVisible()


def test_another_name_takes_the_tick_back(room, session, trigger, out):
    (out / "dossier-court-open.pdf").write_bytes(b"another file")
    begin(room, trigger, out)
    until(room.panel.replace.isVisible)
    room.panel.replace.click()
    room.panel.name.setText("x")
    room.panel.name.textEdited.emit("x")
    assert not room.panel.replace.isChecked()
    assert room.panel.target == out / "x.pdf"


def test_a_name_that_is_none_is_refused_in_words(room, trigger, out):
    trigger("dossier.export")
    room.panel.set_folder(out)
    for name in ("", "a/b", "..", "."):
        room.panel.problem.setText("")
        room.panel.name.setText(name)
        room.panel.go.click()
        assert "file name" in room.panel.problem.text(), name
        assert not room.is_busy


def test_no_folder_and_a_folder_that_cannot_be_used_are_told(room, session, trigger, out):
    trigger("dossier.export")
    room.panel.go.click()
    assert "folder" in room.panel.problem.text()
    room.panel.set_folder(session.vault.folder)
    room.panel.go.click()
    until(lambda: "inside the vault" in room.panel.problem.text())
    room.panel.set_folder(out / "gone")
    room.panel.go.click()
    until(lambda: "not there" in room.panel.problem.text())
    assert not room.is_busy


def test_the_steps_during_an_export_say_that_it_runs_and_offer_nothing_else(
    room, session, trigger, out, context
):
    """It offered "Open step 4", as if a finding were what the export waits for."""
    steps = context.steps
    assert steps.states["check"] == DONE
    begin(room, trigger, out)
    until(lambda: room.is_busy)
    assert steps.states["export"] == RUNNING
    assert steps.states["check"] == DONE, "what was found is as it was"
    assert room.row.tabs.accessibleTabName(4).endswith("export running")
    assert room.last.off.text() == "An export is running."
    assert not room.last.open_checks.isVisible()
    assert not room.row.next.isEnabled()
    assert not context.actions["dossier.preview"].isEnabled(), "no test beside it"
    assert not context.actions["dossier.export"].isEnabled()
    pack = room.findings.forum.pack
    pack.set_folder(out.parent)
    assert room._why_off() == "An export is running."
    until(lambda: not room.is_busy, 90)
    settle(session)
    assert steps.states["export"] == DONE
    assert context.actions["dossier.preview"].isEnabled()
    assert room.last.off.text() == ""


def test_what_blocks_an_export_is_led_to_and_a_test_runs_once(room, session, trigger, context):
    trigger("dossier.preview")
    until(lambda: not context.actions["dossier.preview"].isEnabled())
    until(context.actions["dossier.preview"].isEnabled, 90)
    mark = session.vault.ask(lambda reader: reader.find(Mark))[0]
    session.vault.run(lambda at: at.update(replace(mark, raster="0" * 64), "edit_mark"))
    looked_again(session, room)
    room.show_view(4)
    assert "blocked" in room.last.off.text()
    assert room.last.open_checks.isVisible()
    room.last.open_checks.click()
    assert room.row.step == "check"


def test_a_stop_leaves_no_file(room, session, trigger, out):
    begin(room, trigger, out)
    until(lambda: room.is_busy)
    task = room.export.job
    until(lambda: task.progress.label in {"typesetting", "burning_pages"}, 60)
    task.stop()
    until(lambda: not room.is_busy, 60)
    settle(session)
    assert list(out.iterdir()) == []
    assert editions(session) == ()


def test_a_lock_during_an_export_leaves_no_file(room, session, trigger, out, desk, sample_vault):
    begin(room, trigger, out)
    until(lambda: room.is_busy)
    task = room.export.job
    until(lambda: task.progress.label in {"typesetting", "burning_pages"}, 60)
    session.close()
    assert list(out.iterdir()) == []
    again = desk.unlock(sample_vault, "correct horse")
    try:
        assert again.ask(lambda reader: reader.find(Edition)) == ()
    finally:
        again.close()


def test_a_fault_on_the_way_is_told_in_the_panel(room, session, trigger, out):
    begin(room, trigger, out)
    until(lambda: room.is_busy)
    task = room.export.job
    until(lambda: task.progress.label == "typesetting", 60)
    out.rename(out.with_name("pulled"))
    until(lambda: not room.is_busy, 90)
    settle(session)
    assert room.panel.isVisible()
    assert "no longer available" in room.panel.problem.text()
    assert list(out.with_name("pulled").iterdir()) == []
    assert editions(session) == ()


def test_a_signed_reason_stays_in_the_vault(room, session, trigger, out, unread):
    unread()
    looked_again(session, room)
    signature = room.checks.signatures.cards["unread_pages"]
    signature.reason.setText("Read by counsel on paper.")
    signature.tick.click()
    begin(room, trigger, out)
    until(room.delivered.isVisible, 90)
    (edition,) = editions(session)
    # Others of this dossier were signed for to let it leave; each has its own words.
    reasons = [one.reason for one in edition.signatures if one.code == "unread_pages"]
    assert reasons == ["Read by counsel on paper."]
    told = [line.words for line in room.delivered.certificate.lines if line.is_for_you]
    assert any("left unread, as you signed" in words for words in told)
    assert b"counsel on paper" not in next(out.iterdir()).read_bytes()
    assert (signature.signature, signature.reason.text()) == (None, "")


def test_a_word_file_for_counsel_is_written_cleared_and_counted(room, session, trigger, out):
    trigger("dossier.export")
    panel = room.panel
    for suffix in (".docx", ".pdf", ".docx"):
        panel.form.setCurrentIndex(panel.form.findData(suffix))
        assert panel.name.text() == f"dossier-court-open{suffix}"
    assert panel.reads_back.isHidden()
    assert "listed, not embedded" in panel.note.text()
    panel.set_folder(out)
    panel.go.click()
    until(room.delivered.isVisible, 90)
    (written,) = out.iterdir()
    assert written.name == "dossier-court-open.docx"
    with zipfile.ZipFile(written) as package:
        text = package.read("word/document.xml").decode()
    assert "Statement of facts" in text
    assert "AB/1" in text
    (edition,) = editions(session)
    assert edition.certificate.hits == 0
    assert edition.certificate.exhibit_pages == 0


def is_clean(panel) -> bool:
    """Tell whether nothing that weakens an export is chosen or offered."""
    return panel.reads_back.isChecked() and not (panel.why.text() or panel.signing.is_signing)


def test_a_second_export_is_asked_everything_anew(
    room, session, context, trigger, out, unread, monkeypatch
):
    """Nothing that somebody chose, typed or signed for one export is there for the next."""
    unread()
    looked_again(session, room)
    signature = room.checks.signatures.cards["unread_pages"]
    signature.reason.setText("time")
    signature.reason.textEdited.emit("time")
    signature.tick.click()
    begin(room, trigger, out)
    until(room.delivered.isVisible, 90)
    looked_again(session, room)
    exporting = context.actions["dossier.export"]
    assert not exporting.isEnabled()
    assert room.checks.signatures.given == ()
    assert (signature.reason.text(), signature.tick.isChecked()) == ("", False)
    # Neither does the vault offer the reason, where the readers are chosen again.
    for audience in ("court_closed", "court_open"):
        room.bar.choose(audience)
        looked_again(session, room)
    assert room.checks.signatures.cards["unread_pages"].reason.text() == ""

    signature = room.checks.signatures.cards["unread_pages"]
    signature.reason.setText("Read on paper by counsel.")
    signature.tick.click()
    trigger("dossier.export")
    assert is_clean(room.panel)
    room.panel.reads_back.setChecked(False)
    room.panel.why.setText("time")
    room.panel.cancel.click()
    trigger("dossier.export")
    assert is_clean(room.panel)
    # The control: a tick that sticks is noticed.
    room.panel.reads_back.setChecked(False)
    room.panel.cancel.click()
    monkeypatch.setattr(room.panel.reads_back, "setChecked", lambda _: None)
    trigger("dossier.export")
    assert not is_clean(room.panel)


def test_the_form_shows_how_many_pictures_are_read(room, trigger, session):
    total = session.vault.work(pictures_read(room.request), CancellationToken()).total
    assert total > 1
    trigger("dossier.export")
    until(room.panel.pictures.isVisible)
    assert room.panel.pictures.text() == f"0 of {total} pictures read"
