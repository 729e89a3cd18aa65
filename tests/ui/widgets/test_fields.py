"""Fields: what they hold, what they refuse in words, and what a screen reader is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from casefiles.domain.records.case_records import Document, Person
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.office.chronology.events import ZONES
from casefiles.office.forum.forum_sheets import SheetField
from casefiles.office.records.form_fields import FIELDS_OF, FieldKind
from casefiles.office.records.pickers import documents_to_choose, matching, people_to_choose
from casefiles.ui.places.today.case_form import CaseEditForm
from casefiles.ui.records.answer_field import SeveralField, answer_field
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TextField, TickField
from casefiles.ui.widgets.moment_field import MomentField
from casefiles.ui.widgets.names_field import IdentifiersField, NamesField, script_of
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.ui.widgets.small_fields import CodesField
from casefiles.ui.widgets.state_field import StateField
from tests.dossier.sample_edition import RESOURCES
from tests.ui.settling import until

NAMES = [["Example, Adil", "Latn", "passport"], ["ئادىل", "Arab", "birth"]]


@pytest.fixture
def shown(theme, qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


@pytest.fixture
def people(context):
    return context.session.vault.ask(people_to_choose(context.case_id))


@pytest.fixture
def documents(context):
    return context.session.vault.ask(documents_to_choose(context.case_id))


def test_a_line_holds_words_without_outer_spaces(shown, qtbot):
    field = shown(LineField("place", "Place", required=True))
    assert field.check() == "Required"
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.line, " Almaty ")
    assert field.value() == "Almaty"
    assert field.check() == ""


def test_several_choices_of_a_form_are_one_answer_with_a_line_each(shown, qtbot, context):
    options = ("torture", "arbitrary detention", "migrants")
    asked = SheetField(
        *("mandates", "Mandates", "enum", "should", "h1"),
        options=options,
        answer="",
        record="",
        proposal="",
        is_unverified=False,
        has_many=True,
    )
    field = shown(answer_field(context, asked))
    assert isinstance(field, SeveralField)
    field.set_value("torture")
    with qtbot.waitSignal(field.changed):
        field.chooser.picked.emit(field.chooser.suggestions.choices[2])
    assert field.value() == "torture\nmigrants"
    field.set_value("torture\nan older mandate")
    assert field.value() == "torture\nan older mandate"
    assert "An older mandate" in "".join(one.text() for one in field.findChildren(QLabel))


def test_a_value_that_is_set_is_no_change(shown, qtbot):
    fields = (
        (LineField("a", "A"), "x"),
        (TextField("a", "A"), "x\ny"),
        (ChoiceField("a", "A", [("x", "X"), ("y", "Y")]), "y"),
        (ChoiceField("a", "A", [("x", "X")], free=True), "other"),
        (TickField("a", "A"), True),
        (DateField("a", "A"), "2019-03"),
        (NamesField("a"), NAMES),
        (IdentifiersField("a"), [["phone", "+7 701 555"]]),
    )
    for field, value in fields:
        shown(field)
        with qtbot.assertNotEmitted(field.changed):
            field.set_value(value)
        assert field.value() == value


def test_what_is_typed_is_not_remembered_by_keyboards(shown, context):
    fields = (
        LineField("a", "A"),
        TextField("a", "A"),
        DateField("a", "A"),
        ChoiceField("a", "A", [("x", "X")], free=True),
        PeopleField(context, "a", "A"),
    )
    for field in fields:
        shown(field)
        inputs = [*field.findChildren(QLineEdit), *field.findChildren(QTextEdit)]
        assert inputs
        for one in inputs:
            assert one.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
            assert one.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_what_is_wrong_is_said_below_and_to_screen_readers(shown, qtbot):
    field = shown(LineField("place", "Place", "Town and country", required=True))
    assert field.line.accessibleName() == "Place"
    assert field.line.accessibleDescription() == "Town and country"
    field.problem(field.check())
    assert field.words_of_problem() == "Required"
    assert "Required" in field.line.accessibleDescription()
    qtbot.keyClicks(field.line, "A")
    assert field.words_of_problem() == ""


def test_text_begins_at_the_side_of_its_script(shown):
    field = shown(LineField("name", "Name"))
    field.set_value("ئادىل")
    assert field.line.layoutDirection() == Qt.LayoutDirection.RightToLeft
    field.set_value("Adil")
    assert field.line.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_each_paragraph_begins_at_its_own_side(shown):
    field = shown(TextField("text", "Text"))
    field.resize(400, 200)
    field.set_value("ئۇ كېتىپ قالدى\nThen he left")
    document = field.text.document()
    lines = [document.findBlockByNumber(at).layout().lineAt(0) for at in (0, 1)]
    starts = [line.naturalTextRect().left() for line in lines]
    assert starts[0] > 100
    assert starts[1] < 10


def test_enter_moves_on_and_undo_takes_typing_back(theme, qtbot):
    holder = QWidget()
    column = QVBoxLayout(holder)
    first, second = LineField("a", "A"), LineField("b", "B")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    first.take_focus()
    qtbot.waitUntil(first.line.hasFocus)
    qtbot.keyClicks(first.line, "word")
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert second.line.hasFocus()
    qtbot.keyClick(first.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert first.value() == ""


def test_a_text_grows_with_its_lines_up_to_a_point(shown):
    field = shown(TextField("a", "A", rows=3))
    least = field.text.height()
    field.set_value("x\n" * 6)
    grown = field.text.height()
    field.set_value("x\n" * 60)
    assert least < grown < field.text.height() < 4 * least


def test_a_date_is_echoed_as_it_was_understood(shown, qtbot):
    field = shown(DateField("date", "Date"))
    qtbot.keyClicks(field.line, "c. summer 2019")
    assert field.value() == "2019-06~/2019-08~"
    assert field._hint.text() == "Understood as: about summer 2019"
    assert "about summer 2019" in field.line.accessibleDescription()


def test_a_date_that_cannot_be_read_is_kept_as_typed(shown, qtbot):
    field = shown(DateField("date", "Date"))
    qtbot.keyClicks(field.line, "03/04/2019")
    assert field.value() == ""
    assert "Day or month first?" in field.check()
    other = shown(DateField("date", "Date"))
    other.set_draft(field.draft())
    assert other.line.text() == "03/04/2019"


def test_a_date_is_shown_in_words(shown):
    field = shown(DateField("date", "Date", required=True))
    field.set_value("2019-03-14T14:05+08:00")
    assert field.line.text() == "14 March 2019, 14:05 (Beijing)"
    assert field.value() == "2019-03-14T14:05+08:00"
    field.set_value("")
    assert field.check() == "Required"


def test_a_choice_keeps_what_it_does_not_offer(shown):
    field = shown(ChoiceField("role", "Role", [("a", "Client"), ("b", "Witness")]))
    field.set_value("something old")
    assert field.value() == "something old"
    field.set_choices([("b", "Witness"), ("c", "Relative")])
    assert field.value() == "something old"


def test_a_free_choice_takes_words_and_offers(shown, qtbot):
    field = shown(ChoiceField("lane", "Line", [("", "None"), ("x", "Asylum")], free=True))
    with qtbot.waitSignal(field.changed):
        field.box.setEditText("Proceedings in London")
    assert field.value() == "Proceedings in London"
    field.box.setEditText("asylum")
    assert field.value() == "x"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Adil Example", "Latn"),
        ("Болат", "Cyrl"),
        ("ئادىل", "Arab"),
        ("陈样本", "Hans"),
        ("陳樣本", "Hant"),
        ("བསྟན་འཛིན", "Tibt"),
        ("ᠮᠣᠩᠭᠣᠯ", "Mong"),
        ("12 / 34", ""),
    ],
)
def test_the_script_of_a_name_is_found(text, script):
    assert script_of(text) == script


def test_names_keep_their_order_script_and_kind(shown, qtbot):
    field = shown(NamesField("names"))
    field.set_value(NAMES)
    field.add_button.click()
    row = field.rows[-1]
    row.line.insert("Болат")
    assert field.value() == [*NAMES, ["Болат", "Cyrl", ""]]
    assert row.line.font().families()[0] == "Noto Sans"
    row.script.setCurrentIndex(row.script.findData("Tibt"))
    row.script.activated.emit(0)
    qtbot.keyClicks(row.line, "x")
    assert field.value()[-1][1] == "Tibt"
    field.rows[0].remove.click()
    assert field.value()[0] == NAMES[1]


def test_an_empty_list_of_names_is_refused(shown):
    field = shown(NamesField("names"))
    field.add_button.click()
    assert field.value() == []
    assert field.check()


def test_an_identifier_needs_its_kind(shown):
    field = shown(IdentifiersField("numbers"))
    field.set_value([["phone", "+7 701 555"]])
    assert field.check() == ""
    field.rows[0].kind.setCurrentIndex(0)
    assert "kind" in field.check()


def test_people_are_found_by_any_name_in_any_script(context, people):
    person = next(
        one
        for one in context.session.vault.ask(lambda reader: reader.find(Person))
        if len(one.names) > 1
    )
    for name in person.names:
        assert person.id in {one.id for one in matching(people, name.text, 40)}
    assert matching(people, "nobody of this name", 40) == ()
    assert len(matching(people, "", 2)) == 2


def test_people_are_picked_and_taken_away(shown, context, people, qtbot):
    field = shown(PeopleField(context, "people", "People", required=True))
    qtbot.waitUntil(lambda: field.chooser.suggestions.choices == people)
    assert field.check()
    qtbot.keyClicks(field.chooser, people[0].words[:5])
    assert "list" in field.check()
    qtbot.keyClick(field.chooser, Qt.Key.Key_Return)
    assert len(field.value()) == 1
    field.set_value([people[0].id, people[1].id])
    field._remove(people[0].id)
    assert field.value() == [people[1].id]
    field.chooser.suggestions.find("", field.chooser.besides)
    assert people[1] not in field.chooser.suggestions._found


def test_sources_are_documents_of_the_case_and_pages_they_have(shown, context, documents, qtbot):
    field = shown(CitationsField(context, "cites"))
    qtbot.waitUntil(lambda: field._documents == documents)
    document = next(one for one in documents if one.pages)
    field.set_value([[document.id, document.pages]])
    assert field.value() == [[document.id, document.pages]]
    assert field.check() == ""
    field.rows[0].page.setValue(document.pages + 1)
    assert "page" in field.check()


def test_a_source_that_was_typed_and_not_chosen_is_not_lost(shown, context, qtbot):
    field = shown(CitationsField(context, "cites"))
    field.add_button.click()
    qtbot.keyClicks(field.rows[0].chooser, "no such document")
    assert "Choose a document" in field.check()
    other = shown(CitationsField(context, "cites"))
    other.set_draft(field.draft())
    assert other.rows[0].chooser.text() == "no such document"


def test_exhibits_are_offered_before_other_documents(context, documents):
    count = len(context.session.vault.ask(lambda reader: reader.find(Document)))
    assert len(documents) == count
    assert "/" in documents[0].words.split()[0]


def test_every_input_has_a_name(shown, context):
    fields = [PeopleField(context, "p", "People"), NamesField("n"), IdentifiersField("i")]
    fields += [CitationsField(context, "c"), DateField("d", "Date"), TextField("t", "Text")]
    for field in fields:
        shown(field)
        for add in (getattr(field, "add_button", None),):
            if add is not None:
                add.click()
        kinds = (QLineEdit, QTextEdit)
        inputs = [one for kind in kinds for one in field.findChildren(kind)]
        alone = [one for one in inputs if one.parent().metaObject().className() not in BOXES]
        assert alone
        assert [one for one in alone if not one.accessibleName()] == []


BOXES = {"QuietBox", "QSpinBox", "QComboBox"}


def test_free_words_are_not_made_into_longer_ones(qtbot, theme):
    field = ChoiceField("kind", "Kind", [("Home address", "Home address")], free=True)
    qtbot.addWidget(field)
    field.set_value("")
    QTest.keyClicks(field.box.lineEdit(), "Home")
    assert field.box.currentText() == "Home"
    assert field.value() == "Home"


def test_kinds_read_as_sentences_and_are_kept_as_they_were(qtbot, theme):
    field = NamesField("names")
    qtbot.addWidget(field)
    field.set_value([["Aygul", "Latn", "press spelling"], ["Ay", "Latn", "of her own"]])
    assert [row.kind.currentText() for row in field.rows] == ["Press spelling", "Of her own"]
    assert [kind for _, _, kind in field.value()] == ["press spelling", "of her own"]
    line = field.rows[1].kind.lineEdit()
    assert line.cursorPosition() == 0, "words longer than their box are shown from the beginning"
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "!")
    assert field.value()[1][2] == "Of her own!"


def test_a_state_is_chosen_from_the_list_or_typed_and_says_what_it_means(context, shown, qtbot):
    field = shown(StateField(context, "requested_state", "Requested State", "A hint."))
    until(lambda: field.box.count() > 200, 60)
    names = [field.box.itemText(at) for at in range(field.box.count())]
    assert {"Hong Kong", "Macao", "Taiwan"} <= set(names)
    spelled = {"Türkiye": "TR", "中国": "CN", "England and Wales": "GB", "uk": "GB"}
    for typed, meant in spelled.items():
        field.box.setEditText(typed)
        until(lambda meant=meant: f"({meant})" in field.hint, 60)
        assert field.value() == typed, "what was typed stays"
    field.box.setFocus()
    field.box.clearEditText()
    qtbot.keyClicks(field.box.lineEdit(), "stan")
    offered = field.box.completer()
    names = [offered.completionModel().index(n, 0).data() for n in range(40)]
    assert "Kazakhstan" in names
    assert "Albania" not in names
    assert field.value() == "stan", "what was typed stays until one is chosen"
    with qtbot.waitSignal(field.changed):
        field.box.setEditText("Lysmark")
    until(lambda: "Not a State in the list" in field.hint, 60)
    assert field.value() == "Lysmark"
    field.set_value("")
    until(lambda: field.hint == "A hint.", 60)


def test_every_place_where_a_state_is_entered_offers_the_list(context, shown, qtbot):
    case = CaseEditForm(context, context.case_id, None)
    qtbot.addWidget(case)
    for name in ("requesting_state", "requested_state"):
        assert isinstance(case.fields[name], StateField)
    held = {
        (kind.__name__, one.name)
        for kind, fields in FIELDS_OF.items()
        for one in fields
        if one.holds is FieldKind.STATE
    }
    assert {
        ("Notice", "bureau"),
        ("CountrySource", "country"),
        ("InstrumentStatus", "party"),
    } == held
    forms = [one.form for one in load_layouts(RESOURCES) if one.form is not None]
    asked = {(form.id, one.id) for form in forms for one in form.fields if one.type == "state"}
    named = ("state_party", "respondent_state", "ncb")
    assert {(form.id, one.id) for form in forms for one in form.fields if one.id in named} <= asked


def test_a_moment_shows_its_zone_apart_and_puts_it_back(qtbot, theme):
    field, again = (MomentField("date", "When", "", ZONES) for _ in range(2))
    for one in (field, again):
        qtbot.addWidget(one)
    field.set_value("2019-03-14T02:00+08:00")
    assert field.line.text() == "14 March 2019, 02:00"
    assert field.zone.value() == "+08:00"
    assert field.value() == "2019-03-14T02:00+08:00"
    again.set_draft(field.draft())
    assert again.value() == field.value()
    with qtbot.waitSignal(again.changed):
        again.zone.box.setEditText("Z")
    assert again.value() == "2019-03-14T02:00Z"
    again.set_draft("c. summer 2019")
    assert (again.line.text(), again.zone.value()) == ("c. summer 2019", "")


def test_codes_stand_in_one_line_each_once_and_a_draft_keeps_what_was_typed(qtbot, theme):
    field, again = (CodesField("languages", "Languages") for _ in range(2))
    for one in (field, again):
        qtbot.addWidget(one)
    field.set_value(["zh", "ug"])
    assert field.line.text() == "zh, ug"
    field.line.setText(" zh;ug ,, sr  Latn, zh")
    assert field.value() == ["zh", "ug", "sr Latn"]
    again.set_draft(field.draft())
    assert (again.line.text(), again.value()) == (field.line.text(), field.value())
