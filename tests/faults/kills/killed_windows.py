"""The whole program at work in its window, killed at any moment, and what the vault holds then.

A process that has loaded the program forks one window after the other, so that a kill costs a
second and not ten. Each window goes from the door to its end: it is unlocked, walks through its
rooms, enters events and files, backs up, checks, and locks. It tells over a pipe what a person
would have seen done; the kill comes at a moment that the seed gives.
"""

import json
import os
import random
import secrets
import select
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, EventId
from casefiles.domain.records.case_records import Case, Document, Event
from casefiles.hardening import harden_process
from casefiles.office.case.vault_service import VaultService
from casefiles.office.importing.adding_files import add_files
from casefiles.office.vault.backups import back_up_now
from casefiles.office.vault.integrity_check import check_now, check_vault
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.handover import Handover
from casefiles.store.access.work import WriteTransaction
from casefiles.store.vault.opening import create, open_vault
from tests.faults.forks import told as in_a_fork
from tests.store.world import CHEAP, PASSPHRASE

CLOCK = system_clock("0" * 32)
LONGEST = 120.0
"""Seconds for a window to come up; on a slow machine too it needs far less."""
_AT_THE_DOOR, _ON_THE_WAY_OUT = 0.15, 0.15
"""How many of the kills come there, of 1."""
_WORKING = 1.6
"""Seconds of work within which the others come."""
_ACTS = 40
_KILLS_OF_A_VAULT = 100
"""After so many a new vault is begun: what is looked at after each kill is all that it holds."""


def begin(folder: Path) -> CaseId:
    """Make a vault with a case."""
    case = Case(CaseId(secrets.token_hex(16)), "R-1", "Title", "", "CN", "TR", "2024-05-01")
    with create(folder, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault:
        vault.write(lambda work: work.insert(case, "load"))
    return case.id


@dataclass
class Told:
    """What a window told before it was killed.

    Attributes:
        events: number of the last event that was acknowledged; -1 for none.
        files: numbers of the letters that were.
        lines: how many lines there were of each kind.
    """

    events: int = -1
    files: set[int] = field(default_factory=set)
    lines: Counter[str] = field(default_factory=Counter)

    def hear(self, line: str) -> None:
        """Take a line in."""
        kind, _, rest = line.partition(" ")
        self.lines[kind] += 1
        if kind == "event":
            self.events = int(rest)
        elif kind == "file":
            self.files.add(int(rest))


class Lawyer:
    """A person at one window, who waits for each answer before the next act."""

    def __init__(self, place: Path, case_id: CaseId, first: int, chance: random.Random) -> None:
        self.place, self.case_id, self.first, self.chance = place, case_id, first, chance
        self.telling = -1

    def tell(self, line: str) -> None:
        """Say what was seen done."""
        os.write(self.telling, f"{line}\n".encode())

    def work(self) -> None:
        """Unlock, work, lock; the process ends here."""
        from PySide6.QtWidgets import QApplication

        from casefiles.ui.shell.application import WindowRun
        from tests.ui.dress import dress
        from tests.ui.robot import Key, press, write
        from tests.ui.settling import until

        application = QApplication(["casefiles"])
        desk = VaultService(CLOCK, secrets.token_bytes, paths.resources(), lambda: CHEAP, 1 << 20)
        handover = Handover(self.place / "vault", self.place)
        run = WindowRun(desk, dress(application), handover, lambda _told: None)
        over: list[int] = []
        run.ended.disconnect(run._quit)
        run.ended.connect(lambda: over.append(run.code))
        run.show_unlock_window()
        door = run.unlock_window
        assert door is not None
        door.activateWindow()
        until(door.isActiveWindow, LONGEST)
        door.page.take_focus()
        self.tell("door")
        write(PASSPHRASE)
        press(Key.Key_Return)
        until(lambda: run.window is not None or door.page is door.clock, LONGEST)
        if run.window is None:
            press(Key.Key_Return)
        until(lambda: run.window is not None and run.window.workspace is not None, LONGEST)
        self.tell("open")
        assert run.window is not None
        for number in range(self.chance.randrange(_ACTS) if self.leaves_early else 10**6):
            self._act(run.window, number)
        self.tell("leaving")
        run.window.lock_requested.emit()
        until(lambda: bool(over), LONGEST)
        self.tell("locked")
        # A program that is locked is gone; it waits here for its kill, which must change nothing.
        signal.pause()

    leaves_early = False

    def _act(self, window, number: int) -> None:
        from casefiles.ui.base.navigation import NavigationTarget
        from tests.ui.settling import rest, until

        session, answers = window.session, []
        kind = self.chance.choice(("event",) * 6 + ("room", "room", "file", "backup", "check"))
        if kind == "event":
            at = self.first
            session.run(window, self._event(at), answers.append)
        elif kind == "room":
            rooms = ("overview", "documents", "timeline", "people", "history", "vault")
            window.workspace.context.navigator.go(NavigationTarget(self.chance.choice(rooms)))
            rest(0.02)
            answers.append(None)
        elif kind == "file":
            at = int.from_bytes(secrets.token_bytes(4), "big")
            letter = self.place / "letters" / f"{at}.txt"
            letter.write_text(f"Letter {at}.\n" * self.chance.randrange(1, 3000))
            job = add_files(self.case_id, [letter], lambda _told: None)
            session.start(window, "Adding a file", job, answers.append)
        else:
            job = back_up_now() if kind == "backup" else check_now()
            refused = {"otherwise": answers.append}  # another is under way
            session.start(window, kind, job, answers.append, **refused)
        until(lambda: bool(answers), LONGEST)
        if kind == "event":
            self.tell(f"event {at}")
            self.first += 1
        elif kind == "file":
            self.tell(f"file {at}")
        else:
            self.tell(kind)

    def _event(self, number: int):
        event = Event(
            EventId(secrets.token_hex(16)), self.case_id, "2019-02", "", f"event {number}", (), (),
            False,
        )  # fmt: skip

        def change(work: WriteTransaction) -> None:
            work.insert(event, "add_event")

        return change


def forked(lawyer: Lawyer) -> tuple[int, int]:
    """Start a window; returns its process, and where it tells what was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.setsid()
    os.close(reading)
    lawyer.telling = writing
    try:
        lawyer.work()
    except BaseException:  # noqa: BLE001 - told to the one who waits
        traceback.print_exc()
    os._exit(1)


def heard(reading: int, told: Told, seconds: float, until: str = "") -> bool:
    """Hear what a window tells, for some seconds or until a line; tells whether that came.

    Whoever waits for a line does so for as many seconds after each other line: work takes its time.
    """
    end, rest = time.monotonic() + seconds, b""
    while (left := end - time.monotonic()) > 0:
        if not select.select([reading], [], [], left)[0]:
            break
        data = os.read(reading, 1 << 16)
        if not data:
            break
        *lines, rest = (rest + data).split(b"\n")
        # All that came at once counts: a slow listener finds events behind what it waits for.
        for line in lines:
            told.hear(line.decode())
        if until.encode() in lines:
            return True
        if until:
            end = time.monotonic() + seconds
    return False


@dataclass
class Campaign:
    """Kills windows over a vault, and looks at the vault after each.

    Attributes:
        bad: what was wrong.
        opened: seconds for which the vault was being opened after each kill.
        met: how many kills met which stage.
    """

    chance: random.Random
    place: Path = field(init=False)
    case_id: CaseId = field(init=False)
    bad: list[str] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    next: int = 0

    def begin(self, place: Path) -> None:
        """Make a new vault, and work in that from now on."""
        (place / "letters").mkdir(parents=True)
        self.place, self.next = place, 0
        self.case_id = in_a_fork(lambda: begin(place / "vault"))

    def kill_one(self, number: int) -> None:
        """Let a window begin, kill it with all its children, and look at the vault."""
        lawyer = Lawyer(self.place, self.case_id, self.next, random.Random(self.chance.random()))
        when = self.chance.random()
        lawyer.leaves_early = when > 1 - _ON_THE_WAY_OUT
        told = Told()
        child, reading = forked(lawyer)
        stage = "door" if when < _AT_THE_DOOR else "leaving" if lawyer.leaves_early else "open"
        came = heard(reading, told, LONGEST, stage)
        heard(reading, told, self.chance.uniform(0, _WORKING if stage == "open" else 0.4))
        ended, status = os.waitpid(child, os.WNOHANG)
        if not came:
            self.bad.append(f"kill {number}: the window did not come to {stage}, {told.lines}")
        if ended:
            self.bad.append(f"kill {number}: the window ended by itself, {status}, {told.lines}")
        if not ended:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
        heard(reading, told, 30.0)
        os.close(reading)
        self.met[stage] += 1
        self.acts += told.lines
        fault = self._fault(told)
        if fault:
            self.bad.append(f"kill {number} at {stage}: {fault}")

    def _fault(self, told: Told) -> str:
        """Return what is wrong with the vault; empty for nothing."""
        seconds, texts, names, is_sound = in_a_fork(lambda: found(self.place / "vault"))
        self.opened.append(seconds)
        last, self.next = max(self.next - 1, told.events), len(texts)
        if not is_sound:
            return "not sound"
        if texts != list(range(len(texts))):
            return "events are missing or doubled"
        if not last <= len(texts) - 1 <= last + 1:
            return f"acknowledged up to {last}, found up to {len(texts) - 1}"
        missing = told.files - set(names)
        return f"files {missing} are missing" if missing else ""


def found(folder: Path) -> tuple[float, list[int], list[int], bool]:
    """Return how long a vault was being opened, its events, its files, and whether it is sound."""
    begun = time.monotonic()
    vault = open_vault(folder, PASSPHRASE, CLOCK, secrets.token_bytes)
    seconds = time.monotonic() - begun
    with vault:
        texts = sorted(int(e.text.split()[1]) for e in vault.read(lambda r: r.find(Event)))
        names = [int(Path(d.file_name).stem) for d in vault.read(lambda r: r.find(Document))]
        return seconds, texts, names, check_vault(vault, CancellationToken()).sound


def main(place: str, kills: str, seed: str) -> None:
    """Kill so many windows, and print what was seen."""
    harden_process()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import casefiles.ui.shell.main_window  # noqa: F401 - loaded once for all windows
    import tests.ui.robot  # noqa: F401 - as above

    campaign = Campaign(random.Random(int(seed)))
    for number in range(int(kills)):
        if number % _KILLS_OF_A_VAULT == 0:
            campaign.begin(Path(place) / str(number))
        campaign.kill_one(number)
    opened = sorted(campaign.opened)
    report = {
        "kills": int(kills),
        "met": campaign.met,
        "acts": campaign.acts,
        "opened_median": round(opened[len(opened) // 2], 3),
        "opened_longest": round(opened[-1], 3),
        "bad": campaign.bad,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
