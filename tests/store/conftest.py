"""A vault for each test of the store."""

import pytest

from tests.store.world import World


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "vault")


@pytest.fixture
def vault(world):
    with world.create() as vault:
        yield vault
