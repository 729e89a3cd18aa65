"""Signed dossiers leave whole or not at all, and get a time that came on a stick."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import RedactionLeak, Refused
from casefiles.domain.records.case_records import Edition, Person, Protection
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.draft.signing import KeyLocation, SignWith, read_certificate
from casefiles.office.draft.timestamping import TimestampRequest, add_timestamp, request_timestamp
from casefiles.office.export.exporting import ExportResult, ExportTarget, export_dossier
from casefiles.office.export.previews import preview
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.catalogue import explain
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    opened,
    sample_vault,
    work,
)
from tests.office.signatures import signing
from tests.signing.signers import SECRET, between, issue, key_file, lawyer, root, stamped
from tests.tools import need

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]


@pytest.fixture
def wanted(opened, case_id):
    """A dossier of one exhibit, so that few pages are made."""
    chosen = EditionRequest(case_id, "national_court", "court_open")
    forum = opened.work(forums(), CancellationToken())[0]
    plan = opened.ask(plan_of(case_id, forum, chosen.audience))
    drawn = [one.id for one in plan.exhibits if one.pages][:1]
    opened.run(save_contents(chosen, ["exhibits"], drawn))
    return chosen


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def with_key(work, folder: Path) -> SignWith:
    place = KeyLocation(str(key_file(folder)), SECRET)
    return SignWith(place, work(read_certificate(place)))


def exported(work, wanted, target: Path, key: SignWith | None) -> ExportResult:
    return work(export_dossier(wanted, ExportTarget(target, False, signing("x"), False, key)))


def test_a_signed_dossier_is_recorded_and_gets_its_time_by_stick(
    opened, work, wanted, stick, tmp_path
):
    need("openssl")
    plain = work(preview(wanted)).data
    key = with_key(work, tmp_path)
    assert SECRET not in repr(key)
    done = exported(work, wanted, stick / "d.pdf", key)
    file = (stick / "d.pdf").read_bytes()
    signature = done.edition.file_signature
    assert file.startswith(plain), "the bytes before the signature depend on the case alone"
    assert signature.unsigned == hashlib.sha256(plain).hexdigest()
    assert done.edition.sha256 == hashlib.sha256(file).hexdigest()
    assert signature.subject == ("Maître Test",)
    assert opened.ask(lambda reader: reader.find(Edition)) == (done.edition,)

    work(request_timestamp(stick / "d.pdf", stick / "request.tsq"))
    question = (stick / "request.tsq").read_bytes()
    name, leaky = _answer_naming(opened, tmp_path, question)
    (stick / "answer.tsr").write_bytes(leaky)
    stamping = TimestampRequest(stick / "d.pdf", stick / "answer.tsr", stick / "t.pdf")
    with pytest.raises(RedactionLeak) as leak:
        work(add_timestamp(stamping))
    words = explain(leak.value.code, leak.value.safe)
    assert "timestamp" in words
    assert name not in words
    assert not (stick / "t.pdf").exists()
    assert opened.ask(lambda reader: reader.find(Edition)) == (done.edition,)

    (stick / "answer.tsr").write_bytes(stamped(tmp_path, question))
    told = work(add_timestamp(stamping))
    assert told.signature.stamped_by == "Test Time Authority"
    assert told.signature.first == done.edition.sha256
    (kept,) = opened.ask(lambda reader: reader.find(Edition))
    assert kept.sha256 == hashlib.sha256((stick / "t.pdf").read_bytes()).hexdigest()
    assert len((stick / "t.pdf").read_bytes()) == len(file)
    assert {one.name for one in stick.iterdir()} == {"d.pdf", "request.tsq", "answer.tsr", "t.pdf"}
    for other in (tmp_path / "counsel.p12", stick / "d.pdf"):
        with pytest.raises(Refused) as refused:
            work(request_timestamp(other, stick / "again.tsq"))
        assert refused.value.code == "not_a_signed_edition"


def _answer_naming(opened, folder: Path, question: bytes) -> tuple[str, bytes]:
    """Let an authority answer whose certificate has the name of somebody protected."""
    persons = opened.ask(lambda reader: reader.find(Person))
    hidden = [one for one in persons if one.protection is not Protection.OPEN]
    name = next(one.text for person in hidden for one in person.names if len(one.text) > 8)
    uses = (ExtendedKeyUsageOID.TIME_STAMPING,)
    return name, stamped(folder, question, issue(name, root(), number=3, uses=uses))


def test_a_key_that_does_not_open_leaves_no_file(opened, work, wanted, stick, tmp_path):
    key = with_key(work, tmp_path)
    key_file(tmp_path, lawyer(), "another")
    with pytest.raises(Refused) as refused:
        exported(work, wanted, stick / "d.pdf", key)
    assert refused.value.code == "signing_passphrase_wrong"
    assert SECRET not in explain(refused.value.code, refused.value.safe)
    assert list(stick.iterdir()) == []
    assert opened.ask(lambda reader: reader.find(Edition)) == ()
    late = issue("Late", between(), until=datetime(2026, 2, 1, tzinfo=UTC))
    place = KeyLocation(str(key_file(tmp_path, late)), SECRET)
    assert work(read_certificate(place)).problem == "certificate_expired"
