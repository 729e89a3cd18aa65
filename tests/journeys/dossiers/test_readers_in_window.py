"""A sister and a father for five readers, chosen, checked and exported through the window."""

# ruff: noqa: F811  fixtures of the window are arguments here

import json
import os
import secrets
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition, Fact, Person
from casefiles.domain.records.pairings import MayJoin
from casefiles.domain.records.showings import Appearance, ShowingBasis, field_place
from casefiles.office.draft.combined_disclosure import OVERLAP, OverlapBasis
from casefiles.office.draft.combined_findings import PAIR_UNANSWERED
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.case_loading import load_case
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.main_window import MainWindow
from tests.journeys.dossiers.test_hearing_in_nine_days import LONG, Counsel
from tests.journeys.dossiers.three_readers import (
    CLIENT,
    FILE,
    HERS,
    NAMES,
    OTHER,
    met_in,
    write_form,
)
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    PASSPHRASE,
    desk,
    empty_vault,
    no_stray_windows,
    theme,
)
from tests.ui.settling import settle, until

FATHER = "Tohti Baratjan"
ORDER = "Order of 3 May on reporting"
OPEN, CLOSED, STATE, PUBLIC, CCF = (
    *("court_open", "court_closed", "requesting_state", "public", "ccf"),
)
COURT, COMMISSION, GENEVA = "national_court", "ccf_request", "un_wgeid"
FIELDS = ("purpose", "confidential")
_RECIPIENTS = (
    *(STATE, "requested_state", OPEN, PUBLIC, "treaty_body", CLOSED, CCF),
    *("expert", "interpreter"),
)
"""In the order of the columns of the table."""


@pytest.fixture
def session(qapp, desk, empty_vault, tmp_path):
    form = write_form(tmp_path / "form")
    told = json.loads(form.read_text())
    told |= {"requesting_state": "CN", "requested_state": "DE"}
    told["persons"].append(
        {"id": "father", "names": [{"text": FATHER}], "proposed_names": "reject", "kin": "father"}
    )
    form.write_text(json.dumps(told))
    vault = desk.unlock(empty_vault, PASSPHRASE)
    vault.work(
        lambda place, ticket: load_case(
            place.vault, place.template(), form, secrets.token_bytes, ticket
        ),
        CancellationToken(),
    )
    opened = Session(vault, CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def counsel(qapp, qtbot, session: Session, theme: Theme) -> Counsel:
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(QSize(1366, 768))
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return Counsel(window)


def who(counsel: Counsel, name: str) -> Person:
    return next(one for one in counsel.ask(Person) if one.names[0].text == name)


def see(counsel: Counsel, name: str) -> None:
    """Keep a picture of the window for who wants to look at it."""
    folder = os.environ.get("CASEFILES_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        counsel.window.grab().save(str(Path(folder) / f"{name}.png"))


def pick(box, code) -> None:
    at = box.findData(code)
    assert at >= 0, code
    box.setCurrentIndex(at)
    box.activated.emit(at)


def choose(counsel: Counsel, name: str, recipient: str, how: Appearance, **more):
    """Choose in the table of who sees whom how somebody appears; return the editor."""
    counsel.go("people", who(counsel, name).id, "recipients")
    page = counsel.rooms["people"].recipients
    until(lambda: page.isVisible() and page.table.rowCount() == len(counsel.ask(Person)), LONG)
    settle(counsel.window.session, longest=LONG)
    rows = [page.table.verticalHeaderItem(at).text() for at in range(page.table.rowCount())]
    page.table.setCurrentCell(rows.index(name), _RECIPIENTS.index(recipient))
    settle(counsel.window.session, longest=LONG)
    editor = page.editor
    until(lambda: editor.isVisible() and name in editor.title.text(), LONG)
    if "place" in more:
        pick(editor.place, more["place"])
    pick(editor.appearance, how)
    if "word" in more:
        pick(editor.word, more["word"])
    pick(editor.basis, more.get("basis", ShowingBasis.ORDER))
    editor.reason.setText(more.get("reason", ""))
    settle(counsel.window.session, longest=LONG)
    return editor


def save(counsel: Counsel, editor, name: str, recipient: str, place: str = "") -> None:
    editor.save.click()

    def is_there() -> bool:
        showings = who(counsel, name).showings
        return any((one.audience, one.place) == (recipient, place) for one in showings)

    until(is_there, LONG)
    settle(counsel.window.session, longest=LONG)


def test_a_sister_for_five_readers(counsel, tmp_path):
    keep_the_court_file_from_the_state(counsel)
    editor = choose(counsel, NAMES[0], OPEN, Appearance.PSEUDONYM, word="witness")
    save(counsel, editor, NAMES[0], OPEN)
    editor = choose(counsel, NAMES[0], CLOSED, Appearance.NAMED, reason=ORDER)
    assert editor.save.text() == "Save", "nobody else reads what the judge alone reads"
    see(counsel, "who-sees-whom")
    save(counsel, editor, NAMES[0], CLOSED)
    name_in_two_fields(counsel)
    folders = {one: tmp_path / one for one in (OPEN, STATE, PUBLIC, CLOSED, CCF)}
    for one in folders.values():
        one.mkdir()
    asked: list[str] = []
    for reader in (OPEN, STATE, PUBLIC, CLOSED):
        export(counsel, reader, folders[reader], asked)
    file_with_the_commission(counsel, folders[CCF], asked)
    assert len(asked) == len(set(asked)), "no pair of readers is asked about twice"
    lay_over_each_other(counsel)
    read_what_left(folders)
    print_the_key(counsel, tmp_path / "key")


def test_a_judge_can_rule_on_a_schedule_and_a_form_names_the_father(counsel, tmp_path):
    editor = choose(counsel, NAMES[0], OPEN, Appearance.PSEUDONYM, word="witness")
    save(counsel, editor, NAMES[0], OPEN)
    give_the_judge_reasons(counsel)
    export_the_schedule(counsel, tmp_path / "schedule")
    name_the_father(counsel)
    file_for_the_father(counsel, tmp_path / "geneva")


def choose_dossier(counsel: Counsel, profile: str, reader: str) -> None:
    counsel.go("dossier")
    until(lambda: counsel.dossier.plan is not None, LONG)
    counsel.dossier.bar.choose_both(profile, reader)


def keep_the_court_file_from_the_state(counsel: Counsel) -> None:
    """Say that an order keeps the papers of the court from everybody but the judge."""
    choose_dossier(counsel, COURT, OPEN)
    room = counsel.dossier
    counsel.wait_for_checks()
    counsel.do("dossier.readers")
    panel = room.readers.reach
    until(lambda: not panel.isHidden(), LONG)
    for reader, box in panel.boxes.items():
        box.setChecked(reader == CLOSED)
    panel.reason.setText(ORDER)
    panel.keep.click()
    until(lambda: panel.isHidden() and ORDER in room.bar._reach.text(), LONG)


def name_in_two_fields(counsel: Counsel) -> None:
    """Fill in two fields of the Commission's form with her, and name her in these two alone."""
    choose_dossier(counsel, COMMISSION, CCF)
    counsel.do("dossier.form")
    page = counsel.pages.form
    until(lambda: page.form is not None and page.sheet.request.profile == COMMISSION, LONG)
    her = who(counsel, NAMES[0]).id
    for one in FIELDS:
        page.form.fields[one].set_value(f"[[{her}]] ({one})")
    page.form.save.click()
    until(lambda: "purpose" not in {one.id for one in page.sheet.missing}, LONG)
    for one in FIELDS:
        place = field_place(COMMISSION, one)
        editor = choose(
            counsel, NAMES[0], CCF, Appearance.NAMED, place=place, reason="The form asks"
        )
        save(counsel, editor, NAMES[0], CCF, place)


def settle_pairs(counsel: Counsel, asked: list[str]) -> None:
    """Answer each question about two readers, and accept what they gain, each on its page."""
    page = counsel.dossier.findings.overlay
    card = page.detail.pairing
    while (found := counsel.found(PAIR_UNANSWERED)) is not None:
        spot = found.spots[0]
        asked.append(spot.words)
        counsel.go(spot.room, spot.record, spot.detail)
        until(lambda at=spot: page.record == at.record and card.isVisible(), LONG)
        until(lambda at=spot: card.question.text() == at.words, LONG)
        settle(counsel.window.session, longest=LONG)
        assert card.chosen is None, "nothing is preset"
        see(counsel, f"pair-{len(asked)}")
        card.reason.setText("One counsel files both.")
        card.buttons[MayJoin.YES].click()
        card.keep.click()
        until(lambda: page.detail.pairing.state.text().startswith("Answered: yes."), LONG)
        counsel.wait_for_checks()
    if counsel.found(OVERLAP) is not None:
        spot = counsel.found(OVERLAP).spots[0]
        counsel.go(spot.room, spot.record, spot.detail)
        until(lambda: page.record == spot.record and page.accept_all.isVisible(), LONG)
        settle(counsel.window.session, longest=LONG)
        see(counsel, f"gains-{len(asked)}")
        page.reason.setText("Each reader is told of her as was chosen.")
        page.accept_all.click()
        until(lambda: page.found.gains == (), LONG)
        counsel.wait_for_checks()


def sign_cards(counsel: Counsel) -> None:
    for code, card in counsel.dossier.checks.signatures.cards.items():
        if counsel.found(code) is not None:
            card.reason.setText("Looked at by counsel.")
            card.tick.setChecked(True)


def export(counsel: Counsel, reader: str, folder: Path, asked: list[str]) -> None:
    """Export a dossier of the court's form for one reader."""
    choose_dossier(counsel, COURT, reader)
    counsel.wait_for_checks()
    settle_pairs(counsel, asked)
    export_chosen(counsel, reader, folder)


def export_chosen(counsel: Counsel, reader: str, folder: Path) -> None:
    """Sign what the chosen dossier asks for and export it."""
    room = counsel.dossier
    counsel.go("dossier", "", reader)
    counsel.wait_for_checks()
    sign_cards(counsel)
    until(counsel.context.actions["dossier.export"].isEnabled, LONG)
    counsel.do("dossier.export")
    panel = room.panel
    until(panel.isVisible, LONG)
    panel.set_folder(folder)
    panel.reads_back.setChecked(False)
    panel.why.setText("Every object is searched below.")
    panel.go.click()
    until(lambda: room.delivered.isVisible() or bool(panel.problem.text()), LONG)
    assert panel.problem.text() == ""
    see(counsel, f"left-{reader}")
    until(lambda: any(one.audience == reader for one in counsel.ask(Edition)), LONG)


def file_with_the_commission(counsel: Counsel, folder: Path, asked: list[str]) -> None:
    choose_dossier(counsel, COMMISSION, CCF)
    counsel.wait_for_checks()
    told = counsel.found("named_in_field")
    assert [one.words for one in told.spots] == [NAMES[0]]
    assert "of this dossier and in" in told.means, "it says what the name resolves"
    settle_pairs(counsel, asked)
    file_chosen(counsel, CCF, folder)


def file_chosen(counsel: Counsel, reader: str, folder: Path) -> None:
    """Sign what the chosen filing asks for and write its pack."""
    counsel.go("dossier", "", reader)
    counsel.wait_for_checks()
    sign_cards(counsel)
    counsel.do("dossier.pack")
    pack = counsel.pages.pack
    until(lambda: pack.isVisible() and pack.go.isVisible(), LONG)
    pack.set_folder(folder)
    pack.reads_back.setChecked(False)
    pack.why.setText("Every object is searched below.")
    pack.go.click()
    until(lambda: bool(pack.done.text() or pack.problem.text()), LONG)
    assert pack.problem.text() == ""
    see(counsel, f"left-{reader}")


def file_for_the_father(counsel: Counsel, folder: Path) -> None:
    """The form has the father's name; no other paper of the pack has it."""
    folder.mkdir()
    file_chosen(counsel, "treaty_body", folder)
    written = sorted(folder.rglob("*.pdf"))
    naming = [one.name for one in written if met_in(one, {FATHER})]
    assert len(naming) == 1, naming
    assert len(written) > 1
    of_the_family = {one for one in HERS if one in FATHER}
    assert met_in(folder, {*HERS, FILE, OTHER} - of_the_family) == []


def export_the_schedule(counsel: Counsel, folder: Path) -> None:
    folder.mkdir()
    export_chosen(counsel, CLOSED, folder)
    assert met_in(folder, {"[WITNESS A]"})
    assert met_in(folder, {*HERS, FILE, OTHER, FATHER}) == []


def lay_over_each_other(counsel: Counsel) -> None:
    """Of the editions that left the checks say what they tell together, and nothing is open."""
    choose_dossier(counsel, COURT, OPEN)
    counsel.wait_for_checks()
    assert counsel.found(OVERLAP) is None
    assert counsel.found(PAIR_UNANSWERED) is None
    told = counsel.found("pair_joined")
    spot = told.spots[0]
    counsel.go(spot.room, spot.record, spot.detail)
    page = counsel.dossier.findings.overlay
    until(lambda: page.record == spot.record and page.found is not None, LONG)
    settle(counsel.window.session, longest=LONG)
    see(counsel, "all-editions")
    assert page.found.gains == ()
    # The judge alone can lay the closed paper over the open one, and may know her.
    closed = [one for one in page.found.findings if one.audience == CLOSED]
    rests = {one.rests for one in closed if one.overlap.is_gain}
    assert rests <= {OverlapBasis.KNOWN, OverlapBasis.STRONGER}
    assert rests


def read_what_left(folders: dict[str, Path]) -> None:
    for reader in (OPEN, STATE, PUBLIC):
        assert met_in(folders[reader], {*HERS, FILE, OTHER}) == [], reader
        assert met_in(folders[reader], {CLIENT}), "the client is found where she is not"
    assert met_in(folders[OPEN], {"[WITNESS A]"})
    for reader in (STATE, PUBLIC):
        assert not met_in(folders[reader], {"[WITNESS A]"})
    assert met_in(folders[CLOSED], {NAMES[0]})
    assert met_in(folders[CCF], {NAMES[0]})
    assert met_in(folders[CLOSED], {OTHER}) == []
    assert met_in(folders[CCF], {OTHER, FILE}) == []


def print_the_key(counsel: Counsel, folder: Path) -> None:
    choose_dossier(counsel, COURT, CLOSED)
    counsel.wait_for_checks()
    counsel.do("dossier.tokens")
    sealing = counsel.dossier.readers.tokens.sealing
    until(lambda: not sealing.isHidden() and not sealing.as_paper.isHidden(), LONG)
    see(counsel, "key")
    sealing.begin.click()
    sealing.as_paper.click()
    sealing.set_folder(folder)
    sealing.go.click()
    written = folder / "key-court-closed.pdf"
    until(lambda: sealing.go.isEnabled() and (written.exists() or sealing.problem.text()), LONG)
    see(counsel, "key-written")
    assert sealing.problem.text() == ""
    assert met_in(written, {NAMES[0]})
    assert met_in(written, {OTHER}) == []
    (closed,) = (one for one in counsel.ask(Edition) if one.audience == CLOSED)
    assert [one.name for one in closed.keys] == ["key_paper"], "it would be known again"


def give_the_judge_reasons(counsel: Counsel) -> None:
    """Give the one who has a letter a reason, a fact and why no less will do; one row comes."""
    choose_dossier(counsel, COURT, OPEN)
    counsel.wait_for_checks()
    counsel.do("dossier.schedule")
    panel = counsel.dossier.readers.schedule
    facts = panel.fields["facts"]
    until(lambda: bool(panel.grounds) and bool(facts.chooser.suggestions.choices), LONG)
    panel.people.setCurrentIndex(panel.people.findData(who(counsel, NAMES[0]).id))
    panel.fields["code"].set_value("relative")
    panel.fields["reason"].set_value("She is at home and would be questioned.")
    facts.chooser.picked.emit(facts.chooser.suggestions.choices[0])
    panel.fields["less"].set_value("Initials identify her in a family that is watched.")
    her = who(counsel, NAMES[0]).id
    assert [one.person_id for one in panel.grounds if one.is_complete] == [her]
    see(counsel, "reasons")
    panel.make.click()
    room = counsel.dossier
    until(lambda: room.request is not None and room.request.profile == "redaction_schedule", LONG)
    counsel.wait_for_checks()
    see(counsel, "schedule")
    assert counsel.found("schedule_incomplete") is None
    (fact,) = counsel.ask(Fact)
    shown = counsel.window.session.vault.work(
        lambda place, ticket: draft_of(place, room.request).disclosure, CancellationToken()
    )
    (row,) = [one for one in shown.removals if one.is_of_person]
    assert row.what == "[WITNESS A]"
    assert row.less.startswith("Initials identify")
    assert len(row.facts) == 1
    assert row.places
    assert fact.text.startswith("[[")


def name_the_father(counsel: Counsel) -> None:
    """The form for enforced disappearances stops until its father is named, with consent."""
    field, reader = "full_name", "treaty_body"
    choose_dossier(counsel, GENEVA, reader)
    counsel.do("dossier.form")
    page = counsel.pages.form
    until(lambda: page.form is not None and page.sheet.request.profile == GENEVA, LONG)
    page.form.fields[field].set_value(f"[[{who(counsel, FATHER).id}]]")
    page.form.save.click()
    until(lambda: field not in {one.id for one in page.sheet.missing}, LONG)
    counsel.go("dossier", "", reader)
    counsel.wait_for_checks()
    see(counsel, "stop-of-the-form")
    stop = counsel.found("field_is_withheld")
    assert stop.kind == "stop"
    assert "The requesting State learns who is named here. Ask the family" in stop.means
    row = next(one for one in counsel.dossier.checks.rows if one.found.code == stop.code)
    assert stop.means in [one.text() for one in row.findChildren(QLabel)]
    place = field_place(GENEVA, field)
    editor = choose(
        counsel, FATHER, reader, Appearance.NAMED, place=place, basis=ShowingBasis.CONSENT
    )
    assert editor.save.text() == f"Let the requesting State read the name of {FATHER}"
    assert "The requesting State" in editor.also.text()
    editor.save.click()
    settle(counsel.window.session, longest=LONG)
    assert editor.problem.text(), "without a consent it is refused"
    assert who(counsel, FATHER).showings == ()
    for line, words in (
        (editor.taken_by, "A. Counsel"),
        (editor.day, "3 May 2026"),
        (editor.means, "by telephone"),
        (editor.risk, "arrest of the family"),
    ):
        line.setText(words)
    see(counsel, "consent")
    save(counsel, editor, FATHER, reader, place)
    named = {one.audience for one in who(counsel, FATHER).showings}
    assert named == {STATE, "requested_state", reader}
    counsel.go("dossier", "", reader)
    counsel.wait_for_checks()
    assert counsel.found("field_is_withheld") is None
    assert counsel.found("named_to_state") is None, "the family has agreed"
    assert [one.words for one in counsel.found("named_in_field").spots] == [FATHER]
