"""Limits and addresses of a forum that the lawyer established, with where they were read."""

import hashlib
from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.ids import OwnLimitId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    LATER,
    UNSEARCHED,
    CodeOf,
    EdtfDate,
    Line,
    Profile,
    Unique,
)


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """A limit that no profile of the program knows, in every case of the vault.

    Attributes:
        profile: id of the forum's profile; `kind` what is limited, as profiles call it.
        of: what it measures, as in a limit of a profile; the id of a field for its text.
        value: a number, as text.
        is_refused: the forum refuses what is over it, so that it stops an export.
        source: where it was read; `checked` the day, as EDTF. Neither leaves the vault.
        signed_by: who answers for an address; empty for a limit. It never leaves the vault.
    """

    id: Annotated[OwnLimitId, Unique("profile", "kind", "of")]
    profile: Annotated[Profile, UNSEARCHED]
    kind: Annotated[str, CodeOf("limit")]
    of: Annotated[str, CodeOf("form_field")]
    value: Line
    is_refused: bool
    source: Annotated[Line, INTERNAL]
    checked: Annotated[EdtfDate, INTERNAL]
    signed_by: Annotated[Line, INTERNAL, LATER] = ""


def custom_limit_id(profile: str, kind: str, of: str) -> OwnLimitId:
    """Return the id of a limit: there is one of each kind for each thing measured."""
    parts = f"limit\n{profile}\n{kind}\n{of}"
    return OwnLimitId(hashlib.sha256(parts.encode()).hexdigest()[:32])
