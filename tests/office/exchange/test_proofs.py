"""A dossier leaves with a proof, which strangers check; one hidden name is disclosed later."""

import json
import shutil
import subprocess
import sys

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, ReachId
from casefiles.domain.records.case_records import Edition, Event, Person, Protection
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.case.erasure import ErasureAuthority, erase_record
from casefiles.office.exchange.disclosures import disclose_field, proven_editions
from casefiles.office.exchange.proofs import ACT, key_of_proof, secrets_of
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.people.showings import save_showing
from casefiles.office.workplace.edition_request import EditionRequest
from tests.exchange.second_checker import check, check_disclosure
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing

OPEN, CLOSED = "court_open", "court_closed"
NAMED = Showing(CLOSED, Appearance.NAMED, reason="Order of 3 May")
GROUNDS = ErasureAuthority("request_of_person", "Counsel")


@pytest.fixture
def export(opened, case_id, work):
    def leave(target, *, has_proof=True, audience=OPEN):
        request = EditionRequest(case_id, "national_court", audience)
        delivery = ExportTarget(
            target, signatures=signing("seen"), reads_back=False, has_proof=has_proof
        )
        return work(export_dossier(request, delivery))

    return leave


@pytest.fixture
def filed(export, tmp_path):
    (tmp_path / "out").mkdir()
    return export(tmp_path / "out" / "dossier-court-open.pdf")


@pytest.fixture
def proven(opened, case_id, filed):
    request = EditionRequest(case_id, "national_court", OPEN)
    return opened.ask(proven_editions(request))[0]


def person_of(opened, hidden):
    """Return the person whose name is hidden."""
    people = opened.ask(lambda reader: reader.find(Person))
    return next(one for one in people if any(name.text == hidden.name for name in one.names))


def test_a_filed_dossier_is_checked_in_an_empty_folder_and_a_name_is_disclosed_later(
    opened, work, filed, proven, tmp_path
):
    assert filed.proof.folder == tmp_path / "out" / "dossier-court-open-proof"
    empty = tmp_path / "empty"
    empty.mkdir()
    for one in (*filed.proof.folder.iterdir(), filed.target):
        shutil.copy(one, empty)
    shown = check(empty, empty / filed.target.name)
    assert shown["shown/audience"] == OPEN
    hidden = proven.names[0]
    everything = b"".join(one.read_bytes() for one in filed.proof.folder.iterdir())
    assert hidden.name.encode() not in everything
    assert hidden.placeholder.encode() in everything
    opened.run(save_showing(person_of(opened, hidden).id, NAMED))
    file = work(disclose_field(proven.edition_id, hidden.path, tmp_path / "one.tlog-proof"))
    assert len(file.read_bytes()) < 2000
    assert check_disclosure(empty, file) == (hidden.path, hidden.name)
    shutil.copy(file, empty)
    command = [sys.executable, "-I", "verify.py", file.name, "--key", filed.proof.fingerprint]
    done = subprocess.run(command, cwd=empty, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{hidden.path} was signed with it, and is: {hidden.name}" in done.stdout
    actions = [
        one.action for one in opened.ask(lambda at: at.entries_of(Edition, proven.edition_id))
    ]
    assert actions == ["disclose_field", ACT, "export"]
    kept = opened.ask(lambda reader: reader.get(Edition, proven.edition_id))
    assert [one.name for one in kept.keys] == [ACT, "disclose_field"]


def test_every_field_that_the_proof_opens_is_of_the_disclosure_and_no_id_of_the_vault(
    opened, filed, proven
):
    shown = check(filed.proof.folder, filed.target)
    left = json.loads(filed.edition.left_as.disclosure)
    assert shown["shown/title"] == left["title"]
    assert shown["shown/events/1/text"] == left["events"][0]["text"]
    everything = "".join(
        one.read_text() for one in filed.proof.folder.iterdir() if one.name != "manifest.txt"
    )
    for kind in (Person, Event, Edition):
        for one in opened.ask(lambda reader, kind=kind: reader.find(kind)):
            assert one.id not in everything
    secrets = opened.ask(secrets_of(proven.edition_id))
    opened_values = "".join(one.opening.value + one.opening.path for one in secrets.fields)
    for one in opened.ask(lambda reader: reader.find(Person)):
        assert one.id not in opened_values


def test_hidden_fields_of_people_events_and_exhibits_are_committed_to(opened, proven):
    hidden = {
        one.opening.path: one.opening.value
        for one in opened.ask(secrets_of(proven.edition_id)).fields
        if not one.is_shown
    }
    assert {name.path for name in proven.names} <= hidden.keys()
    events = opened.ask(lambda reader: reader.find(Event))
    said = [value for path, value in hidden.items() if path.endswith("/text")]
    assert len(said) >= len(events)
    digests = [value for path, value in hidden.items() if path.endswith("/sha256")]
    assert digests
    assert all(len(one) == 64 for one in digests)
    assert "original/exhibits/1/sha256" in hidden
    assert "original/exhibits/1/exhibit.mark" in hidden
    people = opened.ask(lambda reader: reader.find(Person))
    everything = "\n".join(hidden.values())
    assert all(name.text in everything for one in people for name in one.names)
    contacts = [one.contact for one in people if one.contact]
    assert not any(one in everything for one in contacts), "what is internal cannot be opened"


def test_two_editions_have_nothing_in_common_but_what_is_the_same_in_every_proof(
    export, filed, tmp_path
):
    (tmp_path / "again").mkdir()
    other = export(tmp_path / "again" / "dossier-court-open.pdf")
    own, theirs = (
        {name.name: name.read_bytes() for name in one.proof.folder.iterdir()}
        for one in (filed, other)
    )
    assert own.keys() == theirs.keys()
    assert {name: len(data) for name, data in own.items()} == {
        name: len(data) for name, data in theirs.items()
    }
    same = {name for name in own if own[name] == theirs[name]}
    assert same == {"verify.py", "FORMAT.txt"}
    lines = [set(one["manifest.txt"].split(b"\n")) for one in (own, theirs)]
    assert lines[0] & lines[1] == {b"casefiles-proof/1", b""}
    assert filed.proof.fingerprint != other.proof.fingerprint


def test_a_hidden_name_changes_no_size_and_leaves_no_commitment(
    opened, export, filed, proven, tmp_path
):
    """Two cases that differ in a value that is hidden."""
    from dataclasses import replace

    person = person_of(opened, proven.names[0])
    names = tuple(replace(one, text=f"{one.text} Qarluq") for one in person.names)
    opened.run(lambda at: at.update(replace(person, names=names), "edit_person"))
    (tmp_path / "again").mkdir()
    other = export(tmp_path / "again" / "dossier-court-open.pdf")
    sizes = [
        {one.name: one.stat().st_size for one in each.proof.folder.iterdir()}
        for each in (filed, other)
    ]
    assert sizes[0] == sizes[1]
    shown = [check(one.proof.folder, one.target) for one in (filed, other)]
    assert shown[0] == shown[1]


def test_nobody_is_disclosed_whom_the_judge_may_not_know(opened, work, proven, tmp_path):
    hidden = proven.names[0]
    with pytest.raises(Refused) as refused:
        work(disclose_field(proven.edition_id, hidden.path, tmp_path / "a.tlog-proof"))
    assert refused.value.code == "disclosure_names_others"
    opened.run(save_showing(person_of(opened, hidden).id, NAMED))
    case = opened.ask(lambda reader: reader.find(Person))[0].case_id
    wider = Reach(ReachId("5" * 32), CaseId(case), CLOSED, ("expert",), (), "A party")
    opened.run(lambda at: at.insert(wider, "add"))
    with pytest.raises(Refused) as refused:
        work(disclose_field(proven.edition_id, hidden.path, tmp_path / "a.tlog-proof"))
    assert refused.value.code == "disclosure_reaches_others"
    with pytest.raises(Refused) as refused:
        work(disclose_field(proven.edition_id, "person/x/name/1", tmp_path / "a.tlog-proof"))
    assert refused.value.code == "field_not_committed"
    assert not list(tmp_path.glob("*.tlog-proof"))


def test_a_dossier_without_a_proof_has_none(opened, work, export, case_id, tmp_path):
    done = export(tmp_path / "plain.pdf", has_proof=False)
    assert done.proof is None
    assert opened.ask(proven_editions(EditionRequest(case_id, "national_court", OPEN))) == ()
    with pytest.raises(Refused) as refused:
        work(disclose_field(done.edition.id, "x", tmp_path / "a.tlog-proof"))
    assert refused.value.code == "edition_without_proof"


def test_a_folder_that_is_there_is_left_alone(export, tmp_path, opened):
    folder = tmp_path / "dossier-proof"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(Refused) as refused:
        export(tmp_path / "dossier.pdf")
    assert refused.value.code == "proof_folder_exists"
    assert not (tmp_path / "dossier.pdf").exists()
    with pytest.raises(Refused) as refused:
        export(tmp_path / "dossier2.docx")
    assert refused.value.code == "word_is_not_proven"
    assert opened.ask(lambda reader: reader.find(Edition)) == ()


def test_a_disk_that_fails_in_the_middle_leaves_neither_dossier_nor_proof(
    export, tmp_path, opened, monkeypatch
):
    from casefiles.office.exchange import proofs

    real, written = proofs.delivered, []

    def failing(data, target, names, *, replace):
        written.append(target.name)
        if len(written) == 3:
            raise Refused("target_vanished", reason=5)
        return real(data, target, names, replace=replace)

    monkeypatch.setattr(proofs, "delivered", failing)
    with pytest.raises(Refused):
        export(tmp_path / "dossier.pdf")
    assert [one for one in tmp_path.iterdir() if one.name.startswith("dossier")] == []
    assert opened.ask(lambda reader: reader.settings("proof:")) == {}
    assert opened.ask(lambda reader: reader.find(Edition)) == ()


def test_who_is_erased_can_be_opened_by_no_proof_and_the_others_still_can(
    opened, work, filed, proven, tmp_path
):
    people = opened.ask(lambda reader: reader.find(Person))
    lettered = [one for one in people if one.protection is Protection.PSEUDONYM and one.names]
    pointed = opened.ask(lambda at: at.pointing_to(frozenset(one.id for one in lettered)))
    used = {target for kind, _, target in pointed if kind != "edition"}
    gone = next(one for one in lettered if one.id not in used)
    opened.work(erase_record(Person, gone.id, GROUNDS), CancellationToken())
    secrets = opened.ask(secrets_of(proven.edition_id))
    values = "\n".join(f"{one.opening.path} {one.opening.value}" for one in secrets.fields)
    assert gone.id not in secrets.text()
    assert not [name.text for name in gone.names if name.text in values]
    others = [one for one in proven.names if one.name not in {name.text for name in gone.names}]
    opened.run(save_showing(person_of(opened, others[0]).id, NAMED))
    file = work(disclose_field(proven.edition_id, others[0].path, tmp_path / "b.tlog-proof"))
    assert check_disclosure(filed.proof.folder, file) == (others[0].path, others[0].name)
    assert opened.ask(lambda reader: reader.setting(key_of_proof(proven.edition_id)))
