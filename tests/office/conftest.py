"""Children of the office have loaded their libraries before, but where they are tested."""

from collections.abc import Iterator

import pytest

from tests.remembered import remembered
from tests.warm_children import warm_children


@pytest.fixture(scope="module", autouse=True)
def children_at_hand() -> Iterator[None]:
    with warm_children():
        yield


@pytest.fixture(scope="module", autouse=True)
def pages_remembered() -> Iterator[None]:
    with remembered():
        yield
