"""What is typed in the form beside a list, or over it, is there again when the form opens anew."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.forum.signed_forms import signed_forms_of
from casefiles.office.law.custom_limits import own_limits_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.places.dossier.contents.facts_editor import FactsEditor
from casefiles.ui.places.dossier.contents.narrative_editor import NarrativeEditor
from casefiles.ui.places.dossier.filing.limits_page import LimitsPage
from casefiles.ui.places.dossier.filing.signed_forms_page import SignedFormsPage
from tests.ui.settling import settle

TYPED = "Half a sentence"


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


@pytest.mark.parametrize("make", [FactsEditor, NarrativeEditor])
def test_a_new_record_that_is_half_typed_comes_back_when_another_is_begun(
    qtbot, context, session, make
):
    editor = shown(qtbot, make(context))
    editor.open("")
    settle(session)
    editor.new.click()
    first = editor.form
    first.fields["text"].set_value(TYPED)
    editor.new.click()
    settle(session)
    assert editor.form is not first
    assert editor.form.fields["text"].value() == TYPED
    editor.form.cancel.click()
    settle(session)
    assert editor.form is None
    assert editor.focusWidget() is editor.table
    editor.new.click()
    settle(session)
    assert editor.form.fields["text"].value() == TYPED


def test_a_limit_that_is_half_typed_comes_back(qtbot, context, session):
    page = shown(qtbot, LimitsPage(context))
    page.show_limits(session.vault.work(own_limits_of("ccf_request"), CancellationToken()))
    page.begin.click()
    page.form.fields["source"].set_value(TYPED)
    page.back.click()
    assert page.form is None
    assert page.focusWidget() is page.begin
    page.begin.click()
    settle(session)
    assert page.form.fields["source"].value() == TYPED


def test_escape_leads_from_a_paper_back_to_the_list_of_papers(qtbot, context, session):
    page = shown(qtbot, SignedFormsPage(context))
    request = EditionRequest(context.case_id, "echr_rule39", "court_open")
    page.show_papers(session.vault.work(signed_forms_of(request), CancellationToken()))
    page.buttons["authority"].click()
    page.form.fields["carrier"].set_value(TYPED)
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.form is None
    assert not page.remove.isVisible()
    assert page.focusWidget() is next(iter(page.buttons.values()))
    page.buttons["authority"].click()
    settle(session)
    assert page.form.fields["carrier"].value() == TYPED
