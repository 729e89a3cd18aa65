"""From the picture of a page to checked text: read by itself, put right line by line, by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, Fact
from casefiles.domain.records.checked_text import Transcription
from casefiles.office.reading.ocr import expected_languages, pages_waiting_for_ocr
from casefiles.office.reading.ocr_text import picture_page
from casefiles.store.search.ocr_pages import StoredOcrPage
from casefiles.ui.background import ocr_scheduler
from casefiles.ui.background.job_bar import JobBar
from casefiles.ui.background.ocr_scheduler import OcrScheduler
from casefiles.ui.places.documents.picture_desk import PictureDesk
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.side_panel import TEXT
from casefiles.ui.widgets.labels import ShortenedLabel

CONTROL = Qt.KeyboardModifier.ControlModifier
SLOW = 400_000


def read_line(text: str, top: float, confidence: float) -> OcrLine:
    box = Box(0.1, top, 0.9, top + 0.03)
    return OcrLine(text, box, (OcrWord(0, len(text), box, confidence),))


READ = OcrPage(
    *("han_latin", "PP-OCRv6", ("zho",), 0, 0.9),
    (read_line("first", 0.1, 0.95), read_line("sekond", 0.2, 0.4), read_line("third", 0.3, 0.9)),
)


@pytest.fixture
def scan(session) -> DocumentId:
    """A document that is a picture of a page."""
    documents = session.vault.ask(lambda reader: reader.find(Document))
    return next(one.id for one in documents if "scan" in one.file_name)


@pytest.fixture
def pane(context, qtbot, scan) -> ReadingPane:
    made = ReadingPane(context)
    made.desk = PictureDesk(context, made)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show(scan)
    qtbot.waitUntil(lambda: 1 in made.view.supply.words, timeout=SLOW)
    return made


@pytest.fixture
def read(pane, scan, session, qtbot) -> ReadingPane:
    session.vault.run(lambda work: work.put_recognised(scan, 1, StoredOcrPage(READ)))
    qtbot.waitUntil(lambda: pane.view.supply.words[1].is_unchecked, timeout=SLOW)
    return pane


def texts(session, scan) -> list[tuple[str, bool]]:
    page = session.vault.ask(picture_page(scan, 1))
    return [(line.line.text, line.is_checked) for line in page.lines]


def test_machine_read_words_can_be_chosen_and_are_told_as_such(read):
    words = read.view.supply.words[1]
    assert [word.text for word in words.words] == ["first", "sekond", "third"]
    assert [word.text for word in words.words if word.is_doubted] == ["sekond"]
    picture = read.view.grab()
    assert not picture.isNull()


def test_lines_are_put_right_by_enter_and_the_page_confirmed(read, context, session, scan, qtbot):
    read.view.setFocus()
    context.actions["documents.check_text"].trigger()
    panel = read.side.text
    assert not read.side.isHidden()
    assert read.side.tabs.current() == TEXT
    qtbot.waitUntil(lambda: panel.line.text() == "first", timeout=SLOW)
    assert "PP-OCR: Chinese" in panel.state.text()
    assert "3 of 3 lines are unchecked" in panel.state.text()
    assert "Recognised text, unchecked" in panel.place.text()
    assert read.view._line == (1, READ.lines[0].box)
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert panel.line.text() == "sekond"
    panel.line.setText("second")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert panel.line.text() == "third"
    wanted = [("first", True), ("second", True), ("third", False)]
    qtbot.waitUntil(lambda: texts(session, scan) == wanted, timeout=SLOW)
    QTest.keyClick(panel.line, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: panel.line.text() == "second", timeout=SLOW)
    QTest.keyClick(panel.line, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: panel.state.text().startswith("Checked"), timeout=SLOW)
    assert read.view._line is not None
    read.side._on_close()
    assert read.view._line is None, "nothing is outlined that nobody checks"
    (told,) = session.vault.ask(lambda reader: reader.find(Transcription, document_id=scan))
    assert told.is_confirmed
    assert [line.text for line in told.lines] == ["first", "second", "third"]
    qtbot.waitUntil(lambda: not read.view.supply.words[1].is_unchecked, timeout=SLOW)


def test_a_line_where_nothing_stands_is_dropped(read, context, session, scan, qtbot):
    context.actions["documents.check_text"].trigger()
    panel = read.side.text
    qtbot.waitUntil(lambda: panel.line.text() == "first", timeout=SLOW)
    panel.drop.click()
    qtbot.waitUntil(lambda: texts(session, scan)[0][0] == "sekond", timeout=SLOW)
    qtbot.waitUntil(lambda: panel.line.text() == "sekond", timeout=SLOW)


def test_words_of_the_document_before_are_not_offered_for_this_one(
    read, context, session, scan, qtbot
):
    context.actions["documents.check_text"].trigger()
    panel = read.side.text
    qtbot.waitUntil(lambda: panel.line.text() == "first", timeout=SLOW)
    read.head.panel.click()
    documents = session.vault.ask(lambda reader: reader.find(Document))
    other = next(one.id for one in documents if "decision" in one.file_name)
    read.show(other)
    qtbot.waitUntil(lambda: read.stage.document_id == other, timeout=SLOW)
    assert not panel.line.isVisibleTo(panel)
    read.head.panel.click()
    qtbot.waitUntil(lambda: "has not run on this page yet" in panel.state.text(), timeout=SLOW)
    assert not panel.line.isVisibleTo(panel)
    assert read.view._line is None
    panel.right.click()
    read.head.panel.click()
    read.show(scan)
    qtbot.waitUntil(lambda: read.stage.document_id == scan, timeout=SLOW)
    read.head.panel.click()
    qtbot.waitUntil(lambda: panel.line.text() == "first", timeout=SLOW)
    assert "3 of 3 lines are unchecked" in panel.state.text()
    assert not session.vault.ask(lambda reader: reader.find(Transcription))


def test_what_is_expected_in_a_case_is_ticked(read, context, session, case_id, qtbot):
    expected = read.side.text.expected
    turkish = expected._actions["tur"]
    qtbot.waitUntil(expected._actions["uig"].isChecked, timeout=SLOW)
    assert not turkish.isChecked()
    turkish.trigger()
    qtbot.waitUntil(lambda: "tur" in session.vault.ask(expected_languages(case_id)), timeout=SLOW)


def test_what_waits_is_read_by_itself_and_told_on_the_shelf(context, session, qtbot, monkeypatch):
    seen = []
    job = ocr_scheduler.read_waiting()
    monkeypatch.setattr(ocr_scheduler, "read_waiting", lambda: seen.append(1) or job)
    count = session.vault.ask(pages_waiting_for_ocr())
    assert count > 3
    reader = OcrScheduler(session, context.notices, quiet=1)
    shelf = JobBar(session)
    qtbot.addWidget(shelf)
    names = []
    session.started.connect(lambda task: names.append(task.name))
    qtbot.waitUntil(lambda: session.vault.ask(pages_waiting_for_ocr()) < count, timeout=SLOW)
    assert names == [ocr_scheduler.NAME]
    (task,) = session.tasks
    assert not session.is_working, "backups need not wait for it"
    qtbot.waitUntil(lambda: session.is_idle, timeout=SLOW)
    assert session.tasks
    assert task.progress.total == count
    told = [one.text() for one in shelf.findChildren(ShortenedLabel) if one.text()]
    assert told == [f"{task.name} · {task.progress.done} of {count}"]
    task.stop()
    qtbot.waitUntil(lambda: not session.tasks, timeout=SLOW)
    reader.look()
    qtbot.waitUntil(lambda: session.is_idle, timeout=SLOW)
    assert not session.tasks, "who stopped it is not asked to stop it again"
    reader.begin()
    assert [one.name for one in session.tasks] == [ocr_scheduler.NAME]
    session.tasks[0].stop()
    qtbot.waitUntil(lambda: not session.tasks, timeout=SLOW)
    assert len(seen) == 2


def on_its_side(text: str, left: float) -> OcrLine:
    """A line that runs up the page, on which its words share the height evenly."""
    box = Box(left, 0.1, left + 0.03, 0.9)
    start, words = 0, []
    for word in text.split():
        start = text.index(word, start)
        top, foot = (0.9 - 0.8 * at / len(text) for at in (start + len(word), start))
        place = Box(box.x0, top, box.x1, foot)
        words.append(OcrWord(start, start + len(word), place, 0.9))
    return OcrLine(text, box, tuple(words))


LYING = OcrPage(
    *("han_latin", "PP-OCRv6", ("eng",), 90, 0.9),
    (on_its_side("handed over on Monday", 0.2), on_its_side("at the airport gate", 0.3)),
)


@pytest.fixture
def lying(pane, scan, session, qtbot) -> ReadingPane:
    """A document whose first page turned out to lie, while it was looked at."""
    assert pane.view.sheets.sheet(1).turns == 0
    session.vault.run(lambda work: work.put_recognised(scan, 1, StoredOcrPage(LYING)))
    qtbot.waitUntil(lambda: pane.view.sheets.sheet(1).turns == 1, timeout=SLOW)
    qtbot.waitUntil(lambda: pane.view.supply.words[1].is_unchecked, timeout=SLOW)
    return pane


def over(view, box: Box) -> tuple[QPoint, QPoint]:
    """Two corners of a box of the first page, as the window shows it."""
    left, top, width, height = view.sheets.sheet(1).rectangle(box)
    across, down = view.offset()
    return (
        QPoint(round(left - across), round(top - down)),
        QPoint(round(left + width - across), round(top + height - down)),
    )


def test_a_page_that_lies_is_shown_upright_and_the_others_stay(lying, scan):
    view = lying.view
    first, second = view.sheets.sheet(1), view.sheets.sheet(2)
    assert (first.turns, second.turns) == (1, 0)
    assert first.width > first.height, "an upright sheet of paper, on which text lay"
    top = view.supply.words[1].words
    lefts = [first.rectangle(word.box)[0] for word in top if word.line == 0]
    assert lefts == sorted(lefts), "words are read from the left"
    view.turn_by(1)
    assert [view.sheets.sheet(page).turns for page in (1, 2)] == [2, 1]
    view.turn_by(-1)
    assert [view.sheets.sheet(page).turns for page in (1, 2)] == [1, 0]
    assert view._overlay(1).is_upright_here
    assert not view._overlay(2).is_upright_here


def test_words_and_areas_of_a_page_turned_upright_are_those_of_its_file(
    lying, context, session, qtbot
):
    view = lying.view
    view.set_mode("area")
    wanted = Box(0.2, 0.3, 0.4, 0.6)
    start, end = over(view, wanted)
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    # Offscreen, moves carry no pressed button: hand them over as the view gets them.
    view._drag_to(end.toPointF())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    (area,) = view.selected_areas()
    drawn = (area.box.x0, area.box.y0, area.box.x1, area.box.y1)
    assert drawn == pytest.approx((0.2, 0.3, 0.4, 0.6), abs=0.003)
    context.actions["documents.new_fact"].trigger()
    form = lying.side.facts.form
    form.fields["text"].set_value("She was handed over.")
    form.save.click()
    qtbot.waitUntil(lambda: lying.side.facts.form is None, timeout=SLOW)
    facts = session.vault.ask(lambda reader: reader.find(Fact))
    (fact,) = [one for one in facts if one.text == "She was handed over."]
    assert [cite.box for cite in fact.cites] == [area.box]
    view.set_mode("words")
    word = next(one for one in view.supply.words[1].words if one.text == "airport")
    corners = over(view, word.box)
    middle = QPoint(*((corners[0] + corners[1]).toTuple()[at] // 2 for at in (0, 1)))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert view.selected_text() == "airport"
    assert [area.box for area in view.selected_areas()] == [word.box]
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.selected_text() in {"over", "on"}, "the word above it, as a person sees it"


def test_a_lying_page_is_told_as_turned_where_it_is_shown_as_readers_get_it(lying, qtbot):
    view = lying.view
    before = view.sheets.sheet(1)
    view.toggle_burned()
    qtbot.waitUntil(lambda: 1 in view.supply.pictures, timeout=SLOW)
    assert view.sheets.sheet(1) == before
    picture = view.supply.pictures[1][1]
    assert picture.width() < picture.height(), "what leaves lies as in its file"


def test_the_picture_of_a_line_is_turned_as_it_is_read(lying, context, qtbot):
    context.actions["documents.check_text"].trigger()
    panel = lying.side.text
    qtbot.waitUntil(lambda: panel.line.text() == "handed over on Monday", timeout=SLOW)
    qtbot.waitUntil(lambda: panel.picture._page is not None, timeout=SLOW)
    shot = panel.picture.grab().toImage()
    paper = [
        x
        for x in range(shot.width())
        if any(shot.pixelColor(x, y) != Qt.GlobalColor.white for y in range(0, shot.height(), 3))
    ]
    assert paper[-1] - paper[0] > 4 * shot.height(), "long and low, as a line is read"


@pytest.mark.parametrize("height", [590, 690, 900])
def test_on_a_low_window_no_key_of_a_line_is_cut(read, context, qtbot, height: int):
    read.resize(597, height)
    context.actions["documents.check_text"].trigger()
    panel = read.side.text
    qtbot.waitUntil(lambda: panel.line.text() == "first", timeout=SLOW)
    qtbot.wait(50)
    for button in (panel.right, panel.back, panel.drop, panel.confirm):
        within = button.parentWidget()
        assert within.rect().contains(button.geometry()), button.text()
    assert panel.height() >= panel.heightForWidth(panel.width())
