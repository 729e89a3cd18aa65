"""Profiles are data: read all or nothing, with no way to say more than a profile may."""

from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.dossier.forum.profiles import load_profile, profile_path
from tests.dossier.sample_edition import RESOURCES

COMMON = (RESOURCES / "profiles" / "wording" / "en.yaml").read_text()
OWN_WORDING = "wording:\n" + "".join(f"  {line}\n" for line in COMMON.splitlines())
SHIPPED = (RESOURCES / "profiles" / "national_court.yaml").read_text() + OWN_WORDING


def load(tmp_path: Path, text: str | bytes, common: str = COMMON) -> str:
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "en.yaml").write_text(common)
    path = tmp_path / "national_court.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_profile(path).id


def test_the_shipped_profile_loads_and_names_its_source() -> None:
    profile = load_profile(profile_path(RESOURCES, "national_court"))
    assert profile.is_unverified
    assert profile.source
    assert profile.review_by > profile.as_of
    assert profile.audiences.keys() == AUDIENCES


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("language: en", "language: !!python/name:os.system en", "tag"),
        ("language: en", "language: !x en", "tag"),
        ("language: en", "language: &a en", "alias"),
        ("language: en", "language: *a", "alias"),
        ("language: en", "language: en\nlanguage: en", "doubled_key"),
        ("language: en", "language: en\n<<: {a: b}", "unknown_key"),
        ("language: en", "language: en\nscript: x", "unknown_key"),
        ("language: en", "language: tlh", "unknown_language"),
        ("language: en", "? [language]\n: en", "key_not_text"),
        ("language: en", "", "missing_key"),
        ("id: national_court\ntitle", "id: other\ntitle", "id_is_not_file_name"),
        ('unverified: "true"', "unverified: perhaps", "not_true_or_false"),
        ('unverified: "true"', 'unverified: ["true"]', "not_true_or_false"),
        ('as_of: "2026-11-24"', 'as_of: "2026-13-01"', "not_a_day"),
        ('as_of: "2026-11-24"', 'as_of: "2028-01-01"', "review_before_as_of"),
        ("{exhibit}, p. {page}", "{exhibit}, p. {page} {secret}", "wrong_tokens"),
        ("{exhibit}, p. {page}", "{exhibit}", "wrong_tokens"),
        ("{exhibit}, p. {page}", "{exhibit}, p. {page} {page.__class__}", "wrong_tokens"),
        ("{exhibit}, p. {page}", "{exhibit}, p. {page!r}", "wrong_tokens"),
        ('page_word: "p."', 'page_word: "{reference}"', "wrong_tokens"),
        ('page_word: "p."', 'page_word: ""', "not_a_text"),
        ('page_word: "p."', "page_word: [p.]", "not_a_text"),
        ('page_word: "p."', 'page_word: "p."\n  extra: x', "unknown_key"),
        ("  - {id: persons,", "  - {id: cover,", "unknown_or_doubled_section"),
        ("  - {id: persons,", "  - {id: verdict,", "unknown_or_doubled_section"),
        ('  ccf: "', '  interpol: "', "unknown_key"),
    ],
)
def test_a_fault_is_refused_with_its_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in SHIPPED
    with pytest.raises(InvalidInput) as refusal:
        load(tmp_path, SHIPPED.replace(old, new))
    assert refusal.value.code == "profile_invalid"
    assert refusal.value.safe["reason"] == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "syntax"),
        ("a: [", "syntax"),
        ("a: b\n---\nc: d\n", "several_documents"),
        ("%TAG ! tag:x,2000:\n---\na: b\n", "directive"),
        ("%YAML 1.1\n---\na: b\n", "directive"),
        ("- a\n", "not_a_mapping"),
        ("text", "not_a_mapping"),
        ("a: " + "[" * 60 + "]" * 60, "too_deep"),
        ("a: " + "x" * 300_000, "too_large"),
        (b"a: \xff", "not_utf8"),
        ("a: \x00", "syntax"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(tmp_path: Path, text: str | bytes, reason: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(tmp_path, text)
    assert refusal.value.safe["reason"] == reason


def test_the_unchanged_profile_passes_where_the_faulty_ones_stop(tmp_path: Path) -> None:
    assert load(tmp_path, SHIPPED) == "national_court"


def test_wording_that_lacks_a_text_or_invents_one_is_refused(tmp_path: Path) -> None:
    for number, fault in enumerate((COMMON.replace('client: "', 'defendant: "'), "", "a: b\n")):
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(InvalidInput, match="profile_invalid"):
            load(folder, SHIPPED, fault)


def test_a_profile_words_some_things_in_its_own_way(tmp_path: Path) -> None:
    bare = (RESOURCES / "profiles" / "national_court.yaml").read_text()
    load(tmp_path, bare + 'wording:\n  client: "Applicant"\n')
    profile = load_profile(tmp_path / "national_court.yaml")
    assert (profile.say("client"), profile.say("event")) == ("Applicant", "Event")


@pytest.mark.parametrize("name", ["../national_court", "/etc/passwd", "a/b", "", "A", "x\n"])
def test_a_profile_id_is_never_a_path(name: str) -> None:
    with pytest.raises(Refused, match="unknown_profile"):
        profile_path(RESOURCES, name)


def test_an_absent_profile_is_refused() -> None:
    with pytest.raises(Refused, match="unknown_profile"):
        load_profile(profile_path(RESOURCES, "lunar_court"))


def test_values_are_replaced_once_and_as_plain_text() -> None:
    profile = load_profile(profile_path(RESOURCES, "national_court"))
    said = profile.say("cite", exhibit="{page} {0} %s", page="3")
    assert said == "{page} {0} %s/3"
