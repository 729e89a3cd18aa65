"""Commands that look a dossier over here read no pictures first, which takes minutes."""

import pytest

from casefiles.office.draft import reading_first
from tests.office.conftest import children_at_hand, pages_remembered

__all__ = ["children_at_hand", "pages_remembered"]


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be as on a computer without the models, unless a test puts an engine in their place."""
    monkeypatch.setattr(reading_first, "has_models", lambda _: False)
