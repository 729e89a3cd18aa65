"""Single flipped bits of every file of a vault: refused, or told; none passes in silence."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.harm.flips import flip_on_disk
from tests.faults.harm.silence import FILES, Whole, flips_of, is_superseded, made, said_of
from tests.measured import note

SEED = 20261201
TOLD = "flipped bits in whole vaults, each refused or told"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    place = tmp_path_factory.mktemp("silence")
    yield made(place)
    shutil.rmtree(place)


def campaign(
    folder: Path, count: int, tmp_path: Path, *, checks_always: bool = True
) -> Counter[str]:
    said: Counter[str] = Counter()
    for part, bit in flips_of(folder, count, f"{SEED}{folder.name}"):
        told = said_of(folder, part, bit, tmp_path / "work", checks_always=checks_always)
        if not told and is_superseded(folder, part, bit):
            told = "overwritten from the WAL"
        assert told, f"bit {bit} of {part} passed in silence"
        name = part.parent.name or part.name
        said[f"{name}: {told}"] += 1
    for told, number in sorted(said.items()):
        print(f"{number:>6}  {told}")
    note(TOLD, count)
    return said


def named(said: Counter[str]) -> set[str]:
    return {told.partition(":")[0] for told in said}


def test_the_vault_that_is_flipped_has_all_files(whole: Whole):
    for folder, more in ((whole.closed, 0), (whole.crashed, 1)):
        assert len([path for path in folder.rglob("*") if path.is_file()]) == FILES - 1 + more


def test_nothing_is_said_of_a_vault_in_which_no_bit_is_flipped(whole: Whole, tmp_path: Path):
    for folder in (whole.closed, whole.crashed):
        work = tmp_path / "work"
        # The control: the bit of a copy is flipped, and flipped back.
        shutil.copytree(folder, tmp_path / "twice")
        assert said_of(tmp_path / "twice", Path("vault.db"), 9_000, work)
        flip_on_disk(tmp_path / "twice" / "vault.db", 9_000)
        assert said_of(tmp_path / "twice", Path("vault.db"), 9_000, work) == ""
        shutil.rmtree(tmp_path / "twice")


def test_of_sixty_flips_none_passes_in_silence(whole: Whole, tmp_path: Path):
    said = campaign(whole.closed, 60, tmp_path)
    assert len(named(said)) == 7, "every kind of file was met"


def test_of_sixty_flips_after_a_crash_none_passes_in_silence(whole: Whole, tmp_path: Path):
    assert "vault.db-wal" in named(campaign(whole.crashed, 60, tmp_path))


@pytest.mark.long
def test_of_five_thousand_flips_none_passes_in_silence(whole: Whole, tmp_path: Path):
    campaign(whole.closed, 3_000, tmp_path, checks_always=False)
    campaign(whole.crashed, 2_000, tmp_path, checks_always=False)
