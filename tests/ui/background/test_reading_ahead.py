"""Redacted pages are read while nobody works, once no page of a document waits for OCR."""

import pytest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Outline
from casefiles.office.export.reading_ahead import PicturesRead, pictures_read
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.ui.background import ocr_scheduler
from casefiles.ui.background.ocr_scheduler import AHEAD, OcrScheduler
from tests.office.draft.reading_machine import *  # noqa: F403  # fixtures
from tests.ui.settling import rest, settle, until

SLOW = 300


@pytest.fixture
def opened(session):
    return session.vault


@pytest.fixture(autouse=True)
def none_waits(monkeypatch):
    monkeypatch.setattr(ocr_scheduler, "pages_waiting_for_ocr", lambda: lambda _reader: 0)


@pytest.fixture
def battery(monkeypatch) -> list[bool]:
    low = [False]
    monkeypatch.setattr(ocr_scheduler, "is_battery_low", lambda: low[0])
    return low


def count(session, request) -> PicturesRead:
    return session.vault.work(pictures_read(request), CancellationToken())


def test_pictures_are_read_by_themselves_and_again_after_a_change(
    session, context, without_layer, machine, battery
):
    names = []
    session.started.connect(lambda task: names.append((task.name, task)))
    reader = OcrScheduler(session, context.notices, quiet=1)
    total = count(session, without_layer).total
    until(lambda: count(session, without_layer).read == total > 1, SLOW)
    until(lambda: not session.tasks, SLOW)
    assert [name for name, _ in names] == [AHEAD]
    assert names[0][1].is_patient, "backups need not wait for it"
    machine.asked.clear()
    outlines = session.vault.ask(lambda at: at.find(Outline, case_id=without_layer.case_id))
    document = next(one for one in outlines if one.audience == without_layer.audience).documents[0]
    area = RedactionArea(document, 1, Box(0.31, 0.81, 0.52, 0.84))
    session.vault.work(add_marks([area], MarkInput("of no name")), CancellationToken())
    until(lambda: machine.asked == [1] and not session.tasks, SLOW)
    assert count(session, without_layer) == PicturesRead(total, total)
    assert len(names) == 2, "where nothing is left, nothing is begun"
    reader.stop()


def test_it_waits_while_a_battery_is_low(session, context, without_layer, machine, battery):
    battery[0] = True
    reader = OcrScheduler(session, context.notices, quiet=1)
    rest(2.0)
    settle(session)
    assert machine.asked == []
    battery[0] = False
    until(lambda: machine.asked, SLOW)
    reader.stop()
    for task in session.tasks:
        task.stop()
    until(lambda: not session.tasks, SLOW)


def test_stopped_by_a_person_it_rests(session, context, without_layer, machine, battery):
    reader = OcrScheduler(session, context.notices, quiet=1)
    until(lambda: session.tasks, SLOW)
    session.tasks[0].stop()
    until(lambda: not session.tasks, SLOW)
    left = count(session, without_layer)
    reader.look()
    rest(1.0)
    assert not session.tasks
    assert count(session, without_layer) == left
    reader.stop()
