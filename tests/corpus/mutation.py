"""Files of others, tampered with: flipped, cut, doubled and spliced, read in locked workers."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from tests.evidence.conftest import RESOURCES

LARGEST = 60_000
MOST_OF_A_KIND = 60
TELLING = 5_000


def small_files(paths: Sequence[Path]) -> list[list[bytes]]:
    """Return small files, kind by kind, so that each kind gets its share."""
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for path in paths:
        kind = path.suffix.lower()
        if 0 < path.stat().st_size <= LARGEST and len(kinds[kind]) < MOST_OF_A_KIND:
            kinds[kind].append(path.read_bytes())
    return [files for _kind, files in sorted(kinds.items()) if files]


def flipped(data: bytearray, chance: random.Random, _other: bytes) -> bytearray:
    for _ in range(chance.choice((1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def cut(data: bytearray, chance: random.Random, _other: bytes) -> bytearray:
    return data[: chance.randrange(len(data) + 1)]


def hollowed(data: bytearray, chance: random.Random, _other: bytes) -> bytearray:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 4, 100, 5_000))]
    return data


def doubled(data: bytearray, chance: random.Random, _other: bytes) -> bytearray:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((4, 100, 2_000))]
    data[start:start] = piece * chance.choice((1, 2, 50))
    return data


def numbered(data: bytearray, chance: random.Random, _other: bytes) -> bytearray:
    """Write an extreme number where some length may be."""
    size = chance.choice((1, 2, 4, 8))
    value = chance.choice((0, 1, (1 << 8 * size) - 1, 1 << (8 * size - 1)))
    start = chance.randrange(len(data))
    data[start : start + size] = value.to_bytes(size, chance.choice(("little", "big")))
    return data


def spliced(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


WAYS: tuple[Callable[[bytearray, random.Random, bytes], bytearray], ...] = (
    *(flipped, flipped, cut, hollowed, doubled, numbered, spliced),
)


def tampered(kinds: Sequence[Sequence[bytes]], chance: random.Random) -> bytes:
    """Return one file, changed in one to three ways."""
    files = chance.choice(kinds)
    data = bytearray(chance.choice(files))
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(WAYS)(data or bytearray(b"\0"), chance, chance.choice(files))
    return bytes(data)


def mutated(
    kinds: Sequence[Sequence[bytes]], limits: WorkerLimits, count: int, chance: random.Random
) -> Counter[str]:
    """Read so many changed files; whatever is not a code of a reading is raised."""
    codes: Counter[str] = Counter()
    with open_template(RESOURCES, limits) as template, ThreadPoolExecutor(2) as pool:
        for first in range(0, count, TELLING):
            batch = [tampered(kinds, chance) for _ in range(min(TELLING, count - first))]
            codes.update(pool.map(lambda data: _code(template, data), batch))
            print(first + len(batch), codes.most_common(4), flush=True)
    return codes


def _code(template: Template, data: bytes) -> str:
    return template.read([data], CancellationToken()).unreadable
