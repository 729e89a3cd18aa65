"""A drill: the program dies while it takes in a stick. What was done is there, the rest goes on."""

import secrets
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from casefiles.domain.records.case_records import Document
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.shell.application import DONE
from casefiles.ui.shell.main_window import MainWindow
from tests.journeys.drills.drill import come_in, contents_at, lawyers_vault, seen, shown_in, told
from tests.journeys.window.test_window import Program, program, records
from tests.sample_vaults import PASSPHRASE
from tests.ui.robot import CONTROL, Key, press, push
from tests.ui.settling import settle, until

ROOT = Path(__file__).resolve().parents[3]
__all__ = ["program"]

SMALL = 12
LARGE = 18 << 20
KILLED = """
import os, secrets, sys, threading
from pathlib import Path
from casefiles import paths
from casefiles.domain.records.case_records import Case
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.clock import system_clock
from casefiles.office.case.vault_service import VaultService
from casefiles.office.importing import adding_files as importing

folder, passphrase, stick = sys.argv[2:]
blocks, kept, wanted = importing.file_blocks, [], threading.Event()

def cut(path):
    size = 0
    for block in blocks(path):
        size += len(block)
        if size > 14 << 20:
            # The other worker has taken some of the small files by then.
            wanted.wait(60)
            os.kill(os.getpid(), 9)
        yield block

def tell(arrival):
    kept.append(arrival.state == "kept")
    if sum(kept) > 4:
        wanted.set()

importing.file_blocks = cut
desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
vault = desk.unlock(Path(folder), passphrase)
(case,) = vault.ask(lambda reader: reader.find(Case))
vault.work(importing.add_files(case.id, [Path(stick)], tell), CancellationToken())
"""
"""Takes files as the process of a window does, and is killed within the large one."""


def make_stick(folder: Path) -> set[str]:
    """Write many small files and a large one; return their digests."""
    folder.mkdir()
    (folder / "a film.bin").write_bytes(secrets.token_bytes(LARGE))
    for number in range(SMALL):
        (folder / f"note {number:02}.txt").write_text(f"Note {number}: seen at the gate.\n" * 9)
    return {sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def killed_while_importing(folder: Path, stick: Path) -> None:
    command = [sys.executable, "-c", KILLED, "window-process", folder, PASSPHRASE, stick]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, check=False, timeout=300)
    assert done.returncode == -signal.SIGKILL


def pieces(window: MainWindow) -> list[tuple[int, int]]:
    """Return where and which are the pieces of the large file that are in the vault."""
    vault = window.session.vault.workplace.vault
    asked = "SELECT row, seq FROM chunk WHERE length(data) > 1000000 ORDER BY seq"
    return vault._on_reader(lambda at: at.rows(asked))


def digests(window: MainWindow) -> list[str]:
    """Return the digests of what documents show."""
    vault = window.session.vault.workplace.vault
    return [
        sha256(b"".join(vault.content(one.content_id))).hexdigest()
        for one in records(window.session, Document)
    ]


def test_a_killed_import_is_told_goes_on_and_doubles_nothing(program: Program, tmp_path: Path):
    folder, stick = program.home / "Rowan case", tmp_path / "stick"
    before = lawyers_vault(folder)
    wanted = make_stick(stick)
    killed_while_importing(folder, stick)

    window = come_in(program, folder)
    told(window, "The vault is intact")
    earlier = shown_in(window)
    assert earlier.records.items() > before.records.items(), "what was finished is there"
    done = len(records(window.session, Document)) - 2
    assert 5 <= done < SMALL
    arrived = pieces(window)
    assert 4 <= len(arrived) < LARGE >> 20
    words = f"{SMALL + 1 - done} files of stick not taken yet"
    until(lambda: words in seen(window))

    push(words)
    settle(window.session)
    assert window.workspace is not None
    room = window.workspace.rooms["documents"]
    assert isinstance(room, DocumentsScreen)
    until(lambda: "files of stick were not taken yet" in seen(window))
    push("Continue")
    until(lambda: not room.arrivals.is_running and not room.arrivals.rows(), longest=120)
    settle(window.session)
    assert pieces(window)[: len(arrived)] == arrived, "the large one went on where it was"
    assert len(pieces(window)) == LARGE >> 20
    found = digests(window)
    assert len(found) == len(set(found)) == SMALL + 3, "nothing is doubled"
    assert wanted <= set(found)
    assert shown_in(window).records.items() >= earlier.records.items()
    press(Key.Key_1, CONTROL)
    settle(window.session)
    assert "not taken yet" not in seen(window)
    last = shown_in(window)
    program.leave(DONE)
    assert contents_at(folder) == last
