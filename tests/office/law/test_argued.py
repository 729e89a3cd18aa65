"""Which tests are argued before whom: what one body asks for is not what another does."""

import pytest

from casefiles.office.law.argument_sources import applies_before


@pytest.mark.parametrize(
    ("profile", "holds"),
    [
        ("national_court", {"national"}),
        ("ew_extradition_bundle", {"national"}),
        ("echr_rule39", {"echr"}),
        ("un_cat_art22", {"cat"}),
        ("un_hrc_op1", {"hrc"}),
        ("un_wgad", {"wgad"}),
        ("ccf_request", {"ccf"}),
        ("un_ced_art31", {"national", "echr", "cat", "hrc", "wgad", "ccf"}),
    ],
)
def test_a_test_is_argued_only_before_whom_it_holds(profile: str, holds: set[str]) -> None:
    every = ("national", "echr", "cat", "hrc", "wgad", "ccf")
    assert {one for one in every if applies_before(profile, (one,))} == holds
    assert applies_before(profile, every)
