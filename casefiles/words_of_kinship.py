"""Texts about kinship: what somebody can be to another, and what is asked about words of kin."""

from typing import Final

from casefiles.domain.kin import Kin

KIN_CHOICES: Final = (
    (Kin.UNKNOWN, "Not told"),
    (Kin.SISTER, "Sister"),
    (Kin.BROTHER, "Brother"),
    (Kin.MOTHER, "Mother"),
    (Kin.FATHER, "Father"),
    (Kin.PARENT, "Mother or father"),
    (Kin.WIFE, "Wife"),
    (Kin.HUSBAND, "Husband"),
    (Kin.CHILD, "Child"),
    (Kin.OTHER, "Other relative"),
)
"""Values and words of what somebody can be, in the order in which they are offered."""
