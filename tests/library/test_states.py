"""States by code: every spelling means one of them, and who is a party."""

from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.errors import InvalidForm
from casefiles.library.states import load_states

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


@pytest.mark.parametrize(
    ("what", "instead"),
    [("CN\tChina", "CHN\tChina"), ("FR\tFrance", "FR\tGermany"), ("CN\tChina", "FR\tChina")],
)
def test_names_edited_into_nonsense_are_refused(tmp_path: Path, what, instead):
    (tmp_path / "states").mkdir()
    for name in ("names.tsv", "parties.yaml"):
        source = paths.resources() / "states" / name
        (tmp_path / "states" / name).write_text(source.read_text().replace(what, instead, 1))
    with pytest.raises(InvalidForm):
        load_states(tmp_path)
