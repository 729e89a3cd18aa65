"""The crash campaign, in a process under the recorder: PLACE PLAY SEED SHARDS MOST TORN VARIANT.

A play is recorded; every state that a power cut or a kill at any moment of it could leave is put
on disk, opened and proven. The opening of some of them is recorded too, and cut in turn: from
what a power cut had left, and from what a kill had left unsynced. A shard takes every fifth step
of the play and a fifth of the states; without one, all. Prints one line of JSON.
"""

import faulthandler
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
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotAVault
from casefiles.office.workplace.open_vault import LazyTemplate
from casefiles.store.backup import backup_writing
from casefiles.store.database import connection
from casefiles.store.files import in_folder
from casefiles.store.files.folder import HEAD
from casefiles.store.maintenance import rotation
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault import open_vault, opening, upkeep
from tests.faults import recorder
from tests.faults.crashes.crash_states import (
    MARK,
    Disk,
    State,
    put_on_disk,
    read_record,
    seen_state,
    states,
    taken_from_disk,
)
from tests.faults.held import Held, difference
from tests.faults.programme import PLAYS, begun
from tests.faults.proofs import Proofs
from tests.faults.stage import (
    VAULT,
    Act,
    Stage,
    all_held,
    code_of,
    is_anybody_shut_out,
    looked,
    opens,
    played,
)
from tests.shards import COUNT
from tests.store.world import Hands

LATER = 1_800_000_000_000_000_000
WAL_LIMIT = 300_000
"""So that plays of this size fold the WAL in on their way."""
WHOLE_EVERY = 16
"""Of the states, which are read anew and proven page by page."""
STATES_OF_RECOVERY = 16
"""How many are taken of what one recorded opening could leave."""
MOMENTS_OF_RECOVERY = 24
STATES_OF_MOMENT = 3
"""How many are made of one moment of a recorded opening, before some of all are taken."""
LONG = 1_000
"""States from which on every kill while the head is written is recovered from."""
PATIENCE = 120
"""Seconds that one state may take; then the process tells where it hangs, and ends."""
SHARE_OF_PATIENCE = 10


def without_full_sync() -> None:
    """Control: commits are not synced."""
    connection._PRAGMAS = ("synchronous=NORMAL", *connection._PRAGMAS[1:])


def head_before_commit() -> None:
    """Control: the head knows an entry before the database has it."""

    def early(opening, chains):
        opening._parts.head.write(chains.tips)

    open_vault.Vault._reserve = early


def rename_without_sync() -> None:
    """Control: a file that replaces another is not synced before."""

    def written(at: int, name: str, data: bytes) -> None:
        made = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600, dir_fd=at)
        os.write(made, data)
        os.close(made)

    in_folder._write_synced = written


def folder_without_sync() -> None:
    """Control: names are not synced."""
    for module in (in_folder, opening):
        module.sync_folder = lambda _path: None


def backup_without_sync() -> None:
    """Control: the names of new backups are not synced, though older ones are removed."""
    backup_writing.sync_folder = lambda _path: None


VARIANTS = {
    "": lambda: None,
    "normal": without_full_sync,
    "head_first": head_before_commit,
    "rename": rename_without_sync,
    "names": folder_without_sync,
    "backup_names": backup_without_sync,
}


@dataclass(frozen=True)
class Allowed:
    """What a vault may hold after a crash: as before an act, or as after it."""

    before: Held | None
    after: Held
    is_whole: bool
    is_harmed: bool = False

    @property
    def known(self) -> tuple:
        mine = self.before.secrets if self.before else ()
        return (*mine, *(one for one in self.after.secrets if one not in mine))


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
    proofs: Proofs = field(default_factory=Proofs)
    watched_at: float = -PATIENCE
    shard: int = 0
    of: int = 1
    is_control: bool = False

    def is_new(self, state: State, allowed: Allowed) -> bool:
        # Python keeps the hash of bytes with them, and most files of a state are those of the last.
        known = id(allowed.before), id(allowed.after)
        mark = hash((known, tuple((name, hash(data)) for name, data in state.items())))
        return mark not in self.seen and not self.seen.add(mark)

    def lacks(self, kind: str, share: float) -> bool:
        """Tell whether more states of a kind are wanted when a share of the steps was played."""
        # Openings are cut at moments that differ from shard to shard, over the whole play.
        before = self.shard * STATES_OF_RECOVERY if kind == "recovery" else 0
        return self.counts[kind] * self.of + before < self.most * share / 2

    def watch_heads(self, disk: Disk, where: str) -> None:
        """Hold every moment to this: of a head's two records at most one is being written."""
        for path, node in disk.files_seen().items():
            if path.endswith(HEAD) and len({step.offset for step in node.pending}) > 1:
                self.bad.append(f"{where}: both records of the head at risk")

    def prove(self, state: State, allowed: Allowed, where: str) -> None:
        self._be_patient()
        self.counts["states"] += 1
        self._lay_out(state)
        fault = self._fault(allowed, is_whole=self.counts["states"] % WHOLE_EVERY == 0)
        if fault:
            self.bad.append(f"{where}: {fault}")

    def prove_first(self, makers: list, allowed: Allowed, where: str, share: float) -> None:
        """Prove states of one moment, as many as are wanted when a share of the steps was played.

        Args:
            makers: of those states.
            allowed: what they may hold.
            where: the moment, in words.
            share: of the steps that were played.
        """
        for make in makers:
            if not self.lacks("first", share):
                return
            if self.is_new(state := make(), allowed):
                self.prove(state, allowed, where)
                self.counts["first"] += 1

    def _be_patient(self) -> None:
        # Each call starts a thread, which takes longer than much of what it watches.
        now = time.monotonic()
        if now > self.watched_at + SHARE_OF_PATIENCE:
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            self.watched_at = now

    def _lay_out(self, state: State) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        put_on_disk(state, self.root)

    def _fault(self, allowed: Allowed, *, is_whole: bool) -> str:
        try:
            found = self._looked(allowed, is_whole=is_whole)
            before = allowed.before.secrets if allowed.before else ()
            if is_anybody_shut_out(self.root / VAULT, before, allowed.after.secrets):
                return "somebody is shut out"
        except NotAVault as error:
            is_right = allowed.before is None and error.code == "vault_missing"
            return "" if is_right else code_of(error)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what this is about
            return code_of(error)
        return self._unlike(found, allowed)

    def _unlike(self, found: Held, allowed: Allowed) -> str:
        before = allowed.before or allowed.after
        return difference(found, before, allowed.after, is_whole=allowed.is_whole)

    def _looked(self, allowed: Allowed, *, is_whole: bool = False, mark: str = "") -> Held:
        hands = Hands(wall=LATER)

        def look(opening) -> Held:
            self.proofs.is_fresh = is_whole
            known = allowed.known
            found = all_held(opening, known, hands, is_whole=is_whole, proofs=self.proofs)
            if mark:
                recorder.mark(mark)
            if is_whole:
                report = check_integrity(opening, CancellationToken())
                assert report.is_sound, report
            return found

        folder = self.root / VAULT
        return looked(folder, allowed.known, hands, look, is_harmed=allowed.is_harmed)

    def recover(self, disk: Disk, allowed: Allowed, where: str) -> None:
        """Open what a kill left, under the recorder, and prove each state of that opening."""
        self._lay_out(seen_state(disk))
        log = self.root.with_name("recovery")
        try:
            with recorder.recorded(self.root, log):
                found = self._looked(allowed, mark="shown")
            known = tuple(s for s in allowed.known if opens(self.root / VAULT, s))
            found = replace(found, secrets=known)
        except NotAVault:
            return
        except Exception as error:  # noqa: BLE001 - as above
            self.bad.append(f"{where}, opened: {code_of(error)}")
            return
        steps, fresh = read_record(log), []
        moments = set(self.chance.sample(range(len(steps)), min(len(steps), MOMENTS_OF_RECOVERY)))
        for number, step in enumerate(steps):
            if step.operation == MARK:
                # What a person has seen stays, whatever happens next.
                allowed = Allowed(found, found, is_whole=True)
                continue
            disk.apply(step)
            told = f"{where}, opening step {number}"
            self.watch_heads(disk, told)
            if number in moments:
                fresh += [(state, allowed, told) for state in self._fresh(disk, allowed)]
        for chosen in self.chance.sample(fresh, min(len(fresh), STATES_OF_RECOVERY)):
            self.counts["recovery"] += 1
            self.prove(*chosen)

    def _fresh(self, disk: Disk, allowed: Allowed) -> list[State]:
        """Return a few states of this moment that were not proven yet."""
        makers = list(states(disk, self.chance, 1))
        some = self.chance.sample(makers, min(len(makers), STATES_OF_MOMENT))
        return [state for make in some if self.is_new(state := make(), allowed)]


def recorded_play(stage: Stage, play: str, place: Path) -> tuple[State, list, list[Held | None]]:
    """Play a play under the recorder, and return what it began with, its steps and moments."""
    begun(stage, play)
    start = taken_from_disk(stage.place)
    with recorder.recorded(stage.place, place / "record"):
        moments = played(stage, PLAYS[play], recorder.mark)
        stage.close()
    first = stage.kept.get("held") or replace(moments[0], backups={})
    return start, read_record(place / "record"), [None if play == "creation" else first, *moments]


def allowed_in(acts: tuple[Act, ...], moments: list[Held | None], done: int) -> Allowed:
    """Return what may be found once so many acts are done, and during the next one."""
    if done == len(acts):
        return Allowed(moments[done], moments[done], is_whole=True)
    act = acts[done]
    return Allowed(moments[done], moments[done + 1], act.is_whole, act.is_harmed)


def enumerated(campaign: Campaign, play: str, told: tuple[State, list, list[Held]]) -> None:
    """Prove the states of a play, evenly over its steps when there are more than wanted."""
    start, steps, moments = told
    acts = PLAYS[play]
    disk = Disk(start)
    allowed = allowed_in(acts, moments, 0)
    done = 0
    is_long = campaign.most >= LONG
    for number, step in enumerate(steps):
        if step.operation == MARK:
            done = int(step.name)
            allowed = allowed_in(acts, moments, done)
            continue
        disk.apply(step)
        if campaign.is_control and campaign.bad:
            return  # a control is to be seen to fail, once
        where = f"{play}, act {done + 1}, step {number}"
        campaign.watch_heads(disk, where)
        if number % campaign.of != campaign.shard:
            continue
        share = (number + 1) / len(steps)
        if campaign.lacks("first", share):
            fresh = list(states(disk, campaign.chance, campaign.torn))
            campaign.chance.shuffle(fresh)
            campaign.prove_first(fresh, allowed, where, share)
            if campaign.lacks("recovery", share):
                campaign.recover(Disk(fresh[0]()), allowed, f"{where}, power cut")
        is_delicate = is_long and step.name.endswith(HEAD)
        if is_delicate or campaign.lacks("recovery", share):
            campaign.recover(disk.copy(), allowed, f"{where}, killed")


def campaigns(root: Path, seed: str, shards: list[int], most: int, torn: int) -> list[Campaign]:
    """Return a campaign of each shard, each with a chance of its own; without shards, the one."""
    if not shards:
        return [Campaign(root, random.Random(int(seed)), most, torn)]
    return [
        Campaign(root, random.Random(f"{seed} {shard}"), most, torn, shard=shard, of=COUNT)
        for shard in shards
    ]


def main(
    place: str, play: str, seed: str, shards: str, most: str, torn: str, variant: str = ""
) -> None:
    os.environ.pop("LD_PRELOAD", None)
    begin = time.process_time()
    upkeep.WAL_LIMIT = WAL_LIMIT
    # The recorder watches one folder: vault and stick both lie in it.
    rotation.require_apart = lambda *_: None
    VARIANTS[variant]()
    template = LazyTemplate(paths.resources())
    stage = Stage(Path(place) / "world", int(seed), template.get)
    told = recorded_play(stage, play, Path(place))
    template.close()
    numbers = json.loads(shards)
    each = campaigns(Path(place) / "state", seed, numbers, int(most), int(torn))
    for campaign in each:
        campaign.is_control = bool(variant)
        enumerated(campaign, play, told)
    faulthandler.cancel_dump_traceback_later()
    report = {
        "play": play,
        "variant": variant,
        "seed": int(seed),
        "steps": len(told[1]),
        "shards": numbers,
        "states": sum(one.counts["states"] for one in each),
        "in_recovery": sum(one.counts["recovery"] for one in each),
        "bad": [fault for one in each for fault in one.bad],
        "seconds": round(time.process_time() - begin, 1),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
