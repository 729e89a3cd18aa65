"""The crossing between threads: where callbacks run, what is dropped, what is told."""

import threading
import time

from PySide6.QtCore import QObject, Qt

from casefiles.domain.foundation.errors import Cancelled, Refused
from casefiles.domain.records.case_records import Case, Person
from casefiles.ui.base.session import Session


def test_answers_arrive_on_the_windows_thread(session: Session, qtbot):
    owner, seen = QObject(), []
    session.ask(
        owner,
        lambda reader: (reader.find(Person), threading.get_ident()),
        lambda answer: seen.append((len(answer[0]), answer[1], threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] > 3
    assert seen[0][1] != seen[0][2] == threading.get_ident()


def test_a_late_answer_is_dropped(session: Session, qtbot):
    owner, seen, gate = QObject(), [], threading.Event()

    def slow(reader):
        gate.wait(5)
        return "old"

    session.ask(owner, slow, seen.append, channel="rows")
    session.ask(owner, lambda reader: "new", seen.append, channel="rows")
    session.ask(owner, lambda reader: "other", seen.append, channel="other")
    gate.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    qtbot.wait(50)
    assert sorted(seen) == ["new", "other"]


def test_nobody_is_called_back_who_is_gone(session: Session, qtbot):
    owner, seen, gate = QObject(), [], threading.Event()
    session.ask(owner, lambda reader: gate.wait(5), seen.append)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.wait(100)
    assert seen == []


def test_a_change_is_told_after_it_is_durable(session: Session, qtbot, case_id):
    owner = QObject()
    (case,) = session.vault.ask(lambda reader: reader.find(Case))
    person = session.vault.ask(lambda reader: reader.find(Person))[0]
    with qtbot.waitSignal(session.changed) as told:
        session.run(owner, lambda work: work.delete(Case, case.id, "x") if False else None)
        session.run(
            owner,
            lambda work: work.update(
                type(person)(**{**_fields(person), "contact": "through counsel"}), "edit_person"
            ),
        )
    assert told.args[0].ids("person") == {person.id}


def _fields(record) -> dict:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def test_faults_of_the_world_and_bugs_are_told_apart(session: Session, qtbot):
    owner = QObject()

    def refuse(reader):
        raise Refused("case_unknown")

    def break_(reader):
        raise ZeroDivisionError

    with qtbot.waitSignal(session.failed) as failed:
        session.ask(owner, refuse, lambda _: None)
    assert failed.args[0].code == "case_unknown"
    with qtbot.waitSignal(session.crashed) as crashed:
        session.ask(owner, break_, lambda _: None)
    assert isinstance(crashed.args[0], ZeroDivisionError)


def test_a_task_tells_its_progress_and_stops(session: Session, qtbot):
    owner, steps, faults = QObject(), [], []

    def job(workplace, ticket):
        for number in range(10_000):
            ticket.step(number, 10_000, "checking")
            threading.Event().wait(0.01)

    task = session.start(owner, "Checking", job, otherwise=faults.append)
    task.stepped.connect(lambda: steps.append(task.progress.done))
    qtbot.waitUntil(lambda: len(steps) > 2)
    assert session.tasks == [task]
    with qtbot.waitSignal(task.ended):
        task.stop()
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], Cancelled)
    assert session.tasks == []


def test_closing_waits_for_edits_and_stops_jobs(session: Session, qtbot, desk, sample_vault):
    owner, began = QObject(), threading.Event()

    def job(workplace, ticket):
        began.set()
        while True:
            ticket.check()
            threading.Event().wait(0.01)

    session.start(owner, "Endless", job)
    began.wait(5)
    for number in range(20):
        session.run(owner, lambda work, n=number: work.put_setting(f"n{n}", "x"))
    session.close()
    from tests.ui.conftest import PASSPHRASE

    again = desk.unlock(sample_vault, PASSPHRASE)
    assert len(again.ask(lambda reader: reader.settings("n"))) == 20
    again.close()


def test_questions_that_were_asked_anew_go_unasked_but_every_job_is_done(session: Session, qtbot):
    owner, asked, done, answers = QObject(), [], [], []
    going = threading.Event()
    for name in ("first", "second"):
        # Both threads of questions wait, so that what follows is asked anew before its turn.
        session.ask(owner, lambda _reader: going.wait(10), lambda _: None, channel=name)
    for number in range(20):
        session.ask(owner, lambda _, n=number: asked.append(n), answers.append, channel="one")
        session.fetch(
            owner, lambda _place, _ticket, n=number: done.append(n), answers.append, channel="job"
        )
    going.set()
    qtbot.waitUntil(lambda: session.is_idle)
    assert asked[-1] == 19
    assert len(asked) <= 3
    assert sorted(done) == list(range(20))


def test_what_asked_never_ends_on_another_thread(session: Session, qtbot):
    """A widget that ended on a worker's thread ended the process, now and then."""
    ended = []

    class Asks:
        def then(self, _answer: object) -> None:
            self.seen = True

        def __del__(self) -> None:
            ended.append(threading.get_ident())

    def linger(_answer: object) -> None:
        time.sleep(0.2)

    owner = QObject()
    # The worker lingers after its answer was given, so that it is the last to hold what it knows.
    session._answered.connect(linger, Qt.ConnectionType.DirectConnection)
    for _ in range(3):
        asks = Asks()
        session.ask(owner, lambda reader, asks=asks: asks and None, asks.then)
        del asks
    qtbot.waitUntil(lambda: len(ended) == 3)
    assert set(ended) == {threading.get_ident()}
