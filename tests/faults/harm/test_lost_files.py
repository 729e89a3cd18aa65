"""Each file of a vault lost, emptied, cut or overwritten: named exactly, nothing made anew."""

import secrets
import shutil
from itertools import combinations

import pytest

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.store.vault.opening import accept_as_found
from tests.faults.story import Size, begin, chapters_told, opened_sound, tell
from tests.store.world import PASSPHRASE, World

SIZE = Size(5_000, 9_000, 2)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A vault as a crash left it, so that its last chapters are in the WAL."""
    place = tmp_path_factory.mktemp("lost")
    begin(place / "v")
    with World(place / "v").open() as vault:
        for chapter in range(1, 4):
            tell(vault, chapter, SIZE)
    with World(place / "v").open() as vault:
        for chapter in range(4, 7):
            tell(vault, chapter, SIZE)
        shutil.copytree(place / "v", place / "crashed")
    return place / "crashed"


@pytest.fixture
def folder(made, tmp_path):
    shutil.copytree(made, tmp_path / "v")
    return tmp_path / "v"


def harm(path, how):
    data = path.read_bytes()
    path.unlink()
    if how != "gone":
        cut = {"empty": b"", "half": data[: len(data) // 2], "zeros": bytes(len(data))}
        path.write_bytes(cut[how])


def said_by(folder) -> str:
    try:
        assert opened_sound(folder, SIZE) == 6
    except CasefilesError as error:
        return error.code
    return "sound"


EXPECTED = {
    ("vault.db", "gone"): {"database_missing"},
    ("vault.db", "empty"): {"database_empty"},
    ("vault.db", "half"): {"sound", "database_damaged"},
    ("vault.db", "zeros"): {"database_damaged", "sound"},
    ("vault.db-wal", "gone"): {"entries_missing"},
    ("vault.db-wal", "empty"): {"entries_missing"},
    ("vault.db-wal", "half"): {"entries_missing"},
    ("vault.db-wal", "zeros"): {"entries_missing"},
    ("vault.db-shm", "gone"): {"sound"},
    ("vault.db-shm", "empty"): {"sound"},
    ("vault.db-shm", "half"): {"sound"},
    ("vault.db-shm", "zeros"): {"sound"},
    ("vault.keys", "gone"): {"sound"},
    ("vault.keys", "empty"): {"sound"},
    ("vault.keys", "half"): {"sound"},
    ("vault.keys", "zeros"): {"sound"},
    ("vault.keys.copy", "gone"): {"sound"},
    ("vault.keys.copy", "half"): {"sound"},
    ("vault.head", "gone"): {"head_missing"},
    ("vault.head", "empty"): {"head_damaged"},
    ("vault.head", "half"): {"head_damaged"},
    ("vault.head", "zeros"): {"head_damaged"},
}


@pytest.mark.parametrize(("name", "how"), EXPECTED)
def test_one_file_lost_is_named(folder, name, how):
    harm(folder / name, how)
    assert said_by(folder) in EXPECTED[name, how]


def test_the_missing_entries_are_counted(folder):
    (folder / "vault.db-wal").unlink()
    with pytest.raises(CasefilesError) as caught:
        World(folder).open()
    # Two entries a chapter, and one for each of two documents.
    assert caught.value.safe == {"missing": 8}


def test_a_lost_wal_is_accepted_on_the_owners_word_with_what_is_left(folder):
    (folder / "vault.db-wal").unlink()
    world = World(folder)
    accept_as_found(folder, PASSPHRASE, world.hands.clock(), secrets.token_bytes).close()
    with world.open() as vault:
        assert chapters_told(vault, SIZE) == 3
        tell(vault, 4, SIZE)
    assert opened_sound(folder, SIZE) == 4


@pytest.mark.parametrize(
    "pair", list(combinations(("vault.keys", "vault.keys.copy", "vault.head"), 2))
)
def test_two_files_lost_say_the_worse(folder, pair):
    for name in pair:
        (folder / name).unlink()
    expected = "key_file_missing" if "vault.head" not in pair else "head_missing"
    assert said_by(folder) == expected


def test_a_lost_vault_is_never_made_anew(folder):
    names = [path.name for path in folder.iterdir()]
    for name in names:
        (folder / name).unlink()
    assert said_by(folder) == "database_missing"
    assert list(folder.iterdir()) == []


def test_leftovers_of_a_crash_between_two_files_do_no_harm(folder):
    for name in ("vault.keys.part", "vault.head.part"):
        (folder / name).write_bytes(b"half of a fi")
    assert said_by(folder) == "sound"
