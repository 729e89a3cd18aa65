"""States by code: every spelling means one of them, and who is a party."""

import shutil
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.states import load_states
from casefiles.words.catalogue import explain

STATES = load_states(paths.resources())


def test_every_code_of_the_standard_is_there():
    assert len(STATES.names) == 249
    assert {"CN", "HK", "MO", "TW", "GB", "TR", "CY", "CZ"} <= STATES.names.keys()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("China", "CN"), ("PRC", "CN"), ("P.R. China", "CN"), ("People’s Republic of China", "CN"),
        ("中华人民共和国", "CN"), ("中國", "CN"), ("КИТАЙ", "CN"), ("cn", "CN"),
        ("Hong Kong", "HK"), ("HKSAR", "HK"), ("香港", "HK"), ("Macau", "MO"), ("Taiwan", "TW"),
        ("England and Wales", "GB"), ("U.K.", "GB"), ("Czechia", "CZ"), ("Česká republika", "CZ"),
        ("Türkiye", "TR"), ("Turkiye", "TR"), ("TURKEY", "TR"), ("Polska", "PL"), ("Cypr", "CY"),
        (" united states  of america ", "US"), ("Maroc", "MA"), ("Казахстан", "KZ"),
        ("Republic of Lysmark (invented)", ""), ("", ""), ("Chinatown", ""),
    ],
)  # fmt: skip
def test_a_name_is_recognised_in_many_spellings(words, code):
    assert STATES.code_of(words) == code


def test_china_is_no_party_to_the_european_convention_and_an_unknown_state_is_none():
    assert STATES.are_parties("ece", "FR", "TR")
    assert not STATES.are_parties("ece", "FR", "CN")
    assert not STATES.are_parties("ece", "", "FR")
    assert not STATES.are_parties("ece", "US", "GB")
    assert not STATES.are_parties("no_treaty", "FR")


def test_a_treaty_between_states_needs_both_and_one_that_binds_the_requested_needs_that_one():
    assert STATES.holds("ece", "TR", "FR")
    assert not STATES.holds("ece", "CN", "FR")
    assert STATES.holds("echr", "CN", "FR")
    assert STATES.holds("echr", "", "FR")
    assert not STATES.holds("echr", "FR", "US")
    assert not STATES.holds("echr", "FR", "")
    assert not STATES.holds("no_treaty", "FR", "FR")


def test_the_lists_of_parties_are_as_long_as_those_of_the_depositaries():
    """From general knowledge: a length that is far off is a slip of the pen."""
    count = {name: len(one.parties) for name, one in STATES.treaties.items()}
    assert count["echr"] == count["echr_p6"] == 46
    assert count["echr_p13"] == 45
    assert count["schengen"] == 31
    assert 170 <= count["cat"] <= 176
    assert 170 <= count["iccpr"] <= 175
    assert 145 <= count["refugee"] <= 150
    assert not STATES.are_parties_sure


@pytest.mark.parametrize(
    ("what", "instead"),
    [("    binds: both", "    binds: nobody"), ('unverified: "true"', 'unverified: "false"')],
)
def test_lists_of_parties_edited_into_nonsense_are_refused(tmp_path: Path, what, instead):
    for name in ("states", "sources"):
        shutil.copytree(paths.resources() / name, tmp_path / name)
    lists = tmp_path / "states" / "parties.yaml"
    text = lists.read_text()
    assert what in text
    lists.write_text(text.replace(what, instead, 1))
    with pytest.raises(InvalidInput) as refusal:
        load_states(tmp_path)
    assert "states/parties.yaml" in explain(refusal.value.code, refusal.value.safe)


@pytest.mark.parametrize(
    ("what", "instead"),
    [("CN\tChina", "CHN\tChina"), ("FR\tFrance", "FR\tGermany"), ("CN\tChina", "FR\tChina")],
)
def test_names_edited_into_nonsense_are_refused(tmp_path: Path, what, instead):
    (tmp_path / "states").mkdir()
    shutil.copytree(paths.resources() / "sources", tmp_path / "sources")
    for name in ("names.tsv", "parties.yaml"):
        source = paths.resources() / "states" / name
        (tmp_path / "states" / name).write_text(source.read_text().replace(what, instead, 1))
    with pytest.raises(InvalidInput):
        load_states(tmp_path)
