"""Texts about checkpoints, anchors, erasure and closed cases, keyed by code; see `words`."""

from typing import Final

_UNCHANGED: Final = "Nothing was changed."

PROOF: Final[dict[str, tuple[str, str, str]]] = {
    "not_a_note": (
        "This is no anchor of Casefiles, or it is not complete.",
        _UNCHANGED,
        "Choose the file or code that was made when the anchor was.",
    ),
}
"""What happened, what was kept, and what to do next."""

PROOF_LABELS: Final[dict[str, str]] = {}
"""Words for kinds of work, reasons and acts."""
