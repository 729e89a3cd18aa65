"""Names in scripts from right to left are found as bad files hold them: in the order of the eye."""

import unicodedata

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm

SISTER = PersonId("5" * 32)
NAMES = ("ئابدۇللا", "ئالىم تۇرسۇن", "محمد علاء", "לאה כהן", "گۈلنار", "ھەدىچە")


def presented(name):
    """Return a name in presentation forms, with lam-alef as one sign, as old files write it."""
    table = {}
    for code in (*range(0xFB50, 0xFDD0), *range(0xFE70, 0xFEFD)):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) > 1:
            table.setdefault("".join(chr(int(one, 16)) for one in parts[1:]), chr(code))
    joined = name
    for one, sign in sorted(table.items(), key=lambda pair: -len(pair[0])):
        joined = joined.replace(one, sign)
    return joined


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("write", [str, presented], ids=["letters", "presentation forms"])
def test_a_name_in_visual_order_is_found_where_it_stands(name, write):
    written = write(name)[::-1]
    text = f"before {written} after"
    (found,) = Matcher([ProtectedTerm(name, SISTER)]).find(text)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("name", NAMES)
def test_presentation_forms_and_drawn_out_letters_are_the_name(name):
    matcher = Matcher([ProtectedTerm(name, SISTER)])
    for written in (presented(name), "\u0640".join(name), f"\u202b{name}\u202c"):
        text = f"x {written} y"
        (found,) = matcher.find(text)
        shown = written.strip("\u202b\u202c")
        assert text.index(shown) == found.start
        assert found.end >= found.start + len(shown)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("ھەدىچە", "هەدىچە"), ("ھەدىچە", "ہەدىچە"), ("فاطمة", "فاطمه"), ("فاطمة", "فاطمە")],
)
def test_letters_that_keyboards_confuse_are_one(typed, written):
    assert len(Matcher([ProtectedTerm(typed, SISTER)]).find(written)) == 1


def test_a_suffix_in_visual_order_goes_too():
    text = "ئالىمنىڭ"[::-1]
    (found,) = Matcher([ProtectedTerm("ئالىم", SISTER)]).find(f"ab {text} cd")
    assert (found.start, found.end) == (3, 3 + len(text))


def test_a_turned_latin_name_is_another_word():
    assert Matcher([ProtectedTerm("Dilnur", SISTER)]).find("runliD") == ()


def test_the_second_line_of_a_page_in_visual_order_is_covered_alone():
    text = "first line\n" + "محمد علاء"[::-1] + "\nlast"
    (found,) = Matcher([ProtectedTerm("محمد علاء", SISTER)]).find(text)
    assert text[found.start : found.end].strip() == "محمد علاء"[::-1]
