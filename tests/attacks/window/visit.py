"""A visit to the whole window, by keys, with everything that can be seen of it from outside."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from casefiles.domain.language.name_equivalents import elements_of
from tests.attacks.needles import Search
from tests.attacks.window.laptop import (
    Clipboards,
    Guarded,
    Watch,
    clipboards,
    copies_in_memory,
    family_of,
    guarded,
    in_three_forms,
    labels_of_windows,
    secrets_and_copies,
)
from tests.journeys.terminal import SAMPLE
from tests.journeys.window.screen import Screen, Seen, wait

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "five blue trains leave quietly tonight"
PLANTED = "Zeytuna Hokansdatter"
"""A name in a file and a field that the visit brings in."""
TRACED = (
    "trace=socket,connect,bind,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,"
    "linkat,symlink,symlinkat,mknod,mknodat,memfd_create,truncate,execve,prctl"
)
ROWS = 2_000
ROW = "Qorghas 7719"
"""Begins the text of each of so many events that the vault holds."""


def canaries() -> set[str]:
    """Return names that nothing but the case holds, the client's too.

    First names that the program itself knows, as those of many people, tell nothing of a case.
    """
    form = json.loads(SAMPLE.read_text())
    names = {name["text"] for person in form["persons"] for name in person.get("names", [])}
    numbers = {
        item["value"] for person in form["persons"] for item in person.get("identifiers", [])
    }
    found = {text for text in names | numbers if len(text.encode()) > 9 and not elements_of(text)}
    assert len(found) > 20
    return found | {PLANTED, PASSPHRASE, form["reference"]}


SEARCH = Search(canaries())


@dataclass
class Visit:
    """What was seen of the program, from its start to its end."""

    folder: Path
    display: str = ""
    memory: dict[str, set[str]] = field(default_factory=dict)
    family: dict[str, list[int]] = field(default_factory=dict)
    boards: dict[str, Clipboards] = field(default_factory=dict)
    passphrases: dict[str, int] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    processes: set[tuple[bytes, bytes]] = field(default_factory=set)
    guarded: dict[str, list[Guarded]] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, dict[str, int]] = field(default_factory=dict)
    ended: set[int] = field(default_factory=set)
    said: str = ""

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def vault(self) -> Path:
        return self.home / "Rowanfolder" / "vault"

    @property
    def target(self) -> Path:
        return self.home / "for the court"

    @property
    def trace(self) -> str:
        return (self.folder / "trace").read_text(errors="replace")


class Visitor:
    """Drives the program by keys, and looks from outside."""

    def __init__(self, screen: Screen, visit: Visit, program: "subprocess.Popen[str]") -> None:
        self.screen, self.visit, self.program = screen, visit, program
        self.known: set[Seen] = set()

    def family(self) -> list[int]:
        """Return the supervisor and its children; the tracer above is not the program's."""
        return family_of(self.program.pid)[1:]

    def must_have_stayed(self, family: list[int]) -> None:
        """Make sure that the supervisor and the window were there to be looked into."""
        assert len(family) > 1
        assert self.family()[:2] == family[:2]

    def look(self, moment: str) -> None:
        """Search the memory of all processes."""
        family = self.visit.family[moment] = self.family()
        self.visit.guarded[moment] = [one for one in map(guarded, family) if one is not None]
        wanted = {"row": in_three_forms(ROW), "passphrase": in_three_forms(PASSPHRASE)}
        wanted |= {name: (key, key.hex().encode()) for name, key in self.visit.keys.items()}
        seen = [secrets_and_copies(number, SEARCH, wanted) for number in family]
        self.must_have_stayed(family)
        self.visit.memory[moment] = {secret for found, _ in seen for secret in found}
        self.visit.copies[moment] = {
            name: sum(copies[name] for _, copies in seen) for name in wanted
        }

    def through_the_door(self) -> None:
        """Choose the vault in a dialog, after a first one that is cancelled; unlock it."""
        screen = self.screen
        door = screen.next_window(set())
        screen.press("Tab", "Return")
        screen.settle_on_something_new()
        screen.press("Escape")
        screen.settle_on_something_new()
        screen.press("Return")
        screen.settle_on_something_new()
        self.visit.labels.append(labels_of_windows(self.visit.display))
        screen.type(str(self.visit.vault))
        screen.press("Return")
        screen.settle_on_something_new()
        self.known = {door}
        self.unlock()

    def unlock(self) -> None:
        screen = self.screen
        screen.type(PASSPHRASE)
        screen.press("Return")
        screen.settle_on_something_new()
        screen.press("Return")
        self.known.add(screen.next_window(self.known))

    def passphrases_left(self) -> int:
        """Count the copies of the passphrase; what was let go of lies there until it is reused."""
        end = time.monotonic() + 20.0
        while True:
            forms = in_three_forms(PASSPHRASE)
            family = self.family()
            left = sum(copies_in_memory(number, *forms) for number in family)
            self.must_have_stayed(family)
            if not left or time.monotonic() > end:
                return left

    def through_the_rooms(self) -> None:
        screen = self.screen
        for number in range(1, 8):
            screen.press(f"ctrl+{number}")
            screen.settle(quiet_for=0.3)
        screen.settle()
        self.visit.labels.append(labels_of_windows(self.visit.display))

    def at_the_documents(self) -> None:
        """Add a file, read a page, copy words of it."""
        screen = self.screen
        screen.press("ctrl+2")
        screen.settle()
        screen.press("ctrl+n")
        screen.settle_on_something_new()
        self.visit.labels.append(labels_of_windows(self.visit.display))
        screen.type(str(self.visit.home / "stick" / f"{PLANTED}.txt"))
        screen.press("Return")
        screen.settle_on_something_new()
        screen.settle()

        def copy() -> None:
            screen.press("ctrl+2", "Home", "Return")
            screen.settle()
            screen.press(*["shift+Right"] * 6, "ctrl+c")

        self.visit.boards["copied from a page"] = self.what_is_copied(copy)

    def at_a_field(self) -> None:
        """Type a name into a field, select it and copy it."""
        screen = self.screen

        def is_there() -> bool:
            screen.press("ctrl+3")
            screen.settle()
            return screen.shows_something_new()

        # A window that was just unlocked has no rooms yet.
        wait(is_there, "no room of people", 60)
        screen.press("ctrl+3", "slash")
        screen.type(PLANTED)
        screen.press("shift+Home")
        screen.settle()
        self.visit.boards["selected in a field"] = clipboards(self.visit.display)
        self.visit.boards["copied from a field"] = self.what_is_copied(
            lambda: screen.press("ctrl+c")
        )

    def what_is_copied(self, copy: Callable[[], object]) -> Clipboards:
        """Copy until the planted name is copied: an added file comes late to the list.

        A reader of the clipboard gives up soon on a program that is traced and busy.
        """
        end = time.monotonic() + 240.0
        while True:
            copy()
            self.screen.settle()
            boards = clipboards(self.visit.display)
            if PLANTED in boards["Clipboard"].get("text/plain", "") or time.monotonic() > end:
                return boards

    def at_a_form(self) -> None:
        """Leave a name in an unfinished form."""
        screen = self.screen
        screen.press("Escape", "ctrl+3", "ctrl+n")
        screen.settle()
        screen.type(PLANTED)
        screen.settle()

    def at_the_dossier(self) -> None:
        """Export a dossier."""
        screen = self.screen
        screen.press("ctrl+7")
        screen.settle(quiet_for=4.0)
        self._open_the_export()
        # Children that read the finished pages are the last to be given time.
        screen.press("Tab", "space")
        screen.settle()
        screen.type("Looked through by hand.")
        before = screen.windows()
        screen.press("shift+Tab", "shift+Tab", "space")
        wait(lambda: bool(screen.windows() - before), "no folder can be chosen")
        screen.settle()
        screen.type(str(self.visit.target))
        screen.press("Return")
        screen.settle_on_something_new()
        screen.press("space")
        wait(lambda: any(self.visit.target.glob("*.pdf")), "no dossier", 240)
        screen.settle()

    def _open_the_export(self) -> None:
        """Ask for the export until the room has looked the dossier over and lets it go.

        Where the panel was opened, leaving it changes what is shown.
        """
        screen = self.screen

        def is_open() -> bool:
            screen.press("alt+5")
            screen.settle()
            screen.press("Escape")
            screen.settle()
            return screen.shows_something_new()

        # Twice in a row: once, it may be that pages or checks came meanwhile.
        wait(lambda: is_open() and is_open(), "the export stays off", 300)
        screen.press("alt+5")
        screen.settle_on_something_new()

    def lock(self) -> None:
        screen = self.screen
        (_, window) = min(screen.windows())
        self.visit.ended.update(set(self.family()) - {self.family()[0]})
        screen.press("ctrl+l")
        wait(lambda: window not in self.family(), "the window is not locked")
        self.known.add(screen.next_window(self.known))


def visited(visit: Visit, screen: Screen) -> None:
    """Run the program, visit every place, lock, unlock and quit."""
    visit.display = screen.display
    program = subprocess.Popen(
        ["strace", "-f", "-y", "--seccomp-bpf", "-qq", "-s", "400", "-e", TRACED,
         "-o", str(visit.folder / "trace"),
         sys.executable, str(ROOT / "main.py")],
        env={"HOME": str(visit.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
             "TZ": "Europe/Warsaw", "DISPLAY": screen.display, "PYTHONDONTWRITEBYTECODE": "1",
             "TMPDIR": str(visit.folder / "tmp"), "XDG_RUNTIME_DIR": str(visit.folder / "run")},
        cwd=visit.home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, start_new_session=True,
    )  # fmt: skip
    visitor = Visitor(screen, visit, program)
    try:
        with Watch(program.pid) as watch:
            visitor.through_the_door()
            visitor.through_the_rooms()
            visit.passphrases["unlocked"] = visitor.passphrases_left()
            visitor.at_the_documents()
            visitor.at_a_field()
            visitor.at_a_form()
            visitor.at_the_dossier()
            visitor.look("unlocked")
            visitor.lock()
            visitor.look("locked")
            visit.boards["locked"] = clipboards(visit.display)
            visitor.unlock()
            visitor.at_a_field()
            screen.press("ctrl+q")
            visit.said, _ = program.communicate(timeout=180)
            visit.boards["left"] = clipboards(visit.display)
        visit.processes = watch.seen
    except BaseException:
        screen.save(visit.folder / "failed.png")
        os.killpg(program.pid, signal.SIGKILL)
        print(visit.folder, program.communicate(timeout=180))
        raise
    assert program.returncode == 0
