"""The pack that ships: whole, with its traps; nonsense is refused."""

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.pack_reading import load_builtin_pack, pack_from_bytes
from casefiles.words.catalogue import explain

PACK = load_builtin_pack(paths.resources())
DATA = (paths.resources() / "packs" / "builtin.yaml").read_bytes()


def test_instruments_tell_how_states_stand_and_spellings_join_forms():
    held = {one.id: one for one in PACK.instruments}
    assert held["cn_cat_22"].status == "not_declared"
    assert (held["fr_cn"].other_state, held["fr_cn"].date) == ("CN", "2015-07-17")
    assert not held["cn_ced"].is_primary_seen
    forms = {form for one in PACK.spellings for form in one.forms}
    assert {"Yidiresi Aishan", "Yapuquan", "Feng Li", "Shu Shuan", "Liu Hongtao"} <= forms


def refused(data: bytes) -> tuple[str, str, str]:
    with pytest.raises(InvalidInput) as caught:
        pack_from_bytes(data)
    assert caught.value.code == "pack_invalid"
    assert explain(caught.value.code, caught.value.safe)
    safe = caught.value.safe
    return str(safe["entry"]), str(safe["field"]), str(safe["reason"])


WHOLE = "the pack itself"


@pytest.mark.parametrize(
    ("what", "instead", "place"),
    [
        ("side: adverse", "side: both", "nz_kim, side: not_a_side"),
        ("id: F02", "id: F01", "F01, id: doubled_item"),
        ("id: F02", "id: 2F", "?, id: not_an_id"),
        ('date: "2014-07-22"', 'date: "last summer"', "F01, date: not_a_day"),
        ("requested_state: PL", "requested_state: Poland", "liu_poland, requested_state: not_a_state"),  # noqa: E501
        ("    traps: []", "    trap: []", "F03, ?: unknown_key"),
        ("    stage: appeal\n", "", "sweden_qiao, stage: missing_key"),
        ('review_by: "2027', 'review_by: "2025', f"{WHOLE}, review_by: review_before_as_of"),
        ('seen: "false"', 'seen: "no"', "F01, is_primary_seen: not_true_or_false"),
        ('edition: "1"', 'edition: "0"', f"{WHOLE}, edition: not_a_number"),
        ('["Qiao Jianjun", "Feng Li"]\n    note', '["Feng Li"]\n    note', "name_qiao, forms: too_few_forms"),  # noqa: E501
        ("    of: organ", "    of: ghost", "name_ccdi, of: kind_of_name"),
        ("id: builtin", "id: builtin\nid: other", f"{WHOLE}, ?: doubled_key"),
    ],
)  # fmt: skip
def test_a_pack_edited_into_nonsense_is_refused_with_its_place(what, instead, place):
    assert what in DATA.decode()
    entry, field, reason = refused(DATA.decode().replace(what, instead, 1).encode())
    assert f"{entry}, {field}: {reason}" == place


def test_what_is_no_pack_at_all_is_refused():
    assert refused(b"\xff\xfe")[2] == "not_utf8"
    assert refused(b"[1, 2]")[2] == "not_a_mapping"
    assert refused(b"id: [&a 1, *a]")[2] == "alias"


def test_authorities_are_cited_right_and_facts_are_no_authorities():
    pack = PACK
    by_id = {one.id: one for one in pack.authorities}
    second, first = by_id["nz_kim"], by_id["nz_kim_2021"]
    assert (second.number, second.date, second.side) == ("[2022] NZSC 44", "2022-04-13", "adverse")
    assert (first.number, first.date, first.side) == ("[2021] NZSC 57", "2021-06-04", "neutral")
    czech = by_id["czech_2299"]
    assert (czech.date, czech.ecli) == ("2020-04-02", "ECLI:CZ:US:2020:2.US.2299.19.9")
    paphos, albania = by_id["cyprus_paphos"], by_id["albania_2023"]
    assert (paphos.requested_state, paphos.date) == ("CY", "2023-06-16")
    assert (albania.requested_state, albania.date) == ("AL", "2023-04-25")
    figures = {one.id: one for one in pack.figures}
    assert {"F_spain_2018", "F_broken_assurances"} <= figures.keys()
    assert not {"spain_2018", "broken_assurances"} & by_id.keys()
    assert all(
        one.court not in {"several", "practice of Thailand and Canada"} for one in by_id.values()
    )


def test_the_european_convention_is_cited_between_parties_alone_and_hong_kong_by_state():
    pack = PACK
    told = {one.id: one for one in pack.instruments}
    for own in ("ece_16", "tr_ece"):
        assert told[own].says.startswith("Between parties")
        assert any("never cite it for a request of China" in one for one in told[own].traps)
    assert "de-designated" in told["gb_cn"].says
    suspended = {one.other_state for one in told.values() if one.state == "HK" and one.other_state}
    assert suspended == {"US", "CA", "AU", "GB", "NZ", "DE", "FI"}
