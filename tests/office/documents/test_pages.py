"""What a person sees of a document: its pixels one to one, its words, or why there is nothing."""

import threading

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.pages import (
    PagePictures,
    document_text,
    page_picture,
    page_words,
    shown_document,
    words_of,
)
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


def line(text: str, top: float = 0.1, *, has_edges: bool = True) -> TextLine:
    edges = tuple((at / 100, (at + 1) / 100) for at in range(len(text))) if has_edges else ()
    return TextLine(text, Box(0.0, top, len(text) / 100, round(top + 0.02, 6)), edges)


def page(*lines: TextLine) -> PageText:
    return PageText(1, 595.0, 842.0, lines)


def test_words_stand_apart_and_han_characters_each_alone():
    read = words_of(page(line("Mr Li 李明说 no")))
    assert [word.text for word in read.words] == ["Mr", "Li", "李", "明", "说", "no"]
    assert [word.is_glued for word in read.words] == [False, False, False, True, True, False]
    assert read.words[1].box == Box(0.03, 0.1, 0.05, 0.12)
    assert read.text == "Mr Li 李明说 no"


def test_a_line_whose_letters_are_not_told_apart_is_chosen_whole():
    read = words_of(page(line("turned on its side", has_edges=False)))
    assert [word.text for word in read.words] == ["turned on its side"]
    assert read.words[0].box == line("turned on its side").box


def test_what_was_chosen_reads_as_it_stands():
    read = words_of(
        page(line("one two"), line("three", 0.2), line("警察把他", 0.3), line("带走", 0.4))
    )
    assert read.text_between(1, 2) == "two three"
    assert read.text_between(2, 4) == "three 警察"
    assert read.text_between(3, 8) == "警察把他带走"
    assert read.areas(1, 2) == (Box(0.04, 0.1, 0.07, 0.12), Box(0.0, 0.2, 0.05, 0.22))
    assert read.text == "one two\nthree\n警察把他\n带走"


def test_words_that_run_from_the_right_keep_their_order():
    text = "ئالىم زۇنۇن"
    edges = tuple((0.9 - (at + 1) / 100, 0.9 - at / 100) for at in range(len(text)))
    read = words_of(page(TextLine(text, Box(0.7, 0.1, 0.9, 0.12), edges)))
    assert [word.text for word in read.words] == text.split()
    assert read.words[0].box.x0 > read.words[1].box.x1 - 1e-9
    assert read.text_between(0, 1) == text


def test_a_page_is_drawn_as_wide_as_the_screen_wants(work, named):
    picture = work(page_picture(named("arrest-report"), 1, 777))
    assert (picture.number, picture.columns, picture.requested_width) == (1, 777, 777)
    assert len(picture.rgb) == 777 * picture.rows * 3
    assert min(picture.rgb) < 100
    assert max(picture.rgb) == 255


def test_a_picture_once_drawn_is_at_hand_until_others_need_the_room(work, named):
    document, pictures = named("arrest-report"), PagePictures(room=2_000_000)
    assert pictures.at_hand(document, 1, 600) is None
    (first,) = work(pictures.draw(document, [(1, 600)]))
    assert pictures.at_hand(document, 1, 600) is first
    assert work(pictures.draw(document, [(1, 600)])) == (first,)
    work(pictures.draw(document, [(1, 640)]))
    assert pictures.at_hand(document, 1, 600) is None
    assert pictures.at_hand(document, 1, 640) is not None
    pictures.forget()
    assert pictures.at_hand(document, 1, 640) is None


def test_drawing_stops_when_nobody_waits_for_it(opened, named):
    ticket = CancellationToken(stop=threading.Event())
    ticket.stop.set()
    with pytest.raises(Cancelled):
        opened.work(PagePictures().draw(named("arrest-report"), [(1, 600)]), ticket)


def test_a_document_that_is_gone_is_told_so(work):
    with pytest.raises(Refused, match="document_gone"):
        work(page_picture(DocumentId("0" * 32), 1, 600))


def test_words_of_real_pages_stand_on_the_page(opened, named):
    (read,) = opened.ask(page_words(named("arrest-report"), [1]))
    assert len(read.words) > 20
    for word in read.words:
        assert 0 <= word.box.x0 < word.box.x1 <= 1
        assert 0 <= word.box.y0 < word.box.y1 <= 1


def test_the_pane_learns_what_a_document_is_and_why_it_has_no_pages(opened, named):
    shown = opened.ask(shown_document(named("arrest-report")))
    assert shown.unreadable == ""
    assert len(shown.page_sizes) >= 1
    assert shown.size > 1000
    voice = opened.ask(shown_document(named("PTT-")))
    assert (voice.unreadable, voice.page_sizes) == ("played", ())
    assert opened.ask(shown_document(DocumentId("0" * 32))) is None


def test_a_text_in_a_script_that_joins_is_drawn_and_at_hand(opened, work, named):
    document = named("زۇلپىيە")
    picture = work(page_picture(document, 1, 600))
    assert min(picture.rgb) < 100
    assert "زۇلپىيە" in opened.ask(document_text(document))
