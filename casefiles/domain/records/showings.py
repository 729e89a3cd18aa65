"""How one person appears to certain readers, where that differs from the person's protection."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from casefiles.domain.foundation.schema import UNSEARCHED, Audience, CodeOf, EdtfDate, Line, Machine

FIELD: Final = "field:"
"""Begins the place of a showing that holds in one field of one form."""
FIELD_PLACE: Final = re.compile(r"field:[a-z0-9_]+\.[a-z0-9_]+\Z")
"""How such a place is written."""
DOCUMENT: Final = "document:"
"""Begins the place of a showing that holds in one exhibit alone."""


class Appearance(StrEnum):
    """How a person appears, the strictest first."""

    WITHHELD = "withheld"
    PSEUDONYM = "pseudonym"
    NAMED = "named"


class NamedExtent(StrEnum):
    """What may be read of somebody who is named, the least first; what else is told stays hidden.

    NUMBERS adds telephones, documents and accounts; EVERYTHING also dates of birth and addresses.
    """

    NAMES = "names"
    NUMBERS = "names_and_numbers"
    EVERYTHING = "everything"


class ShowingBasis(StrEnum):
    """Why somebody may be shown."""

    LAWYER = "lawyer"
    CONSENT = "consent"
    ORDER = "order"
    PUBLISHED = "already_public"


@dataclass(frozen=True, slots=True)
class Showing:
    """How one person appears to the readers of one audience.

    Attributes:
        place: of which alone it holds, such as `field:un_ced.full_name` or `document:` and an id;
            everywhere where empty.
        extent: what may be read besides the name, of somebody who is named.
        word: of a lettered placeholder, of `placeholder_words.ROLES`; empty for the first.
        reason: why, such as the order and its date, or where the name is public already.
        consent_taken_by: who asked for consent; `consent_date` when, as EDTF.
        consent_means: by what way, such as a telephone call.
        risk: which risk was explained to whoever consented.
    """

    audience: Annotated[Audience, UNSEARCHED]
    appearance: Annotated[Appearance, UNSEARCHED]
    place: Annotated[Machine, UNSEARCHED] = ""
    extent: Annotated[NamedExtent, UNSEARCHED] = NamedExtent.NAMES
    word: Annotated[str, CodeOf("placeholder_role"), UNSEARCHED] = ""
    basis: Annotated[ShowingBasis, UNSEARCHED] = ShowingBasis.LAWYER
    reason: Line = ""
    consent_taken_by: Line = ""
    consent_date: EdtfDate = ""
    consent_means: Line = ""
    risk: Line = ""


def field_place(profile: str, field: str) -> str:
    """Return the place of one field of the form of a profile."""
    return f"{FIELD}{profile}.{field}"


def document_place(document_id: str) -> str:
    """Return the place of one exhibit."""
    return f"{DOCUMENT}{document_id}"
