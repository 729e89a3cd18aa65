"""A dossier committed with a proof, which strangers check; one hidden name is disclosed later."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ReachId
from casefiles.domain.records.case_records import Case, Edition, Event, Identifier, Person
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.case.erasure import ErasureAuthority, erase_case, erase_record
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.final_check import FinishedFile
from casefiles.office.exchange import proofs
from casefiles.office.exchange.disclosures import disclose_field, proven_editions
from casefiles.office.exchange.proofs import ACT, key_of_proof, prepare_proof, secrets_of
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.people.showings import save_showing
from casefiles.office.workplace.edition_request import EditionRequest
from tests.exchange.second_checker import check, check_disclosure
from tests.office.signatures import signing
from tests.office.small_cases import loaded, person

__all__ = ["loaded"]

OPEN, CLOSED = "court_open", "court_closed"
NAME, OTHER, WITHHELD = "Zulpiye Baratjan", "Nurehmet Osman", "Qelbinur Sidiq"
NAMED = Showing(CLOSED, Appearance.NAMED, reason="Order of 3 May")
GROUNDS = ErasureAuthority("request_of_person", "Counsel")
EVENTS = [
    {"id": "e", "date": "2019", "text": "[[s]] wrote to the police.", "place": "Almaty"},
    {"id": "f", "date": "2020", "text": "It rained on [[o]] and [[w]].", "place": "Almaty"},
]


@pytest.fixture
def case(loaded):
    people = [person("s", NAME, protection="pseudonym", residence="by the baker", role="sister")]
    people += [person("o", OTHER, protection="pseudonym"), person("w", WITHHELD)]
    return loaded(persons=people, events=EVENTS)


@pytest.fixture
def vault(case):
    return case.place.vault


@pytest.fixture
def ask(vault):
    return lambda kind: vault.read(lambda reader: reader.find(kind))


@pytest.fixture
def work(case):
    return lambda job: job(case.place, CancellationToken())


@pytest.fixture
def request_of(ask):
    return EditionRequest(ask(Case)[0].id, "national_court", OPEN)


@pytest.fixture
def export(request_of, work, tmp_path):
    def leave(folder, name="dossier-court-open.pdf", *, has_proof=True):
        (tmp_path / folder).mkdir(exist_ok=True)
        target = tmp_path / folder / name
        delivery = ExportTarget(
            target, signatures=signing("seen"), reads_back=False, has_proof=has_proof
        )
        return work(export_dossier(request_of, delivery))

    return leave


@pytest.fixture
def filed(export):
    return export("out")


@pytest.fixture
def proven(vault, request_of, filed):
    return vault.read(proven_editions(request_of))[0]


@pytest.fixture
def hidden(proven):
    return next(one for one in proven.names if one.name == NAME)


@pytest.fixture
def who(ask):
    return lambda name: next(one for one in ask(Person) if one.names[0].text == name)


def test_a_filed_dossier_is_checked_in_an_empty_folder_and_a_name_is_disclosed_later(
    vault, work, filed, proven, hidden, who, tmp_path
):
    assert filed.proof.folder == tmp_path / "out" / "dossier-court-open-proof"
    empty = tmp_path / "empty"
    empty.mkdir()
    for one in (*filed.proof.folder.iterdir(), filed.target):
        shutil.copy(one, empty)
    shown = check(empty, empty / filed.target.name)
    assert shown["shown/audience"] == OPEN
    everything = b"".join(one.read_bytes() for one in filed.proof.folder.iterdir())
    assert hidden.name.encode() not in everything
    assert hidden.placeholder.encode() in everything
    vault.write(save_showing(who(NAME).id, NAMED))
    file = work(disclose_field(proven.edition_id, hidden.path, tmp_path / "one.tlog-proof"))
    assert len(file.read_bytes()) < 2000
    assert check_disclosure(empty, file) == (hidden.path, hidden.name)
    shutil.copy(file, empty)
    command = [sys.executable, "-I", "verify.py", file.name, "--key", filed.proof.fingerprint]
    done = subprocess.run(command, cwd=empty, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{hidden.path} was signed with it, and is: {hidden.name}" in done.stdout
    entries = vault.read(lambda at: at.entries_of(Edition, proven.edition_id))
    assert [one.action for one in entries] == ["disclose_field", ACT, "export"]
    (kept,) = vault.read(lambda reader: reader.find(Edition))
    assert [one.name for one in kept.keys] == [ACT, "disclose_field"]


def test_every_field_that_the_proof_opens_is_of_the_disclosure_and_no_id_of_the_vault(
    vault, ask, filed, proven
):
    shown = check(filed.proof.folder, filed.target)
    left = json.loads(filed.edition.left_as.disclosure)
    assert shown["shown/title"] == left["title"]
    assert shown["shown/events/1/text"] == left["events"][0]["text"]
    everything = "".join(one.read_text() for one in filed.proof.folder.iterdir())
    ids = [one.id for kind in (Case, Person, Event, Edition) for one in ask(kind)]
    assert len(ids) == 7
    assert not [one for one in ids if one in everything]
    fields = vault.read(secrets_of(proven.edition_id)).fields
    texts = "".join(f"{one.opening.value} {one.opening.path}" for one in fields)
    assert not [one for one in ids if one in texts]


def test_hidden_fields_are_committed_to_and_none_that_is_internal(vault, proven):
    fields = vault.read(secrets_of(proven.edition_id)).fields
    found = {one.opening.path: one.opening.value for one in fields if not one.is_shown}
    assert {one.path for one in proven.names} <= found.keys()
    assert {one.name for one in proven.names} == {NAME, OTHER}
    assert found["original/events/1/text"] == f"{NAME} wrote to the police."
    assert found["original/events/2/text"] == f"It rained on {OTHER} and {WITHHELD}."
    names = [value for path, value in found.items() if path.startswith("record/person/")]
    assert WITHHELD in names
    assert "by the baker" not in "\n".join(found.values())
    assert set(proven.paths) == found.keys()


def test_two_editions_have_nothing_in_common_but_what_is_the_same_in_every_proof(export, filed):
    other = export("again")
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


@pytest.mark.parametrize("name", [NAME, WITHHELD])
@pytest.mark.parametrize("change", ["other name", "more names", "a number"])
def test_what_is_hidden_changes_no_size_and_leaves_no_commitment(
    case, vault, work, request_of, who, name, change, tmp_path
):
    """Two cases that differ in a value that is hidden."""

    def prepared():
        draft = draft_of(case.place, request_of)
        file = FinishedFile("d.pdf", b"%PDF-1.7")
        return prepare_proof(case.place, draft, file, tmp_path / "d.pdf", CancellationToken())

    first, own = prepared(), who(name)
    names = own.names
    if change == "other name":
        names = (replace(names[0], text="Aba Abdureshid"),)
    elif change == "more names":
        names = (*names, *(replace(names[0], text=f"Aba {one}") for one in range(9)))
    number = (Identifier("passport", "E12345678"),) if change == "a number" else ()
    changed = replace(own, names=names, identifiers=number)
    vault.write(lambda at: at.update(changed, "edit_person"))
    second = prepared()
    assert first.secrets != second.secrets
    sizes = [
        {one: len(data) for one, data in each.package.files.items()} for each in (first, second)
    ]
    assert sizes[0] == sizes[1]
    shown = [
        [(one.path, one.value) for one in each.package.committed.shown[1:]]
        for each in (first, second)
    ]
    assert shown[0] == shown[1]
    assert not set(first.package.committed.all) & set(second.package.committed.all)


def test_nobody_is_disclosed_whom_the_judge_may_not_know(
    vault, ask, work, proven, hidden, who, tmp_path
):
    target = tmp_path / "a.tlog-proof"

    def code_of(path):
        with pytest.raises(Refused) as refused:
            work(disclose_field(proven.edition_id, path, target))
        return refused.value.code

    assert code_of(hidden.path) == "disclosure_names_others"
    vault.write(save_showing(who(NAME).id, NAMED))
    assert code_of("original/events/2/text") == "disclosure_names_others"
    assert code_of("person/x/name/1") == "field_not_committed"
    (own,) = ask(Case)
    wider = Reach(ReachId("5" * 32), own.id, CLOSED, ("expert",), (), "A party")
    vault.write(lambda at: at.insert(wider, "add"))
    assert code_of(hidden.path) == "disclosure_reaches_others"
    assert not target.exists()


def test_a_text_that_names_none_but_whom_the_judge_knows_can_be_disclosed(
    vault, work, filed, proven, who, tmp_path
):
    vault.write(save_showing(who(NAME).id, NAMED))
    path = "original/events/1/text"
    file = work(disclose_field(proven.edition_id, path, tmp_path / "a.tlog-proof"))
    assert check_disclosure(filed.proof.folder, file) == (path, f"{NAME} wrote to the police.")


def test_a_dossier_without_a_proof_has_none(vault, work, export, request_of, tmp_path):
    done = export("plain", has_proof=False)
    assert done.proof is None
    assert [one.name for one in done.target.parent.iterdir()] == [done.target.name]
    assert vault.read(proven_editions(request_of)) == ()
    with pytest.raises(Refused) as refused:
        work(disclose_field(done.edition.id, "x", tmp_path / "a.tlog-proof"))
    assert refused.value.code == "edition_without_proof"


def test_a_folder_that_is_there_is_left_alone(export, tmp_path, ask):
    folder = tmp_path / "out" / "dossier-proof"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    for name, code in (("dossier.pdf", "proof_folder_exists"), ("a.docx", "word_is_not_proven")):
        with pytest.raises(Refused) as refused:
            export("out", name)
        assert refused.value.code == code
    assert [one.name for one in folder.parent.iterdir()] == ["dossier-proof"]
    assert ask(Edition) == ()


@pytest.mark.parametrize("at", [1, 4, 7])
def test_a_disk_that_fails_in_the_middle_leaves_neither_dossier_nor_proof(
    export, tmp_path, vault, ask, monkeypatch, at
):
    real, written = proofs.delivered, []

    def failing(data, target, names, *, replace):
        written.append(target.name)
        if len(written) == at:
            raise Refused("target_vanished", reason=5)
        return real(data, target, names, replace=replace)

    monkeypatch.setattr(proofs, "delivered", failing)
    with pytest.raises(Refused):
        export("out")
    assert list((tmp_path / "out").iterdir()) == []
    assert vault.read(lambda reader: reader.settings("proof:")) == {}
    assert ask(Edition) == ()


def test_who_is_erased_can_be_opened_by_no_proof_and_the_others_still_can(
    vault, work, ask, filed, proven, hidden, who, tmp_path
):
    gone = who(OTHER)
    (event,) = (one for one in ask(Event) if gone.id in one.text)
    vault.write(lambda at: at.update(replace(event, text="It rained."), "edit_event"))
    before = vault.read(secrets_of(proven.edition_id))
    work(erase_record(Person, gone.id, GROUNDS))
    secrets = vault.read(secrets_of(proven.edition_id))
    assert OTHER in before.text()
    assert OTHER not in secrets.text()
    assert gone.id not in secrets.text()
    salts = {one.opening.salt for one in before.fields} - {
        one.opening.salt for one in secrets.fields
    }
    assert len(salts) >= 2, "of the name and of the event that said it"
    assert not [one for one in salts if one.hex() in secrets.text()]
    assert secrets.committed.all == before.committed.all
    vault.write(save_showing(who(NAME).id, NAMED))
    file = work(disclose_field(proven.edition_id, hidden.path, tmp_path / "b.tlog-proof"))
    assert check_disclosure(filed.proof.folder, file) == (hidden.path, hidden.name)


def test_an_erased_event_takes_its_salts_along(vault, work, ask, proven):
    event = next(one for one in ask(Event) if "police" in one.text)
    work(erase_record(Event, event.id, GROUNDS))
    secrets = vault.read(secrets_of(proven.edition_id))
    paths = {one.opening.path for one in secrets.fields}
    assert not [one for one in paths if "events/1/" in one]
    assert "original/events/2/text" in paths
    assert "police" not in secrets.text()
    assert "files" not in paths, "the digest of a file that printed it went too"


def test_of_an_erased_case_nothing_is_kept(vault, work, ask, proven):
    (own,) = ask(Case)
    closed = replace(own, closed="2020-01-01", retention_until="2020-01-02")
    vault.write(lambda at: at.update(closed, "retain_case"))
    assert vault.read(lambda reader: reader.setting(key_of_proof(proven.edition_id)))
    work(erase_case(own.id, own.reference, GROUNDS))
    assert vault.read(lambda reader: reader.settings("proof:")) == {}
