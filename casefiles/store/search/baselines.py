"""Baselines of lines as columns keep them: their ends, the size of letters, and what they are."""

from typing import Any

from casefiles.domain.files.extraction import Baseline


def stored_baseline(*told: Any) -> Baseline:
    """Read a baseline back from what `astuple` told of it."""
    x0, y0, x1, y1, size = map(float, told[:5])
    return Baseline(x0, y0, x1, y1, size, bool(told[5]), bool(told[6]))
