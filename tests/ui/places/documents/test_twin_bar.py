"""A copy whose marks differ says so above its pages, until they agree or a person decides."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import DocumentId, ExhibitId
from casefiles.domain.records.case_records import Document, Exhibit
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import marks_of
from casefiles.ui.places.documents.reading_pane import ReadingPane

TWIN = DocumentId("7" * 32)


@pytest.fixture
def source(session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    found = next(one for one in documents if "decision" in one.file_name)

    def copy(at):
        at.insert(replace(found, id=TWIN, title="The same, again"), "add_document")
        at.insert(Exhibit(ExhibitId("7" * 32), found.case_id, TWIN, "ZZ/7", ""), "add_exhibit")
        at.put_reading(TWIN, at.reading(found.id))

    session.vault.run(copy)
    return found.id


@pytest.fixture
def pane(context, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    return made


def test_marks_are_carried_over_and_that_is_undone(pane, session, qtbot, source, case_id):
    pane.show(TWIN)
    bar = pane.stage.twins
    qtbot.waitUntil(lambda: bar.words() != "", timeout=60_000)
    count = len(session.vault.ask(marks_of(source)))
    assert f"{count} redaction marks that are missing here" in bar.words()
    assert not bar.here.isHidden()
    assert bar.there.isHidden()
    bar.here.click()
    qtbot.waitUntil(lambda: len(session.vault.ask(marks_of(TWIN))) == count, timeout=60_000)
    qtbot.waitUntil(lambda: bar.words() == "", timeout=60_000)
    first, _ = session.vault.ask(next_undo(case_id))
    session.run(pane, undo(first))
    qtbot.waitUntil(lambda: bar.words() != "", timeout=60_000)
    bar.apart.click()
    qtbot.waitUntil(lambda: bar.words() == "", timeout=60_000)
    pane.show(source)
    qtbot.waitUntil(lambda: len(pane._marks) == count, timeout=60_000)
    assert bar.words() == ""


def test_from_the_marked_one_they_are_carried_to_the_other(pane, session, qtbot, source):
    pane.show(source)
    bar = pane.stage.twins
    qtbot.waitUntil(lambda: bar.words() != "", timeout=60_000)
    assert "lacks" in bar.words()
    bar.there.click()
    qtbot.waitUntil(lambda: len(session.vault.ask(marks_of(TWIN))) > 0, timeout=60_000)
    qtbot.waitUntil(lambda: bar.words() == "", timeout=60_000)
