"""Children of the office have loaded their libraries before, but where they are tested."""

from collections.abc import Iterator

import pytest

from tests.warm_children import warm_children

BY_THEMSELVES = frozenset({"test_live_pages", "test_live_child"})
"""Files of tests about how children begin and end."""


@pytest.fixture(scope="module", autouse=True)
def children_at_hand(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path.stem in BY_THEMSELVES:
        yield
        return
    with warm_children():
        yield
