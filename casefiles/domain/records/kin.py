"""What a person can be to another by family."""

from enum import StrEnum
from typing import Final


class Kin(StrEnum):
    """What somebody is to the person whose kin it is."""

    UNKNOWN = ""
    SISTER = "sister"
    BROTHER = "brother"
    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    WIFE = "wife"
    HUSBAND = "husband"
    CHILD = "child"
    OTHER = "other"


KNOWN_KIN: Final = tuple(one for one in Kin if one is not Kin.UNKNOWN)
"""Every kin that can be told of somebody."""
