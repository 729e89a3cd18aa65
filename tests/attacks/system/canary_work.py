"""A lawyer's day in one process, run as a module with FOLDER MEGABYTES LEAK."""

import base64
import os
import secrets
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from random import Random

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, EventId, new_id
from casefiles.domain.records.case_records import Case, Document, Event, Person
from casefiles.domain.records.rows import DocumentFilter, EventFilter, PersonFilter
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.hardening import harden_process
from casefiles.office.case.palette_search import find_anything
from casefiles.office.importing.adding_files import add_files
from casefiles.office.importing.case_loading import load_case
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.vault.backups import back_up_elsewhere, back_up_now
from casefiles.office.vault.integrity_check import check_now
from casefiles.office.workplace.clock import save_clock, system_clock
from casefiles.office.workplace.drafts import save_draft
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.maintenance.restoring import restore, unlocked_backups
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from tests.office.signatures import export_signed

PASSPHRASE = "five blue trains leave quietly tonight"
PLANTED = "Merdanqul Asqarozen of Yinquan"
CLOCK = system_clock("0" * 32)
EDITS = 40


def made(folder: Path) -> Vault:
    """Make a vault whose keys are the same each time."""
    return create(folder, PASSPHRASE, Argon2Cost(8, 1, 1), CLOCK, Random(PLANTED).randbytes)


def keys_of(vault: Vault) -> list[bytes]:
    """Return the master key and all that is derived from it."""
    keys = vault._parts.keys
    derived = [keys.derived(name) for name in ("database", "key-file", "head", "address", "raster")]
    return [keys.master, *derived]


def stick(folder: Path, megabytes: int) -> list[Path]:
    """Put letters on a stick, and recordings that no reader knows; all name the planted person."""
    folder.mkdir()
    found = []
    for number in range(4):
        path = folder / f"letter {number} of {PLANTED}.txt"
        path.write_text(f"Letter {number}\n" + f"{PLANTED} came to the bridge.\n" * 40)
        found.append(path)
    for number in range(megabytes // 2):
        path = folder / f"recording {number} of {PLANTED}.raw"
        name = f"\0\1{PLANTED}\0".encode()
        path.write_bytes(b"\0RAW" + (secrets.token_bytes(90) + name) * ((2 << 20) // 122))
        found.append(path)
    return found


def edit(vault: Vault, case_id: CaseId) -> None:
    """Add, change and undo, with drafts, as somebody does who types."""
    for number in range(EDITS):
        event = Event(
            id=EventId(new_id(secrets.token_bytes)), case_id=case_id, date="2019-03-04",
            place=f"house of {PLANTED}", text=f"{PLANTED} {number}", person_ids=(), cites=(),
            is_withheld=False,
        )  # fmt: skip
        vault.write(lambda work, event=event: work.insert(event, "add_event"))
        vault.write(save_draft(f"event:{event.id}", {"text": f"half a sentence about {PLANTED}"}))
    offered = vault.read(next_undo(case_id))
    assert offered is not None
    vault.write(undo(offered[0]))


def look(vault: Vault, case_id: CaseId) -> None:
    """Search, sort and filter."""
    for words in (PLANTED, "bridge", "police", PLANTED.split(maxsplit=1)[0]):
        vault.read(find_anything(case_id, words))
    for wanted in (DocumentFilter(), DocumentFilter(text="letter")):
        vault.read(lambda reader, wanted=wanted: reader.document_rows(case_id, wanted))
    vault.read(lambda reader: reader.event_rows(case_id, EventFilter()))
    vault.read(lambda reader: reader.person_rows(case_id, PersonFilter()))


def back_up(place: JobContext, folder: Path) -> None:
    """Back up beside the vault and to a stick, twice each: all, then what changed."""
    (folder / "second stick").mkdir()
    for _ in range(2):
        assert back_up_now()(place, CancellationToken()).trouble == ""
        back_up_elsewhere(folder / "second stick")(place, CancellationToken())
        place.vault.write(save_draft("event:1", {"text": f"one more word of {PLANTED}"}))


def restored(vault_folder: Path, target: Path, case_id: CaseId) -> None:
    """Make a vault of the newest backup, look into it, and write there."""
    backups = unlocked_backups(vault_folder, PASSPHRASE)
    surroundings = StoreEnvironment(CLOCK, secrets.token_bytes)
    with restore(
        backups, backups.generations[0], target, surroundings, CancellationToken()
    ) as again:
        look(again, case_id)
        assert again.read(lambda reader: reader.find(Document))
        again.write(save_draft("event:2", {"text": f"words of {PLANTED} in the restored vault"}))


def day(folder: Path, megabytes: int) -> None:
    """Create, load, edit, search, import, export, check, back up, restore, crash, open, lock."""
    vault_folder, target = folder / "vault", folder / "target"
    target.mkdir()
    files = stick(folder / "stick", megabytes)
    vault = made(vault_folder)
    with open_template(paths.resources(), WorkerLimits()) as template:
        form = paths.resources() / "sample" / "case.json"
        load_case(vault, template, form, secrets.token_bytes, CancellationToken())
        place = JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())
        (case,) = vault.read(lambda reader: reader.find(Case))
        edit(vault, case.id)
        add_files(case.id, files, lambda _arrivals: None)(place, CancellationToken())
        look(vault, case.id)
        export_signed(place, "court_open", target / "dossier.pdf")
        check_now()(place, CancellationToken())
        back_up(place, folder)
    vault.close()
    restored(vault_folder, folder / "restored", case.id)
    words = [sys.executable, "-m", "tests.attacks.system.canary_work", str(folder), "0", "crash"]
    assert subprocess.run(words, check=False, timeout=600).returncode == -signal.SIGKILL
    again = open_vault(vault_folder, PASSPHRASE, CLOCK, secrets.token_bytes)
    look(again, case.id)
    assert len(again.read(lambda reader: reader.find(Document))) > len(files)
    assert again.read(lambda reader: reader.find(Person))
    again.write(save_clock())
    again.close()


def crash(folder: Path) -> None:
    """Edit, and die in the middle of it."""
    vault = open_vault(folder / "vault", PASSPHRASE, CLOCK, secrets.token_bytes)
    (case,) = vault.read(lambda reader: reader.find(Case))
    edit(vault, case.id)
    os.kill(os.getpid(), signal.SIGKILL)


LEAKS = {
    "utf-8": PLANTED.encode(),
    "utf-16": PLANTED.encode("utf-16-le"),
    "base64": base64.b64encode(b"x" + PLANTED.encode()),
    "hex": PLANTED.encode().hex().encode(),
    "zlib": zlib.compress(b"something before " + PLANTED.encode()),
    "passphrase": PASSPHRASE.encode(),
}


def leak(folder: Path, how: str) -> None:
    """Write what must be found, in two writes that divide it."""
    data = secrets.token_bytes(3_000) + LEAKS[how] + secrets.token_bytes(3_000)
    with (folder / "leak").open("wb", buffering=0) as file:
        file.write(data[:3_010])
        file.write(data[3_010:])


if __name__ == "__main__":
    harden_process()
    if sys.argv[3] in LEAKS:
        leak(Path(sys.argv[1]), sys.argv[3])
    elif sys.argv[3] == "crash":
        crash(Path(sys.argv[1]))
    else:
        day(Path(sys.argv[1]), int(sys.argv[2]))
