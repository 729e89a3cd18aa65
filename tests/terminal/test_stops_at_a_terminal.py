"""What a terminal prints of a stop that can be signed: where, what to do, how to pass it."""

import pytest

from casefiles.cli.printed_checks import words_of
from casefiles.office.export.export_checks import ExportPreview
from casefiles.office.records.findings import Finding, FindingLocation
from casefiles.words.export_checks import TO_DO


@pytest.mark.parametrize("code", sorted(TO_DO))
def test_a_stop_says_where_and_what_to_do(code):
    place = FindingLocation("Event of 2019", "timeline", "ab12", "", kept="1 form")
    found = Finding("sign", code, "1 place shows what may be a name", 1, (place,))
    told = words_of(ExportPreview((found,), (), 0, 0, (), 0, (), ()), is_screen=True)
    assert f"{TO_DO[code]}." in told
    assert f"--sign {code}=REASON" in told
    assert "Event of 2019 (Timeline)" in told
    assert "ab12" not in told
