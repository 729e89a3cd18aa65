"""No words of law say that somebody verified it, unless a lawyer signed for it at its source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.resource_files.plain_yaml import Plain, read_plain_yaml

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDERS = (
    *("presets", "profiles", "forums", "forum_conflicts", "deadlines", "legal_tests", "states"),
    *("holidays", "packs", "glossary"),
)
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (RESOURCES / folder).rglob("*.yaml")
    if "wording" not in path.parts
)
CLAIM = re.compile(
    r"(?<!\bnot )(?<!\bnever )(?<!\bto be )(?<!\bnobody )\b"
    r"(verified|confirmed|(?:double-)?checked (?:against|with|in|at|on)|proofread)\b",
    re.IGNORECASE,
)
SIGNED = frozenset({"seen", "key", "read", "signed_by", "signed"})


def prose(told: Plain) -> Iterator[str]:
    """Yield the texts of a form for which nobody signed; what it asks claims nothing."""
    if isinstance(told, str):
        if not told.endswith("?"):
            yield told
    elif isinstance(told, list):
        for one in told:
            yield from prose(one)
    elif not all(told.get(key) for key in SIGNED):
        for one in told.values():
            yield from prose(one)


def claims(data: bytes) -> list[str]:
    return [one for one in prose(read_plain_yaml(data)) if CLAIM.search(one)]


def declared(told: Plain) -> Iterator[dict]:
    """Yield what is declared verified."""
    if isinstance(told, list):
        for one in told:
            yield from declared(one)
    elif isinstance(told, dict):
        if told.get("unverified") == "false":
            yield told
        for one in told.values():
            yield from declared(one)


def name_of(path: Path) -> str:
    return str(path.relative_to(RESOURCES))


def test_the_law_that_ships_is_looked_through():
    assert len(FILES) > 45
    assert {path.parts[len(RESOURCES.parts)] for path in FILES} >= {
        "presets",
        "forums",
        "deadlines",
    }


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_words_claim_a_reading_for_which_nobody_signed(path):
    assert claims(path.read_bytes()) == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_declared_verified_without_source_day_and_signature(path):
    told = read_plain_yaml(path.read_bytes())
    assert [one for one in declared(told) if not all(one.get(key) for key in SIGNED)] == []


@pytest.mark.parametrize(
    ("words", "is_claim"),
    [
        ("Verified in the text in force.", True),
        ("Confirmed by the registry.", True),
        ("Checked against the rules in force.", True),
        ("Not checked against the rules in force.", False),
        ("General knowledge; to be confirmed", False),
        ("unverified, read on 2026-11-28", False),
    ],
)
def test_a_claim_is_known_by_its_words(words, is_claim):
    assert bool(claims(f'source: "{words}"\n'.encode())) is is_claim
    signed = 'seen: o\nkey: K\nread: "2026-11-24"\nsigned_by: A\nsigned: "2026-12-01"\n'
    assert claims(f'source: "{words}"\n{signed}'.encode()) == []
