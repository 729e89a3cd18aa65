"""The pack that ships: whole, with its traps; nonsense is refused."""

import pytest

from casefiles import paths
from casefiles.domain.errors import InvalidForm
from casefiles.library.packs import Side, load_builtin_pack, pack_from_bytes

PACK = load_builtin_pack(paths.resources())
DATA = (paths.resources() / "packs" / "builtin.yaml").read_bytes()


def test_every_figure_and_authority_of_the_first_pack_is_there():
    figures = {one.id for one in PACK.figures}
    numbers = {f"F{number:02}" for number in range(1, 27)}
    assert figures == numbers | {f"C{number:02}" for number in range(1, 6)} | {"P01"}
    assert len(PACK.authorities) == 18
    assert {one.side for one in PACK.authorities} == set(Side)


def test_figures_that_do_not_agree_carry_their_traps():
    share = next(one for one in PACK.figures if one.id == "F09")
    assert (share.value, share.date) == ("1 %", "2018")
    assert "10,105" in share.traps[0]
    assert "of our own" in share.not_for


def test_the_adverse_ruling_is_shipped_as_adverse():
    kim = next(one for one in PACK.authorities if one.id == "nz_kim")
    assert kim.side is Side.ADVERSE


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        (b"side: adverse", b"side: both"),
        (b"id: F02", b"id: F01"),
        (b"id: F02", b"id: F2"),
        (b'date: "2014-07-22"', b'date: "last summer"'),
        (b"requested_state: PL", b"requested_state: Poland"),
        (b"    traps: []", b"    trap: []"),
        (b'review_by: "2027-05-26"', b'review_by: "2025-05-26"'),
        (b'is_primary_seen: "false"', b'is_primary_seen: "no"'),
    ],
)
def test_a_pack_edited_into_nonsense_is_refused(what, instead):
    assert what in DATA
    with pytest.raises(InvalidForm):
        pack_from_bytes(DATA.replace(what, instead, 1))
