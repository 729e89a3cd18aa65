"""Presets are read all or nothing; each that ships says from where it is known, and until when."""

import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.number_kinds import IDENTIFIER_KINDS, IdentifierCategory, number_kind
from casefiles.domain.rules.presets import PersonCategory, category_of
from casefiles.dossier.forum.presets import load_preset, preset_path
from casefiles.office.people.persons import ROLES
from casefiles.words.catalogue import explain

RESOURCES = Path(__file__).parents[3] / "resources"
SHIPPED = sorted(path.stem for path in (RESOURCES / "presets").glob("*.yaml"))
SOUND = (RESOURCES / "presets" / "us_frcp_5_2.yaml").read_text()


def test_the_presets_of_each_forum_ship():
    assert {
        "us_frcp_5_2",
        "us_frcrimp_49_1",
        "echr_default",
        "cjeu_reference",
        "un_third_parties",
        "ccf_requesting_bureau",
        "ew_criminal_court",
        "un_source_confidential",
        "eu_national_generic",
        "emergency",
    } == set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_preset_that_ships_is_whole(name):
    preset = load_preset(preset_path(RESOURCES, name))
    assert preset.id == name
    assert preset.audiences <= AUDIENCES
    assert preset.persons.keys() == set(PersonCategory)
    assert preset.client_numbers.keys() == preset.other_numbers.keys() == set(IdentifierCategory)
    assert preset.review_by > preset.as_of
    assert preset.notes


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("rule:", "extra: x\nrule:", "unknown_key"),
        ("rule:", "title: again\nrule:", "doubled_key"),
        ('unverified: "true"\n', "", "missing_key"),
        ("  plate: open\n", "", "missing_key"),
        ('as_of: "2026-11-24"', 'as_of: "24 November"', "not_a_day"),
        ('review_by: "2027-05-24"', 'review_by: "2026-05-24"', "review_before_as_of"),
        ("[court_open,", "[press,", "unknown_audience"),
        ("minor: initials", "minor: blurred", "unknown_word"),
        ("address: open", "address: last_four", "rest_of_another_kind"),
        ("phone: open", "phone: year", "rest_of_another_kind"),
        ("must_stay: []", "must_stay: client_name", "not_a_list"),
        ("must_stay: []", "must_stay: [client_name, client_name]", "doubled_item"),
        ("id: us_frcp_5_2", "id: other", "id_is_not_file_name"),
        ("rule: ", "rule: &x ", "alias"),
        ("rule: ", "rule: !!python/name:os.system ", "tag"),
    ],
)
def test_a_preset_that_breaks_a_rule_is_refused(tmp_path, old, new, reason):
    path = tmp_path / "us_frcp_5_2.yaml"
    assert old in SOUND
    path.write_text(SOUND.replace(old, new, 1))
    with pytest.raises(InvalidInput) as refused:
        load_preset(path)
    assert refused.value.safe["reason"] == reason


def test_what_nobody_signed_for_cannot_be_declared_verified(tmp_path):
    """The same holds for presets as for rules of time and legal tests."""
    for part in ("presets", "sources"):
        shutil.copytree(RESOURCES / part, tmp_path / part)
    path = tmp_path / "presets" / "us_frcp_5_2.yaml"
    signed = 'unverified: "false"\nseen: o\nkey: ECE16\nread: "2026-11-24"\nsigned_by: A. Counsel\n'
    path.write_text(SOUND.replace('unverified: "true"\n', signed, 1))
    with pytest.raises(InvalidInput) as refused:
        load_preset(path)
    told = explain(refused.value.code, refused.value.safe)
    assert "presets/us_frcp_5_2.yaml" in told
    assert "the lawyer who signed it" in told
    path.write_text(SOUND.replace('unverified: "true"\n', f'{signed}signed: "2026-12-01"\n', 1))
    assert not load_preset(path).is_unverified


def test_a_preset_cannot_need_a_name_and_remove_it(tmp_path):
    path = tmp_path / "us_frcp_5_2.yaml"
    text = SOUND.replace("must_stay: []", "must_stay: [client_name]", 1)
    path.write_text(text.replace("client: open", "client: pseudonym", 1))
    with pytest.raises(InvalidInput, match="profile_invalid"):
        load_preset(path)


@pytest.mark.parametrize("name", ["", "../x", "Us", "no_such"])
def test_an_unknown_preset_is_refused(name):
    with pytest.raises(Refused, match="unknown_preset"):
        load_preset(preset_path(RESOURCES, name))


def test_every_word_of_the_window_means_a_kind_of_number_and_somebody():
    others = {kind for kind in IDENTIFIER_KINDS if number_kind(kind) is IdentifierCategory.OTHER}
    # No preset names these, so that they are treated as what it does not name.
    assert others == {"device", "licence", "account", "code", "file name", "other number"}
    assert number_kind(" Bank  Account ") is IdentifierCategory.BANK_ACCOUNT
    assert number_kind("staff badge") is IdentifierCategory.OTHER
    from tests.redaction.release.test_presets import somebody

    rule = load_preset(preset_path(RESOURCES, "us_frcp_5_2"))
    told = {role: category_of(somebody("A B", role), rule) for role in ROLES}
    assert told["client"] is PersonCategory.CLIENT
    assert PersonCategory.THIRD_PARTY not in told.values()
    assert category_of(somebody("A B", "neighbour"), rule) is PersonCategory.THIRD_PARTY
    assert category_of(somebody("A B", "client", is_minor=True), rule) is PersonCategory.MINOR
