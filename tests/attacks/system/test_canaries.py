"""Nothing of a case and no key is written to a disk: every write of a whole day is searched."""

import os
import sys
import zlib
from pathlib import Path

import pytest

from tests.attacks.system.canary_work import LEAKS, PASSPHRASE, PLANTED, keys_of, made
from tests.attacks.system.written import Needles, Written, traced
from tests.attacks.window.visit import canaries
from tests.measured import note
from tests.tools import need

ROOT = Path(__file__).resolve().parents[3]
MEGABYTE, LEAST = 1 << 20, 8


@pytest.fixture
def place(tmp_path: Path) -> Path:
    need("strace")
    if os.geteuid() != 0:
        pytest.skip("nobody but root may trace a hardened process")
    return tmp_path


def keys_to_be(place: Path) -> set[bytes]:
    """Return the keys that the vault of the day will have: its randomness is the same again."""
    vault = made(place / "before")
    try:
        return set(keys_of(vault))
    finally:
        vault.close()


def worked(place: Path, megabytes: int, how: str, within: float = 900) -> Written:
    """Let the day be done within some seconds; the dossier and the stick may hold names."""
    folder = place / "home"
    folder.mkdir()
    texts = {text for text in canaries() if len(text.encode()) >= LEAST} | {PLANTED, PASSPHRASE}
    seen = Written(Needles(texts, keys_to_be(place)), (f"{folder}/target/", f"{folder}/stick/"))
    around = {"PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(place),
              "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "tests.attacks.system.canary_work",
        str(folder),
        str(megabytes),
        how,
    ]
    traced(command, seen, place, within, around)
    assert seen.blind == [], "every byte that is written is seen"
    assert {path for path in seen.shared if not path.endswith("-shm")} == set()
    return seen


def test_fifty_megabytes_of_writes_hold_no_word_and_no_key(place: Path):
    seen = worked(place, 2, "nothing")
    assert seen.hits == {}
    assert seen.size >= 50 * MEGABYTE
    note("MB of writes without a word or a key of the case", seen.size // MEGABYTE)


@pytest.mark.long
def test_a_gigabyte_of_writes_holds_no_word_and_no_key(place: Path):
    seen = worked(place, 150, "nothing", within=3 * 3600)
    assert seen.hits == {}
    assert seen.size >= 1024 * MEGABYTE
    note("MB of writes without a word or a key of the case", seen.size // MEGABYTE)


@pytest.mark.parametrize("how", LEAKS)
def test_the_search_finds_what_is_planted(place: Path, how: str):
    seen = worked(place, 0, how)
    wanted = PASSPHRASE if how == "passphrase" else PLANTED
    assert seen.hits == {str(place / "home" / "leak"): {wanted}}


def test_a_key_is_found_however_it_is_written(place: Path):
    (key, *_) = keys_to_be(place)
    needles = Needles({PLANTED}, {key})
    for written in (key, key.hex().encode(), key.hex().encode("utf-16-le"), zlib.compress(key * 9)):
        assert needles.hits(b"\0" * 9 + written) != set()
    assert needles.hits(os.urandom(MEGABYTE)) == set()
