"""Every file of the program is for its owner only, however lax the rights for new files are."""

import os
import secrets
import stat
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.restoring import open_backups, restore
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.anchors import make_anchor_file
from casefiles.office.vault.backups import back_up_elsewhere, back_up_now
from casefiles.office.vault.keys import add_key_file, keys_state
from casefiles.office.vault.rekeying import RekeyingRequest, change_keys
from casefiles.office.workplace.delivery import delivered
from casefiles.office.workplace.operations import JobContext
from casefiles.store.search.store_environment import StoreEnvironment
from tests.store.world import CHEAP, PASSPHRASE, World, insert_all, keep_document, new_case

BALLAST = 1 << 20


def too_open(folder: Path) -> dict[str, str]:
    """Return what others than the owner may read or enter, below a folder."""
    return {
        str(path.relative_to(folder)): oct(path.stat().st_mode)
        for path in folder.rglob("*")
        if path.stat().st_mode & 0o077
    }


class Born:
    """Sees the rights of each file at the moment when it is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lax: list[str] = []
        self.names: set[str] = set()
        self._open = os.open
        monkeypatch.setattr(os, "open", self._watched)

    def _watched(self, path, flags, mode=0o777, *, dir_fd=None):
        descriptor = self._open(path, flags, mode, dir_fd=dir_fd)
        told = os.fstat(descriptor)
        if flags & os.O_CREAT and stat.S_ISREG(told.st_mode):
            self.names.add(Path(os.fsdecode(path)).name)
            if told.st_mode & 0o077:
                self.lax.append(f"{path} {told.st_mode:o}")
        return descriptor


@pytest.fixture
def lax_rights():
    earlier = os.umask(0)
    yield
    os.umask(earlier)


@pytest.mark.usefixtures("lax_rights")
def test_no_file_is_made_that_others_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    around = tmp_path / "around"
    around.mkdir(mode=0o700)
    for name in ("stick", "court"):
        (around / name).mkdir(mode=0o700)
    born = Born(monkeypatch)
    world = World(around / "vault")
    clock = world.hands.clock()
    desk = VaultService(clock, secrets.token_bytes, tmp_path, lambda: CHEAP, BALLAST)
    surroundings = StoreEnvironment(clock, secrets.token_bytes, ballast=BALLAST)
    world.create().close()

    def do(job):
        opened = desk.unlock(world.folder, PASSPHRASE)
        case = new_case(secrets.token_hex(4))
        insert_all(opened.workplace.vault, [case])
        keep_document(opened.workplace.vault, case, secrets.token_bytes(70_000), "words")
        assert (world.folder / "vault.db-wal").stat().st_size > 0
        try:
            place = JobContext(
                opened.workplace.vault, lambda: None, clock, secrets.token_bytes, tmp_path
            )
            return job(place, CancellationToken())
        finally:
            lax = too_open(around)
            opened.close()
            assert lax == {}

    do(back_up_now())
    do(back_up_elsewhere(around / "stick"))
    do(make_anchor_file(around / "stick" / "anchor"))
    with delivered(b"dossier", around / "court" / "d.pdf", secrets.token_bytes, replace=False):
        assert too_open(around) == {}
    backups = open_backups(around / "stick", PASSPHRASE)
    restore(desk, backups, 1, around / "restored", CancellationToken()).close()
    wish = RekeyingRequest("suspicion", do(keys_state()), PASSPHRASE)
    change_keys(world.folder, wish, CHEAP, surroundings, CancellationToken())
    do(add_key_file(PASSPHRASE, around / "stick"))

    assert too_open(around) == {}
    assert born.lax == []
    assert {"vault.db", "vault.ballast", "vault.keys.part"} <= born.names
    assert any(name.endswith(".part") for name in born.names - {"vault.keys.part"})
    assert (around / "restored" / "vault.keys").exists()


@pytest.mark.usefixtures("lax_rights")
def test_the_look_at_rights_sees_a_lax_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    born = Born(monkeypatch)
    os.close(os.open(tmp_path / "lax", os.O_CREAT | os.O_WRONLY, 0o666))
    assert too_open(tmp_path) == {"lax": "0o100666"}
    assert len(born.lax) == 1


def test_rights_that_a_stick_lost_are_put_right_when_the_vault_is_opened(tmp_path: Path):
    world = World(tmp_path / "vault")
    world.create().close()
    desk = VaultService(world.hands.clock(), secrets.token_bytes, tmp_path, lambda: CHEAP, BALLAST)
    opened = desk.unlock(world.folder, PASSPHRASE)
    opened.work(back_up_now(), CancellationToken())
    opened.close()
    for path in (world.folder, *world.folder.rglob("*")):
        path.chmod(0o777)
    desk.unlock(world.folder, PASSPHRASE).close()
    assert too_open(tmp_path) == {}
    assert len(list((world.folder / "backups").iterdir())) > 0
