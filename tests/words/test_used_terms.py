"""Terms of the glossary are found in texts of the window, and only they."""

from casefiles import paths
from casefiles.words.register import FIELDS
from casefiles.words.used_terms import explanation_of, terms_in, uses_of

TABLE = paths.resources() / "terms/en.tsv"


def used(text: str) -> list[str]:
    return [one.term.term for one in uses_of(TABLE, text)]


def test_a_term_is_found_in_one_and_in_several_and_in_capitals():
    assert used("Undertakings") == ["undertaking"]
    assert used("TIME LIMIT (calculated)") == ["time limit"]
    assert used("Identity documents") == ["identity document"]
    assert used("Limitation in the requesting State") == ["limitation", "requesting State"]


def test_the_longer_term_goes_before_the_one_within_it():
    assert used("Authority to request") == ["authority to request"]
    assert used("Redaction mark") == ["redaction mark"]


def test_a_short_word_is_a_term_only_as_the_whole_text():
    assert used("Act") == ["act"]
    assert used("Act on it") == []
    assert used("States still acting on it") == []


def test_a_term_in_its_rarer_sense_explains_nothing():
    assert "source (person)" in {one.term for one in terms_in(TABLE)}
    assert used("Source") == []


def test_a_use_says_where_the_term_is_and_what_it_means():
    (one,) = uses_of(TABLE, "Type of undertaking")
    assert "Type of undertaking"[one.start : one.end] == "undertaking"
    assert explanation_of(TABLE, "Type of undertaking") == f"Undertaking: {one.term.meaning}"
    assert explanation_of(TABLE, "") == ""


def test_a_third_of_the_fields_of_records_use_a_term():
    assert sum(bool(used(str(words))) for words in FIELDS.values()) >= len(FIELDS) // 3
