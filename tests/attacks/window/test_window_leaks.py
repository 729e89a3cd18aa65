"""Nothing of a case leaves the window but what was asked for: a laptop is searched, as at a border.

The program runs as a person starts it, on a screen that nobody sees, and is watched from outside:
its files and sockets by strace, its processes, memory, windows and clipboards by root.
"""

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.clock import system_clock
from casefiles.store.access.work import WriteTransaction
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create
from tests.attacks.window.laptop import (
    Watch,
    clipboards,
    copies_in_memory,
    hits_in_files,
    in_memory,
    in_three_forms,
    labels_of_windows,
    open_to_dumps,
    sockets_in,
    written_in,
)
from tests.attacks.window.visit import (
    PASSPHRASE,
    PLANTED,
    ROOT,
    ROW,
    ROWS,
    SEARCH,
    TRACED,
    Visit,
    visited,
)
from tests.journeys.terminal import SAMPLE
from tests.journeys.window.screen import Screen, wait
from tests.office.looked_at import tick_all_details
from tests.store.world import new_event
from tests.tools import need

CLOCK = system_clock("0" * 32)
CHEAP = Argon2Cost(8, 1, 1)
TITLES = {"WM_NAME", "_NET_WM_NAME", "WM_ICON_NAME", "_NET_WM_ICON_NAME", "WM_CLASS"}


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    need("Xvfb", "xdotool", "xprop", "xwininfo", "strace")
    if os.geteuid() != 0:
        pytest.skip("nobody but root may look into a hardened process")
    visit = Visit(tmp_path_factory.mktemp("laptop"))
    for folder in (visit.vault.parent, visit.target, visit.home / "stick", visit.folder / "tmp"):
        folder.mkdir(parents=True)
    (visit.folder / "run").mkdir(mode=0o700)
    (visit.home / "stick" / f"{PLANTED}.txt").write_text(f"A letter of {PLANTED}.\n")
    with (
        create(visit.vault, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(vault, template, SAMPLE, secrets.token_bytes, CancellationToken())
        fill(vault)
        tick_all_details(vault, template)
        visit.keys.update(keys_of(vault))
    screen = Screen.begin()
    try:
        visited(visit, screen)
        yield visit
    finally:
        screen.end()


def fill(vault: Vault) -> None:
    """Put events into the case, each with a text of its own."""
    case = vault.read(lambda reader: reader.find(Case))[0]
    events = [
        replace(
            new_event(case, f"{ROW} {number:04} {secrets.token_hex(4)}"), cites=(), is_withheld=True
        )
        for number in range(ROWS)
    ]

    def keep(work: WriteTransaction) -> None:
        for event in events:
            work.insert(event, "load")

    vault.write(keep)


def keys_of(vault: Vault) -> dict[str, bytes]:
    """Return the master key, and keys that are derived from it."""
    keys = vault._parts.keys
    purposes = ("database", "head", "key-file", "address", "raster", "backup", "backup-manifest")
    return {"master key": keys.master, **{name: keys.derived(name) for name in purposes}}


def test_nothing_is_written_but_vault_and_dossier(visit: Visit):
    inside = (str(visit.vault), str(visit.target), "/dev/", "/proc/")
    made = written_in(visit.trace)
    assert any(path.startswith(str(visit.vault)) for path in made), "the trace shows writing"
    assert any(path.startswith(str(visit.target)) for path in made)
    outside = {path for path in made if not path.startswith(inside)}
    # Python keeps what it made of the program's own text beside it.
    assert {path for path in outside if "__pycache__" not in path} == set()


_ALWAYS = ("vault.db", "vault.head", "vault.keys", "vault.keys.copy")


def test_home_holds_nothing_new_and_no_name_that_was_not_there(visit: Visit):
    found = {path.name for path in visit.home.iterdir()}
    assert found == {"Rowanfolder", "for the court", "stick"}
    assert [path.name for path in visit.target.iterdir()] == ["dossier-court-open.pdf"]
    assert list((visit.folder / "tmp").iterdir()) == list((visit.folder / "run").iterdir()) == []
    names = {path.name for path in visit.vault.iterdir()}
    # A backup is taken by itself, sooner or later.
    assert names - {"backups"} == {"vault.ballast", *_ALWAYS}
    hits = hits_in_files(SEARCH, visit.vault)
    assert hits == {}, "drafts, window state and mentions are encrypted with all the rest"
    assert hits_in_files(SEARCH, visit.home / "stick"), "what was there is found"


def test_the_search_of_files_and_traces_finds_what_is_planted(tmp_path: Path):
    need("strace")
    script = (
        "from PySide6.QtCore import QCoreApplication, QSettings; import sys\n"
        "app = QCoreApplication([]); kept = QSettings('Other', 'Leak')\n"
        "kept.setValue('client', sys.argv[1]); kept.sync()\n"
        "import socket; socket.socket()"
    )
    around = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    log = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-y", "--seccomp-bpf", "-s", "400", "-e", TRACED, "-o", str(log),
         sys.executable, "-c", script, PLANTED],
        env=around, check=True, timeout=300,
    )  # fmt: skip
    trace = log.read_text(errors="replace")
    assert any("home/.config/Other" in path for path in written_in(trace))
    assert sockets_in(trace)[1]
    assert hits_in_files(SEARCH, tmp_path / "home")
    (tmp_path / "utf16").mkdir()
    (tmp_path / "utf16" / "x").write_bytes(PLANTED.encode("utf-16-le"))
    (tmp_path / "name").mkdir()
    (tmp_path / "name" / f"{PLANTED}.thumb").touch()
    assert len(hits_in_files(SEARCH, tmp_path / "utf16", tmp_path / "name")) == 2


def test_no_socket_but_local_ones(visit: Visit):
    local, others = sockets_in(visit.trace)
    assert local, "the screen is reached by one"
    assert others == []


def test_the_program_says_nothing(visit: Visit):
    assert visit.said == ""


def titles_in(labels: str) -> set[str]:
    """Return what windows are called, in every property that names them."""
    found = set()
    for line in labels.splitlines():
        name, _, value = line.partition(" = ")
        if name.partition("(")[0] in TITLES:
            found |= set(re.findall(r'"([^"]*)"', value))
    return found


def test_windows_are_called_casefiles_and_their_properties_name_nobody(visit: Visit):
    for labels in visit.labels:
        assert titles_in(labels) <= {"Casefiles", "casefiles", "Qt Selection Owner for casefiles"}
        assert SEARCH.hits(labels.encode()) == set()
        assert visit.vault.parent.name not in labels
    assert len(visit.labels) == 3


def test_no_command_line_and_no_environment_tells_of_the_case(visit: Visit):
    texts = [words + environment for words, environment in visit.processes]
    assert sum(b"casefiles" in words for words, _ in visit.processes) > 2
    assert [text for text in texts if SEARCH.hits(text) or b"Rowanfolder" in text] == []


def test_a_planted_command_line_is_seen():
    planted = [sys.executable, "-c", "import time; time.sleep(9)", PLANTED]
    with subprocess.Popen(planted) as child, Watch(os.getpid()) as watch:
        wait(lambda: any(SEARCH.hits(words) for words, _ in watch.seen), "not seen")
        child.kill()


def test_what_is_copied_is_marked_and_what_is_selected_is_not_offered(visit: Visit):
    for moment in ("copied from a page", "copied from a field"):
        board = visit.boards[moment]["Clipboard"]
        assert PLANTED in board["text/plain"]
        assert board["x-kde-passwordManagerHint"] == "secret"
    for moment, boards in visit.boards.items():
        assert boards["Selection"] == {}, moment


def test_clipboards_are_empty_after_locking_and_leaving(visit: Visit):
    for moment in ("locked", "left"):
        assert visit.boards[moment] == {"Clipboard": {}, "Selection": {}}


def test_after_locking_nothing_of_the_case_is_in_any_memory(visit: Visit):
    assert len(visit.memory["unlocked"]) > 20, "the search finds what is there"
    assert visit.memory["locked"] == set()
    assert len(visit.family["unlocked"]) > 2
    assert len(visit.family["locked"]) == 2, "the supervisor and the fresh window alone"


def test_after_locking_no_row_no_passphrase_and_no_key_is_in_any_memory(visit: Visit):
    unlocked, locked = visit.copies["unlocked"], visit.copies["locked"]
    assert unlocked["row"] > ROWS, "while it is open, its rows are there"
    assert unlocked["master key"] > 0, "and so is what opens it"
    assert set(locked.values()) == {0}, locked


def test_the_process_that_had_the_vault_open_is_gone_after_locking(visit: Visit):
    assert len(visit.ended) > 1, "the window and its children"
    assert visit.ended.isdisjoint(visit.family["locked"])


def test_no_process_of_the_window_could_be_dumped_looked_into_or_reach_a_network(visit: Visit):
    for moment, processes in visit.guarded.items():
        assert len(processes) > 1, moment
        for process in processes:
            assert process.cores == ("0", "0")
            assert process.filtered
            assert process.mask == "0077"
    ran = [line for line in visit.trace.splitlines() if " execve(" in line]
    for kind in ("main.py", "window-process", "casefiles.evidence", "casefiles.dossier",
                 "casefiles.redaction"):  # fmt: skip
        assert any(kind in line for line in ran), f"the trace saw {kind}"
    assert open_to_dumps(visit.trace) == {}


def test_memory_is_held_out_of_swap_where_that_is_possible(visit: Visit):
    script = "from casefiles.hardening import harden_process as h; print(h().no_swap)"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    is_possible = told.stdout.strip() == "True"
    for processes in visit.guarded.values():
        # The supervisor, and the window that holds the key.
        assert {process.held > 0 for process in processes[:2]} == {is_possible}


def test_a_process_without_the_guard_is_seen():
    bare = '7 execve("/usr/bin/python", ["python"], 0x1 /* 9 vars */) = 0'
    assert set(open_to_dumps(bare)) == {"7"}
    held = bare + "\n7 prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE) = 0"
    assert open_to_dumps(held) == {}
    parted = (
        f"{bare}\n7 prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE <unfinished ...>\n9 getpid() = 9\n"
        "7 <... prctl resumed>) = 0"
    )
    assert open_to_dumps(parted) == {}
    again = held + "\n7 prctl(PR_SET_DUMPABLE, SUID_DUMP_USER) = 0"
    assert set(open_to_dumps(again)) == {"7"}
    killed = bare + "\n7 +++ killed by SIGKILL +++"
    assert set(open_to_dumps(killed)) == {"7"}, "none of its kind was ever guarded"
    assert open_to_dumps(held + "\n" + killed.replace("7 ", "8 ")) == {}


def test_the_passphrase_is_not_kept_once_it_was_used(visit: Visit):
    assert visit.passphrases == {"unlocked": 0}


_KEEPING = """
import sys
kept = sys.stdin.readline()
print(flush=True)
sys.stdin.readline()
"""


def test_a_passphrase_that_is_kept_is_found():
    kept = subprocess.Popen(
        [sys.executable, "-c", _KEEPING],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with kept:
        assert kept.stdin is not None
        assert kept.stdout is not None
        kept.stdin.write(f"{PASSPHRASE}\n")
        kept.stdin.flush()
        kept.stdout.readline()
        assert copies_in_memory(kept.pid, *in_three_forms(PASSPHRASE)) > 0
        assert PASSPHRASE in in_memory(kept.pid, SEARCH)
        kept.kill()


_SELECTING = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit
from casefiles.ui.base.clipboard import ClipboardGuard
app = QApplication([])
guard = ClipboardGuard(milliseconds=int(sys.argv[4])) if sys.argv[1] == "guarded" else None
field = {"line": QLineEdit, "text": QTextEdit, "label": QLabel}[sys.argv[2]](sys.argv[3])
if sys.argv[2] == "label":
    field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
field.setWindowTitle(sys.argv[3])
field.resize(400, 60)
field.show()
field.activateWindow()
QTest.qWaitForWindowExposed(field)
ground = field.viewport() if sys.argv[2] == "text" else field
place = QPoint(20, 12 if sys.argv[2] == "text" else 30)
QTest.mouseDClick(ground, Qt.MouseButton.LeftButton, pos=place)
QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
print("ready", flush=True)
app.exec()
"""


@pytest.mark.parametrize("kind", ["line", "text", "label"])
def test_selections_are_kept_from_other_programs_by_the_guard_alone(kind: str):
    need("Xvfb", "xprop", "xwininfo")
    screen = Screen.begin()
    try:
        told = {}
        for guarded in ("open", "guarded"):
            with subprocess.Popen(
                [sys.executable, "-c", _SELECTING, guarded, kind, PLANTED, "6000"],
                env={**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
                cwd=ROOT, stdout=subprocess.PIPE, text=True,
            ) as program:  # fmt: skip
                assert program.stdout is not None
                assert program.stdout.readline() == "ready\n"
                told[guarded] = clipboards(screen.display)
                if guarded == "open":
                    labels = labels_of_windows(screen.display)
                    assert PLANTED in titles_in(labels), "a telling title is seen"
                elif kind == "line":
                    wait(
                        lambda: not clipboards(screen.display)["Clipboard"], "it is not taken back"
                    )
                program.kill()
    finally:
        screen.end()
    assert told["open"]["Selection"], "Qt alone offers what is selected"
    assert "x-kde-passwordManagerHint" not in told["open"]["Clipboard"]
    assert told["guarded"]["Selection"] == {}
    assert "x-kde-passwordManagerHint" in told["guarded"]["Clipboard"]
    assert "Zeytuna" in told["guarded"]["Clipboard"]["text/plain"]
