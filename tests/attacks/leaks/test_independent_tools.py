"""Tools of others look into many different dossiers, and find no secret in any.

x-ray and PyMuPDF are under the AGPL: they live in an environment of their own, which
`make test-long` makes, and nothing of the program or of its tests imports them.
"""

import ast
import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageOps
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template
from casefiles.evidence.host.worker_pool import OcrWorkerPool, open_recogniser
from tests.attacks.leaks import (
    test_containers,
    test_covered_text,
    test_furniture,
    test_geometry,
    test_pixels,
    test_residue,
)
from tests.attacks.leaks.battery import SECRETS, Secret, exported, line, sheet
from tests.attacks.needles import folded, found_in, is_telling
from tests.attacks.pairs.dossier_pairs import FAMILY, GIVEN, HAN, UYGHUR, opened_template
from tests.measured import note
from tests.redaction.pixels.pictures import raster
from tests.shards import Shard

ROOT = Path(__file__).resolve().parents[3]
TOOLS = ROOT / "build" / "tools" / "bin" / "python"
PROGRAMS = Path(__file__).parents[1] / "tools"
SEED = int(os.environ.get("CASEFILES_SEED", "20250117"))
FEW = 5
MANY = int(os.environ.get("CASEFILES_EXPORTS", "500"))
AT_A_TIME = 25
"""Dossiers that x-ray looks at in one call."""
READ = 100
"""Of so many dossiers one is read by optical recognition, too."""
READERS = ("court_open", "court_closed", "requesting_state", "treaty_body", "public", "expert")
TRIALS = tuple(
    trial
    for family in (
        test_containers,
        test_covered_text,
        test_furniture,
        test_geometry,
        test_pixels,
        test_residue,
    )
    for trial in family.TRIALS
)
UNTOLD = frozenset({"T33 equal ink"})
"""Shows a name that is no secret."""


def secret_of(chance: Random) -> Secret:
    """Invent somebody."""
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    written = chance.choice([*HAN, *UYGHUR])
    number = "".join(chance.choice("0123456789") for _ in range(chance.choice([9, 11, 18])))
    return Secret(name, name, written, number, chance.randint(1, 3))


def different(seed: int, folder: Path, template: Template) -> tuple[Path, Secret]:
    """Export a case of its own: other words, exhibits, readers, and another person to protect."""
    chance = Random(f"{SEED}-{seed}")
    secret = secret_of(chance)
    trials = [one for one in chance.sample(TRIALS, chance.randint(1, 4)) if one.id not in UNTOLD]
    told = [f"On day {chance.randint(1, 30)} {secret.name} was asked about {chance.random()}."]
    told += [f"{secret.written} said nothing."] if chance.random() < 0.5 else []
    events: list[dict[str, Any]] = [
        {
            "id": f"e{number}",
            "date": f"20{chance.randint(10, 24)}-0{chance.randint(1, 9)}",
            "text": f"[[p1]] met {secret.written}, number {secret.number}.",
            "place": f"home of {secret.name}",
        }
        for number in range(chance.randint(0, 3))
    ]
    more = {"narrative": told, "events": events, "title": f"Case {seed}"}
    return exported(folder, template, trials, secret, more, chance.choice(READERS)), secret


def leaks(path: Path, secret: Secret) -> list[tuple[str, str]]:
    # Those who redact a person redact her names, and each of these as she writes it.
    return found_in(path, {secret.name, secret.written, secret.number, secret.phone})


def test_no_tool_finds_a_secret_in_five_different_dossiers(tmp_path: Path, shard: Shard):
    with opened_template() as template:
        for seed in shard.mine(range(FEW)):
            path, secret = different(seed, tmp_path / str(seed), template)
            assert leaks(path, secret) == [], f"seed {SEED}, dossier {seed}"


@pytest.mark.long
def test_no_tool_finds_a_secret_in_five_hundred_different_dossiers(tmp_path: Path):
    need_tools()
    made: list[Path] = []
    with opened_template() as template, recogniser() as reader:
        for seed in range(FEW, FEW + MANY):
            path, secret = different(seed, tmp_path / str(seed), template)
            assert leaks(path, secret) == [], f"seed {SEED}, dossier {seed}"
            if seed % READ == 0:
                assert not named_in(pages_of(path), secret, reader), f"dossier {seed}"
                note("dossiers read by optical recognition, without a secret", 1)
            made.append(path)
            note("dossiers that every tool looked into and found no secret in", 1)
            if len(made) == AT_A_TIME or seed == FEW + MANY - 1:
                assert under_boxes(made) == {}
                note("of these, dossiers under whose boxes x-ray found nothing", len(made))
                made.clear()


@pytest.mark.long
def test_recognition_reads_no_name_in_pages_of_the_battery(tmp_path: Path):
    """T01 to T11 and T44: as they are, and with their contrast stretched."""
    wanted = ("T01", "T01 nearly opaque", "T04", "T05", "T10", "T11", "T44", "T32", "T41")
    trials = [trial for trial in TRIALS if trial.id in wanted]
    with opened_template() as template, recogniser() as reader:
        path = exported(tmp_path / "case", template, trials, SECRETS[0], {})
        assert not named_in(pages_of(path), SECRETS[0], reader)
        source = next(
            iter(template.render([trials[0].build(SECRETS[0])], [1], 200, CancellationToken()))
        )
        assert source.columns
        clear = sheet(lambda canvas: line(canvas, SECRETS[0].name))
        shown = next(iter(template.render([clear], [1], 200, CancellationToken())))
        picture = Image.frombytes("RGB", (shown.columns, shown.rows), shown.rgb)
        assert named_in([picture], SECRETS[0], reader), "control: an open name is read"


def recogniser():
    # However busy the machine is: a page that nobody waited for would be one that nobody read.
    return open_recogniser(paths.resources(), WorkerLimits(seconds_per_page=600.0))


def pages_of(path: Path) -> list[Image.Image]:
    """Render a dossier as any reader does."""
    with pypdfium2.PdfDocument(path) as opened:
        return [page.render(scale=200 / 72).to_pil().convert("RGB") for page in opened]


def named_in(pictures: Iterable[Image.Image], secret: Secret, reader: OcrWorkerPool) -> bool:
    """Tell whether a name can be read in pictures, or in them with all contrast there is."""
    keys = [key for key in map(folded, (secret.name, secret.written, secret.number)) if key]
    for picture in pictures:
        for shown in (picture, ImageOps.equalize(picture)):
            told = reader.read(raster(shown), ("eng", "zho"), CancellationToken(), are_certain=True)
            read = folded("\n".join(found.text for found in told.lines))
            if any(is_telling(key) and key in read for key in keys):
                return True
    return False


def need_tools() -> None:
    if not TOOLS.exists():
        pytest.skip("build/tools is not made: make test-long makes it")


def under_boxes(files: Iterable[Path]) -> dict[str, Any]:
    """Return what x-ray finds under boxes, by file."""
    done = subprocess.run(
        [str(TOOLS), str(PROGRAMS / "look_under_boxes.py")],
        input="\n".join(map(str, files)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {name: found for name, found in json.loads(done.stdout).items() if found}


@pytest.mark.long
def test_x_ray_sees_a_box_over_text(tmp_path: Path):
    """Control."""
    need_tools()

    def draw(canvas: Canvas) -> None:
        line(canvas, "Gulnisa Abdurehim was here")
        canvas.rect(15, 88, 270, 24, fill=1, stroke=0)

    bad = tmp_path / "bad.pdf"
    bad.write_bytes(sheet(draw))
    assert under_boxes([bad])


AGPL = {"pymupdf", "fitz", "xray", "x-ray", "x_ray"}


def test_tools_under_the_agpl_are_in_no_lock_of_the_program():
    for name in ("requirements.txt", "requirements-dev.txt"):
        locked = {row.partition("==")[0] for row in (ROOT / name).read_text().lower().split("\n")}
        assert "pikepdf" in locked
        assert not AGPL & locked, name
    assert "pymupdf==" in (PROGRAMS / "requirements.txt").read_text().lower()


def test_nothing_imports_tools_under_the_agpl():
    """The walls bar the program from them; here are the tests, and what makes resources."""
    for folder in ("casefiles", "tests", "resources"):
        for path in (ROOT / folder).rglob("*.py"):
            if path.parent != PROGRAMS:
                assert not AGPL & imported(path), path


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_the_programs_for_these_tools_do_import_them():
    """Control."""
    assert imported(PROGRAMS / "look_under_boxes.py") & AGPL
    assert imported(PROGRAMS / "redact_with_pymupdf.py") & AGPL
