"""What the fields of a questionnaire for incidents are called, in every language of its words."""

from typing import Final

PREFIX: Final = "intake_"
"""What the names of all its fields begin with, so that no other form is taken for it."""
CONSENT: Final = "consent_"
MARKS: Final = frozenset({"intake_date", "intake_text"})
"""Fields by which a filled questionnaire is known."""
LINES: Final = ("date", "time", "place", "claimed", "name", "told_on")
TEXTS: Final = (
    *("text", "actors", "looks", "targets", "demand", "threat", "witnesses", "evidence"),
    *("reports", "injury", "known_to", "fears", "conditions"),
)
CHANNELS: Final = (
    *("visit", "phone", "video", "wechat", "sms", "letter", "social_media", "through_relative"),
    "unknown",
)
"""Codes of the vocabulary `incident_channel` that are asked for."""
CHOICES: Final = {"sure": ("exact", "about", "unsure"), "channel": CHANNELS}
RECIPIENTS: Final = (
    *("national_court_open", "national_court_sealed", "requested_state_authority"),
    *("requesting_state", "echr", "un_treaty_body", "un_special_procedures", "un_reprisals"),
    *("interpol_ccf", "icc", "inquiry", "partner_ngo", "media", "public"),
)
"""Codes of the vocabulary `consent_recipient`."""
LEVELS: Final = (
    *("none", "content_no_identity", "content_pseudonym", "content_and_identity_sealed"),
    "full_public",
)
"""Codes of the vocabulary `consent_level`, from the least to the most."""
RECIPIENTS_OF: Final = {
    "court_open": ("national_court_open",),
    "court_closed": ("national_court_sealed",),
    "requested_state": ("requested_state_authority",),
    "requesting_state": ("requesting_state",),
    "treaty_body": ("echr", "un_treaty_body"),
    "ccf": ("interpol_ccf",),
    "public": ("public",),
}
"""The recipients that an audience of dossiers stands for, if all of them were answered alike.

No recipient stands for another one.
"""
IDENTIFYING: Final = frozenset({"content_and_identity_sealed", "full_public"})
"""Levels at which the person agrees that a name is read."""


def is_questionnaire(names: frozenset[str]) -> bool:
    """Tell whether a form with fields of these names is a questionnaire for incidents."""
    return names >= MARKS
