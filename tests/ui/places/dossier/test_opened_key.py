"""A sealed key is opened in the window to be read: nothing of it is written, and it goes again."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from casefiles.custody.pseudonym_key import (
    KeyDerivationCost,
    PlaceholderIdentity,
    PseudonymKey,
    seal,
)
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.final_check import FinalCheckCertificate
from tests.ui.settling import settle, until

WORDS = "correct horse battery"
NAMES = ("Rahile Zunun", "热依拉·祖农")
KEY = PseudonymKey(
    "ab" * 32,
    "court, in the open",
    (PlaceholderIdentity("[PERSON B]", NAMES), PlaceholderIdentity("[Witness 1]", ("Wang Li",))),
)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "casefiles.key"
    path.write_bytes(seal(KEY, WORDS, KeyDerivationCost(64, 1, 1), random.Random(1).randbytes))
    return path


@pytest.fixture
def panel(qtbot, context):
    from casefiles.ui.places.dossier.readers.pseudonym_key_panel import PseudonymKeyPanel

    made = PseudonymKeyPanel(context)
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.open()
    made.show()
    return made


def try_with(panel, words: str, file: Path | None = None) -> None:
    if file is not None:
        panel.set_file(file)
    panel.passphrase.line.setText(words)
    panel.go.click()
    until(panel.go.isEnabled)


def entered(session, case_id) -> object:
    """Return all entries of the ledger, of the case and of the vault."""
    return session.vault.ask(lambda reader: (reader.entries(case_id), reader.entries(None)))


def told(panel) -> str:
    """Return all words that a card holds, shown or not."""
    rows = [" ".join(row.names) for row in panel.table.rows_model.rows]
    labels = [one.text() for one in panel.findChildren(QLabel)]
    return " ".join([*rows, *labels, *(one.text() for one in panel.findChildren(QLineEdit))])


def test_a_lawyer_reads_a_sealed_key_and_puts_it_away(
    room, session, case_id, trigger, sealed, qtbot
):
    panel = room.readers.opened_key
    before = entered(session, case_id)
    trigger("dossier.open_key")
    until(lambda: not panel.isHidden())
    panel.go.click()
    assert "Choose the pseudonym key file" in panel.problem.text()
    try_with(panel, "correct horse batterz", sealed)
    assert panel.problem.text().startswith("The passphrase is wrong")
    assert panel.table.rows_model.rows == ()
    try_with(panel, WORDS)
    assert panel.problem.isHidden()
    assert [row.token for row in panel.table.rows_model.rows] == ["[PERSON B]", "[Witness 1]"]
    assert "court, in the open" in panel.about.text()
    assert "No dossier of this vault matches this key" in panel.about.text()
    until(lambda: panel.whole.text() == " · ".join(NAMES))
    assert panel.passphrase.text() == ""
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert "Rahile" not in told(panel)
    assert str(sealed) not in told(panel)
    settle(session)
    assert entered(session, case_id) == before, "nothing was written"
    assert [one.name for one in sealed.parent.iterdir() if one.is_file()] == [sealed.name]


def test_what_is_no_sealed_key_is_told_in_words(panel, tmp_path):
    broken = tmp_path / "broken.key"
    broken.write_bytes(b"casefiles key 1\nand then too little")
    try_with(panel, WORDS, broken)
    assert "Not a pseudonym key, or incomplete" in panel.problem.text()
    try_with(panel, WORDS, tmp_path / "gone.key")
    assert "cannot be read" in panel.problem.text()
    try_with(panel, WORDS, tmp_path)
    assert "cannot be read" in panel.problem.text()


def test_another_file_takes_the_names_of_the_last_one_away(panel, sealed, tmp_path):
    try_with(panel, WORDS, sealed)
    assert "Rahile" in told(panel)
    panel.set_file(tmp_path / "other.key")
    assert "Rahile" not in told(panel)
    assert "ab" * 32 not in told(panel)


def test_a_key_that_opens_after_the_card_was_closed_is_not_shown(panel, session, sealed):
    panel.set_file(sealed)
    panel.passphrase.line.setText(WORDS)
    panel.go.click()
    panel.forget()
    settle(session)
    assert "Rahile" not in told(panel)
    assert panel.go.isEnabled()


def test_copied_names_are_marked_as_secret(panel, sealed):
    try_with(panel, WORDS, sealed)
    until(lambda: bool(panel.whole.text()))
    panel.copy_names.click()
    board = QGuiApplication.clipboard()
    assert board.text() == " · ".join(NAMES)
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    board.clear()


def test_a_key_of_a_dossier_that_left_here_says_when(panel, session, case_id, tmp_path):
    edition = Edition(
        EditionId("ed" * 16), case_id, "national_court", "court_open", "e" * 64, 12, (),
        FinalCheckCertificate(1, 0, 0, 0, 0, 0, 0, 0, ""), day="2026-11-20",
    )  # fmt: skip
    session.vault.run(lambda at: at.insert(edition, "export"))
    key = PseudonymKey("e" * 64, KEY.readers, KEY.tokens)
    path = tmp_path / "own.key"
    path.write_bytes(seal(key, WORDS, KeyDerivationCost(64, 1, 1), random.Random(2).randbytes))
    try_with(panel, WORDS, path)
    assert "It left this vault on 2026-11-20." in panel.about.text()
