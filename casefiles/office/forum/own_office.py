"""Counsel's own office: read, and kept as it was entered."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.work import WriteTransaction


def own_office() -> Query[Office]:
    """Return the office; one without entries where nobody entered it."""
    return lambda reader: reader.get(Office, OWN_OFFICE) or Office(OWN_OFFICE)


def office_values(office: Office) -> dict[str, str]:
    """Return what a form of it holds."""
    return {one.name: getattr(office, one.name) for one in fields(office) if one.name != "id"}


def save_office(values: Mapping[str, Any]) -> Edit[None]:
    """Keep what was entered.

    Raises (when carried out):
        Refused: it has no name.
    """

    def change(work: WriteTransaction) -> None:
        entered = {name: str(value).strip() for name, value in values.items()}
        office = Office(OWN_OFFICE, **entered)
        if not office.name:
            raise Refused("register_needed", field="name")
        there = work.get(Office, OWN_OFFICE)
        if there is None:
            work.insert(office, "add_office")
        elif there != office:
            work.update(office, "edit_office")

    return change
