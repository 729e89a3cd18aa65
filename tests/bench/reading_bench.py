"""Document bytes on their way out: whole and from any offset, against plain sqlite3."""

import random
import sqlite3
import statistics
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import ContentId
from casefiles.store.content.chunks import CHUNK_SIZE
from casefiles.store.vault.open_vault import Vault
from tests.bench import crypto_limit
from tests.bench.measuring import cpu_of, in_turn, on_this_disk, seconds_of
from tests.bench.store_bench import store_plainly
from tests.store.world import World, new_case

SIZE = 128 << 20
ROUNDS = 7
PARTS, PART_SIZE = 300, 64 << 10


def run() -> Iterator[str]:
    with on_this_disk() as at:
        place = Path(at)
        source = place / "source"
        source.write_bytes(random.Random(1).randbytes(SIZE))
        store_plainly(place / "plain.db", (source,))
        with (
            World(place / "vault").create() as vault,
            closing(sqlite3.connect(place / "plain.db")) as plain,
        ):
            sealed = vault.seal(new_case().id, [source.read_bytes()], CancellationToken())
            yield from _figures(vault, sealed.content_id, plain)


def _figures(vault: Vault, content_id: ContentId, plain: sqlite3.Connection) -> Iterator[str]:
    megabytes = SIZE / 1e6
    yield f"{megabytes:.0f} MB read to the end and proven; median of {ROUNDS} in turn (spread)"
    for timer, words in ((seconds_of, "by the clock"), (cpu_of, "by seconds of processor")):
        works = {
            "ours": lambda timer=timer: timer(lambda: _read(vault.content(content_id))),
            "sqlite": lambda timer=timer: timer(lambda: _read(_chunks(plain))),
            "limit": lambda timer=timer: crypto_limit.unseal(megabytes, timer),
        }
        rates = {name: taken.rate(megabytes) for name, taken in in_turn(works, ROUNDS).items()}
        yield f"  {words}: vault.content {rates['ours'].text('MB/s', 0)}"
        yield f"    plain sqlite3 {rates['sqlite'].text('MB/s', 0)}"
        yield f"    HMAC, AES-CBC and AES-GCM on one core {rates['limit'].text('MB/s', 0)}"
        limit = rates["ours"].times(rates["limit"], "the limit of AES and HMAC")
        yield f"    speed {rates['ours'].times(rates['sqlite'], 'plain sqlite3')}, {limit}"
    yield from _figures_of_parts(vault, content_id)


def _figures_of_parts(vault: Vault, content_id: ContentId) -> Iterator[str]:
    chance = random.Random(2)

    def part() -> float:
        offset = chance.randrange(SIZE - PART_SIZE)
        return 1000 * seconds_of(lambda: vault.content_range(content_id, offset, PART_SIZE))

    taken = [part() for _ in range(PARTS)]
    p50, p99 = statistics.median(taken), statistics.quantiles(taken, n=100)[-1]
    yield f"{PART_SIZE >> 10} KiB from any offset: median {p50:.1f} ms, p99 {p99:.1f} ms"


def _read(pieces: Iterator[bytes]) -> None:
    assert sum(map(len, pieces)) == SIZE


def _chunks(plain: sqlite3.Connection) -> Iterator[bytes]:
    for row in range(1, SIZE // CHUNK_SIZE + 1):
        ((data,),) = plain.execute("SELECT data FROM chunk WHERE row = ?", (row,))
        yield data
