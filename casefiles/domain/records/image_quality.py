"""How finely pages of exhibits leave, whatever they were marked at."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casefiles.domain.foundation.ids import DocumentId, EditionId


class Fineness(StrEnum):
    """How finely pages leave; marks stay on the raster that they were drawn on."""

    FILING = "filing"
    SMALL_PRINT = "small_print"
    SMALLEST = "smallest"


DPI: Final = {Fineness.FILING: 200, Fineness.SMALL_PRINT: 300, Fineness.SMALLEST: 200}
"""Dots per inch at which pages leave."""


NO_EDITION: Final = EditionId("")
"""Stands where no edition is meant."""


@dataclass(frozen=True, slots=True)
class ExhibitImageQuality:
    """How finely the pages of one exhibit leave, where it is not as those of the others."""

    document_id: DocumentId
    fineness: Fineness


@dataclass(frozen=True, slots=True)
class PageExportSettings:
    """How the pages of a dossier leave.

    Attributes:
        fineness: of its exhibits.
        own: of single exhibits.
        has_text_layer: whether what a machine reads in the burned pages lies unseen behind them.
        redraws_public: whether published exhibits, from which nothing goes, are drawn anew as text.
        numbered_as: the edition whose page numbers they keep; empty to count anew.
    """

    fineness: Fineness = Fineness.FILING
    own: tuple[ExhibitImageQuality, ...] = ()
    has_text_layer: bool = False
    redraws_public: bool = False
    numbered_as: EditionId = NO_EDITION

    def of(self, document_id: DocumentId) -> Fineness:
        """Return how finely the pages of an exhibit leave."""
        found = (one.fineness for one in self.own if one.document_id == document_id)
        return next(found, self.fineness)

    def without(self, document_id: DocumentId) -> "PageExportSettings":
        """Return the same without a word of one document."""
        own = tuple(one for one in self.own if one.document_id != document_id)
        return replace(self, own=own)

    def with_own(self, document_id: DocumentId, fineness: Fineness | None) -> "PageExportSettings":
        """Return the same with a choice for one exhibit; None for that of the others."""
        left = self.without(document_id)
        own = () if fineness is None else (ExhibitImageQuality(document_id, fineness),)
        return replace(self, own=(*left.own, *own))


AS_FILED: Final = PageExportSettings(has_text_layer=True, redraws_public=True)
"""How pages leave where nobody chose: published ones from which nothing goes as text, others as
images with searchable text behind them."""
FORMERLY: Final = PageExportSettings(redraws_public=True)
"""How they left where somebody chose contents before that could be chosen."""
