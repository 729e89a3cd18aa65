"""What reading back costs in processor time: a picture read in full, quickly, and known before.

The page has 38 lines of English on A4. It is read by the engines in one process without a lock, so
that their seconds of processor are counted; what the lock costs is in another bench.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from casefiles import paths
from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.ocr_readback import burned_of, read_back
from casefiles.office.draft.pictures.picture_readings import PictureSearch
from casefiles.redaction.clearance.drawn_pictures import drawn_pictures
from casefiles.redaction.clearance.final_check_frames import DrawnPicture, picture_digest
from casefiles.redaction.pixels.burned_pixels import raster_of
from casefiles.redaction.pixels.gate import burn
from casefiles.typeset.file.build import build_with_contents
from tests.bench.measuring import ROOT, Spread, cpu_of, in_turn, on_this_disk
from tests.dossier.sample_edition import RESOURCES, edition
from tests.evidence.recognition.campaign_pages import name_of
from tests.evidence.recognition.drawn_pages import TEXTS
from tests.office.reading.recognising_place import opened_place
from tests.redaction.pixels.pictures import font

ROUNDS = 3
_FEW = ("zho", "eng")
_MANY = (*_FEW, "uig", "ara", "bod")
LINES = 38
_ENGINE = """
import sys, time
from pathlib import Path
import numpy as np
from casefiles.evidence.ocr.warm_up import warm_up
engines = warm_up(Path(sys.argv[1]))
from casefiles.evidence.ocr.page_reading import LanguageHint
names = Path(sys.argv[2]).read_text("utf-8").splitlines()
for line in sys.stdin:
    path, rows, columns, dpi, is_quick, *languages = line.split()
    image = np.fromfile(path, np.uint8).reshape(int(rows), int(columns), 3)
    hint = LanguageHint(tuple(languages), are_certain=True)
    started = time.process_time()
    if is_quick == "1":
        page = engines.read(image, int(dpi), hint, names).page
    else:
        page = engines.reader.read(image, int(dpi), hint)
    print(time.process_time() - started, len(page.lines), flush=True)
"""


class _Engine:
    """The engines in a process of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.lines = folder, 0
        names = folder / "names"
        names.write_text("\n".join(names_looked_for()), "utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _ENGINE, str(paths.resources()), str(names)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def seconds(self, page: Raster, languages: Sequence[str], *, is_quick: bool) -> float:
        """Return the seconds of processor that reading a page takes."""
        path = self._folder / "page.rgb"
        path.write_bytes(page.rgb)
        dpi = round(page.columns / page.width * 72)
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError
        asked = " ".join(languages)
        self._process.stdin.write(f"{path} {page.rows} {page.columns} {dpi} {is_quick:d} {asked}\n")
        self._process.stdin.flush()
        seconds, lines = self._process.stdout.readline().split()
        self.lines = int(lines)
        return float(seconds)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


def names_looked_for() -> list[str]:
    """Return some 200 names, as a large case has them; none stands on the page."""
    kinds = ("Latin", "Latin with diacritics", "Han", "Uyghur", "Tibetan")
    chance = Random(7)
    return [name_of(kind, chance) for kind in kinds for _ in range(40)]


def page_of_lines() -> Raster:
    """Return an A4 page of English at 200 dpi."""
    image = Image.new("RGB", (1653, 2338), "white")
    draw, words = ImageDraw.Draw(image), " ".join(TEXTS["eng"][1].split()).split()
    for line in range(LINES):
        text = " ".join(words[(7 * line + at) % len(words)] for at in range(13))
        draw.text((130, 130 + 55 * line), f"{line + 1}. {text}", fill="black", font=font(30))
    return Raster(1, 595.3, 841.9, *image.size, image.tobytes())


def dossier_of(exhibits: int) -> tuple[bytes, list[str]]:
    """Return a dossier whose pages of exhibits are one drawn page, and the digests of these."""
    disclosure = edition(exhibits=exhibits, events=3, facts=3)
    source = page_of_lines()
    pages = [
        burn(source, one.mark, number, ())
        for one in disclosure.exhibits
        for number in range(1, one.pages + 1)
    ]
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    document = compose(disclosure, load_profile(profile_path(RESOURCES, disclosure.profile)), pages)
    made = build_with_contents(document, RESOURCES / "fonts", pixels.pop, CancellationToken())
    return made[0], [picture_digest(page.data) for page in pages]


def run() -> Iterator[str]:
    """Read one page in both ways in turn, then look all pictures of a dossier up."""
    data, digests = dossier_of(20)
    looked_at = cpu_of(lambda: drawn_pictures(data, digests))
    shown = drawn_pictures(data, digests)
    if len(shown) != len(digests):
        raise RuntimeError("a page does not show its picture as it is stored")
    with open_template(paths.resources(), WorkerLimits()) as template:
        (page,) = template.render([data], [shown[0].page], 200, CancellationToken())
    with on_this_disk() as folder:
        engine = _Engine(Path(folder))
        try:
            stored = raster_of(burned_of(shown[0], data))
            engine.seconds(stored, _FEW, is_quick=True)
            works = {
                "a page of Latin and Han as it is drawn at 200 dpi, in full, before": lambda: (
                    engine.seconds(page, _FEW, is_quick=False)
                ),
                "its picture in full, before": lambda: engine.seconds(stored, _FEW, is_quick=False),
                "its picture quickly, after": lambda: engine.seconds(stored, _FEW, is_quick=True),
                "with Uyghur and Tibetan names too, in full, before": lambda: engine.seconds(
                    stored, _MANY, is_quick=False
                ),
                "with Uyghur and Tibetan names too, quickly, after": lambda: engine.seconds(
                    stored, _MANY, is_quick=True
                ),
            }
            for words, spread in in_turn(works, ROUNDS).items():
                yield f"{words}: {spread.text('s of processor', 2)}"
            yield f"lines found on the page: {engine.lines}"
        finally:
            engine.end()
    yield from _again(data, shown)
    yield f"pages told apart: {1000 * looked_at / len(shown):.1f} ms of processor for each picture"


def _again(data: bytes, shown: Sequence[DrawnPicture]) -> Iterator[str]:
    with on_this_disk() as folder, opened_place(Path(folder) / "vault") as place:
        place.recogniser.missing = ()
        workplace = replace(place.workplace, resources=paths.resources())

        def read() -> None:
            found = read_back(
                *(workplace, place.case_id, data, shown, PictureSearch(("Latn", "Hani"), {})),
                CancellationToken(),
            )
            known.append(found.known)

        known: list[int] = []
        read()
        asked = len(place.recogniser.asked)
        again = Spread([cpu_of(read) / len(shown) for _ in range(ROUNDS)])
        read_again = len(place.recogniser.asked) - asked
        yield (
            f"a second export: {read_again} of {len(shown)} pictures read, {known[-1]} known;"
            f" looked up: {Spread([1000 * one for one in again.values]).text('ms of processor', 2)}"
        )
