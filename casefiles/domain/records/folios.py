"""Where the parts of an edition begin, by printed page number, so that a later one keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.codec import Code, Most
from casefiles.domain.foundation.schema import CodeOf, Machine


@dataclass(frozen=True, slots=True)
class InheritedFolio:
    """The printed number of the page on which a part of an edition begins.

    Attributes:
        unit: id of a section, or mark of an exhibit; empty for a part that is not there any more.
        is_exhibit: which of the two.
        folio: as printed, such as 12 or 12A.
    """

    unit: Annotated[Machine, Most(400)]
    is_exhibit: bool
    folio: Annotated[Code, CodeOf()]


def those_there(
    inherited_folios: Iterable[InheritedFolio], sections: Iterable[str], marks: Iterable[str]
) -> tuple[InheritedFolio, ...]:
    """Return where parts began, without the names of those that an edition does not have.

    Args:
        inherited_folios: of an earlier edition.
        sections: ids of the sections that this one has.
        marks: of its exhibits.
    """
    there = {(one, False) for one in sections} | {(one, True) for one in marks}
    return tuple(
        one
        if (one.unit, one.is_exhibit) in there
        else InheritedFolio("", one.is_exhibit, one.folio)
        for one in inherited_folios
    )
