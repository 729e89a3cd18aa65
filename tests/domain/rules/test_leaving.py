"""The one rule of what leaves, and whose consent stops it."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import CaseId, ConsentId, DocumentId, PersonId
from casefiles.domain.records.case_records import DocumentStatus
from casefiles.domain.records.provenance import Answer, Consent, Privilege, Use
from casefiles.domain.rules.leaving import may_leave, not_given, refused
from tests.redaction import cases

DOCUMENT = DocumentId("d0" * 16)
SISTER, BROTHER = PersonId("51" * 16), PersonId("b0" * 16)


def said(answer, audience="", use=Use.EVERY, person=SISTER, document=DOCUMENT) -> Consent:
    return Consent(
        ConsentId("c0" * 16), CaseId("ca" * 16), person, document, use, audience, answer, "", "", ""
    )


@pytest.mark.parametrize("status", list(DocumentStatus))
@pytest.mark.parametrize("privilege", list(Privilege))
@pytest.mark.parametrize("reason", ["", "the source would be known"])
def test_only_free_documents_leave(status, privilege, reason):
    document = cases.document("d0" * 16, "Paper", str(status))
    document = replace(document, privilege=privilege, do_not_use=reason)
    is_free = status in {"received", "to_serve"} and privilege == "none" and not reason
    assert may_leave(document) is is_free


@pytest.mark.parametrize("answer", [Answer.REFUSED, Answer.WITHDRAWN])
@pytest.mark.parametrize(
    ("audience", "use", "stops"),
    [
        ("court_open", Use.FILE, True),
        ("court_open", Use.EVERY, True),
        ("", Use.FILE, True),
        ("", Use.QUOTE, True),
        ("ccf", Use.FILE, False),
        ("court_open", Use.PUBLISH, False),
    ],
)
def test_a_no_counts_for_the_readers_and_uses_it_covers(answer, audience, use, stops):
    consents = [said(answer, audience, use), said(Answer.GIVEN, "court_open", Use.FILE)]
    assert refused(consents, DOCUMENT, "court_open") == ((SISTER,) if stops else ())
    assert refused(consents, DocumentId("ee" * 16), "court_open") == ()


def test_publishing_counts_for_the_public_alone():
    assert refused([said(Answer.REFUSED, "", Use.PUBLISH)], DOCUMENT, "public") == (SISTER,)


def test_consent_is_never_inferred_from_other_readers():
    consents = [said(Answer.GIVEN, "ccf"), said(Answer.GIVEN, "", person=BROTHER)]
    assert not_given(consents, DOCUMENT, "court_open") == (SISTER,)
    assert not_given(consents, DOCUMENT, "ccf") == ()


def test_who_was_asked_and_did_not_answer_has_not_agreed():
    assert not_given([said(Answer.ASKED)], DOCUMENT, "ccf") == (SISTER,)
    assert not_given([said(Answer.REFUSED)], DOCUMENT, "ccf") == ()
    assert not_given([], DOCUMENT, "ccf") == ()
