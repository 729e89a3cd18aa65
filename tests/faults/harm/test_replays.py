"""Old pages, old files and whole old vaults put back: what is partial is caught by the vault alone,
what is whole by an anchor outside.

SQLCipher takes every one of these for sound: each old page is authentic, and of the same place.
"""

import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.records.case_records import Event
from casefiles.office.vault.anchors import (
    AnchorVerdict,
    compared,
    make_anchor_file,
    read_anchor_file,
)
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.database.tables import record_types
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.measured import note
from tests.office.vault.two_vaults import place_of
from tests.store.world import (
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
)

SEED = 20261125
FILES = ("vault.db", "vault.head")


@dataclass
class History:
    """A vault after each of its sessions, and an anchor made after the last."""

    folder: Path
    states: list[dict[str, bytes]]
    anchor: Path
    records: list

    def put(self, files: dict[str, bytes]) -> World:
        for path in self.folder.iterdir():
            path.unlink()
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        return World(self.folder)


def told(place: Path, sessions: int, seed: int) -> History:
    """Live through some sessions: events come, change and go, documents arrive."""
    chance = random.Random(seed)
    world = World(place / "vault")
    case = new_case()
    states = []
    with world.create() as vault:
        insert_all(vault, [case, new_person(case)])
        insert_all(vault, [new_event(case, f"event {at} " * 40) for at in range(60)])
    states.append(_files(world.folder))
    for session in range(sessions):
        with world.open() as vault:
            events = vault.read(lambda reader: reader.find(Event))
            for event in chance.sample(events, 3):
                changed = replace(event, text=f"session {session} {chance.random()}")
                vault.write(lambda work, of=changed: work.update(of, "edit_event"))
            if session % 3 == 0:
                keep_document(vault, case, chance.randbytes(30_000), f"words {session}")
            gone = chance.choice(events)
            vault.write(lambda work, of=gone: work.delete(Event, of.id, "remove_event"))
            insert_all(vault, [new_event(case, f"new {session}")])
        states.append(_files(world.folder))
    anchor = place / "anchor.txt"
    with world.open() as vault:
        make_anchor_file(anchor)(place_of(vault, world), CancellationToken())
    states.append(_files(world.folder))
    with world.open() as vault:
        records = held(vault)
    return History(world.folder, states, anchor, records)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def held(vault) -> list:
    return [vault.read(lambda reader, k=kind: reader.find(k)) for kind in record_types()]


def said_of(history: History, files: dict[str, bytes]) -> str:
    """Return what the vault alone says: a code, check, harmless, or nothing."""
    world = history.put(files)
    try:
        with world.open() as vault:
            if not check_integrity(vault, CancellationToken()).is_sound:
                return "check"
            return "harmless" if held(vault) == history.records else "nothing"
    except VaultDamaged as error:
        return error.code


def old_pages(history: History, chance: random.Random) -> dict[str, bytes]:
    """Return the last state with some pages of earlier ones."""
    last = history.states[-1]
    new = _pages(last["vault.db"])
    mixed = list(new)
    old = _pages(chance.choice(history.states[:-1])["vault.db"])
    changed = [at for at in range(min(len(old), len(new))) if old[at] != new[at]]
    for at in chance.sample(changed, chance.randint(1, min(len(changed), 6))):
        mixed[at] = old[at]
    return {**last, "vault.db": b"".join(mixed)}


def _pages(data: bytes) -> list[bytes]:
    return [data[at : at + PAGE_SIZE] for at in range(0, len(data), PAGE_SIZE)]


def old_files(history: History, chance: random.Random) -> dict[str, bytes]:
    """Return the last state with one of its files as it was earlier."""
    name = chance.choice(FILES)
    return {**history.states[-1], name: chance.choice(history.states[:-1])[name]}


def of_anchor(history: History, files: dict[str, bytes], work: int) -> tuple[bool, AnchorVerdict]:
    """Put a whole earlier vault back, work in it, and return what it and the anchor say."""
    world = history.put(files)
    for at in range(work):
        with world.open() as vault:
            case = vault.read(lambda reader: reader.find(record_types()[0]))[0]
            insert_all(vault, [new_event(case, f"fork {at}")])
    with world.open() as vault:
        note = read_anchor_file(history.anchor).note
        found = vault.read(lambda reader: compared(reader, note))
        return check_integrity(vault, CancellationToken()).is_sound, found.verdict


def campaign(place: Path, times: tuple[int, int, int], sessions: int, seed: int) -> Counter:
    """Replay pages, files and whole vaults so many times; nothing may pass."""
    history = told(place, sessions, seed)
    assert said_of(history, history.states[-1]) == "harmless"
    chance = random.Random(seed)
    pages, files, wholes = times
    said: Counter = Counter()
    for _ in range(pages):
        said[f"pages: {said_of(history, old_pages(history, chance))}"] += 1
    for _ in range(files):
        said[f"file: {said_of(history, old_files(history, chance))}"] += 1
    for _ in range(wholes):
        early = chance.choice(history.states[:-2])
        # Beyond the anchor's size only a fork can be told; up to it the vault is older.
        work = chance.choice((0, 0, 1, 2 * sessions))
        is_sound, verdict = of_anchor(history, early, work)
        assert is_sound, "the control: alone the vault notices nothing"
        assert verdict in {AnchorVerdict.OLDER, AnchorVerdict.FORKED}
        said[f"whole: {verdict}"] += 1
    assert said["pages: nothing"] == said["file: nothing"] == 0, said
    print(sorted(said.items()), "seed", seed)
    note("old pages, files and vaults put back, none passed", sum(said.values()))
    return said


@pytest.fixture
def place():
    """A folder in memory where there is one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def test_no_replay_passes(place):
    said = campaign(place, (60, 20, 20), 8, SEED)
    caught = sum(said.values()) - said["pages: harmless"] - said["file: harmless"]
    assert caught > 60
    assert said["whole: older"] > 3
    assert said["whole: forked"] > 1


@pytest.mark.long
def test_ten_thousand_replays(place):
    total: Counter = Counter()
    for turn in range(10):
        story = place / str(turn)
        story.mkdir()
        total += campaign(story, (650, 200, 150), 10 + turn, SEED + turn)
        shutil.rmtree(story)
    print(sorted(total.items()))
    assert sum(total.values()) == 10_000
