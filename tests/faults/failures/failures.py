"""The campaign of n-th failures, in a process under the recorder: PLACE WAYS SHARD PLAY...

Each act of each play is done again and again on a copy of the vault as it was before it, while
the first, second, ... change of a file (or read, or allocation of the driver) fails, until the
act meets no failure any more; and so is its opening and closing. Afterwards the vault must hold
what it was acknowledged to hold, and what was said must be true. Ways are told in JSON, as kind,
forever, stride and first each; prints a list of what came of each. A case of the campaign is one
way in one act: a shard takes every fifth, and each way in turn.
"""

import copy
import faulthandler
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    VaultDamaged,
    WrongPassphrase,
)
from casefiles.domain.records.case_records import Case
from casefiles.office.workplace.open_vault import LazyTemplate
from casefiles.store.keys.key_slots import Opener
from casefiles.store.maintenance import rotation
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault import upkeep
from casefiles.store.vault.open_vault import Vault
from casefiles.words.catalogue import codes
from tests.faults import recorder
from tests.faults.crashes.crash_states import State, taken_from_disk
from tests.faults.held import Held, difference
from tests.faults.programme import PLAYS, begun, lay_out
from tests.faults.proofs import Proofs
from tests.faults.stage import Act, Stage, all_held, code_of, is_anybody_shut_out, looked
from tests.shards import Shard

WAL_LIMIT = 150_000
WHOLE_EVERY = 16
"""Of the points, after which the vault is read anew and proven page by page."""
SEED = 7
PATIENCE = 120
"""Seconds that one point may take; then the process tells where it hangs, and ends."""


@dataclass(frozen=True)
class Scene:
    """An act, the vault before it, and what that vault holds before and after it."""

    play: str
    act: Act
    stage: Stage
    files: State
    seed: int
    before: Held | None
    after: Held
    opens_itself: bool


@dataclass
class Campaign:
    """Counts points, what was said at them, and what was wrong."""

    kind: str
    is_forever: bool
    stride: int
    first: int
    proofs: Proofs
    points: int = 0
    said: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def run(self, scene: Scene) -> None:
        """Fail at every stride-th point of a scene until none is hit."""
        begin = time.process_time()
        self._run(scene)
        self.seconds += time.process_time() - begin

    def _run(self, scene: Scene) -> None:
        for number in count(self.first, self.stride):
            where = f"{scene.play}: {scene.act.name}, {self.kind} {number}"
            print(where, file=sys.stderr)
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
            stage = _again(scene.stage, scene.files, scene.seed)
            said, failed = self._said(scene, stage, number)
            if failed >= 0:
                self.points += 1
                self.said[said or "done"] += 1
            self.proofs.is_fresh = self.points % WHOLE_EVERY == 0
            fault = _fault(scene, stage, said, self.proofs)
            if fault:
                self.bad.append(f"{where}, said {said or 'nothing'}: {fault}")
            if failed < 0:
                return

    def report(self) -> dict[str, object]:
        """Return what came of it, in plain words."""
        return {
            "kind": self.kind,
            "forever": self.is_forever,
            "points": self.points,
            "said": self.said,
            "bad": self.bad,
            "seconds": round(self.seconds, 1),
        }

    def _said(self, scene: Scene, stage: Stage, number: int) -> tuple[str, int]:
        """Return the code of what was said, or nothing, and how often something failed."""
        said = note = ""
        recorder.watch(stage.place)
        recorder.fail_at(number, self.kind, forever=self.is_forever)
        try:
            if not scene.opens_itself:
                stage.open()
            scene.act.play(stage)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what this is about
            said = _judged(error)
            note = _asked_again(stage)
        fault = stage.vault.checkpoint_fault if stage.vault else ""
        try:
            stage.close()
        except Exception as error:  # noqa: BLE001 - as above
            said = said or _judged(error)
        failed = recorder.stop()
        if note:
            said = f"{said}, then {note}"
        is_silent = self.is_forever and failed > 1 and not said and not fault
        return ("nothing at all" if is_silent and self._is_told() else said), failed

    def _is_told(self) -> bool:
        # What SQLite can do without memory it does, and says so to nobody.
        return self.kind not in {"MEMORY", "READ"}


def _asked_again(stage: Stage) -> str:
    """Ask the vault after a failure: it answers, or says why it cannot."""
    try:
        if stage.vault is not None:
            stage.vault.read(lambda reader: reader.find(Case))
    except Exception as error:  # noqa: BLE001 - as above
        said = _judged(error)
        return said if said.startswith("!") else ""
    return ""


def _judged(error: Exception) -> str:
    """Return the code of an error; one that people must not be told begins with an exclamation."""
    if not isinstance(error, CasefilesError):
        return f"!{error!r}"
    if isinstance(error, VaultDamaged | NotAVault | WrongPassphrase):
        return f"!{error.code}"
    return error.code if error.code in codes() else f"!no words for {error.code}"


def _fault(scene: Scene, stage: Stage, said: str, proofs: Proofs) -> str:
    if "!" in said or said == "nothing at all":
        return "must not be told"
    before = scene.before or scene.after
    mine = (*before.secrets, *scene.after.secrets, *stage.secrets)
    known = tuple(dict.fromkeys(mine))
    try:
        found = _looked(stage, known, proofs, is_harmed=scene.act.is_harmed)
        had = before.secrets if said else stage.secrets
        if is_anybody_shut_out(stage.folder, had, scene.after.secrets):
            return "somebody is shut out"
    except Exception as error:  # noqa: BLE001 - as above
        is_nothing = scene.before is None and said and code_of(error) == "vault_missing"
        return "" if is_nothing else code_of(error)
    if not said:
        after = _with_names_of(found, before, scene.after)
        return difference(found, after, after, is_whole=scene.act.is_whole)
    return difference(found, before, scene.after, is_whole=scene.act.is_whole)


def _with_names_of(found: Held, before: Held, after: Held) -> Held:
    """Let moments that the act made have the ids it drew: after a fault these are others."""
    kept = before.backups.keys() & after.backups.keys()
    is_alike = sorted(found.backups.values()) == sorted(after.backups.values())
    is_same = kept <= found.backups.keys() and is_alike
    return replace(after, backups=found.backups) if is_same else after


def _looked(stage: Stage, known: tuple[Opener, ...], proofs: Proofs, *, is_harmed: bool) -> Held:
    is_whole = proofs.is_fresh

    def look(vault: Vault) -> Held:
        found = all_held(vault, known, stage.hands, is_whole=is_whole, proofs=proofs)
        if is_whole:
            report = check_integrity(vault, CancellationToken())
            assert report.is_sound, report
        return found

    return looked(stage.folder, known, stage.hands, look, is_harmed=is_harmed)


def scenes(place: Path, template, plays: tuple[str, ...]) -> Iterator[Scene]:
    """Play each play once, and yield what each act begins and ends with.

    Each act but the first begins with what a crash would have left, so that opening recovers.
    """
    for play in plays:
        stage = Stage(place / "world", 0, template)
        begun(stage, play)
        files = taken_from_disk(stage.place)
        before = None if play == "creation" else stage.kept.get("held") or _held_first(stage)
        for number, act in enumerate(PLAYS[play]):
            opens_itself = number == 0
            reference = _again(stage, files, SEED + number)
            if not opens_itself:
                reference.open()
            act.play(reference)
            after, files_after = reference.held(), taken_from_disk(stage.place)
            reference.close()
            yield Scene(play, act, stage, files, SEED + number, before, after, opens_itself)
            stage, files, before = reference, files_after, after


def _held_first(stage: Stage) -> Held:
    stage.open()
    held = stage.held()
    stage.close()
    # Backups that this opening made are none that another must have.
    return replace(held, backups={})


def _again(stage: Stage, files: State, seed: int) -> Stage:
    """Return a stage as it was, with files as they were, with a chance of its own."""
    lay_out(stage, files)
    again = Stage(stage.place, seed, stage.template, stage.secrets, dict(stage.kept))
    again.hands = copy.copy(stage.hands)
    return again


def main(place: str, ways: str, numbers: str, *plays: str) -> None:
    os.environ.pop("LD_PRELOAD", None)
    faulthandler.enable()
    upkeep.WAL_LIMIT = WAL_LIMIT
    # The recorder watches one folder: vault and stick both lie in it.
    rotation.require_apart = lambda *_: None
    proofs = Proofs()
    campaigns = [
        Campaign(kind, forever == "forever", stride, first, proofs)
        for kind, forever, stride, first in json.loads(ways)
    ]
    template = LazyTemplate(paths.resources())
    shard = Shard(tuple(json.loads(numbers)))
    for number, scene in enumerate(scenes(Path(place), template.get, plays or tuple(PLAYS))):
        for turn, campaign in enumerate(campaigns, number):
            if shard.has(turn):
                campaign.run(scene)
    faulthandler.cancel_dump_traceback_later()
    template.close()
    print(json.dumps([campaign.report() for campaign in campaigns]))


if __name__ == "__main__":
    main(*sys.argv[1:])
