"""Signing from the room: the certificate is shown first, and a time comes by stick."""

from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.draft.timestamping import REQUEST_NAME
from casefiles.office.workplace.edition_request import EditionRequest
from tests.signing.signers import SECRET, issue, key_file, stamped
from tests.tools import need
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
def form(room, trigger, out: Path):
    trigger("dossier.export")
    room.panel.set_folder(out)
    room.panel.reads_back.setChecked(False)
    room.panel.why.setText("a test of the window")
    made = room.panel.signing
    made.way.setCurrentIndex(1)
    return made


def look(form, path: Path, secret: str = SECRET) -> None:
    form.set_path(path)
    form.secret.line.setText(secret)
    form.look.click()
    until(form.look.isEnabled, 30)


def test_nothing_is_signed_before_its_certificate_was_seen(
    room, session, theme, form, out, tmp_path
):
    room.panel.go.click()
    assert "certificate" in room.panel.problem.text()
    form.look.click()
    assert "Key file" in form.problem.text()
    look(form, key_file(tmp_path), "wrong")
    assert "does not open" in form.problem.text()
    look(form, key_file(tmp_path, issue("Reader", signs=False)))
    assert "does not allow signing" in form.problem.text()
    assert form.sign_with is None
    look(form, key_file(tmp_path))
    assert form.certificate.text().startswith("Signing as Maître Test; issued by Test Bar Council")
    assert "names" in form.warning.text()
    assert form.sign_with is not None
    theme.set_scale(200)
    settle(session)
    try:
        assert room.minimumSizeHint().height() <= 640, "the form scrolls on a small screen"
    finally:
        theme.set_scale(100)
    form.secret.line.setText("another")
    assert form.sign_with is None, "what was typed since was not shown"
    look(form, key_file(tmp_path))
    room.panel.cancel.click()
    assert form.secret.text() == ""
    assert form.sign_with is None
    assert list(out.iterdir()) == []


def test_a_signed_dossier_leaves_and_gets_its_time(room, session, form, out, tmp_path):
    need("openssl")
    look(form, key_file(tmp_path))
    room.panel.go.click()
    until(room.delivered.isVisible, 90)
    assert room.delivered.signed.text().startswith("Signed by Maître Test on ")
    (written,) = out.iterdir()

    room.delivered.time.click()
    panel = room.readers.time
    assert panel.isVisible()
    assert panel.file.text() == str(written)
    panel.write_request(out)
    until(lambda: "request is written" in panel.status_label.text(), 30)
    question = (out / REQUEST_NAME).read_bytes()
    (out / "broken.tsr").write_bytes(b"nothing")
    panel._on_answer([out / "broken.tsr"])
    panel.add.click()
    until(lambda: "no answer of a time-stamping authority" in panel.problem.text(), 30)
    (out / "answer.tsr").write_bytes(stamped(tmp_path, question))
    panel._on_answer([out / "answer.tsr"])
    panel.add.click()
    until(lambda: "according to Test Time Authority" in panel.status_label.text(), 90)
    (edition,) = session.vault.ask(lambda reader: reader.find(Edition))
    assert edition.file_signature.stamped
    assert (out / f"{written.stem}-with-time.pdf").stat().st_size == written.stat().st_size
