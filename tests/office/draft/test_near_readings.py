"""What no machine read in finished pages, where anything of them is left to be read."""

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.ids import ContentId
from casefiles.office.draft.final_check import FinalCheckResult
from casefiles.office.draft.near_matches import unread_areas, unread_in
from casefiles.office.draft.ocr_readback import ReadBack
from casefiles.office.redaction.burning import BurnPlan
from casefiles.redaction.clearance.final_check_frames import FinalCheckReport
from tests.office.redaction.test_burning import document

AREA = (Box(0.2, 0.2, 0.4, 0.25),)


def test_a_page_that_leaves_wholly_black_holds_no_unread_area():
    boxes = {1: (WHOLE_PAGE,), 2: (Box(0.0, 0.0, 1.0, 0.9),), 3: ()}
    plan = BurnPlan(ContentId("x"), "AB/1", boxes, {}, ())
    exhibits = [(document(is_looked_at=True), plan)]
    shown = ((4, 0), (5, 1), (6, 2))
    read = ReadBack(
        dict.fromkeys(range(1, 7), ("nothing",)), unread=dict.fromkeys(range(1, 7), AREA)
    )
    cleared = FinalCheckResult(FinalCheckReport(0, 0, (), pictured=shown), 6, read)
    assert unread_areas(exhibits, cleared) == {5: AREA, 6: AREA}
    assert [one.page for one in unread_in(exhibits, cleared)] == [2, 3]
