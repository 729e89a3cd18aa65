"""Keeping a set of backups small: which moments stay, and how deltas become one or a new base.

The oldest base is what all moments stand on; each later moment has the delta that leads to it from
the moment before. A newer base holds a moment that has its delta too: it shortens the way to later
moments, and may go again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotEnoughSpace, VaultDamaged
from casefiles.store.backup.backup_generations import Generation, backup_directory_at
from casefiles.store.backup.backup_packs import BackupPack, BackupPackKind
from casefiles.store.backup.backup_taking import (
    BackupSource,
    drop_doubtful,
    newest_of,
    prepare,
    take_backup,
)
from casefiles.store.backup.backup_writing import remove_packs
from casefiles.store.backup.delta_merging import joined_delta, rebuilt_base
from casefiles.store.database.connection import PAGE_SIZE

HOUR: Final = 3_600_000_000_000
DAY: Final = 24 * HOUR
WEEK: Final = 7 * DAY
_STEPS: Final = ((HOUR, 24), (DAY, 14), (WEEK, 8))
"""One moment of each of the last 24 hours, 14 days and 8 weeks that had any."""
_FARTHEST: Final = 9 * WEEK
_MOST_BASES: Final = 2
_ALWAYS_ROOM: Final = 64 << 20
"""Bytes that deltas may take together in any case; else no more than a base."""


@dataclass(frozen=True, slots=True)
class _Set:
    """The local set at one look.

    Attributes:
        line: the moments that lead to the newest, oldest first; only the first has no delta.
        deltas: the delta that leads to each later moment of the line.
        bases: the base of each moment that has one.
        others: moments that stand on older bases, as after a base was taken afresh; oldest first.
        strays: deltas that lead nowhere, as after a crash between merging and removing.
    """

    line: tuple[Generation, ...]
    deltas: dict[str, BackupPack]
    bases: dict[str, BackupPack]
    others: tuple[Generation, ...]
    strays: tuple[BackupPack, ...]


def _backup_set(source: BackupSource) -> _Set:
    shelf = backup_directory_at(source.shelf_folder).of(source.keys)
    moments = {one.id: one for one in reversed(shelf.generations())}
    leading: dict[str, list[BackupPack]] = {}
    for pack in shelf.packs:
        if pack.manifest.kind is BackupPackKind.DELTA and pack.manifest.predecessor in moments:
            leading.setdefault(pack.manifest.generation, []).append(pack)
    line, deltas = _line(moments, leading)
    begin = line[0].manifest.sequence if line else 0
    others = [one for one in moments.values() if one.chain[0].manifest.sequence < begin]
    needed = {pack.path for one in others for pack in one.chain}
    needed |= {pack.path for pack in deltas.values()}
    every = [pack for pack in shelf.packs if pack.manifest.kind is BackupPackKind.DELTA]
    strays = tuple(pack for pack in every if pack.path not in needed)
    bases = {pack.manifest.generation: pack for pack in shelf.packs if pack not in every}
    return _Set(line, deltas, bases, tuple(others), strays)


def _line(
    moments: dict[str, Generation], leading: dict[str, list[BackupPack]]
) -> tuple[tuple[Generation, ...], dict[str, BackupPack]]:
    """Walk back from the newest moment; of two deltas the merged one comes from farther back."""
    line: list[Generation] = []
    deltas: dict[str, BackupPack] = {}
    at = next(reversed(moments), "")
    while at:
        line.insert(0, moments[at])
        ways = leading.get(at, [])
        if not ways:
            break
        way = min(ways, key=lambda pack: moments[pack.manifest.predecessor].manifest.sequence)
        deltas[at] = way
        at = way.manifest.predecessor
    return tuple(line), deltas


def retained_moments(walls: Sequence[int]) -> list[int]:
    """Choose which moments stay: the newest of each of the last hours, days and weeks.

    Args:
        walls: when each was taken, in nanoseconds since 1970, newest moment first; the clock may
            have been turned meanwhile.

    Returns:
        Places in `walls`.
    """
    retained: set[int] = {0} if walls else set()
    for length, count in _STEPS:
        newest: dict[int, int] = {}
        for place, wall in enumerate(walls):
            newest.setdefault(wall // length, place)
        retained.update(sorted(newest.values())[:count])
    return sorted(retained)


def needs_tending(source: BackupSource) -> bool:
    """Tell whether the newest moment is a day younger than the newest base."""
    backup_set = _backup_set(source)
    bases = [one.manifest.wall for one in backup_set.line if one.id in backup_set.bases]
    return bool(bases) and abs(backup_set.line[-1].manifest.wall - bases[-1]) >= DAY


def tend(source: BackupSource, ticket: CancellationToken) -> None:
    """Make a new base of the newest moment, from the packs alone, then thin the set out.

    A set that does not give its newest moment back gets a base taken from the vault itself.

    Raises:
        NotEnoughSpace: there is no room for a base; every moment is still there.
        CasefilesError: the disk fails, or somebody asked to stop; every moment is still there.
    """
    prepare(source.shelf_folder)
    drop_doubtful(source, source.shelf_folder)
    newest = newest_of(backup_directory_at(source.shelf_folder).of(source.keys))
    if newest is None:
        return
    try:
        _based(source, newest, ticket)
    except VaultDamaged:
        take_backup(source, source.shelf_folder, ticket, afresh=True)
    thin(source, ticket)


def _based(source: BackupSource, generation: Generation, ticket: CancellationToken) -> None:
    """See to it that a moment has a base; a spare one makes room where there is none."""
    if generation.chain[-1].manifest.kind is BackupPackKind.BASE:
        return
    try:
        rebuilt_base(source, generation, ticket)
    except NotEnoughSpace:
        if not _drop_spare_bases(source, most=1):
            raise
        again = next(one for one in _backup_set(source).line if one.id == generation.id)
        rebuilt_base(source, again, ticket)


def thin(source: BackupSource, ticket: CancellationToken) -> None:
    """Merge deltas whose moments need not stay, and keep to two bases and their room.

    Raises:
        CasefilesError: the disk fails, or somebody asked to stop; what need not stay may be there.
    """
    remove_packs(_backup_set(source).strays, source.shelf_folder)
    _drop_spare_bases(source, _MOST_BASES)
    _merge(source, ticket)
    _roll_forward(source, ticket)
    _drop_others(source)


def _merge(source: BackupSource, ticket: CancellationToken) -> None:
    """Join each delta whose moment need not stay with those up to the next that must."""
    backup_set = _backup_set(source)
    line = backup_set.line
    retained = retained_moments([one.manifest.wall for one in reversed(line)])
    stays = {line[len(line) - 1 - place].id for place in retained} | backup_set.bases.keys()
    waiting: list[BackupPack] = []
    for generation in line[1:]:
        waiting.append(backup_set.deltas[generation.id])
        if generation.id in stays:
            if len(waiting) > 1:
                _join(source, waiting, ticket)
            waiting = []


def _join(source: BackupSource, packs: Sequence[BackupPack], ticket: CancellationToken) -> None:
    try:
        joined_delta(source, packs, ticket)
    except NotEnoughSpace:
        # They take more room apart, but it is there.
        return
    remove_packs(reversed(packs), source.shelf_folder)


def _roll_forward(source: BackupSource, ticket: CancellationToken) -> None:
    """Let the set stand on a later moment, where it goes back too far or takes too much room."""
    backup_set = _backup_set(source)
    place = _new_beginning(backup_set)
    if not place:
        return
    try:
        _based(source, backup_set.line[place], ticket)
    except NotEnoughSpace:
        later = [
            at
            for at in range(place, len(backup_set.line))
            if backup_set.line[at].id in backup_set.bases
        ]
        if not later:
            raise
        place = later[0]
    # What is left of it after a crash leads nowhere, and goes the next time.
    earlier = [backup_set.bases.get(one.id) for one in backup_set.line[:place]]
    earlier += [backup_set.deltas.get(one.id) for one in backup_set.line[: place + 1]]
    remove_packs([pack for pack in earlier if pack is not None], source.shelf_folder)


def _new_beginning(backup_set: _Set) -> int:
    """Return the place in the line from which the set shall begin; 0 for as it is."""
    line = backup_set.line
    newest = line[-1].manifest
    sizes = [backup_set.deltas[one.id].size for one in line[1:]]
    room = max(newest.page_count * PAGE_SIZE, _ALWAYS_ROOM)
    for place, one in enumerate(line):
        is_near = newest.wall - one.manifest.wall <= _FARTHEST
        if is_near and sum(sizes[place:]) <= room:
            return place
    return len(line) - 1


def _drop_spare_bases(source: BackupSource, most: int) -> bool:
    """Leave the base on which the line stands, and the newest where two are allowed.

    A base goes only where a delta leads to the same moment, so that no moment is lost.
    """
    backup_set = _backup_set(source)
    spare = [backup_set.bases[one.id] for one in backup_set.line[1:] if one.id in backup_set.bases]
    backup_packs = spare[: max(len(spare) + 1 - most, 0)]
    remove_packs(backup_packs, source.shelf_folder)
    return bool(backup_packs)


def _drop_others(source: BackupSource) -> None:
    """Give up the oldest moments where two bases are not enough for all of them."""
    backup_set = _backup_set(source)
    own_bases = sum(one.id in backup_set.bases for one in backup_set.line)
    roots = sorted({one.chain[0].manifest.sequence for one in backup_set.others}, reverse=True)
    given_up = set(roots[max(_MOST_BASES - own_bases, 0) :])
    backup_packs = {
        pack.path: pack
        for one in backup_set.others
        for pack in one.chain
        if one.chain[0].manifest.sequence in given_up
    }
    remove_packs(backup_packs.values(), source.shelf_folder)
