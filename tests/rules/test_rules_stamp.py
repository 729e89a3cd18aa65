"""Whoever changes a rule has old vaults asked anew: results carry a stamp of the rules."""

from casefiles.office.redaction import rules_stamp
from tests.rules.rules_stamp import pieces, reached, stamp

RULES = """
import re
from typing import Final

LEAST: Final = 3
\"\"\"Letters.\"\"\"


def found(text: str) -> bool:
    \"\"\"Tell.\"\"\"
    return len(text) > LEAST  # more than these
"""


def test_the_stamp_is_of_the_rules_as_they_are():
    assert stamp() == rules_stamp.RULES, "rules changed: run python -m tests.rules.rules_stamp"


def test_every_rule_of_the_search_is_in_the_stamp():
    names = set(reached())
    for name in (
        *("finding.finder", "finding.slips", "finding.han.han_pets", "finding.word_tables"),
        *("names.mentions", "spelling_variants.turkic", "kinship.finding", "kinship.turkic_words"),
        *("detectors.passport", "names.patterns"),
    ):
        assert f"casefiles.redaction.{name}" in names
    for name in ("redaction.name_suggestions", "redaction.kinship_led", "redaction.review_kinship"):
        assert f"casefiles.office.{name}" in names
    assert "casefiles.domain.language.phonetic_forms" in names


def test_words_for_people_who_read_the_code_do_not_count():
    other = RULES.replace("Letters.", "Signs.").replace("# more than these", "")
    other = other.replace("import re\n", "").replace("Tell.", "Say.")
    assert list(pieces(RULES)) == list(pieces(other))


def test_a_number_and_a_sign_of_a_rule_count():
    assert list(pieces(RULES)) != list(pieces(RULES.replace("= 3", "= 4")))
    assert list(pieces(RULES)) != list(pieces(RULES.replace(") >", ") >=")))
