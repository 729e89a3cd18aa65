"""The sections of a dossier, by id, and what must be in every one."""

from typing import Final

SECTIONS: Final = (
    "cover",
    "contents",
    "persons",
    "chronology",
    "pressure",
    "statement",
    "narrative",
    "grounds",
    "authorities",
    "signature",
    "application",
    "schedule",
    "calendar",
    "translations",
    "exhibits_list",
    "exhibits",
    "legend",
)
"""Sections that a profile may order."""

ON_REQUEST_ONLY: Final = frozenset({"pressure"})
"""What a dossier has only where somebody asked for it: it tells what was done to people."""

PAPER: Final = "paper:"
"""What the id begins with by which a paper is chosen that a filing has only on request."""

FIXED: Final = frozenset({"cover", "contents", "legend"})
"""What no dossier may lack: what it is, where things stand in it, and what was removed."""
