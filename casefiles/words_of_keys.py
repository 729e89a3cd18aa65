"""Texts about keys, slots, recovery and travel, keyed by code; see `words`."""

from typing import Final

KEYS: Final[dict[str, tuple[str, str, str]]] = {}
"""What happened, what was kept, and what to do next."""

KEYS_LABELS: Final[dict[str, str]] = {}
"""Words for kinds of work, reasons and acts."""
