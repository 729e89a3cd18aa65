"""The lawyer's own office: who files, and how a court or body reaches counsel at any hour."""

from dataclasses import dataclass
from typing import Annotated, Final

from casefiles.domain.foundation.ids import OfficeId
from casefiles.domain.foundation.schema import Line, Title

OWN_OFFICE: Final = OfficeId("0f" * 16)
"""A vault has one office."""


@dataclass(frozen=True, slots=True)
class Office:
    """Counsel who files, in every case of the vault.

    Attributes:
        capacity: in which counsel acts, such as advocate. bar: where counsel is admitted.
        phone_at_night: under which counsel is reached outside the hours of the office.
        alternate: who is to be asked where counsel is not reached.

    It leaves only as an answer that the lawyer saved in a field of a form.
    """

    id: OfficeId
    name: Annotated[Line, Title(1)] = ""
    capacity: Line = ""
    bar: Line = ""
    address: Line = ""
    phone: Line = ""
    phone_at_night: Line = ""
    email: Line = ""
    alternate: Line = ""
