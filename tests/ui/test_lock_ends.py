"""A lock comes to its end, whatever a child does at whichever of its steps."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError, WorkerFailed
from casefiles.domain.foundation.turns import spoken
from casefiles.domain.records.case_records import Case, Document
from casefiles.evidence.channel.sound_turns import Taken
from casefiles.evidence.host import children
from casefiles.office.documents.playback import Playback
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.importing.adding_files import add_files
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.interrupted import stopped_work
from casefiles.office.workplace.live_child import LiveChild
from casefiles.office.workplace.operations import JobContext
from casefiles.ui.base.session import Session, _Question
from tests.evidence.films import wav
from tests.office.signatures import signing
from tests.office.workplace.rogues import outcome, rogue
from tests.ui.conftest import CLOCK, PASSPHRASE

GRACE = 5.0
"""Seconds that a lock may take."""
_TAKEN = b"".join(spoken(Taken()))
_YES = f"take(); take(); write({_TAKEN!r}); sys.stdout.flush(); "
PLAYER = {
    "takes all, never answers again": _YES + "exec('while True: read(4096)')",
    "takes nothing": _YES + "time.sleep(1000)",
    "dies while it plays": _YES + "take(); os._exit(3)",
    "says yes without end": f"exec('while True: write({_TAKEN!r} * 500)')",
}
"""What a child does that has said that it can play."""


@pytest.fixture(scope="module", autouse=True)
def children_at_hand() -> None:
    """Leave children as the program starts them: how they end is tested here."""


@pytest.fixture
def session(qapp, own_desk, sample_vault: Path) -> Iterator[Session]:
    session = Session(own_desk.unlock(sample_vault, PASSPHRASE), CLOCK)
    yield session
    session.close()


@pytest.fixture
def ends(session: Session, own_desk, sample_vault: Path) -> Callable[..., tuple[str, ...]]:
    """Lock, and look at the vault: everything that was asked for is there, and it is whole."""

    def end(*, drafts: bool = True, spent: float = 0.0) -> tuple[str, ...]:
        if drafts:
            session.run(QObject(), lambda work: work.put_setting("n1", "a draft"))
        began = time.monotonic() - spent
        told = outcome(lambda: session.close(spent), 4 * GRACE)
        took = time.monotonic() - began
        assert not isinstance(told, BaseException), told
        assert took < GRACE, f"{took:.1f} s"
        opened = own_desk.unlock(sample_vault, PASSPHRASE)
        try:
            assert opened.was_closed
            if drafts:
                assert opened.ask(lambda reader: reader.setting("n1")) == "a draft"
            return opened.ask(stopped_work())
        finally:
            opened.close()

    return end


def interview(session: Session) -> Document:
    """Take a sound of some seconds into the vault."""
    case = session.vault.ask(lambda reader: reader.find(Case))[0]
    stick = session.vault.folder.parent / "stick"
    stick.mkdir()
    (stick / "interview.wav").write_bytes(wav(20))
    session.vault.work(add_files(case.id, [stick], lambda _arrival: None), CancellationToken())
    documents = session.vault.ask(lambda reader: reader.find(Document))
    return next(one for one in documents if one.file_name == "interview.wav")


def play(session: Session, playing: Playback, recording: Document) -> list[object]:
    """Begin to play a sound; returns where its end will be told."""
    ended: list[object] = []
    session.vault.work(playing.open(recording.id), CancellationToken())

    def told(place: JobContext, ticket: CancellationToken) -> str:
        try:
            return playing.sound(0, 100, lambda _at: None)(place, ticket)
        finally:
            ended.append(None)

    session.fetch(QObject(), told, ended.append)
    return ended


@pytest.mark.parametrize("does", ["never reads", "dies at once", *PLAYER])
def test_a_sound_that_plays_does_not_hold_a_lock_up(session: Session, ends, does: str):
    recording = interview(session)
    with rogue(PLAYER.get(does, does)):
        ended = play(session, Playback(), recording)
        time.sleep(0.7)
        ends()
    assert ended


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_film_whose_child_stands_still_does_not_hold_a_lock_up(
    session: Session, ends, is_asked: bool
):
    playing = Playback()
    session.vault.work(playing.open(interview(session).id), CancellationToken())
    family = session.vault.workplace.template().media()._children
    workers = children_of(family.process_id)
    assert len(workers) == 1
    os.kill(workers[0], signal.SIGSTOP)
    if is_asked:
        session.fetch(QObject(), playing.shape(1_000), lambda _told: None)
        time.sleep(0.3)
    ends()
    assert not any(map(is_alive, workers))


def test_a_template_that_stands_still_does_not_hold_a_lock_up(session: Session, ends):
    """It is asked for a worker, and does not even answer that it has none."""
    document = interview(session)
    process = session.vault.workplace.template()._children.process_id
    os.kill(process, signal.SIGSTOP)
    read = lambda place, ticket: place.template().read([b"a letter"], ticket)  # noqa: E731
    for _ in range(4):
        session.fetch(QObject(), read, lambda _told: None)
    session.fetch(QObject(), Playback().open(document.id), lambda _told: None)
    time.sleep(0.3)
    ends()
    assert not is_alive(process)


@pytest.mark.parametrize("does", ["never reads", "floods with progress"])
def test_pages_in_view_do_not_hold_a_lock_up(session: Session, ends, does: str):
    with rogue(does):
        live: LiveChild = session.vault.workplace.live
        job = lambda place, ticket: live.lay_out(place.resources, bytes(1 << 20), ticket)  # noqa: E731
        session.fetch(QObject(), job, lambda _told: None)
        time.sleep(0.3)
        ends()
    assert live._channel is None


@pytest.mark.parametrize("does", ["never reads", "floods with progress"])
def test_an_export_does_not_hold_a_lock_up_and_is_told(
    session: Session, ends, does: str, tmp_path: Path
):
    case = session.vault.ask(lambda reader: reader.find(Case))[0]
    (tmp_path / "court").mkdir()
    delivery = ExportTarget(
        tmp_path / "court" / "d.pdf", signatures=signing("seen"), reads_back=False
    )
    export = export_dossier(EditionRequest(case.id, "national_court", "court_open"), delivery)
    reached = threading.Event()
    faults: list[CasefilesError] = []

    def job(place: JobContext, ticket: CancellationToken) -> object:
        def heard(progress: object) -> None:
            if getattr(progress, "label", "") == "burning_pages":
                reached.set()

        try:
            return export(place, CancellationToken(heard, ticket.stop))
        except CasefilesError as error:
            faults.append(error)
            raise

    with rogue(does):
        session.start(QObject(), "Exporting the dossier", job)
        assert reached.wait(120)
        time.sleep(0.5)
        stopped = ends()
    told = ("Exporting the dossier",)
    # A child that says what nobody asked for may have ended its export before the lock began, or in
    # the moment in which the lock asks what still runs: then its own error has told of it.
    is_refused = does == "floods with progress" and [type(one) for one in faults] == [WorkerFailed]
    assert stopped in ((told, ()) if is_refused else (told,))
    assert is_refused or all(isinstance(one, Cancelled) for one in faults), faults
    assert list((tmp_path / "court").iterdir()) == []


def test_work_that_heeds_nobody_does_not_hold_a_lock_up(session: Session, ends):
    """Not even what waits for something outside of this program."""
    going = threading.Event()
    try:
        session.start(QObject(), "Backing up to a USB drive", lambda *_args: going.wait(60))
        session.ask(QObject(), lambda _reader: None, lambda _told: None)
        time.sleep(0.2)
        assert ends() == ("Backing up to a USB drive",)
    finally:
        going.set()


def test_work_and_changes_that_wait_together_do_not_hold_a_lock_up(session: Session, ends):
    """One deadline for all waits: work, its children, and what is asked behind every change."""
    going = threading.Event()
    wait = lambda _reader: going.wait(60)  # noqa: E731
    try:
        session.run(QObject(), lambda work: work.put_setting("n2", "asked for before"))
        session.start(QObject(), "Backing up to a USB drive", lambda *_args: going.wait(60))
        session._submit(session._edits, lambda: wait(None), _Question(QObject(), None, None))
        time.sleep(0.2)
        assert ends(drafts=False) == ("Backing up to a USB drive",)
    finally:
        going.set()


def test_what_a_lock_took_before_it_closes_is_not_waited_for_again(session: Session, ends):
    """Blanking and drafts take of the same five seconds."""
    going = threading.Event()
    try:
        session.start(QObject(), "Backing up to a USB drive", lambda *_args: going.wait(60))
        time.sleep(0.2)
        assert ends(spent=2.5) == ("Backing up to a USB drive",)
    finally:
        going.set()


def children_of(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(number) for number in told.split()]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_template_that_never_starts_does_not_hold_a_lock_up(
    session: Session, ends, monkeypatch: pytest.MonkeyPatch
):
    silent = [sys.executable, "-I", "-S", "-c", "import time; time.sleep(1000)"]
    monkeypatch.setattr(children, "program", lambda *_words: silent)
    template = session.vault.workplace.template
    session.fetch(QObject(), lambda _place, _ticket: template(), lambda _told: None)
    time.sleep(0.3)
    began = time.monotonic()
    session.vault.end_children().join(GRACE)
    assert time.monotonic() - began < 3
    monkeypatch.undo()
    ends()
