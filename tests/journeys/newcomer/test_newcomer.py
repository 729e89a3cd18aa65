"""An empty home folder and 26 files become a court dossier, then a request to a Committee.

The story of somebody who has read nothing but the window, with as many acts as it takes: at most 80
to the dossier, in which nobody reads who helped the client, and at most 40 more to the pack.
"""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt

from casefiles.domain.records.case_records import Document, Edition, Exhibit, Person
from casefiles.domain.records.pairings import MayJoin
from casefiles.office.draft.combined_findings import PAIR_UNANSWERED
from casefiles.ui.background.ocr_scheduler import OcrScheduler
from casefiles.ui.places.documents.details.numbering_panel import NumberingPanel
from casefiles.ui.places.documents.list.drop_area import DropArea
from casefiles.ui.places.documents.list.import_banner import ImportBanner
from casefiles.ui.places.documents.list.unreadable_page import UnreadablePage
from casefiles.ui.records.sign_off_card import SignOffCards
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.buttons import ActionButton, Button
from tests.journeys.newcomer.hands import ALT, CONTROL, LONG, NONE, Hands
from tests.journeys.newcomer.papers import CLIENT, NAMES, SISTER, make_papers
from tests.journeys.window.test_window import CLOCK, Program, program  # noqa: F401
from tests.measured import note
from tests.tools import need
from tests.ui.settling import until

TO_DOSSIER, TO_PACK = 80, 40
PASSWORD = "spring"
EXHIBITS = (
    *("Statement of Ablet Tursun.docx", "IMG_20190320 hospital.jpg", "逮捕证.jpg", "传唤证.png"),
    *("引渡请求书.pdf", "Extradition request (translation).pdf", "Flight ticket.pdf"),
    *("Country report.pdf", "WhatsApp Chat with Gulnar.txt"),
)
CHECKED = ("IMG_20190320 hospital.jpg", "逮捕证.jpg")
"""Images that somebody looked at; the summons is left undecided, so that its page is redacted."""
ANSWERS = {
    "harm": "Torture in detention, as in March 2019.",
    "detention_place": "Berlin Prison",
    "counsel_phone_24h": "+49 30 5550 0199",
    "rep": "A. Brennick, advocate",
    "decisions": "AB/5",
    "order_date": "1 December 2026",
}
Key = Qt.Key


class Newcomer(Hands):
    """Somebody at the window for the first time."""

    window: MainWindow

    def ask(self, kind: type):
        return self.session.vault.ask(lambda reader: reader.find(kind))

    def room(self, key: str):
        return self.window.workspace.rooms[key]

    def go(self, number: Qt.Key) -> None:
        self.chord(number, CONTROL)


def test_26_files_become_a_court_dossier_and_a_request_for_interim_measures(
    program: Program, tmp_path: Path
):
    need("pdftotext")
    make_papers(tmp_path / "stick")
    court, committee = tmp_path / "court", tmp_path / "committee"
    court.mkdir()
    committee.mkdir()
    newcomer = Newcomer()
    create_vault(newcomer, program)
    create_case(newcomer)
    add_documents(newcomer, tmp_path / "stick")
    enter_sister(newcomer)
    number_exhibits(newcomer)
    redact(newcomer)
    export(newcomer, court)
    look_at_dossier(court)
    assert len(newcomer.acts) <= TO_DOSSIER, newcomer.acts
    to_dossier, newcomer.acts = newcomer.acts, []
    answer_form(newcomer)
    make_pack(newcomer, committee)
    look_at_pack(committee)
    assert len(newcomer.acts) <= TO_PACK, newcomer.acts
    note("acts of a newcomer to a court dossier", len(to_dossier))
    note("more acts to a request for interim measures", len(newcomer.acts))


def create_vault(newcomer: Newcomer, program: Program) -> None:
    door = program.start().unlock_window
    newcomer.chord(Key.Key_Return)
    newcomer.type(door.new_vault.offered.text())
    newcomer.chord(Key.Key_Return)
    until(lambda: door.page is door.recovery, LONG)
    newcomer.click(door.recovery.later)
    until(lambda: door.page is door.clock, LONG)
    newcomer.chord(Key.Key_Return)
    newcomer.window = program.window()
    newcomer.window.resize(1366, 768)
    newcomer.session = newcomer.window.session
    # What is recognised in the background comes at any time: the story is told without it.
    newcomer.window.findChild(OcrScheduler).stop()


def create_case(newcomer: Newcomer) -> None:
    form = newcomer.room("overview").case_form
    until(form.fields["reference"].input.hasFocus)
    newcomer.type("T-2026/1")
    newcomer.write(form.fields["title"].input, "Request of September 2025")
    newcomer.write(form.fields["client"].input, CLIENT)
    newcomer.tick(form.fields["names_client"].box)
    for name, state in (("requesting_state", "China"), ("requested_state", "Germany")):
        newcomer.write(form.fields[name].input, state)
    # The heads of a filing print it, and the cover does.
    newcomer.write(form.fields["dated"].input, "3 December 2026")
    newcomer.click(form.save)
    until(lambda: bool(newcomer.ask(Person)))
    (client,) = newcomer.ask(Person)
    assert (client.names[0].text, client.role, client.protection) == (CLIENT, "client", "open")


def next_step(newcomer: Newcomer, words: str) -> None:
    """Go to the first page, and take the step that is next."""
    steps = newcomer.room("overview").page.steps
    assert steps.act.accessibleDescription().startswith(words)
    newcomer.click(steps.act)


def add_documents(newcomer: Newcomer, folder: Path) -> None:
    """Drop the folder, and give the password that one file needs."""
    next_step(newcomer, "Add the documents")
    room = newcomer.room("documents")
    newcomer.drop(room.findChild(DropArea), folder)
    until(lambda: bool(room.arrivals.ended) and not room.arrivals.is_running, LONG)
    newcomer.rest()
    assert len(newcomer.ask(Document)) == 25, "one of the 26 is a copy"
    newcomer.click(room.findChild(ImportBanner).unreadable_button)
    sealed = next(one for one in newcomer.ask(Document) if "(password)" in one.file_name)
    if room.here().record != sealed.id:
        newcomer.pick(room.list.table, room.list.table.rows_model.index_of(sealed.id))
    form = room.findChild(UnreadablePage).password
    until(form.isVisible, LONG)
    newcomer.write(form.field.line, PASSWORD)
    newcomer.chord(Key.Key_Return)
    until(lambda: read(newcomer, sealed.id), LONG)


def read(newcomer: Newcomer, document_id: str) -> bool:
    return bool(newcomer.session.vault.ask(lambda reader: reader.pages(document_id, 1, 1)))


def enter_sister(newcomer: Newcomer) -> None:
    """Enter the one who must be protected; her spellings are confirmed at once."""
    newcomer.go(Key.Key_1)
    next_step(newcomer, "Enter who must be protected")
    room = newcomer.room("people")
    until(lambda: room.form is not None)
    newcomer.type(SISTER)
    newcomer.choose(room.form.fields["kin"].box, "sister")
    newcomer.click(room.form.save)
    until(lambda: len(newcomer.ask(Person)) == 2)
    newcomer.click(room.pane.forms.confirm_all)
    (sister,) = (one for one in newcomer.ask(Person) if one.names[0].text == SISTER)
    assert (sister.protection, sister.kin) == ("withheld", "sister")


def number_exhibits(newcomer: Newcomer) -> None:
    """Choose what shall be an exhibit, and number it."""
    newcomer.go(Key.Key_1)
    next_step(newcomer, "Number the exhibits")
    room = newcomer.room("documents")
    table = room.list.table
    documents = {one.file_name: one.id for one in newcomer.ask(Document)}
    for at, name in enumerate(EXHIBITS):
        newcomer.pick(table, table.rows_model.index_of(documents[name]), CONTROL if at else NONE)
    newcomer.click(
        next(one for one in room.list.bulk.findChildren(Button) if "Number" in one.text())
    )
    panel = room.findChild(NumberingPanel)
    until(lambda: len(panel.shown()) == len(EXHIBITS), LONG)
    newcomer.click(panel.number)
    until(lambda: len(newcomer.ask(Exhibit)) == len(EXHIBITS), LONG)


def redact(newcomer: Newcomer) -> None:
    """Answer what is asked: kinship, a part of the name, the rest at once; then look at pages."""
    newcomer.go(Key.Key_7)
    newcomer.chord(Key.Key_3, ALT)
    room = newcomer.room("redaction")
    until(lambda: bool(room.list.shown), LONG)
    newcomer.rest()
    while room.pane.kinship.isVisible():
        newcomer.click(room.pane.kinship.buttons["remove"])
    assert room.pane.row.item.kind != "kinship"
    assert room.list.items.hasFocus(), "the keyboard stays with the questions"
    newcomer.click(room.pane.buttons["accept_same"])
    newcomer.click(room.list.remove_all)
    until(lambda: room._removing is None, LONG)
    newcomer.rest()
    exhibits = {one.id: one.file_name for one in newcomer.ask(Document)}
    for name in CHECKED:
        rows = room.list.items.rows_model.rows
        at = next(n for n, row in enumerate(rows) if exhibits[row.item.document_id] == name)
        newcomer.pick(room.list.items, at)
        newcomer.click(room.pane.buttons["accept"])


def export(newcomer: Newcomer, folder: Path) -> None:
    newcomer.chord(Key.Key_4, ALT)
    room = newcomer.room("dossier")
    until(lambda: room.checks.is_current, LONG)
    sign(newcomer, room.checks.signatures)
    newcomer.chord(Key.Key_5, ALT)
    skip_reading_back(newcomer, room.panel)
    newcomer.choose_folder(room.panel, folder)
    newcomer.click(room.panel.go)
    until(lambda: bool(newcomer.ask(Edition)) or bool(room.panel.problem.text()), LONG)
    assert room.panel.problem.text() == ""


def sign(newcomer: Newcomer, signatures: SignOffCards) -> None:
    """Sign off each card that is shown."""
    for card in signatures.cards.values():
        if card.isVisible():
            newcomer.tick(card.tick)
            newcomer.write(card.reason, "The short name has no other spelling here.")


def skip_reading_back(newcomer: Newcomer, panel) -> None:
    """Children that read pages are the last to be given time, and others test beside this."""
    newcomer.tick(panel.reads_back)
    newcomer.write(panel.why, "The text of every page is searched below.")


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def look_at_dossier(folder: Path) -> None:
    (file,) = folder.iterdir()
    text = text_of(file)
    assert CLIENT in text
    assert "four men took me from my flat" in text
    assert not [name for name in NAMES if name in text]
    assert "sister drove me" not in text
    assert "5550" not in text
    assert "姐姐" not in text


def answer_form(newcomer: Newcomer) -> None:
    """Enter the removal, copy what the case knows, and answer what is missing."""
    newcomer.go(Key.Key_1)
    page = newcomer.room("overview").page
    urgent = next(
        one for one in page.findChildren(ActionButton) if one.text().startswith("Emergency")
    )
    newcomer.click(urgent)
    screen = newcomer.room("emergency")
    until(lambda: screen.state is not None, LONG)
    newcomer.rest()
    newcomer.click(screen.bodies["cat"])
    until(lambda: screen.state.body.id == "cat", LONG)
    newcomer.click(screen.clocks.enter_removal)
    moment = datetime.fromtimestamp(CLOCK.wall() // 1_000_000_000, UTC) + timedelta(days=2)
    newcomer.type(f"{moment:%-d %b %Y} 06:10")
    newcomer.choose(screen.entry.fields["removal"].zone.box, "+01:00")
    newcomer.click(screen.entry.save)
    until(lambda: screen.entry is None, LONG)
    newcomer.click(screen.answers.copy)
    until(lambda: screen.state.to_copy == 0, LONG)
    newcomer.rest()
    for name, text in ANSWERS.items():
        newcomer.write(screen.answers.form.fields[name].input, text)
    newcomer.choose(screen.answers.form.fields["suspensive_effect"].box, "no")
    newcomer.click(screen.answers.form.save)
    until(lambda: screen.state.missing == (), LONG)


def make_pack(newcomer: Newcomer, folder: Path) -> None:
    screen = newcomer.room("emergency")
    pane = screen.departure
    newcomer.click(pane.prepare)
    until(lambda: pane.findings is not None, LONG)
    newcomer.rest()
    answer_pair(newcomer)
    until(lambda: pane.findings is not None and not pane.findings.stops, LONG)
    sign(newcomer, pane.signatures)
    skip_reading_back(newcomer, pane)
    newcomer.choose_folder(pane, folder)
    newcomer.click(pane.go)
    until(lambda: bool(pane.done.text() or pane.problem.text()), LONG)
    assert pane.problem.text() == ""


def answer_pair(newcomer: Newcomer) -> None:
    """Say that the court and the Committee may see that both papers are about the same people."""
    pane = newcomer.room("emergency").departure
    (stop,) = (one for one in pane.findings.found if one.kind == "stop")
    assert stop.code == PAIR_UNANSWERED
    words = stop.spots[0].words
    newcomer.click(next(one for one in pane.findChildren(Button) if one.text() == words))
    card = newcomer.room("dossier").findings.overlay.detail.pairing
    newcomer.rest()
    until(lambda: card.isVisible() and card.question.text() == words, LONG)
    newcomer.write(card.reason, "One counsel files both.")
    newcomer.click(card.buttons[MayJoin.YES])
    newcomer.click(card.keep)
    until(lambda: card.state.text().startswith("Answered: yes."), LONG)
    while not pane.isVisible():
        newcomer.chord(Key.Key_Left, ALT)


def look_at_pack(folder: Path) -> None:
    """The letter answers what was asked, the annexes are there, and nobody is named."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    pdfs = [one for one in files if one.suffix == ".pdf"]
    texts = "\n".join(map(text_of, pdfs))
    for words in (CLIENT, "URGENT", "Committee against Torture", *ANSWERS.values()):
        assert words in " ".join(texts.split()), words
    names = " ".join(str(one) for one in files)
    assert not [name for name in NAMES if name in texts or name in names]
    assert "sister drove me" not in texts
    parts = {one.name.partition("_T-2026-1")[0].removesuffix(".txt") for one in files}
    assert parts == {
        *("01_letter", "02_annexes", "1-fields", "2-cover-message", "3-checklist"),
        *("4-sign-by-hand", "5-authority-to-sign"),
    }
