"""Texts about backups and restoring, keyed by code; see `words`."""

from typing import Final

BACKUPS: Final[dict[str, tuple[str, str, str]]] = {}
"""What happened, what was kept, and what to do next."""

BACKUPS_LABELS: Final[dict[str, str]] = {}
"""Words for kinds of work, reasons and acts."""
