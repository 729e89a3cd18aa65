"""What isolation costs sounds and films: frames from a locked child against the library here."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.media_template import open_media_template
from casefiles.evidence.media import ffmpeg_loading
from casefiles.evidence.media.film import Film
from casefiles.evidence.media.media_file import MediaSource
from casefiles.evidence.media.media_metadata import media_info
from tests.bench.evidence_bench import spread
from tests.bench.measuring import on_this_disk
from tests.evidence.films import Sparse, mov

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_PLACES = (27_000, 400, 13_200, 25_960, 8_240)
_WIDTH = 640


def _seeking(seek: Callable[[int], object]) -> tuple[float, str]:
    taken = []
    for _ in range(6):
        for place in _PLACES:
            started = time.perf_counter()
            seek(place)
            taken.append((time.perf_counter() - started) * 1000)
    middle = statistics.median(taken)
    return middle, f"{middle:.1f} ms (of {len(taken)}: {min(taken):.1f} to {max(taken):.1f})"


def _large() -> Sparse:
    """Half a minute of 720p as MPEG-4, with a key frame every twelve frames as usual."""
    with on_this_disk() as folder:
        path = Path(folder) / "film.mp4"
        writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), 25, (1280, 720))
        chance = np.random.default_rng(7)
        still = chance.integers(0, 255, (90, 160, 3), dtype=np.uint8)
        ground = cv2.resize(still, (1280, 720))
        for number in range(750):
            writer.write(np.roll(ground, number * 3, axis=1))
        writer.release()
        data = path.read_bytes()
    return Sparse(len(data), {0: data})


def run() -> list[str]:
    film, large = mov(8.0), _large()
    library = ffmpeg_loading.load()
    if library is None:
        return ["the libraries for sounds and films are not there"]

    def source(of: Sparse = film) -> MediaSource:
        return MediaSource(library, of.pieces, of.size)

    started = time.perf_counter()
    with open_media_template(RESOURCES, WorkerLimits()) as template:
        opened = (time.perf_counter() - started) * 1000

        def told() -> None:
            with template.open(film.pieces, film.size) as media:
                media.info()

        locked, locked_text = spread(told, 30)
        direct, _ = spread(lambda: media_info(source()), 30)
        with template.open(large.pieces, large.size) as media:
            seeking, seeking_text = _seeking(lambda place: media.picture(place, _WIDTH))
            here = Film(source(large))
            seeking_here, _ = _seeking(lambda place: here.at(place, _WIDTH))
            following, _ = spread(lambda: media.next(_WIDTH), 100)
        with template.open(film.pieces, film.size) as media:
            shape, shape_text = spread(lambda: media.shape(0, 8_000, 400), 10)
    return [
        f"lock of a child: {template.level}; ready after {opened:.0f} ms",
        f"what a film is, in a child of its own: {locked_text}: {locked / direct:.1f} x in-process",
        f"next frame of 720p, 640 wide: {1000 / following:.0f} a second",
        f"seek to a frame of 720p: {seeking_text}: {seeking / seeking_here:.1f} x in-process",
        f"loudness of 8 s of sound: {shape_text}: {8_000 / shape:.0f} x as fast as it plays",
    ]
