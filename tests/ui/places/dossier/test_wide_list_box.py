"""A choice in a narrow place: its list cuts nothing, and its tooltip names what is chosen."""

from casefiles.ui.places.dossier.steps.wide_list_box import WideListBox
from casefiles.ui.widgets.layout import in_column
from tests.ui.settling import rest

LONG = "Application for anonymity and withholding, for the judge, in closed session"


def test_no_entry_is_cut_and_the_chosen_one_is_shown_in_full(theme, qtbot):
    box = WideListBox()
    box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems(["Short", LONG])
    around = in_column(box, ...)
    qtbot.addWidget(around)
    around.resize(1000, 400)
    box.setMaximumWidth(160)
    around.show()
    rest()
    box.showPopup()
    rest()
    view = box.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0) > box.width()
    box.hidePopup()
    box.setCurrentIndex(1)
    assert box.toolTip() == LONG
