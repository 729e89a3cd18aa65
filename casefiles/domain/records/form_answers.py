"""Answers to what a forum asks, where the record does not give them."""

import hashlib
from dataclasses import dataclass
from typing import Annotated, Final

from casefiles.domain.foundation.ids import CaseId, FieldAnswerId
from casefiles.domain.foundation.schema import (
    TRANSLATED,
    UNSEARCHED,
    Audience,
    CodeOf,
    Profile,
    Prose,
    Searched,
    Unique,
)

CELL: Final = "|"
"""Parts the cells of a row, where an answer is a list."""


@dataclass(frozen=True, slots=True)
class FieldAnswer:
    """What the lawyer answers in one field of a forum's form.

    Attributes:
        profile: id of the forum's profile; the same field of another profile is answered apart.
        audience: whom it is for.
        field: id of the field in that profile.
        text: with references `[[id]]` to persons; a line for each row of a list.
    """

    id: Annotated[FieldAnswerId, Searched(32), Unique("case_id", "profile", "audience", "field")]
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    audience: Annotated[Audience, UNSEARCHED]
    field: Annotated[str, CodeOf("form_field"), UNSEARCHED]
    text: Annotated[Prose, TRANSLATED]


def answer_id(case_id: CaseId, profile: str, audience: str, field: str) -> FieldAnswerId:
    """Return the id of an answer: there is one for each field, so it follows from that.

    The case's id is random, so that this one tells nothing either.
    """
    parts = f"answer\n{case_id}\n{profile}\n{audience}\n{field}"
    return FieldAnswerId(hashlib.sha256(parts.encode()).hexdigest()[:32])
