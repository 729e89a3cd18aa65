"""A label that uses a term explains it: to the eye, the hand and a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWhatsThis

from casefiles.ui.widgets.field import LineField
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.tools.term_label import TermLabel, meaning_of


def described(widget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_a_heading_has_the_meaning_as_tip_and_description(qtbot, theme):
    label = heading("Dual criminality")
    qtbot.addWidget(label)
    assert label.toolTip().startswith("Dual criminality: ")
    assert described(label) == label.toolTip()
    label.setText("Nothing of the kind")
    assert label.toolTip() == described(label) == ""


def test_a_field_says_its_hint_its_fault_and_what_its_term_means(qtbot, theme):
    field = LineField("remedy", "Remedy", "For example an appeal")
    qtbot.addWidget(field)
    meaning = meaning_of("Remedy")
    assert meaning
    assert described(field.line) == f"For example an appeal {meaning}"
    field.problem("Required")
    assert described(field.line) == f"Required For example an appeal {meaning}"
    assert QAccessible.queryAccessibleInterface(field.line).text(QAccessible.Text.Name) == "Remedy"


def test_shift_f1_in_a_field_opens_the_meaning(qtbot, theme):
    field = LineField("remedy", "Remedy")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not field]
    assert len(shown) == 1
    assert field.line.whatsThis() == meaning_of("Remedy")
    QWhatsThis.hideText()


def picture(label: QLabel) -> QImage:
    label.resize(label.sizeHint())
    return label.grab().toImage()


def test_the_term_has_dots_below_it_and_other_words_have_none(qtbot, theme):
    for text, is_term in (("Remedy", True), ("Ramedy", False)):
        label, plain = TermLabel(text), QLabel(text)
        for one in (label, plain):
            qtbot.addWidget(one)
        assert (picture(label) != picture(plain)) is is_term
