"""Legal tests that ship: scoped by forum, with burden and standard; nonsense is refused."""

import shutil
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.legal_tests import load_legal_tests
from casefiles.office.law.arguments import FORUMS
from casefiles.words.catalogue import explain

TESTS = load_legal_tests(paths.resources()).tests


def named(test_id):
    return next(one for one in TESTS if one.id == test_id)


def test_every_template_of_the_design_is_there():
    assert {one.id for one in TESTS} == {
        "torture_echr", "torture_cat", "torture_iccpr", "assurances_othman", "flagrant_denial",
        "tainted_evidence", "irreducible_life", "death_penalty", "political_purpose",
        "dual_criminality", "limitation", "ne_bis_in_idem", "specialty", "request_defects",
        "detention_here", "refuge", "family_health", "interpol_data",
    }  # fmt: skip


def test_personal_risk_is_asked_for_in_geneva_and_not_after_liu():
    assert "personal" in {limb.id for limb in named("torture_cat").limbs}
    assert "personal" not in {limb.id for limb in named("torture_echr").limbs}
    assert named("torture_cat").forums == ("cat",)


def test_every_question_of_othman_is_a_limb():
    assert len(named("assurances_othman").limbs) == 11


def test_each_test_names_burden_and_standard_and_forums_with_words():
    assert all(one.burden and one.standard for one in TESTS)
    assert {forum for one in TESTS for forum in one.forums} <= FORUMS.keys()


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ("forums: [ccf]", "forums: [moon]"),
        ("forums: [ccf]", "forums: []"),
        ("id: torture_cat", "id: torture_echr"),
        ("{id: foreseeable,", "{id: real,"),
        ("    standard:", "    standards:"),
        ("treaty: cat,", "treaty: moon,"),
    ],
)
def test_tests_edited_into_nonsense_are_refused(tmp_path: Path, what, instead):
    with pytest.raises(InvalidInput):
        load_edited(tmp_path, what, instead)


def load_edited(folder: Path, what: str, instead: str):
    for name in ("legal_tests", "states", "sources"):
        shutil.copytree(paths.resources() / name, folder / name)
    tests = folder / "legal_tests" / "tests.yaml"
    text = tests.read_text()
    assert what in text
    tests.write_text(text.replace(what, instead, 1))
    return load_legal_tests(folder)


@pytest.mark.parametrize(
    ("what", "instead", "words"),
    [
        ("treaty: cat,", 'treaty: "",', "without identifying the treaty"),
        ("treaty: schengen,", 'treaty: "",', "without identifying the treaty"),
        ("treaty: iccpr,", 'treaty: "",', "without identifying the treaty"),
        ("treaty: cat,", "treaty: moon,", "no list names the parties"),
        ('unverified: "true"', 'unverified: "false"', "neither on an official page"),
    ],
)
def test_a_convention_that_is_not_named_and_a_test_nobody_signed_are_refused_with_their_place(
    tmp_path: Path, what, instead, words
):
    with pytest.raises(InvalidInput) as refusal:
        load_edited(tmp_path, what, instead)
    told = explain(refusal.value.code, refusal.value.safe)
    assert "legal_tests/tests.yaml" in told
    assert any(one.id in told for one in TESTS)
    assert words in told
