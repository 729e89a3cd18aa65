"""Baselines of lines as columns keep them: their ends, the size of letters, and what they are."""

from typing import Any

from casefiles.domain.files.extraction import Baseline


def stored_baseline(*values: Any) -> Baseline:
    """Read a baseline back from what `astuple` told of it."""
    x0, y0, x1, y1, size = map(float, values[:5])
    return Baseline(x0, y0, x1, y1, size, bool(values[5]), bool(values[6]))
