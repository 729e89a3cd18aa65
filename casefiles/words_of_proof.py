"""Texts about checkpoints, anchors, erasure and closed cases, keyed by code; see `words`."""

from typing import Final

PROOF: Final[dict[str, tuple[str, str, str]]] = {}
"""What happened, what was kept, and what to do next."""

PROOF_LABELS: Final[dict[str, str]] = {}
"""Words for kinds of work, reasons and acts."""
