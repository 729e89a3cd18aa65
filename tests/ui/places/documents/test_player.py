"""Sounds and films in the reading pane: played by keys, marked, cited, covered where graphic."""

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Case, Document, Event, Fact
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.provenance import Sensitivity
from casefiles.domain.rules.citation_text import citation_from_detail, place_detail
from casefiles.office.importing import adding_files
from casefiles.office.workplace.audio_output import AudioOutput
from casefiles.ui.places.documents.reading_pane import ReadingPane
from tests.evidence.films import mov, wav
from tests.ui.conftest import PASSPHRASE


@pytest.fixture(scope="module")
def recorded(desk, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case with a film and a sound; tests work on copies."""
    place = tmp_path_factory.mktemp("recorded")
    vault, stick = Path(shutil.copytree(made_sample, place / "vault")), place / "stick"
    stick.mkdir()
    (stick / "yard.mov").write_bytes(mov(8.0).whole())
    (stick / "interview.wav").write_bytes(wav(30))
    opened_vault = desk.unlock(vault, PASSPHRASE)
    case_id = opened_vault.ask(lambda reader: reader.find(Case))[0].id
    opened_vault.work(
        adding_files.add_files(case_id, [stick], lambda _arrival: None), CancellationToken()
    )
    opened_vault.close()
    return vault


@pytest.fixture
def sample_vault(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(recorded, tmp_path / "vault"))


@pytest.fixture
def named(session):
    def find(part: str) -> Document:
        documents = session.vault.ask(lambda reader: reader.find(Document))
        return next(one for one in documents if part in one.file_name)

    return find


@pytest.fixture
def silent(monkeypatch):
    """No sound device, as on a machine of tests."""
    monkeypatch.setattr(AudioOutput, "begin", lambda _self, _ticket: "no_sound_device")


@pytest.fixture
def pane(context, qtbot, named, silent):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    yield made
    made.stage.leave()


def opened(pane: ReadingPane, qtbot, document: Document, cite: Citation | None = None) -> None:
    pane.show(document.id, 1, cite)
    qtbot.waitUntil(lambda: pane.player.transport.duration > 0, timeout=60_000)


def key(pane: ReadingPane, *keys: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for one in keys:
        QTest.keyClick(pane.player, one, held)


def test_a_film_is_stepped_through_and_plays_without_a_sound_device(pane, qtbot, named):
    player, transport = pane.player, pane.player.transport
    pictures = []
    transport.shown.connect(pictures.append)
    opened(pane, qtbot, named("yard"))
    qtbot.waitUntil(lambda: bool(pictures), timeout=60_000)
    assert player.isVisible()
    assert not pane.view.isVisible()
    key(pane, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: pictures[-1].moment == 5_000, timeout=60_000)
    assert player.time.text() == "00:00:05 / 00:00:08"
    key(pane, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: transport.at == 5_040, timeout=60_000)
    key(pane, Qt.Key.Key_Comma)
    qtbot.waitUntil(lambda: transport.at == 5_000, timeout=60_000)
    key(pane, Qt.Key.Key_Left, shift=True)
    assert transport.at == 4_000
    key(pane, Qt.Key.Key_Home)
    assert transport.at == 0
    transport.set_speed(50)
    transport.seek(6_000)
    key(pane, Qt.Key.Key_Space)
    assert player.play.text() == "Pause"
    qtbot.waitUntil(lambda: transport.at == 8_000, timeout=60_000)
    assert not transport.is_playing
    assert player.play.text() == "Play"
    assert len({one.moment for one in pictures if one.moment > 6_000}) > 1
    assert "No sound device" in player._message.text()


def test_what_is_heard_begins_at_the_place_and_ends_at_once_with_a_lock(
    pane, qtbot, named, session, monkeypatch
):
    heard: list[bytes] = []

    def play(_self: AudioOutput, samples: bytes, ticket: CancellationToken) -> str:
        heard.append(samples)
        ticket.stop.wait(0.05)
        return ""

    monkeypatch.setattr(AudioOutput, "begin", lambda _self, _ticket: "")
    monkeypatch.setattr(AudioOutput, "play", play)
    monkeypatch.setattr(AudioOutput, "drain", lambda _self, ticket: ticket.stop.wait(30))
    opened(pane, qtbot, named("interview"))
    # The tone of the sample falls silent every other second.
    pane.player.transport.seek(1_100)
    pane.player.transport.play()
    qtbot.waitUntil(lambda: len(heard) > 6, timeout=60_000)
    assert not any(heard[0])
    assert any(heard[5])
    assert {len(one) for one in heard[:6]} == {48_000}
    started = time.monotonic()
    session.close()
    # Else it would wait for what is left, or for half a minute of silence.
    assert time.monotonic() - started < 15


def test_a_part_becomes_the_proof_of_a_fact_and_an_event(
    pane, qtbot, named, session, context, case_id
):
    document = named("interview")
    opened(pane, qtbot, document)
    transport = pane.player.transport
    transport.seek(2_000)
    key(pane, Qt.Key.Key_BracketLeft)
    transport.seek(9_000)
    key(pane, Qt.Key.Key_BracketRight)
    assert pane.player._part_words.text() == "00:00:02-00:00:09"
    transport.seek(20_900)
    key(pane, Qt.Key.Key_BracketRight)
    transport.seek(12_300)
    key(pane, Qt.Key.Key_BracketLeft)
    assert pane.player._part_words.text() == "00:00:12-00:00:20"
    context.actions["documents.new_fact"].trigger()
    form = pane.side.facts.form
    form.fields["text"].set_value("He says that he was beaten.")
    form.save.click()
    qtbot.waitUntil(lambda: pane.side.facts.form is None, timeout=60_000)
    facts = session.vault.ask(lambda reader: reader.find(Fact))
    (fact,) = [one for one in facts if "beaten" in one.text]
    assert fact.cites == (Citation(document.id, 1, 12_300, 20_900),)
    model = pane.side.facts.table.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=60_000)
    assert model.index(model.rowCount() - 1, 2).data() == "00:00:12-00:00:20"
    pane.stage.go_to(Citation(document.id, 1, 1_000, 3_000))
    assert (transport.at, pane.player.part) == (1_000, (1_000, 3_000))
    pane.player.event_button.click()
    begun = pane.side.event_form
    qtbot.waitUntil(lambda: begun.form is not None and begun.form.isVisible(), timeout=60_000)
    assert pane.player.isVisible(), "the recording stays beside its event"
    begun.form.form.fields["text"].set_value("He says that the beating began again.")
    begun.form.form.fields["date"].set_value("2023-09-15")
    begun.form.form.save.click()
    qtbot.waitUntil(lambda: begun.form is None or not begun.form.isVisible(), timeout=60_000)
    events = session.vault.ask(lambda reader: reader.find(Event))
    (event,) = [one for one in events if "began again" in one.text]
    assert event.cites == (Citation(document.id, 1, 1_000, 3_000),)
    pane.show(named("yard").id, 1, Citation(named("yard").id, 1, 2_000))
    qtbot.waitUntil(lambda: transport.at == 2_000, timeout=60_000)


def test_an_area_of_a_page_is_cited_exactly(pane, qtbot, named, context):
    document = named("arrest-report")
    pane.show(document.id, 1)
    qtbot.waitUntil(lambda: pane.view.sheets.sheet(1) is not None, timeout=60_000)
    box = Box(0.1, 0.2, 0.5, 0.4)
    pane.stage.go_to(Citation(document.id, 1, box=box))
    _text, cite = pane.stage.cited(document.id)
    assert (cite.page, cite.box) == (1, box)


@pytest.mark.parametrize(
    "cite",
    [
        Citation(DocumentId("d"), 3),
        Citation(DocumentId("d"), 1, 72_000, 80_000),
        Citation(DocumentId("d"), 1, 72_000),
        Citation(DocumentId("d"), 7, box=Box(0.125, 0.25, 0.5, 0.75)),
    ],
)
def test_a_link_leads_where_the_cite_is(cite: Citation):
    assert citation_from_detail(cite.document_id, place_detail(cite)) == cite


@pytest.mark.parametrize("detail", ["", "x", "1@2", "1@a,b,c,d", "-5ms", "ms"])
def test_a_link_that_says_nonsense_leads_to_the_first_page(detail: str):
    assert citation_from_detail(DocumentId("d"), detail) == Citation(DocumentId("d"), 1)


def graphic(session, document: Document) -> None:
    changed = replace(document, sensitivity=Sensitivity.GRAPHIC)
    session.vault.run(lambda work: work.update(changed, "edit_document"))


def test_what_is_graphic_is_covered_and_silent_until_somebody_looks(pane, qtbot, named, session):
    document = named("yard")
    graphic(session, document)
    pane.show(document.id)
    player = pane.player
    qtbot.waitUntil(player.cover.isVisible, timeout=60_000)
    key(pane, Qt.Key.Key_Space)
    assert not player.transport.is_playing
    assert player.transport.duration == 0
    assert not player.sound.isChecked()
    player.cover.show_it.click()
    qtbot.waitUntil(lambda: player.transport.duration > 0, timeout=60_000)
    assert player.picture.isVisible()
    assert not player.transport.has_sound_on
    document = named("Screenshot")
    graphic(session, document)
    pane.show(document.id)
    qtbot.waitUntil(pane.stage.cover.isVisible, timeout=60_000)
    assert not pane.view.isVisible()
    pane.stage.cover.show_it.click()
    assert pane.view.isVisible()
    pane.show(named("arrest-report").id)
    qtbot.waitUntil(pane.view.isVisible, timeout=60_000)
    pane.show(document.id)
    qtbot.waitUntil(pane.stage.cover.isVisible, timeout=60_000)


def test_a_film_is_covered_and_silent_as_soon_as_it_is_said_to_be_graphic(
    pane, session, named, silent, qtbot
):
    document = named("yard.mov")
    pane.show(document.id)
    player = pane.player
    qtbot.waitUntil(lambda: player.transport.duration > 0, timeout=60_000)
    player.play.click()
    graphic(session, document)
    qtbot.waitUntil(player.cover.isVisible, timeout=60_000)
    assert not player.transport.is_playing
    assert player.transport.duration == 0
    player.cover.show_it.click()
    qtbot.waitUntil(lambda: player.transport.duration > 0, timeout=60_000)
    assert player.picture.isVisible()


def test_what_makes_a_fact_does_not_move_away_when_a_part_is_marked(pane, named, silent, qtbot):
    pane.show(named("interview.wav").id)
    player = pane.player
    qtbot.waitUntil(lambda: player.transport.duration > 0, timeout=60_000)
    before = player.fact.mapTo(pane, player.fact.rect().center())
    player.begin_here.click()
    player.transport.seek(9_000)
    player.end_here.click()
    qtbot.waitUntil(player.clear.isVisible, timeout=60_000)
    assert player.fact.mapTo(pane, player.fact.rect().center()) == before
