"""What a terminal prints of a stop that can be signed: where, what to do, how to pass it."""

import pytest

from casefiles.cli.printed_checks import words_of
from casefiles.office.export.export_checks import DescribedLocation, ExportPreview, PresentedFinding
from casefiles.words.export_checks import TO_DO


@pytest.mark.parametrize("code", sorted(TO_DO))
def test_a_stop_says_where_and_what_to_do(code):
    place = DescribedLocation(
        "Event of 2019", "timeline", "ab12", "", is_document=False, kept="1 form"
    )
    found = PresentedFinding("sign", code, 1, "1 place shows what may be a name", (place,))
    told = words_of(ExportPreview((found,), (), 0, 0, (), 0, (), ()), is_screen=True)
    assert f"{TO_DO[code]}." in told
    assert f"--sign {code}=REASON" in told
    assert "Event of 2019 (Timeline)" in told
    assert "ab12" not in told
