"""From "hearing in nine days" to a filed request for interim measures, through the window."""

# ruff: noqa: F811  fixtures of the window are arguments here

import hashlib
import os
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Exhibit,
    Person,
    Protection,
)
from casefiles.domain.records.proceedings import Submission
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.records.countdown import local_now
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.main_window import MainWindow
from tests.attacks.needles import found_in
from tests.office.looked_at import tick_details
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    desk,
    made_sample,
    no_stray_windows,
    sample_vault,
    session,
    theme,
)
from tests.ui.settling import settle, until

PROFILE, AUDIENCE = "echr_rule39", "court_open"
LONG = 180
"""Seconds for which a busy machine is waited for."""


@pytest.fixture
def marks(session: Session) -> list[str]:
    """Two exhibits in the request, as counsel chose them; what points to people was looked at."""
    case_id = session.vault.ask(lambda reader: reader.find(Case))[0].id
    wanted = EditionRequest(case_id, PROFILE, AUDIENCE)
    forum = next(
        one for one in session.vault.work(forums(), CancellationToken()) if one.id == PROFILE
    )
    plan = session.vault.ask(plan_of(case_id, forum, AUDIENCE))
    drawn = [one for one in plan.exhibits if one.pages][:2]
    sections = ["cover", "statement", "exhibits"]
    session.vault.run(save_contents(wanted, sections, [one.id for one in drawn]))
    tick_details(session.vault, wanted)
    return [one.mark for one in drawn]


@pytest.fixture
def window(qapp, qtbot, session: Session, theme: Theme) -> MainWindow:
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(QSize(1280, 720))
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


class Counsel:
    """Somebody at the window who has nine days."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.context = window.workspace.context
        self.rooms = window.workspace.rooms

    @property
    def dossier(self):
        return self.rooms["dossier"]

    @property
    def pages(self):
        return self.dossier.findings.forum

    def go(self, room: str, record: str = "", detail: str = "") -> None:
        self.context.navigator.go(NavigationTarget(room, record, detail))

    def do(self, action: str) -> None:
        self.context.actions.requested.emit(action)

    def ask(self, kind, **equals):
        return self.window.session.vault.ask(lambda reader: reader.find(kind, **equals))

    def found(self, code: str):
        rows = self.dossier.checks.rows
        return next((row.found for row in rows if row.found.code == code), None)

    def wait_for_checks(self) -> None:
        settle(self.window.session, longest=LONG)
        until(lambda: self.dossier.checks.is_current, LONG)


def test_nine_days_become_a_filed_request_for_interim_measures(window, session, marks, tmp_path):
    counsel = Counsel(window)
    learn_of_the_hearing(counsel)
    form = take_the_short_way(counsel)
    hidden = next(one for one in counsel.ask(Person) if one.protection is Protection.PSEUDONYM)
    fill_in(counsel, form, hidden, marks)
    have_it_signed(counsel, marks[0])
    stick = tmp_path / "stick"
    stick.mkdir()
    folder = export(counsel, stick)
    look_at(folder, hidden, marks[0])
    note_it_filed(counsel)


def learn_of_the_hearing(counsel: Counsel) -> None:
    """Enter the date; the overview says how many days are left."""
    day = local_now(CLOCK).date() + timedelta(9)
    counsel.go("overview")
    counsel.do("overview.add_date")
    room = counsel.rooms["overview"]
    until(lambda: room.date_form is not None, LONG)
    form = room.date_form
    form.fields["kind"].set_value("hearing")
    form.fields["date"].set_value(f"{day.isoformat()}T10:00")
    form.fields["is_confirmed"].set_value(True)
    form.save.click()
    until(lambda: any(one.date.startswith(day.isoformat()) for one in counsel.ask(Deadline)), LONG)

    def told() -> bool:
        left = (day - local_now(CLOCK).date()).days
        names = [one.accessibleName() for one in room.findChildren(QFrame)]
        return any("Hearing" in name and f"in {left} days" in name for name in names)

    until(told, LONG)


def take_the_short_way(counsel: Counsel):
    """Ask for seventy-two hours, choose the Court, and see what it needs at once alone."""
    counsel.do("dossier.urgent")
    urgent = counsel.pages.urgent
    until(lambda: PROFILE in urgent.begin, LONG)
    # Nine days are time enough to let people be told apart.
    urgent.withholds.setChecked(False)
    urgent.begin[PROFILE].click()
    page = counsel.pages.form
    until(lambda: page.form is not None and page.sheet.request.profile == PROFILE, LONG)
    assert counsel.dossier.request.audience == AUDIENCE
    fields = page.form.fields
    shown = {name for name, one in fields.items() if one.isVisibleTo(page)}
    assert {one.id for one in page.sheet.missing} <= shown
    assert not fields["flight"].isVisibleTo(page), "what can wait is not asked"
    return page


def fill_in(counsel: Counsel, page, hidden: Person, marks: list[str]) -> None:
    """Follow the checks to a field that is empty, and fill in all that are."""
    counsel.wait_for_checks()
    missing = counsel.found("forum_missing")
    spot = next(one for one in missing.spots if one.record == "measure")
    counsel.go(spot.room, spot.record, spot.detail)
    until(lambda: page.field_id == "measure", LONG)
    until(lambda: not page.form.fields["measure"].input.visibleRegion().isEmpty(), 30)
    answers = {
        "contact_person": "A. Counsel, +33 1 55 50 13 70",
        "removal_datetime": (local_now(CLOCK).date() + timedelta(9)).isoformat() + "T06:30",
        "tz": "Europe/Paris",
        "rep": "A. Counsel",
        "authority_signed": "yes",
        "measure": f"Do not surrender him; [[{hidden.id}]] was threatened over it.",
        "detention_place": "Remand prison, block 4",
        "grounds_of_fear": f"Those who asked were held. {hidden.names[0].text} saw it.",
        "articles": "2, 3",
        "remedies": "Appeal dismissed; no remedy suspends surrender.",
        "decisions": marks[1],
    }
    empty = {one.id for one in page.sheet.missing}
    assert empty - answers.keys() == {"authority"}, "the paper comes from prison"
    for name in empty & answers.keys():
        page.form.fields[name].set_value(answers[name])
    page.form.save.click()
    until(lambda: [one.id for one in page.sheet.missing] == ["authority"], LONG)


def have_it_signed(counsel: Counsel, scan: str) -> None:
    """Send the authority in, get it back, and link the scan; the pack says where it stands."""
    counsel.do("dossier.pack")
    told = counsel.pages.pack._papers
    until(lambda: "Authority form, signed by both: to be printed" in told.text(), LONG)
    counsel.do("dossier.papers")
    papers = counsel.pages.papers
    until(lambda: "authority" in papers.buttons, LONG)
    papers.buttons["authority"].click()
    papers.form.fields["printed"].set_value("2026-11-20")
    papers.form.fields["sent"].set_value("2026-11-21")
    papers.form.fields["carrier"].set_value("A. Colleague")
    papers.form.save.click()
    until(lambda: "sent on 21 November 2026 with A. Colleague" in told.text(), LONG)
    until(lambda: papers.form is None and len(papers.papers.followed) == 1, LONG)
    exhibits = {one.mark: one.document_id for one in counsel.ask(Exhibit)}
    papers.buttons[papers.papers.followed[0].record.id].click()
    papers.form.fields["signed"].set_value("2026-11-24")
    papers.form.fields["document_id"].set_value(exhibits[scan])
    papers.form.save.click()
    until(lambda: f"({scan})" in told.text(), LONG)
    until(lambda: counsel.pages.form.sheet.missing == (), LONG)


def export(counsel: Counsel, stick: Path) -> Path:
    """Look at the checks, sign for what can be signed for, and export."""
    counsel.go("dossier", "", AUDIENCE)
    counsel.wait_for_checks()
    assert counsel.found("forum_missing") is None
    assert counsel.found("forum_papers") is None
    assert counsel.found("forum_limit") is None, "no limit holds an urgent request up"
    for code, card in counsel.dossier.checks.signatures.cards.items():
        if counsel.found(code) is not None:
            card.reason.setText("Looked at by counsel.")
            card.tick.setChecked(True)
    counsel.do("dossier.pack")
    pack = counsel.pages.pack
    until(lambda: "All required fields" in pack._missing.text(), LONG)
    pack.set_folder(stick)
    pack.reads_back.setChecked(False)
    pack.why.setText("Every page is searched below.")
    pack.go.click()
    until(lambda: bool(pack.done.text() or pack.problem.text()), LONG)
    assert pack.problem.text() == ""
    assert pack.done.isVisibleTo(pack)
    folder = stick / "filing-court-open"
    assert str(folder) in pack.done.text()
    return folder


def look_at(folder: Path, hidden: Person, scan: str) -> None:
    """Read the pack as the Registry would, and as those would who look for a name."""
    files = sorted(folder.iterdir())
    texts = {one.name: one.read_text() for one in files if one.suffix == ".txt"}
    assert "Do not surrender him; [PERSON " in texts["1-fields.txt"]
    assert f"Attached as: {scan}" in texts["4-sign-by-hand.txt"]
    assert "Representative: A. Counsel" in texts["5-authority-to-sign.txt"]
    parts = [one for one in files if one.suffix == ".pdf"]
    assert [one.name.split("_")[:2] for one in parts] == [["01", "request"], ["02", "documents"]]
    digest = hashlib.sha256(parts[0].read_bytes()).hexdigest()
    assert digest in texts["3-checklist.txt"]
    names = {one.text for one in hidden.names}
    assert not [name for name in names for text in texts.values() if name in text]
    assert [one for part in parts for one in found_in(part, names)] == []
    assert found_in(parts[0], {"A. Counsel"}) != [], "the same search finds what is there"


def note_it_filed(counsel: Counsel) -> None:
    """Note the pack as filed, with its receipt; the register has it, locked."""
    receipt = counsel.ask(Document)[0]
    packs = counsel.pages.pack.packs
    until(lambda: len(packs.buttons) == 1, LONG)
    (press,) = packs.buttons.values()
    press.click()
    page = counsel.pages.filed
    until(lambda: page.form is not None and page.isVisible(), LONG)
    page.form.fields["filed"].set_value("2026-11-26T15:20")
    page.form.fields["channel"].set_value("portal")
    page.form.fields["registration"].set_value("R39-77/26")
    page.form.fields["receipt_id"].set_value(receipt.id)
    page.form.save.click()
    until(lambda: "Channel: Portal of the body" in packs.text, LONG)
    (filed,) = counsel.ask(Submission, is_filed=True)
    told = (filed.forum, filed.receipt_id, filed.registration)
    assert told == ("echr_r39", receipt.id, "R39-77/26")
    assert "Do not surrender him" in filed.measure
    (press,) = packs.buttons.values()
    press.click()
    settle(counsel.window.session, longest=LONG)
    place = counsel.context.navigator.place
    assert (place.room, place.record) == ("register", filed.id)
