"""What a terminal prints of a stop that can be signed: where, what to do, how to pass it."""

import pytest

from casefiles.cli.printed_checks import found_in, words_of
from casefiles.office.export.export_checks import EditionPair, ExportPreview
from casefiles.office.records.findings import Finding, FindingLocation
from casefiles.words.export_checks import EXPORT_FINDINGS, TO_DO


@pytest.mark.parametrize("code", sorted(TO_DO))
def test_a_stop_says_where_and_what_to_do(code):
    place = FindingLocation("Event of 2019", "timeline", "ab12", "", kept="1 form")
    found = Finding("sign", code, "1 place shows what may be a name", 1, (place,))
    told = words_of(ExportPreview((found,), (), 0, 0, (), 0, (), ()), is_screen=True)
    assert f"{TO_DO[code]}." in told
    assert f"--sign {code}=REASON" in told
    assert "Event of 2019 (Chronology)" in told
    assert "ab12" not in told


def preview(*found, signed=(), pairs=(), accepted=()):
    return ExportPreview(tuple(found), tuple(pairs), 0, 0, (), 0, tuple(signed), tuple(accepted))


def test_without_a_terminal_the_open_questions_are_named_with_the_way_to_answer():
    question = Finding("sign", "undecided_hits", "1 place shows what may be a name", 1, ())
    fault = Finding("stop", "facsimile_unset", "1 page", 1, ())
    told = words_of(preview(question, fault), is_screen=False)
    (line,) = [one for one in told.splitlines() if one.startswith("  OPEN")]
    assert "undecided_hits" in line
    assert "facsimile_unset" in line
    assert "standard input" in told
    assert "exit code is 5" in told
    assert found_in(preview(question, fault))["open"] == {
        "sign": ["undecided_hits"],
        "stop": ["facsimile_unset"],
        "pairs": [],
    }


def test_what_is_signed_and_accepted_is_open_no_more():
    question = Finding("sign", "undecided_hits", "1 place shows what may be a name", 1, ())
    overlap = Finding("stop", "edition_overlap", "1 thing", 1, ())
    pair = EditionPair("court-1234", "the edition of 3 May", (("name", 1),), ("a",))
    left = preview(question, overlap, signed=(question,), pairs=(pair,))
    assert found_in(left)["open"] == {
        "sign": [],
        "stop": ["edition_overlap"],
        "pairs": ["court-1234"],
    }
    done = preview(question, overlap, signed=(question,), pairs=(pair,), accepted=(pair,))
    assert found_in(done)["open"] == {"sign": [], "stop": [], "pairs": []}
    assert "OPEN" not in words_of(done, is_screen=False)


def test_pages_that_nobody_read_back_are_told_in_plain_words():
    (words, _) = EXPORT_FINDINGS["not_read_back"]
    assert "read back" not in words
    assert "scan or a stamp" in words
    found = Finding("sign", "not_read_back", words, 1, ())
    told = words_of(preview(found), is_screen=True)
    assert "leave out --not-read-back" in told
    assert "--sign not_read_back=REASON" in told
