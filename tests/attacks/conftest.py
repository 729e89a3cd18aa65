"""The journey's vault and dossiers, for attacks on them."""

from tests.journeys.conftest import journey

__all__ = ["journey"]
