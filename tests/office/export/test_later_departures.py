"""However the program ends while a key or a time leaves, the ledger comes to know of it."""

import hashlib
import json
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError, Refused
from casefiles.domain.records.case_records import Case, Edition, Event
from casefiles.office.case.erasure import erase_record
from casefiles.office.draft.departures import Departure, Outcome, settle
from casefiles.office.draft.signing import KeyLocation, SignWith, read_certificate
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.export.pseudonym_keys import open_key
from casefiles.office.importing.case_loading import load_case
from casefiles.office.records.case_closure import close_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from casefiles.words.acts import ACTS
from casefiles.words.catalogue import explain
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.office.export.killed_export import CLOCK, DOSSIER, KILLED
from tests.office.export.killed_later import WORDS, job_of
from tests.office.signatures import signing
from tests.office.small_cases import person
from tests.signing.signers import SECRET, key_file, stamped
from tests.store.world import CHEAP
from tests.tools import need
from tests.warm_children import warm_command

FORM = {
    "reference": "S/1",
    "title": "A case",
    "persons": [person("s", "Zulpiye Baratjan", protection="pseudonym")],
    "events": [{"id": "e", "date": "2019", "text": "It rained in [[s]] street."}],
}
NAMES = {"seal_key": "one.key", "ask_time": "q.tsq", "stamp": "t.pdf"}
ACTS_OF = sorted(NAMES)


@dataclass(frozen=True)
class Signed:
    """A vault with one signed dossier, and the folder in which its file and an answer lie."""

    vault: Path
    stick: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Signed:
    need("openssl")
    tmp = tmp_path_factory.mktemp("signed")
    form, stick = tmp / "case.json", tmp / "stick"
    form.write_text(json.dumps(FORM))
    stick.mkdir()
    with (
        opened_template() as template,
        create(tmp / "vault", "p", CHEAP, CLOCK, secrets.token_bytes) as vault,
    ):
        load_case(vault, template, form, secrets.token_bytes, CancellationToken())
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        (case,) = vault.read(lambda reader: reader.find(Case))
        at = KeyLocation(str(key_file(tmp)), SECRET)
        key = SignWith(at, read_certificate(at)(place, CancellationToken()))
        target = ExportTarget(stick / "d.pdf", False, signing("x"), False, key)
        done = export_dossier(EditionRequest(case.id, *DOSSIER), target)(place, CancellationToken())
        asked = job_of("ask_time", done.edition, stick)(place, CancellationToken())
    (stick / "answer.tsr").write_bytes(stamped(tmp, asked.read_bytes()))
    asked.unlink()
    return Signed(tmp / "vault", stick)


@pytest.fixture
def signed(made: Signed, tmp_path: Path) -> Signed:
    mine = Signed(tmp_path / "vault", tmp_path / "stick")
    shutil.copytree(made.vault, mine.vault)
    shutil.copytree(made.stick, mine.stick)
    return mine


def killed(signed: Signed, act: str, moment: str) -> Path:
    """Write the file of an act in a process that dies at a moment."""
    words = (signed.vault, signed.stick, act, moment)
    command = warm_command("tests.office.export.killed_later", *words)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == KILLED, done.stderr
    return signed.stick / NAMES[act]


@contextmanager
def opened(signed: Signed) -> Iterator[Vault]:
    with open_vault(signed.vault, "p", CLOCK, secrets.token_bytes) as vault:
        yield vault


def edition_in(vault: Vault) -> Edition:
    (edition,) = vault.read(lambda reader: reader.find(Edition))
    return edition


def acts_in(vault: Vault) -> list[str]:
    """Return what was done to the edition since the dossier was signed and a time asked for."""
    edition = edition_in(vault)
    entries = vault.read(lambda reader: reader.entries_of(Edition, edition.id))
    *since, asked, exported = [one.action for one in entries]
    assert (asked, exported) == ("ask_time", "export")
    return since[::-1]


def left_in(vault: Vault) -> dict[str, str]:
    return vault.read(lambda reader: reader.settings("leaving:"))


def settled_in(vault: Vault) -> Outcome:
    (settled,) = settle(vault, CancellationToken())
    words = explain(*settled.description())
    assert settled.name in words
    assert "the dossier for the court in open session, in the folder" in words
    assert all(act in ACTS for act in acts_in(vault))
    assert left_in(vault) == {}
    assert check_integrity(vault, CancellationToken()).is_sound
    return settled.outcome


@pytest.mark.parametrize("act", ACTS_OF)
def test_a_file_whose_entry_was_cut_off_is_found_and_entered(signed, act):
    file = killed(signed, act, "before it is entered")
    with opened(signed) as vault:
        assert acts_in(vault) == [], "the control: nothing was entered"
        assert settled_in(vault) is Outcome.LEFT
        assert acts_in(vault) == [f"{act}_found"]
        edition = edition_in(vault)
    of_stamp = hashlib.sha256((signed.stick / "t.pdf" if act == "stamp" else file).read_bytes())
    assert (edition.sha256 == of_stamp.hexdigest()) is (act == "stamp")
    assert bool(edition.file_signature.stamped) is (act == "stamp")
    assert edition.left_as is not None
    if act == "seal_key":
        assert open_key(file, WORDS).dossier == edition.sha256


@pytest.mark.parametrize("act", ACTS_OF)
def test_a_file_that_was_not_written_is_entered_as_that(signed, act):
    before = {one.name for one in signed.stick.iterdir()}
    file = killed(signed, act, "before it has its name")
    assert len(list(signed.stick.iterdir())) > len(before), "the control: it was on its way"
    with opened(signed) as vault:
        known = edition_in(vault)
        assert settled_in(vault) is Outcome.NOT_WRITTEN
        assert acts_in(vault)[-1] == f"{act}_not_written"
        assert edition_in(vault) == known
    assert {one.name for one in signed.stick.iterdir()} == before
    assert not file.exists()


@pytest.mark.parametrize("act", ACTS_OF)
def test_a_file_on_a_stick_that_is_away_may_be_outside(signed, act):
    killed(signed, act, "before it is entered")
    signed.stick.rename(signed.stick.with_name("deleted"))
    with opened(signed) as vault:
        known = edition_in(vault)
        assert settled_in(vault) is Outcome.UNKNOWN
        assert f"{act}_perhaps" in acts_in(vault)
        after = edition_in(vault)
        assert replace(after, keys=()) == known, "the file without a time is there, can get one"
        assert len(after.keys) == (act == "seal_key"), "a key that may be outside is known again"


def test_the_history_has_the_digest_of_a_dossier_with_a_time_that_may_be_outside(signed):
    file = killed(signed, "stamp", "before it is entered")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    signed.stick.rename(signed.stick.with_name("deleted"))
    with opened(signed) as vault:
        settled_in(vault)
        edition = edition_in(vault)
        entries = vault.read(lambda reader: reader.entries_of(Edition, edition.id))
        assert digest in str([one.changes for one in entries])


@pytest.mark.parametrize("act", ACTS_OF)
def test_nothing_stays_of_an_act_that_ended_well(signed, act):
    with opened_template() as template, opened(signed) as vault:
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        job_of(act, edition_in(vault), signed.stick)(place, CancellationToken())
        assert (left_in(vault), acts_in(vault)) == ({}, [act])
        assert settle(vault, CancellationToken()) == ()


@pytest.mark.parametrize("act", ["ask_time", "stamp"])
def test_nothing_stays_of_an_act_that_was_stopped_on_its_way(signed, act, monkeypatch):
    before = {one.name for one in signed.stick.iterdir()}
    known: list[int] = []
    with opened_template() as template, opened(signed) as vault:
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())

        def stops(_self, *_told):
            known.append(1)
            raise Cancelled("cancelled")

        with monkeypatch.context() as patched:
            kind = type(vault.write(lambda work: work))
            patched.setattr(kind, "mention", stops)
            patched.setattr(kind, "update", stops)
            with pytest.raises(CasefilesError):
                job_of(act, edition_in(vault), signed.stick)(place, CancellationToken())
        assert known == [1]
        assert (left_in(vault), acts_in(vault)) == ({}, [])
    assert {one.name for one in signed.stick.iterdir()} == before


def test_what_is_about_to_leave_holds_nothing_that_the_edition_said(signed):
    killed(signed, "stamp", "before it is entered")
    with opened(signed) as vault:
        (kept,) = left_in(vault).values()
        edition = Departure.of(kept).edition
        assert (edition.left_as, edition.numbering, edition.signatures) == (None, (), ())
        assert edition.file_signature.behind == ""


def test_an_erasure_leaves_a_key_that_is_outside_known(signed):
    killed(signed, "seal_key", "before it is entered")
    with opened(signed) as vault:
        (event,) = vault.read(lambda reader: reader.find(Event))
        place = JobContext(vault, lambda: None, CLOCK, secrets.token_bytes, paths.resources())
        erase_record(Event, event.id, ErasureAuthority("court_order", "the court", ""))(
            place, CancellationToken()
        )
        (settled,) = settle(vault, CancellationToken())
        assert settled.outcome is Outcome.LEFT
        assert "seal_key_found" in acts_in(vault)


def test_a_case_that_was_closed_meanwhile_still_learns_of_it(signed):
    killed(signed, "seal_key", "before it is entered")
    with opened_template() as template, opened(signed) as vault:
        (case,) = vault.read(lambda reader: reader.find(Case))
        vault.write(close_case(case.id))
        assert settled_in(vault) is Outcome.LEFT
        assert acts_in(vault) == ["seal_key_found"]
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        with pytest.raises(Refused, match="case_closed"):
            job_of("ask_time", edition_in(vault), signed.stick)(place, CancellationToken())
        assert not (signed.stick / "q.tsq").exists()
