"""Pages without text are recognised by and by; what a person says of them stays."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.domain.files.extracted_items import FileWarningCode
from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.files.ocr import OcrLine, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.checked_text import CheckedLine, Transcription
from casefiles.office.case.search import SearchFilter, found_boxes, search
from casefiles.office.documents.file_report import file_report_of
from casefiles.office.documents.pages import page_words
from casefiles.office.reading import ocr
from casefiles.office.reading.ocr_text import confirm_page, picture_page, save_line
from casefiles.office.records.undo import next_undo, undo
from casefiles.words.recognition import read_first_words
from tests.office.reading.recognising_place import LINE, OTHER, Place, opened_place

BOX = Box(0.1, 0.1, 0.5, 0.2)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with opened_place(tmp_path / "v") as opened:
        yield opened


def searched(place: Place, query: str) -> tuple[tuple[DocumentId, int], ...]:
    return place.vault.read(lambda reader: reader.search(place.case_id, query))


def test_only_pages_without_text_or_in_doubt_wait_and_are_read_once(place):
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 2
    steps = []
    done = ocr.read_waiting()(place.workplace, CancellationToken(steps.append))
    assert (done.pages, done.with_text, done.missing) == (2, 2, ("bod",))
    assert place.recogniser.asked == [ocr.USUAL, ocr.USUAL]
    assert [(step.done, step.total) for step in steps] == [(0, 2), (1, 2)]
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 0
    assert ocr.read_waiting()(place.workplace, CancellationToken()).pages == 0


def test_what_was_read_is_found_and_can_be_chosen_but_counts_as_unchecked(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert searched(place, "王伟") == ((place.document_id, 2), (place.document_id, 3))
    assert searched(place, "typed") == ((place.document_id, 1), (place.document_id, 3))
    plain, scan, both = place.vault.read(page_words(place.document_id, [1, 2, 3]))
    assert not plain.is_unchecked
    assert [word.text for word in scan.words] == ["王", "伟", "2024", "second", "line"]
    assert all(word.is_unchecked for word in scan.words)
    assert [word.text for word in scan.words if word.is_doubted] == ["2024"]
    assert not both.words[0].is_unchecked, "its own text comes first"
    assert both.is_unchecked


def test_a_page_that_only_a_machine_has_seen_still_counts_as_unread(place):
    before = place.vault.read(lambda reader: reader.case_counts(place.case_id))
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert place.vault.read(lambda reader: reader.case_counts(place.case_id)) == before


def test_what_a_person_corrected_stays_when_the_page_is_read_again(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    told = CheckedLine(" 王 薇  2024 ", LINE.box)
    place.vault.write(save_line(place.document_id, 2, told, secrets.token_bytes))
    for _ in range(2):
        page = place.vault.read(picture_page(place.document_id, 2))
        texts = [(line.line.text, line.is_checked) for line in page.lines]
        assert texts == [("王 薇 2024", True), (OTHER.text, False)]
        assert searched(place, "王薇") == ((place.document_id, 2),)
        ocr.read_pages(place.document_id, [2], "rus")(place.workplace, CancellationToken())
    assert place.recogniser.asked[-1] == ("rus",)
    assert place.recogniser.certain[-1]


def test_a_confirmed_page_says_what_the_person_says_and_can_be_undone(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    lines = [CheckedLine("wholly other", LINE.box), CheckedLine(" ", OTHER.box)]
    place.vault.write(confirm_page(place.document_id, 2, lines, secrets.token_bytes))
    page = place.vault.read(picture_page(place.document_id, 2))
    assert (page.is_confirmed, page.is_unchecked) == (True, False)
    assert [line.line.text for line in page.lines] == ["wholly other"]
    assert searched(place, "王伟") == ((place.document_id, 3),)
    assert searched(place, "wholly") == ((place.document_id, 2),)
    (found,) = place.vault.read(page_words(place.document_id, [2]))
    assert not found.is_unchecked
    act = place.vault.read(next_undo(place.case_id))
    place.vault.write(undo(act[0]))
    assert searched(place, "wholly") == ()
    assert searched(place, "王伟") == ((place.document_id, 2), (place.document_id, 3))


def test_a_page_that_cannot_be_looked_at_waits_no_more_and_says_why(place):
    place.recogniser.fault = "reading_timed_out"
    done = ocr.read_waiting()(place.workplace, CancellationToken())
    assert (done.with_text, done.failed) == (0, done.pages)
    _, words = read_first_words(done.pages, done.with_text, (), done.failed)
    assert "names on" in words
    page = place.vault.read(picture_page(place.document_id, 2))
    assert (page.fault, page.was_read, page.lines) == ("reading_timed_out", True, ())
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 0


def test_a_page_whose_text_is_not_what_it_shows_is_told_as_such(place):
    own = "the quick brown fox jumps over the lazy dog and the judge of appeal " * 10
    for shown, pages in ((own.upper(), ()), ("others words entirely stand there " * 20, (1,))):
        lines = (TextLine(own, Box(0.1, 0.1, 0.9, 0.2)),)
        reading = Extraction("application/pdf", (PageText(1, 595.0, 842.0, lines),))
        place.vault.write(lambda work, r=reading: work.put_reading(place.document_id, r))
        word = OcrWord(0, len(shown), lines[0].box, 0.95)
        place.recogniser.lines = (OcrLine(shown, lines[0].box, (word,)),)
        ocr.read_pages(place.document_id, [1])(place.workplace, CancellationToken())
        told = place.vault.read(file_report_of(place.document_id))
        found = [one for one in told.found if one.code is FileWarningCode.TEXT_DIFFERS]
        assert tuple(int(at.detail) for one in found for at in one.spots) == pages
        assert not place.vault.read(picture_page(place.document_id, 1)).lines or pages
    (at,) = found[0].spots
    text, picture = at.words.splitlines()
    assert text.startswith("Its text: the quick brown fox")
    assert picture.startswith("Its picture: others words entirely stand there")
    assert len(text) < 200
    assert searched(place, "entirely") == ((place.document_id, 1),)


def test_files_with_text_are_tried_by_some_pages_once_nothing_else_waits(place):
    long = (TextLine("word " * 100, Box(0.1, 0.1, 0.9, 0.2)),)
    pages = [PageText(number, 595.0, 842.0, long) for number in range(1, 8)]
    pages[5] = PageText(6, 595.0, 842.0, ())
    reading = Extraction("application/pdf", tuple(pages))
    place.vault.write(lambda work: work.put_reading(place.document_id, reading))
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 3
    seen = []
    place.rendered.seen = seen
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert seen == [6, 1, 4]
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 0


def test_expected_languages_are_kept_with_the_case(place):
    place.vault.write(ocr.expect_languages(place.case_id, ["uig", "tur"]))
    assert place.vault.read(ocr.expected_languages(place.case_id)) == ("uig", "tur")
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert place.recogniser.asked[0] == ("uig", "tur")


def test_a_removed_document_takes_all_of_it_along(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    told = CheckedLine("王薇", LINE.box)
    place.vault.write(save_line(place.document_id, 2, told, secrets.token_bytes))
    place.remove()
    assert searched(place, "王薇") == searched(place, "王伟") == ()
    assert place.vault.read(lambda reader: reader.find(Transcription)) == ()
    assert place.vault.read(lambda reader: reader.recognised(place.document_id, 1, 9)) == {}


def test_reading_a_document_again_keeps_what_its_pictures_say(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    place.read_again()
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 0
    assert searched(place, "王伟") == ((place.document_id, 2), (place.document_id, 3))


def test_a_search_marks_the_words_in_the_picture_of_a_page(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    boxes = place.vault.read(found_boxes(place.document_id, SearchFilter("wang wei")))
    assert {number for number, own in boxes.items() if own} == {2, 3}
    assert all(0 <= box.x0 < box.x1 <= 1 for own in boxes.values() for box in own)


def test_a_page_that_is_put_right_line_by_line_is_found_once_and_says_each_word_once(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    told = CheckedLine("王薇 2024", LINE.box)
    place.vault.write(save_line(place.document_id, 2, told, secrets.token_bytes))
    for query, says in (("2024", "王薇 2024 second line"), ("second", "王薇 2024 second line")):
        assert snippet_of_page(place, query, 2) == says
    assert snippet_of_page(place, "王薇", 2) == "王薇 2024 second line"
    assert snippet_of_page(place, "王伟", 2) == "王伟 2024", "what the machine read is found too"
    boxes = place.vault.read(found_boxes(place.document_id, SearchFilter("王伟")))
    assert boxes[2], "and leads to where it read it"


def snippet_of_page(place: Place, query: str, number: int) -> str:
    found = place.vault.read(search(SearchFilter(query)))
    (row,) = (row for row in found.rows if row.kind == "page" and row.detail == str(number))
    start, end = row.snippet.spans[0]
    assert row.snippet.text[start:end] == query
    return row.snippet.text
