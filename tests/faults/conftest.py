"""The recorder, compiled once, and a folder in memory for campaigns."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.faults.recorder import build


@pytest.fixture(scope="session")
def recorder(tmp_path_factory):
    compiler = shutil.which("gcc")
    if compiler is None:
        if os.environ.get("CI") == "true":
            pytest.fail("gcc is missing")
        pytest.skip("gcc is missing")
    return build(tmp_path_factory.mktemp("recorder"), compiler)


@pytest.fixture
def place():
    """A folder in memory where there is one: what is tested is the order, not this disk."""
    memory = Path("/dev/shm")
    parent = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=parent, prefix="casefiles-test-") as folder:
        yield Path(folder)
