"""However the program ends while a dossier leaves, the ledger comes to know what is outside."""

import hashlib
import json
import secrets
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled
from casefiles.domain.records.case_records import Case, Edition, Event
from casefiles.office.case.erasure import erase_record
from casefiles.office.case.vault_service import VaultService
from casefiles.office.draft import departures
from casefiles.office.draft.departures import Outcome, settle
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from casefiles.words.catalogue import explain
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.office.export.killed_export import CLOCK, DOSSIER, KILLED, PACK, fill_in
from tests.office.looked_at import tick_details_in
from tests.office.signatures import signing
from tests.office.small_cases import person
from tests.store.world import CHEAP
from tests.warm_children import warm_command

NAME = "filing-treaty-body"
FORM = {
    "reference": "S/1",
    "title": "A case",
    "persons": [person("s", "Zulpiye Baratjan")],
    "events": [{"id": "e", "date": "2019", "text": "It rained in [[s]] street."}],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault with a small case, closed; tests work on copies."""
    tmp = tmp_path_factory.mktemp("small")
    form = tmp / "case.json"
    form.write_text(json.dumps(FORM))
    place = tmp / "vault"
    with (
        opened_template() as template,
        create(place, "p", CHEAP, CLOCK, secrets.token_bytes) as vault,
    ):
        load_case(vault, template, form, secrets.token_bytes, CancellationToken())
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "vault"))


@pytest.fixture
def court(tmp_path: Path) -> Path:
    made = tmp_path / "court"
    made.mkdir()
    return made


def killed(folder: Path, target: Path, moment: str) -> None:
    """Export in a process that dies at a moment."""
    command = warm_command("tests.office.export.killed_export", folder, target, moment)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == KILLED, done.stderr


def opened(folder: Path) -> Vault:
    return open_vault(folder, "p", CLOCK, secrets.token_bytes)


def left_in(vault: Vault) -> dict[str, str]:
    return vault.read(lambda reader: reader.settings("leaving:"))


def entered_in(vault: Vault) -> list[str]:
    def ask(reader):
        (case,) = reader.find(Case)
        return [one.action for one in reader.entries(case.id) if one.action.startswith("export")]

    return vault.read(ask)


def editions_in(vault: Vault) -> tuple[Edition, ...]:
    return vault.read(lambda reader: reader.find(Edition))


def settled_in(vault: Vault) -> tuple[departures.Settled, ...]:
    return settle(vault, CancellationToken())


def is_settled_for_good(folder: Path) -> bool:
    with opened(folder) as vault:
        return (
            settled_in(vault) == ()
            and left_in(vault) == {}
            and check_integrity(vault, CancellationToken()).is_sound
        )


def test_a_dossier_whose_entry_was_cut_off_is_found_and_entered_as_it_left(folder, court):
    target = court / "dossier.pdf"
    killed(folder, target, "before it is entered")
    data = target.read_bytes()
    with opened(folder) as vault:
        assert editions_in(vault) == ()
        (settled,) = settled_in(vault)
        assert (settled.name, settled.outcome) == ("dossier.pdf", Outcome.LEFT)
        (edition,) = editions_in(vault)
        assert (edition.sha256, edition.size) == (hashlib.sha256(data).hexdigest(), len(data))
        assert edition.left_as is not None
        assert (edition.profile, edition.audience) == DOSSIER
        assert entered_in(vault) == ["export_found"]
    words = explain(*settled.description())
    assert "look whether dossier.pdf is there; it was made for the court in open session" in words
    assert f"in the folder {court}." in words
    assert [one.name for one in court.iterdir()] == ["dossier.pdf"]
    assert is_settled_for_good(folder)


@pytest.mark.parametrize("moment", ["before it is written", "before it has its name"])
def test_a_dossier_that_was_not_written_is_entered_as_that(folder, court, moment):
    """The file that it would have replaced stays, and nothing else."""
    target = court / "dossier.pdf"
    target.write_bytes(b"the one before")
    killed(folder, target, moment)
    assert len(list(court.iterdir())) > 1, "the control: it left something on its way"
    with opened(folder) as vault:
        (settled,) = settled_in(vault)
        assert settled.outcome is Outcome.NOT_WRITTEN
        assert editions_in(vault) == ()
        assert entered_in(vault) == ["export_begun", "export_not_written"]
    assert [one.name for one in court.iterdir()] == ["dossier.pdf"]
    assert target.read_bytes() == b"the one before"
    assert is_settled_for_good(folder)


def test_a_pack_whose_entry_was_cut_off_is_found_and_entered_as_it_left(folder, court):
    killed(folder, court, "before it is entered")
    files = {one.name: one.read_bytes() for one in (court / NAME).iterdir()}
    with opened(folder) as vault:
        (settled,) = settled_in(vault)
        assert (settled.name, settled.outcome) == (NAME, Outcome.LEFT)
        (edition,) = editions_in(vault)
        told = {one.name: one.sha256 for one in edition.files}
        assert told == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        assert entered_in(vault) == ["export_found"]
    assert is_settled_for_good(folder)


def test_a_pack_of_which_one_file_was_written_is_entered_in_part(folder, court):
    killed(folder, court, "after its first file")
    (written,) = (court / NAME).iterdir()
    with opened(folder) as vault:
        (settled,) = settled_in(vault)
        assert settled.outcome is Outcome.IN_PART
        (edition,) = editions_in(vault)
        assert [one.name for one in edition.files] == [written.name]
        assert edition.size == written.stat().st_size
    assert "export the filing pack again" in explain(*settled.description())
    assert is_settled_for_good(folder)


def test_a_pack_of_which_nothing_was_written_leaves_no_folder(folder, court):
    killed(folder, court, "before it has its name")
    with opened(folder) as vault:
        (settled,) = settled_in(vault)
        assert settled.outcome is Outcome.NOT_WRITTEN
    assert list(court.iterdir()) == []
    assert is_settled_for_good(folder)


def test_a_folder_that_cannot_be_reached_counts_as_one_where_it_may_be(folder, court):
    target = court / "dossier.pdf"
    killed(folder, target, "before it is entered")
    court.rename(court.with_name("deleted"))
    with opened(folder) as vault:
        (settled,) = settled_in(vault)
        assert settled.outcome is Outcome.UNKNOWN
        assert entered_in(vault) == ["export_perhaps"]
        assert len(editions_in(vault)) == 1
    assert "may have been written" in explain(*settled.description())
    assert is_settled_for_good(folder)


def test_another_file_of_that_name_is_not_taken_for_it(folder, court):
    target = court / "dossier.pdf"
    killed(folder, target, "before it is entered")
    target.write_bytes(target.read_bytes()[::-1])
    with opened(folder) as vault:
        (settled,) = settled_in(vault)
        assert settled.outcome is Outcome.NOT_WRITTEN
    assert target.exists()


def test_a_folder_that_never_answers_is_not_waited_for(folder, court, monkeypatch):
    killed(folder, court / "dossier.pdf", "before it is entered")
    going = threading.Event()
    monkeypatch.setattr(departures, "_look", lambda _departure: going.wait(60))
    try:
        with opened(folder) as vault:
            (settled,) = settle(vault, CancellationToken(), 0.2)
            assert settled.outcome is Outcome.UNKNOWN
            assert entered_in(vault) == ["export_perhaps"]
    finally:
        going.set()


def test_a_terminal_is_told_by_whichever_command_opens_the_vault_next(folder, court):
    killed(folder, court / "dossier.pdf", "before it is entered")
    told: list[str] = []
    desk = VaultService(
        *(CLOCK, secrets.token_bytes, paths.resources()),
        on_message=lambda code, safe: told.append(explain(code, safe)),
    )
    for _ in range(2):
        desk.check(folder, "p", CancellationToken())
    (words,) = [one for one in told if "dossier.pdf" in one]
    assert "look whether dossier.pdf is there" in words


def test_what_is_erased_is_in_no_departure_and_its_file_stays_known(folder, court):
    killed(folder, court / "dossier.pdf", "before it is entered")
    with opened(folder) as vault:
        (before,) = left_in(vault).values()
        assert departures.Departure.of(before).edition.left_as is not None
        (event,) = vault.read(lambda reader: reader.find(Event))
        place = JobContext(vault, lambda: None, CLOCK, secrets.token_bytes, paths.resources())
        erase_record(Event, event.id, ErasureAuthority("court_order", "the court", ""))(
            place, CancellationToken()
        )
        (kept,) = left_in(vault).values()
        edition = departures.Departure.of(kept).edition
        assert (edition.left_as, edition.numbering, edition.ciphers) == (None, (), ())
        (settled,) = settle(vault, CancellationToken())
        assert settled.outcome is Outcome.LEFT


def _exporting(case_id, court) -> dict[str, Callable]:
    signed = signing("looked at")
    return {
        "dossier": lambda: export_dossier(
            EditionRequest(case_id, *DOSSIER),
            ExportTarget(court / "dossier.pdf", False, signed, False),
        ),
        "pack": lambda: export_pack(
            EditionRequest(case_id, *PACK), PackDelivery(court, signed, False)
        ),
    }


@pytest.mark.parametrize("what", ["dossier", "pack"])
def test_nothing_stays_of_an_export_that_ended_well_or_was_stopped_on_its_way(
    folder, court, what, monkeypatch
):
    with opened_template() as template, opened(folder) as vault:
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        (case,) = vault.read(lambda reader: reader.find(Case))
        fill_in(vault, EditionRequest(case.id, *PACK))
        tick_details_in(place, EditionRequest(case.id, *PACK))
        job = _exporting(case.id, court)[what]
        seen: list[int] = []
        ticket = CancellationToken()

        def looked(departure):
            seen.append(len(left_in(vault)))
            return departure_looked(departure)

        departure_looked = departures._look
        monkeypatch.setattr(departures, "_look", looked)
        stops = CancellationToken(
            lambda step: ticket.stop.set() if step.label == "delivering" else None
        )
        stops = CancellationToken(stops.listener, ticket.stop)
        with pytest.raises(Cancelled):
            job()(place, stops)
        assert seen == [1], "the control: it was known while it was outside"
        assert (left_in(vault), entered_in(vault), list(court.iterdir())) == ({}, [], [])
        job()(place, CancellationToken())
        assert (left_in(vault), entered_in(vault)) == ({}, ["export"])
        assert settled_in(vault) == ()
