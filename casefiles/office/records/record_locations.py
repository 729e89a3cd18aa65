"""The room of the window in which a record is shown."""

from typing import Final

from casefiles.office.records.findings import FindingLocation
from casefiles.words.register import IN_PROCEEDINGS, OF_COUNTRIES

_ROOMS: Final = {
    "case": "overview",
    "deadline": "overview",
    "person": "people",
    "document": "documents",
    "exhibit": "documents",
    "page": "documents",
    "event": "timeline",
    "fact": "dossier",
    "narrative_block": "dossier",
    "paper": "dossier",
    "paper_block": "dossier",
    "field_answer": "dossier",
    "text_version": "dossier",
    "authority_form": "dossier",
    "library_note": "library",
    "argument": "argument",
    **dict.fromkeys(IN_PROCEEDINGS, "register"),
    **dict.fromkeys(OF_COUNTRIES, "sources"),
}
"""Where a record of each kind is shown."""
_PAGES: Final = {
    "fact": "facts",
    "narrative_block": "narrative",
    "paper": "paper",
    "paper_block": "paper",
    "field_answer": "form",
    "text_version": "translations",
    "authority_form": "papers",
    **{code: code for code in OF_COUNTRIES},
}
"""Page of its room on which a record is shown, where that has several."""


def location_of(kind: str, record_id: str, detail: str = "") -> FindingLocation | None:
    """Return where a record is shown, without words; None if no room shows its kind.

    Args:
        kind: of the record.
        record_id: of the record; of an exhibit or page, that of its document.
        detail: number of a page.
    """
    room = _ROOMS.get(kind)
    if room is None:
        return None
    if kind == "case":
        return FindingLocation("", room)
    return FindingLocation("", room, record_id, _PAGES.get(kind, detail))
