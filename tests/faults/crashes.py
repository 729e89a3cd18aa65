"""The crash campaign, in a process under the recorder: PLACE PLAY SEED MOST TORN VARIANT.

A play is recorded; every state that a power cut or a kill at any moment of it could leave is put
on disk, opened and proven. The opening of some of them is recorded too, and cut in turn: from
what a power cut had left, and from what a kill had left unsynced. Prints one line of JSON.
"""

import json
import os
import random
import shutil
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from casefiles import paths
from casefiles.domain.errors import NotAVault
from casefiles.domain.ticket import Ticket
from casefiles.evidence.limits import WorkerLimits
from casefiles.evidence.template import open_template
from casefiles.store import connection, folder, opened, vault
from casefiles.store.check import check
from tests.faults import recorder
from tests.faults.crash_states import (
    MARK,
    Disk,
    State,
    put_on_disk,
    read_record,
    seen_state,
    states,
    taken_from_disk,
)
from tests.faults.plays import PLAYS, begun
from tests.faults.stage import VAULT, Held, Stage, code_of, difference, held_by, opens, played
from tests.faults.stage import opened as opened_by
from tests.store.world import Hands

WAL_LIMIT = 300_000
"""So that plays of this size fold the WAL in on their way."""
WHOLE_EVERY = 6
"""Of the states, which are proven page by page."""
STATES_OF_RECOVERY = 16
"""How many are taken of what one recorded opening could leave."""


def without_full_sync() -> None:
    """Control: commits are not synced."""
    connection._PRAGMAS = ("synchronous=NORMAL", *connection._PRAGMAS[1:])


def head_before_commit() -> None:
    """Control: the head knows an entry before the database has it."""

    def early(vault, chains):
        vault._parts.head.write(chains.tips)

    opened.Vault._reserve = early


def rename_without_sync() -> None:
    """Control: a file that replaces another is not synced before."""

    def written(path: Path, data: bytes) -> None:
        path.write_bytes(data)

    folder._write_synced = written


def folder_without_sync() -> None:
    """Control: names are not synced."""
    for module in (folder, vault):
        module.sync_folder = lambda _path: None


VARIANTS = {
    "": lambda: None,
    "normal": without_full_sync,
    "head_first": head_before_commit,
    "rename": rename_without_sync,
    "names": folder_without_sync,
}


@dataclass(frozen=True)
class Allowed:
    """What a vault may hold after a crash: as before an act, or as after it."""

    before: Held | None
    after: Held
    is_whole: bool

    @property
    def known(self) -> tuple:
        mine = self.before.secrets if self.before else ()
        return (*mine, *(one for one in self.after.secrets if one not in mine))

    @property
    def certain(self) -> tuple:
        return (
            tuple(s for s in self.before.secrets if s in self.after.secrets) if self.before else ()
        )


@dataclass
class Campaign:
    """Counts states and keeps what is wrong with them."""

    root: Path
    chance: random.Random
    most: int
    torn: int
    seen: set[int] = field(default_factory=set)
    bad: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def is_new(self, state: State, allowed: Allowed) -> bool:
        # Python keeps the hash of bytes with them, and most files of a state are those of the last.
        known = id(allowed.before), id(allowed.after)
        mark = hash((known, tuple((name, hash(data)) for name, data in state.items())))
        return mark not in self.seen and not self.seen.add(mark)

    def lacks(self, kind: str, share: float) -> bool:
        """Tell whether more states of a kind are wanted when a share of the steps was played."""
        return self.counts[kind] < self.most * share / 2

    def prove(self, state: State, allowed: Allowed, where: str) -> None:
        self.counts["states"] += 1
        self._lay_out(state)
        fault = self._fault(allowed, is_whole=self.counts["states"] % WHOLE_EVERY == 0)
        if fault:
            self.bad.append(f"{where}: {fault}")

    def _lay_out(self, state: State) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        put_on_disk(state, self.root)

    def _fault(self, allowed: Allowed, *, is_whole: bool) -> str:
        try:
            with self._opened(allowed) as vault:
                found = held_by(vault, ())
                if is_whole:
                    report = check(vault, Ticket())
                    assert report.is_sound, report
            if not all(opens(self.root / VAULT, secret) for secret in allowed.certain):
                return "a secret does not open it any more"
        except NotAVault as error:
            is_right = allowed.before is None and error.code == "vault_missing"
            return "" if is_right else code_of(error)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what this is about
            return code_of(error)
        return self._unlike(found, allowed)

    def _unlike(self, found: Held, allowed: Allowed) -> str:
        before = allowed.before or allowed.after
        return difference(found, before, allowed.after, is_whole=allowed.is_whole)

    def _opened(self, allowed: Allowed):
        hands = Hands(wall=1_800_000_000_000_000_000)
        return opened_by(self.root / VAULT, allowed.known, hands, os.urandom)

    def recover(self, disk: Disk, allowed: Allowed, where: str) -> None:
        """Open what a kill left, under the recorder, and prove each state of that opening."""
        self._lay_out(seen_state(disk))
        log = self.root.with_name("recovery")
        try:
            with recorder.recorded(self.root, log), self._opened(allowed) as vault:
                found = held_by(vault, ())
                recorder.mark("shown")
            known = tuple(s for s in allowed.known if opens(self.root / VAULT, s))
            found = replace(found, secrets=known)
        except NotAVault:
            return
        except Exception as error:  # noqa: BLE001 - as above
            self.bad.append(f"{where}, opened: {code_of(error)}")
            return
        fresh = []
        for number, step in enumerate(read_record(log)):
            if step.operation == MARK:
                # What a person has seen stays, whatever happens next.
                allowed = Allowed(found, found, is_whole=True)
                continue
            disk.apply(step)
            told = f"{where}, opening step {number}"
            fresh += [
                (state, allowed, told)
                for state in states(disk, self.chance, 1)
                if self.is_new(state, allowed)
            ]
        for chosen in self.chance.sample(fresh, min(len(fresh), STATES_OF_RECOVERY)):
            self.counts["recovery"] += 1
            self.prove(*chosen)


def recorded_play(stage: Stage, play: str, place: Path) -> tuple[State, list, list[Held]]:
    begun(stage, play)
    start = taken_from_disk(stage.place)
    with recorder.recorded(stage.place, place / "record"):
        moments = played(stage, PLAYS[play], recorder.mark)
        stage.close()
    return start, read_record(place / "record"), moments


def enumerated(campaign: Campaign, play: str, told: tuple[State, list, list[Held]]) -> None:
    """Prove the states of a play, evenly over its steps when there are more than wanted."""
    start, steps, moments = told
    acts = PLAYS[play]
    first = None if play == "creation" else moments[0]
    disk, done = Disk(start), 0
    moments = [first, *moments]
    allowed = Allowed(moments[0], moments[1], acts[0].is_whole)
    for number, step in enumerate(steps):
        if step.operation == MARK:
            done = int(step.name)
            after = min(done + 1, len(acts))
            is_whole = done == len(acts) or acts[done].is_whole
            allowed = Allowed(moments[done], moments[after], is_whole)
            continue
        disk.apply(step)
        where = f"{play}, act {done + 1}, step {number}"
        share = (number + 1) / len(steps)
        if campaign.lacks("first", share):
            fresh = list(states(disk, campaign.chance, campaign.torn))
            campaign.chance.shuffle(fresh)
            for state in fresh:
                if campaign.lacks("first", share) and campaign.is_new(state, allowed):
                    campaign.prove(state, allowed, where)
                    campaign.counts["first"] += 1
            if campaign.lacks("recovery", share):
                campaign.recover(Disk(fresh[0]), allowed, f"{where}, power cut")
        if campaign.lacks("recovery", share):
            campaign.recover(disk.copy(), allowed, f"{where}, killed")


def main(place: str, play: str, seed: str, most: str, torn: str, variant: str = "") -> None:
    os.environ.pop("LD_PRELOAD", None)
    begin = time.monotonic()
    opened.WAL_LIMIT = WAL_LIMIT
    VARIANTS[variant]()
    root = Path(place) / "world"
    root.mkdir()
    with open_template(paths.resources(), WorkerLimits()) as template:
        stage = Stage(root, int(seed), lambda: template)
        told = recorded_play(stage, play, Path(place))
    campaign = Campaign(Path(place) / "state", random.Random(int(seed)), int(most), int(torn))
    enumerated(campaign, play, told)
    report = {
        "play": play,
        "seed": int(seed),
        "steps": len(told[1]),
        "states": campaign.counts["states"],
        "in_recovery": campaign.counts["recovery"],
        "bad": campaign.bad,
        "seconds": round(time.monotonic() - begin, 1),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
