"""Texts about damage, what is left of it, and repair, keyed by code; see `words`."""

from typing import Final

HARM: Final[dict[str, tuple[str, str, str]]] = {}
"""What happened, what was kept, and what to do next."""

HARM_LABELS: Final[dict[str, str]] = {}
"""Words for kinds of work, reasons and acts."""
