"""One place of a picture is one question, by whichever rule it is met."""

from types import SimpleNamespace

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import PersonId
from casefiles.office.redaction.name_suggestions import ON_PAGES
from casefiles.office.redaction.suggestions import CaseContext, DocumentContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import Sought, SoughtPerson


def asked(sought: Sought, text: str):
    """Return what is asked about a picture that says a text."""
    line = TextLine(text, Box(0.1, 0.2, 0.9, 0.22))
    own, pictured = PageText(1, 595.0, 842.0, ()), PageText(1, 595.0, 842.0, (line,))
    row = SimpleNamespace(id="paper", media_type="application/pdf")
    at = CaseContext("case", (), matcher_of(sought), "", sought)
    document = DocumentContext(row, (own,), (pictured,), mentions=((),))
    quiet = SimpleNamespace(check=lambda: None)
    return [(one.kind, one.text) for one in ON_PAGES.look(None, at, document, quiet)]


def test_a_slip_in_a_picture_is_not_asked_about_as_misread_too():
    sought = Sought((SoughtPerson(PersonId("p"), ("Chen Yulin", "陈雨霖")),))
    assert asked(sought, "据陈雨林反映，情况属实。") == [("slip", "陈雨林")]


def test_what_only_a_machine_would_misread_is_asked_about():
    sought = Sought((SoughtPerson(PersonId("p"), ("Dilna",)),))
    assert asked(sought, "Statement of Di1na here.") == [("misread", "Di1na")]
