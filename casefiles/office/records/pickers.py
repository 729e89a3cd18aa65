"""What a form offers to choose from: people by any of their names, documents by mark and title."""

from dataclasses import dataclass

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.case_records import Protection
from casefiles.domain.records.rows import DocumentFilter, PersonFilter
from casefiles.office.workplace.operations import Query
from casefiles.redaction.names.protected_terms import is_form_id
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg


@dataclass(frozen=True, slots=True)
class PickerItem:
    """Something that can be chosen.

    Attributes:
        id: of the record.
        words: what is shown.
        detail: what tells it from others.
        folded: what typed words are looked for in, folded.
        pages: of a document; 0 where it has none.
        protection: of a person; empty for a document.
    """

    id: str
    words: str
    detail: str
    folded: str
    pages: int = 0
    protection: Protection | str = ""


@dataclass(frozen=True, slots=True)
class ReferenceIds:
    """Whom a reference in a text can name.

    Attributes:
        ids: of the people of the case.
        form_ids: by which case forms called them, which no reference can hold.
    """

    ids: frozenset[str]
    form_ids: frozenset[str] = frozenset()


def reference_ids(case_id: CaseId) -> Query[ReferenceIds]:
    """Return whom a reference in a text of a case can name."""

    def ask(reader: ReadTransaction) -> ReferenceIds:
        rows = reader.person_rows(case_id, PersonFilter())
        ids = frozenset(str(row.id) for row in rows)
        own = (one for row in rows for one in row.identifiers)
        return ReferenceIds(ids, frozenset(one.value for one in own if is_form_id(one)))

    return ask


def people_to_choose(case_id: CaseId) -> Query[tuple[PickerItem, ...]]:
    """Return the people of a case by their first names, found by any of them."""

    def ask(reader: ReadTransaction) -> tuple[PickerItem, ...]:
        choices = []
        for row in reader.person_rows(case_id, PersonFilter()):
            names = [name.text for name in row.names]
            others = " · ".join([*names[1:], row.role] if row.role else names[1:])
            folded = fold(" ".join(names))
            choices.append(PickerItem(row.id, row.name, others, folded, 0, row.protection))
        return tuple(choices)

    return ask


def documents_to_choose(case_id: CaseId) -> Query[tuple[PickerItem, ...]]:
    """Return the documents of a case, exhibits first."""

    def ask(reader: ReadTransaction) -> tuple[PickerItem, ...]:
        rows = reader.document_rows(case_id, DocumentFilter())
        choices = []
        for row in sorted(rows, key=lambda row: not row.mark):
            words = f"{row.mark} {row.name}" if row.mark else row.name
            detail = msg("{pages} pages", pages=row.pages) if row.pages > 1 else ""
            folded = fold(f"{words} {row.file_name}")
            choices.append(PickerItem(row.id, words, detail, folded, row.pages))
        return tuple(choices)

    return ask


def matching(choices: tuple[PickerItem, ...], text: str, limit: int) -> tuple[PickerItem, ...]:
    """Return the choices that hold each typed word; those that begin with it come first."""
    words = fold(text).split()
    found = [one for one in choices if all(word in one.folded for word in words)]
    if words:
        found.sort(key=lambda one: not one.folded.startswith(words[0]))
    return tuple(found[:limit])
