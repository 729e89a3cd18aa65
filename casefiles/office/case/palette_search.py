"""Finding anything by a few letters: what the palette offers beside the actions."""

from dataclasses import dataclass

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.people.persons import shown_names
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """Something of the case whose words match.

    Attributes:
        kind: of the record, or `page` for a page of a document.
        id: of the record; of the document for a page.
        title: what it is called, names in place of references.
        detail: what tells it from others, such as a date or a page number.
    """

    kind: str
    id: str
    title: str
    detail: str


def find_anything(case_id: CaseId, text: str, limit: int = 40) -> Query[tuple[PaletteItem, ...]]:
    """Find records and pages of a case by what they say."""

    def ask(reader: ReadTransaction) -> tuple[PaletteItem, ...]:
        if not text.strip():
            return ()
        show = shown_names(reader, case_id)
        return tuple(
            PaletteItem(row.kind, row.id, show(row.title), _detail(row.kind, show(row.detail)))
            for row in reader.find_anything(case_id, text, limit)
        )

    return ask


def _detail(kind: str, detail: str) -> str:
    """Say the date of an event or deadline in words; the rest would crowd the line."""
    if kind not in {"event", "deadline"}:
        return detail
    date = detail.partition(", ")[0]
    return words_from_edtf(date) if is_edtf(date) else detail
