"""What lines of pictures may say besides goes, is asked about and stays out of sight."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.files.extraction import Extraction, PageText
from casefiles.domain.files.ocr import OcrLine, OcrPage, OtherReading
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import Document
from casefiles.office.documents.pages import page_words
from casefiles.office.reading import ocr
from casefiles.office.reading.ocr_text import all_pictured, confirm_page
from casefiles.office.redaction.burning import ExhibitSource, plan_burning
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.store.search.ocr_pages import StoredOcrPage
from tests.office.reading.recognising_place import LINE, OTHER, TYPED, Place, opened_place

DROWNED = OtherReading("uig", "xx Aygul Memet Li", ((0, 2), (3, 8), (9, 14), (15, 17)))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with opened_place(tmp_path / "v") as opened:
        opened.recogniser.lines = (LINE, replace(OTHER, way="zho", others=(DROWNED,)))
        yield opened


def boxes(place: Place, *names: str, is_blind: bool = False) -> dict:
    def plan(reader):
        document = reader.get(Document, place.document_id)
        pages = reader.pages(place.document_id, 1, 3)
        shown, others = all_pictured(reader, place.document_id, pages)
        source = ExhibitSource(
            document, "AB/1", Extraction("", pages), shown, () if is_blind else others
        )
        matcher = Matcher([ProtectedTerm(name, PersonId("1")) for name in names])
        return plan_burning(source, (), "court_open", matcher)

    return dict(place.vault.read(plan).boxes)


def test_a_name_that_another_language_reads_goes(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert [bool(boxes(place, "Aygul Memet")[page]) for page in (1, 2, 3)] == [False, True, True]
    assert not any(boxes(place, "Aygul Memet", is_blind=True).values()), "the control"


@pytest.mark.parametrize("said", ["xqzw vvbb", TYPED.text, "Aygul Memet and others came here"])
@pytest.mark.parametrize("is_sure", [False, True])
def test_a_name_that_a_picture_shows_goes_whatever_the_text_below_it_says(place, said, is_sure):
    # A layer of wrong letters, as fonts of old and poor scans have it, hid what stands there.
    typed = replace(TYPED, text=said)
    shown = OcrLine("Aygul Memet came", TYPED.box, OTHER.words, way="zho")
    reading = Extraction("", (PageText(1, 595.0, 842.0, (typed,), is_doubtful=True),))
    place.vault.write(lambda work: work.put_reading(place.document_id, reading))
    page = OcrPage("han_latin", "7", ("zho",), 0, 0.9 if is_sure else 0.7, (shown,))
    place.vault.write(
        lambda work: work.put_recognised(place.document_id, 1, StoredOcrPage(page, agreement=0.1))
    )
    assert boxes(place, "Aygul Memet")[1]


def test_what_text_and_picture_both_say_is_shown_once(place):
    shown = OcrLine("typed  text", TYPED.box, OTHER.words, way="zho")
    page = OcrPage("han_latin", "7", ("zho",), 0, 0.7, (shown,))
    place.vault.write(lambda work: work.put_recognised(place.document_id, 1, StoredOcrPage(page)))
    (words,) = place.vault.read(page_words(place.document_id, [1]))
    assert [word.text for word in words.words] == [TYPED.text]


def test_short_forms_there_are_chance(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert not any(boxes(place, "Li").values())


def test_nobody_is_shown_what_a_line_may_say_besides(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    (page,) = place.vault.read(page_words(place.document_id, [2]))
    assert "Aygul" not in {word.text for word in page.words}
    assert place.vault.read(lambda reader: reader.search(place.case_id, "Aygul")) == ()


def test_a_page_that_a_person_confirmed_says_what_the_person_says(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    place.vault.write(confirm_page(place.document_id, 2, [], secrets.token_bytes))
    found = boxes(place, "Aygul Memet")
    assert not found[2]
    assert found[3]


def test_all_that_was_read_is_kept_and_comes_back(place):
    box = OTHER.box
    page = OcrPage(
        *("tesseract", "5", ("uig",), 90, 0.5),
        (replace(OTHER, turned=1, way="uig", others=(DROWNED,)),),
        faint=(OcrLine("", box, (), others=(OtherReading("bod-180", "x"),)),),
        unread=(LINE.box,),
    )
    place.vault.write(lambda work: work.put_recognised(place.document_id, 2, StoredOcrPage(page)))
    kept = place.vault.read(lambda reader: reader.recognised(place.document_id, 2, 2))[2]
    assert kept.page == page


def test_what_an_older_program_read_waits_to_be_read_again(place):
    ocr.read_waiting()(place.workplace, CancellationToken())
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 0

    def as_before(work) -> None:
        work._connection.run("UPDATE recognised SET version = '7' WHERE number = 2")

    place.vault.write(as_before)
    assert place.vault.read(ocr.pages_waiting_for_ocr()) == 1
