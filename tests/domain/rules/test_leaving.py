"""The one rule of what leaves, and whose consent stops it."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import CaseId, ConsentId, DocumentId, PersonId
from casefiles.domain.records.case_records import DocumentStatus
from casefiles.domain.records.provenance import Consent, ConsentAnswer, ConsentUse, Privilege
from casefiles.domain.rules.exportability import has_refused_consent, is_exportable, lacks_consent
from tests.redaction import cases

DOCUMENT = DocumentId("d0" * 16)
SISTER, BROTHER = PersonId("51" * 16), PersonId("b0" * 16)


def said(answer, audience="", use=ConsentUse.EVERY, person=SISTER, document=DOCUMENT) -> Consent:
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
    assert is_exportable(document) is is_free


@pytest.mark.parametrize("answer", [ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN])
@pytest.mark.parametrize(
    ("audience", "use", "stops"),
    [
        ("court_open", ConsentUse.FILE, True),
        ("court_open", ConsentUse.EVERY, True),
        ("", ConsentUse.FILE, True),
        ("", ConsentUse.QUOTE, True),
        ("ccf", ConsentUse.FILE, False),
        ("court_open", ConsentUse.PUBLISH, False),
    ],
)
def test_a_no_counts_for_the_readers_and_uses_it_covers(answer, audience, use, stops):
    consents = [
        said(answer, audience, use),
        said(ConsentAnswer.GIVEN, "court_open", ConsentUse.FILE),
    ]
    assert has_refused_consent(consents, DOCUMENT, "court_open") == ((SISTER,) if stops else ())
    assert has_refused_consent(consents, DocumentId("ee" * 16), "court_open") == ()


def test_publishing_counts_for_the_public_alone():
    assert has_refused_consent(
        [said(ConsentAnswer.REFUSED, "", ConsentUse.PUBLISH)], DOCUMENT, "public"
    ) == (SISTER,)


def test_consent_is_never_inferred_from_other_readers():
    consents = [said(ConsentAnswer.GIVEN, "ccf"), said(ConsentAnswer.GIVEN, "", person=BROTHER)]
    assert lacks_consent(consents, DOCUMENT, "court_open") == (SISTER,)
    assert lacks_consent(consents, DOCUMENT, "ccf") == ()


def test_who_was_asked_and_did_not_answer_has_not_agreed():
    assert lacks_consent([said(ConsentAnswer.REQUESTED)], DOCUMENT, "ccf") == (SISTER,)
    assert lacks_consent([said(ConsentAnswer.REFUSED)], DOCUMENT, "ccf") == ()
    assert lacks_consent([], DOCUMENT, "ccf") == ()
