"""The review of a case of which nothing was looked at yet."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def sample_vault(made_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_sample, tmp_path / "vault"))
