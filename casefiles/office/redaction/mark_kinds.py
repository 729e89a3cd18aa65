"""Which kinds of marks a document is offered, and for which to keep little is the better way."""

import re
from collections.abc import Sequence
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.case_records import Document
from casefiles.evidence.channel.media_types import CHATS
from casefiles.office.redaction.marking import RedactionArea
from casefiles.office.workplace.operations import Query
from casefiles.redaction.names.width_estimate import WidthCandidates, fit_of_box
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_number

_IDENTITY: Final = re.compile(
    "passport|identity|id card|residence permit|visa|driving licen[cs]e|hukou"
    "|护照|身份证|户口|居民证|通行证|паспорт|kimlik|پاسپورت|كىملىك"
)
_MACHINE_ZONE: Final = re.compile(r"[A-Z0-9<]{10,}<<[A-Z0-9<]{4,}")
"""A line of the machine-readable zone of a travel document (ICAO 9303)."""
_PAGES: Final = 3


def suggests_keeping(document_id: DocumentId) -> Query[bool]:
    """Tell whether it is better to say what stays of a document than what goes.

    So it is with identity papers, on which nearly everything names somebody, and with chats.
    """

    def ask(reader: ReadTransaction) -> bool:
        document = reader.get(Document, document_id)
        if document is None:
            return False
        media_type, _ = reader.reading_head(document_id) or ("", "")
        return media_type in CHATS or _is_identity_paper(reader, document)

    return ask


def _is_identity_paper(reader: ReadTransaction, document: Document) -> bool:
    description = " ".join((document.title, document.file_name, document.gist, *document.tags))
    if _IDENTITY.search(fold(description)) or _IDENTITY.search(description.casefold()):
        return True
    pages = reader.pages(document.id, 1, _PAGES)
    return any(_MACHINE_ZONE.search(line.text) for page in pages for line in page.lines)


def fit_words(areas: Sequence[RedactionArea]) -> Query[str]:
    """Return how many common names would fit each of some boxes; the fewest; empty for none."""

    def ask(reader: ReadTransaction) -> str:
        sizes = {area.document_id: reader.page_sizes(area.document_id) for area in areas}
        fits = [fit for area in areas if (fit := _fit(area, sizes[area.document_id]))]
        if not fits:
            return ""
        fit = min(fits, key=lambda one: one.fitting)
        if not fit.fitting:
            return msg("No common name has this width, so the width identifies the name.")
        return msg(
            "About {fitting} of {names} common names ({pool}) fit this box.",
            fitting=fit.fitting,
            names=msg_number(fit.names),
            pool=fit.pool,
        )

    return ask


def _fit(area: RedactionArea, sizes: Sequence[tuple[float, float]]) -> WidthCandidates | None:
    if not 1 <= area.page <= len(sizes):
        return None
    width, height = sizes[area.page - 1]
    box = area.box
    return fit_of_box((box.x1 - box.x0) * width, (box.y1 - box.y0) * height)
