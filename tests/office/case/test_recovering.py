"""Ways back into a vault that does not open as it should."""

import secrets
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.office.case.vault_repair import ACCEPTABLE, accept_as_found
from casefiles.office.case.vault_service import VaultService
from tests.store.world import PASSPHRASE, World

RESOURCES = Path(__file__).parents[3] / "resources"


def test_a_vault_without_its_head_is_taken_as_found_on_the_owners_word(tmp_path):
    world = World(tmp_path / "vault")
    world.create().close()
    (world.folder / "vault.head").unlink()
    desk = VaultService(world.hands.clock(), secrets.token_bytes, RESOURCES)
    with pytest.raises(VaultDamaged) as caught:
        desk.unlock(world.folder, PASSPHRASE)
    assert caught.value.code in ACCEPTABLE
    opened = accept_as_found(desk, world.folder, PASSPHRASE)
    actions = opened.ask(lambda reader: [entry.action for entry in reader.entries(None)])
    opened.close()
    acts = [act for act in actions if act not in {"checkpoint", "add_device_key"}]
    assert acts == ["create_vault", "accept_as_found"]
    desk.unlock(world.folder, PASSPHRASE).close()
