"""Forms of protected people that were once left in silence, each found or asked about now."""

from typing import Final

import pytest

from casefiles.domain.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.sought import Sought, SoughtPerson

PHONES: Final = (
    ("phone", "+86 138 9977 4126"),
    ("phone", "+86 135 0996 1827"),
    ("id", "653201198908172428"),
)


def person(*names, identifiers=(), born=""):
    return SoughtPerson(PersonId("p"), names, tuple(identifiers), (), born)


def rules(*people):
    return NameRules(Sought(people, ()))


def met(own, text):
    """Return what goes or is asked about."""
    hits = [*own.certain(text), *own.asked(text, (), is_machine_read=False)]
    return {text[one.start : one.end] for one in hits}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("On 2025-02-03 138****4126 called.", "138****4126"),
        ("3 138****4126", "138****4126"),
        ("a 135****1827 b", "135****1827"),
        ("a 135****1827 b 138****4126 c", "138****4126"),
        ("[不予公开] 653201********2428 1", "653201********2428"),
        ("2025-02-03 `135****1827` x", "135****1827"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 138 **** 4126 14 15", "138 **** 4126"),
        ("row138****4126", "138****4126"),
        ("phone135****1827", "135****1827"),
        ("2025-01-11 138****4126 2025-01-12 135****1827 2025-01-13", "135****1827"),
    ],
)
def test_a_masked_number_is_found_whatever_stands_beside_it(text, form):
    assert form in met(rules(person("Reyhangul Rozi", identifiers=PHONES)), text)


@pytest.mark.parametrize(
    "text", ["On 2025-02-03 139****4127 called.", "a 1 b ** 2 c", "..... 12 ..... 4126 x 13"]
)
def test_masked_numbers_of_others_are_not(text):
    assert met(rules(person("Reyhangul Rozi", identifiers=PHONES)), text) == set()
