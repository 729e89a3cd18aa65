"""Programs of the system that tests need."""

import shutil

import pytest


def need(*programs: str) -> None:
    """Skip the test where a program is missing (a failure where CI=true)."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
