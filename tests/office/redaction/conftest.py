"""What goes from pages is tested here, so it is worked out each time."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def pages_remembered() -> None:
    """Leave every decision to the program."""
