"""Pages of exhibits that are burned once for all tests of a process: most of what an export costs.

What is the same is known by all that is done to an exhibit. Pages with text behind them are burned
each time. How pages are burned is tested of those that are burned (`redaction/test_burned_pages`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields

import pytest

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.office.draft import edition_finishing
from casefiles.office.redaction.burning import BurnPlan

_KNOWN: dict[str, tuple[BurnedPage, ...]] = {}


@contextmanager
def burning_once() -> Iterator[None]:
    """Let exports take pages that an earlier one burned in the same way."""
    burn = edition_finishing.burned_pages

    def remembered(vault, template, plans, ticket, read_lines=None):
        if read_lines is not None:
            yield from burn(vault, template, plans, ticket, read_lines)
            return
        for plan in plans:
            known = _key(plan)
            if known not in _KNOWN:
                _KNOWN[known] = tuple(burn(vault, template, (plan,), ticket))
            yield from _KNOWN[known]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition_finishing, "burned_pages", remembered)
        yield


def _key(plan: BurnPlan) -> str:
    return repr([getattr(plan, one.name) for one in fields(plan)])


@pytest.fixture(scope="module", autouse=True)
def burned_once() -> Iterator[None]:
    """Take effect in a module that has this."""
    with burning_once():
        yield
