"""One part of an Arabic name with what is written before it in one word: و ب ل لل ك ف, and two."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.names.sought import Sought, SoughtPerson

NAMES = ("زينب عبدالله الحسن", "محمد سالم الكندي", "ليلى قاسم", "تسفالم هبتمريم ولدو")
RULES = NameRules(
    Sought(tuple(SoughtPerson(PersonId(str(n)), (one,)) for n, one in enumerate(NAMES)), ())
)
PARTS = ("زينب", "محمد", "سالم", "ليلى", "قاسم", "تسفالم", "هبتمريم", "ولدو", "الكندي", "الحسن")
PREFIXES = ("", "و", "ب", "ل", "ك", "ف", "وب", "ول", "فل", "فب", "وك", "يا ")


@pytest.mark.parametrize("is_machine_read", [False, True])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_with_its_prefix_goes_or_is_asked(part, is_machine_read):
    for prefix in PREFIXES:
        # "To the" is written in one with what follows.
        word = f"{prefix}{part}"
        if prefix.endswith("ل") and part.startswith("ال"):
            word = f"{prefix}ل{part[2:]}"
        text = f"ذهبنا {word} إلى البيت"
        start = text.index(word)
        found = [*RULES.certain(text)]
        found += RULES.questions(text, (), is_machine_read=is_machine_read)
        assert any(one.start < start + len(word) and start < one.end for one in found), word


@pytest.mark.parametrize("text", ["أحمد في البيت", "ولد صغير", "قسم الشرطة", "سلم المبنى"])
def test_other_words_and_names_stay(text):
    rules = NameRules(Sought((SoughtPerson(PersonId("a"), ("حمدان قاسم",)),), ()))
    assert not [*rules.certain(text), *rules.questions(text, (), is_machine_read=False)]
