"""What is read of a finished file: in every order of its lines, and each string once."""

from collections import Counter

import pytest

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.redaction.clearance import word_pages
from casefiles.redaction.clearance.file_structure import count_unexpected
from casefiles.redaction.clearance.mirrored_lines import turned
from casefiles.redaction.clearance.word_pages import as_written
from casefiles.redaction.clearance.written_locations import WrittenLocations


def test_words_of_two_scripts_are_read_in_every_order_of_their_runs():
    found = set(turned("Zunun Alim ئالىم زۇنۇن"))
    assert found == {
        "Zunun Alim ئالىم زۇنۇن",
        "Alim Zunun زۇنۇن ئالىم",
        "ئالىم زۇنۇن Zunun Alim",
        "زۇنۇن ئالىم Alim Zunun",
    }
    assert list(turned("Zunun Alim")) == [], "no reader turns a page of Latin letters around"


@pytest.mark.parametrize("before", [[], ["ئالىم"], ["ئالىم زۇنۇن", "Hotan Kashgar"]])
def test_a_name_that_is_cut_over_three_lines_is_read_whichever_were_turned(before: list[str]):
    found = list(turned("\n".join([*before, "ئۇ asked Zunun", "Alim of", "Hotan"])))
    assert any("asked Zunun ئۇ\nof Alim\nHotan" in one for one in found)
    assert any("Zunun asked ئۇ\nAlim of\nHotan" in one for one in found)


def test_a_title_is_taken_as_often_as_it_was_written():
    written = WrittenText(("A page",), ("Notice of Ürümqi", "Notice of Ürümqi", "A & B"))
    places = WrittenLocations(written, lambda _text: Counter())
    packet = b"<x>Notice of \xc3\x9cr\xc3\xbcmqi</x><y>A &amp; B</y>"
    for times in range(3):
        rest, taken = places.take_titles(packet)
        assert (("Notice of Ürümqi" in taken), ("A & B" in taken)) == (times < 2, times < 1)
        assert (b"mqi" in rest) is (times == 2)


def test_a_file_that_cannot_be_taken_apart_stops_and_its_readers_words_go_nowhere():
    with pytest.raises(ExportStopped, match="clearance_unreadable") as caught:
        count_unexpected(b"%PDF-1.7\nProtected Somebody")
    assert caught.value.__context__ is None


def test_pages_of_word_are_read_without_what_the_reader_added():
    stamp = word_pages._STAMP
    pages = (f"{stamp}\nOne [footnote 1] two", f"{stamp}\nthree")
    assert as_written(pages, b"") == ("One two", f"{stamp}\nthree")
