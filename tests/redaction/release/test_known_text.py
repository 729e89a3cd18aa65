"""Text that stands in a public source too: where a removed name would be read there."""

import pytest

from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.release.known_text import PublicTextIndex

MATCHER = Matcher([ProtectedTerm("Gulbahar", "a"), ProtectedTerm("古丽巴哈尔", "a")])
LATIN = "then was taken from her house in the night by six men in plain clothes"
HAN = "她于二零一八年三月十四日夜间在家中被便衣警察带走"


def known(text, *public):
    """Return the stretches of a text around a name that stand in public text."""
    found = PublicTextIndex(public).passages(text, MATCHER.find(text))
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        f"Gulbahar {LATIN}",
        f"{LATIN}, Gulbahar",
        f"{LATIN}, Gulbahar {LATIN}",
        f"古丽巴哈尔{HAN}",
        f"{HAN}古丽巴哈尔",
    ],
)
def test_a_name_in_words_that_are_public_is_told_with_these_words(text):
    assert known(f"Yes. {text}", f"As the paper wrote: {text}. And more.") == [text]
    assert known(f"Yes. {text}", "As the paper wrote: nothing of it.") == []
    assert known(f"Yes. {text}") == []


def test_of_text_that_is_mostly_han_characters_fewer_are_no_chance():
    mostly = "古丽巴哈尔乌鲁木齐市天山区 in March 2018 a"
    assert known(mostly, f"As the paper wrote: {mostly}. And more.") == [mostly]
    half = f"{mostly}t"
    assert known(half, f"As the paper wrote: {half}. And more.") == []


@pytest.mark.parametrize(
    "text", ["Gulbahar was taken from her house", "古丽巴哈尔于二零一八年", "Gulbahar"]
)
def test_a_few_words_beside_a_name_may_be_chance(text):
    assert known(text, f"As the paper wrote: {text}. And more.") == []


def test_public_words_of_two_sources_do_not_run_together():
    first, second = LATIN[:30], LATIN[30:]
    assert known(f"Gulbahar {LATIN}", f"Gulbahar {first}", second) == []
