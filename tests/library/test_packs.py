"""The pack that ships: whole, with its traps; nonsense is refused."""

import pytest

from casefiles import paths
from casefiles.domain.errors import InvalidForm
from casefiles.library.pack_reading import load_builtin_pack, pack_from_bytes
from casefiles.words import explain

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
    with pytest.raises(InvalidForm) as caught:
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
