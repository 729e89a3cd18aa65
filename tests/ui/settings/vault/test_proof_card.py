"""The proofs of the ledger in the window: signed, anchored outside, witnessed and compared."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.vault.anchors import make_anchor_file, make_printed_anchor, proof_state
from casefiles.office.vault.printed_anchors import page_of
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.settings.vault import proof_card
from casefiles.ui.settings.vault.printed_anchor import draw_anchor, paint_on
from casefiles.ui.settings.vault.screen import VaultScreen
from tests.office.vault.two_vaults import Laptop
from tests.ui.settling import settle, until


@pytest.fixture
def room(qtbot, context, session):
    window = QWidget()
    qtbot.addWidget(window)
    context.actions.bind("app.check", window, lambda: None)
    room = VaultScreen(context)
    room.setParent(window)
    room.resize(1180, 690)
    window.resize(1180, 690)
    window.show()
    room.open(NavigationTarget("vault", "proof"))
    settle(session)
    yield room
    window.hide()


@pytest.fixture
def card(room):
    return room.cards["proof"]


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def told(context):
    seen: list[tuple[str, str]] = []
    context.notices.posted.connect(lambda text, kind, _: seen.append((text, kind)))
    return seen


@pytest.fixture
def choosing(monkeypatch):
    """Answer the dialogs for files and folders at once."""

    def choose(*paths: Path) -> None:
        for name in ("choose_files", "choose_folder"):
            monkeypatch.setattr(proof_card, name, lambda _parent, then: then(list(paths)))

    return choose


def says(room, words):
    # A long path may be broken at places that nobody sees.
    return any(words in label.text().replace("\u200b", "") for label in room.findChildren(QLabel))


def test_an_anchor_file_is_written_remembered_and_agrees(
    room, card, session, stick, told, choosing
):
    assert says(room, "None yet")
    choosing(stick)
    card.file.click()
    until(lambda: bool(told))
    (written,) = stick.iterdir()
    assert written.name.startswith("casefiles-anchor-")
    assert told == [(f"{written.name} was written.", "info")]
    until(lambda: says(room, f"file at {written}"))
    assert says(room, "Fingerprint of the key")
    choosing(written)
    card.compare.click()
    until(lambda: card.verdict.text() == "Agrees")
    assert len(told) == 1


def test_an_anchor_of_another_vault_is_told_in_red(room, card, stick, tmp_path, told, choosing):
    Laptop(tmp_path / "other").does(make_anchor_file(stick / "theirs.txt"))
    choosing(stick / "theirs.txt")
    card.compare.click()
    until(lambda: card.verdict.text() == "Not of this vault" and bool(told))
    assert told[-1][1] == "danger"
    assert says(room, "The anchor belongs to another vault")


def test_a_slip_is_printed_remembered_and_typed_back(room, card, session, stick, told, monkeypatch):
    pages = []

    def at_once(_parent, page, printed):
        pages.append(page)
        printed()

    monkeypatch.setattr(proof_card, "print_anchor", at_once)
    card.slip.click()
    until(lambda: says(room, ": printed anchor"))
    card.code.setText(" ".join(pages[0].code).lower())
    card.type.click()
    until(lambda: card.verdict.text() == "Agrees")
    card.code.setText("ABCD")
    card.type.click()
    until(lambda: bool(told) and told[-1][1] == "danger")
    assert "44" in told[-1][0]


def test_what_is_printed_holds_nothing_of_the_case_and_can_be_read(session, tmp_path, qapp):
    slip = session.vault.work(make_printed_anchor(), CancellationToken())
    page = page_of(slip)
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_anchor(painter, page, 72.0)
    painter.end()
    dark = sum(image.pixelColor(x, y).value() < 128 for x in range(595) for y in range(842))
    assert 5_000 < dark < 60_000
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    assert paint_on(printer, page)
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    said = " ".join((page.title, *page.lines, *page.code))
    cases = session.vault.ask(lambda reader: reader.find(Case))
    for case in cases:
        for word in (case.reference, case.title, case.id):
            assert word not in said
            assert word not in slip.note


def test_a_colleague_signs_and_her_statement_is_taken_in(
    room, card, session, stick, tmp_path, told, choosing
):
    from casefiles.office.vault.cosigning import cosign, request_cosignature

    other = Laptop(tmp_path / "other")
    choosing(stick)
    card.ask_colleague.click()
    until(lambda: bool(told))
    (request,) = stick.iterdir()
    other.does(cosign(request, stick / "statement.txt"))
    choosing(stick / "statement.txt")
    card.take.click()
    until(lambda: says(room, "signed by a colleague"))
    assert "fingerprint" in told[-1][0]
    assert [one.kind for one in session.vault.ask(proof_state()).anchors] == ["colleague"]
    other.does(request_cosignature(stick / "casefiles-request-hers.txt"))
    choosing(stick / "casefiles-request-hers.txt")
    card.sign_for.click()
    until((stick / "casefiles-statement-hers.txt").exists)
    until(lambda: "first time" in told[-1][0])
    choosing(request)
    card.sign_for.click()
    until(lambda: told[-1][1] == "danger")


def test_signing_on_demand(room, card, session):
    session.vault.run(lambda work: work.note("add_recovery_key"))
    card.ask()
    until(lambda: says(room, "There are changes since"))
    card.sign.click()
    until(lambda: not says(room, "There are changes since"))
