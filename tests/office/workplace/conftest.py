"""What is tested here of children is tested of those that the program starts."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def children_at_hand() -> None:
    """Leave them as they are."""
