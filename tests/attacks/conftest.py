"""The journey's vault and dossiers, and the window's surroundings, for attacks on them."""

from tests.journeys.conftest import journey
from tests.ui.conftest import desk, made_sample, sample_vault, session, theme

__all__ = ["desk", "journey", "made_sample", "sample_vault", "session", "theme"]
