"""What protects a document holds on its way out, in the checks and in an export."""

from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import ConsentId
from casefiles.domain.records.case_records import Document, Person
from casefiles.domain.records.provenance import (
    Consent,
    ConsentAnswer,
    ConsentUse,
    Privilege,
    Sensitivity,
)
from casefiles.office.documents.custody import custody_of
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.documents.test_custody import edition
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing

KEPT_IN = [
    {"privilege": Privilege.LEGAL},
    {"privilege": Privilege.COMMON_INTEREST, "privilege_reason": "shared with co-counsel"},
    {"do_not_use": "it would show who took the photograph"},
]


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def drafted(work, wanted):
    return lambda: work(lambda workplace, ticket: draft_of(workplace, wanted))


@pytest.fixture
def found(work, wanted):
    return lambda: {one.code: one for one in work(checks_of(wanted, UnchangedRasters())).found}


def change(opened, document_id, **fields):
    document = opened.ask(lambda reader: reader.get(Document, document_id))
    opened.run(lambda at: at.update(replace(document, **fields), "edit_document"))


def say(opened, case_id, document_id, answer, audience, use=ConsentUse.FILE, digit="c"):
    person = opened.ask(lambda reader: reader.find(Person))[0]
    consent = Consent(
        ConsentId(digit * 32), case_id, person.id, document_id, use, audience, answer,
        "2026-01-05", "signed form", "",
    )  # fmt: skip
    opened.run(lambda at: at.insert(consent, "add_consent"))
    return consent


@pytest.mark.parametrize("fields", KEPT_IN)
def test_a_protected_document_is_as_if_it_did_not_exist(
    fields, opened, work, drafted, wanted, named, case_id
):
    document_id = named("arrest-report")
    forum = work(forums())[0]
    assert document_id in drafted().projection.documents
    change(opened, document_id, **fields)
    kept_in = canonical_bytes(drafted().disclosure)
    plan = opened.ask(plan_of(case_id, forum, "court_open"))
    assert document_id not in [one.id for one in plan.exhibits]
    change(opened, document_id, status="privileged", privilege=Privilege.NONE, do_not_use="")
    assert canonical_bytes(drafted().disclosure) == kept_in


def test_consent_against_these_readers_stops_the_dossier(
    opened, work, found, wanted, named, case_id, tmp_path: Path
):
    document_id = named("arrest-report")
    say(opened, case_id, document_id, ConsentAnswer.WITHDRAWN, "court_open")
    stop = found()["consent_refused"]
    assert (stop.kind, [one.record for one in stop.spots]) == ("stop", [document_id])
    target = tmp_path / "dossier.pdf"
    with pytest.raises(ExportStopped) as stopped:
        work(
            export_dossier(
                wanted, ExportTarget(target, signatures=signing("looked at them"), reads_back=False)
            )
        )
    assert stopped.value.code == "consent_refused"
    assert not target.exists()


def test_a_document_left_out_needs_nobodys_consent(opened, work, found, wanted, named, case_id):
    document_id = named("arrest-report")
    say(opened, case_id, document_id, ConsentAnswer.REFUSED, "")
    assert "consent_refused" in found()
    plan = opened.ask(plan_of(case_id, work(forums())[0], "court_open"))
    others = [one.id for one in plan.exhibits if one.id != document_id]
    opened.run(save_contents(wanted, {"exhibits", "exhibits_list"}, others))
    assert "consent_refused" not in found()


def test_consent_for_others_is_none_for_these(opened, found, named, case_id):
    document_id = named("arrest-report")
    say(opened, case_id, document_id, ConsentAnswer.GIVEN, "ccf")
    assert found()["consent_missing"].kind == "stop"
    say(opened, case_id, document_id, ConsentAnswer.GIVEN, "court_open", digit="d")
    assert "consent_missing" not in found()


def test_what_can_be_traced_by_its_copy_leaves_as_no_page(
    opened, work, found, wanted, named, tmp_path: Path
):
    document_id = named("arrest-report")
    change(opened, document_id, is_traceable=True)
    assert found()["facsimile_forbidden"].kind == "stop"
    with pytest.raises(ExportStopped) as stopped:
        work(
            export_dossier(
                wanted,
                ExportTarget(
                    tmp_path / "dossier.pdf", signatures=signing("seen"), reads_back=False
                ),
            )
        )
    assert stopped.value.code == "facsimile_forbidden"
    plan = opened.ask(plan_of(wanted.case_id, work(forums())[0], "court_open"))
    listed = [one.id for one in plan.exhibits]
    # A list of exhibits without their pages names it, and shows nothing of it.
    opened.run(save_contents(wanted, {"exhibits_list"}, listed))
    assert "facsimile_forbidden" not in found()


def test_sensitive_exhibits_without_any_consent_are_told(opened, found, named):
    change(opened, named("arrest-report"), sensitivity=Sensitivity.GRAPHIC)
    assert found()["unasked"].kind == "warn"


def test_custody_judges_a_dossier_by_what_held_then(opened, work, named, case_id):
    document_id = named("arrest-report")
    before = len(work(custody_of(case_id, document_id)).left_in)
    change(opened, document_id, privilege=Privilege.LITIGATION)
    opened.run(lambda at: at.insert(edition(case_id, "1"), "export"))
    assert len(work(custody_of(case_id, document_id)).left_in) == before
    change(opened, document_id, privilege=Privilege.NONE)
    opened.run(lambda at: at.insert(edition(case_id, "2"), "export"))
    assert len(work(custody_of(case_id, document_id)).left_in) == before + 1
