"""Our own parsers take any bytes: what is wrong in them ends in an answer or a reason."""

import importlib.util
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.mutation import tampered
from tests.fuzz.plans import PLANS
from tests.fuzz.seeds import seeds, seeds_of
from tests.fuzz.targets import TARGETS
from tests.measured import note
from tests.shards import Shard

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261125
RUNS = 400
MANY = 10_000_000


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_takes_files_that_were_tampered_with(name: str, shard: Shard):
    kinds = [list(seeds())]
    for data in kinds[0]:
        TARGETS[name](data)
    for number in shard.mine(range(RUNS)):
        print(f"seed {SEED} {number}")
        TARGETS[name](tampered(kinds, random.Random(f"{SEED} {number}")))


def test_a_control_that_cannot_take_them_is_seen():
    chance = random.Random(SEED)
    kinds = [list(seeds())]
    with pytest.raises(ValueError, match="codec"):
        for _ in range(RUNS):
            tampered(kinds, chance).decode()


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_for_a_parser_and_takes_its_files_whole(name: str):
    plan, files = PLANS[name], list(seeds_of(name))
    assert files
    for data in files:
        assert len(data) <= plan.longest
        TARGETS[name](data)
    for module in plan.guiding():
        assert importlib.util.find_spec(module) is not None


def test_changes_are_guided_by_the_parser_alone(tmp_path: Path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed")
    command = [sys.executable, "-m", "tests.fuzz", "tar_list", "300", str(SEED), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    guiding = set(re.findall(r"Instrumenting (\S+)", done.stderr))
    assert guiding == {
        "casefiles.evidence.archives.archive_kinds",
        "casefiles.evidence.text.part_names",
        "tarfile",
    }
    assert len(list(tmp_path.iterdir())) > len(list(seeds_of("tar_list")))


@pytest.mark.long
@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_takes_ten_million_inputs(name: str, tmp_path: Path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed")
    command = [sys.executable, "-m", "tests.fuzz", name, str(MANY), str(SEED), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    note(f"inputs that the parser of {name} took", MANY)
