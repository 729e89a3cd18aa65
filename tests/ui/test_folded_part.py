"""Fields that are folded away: opened by a button, and by what is in them."""

from casefiles.ui.widgets.field import LineField
from casefiles.ui.widgets.folded_part import FoldedPart
from casefiles.ui.widgets.forms import RecordForm
from tests.ui.settling import settle


def made(context, qtbot, values):
    form = RecordForm(context, "folded", "A form")
    field = LineField("more", "More")
    part = FoldedPart(form, "More about it", [field])
    qtbot.addWidget(form)
    form.load(values)
    form.show()
    return form, part, field


def test_a_button_opens_and_closes_what_is_seldom_told(context, session, qtbot):
    _form, part, field = made(context, qtbot, {})
    assert not field.isVisible()
    part.button.click()
    assert field.isVisible()
    part.button.click()
    assert not field.isVisible()


def test_what_is_told_or_typed_before_stands_open(context, session, qtbot):
    form, _, field = made(context, qtbot, {"more": "told"})
    assert field.isVisible()
    field.set_value("typed")
    field.changed.emit()
    form.keep_draft_now()
    settle(session)
    _other, _, again = made(context, qtbot, {})
    settle(session)
    assert again.value() == "typed"
    assert again.isVisible()
