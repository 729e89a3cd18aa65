"""Reads a folder of files that others made, each in a locked worker, and counts what came of it."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.signatures import sound_or_film
from casefiles.evidence.channel.unreadable import (
    CODING_NOT_PLAYED,
    CRASHED,
    NOT_READABLE_YET,
    TIMED_OUT,
)
from casefiles.evidence.host.template import Template

ROOT = Path(__file__).resolve().parents[2]
BLOCK = 1 << 20
FINENESS = 72
PATIENCE = 120
REFUSED_RIGHTLY = frozenset(("password_needed", "empty_file", NOT_READABLE_YET))
"""Encrypted, empty, and of a kind that the program says it does not read."""
TEXTS = frozenset(("txt", "csv", "tsv"))
"""A text that is not read is never of a kind that is not read."""
HEAD = 4_096
WIDTH = 320
HEARD = 500
"""Pixels, and milliseconds."""


@dataclass(frozen=True)
class Told:
    """What came of one file."""

    path: Path
    code: str
    pages: int
    seconds: float

    @property
    def kind(self) -> str:
        """The end of its name."""
        return self.path.suffix.lower().removeprefix(".")


def corpus() -> Path:
    """Where the files lie: CASEFILES_CORPUS, or below the build folder."""
    return Path(os.environ.get("CASEFILES_CORPUS", ROOT / "build" / "corpus"))


def blocks(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def read_one(template: Template, path: Path) -> Told:
    """Read a file and draw its first page; of a sound or film, play the middle.

    Raises:
        CasefilesError: it was not the file's fault.
    """
    started = time.monotonic()
    with path.open("rb") as file:
        if sound_or_film(file.read(HEAD)):
            return Told(path, _played(template, path), 0, time.monotonic() - started)
    reading = template.read(blocks(path), CancellationToken())
    code = reading.unreadable
    if not code:
        try:
            list(template.render(blocks(path), [1], FINENESS, CancellationToken()))
        except WorkerFailed as error:
            code = error.code
    return Told(path, code, len(reading.pages), time.monotonic() - started)


def _played(template: Template, path: Path) -> str:
    data = path.read_bytes()
    try:
        with template.media().open(lambda at, size: data[at : at + size], len(data)) as media:
            info, _ = media.info()
            middle = info.duration // 2
            if info.film:
                media.picture(middle, WIDTH)
            if info.sound:
                media.sound(middle, HEARD)
                media.shape(0, max(1, info.duration), WIDTH)
            return "" if info.film or info.sound else CODING_NOT_PLAYED
    except WorkerFailed as error:
        return error.code


def read_all(
    template: Template, paths: Sequence[Path], tell: Callable[[Told], None] = lambda _told: None
) -> list[Told]:
    """Read files on two threads, each file in a worker of its own."""

    def work(path: Path) -> Told:
        told = read_one(template, path)
        tell(told)
        return told

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, paths))


def wrongly_refused(told: Sequence[Told]) -> list[Told]:
    """Return the refused files that another library opens."""
    refused = [one for one in told if one.code and not _is_rightly_refused(one)]
    with ThreadPoolExecutor(2) as pool:
        opinions = list(pool.map(_second_opinion, refused))
    return [one for one, is_sound in zip(refused, opinions, strict=True) if is_sound]


def _is_rightly_refused(told: Told) -> bool:
    is_unread_text = told.code == NOT_READABLE_YET and told.kind in TEXTS
    return told.code in REFUSED_RIGHTLY and not is_unread_text


def _second_opinion(told: Told) -> bool:
    command = [sys.executable, "-m", "tests.corpus.second_opinion", str(told.path), told.kind]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return False
    return done.stdout.strip() == "sound"


def table(told: Sequence[Told], missed: Sequence[Told]) -> str:
    """Return a table of what came of each kind of file."""
    rows = [f"{'kind':8}{'files':>7}{'read':>7}{'sound, not read':>17}  reasons"]
    kinds = Counter(one.kind for one in told)
    for kind, count in sorted(kinds.items(), key=lambda pair: -pair[1]):
        mine = [one for one in told if one.kind == kind]
        reasons = Counter(one.code for one in mine if one.code)
        said = ", ".join(f"{code} {number}" for code, number in reasons.most_common())
        bad = sum(one.kind == kind for one in missed)
        rows.append(f"{kind:8}{count:7}{sum(not one.code for one in mine):7}{bad:17}  {said}")
    return "\n".join(rows)


def lost(told: Sequence[Told]) -> tuple[int, int]:
    """Return how many workers crashed and how many ran out of time."""
    codes = Counter(one.code for one in told)
    return codes[CRASHED], codes[TIMED_OUT]
