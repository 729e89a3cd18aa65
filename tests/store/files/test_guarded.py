"""No vault below a folder that everybody may write to."""

import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.mounts import Mount
from casefiles.store.files import folder_permissions
from tests.store.world import World


def test_a_vault_is_neither_made_nor_opened_where_everybody_may_write(tmp_path: Path):
    shared = tmp_path / "shared"
    inner = shared / "inner"
    inner.mkdir(parents=True)
    world = World(inner / "vault")
    world.create().close()
    shared.chmod(0o777)
    for act in (world.open, World(inner / "another").create):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "parent_open_to_all"
        assert str(tmp_path) not in str(caught.value)
    assert [path.name for path in inner.iterdir()] == ["vault"]
    shared.chmod(0o1777)
    world.open().close()
    shared.chmod(0o775)
    world.open().close()


def test_a_link_leads_to_where_the_vault_truly_lies(tmp_path: Path):
    shared = tmp_path / "shared"
    shared.mkdir()
    World(shared / "vault").create().close()
    shared.chmod(0o777)
    (tmp_path / "link").symlink_to(shared / "vault")
    with pytest.raises(Refused):
        World(tmp_path / "link").open()
    shutil.rmtree(shared)


def test_a_stick_without_owners_is_not_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o777)
    stick.chmod(0o777)
    monkeypatch.setattr(
        folder_permissions, "_mount", lambda _: Mount(str(stick), "vfat", "/dev/sdb1")
    )
    World(stick / "vault").create().close()
