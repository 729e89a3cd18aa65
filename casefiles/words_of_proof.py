"""Texts about checkpoints, anchors, erasure and closed cases, keyed by code; see `words`."""

from typing import Final

_UNCHANGED: Final = "Nothing was changed."

PROOF: Final[dict[str, tuple[str, str, str]]] = {
    "not_a_note": (
        "This is no anchor of Casefiles, or it is not complete.",
        _UNCHANGED,
        "Choose the file or code that was made when the anchor was.",
    ),
    "case_closed": (
        "This case is closed.",
        _UNCHANGED,
        "It can be read. To work on it again, open it again in the Overview.",
    ),
    "case_held": (
        "This case is held: nothing of it may be erased.",
        _UNCHANGED,
        "Lift the hold in the Overview first, if you may.",
    ),
    "case_gone": ("There is no such case any more.", _UNCHANGED, "See the history."),
    "case_still_open": (
        "Only a closed case can be erased.",
        _UNCHANGED,
        "Close it first. It stays readable until it is erased.",
    ),
    "retention_needs_a_day": (
        "A case is kept until a day.",
        _UNCHANGED,
        "Write the day in full, such as 31 December 2034.",
    ),
    "retention_unknown": (
        "Nobody has said until when this case must be kept.",
        _UNCHANGED,
        "Set the day first: your bar or the law gives it.",
    ),
    "retention_not_over": (
        "This case must be kept until {day}.",
        _UNCHANGED,
        "It can be erased from that day on.",
    ),
    "hold_without_reason": (
        "A hold needs a reason.",
        _UNCHANGED,
        "Say in a few words who asked for it, and why.",
    ),
    "other_reference": (
        "That is not the reference of this case.",
        "Nothing was erased.",
        "Type it exactly as it is shown.",
    ),
    "erasure_without_reason": (
        "Erasing needs a reason.",
        "Nothing was erased.",
        "Choose the one that fits best.",
    ),
    "erasure_without_authority": (
        "Erasing needs somebody's authority.",
        "Nothing was erased.",
        "Write who decided it, such as: her letter of 3 May.",
    ),
}
"""What happened, what was kept, and what to do next."""

PROOF_LABELS: Final[dict[str, str]] = {
    "erasing": "Erasing",
    "consent_withdrawn": "Consent was withdrawn",
    "request_of_person": "The person asked for it",
    "client_instruction": "The client instructed it",
    "court_order": "A court ordered it",
    "kept_by_mistake": "It was kept by mistake",
    "retention_over": "It need not be kept any longer",
}
"""Words for kinds of work, reasons and acts."""
