"""Lists of one case as the window shows them: rows picked and counted in SQL, words folded here.

Folding is the program's own, so words are compared outside SQL; what can be many per row, such as
pages and marks, is only counted.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, TypeVar

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.foundation.ids import CaseId, DocumentId, EventId, ExhibitId, PersonId
from casefiles.domain.foundation.numbers import whole
from casefiles.domain.language.folding import fold
from casefiles.domain.language.names import PersonName
from casefiles.domain.language.text_references import referenced, replace_references
from casefiles.domain.records.case_records import DocumentStatus, Identifier, Protection
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.provenance import Privilege, Relevance, Sensitivity
from casefiles.domain.records.rows import (
    DocumentFilter,
    DocumentRow,
    EventFilter,
    EventRow,
    PersonFilter,
    PersonRow,
)
from casefiles.domain.rules.exportability import is_exportable
from casefiles.store.database.connection import Connection, Row
from casefiles.store.database.tables import cell
from casefiles.store.search.derived import found_documents
from casefiles.store.search.index import Folding
from casefiles.store.search.page_views import OPENED

R = TypeVar("R")

_STATUSES: Final = {str(status): status for status in DocumentStatus}
_SENSITIVITIES: Final = {str(one): one for one in Sensitivity}
_PRIVILEGES: Final = {str(one): one for one in Privilege}
_RELEVANCES: Final = {str(one): one for one in Relevance}
_PROTECTIONS: Final = {str(protection): protection for protection in Protection}
_PLAIN_CITE: Final = 2
"""Keys of a cite of a whole page, as all were once."""
_NO_DATE: Final = ("", "", "")
_NUMBERS: Final = re.compile(r"(\d+)")

_DOCUMENTS: Final = (
    "SELECT document.id, document.title, document.file_name, document.status,"
    " document.is_public, document.is_looked_at, exhibit.mark, exhibit.id, exhibit.witness,"
    " (SELECT count(*) FROM page WHERE page.document_id = document.id),"
    " (SELECT count(*) FROM (SELECT row FROM page WHERE page.document_id = document.id"
    " AND (lines = '[]' OR instr(lines, char(65533)) > 0)"
    " UNION SELECT page.row FROM doubtful_page JOIN page ON page.row = doubtful_page.page"
    " WHERE page.document_id = document.id)),"
    " reading.media_type, reading.unreadable,"
    " (SELECT count(*) FROM mark WHERE mark.document_id = document.id), content.size,"
    " document.received, document.source, document.row, sensitivity, privilege, do_not_use,"
    " is_traceable, languages, relevance, gist, tags,"
    " (SELECT count(*) FROM consent WHERE consent.document_id = document.id"
    " AND answer IN ('refused', 'withdrawn')),"
    " (SELECT other_id FROM document_link AS link WHERE link.document_id = document.id"
    " AND link.kind = 'attachment' AND link.part > 0 ORDER BY link.row LIMIT 1),"
    " (SELECT count(*) FROM document_link AS link WHERE link.other_id = document.id"
    " AND link.kind = 'attachment' AND link.part > 0),"
    " (SELECT count(*) FROM seen_page WHERE seen_page.document_id = document.id"
    " AND shown >= ?), exhibit.dated"
    " FROM document"
    " LEFT JOIN exhibit ON exhibit.row ="
    " (SELECT min(row) FROM exhibit WHERE exhibit.document_id = document.id)"
    " LEFT JOIN reading ON reading.document_id = document.id"
    " LEFT JOIN content ON content.id = document.content_id"
    " WHERE document.case_id = ? AND (? = '' OR document.status = ?)"
    " ORDER BY document.row"
)
_WORDED: Final = (1, 2, 6, 8, 16, 24)
_TAGS: Final = 25
"""Where a row of it has words that people look for."""


_SHORT: Final = 40
_fold_known = lru_cache(4096)(fold)
"""Folds places and names, which come again and again."""


class WordFilter:
    """Tells whether every word of a query stands somewhere in a text, however it is written."""

    def __init__(self, query: str) -> None:
        self._words = tuple(folded(query).split())

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not self._words

    def may_pass(self, *texts: str) -> bool:
        """Tell whether a record could hold every word, from its cells as JSON; a quick sieve."""
        is_escaped = any(sign in word for word in self._words for sign in '"\\')
        return is_escaped or self(*texts)

    def __call__(self, *texts: str) -> bool:
        """Tell whether the texts together hold every word."""
        if not self._words:
            return True
        # Text by text, since one foreign letter makes a text many times dearer to fold.
        form = "\n".join(map(folded, texts))
        return all(word in form for word in self._words)


def folded(text: str) -> str:
    """Fold a text; ASCII, which most is, by the one rule that concerns it."""
    if text.isascii():
        return text.lower()
    return _fold_known(text) if len(text) <= _SHORT else fold(text)


def document_rows(
    connection: Connection, case_id: CaseId, document_filter: DocumentFilter, folding: Folding
) -> tuple[DocumentRow, ...]:
    """Return the documents of a case that are wanted, in the order that is wanted."""
    status = cell(document_filter.status)
    rows: Iterable[Row] = connection.rows(_DOCUMENTS, (OPENED, case_id, status, status))
    words = WordFilter(document_filter.text)
    if not words.is_empty:
        hits = found_documents(connection, case_id, document_filter.text, folding)
        names = first_names(connection, case_id)

        def is_named(row: Row) -> bool:
            texts = (with_names(row[at] or "", names) for at in _WORDED)
            return words(*texts, *_texts(row[_TAGS]))

        rows = [row for row in rows if row[0] in hits or is_named(row)]
    requested = (
        _STATES[document_filter.state],
        _PROTECTED[document_filter.protection],
        _REVIEWED[document_filter.review],
    )
    found = (row for row in map(_document, rows) if all(passes(row) for passes in requested))
    key = _DOCUMENT_ORDERS[document_filter.order]
    return below_containers(_ordered(found, key, is_descending=document_filter.is_descending))


def _document(row: Row) -> DocumentRow:
    return DocumentRow(
        id=DocumentId(row[0]),
        title=row[1],
        file_name=row[2],
        status=_STATUSES[row[3]],
        is_public=bool(row[4]),
        are_pages_checked=bool(row[5]),
        mark=row[6] or "",
        exhibit_id=ExhibitId(row[7] or ""),
        witness=row[8] or "",
        pages=row[9],
        unread_pages=row[10],
        media_type=row[11] or "",
        unreadable=row[12],
        marks=row[13],
        size=row[14] or 0,
        received=row[15] or "",
        source=row[16] or "",
        number=row[17],
        sensitivity=_SENSITIVITIES[row[18] or Sensitivity.ORDINARY],
        privilege=_PRIVILEGES[row[19] or Privilege.NONE],
        do_not_use=row[20] or "",
        is_traceable=bool(row[21]),
        languages=_texts(row[22]),
        relevance=_RELEVANCES[row[23] or Relevance.UNDECIDED],
        gist=row[24] or "",
        tags=_texts(row[_TAGS]),
        refusals=row[26],
        holder=DocumentId(row[27] or ""),
        inside=row[28],
        opened=row[29],
        dated=row[30] or "",
    )


def _texts(cell: str | None) -> tuple[str, ...]:
    """Read a short list of texts; most documents have none."""
    return () if cell is None or cell == "[]" else tuple(*_lists([cell]))


def below_containers(rows: tuple[DocumentRow, ...]) -> tuple[DocumentRow, ...]:
    """Put what came out of a document below it, in its own order, wherever both are listed."""
    listed = {row.id for row in rows}
    inside: dict[str, list[DocumentRow]] = {}
    outer: list[DocumentRow] = []
    for row in rows:
        is_inside = row.holder in listed and row.holder != row.id
        (inside.setdefault(row.holder, []) if is_inside else outer).append(row)
    if not inside:
        return rows
    ordered: list[DocumentRow] = []
    waiting = [(row, 0) for row in reversed(outer)]
    while waiting:
        row, depth = waiting.pop()
        ordered.append(replace(row, depth=depth))
        below = sorted(inside.pop(row.id, ()), key=lambda one: one.number, reverse=True)
        waiting += [(one, depth + 1) for one in below]
    # Files that lie in one another in a circle have no outermost.
    return (*ordered, *(row for rest in inside.values() for row in rest))


def _is_unread(row: DocumentRow) -> bool:
    return row.unreadable is None or (row.unread_pages > 0 and not row.are_pages_checked)


_STATES: Final[dict[str, Callable[[DocumentRow], bool]]] = {
    "all": lambda _row: True,
    "unread": _is_unread,
    "unreadable": lambda row: bool(row.unreadable) and row.unreadable != PLAYED,
    "unmarked": lambda row: not row.mark,
    "not_looked_at": lambda row: not row.are_pages_checked,
    "not_opened": lambda row: not row.opened,
}
_PROTECTED: Final[dict[str, Callable[[DocumentRow], bool]]] = {
    "all": lambda _row: True,
    "kept_in": lambda row: not is_exportable(row),
    "privileged": lambda row: (
        row.privilege is not Privilege.NONE or row.status is DocumentStatus.PRIVILEGED
    ),
    "do_not_use": lambda row: bool(row.do_not_use),
    "refused": lambda row: row.refusals > 0,
    "sensitive": lambda row: row.sensitivity is not Sensitivity.ORDINARY,
    "special_category": lambda row: row.sensitivity is Sensitivity.SPECIAL_CATEGORY,
    "graphic": lambda row: row.sensitivity is Sensitivity.GRAPHIC,
    "source": lambda row: row.sensitivity is Sensitivity.SOURCE,
    "traceable": lambda row: row.is_traceable,
}
_REVIEWED: Final[dict[str, Callable[[DocumentRow], bool]]] = {
    "all": lambda _row: True,
    "undecided": lambda row: row.relevance is Relevance.UNDECIDED,
    "relevant": lambda row: row.relevance in {Relevance.RELEVANT, Relevance.KEY},
    "key": lambda row: row.relevance is Relevance.KEY,
    "not_relevant": lambda row: row.relevance is Relevance.NOT_RELEVANT,
}
_DOCUMENT_ORDERS: Final[dict[str, Callable[[DocumentRow], Any]]] = {
    "mark": lambda row: natural(row.mark) if row.mark else None,
    "title": lambda row: natural(row.name),
    "received": lambda row: _received(row.received),
    "pages": lambda row: row.pages,
    "added": lambda row: row.number,
}


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that orders texts as people do: AB/2 before AB/10."""
    parts = _NUMBERS.split(folded(text))
    return tuple(
        (1, part) if (number := whole(part)) is None else (0, number) for part in parts if part
    )


def _received(date: str) -> tuple[str, str, str] | None:
    return _date_key(date) if date else None


def _ordered(rows: Iterable[R], key: Callable[[R], Any], *, is_descending: bool) -> tuple[R, ...]:
    """Sort rows; those whose key is None stay last in either direction, in their own order."""
    keyed = [(key(row), row) for row in rows]
    found = [pair for pair in keyed if pair[0] is not None]
    found.sort(key=lambda pair: pair[0], reverse=is_descending)
    untold = [row for own, row in keyed if own is None]
    return (*(row for _, row in found), *untold)


_EVENTS: Final = (
    "SELECT id, date, place, text, lane, is_withheld, person_ids, cites FROM event"
    " WHERE case_id = ? ORDER BY row"
)


def event_rows(
    connection: Connection, case_id: CaseId, event_filter: EventFilter
) -> tuple[EventRow, ...]:
    """Return the events of a case that are wanted, in the order of their dates."""
    rows = connection.rows(_EVENTS, (case_id,))
    words = WordFilter(event_filter.text)
    if event_filter.lane is not None:
        rows = [row for row in rows if (row[4] or "") == event_filter.lane]
    if not words.is_empty:
        names = first_names(connection, case_id)
        rows = [row for row in rows if words(row[1], row[2], with_names(row[3], names))]
    events = _events(rows)
    if event_filter.person_id:
        events = [event for event in events if takes_part(event, event_filter.person_id)]
    # A case has many events and few dates.
    keys = _DateKeys()
    return _ordered(
        events, lambda event: keys[event.date], is_descending=event_filter.is_descending
    )


def _events(rows: list[Row]) -> list[EventRow]:
    found = zip(rows, _lists(row[6] for row in rows), _lists(row[7] for row in rows), strict=True)
    return [_event(*parts) for parts in found]


def _event(row: Row, person_ids: list[Any], cites: list[Any]) -> EventRow:
    return EventRow(
        id=EventId(row[0]),
        date=row[1],
        place=row[2],
        text=row[3],
        lane=row[4] or "",
        is_withheld=bool(row[5]),
        person_ids=tuple(person_ids),
        cites=tuple([_cite(cite) for cite in cites]),
    )


def _cite(values: dict[str, Any]) -> Citation:
    if len(values) == _PLAIN_CITE:
        return Citation(values["document_id"], values["page"])
    box = values.get("box")
    return Citation(
        *(values["document_id"], values["page"], values.get("start"), values.get("end")),
        None if box is None else Box(box["x0"], box["y0"], box["x1"], box["y1"]),
        values.get("message"),
    )


def takes_part(event: EventRow, person_id: str) -> bool:
    """Tell whether a person is of an event, or named in its text."""
    return person_id in event.person_ids or person_id in referenced(event.text)


class _DateKeys(dict[str, tuple[str, str, str]]):
    """Sort keys by date, made on first use."""

    def __missing__(self, date: str) -> tuple[str, str, str]:
        self[date] = _date_key(date)
        return self[date]


def _date_key(date: str) -> tuple[str, str, str]:
    """Return the sort key of a date; what is none comes first, where it is seen."""
    try:
        return sort_key(date)
    except ValueError:
        return _NO_DATE


_PEOPLE: Final = (
    "SELECT id, names, identifiers, protection, CASE WHEN COALESCE(role, '') = '' AND"
    " instr((SELECT client FROM \"case\" WHERE id = ?1), '[[' || id || ']]') THEN 'client'"
    " ELSE role END, contact FROM person"
    " WHERE case_id = ?1 AND (?2 = '' OR protection = ?2) ORDER BY row"
)
"""Whom the case names as its client is its client, also where no role was told."""


def person_rows(
    connection: Connection, case_id: CaseId, person_filter: PersonFilter
) -> tuple[PersonRow, ...]:
    """Return the people of a case that are wanted, in the order of their names."""
    protection = cell(person_filter.protection)
    rows = connection.rows(_PEOPLE, (case_id, protection))
    words = WordFilter(person_filter.text)
    if not words.is_empty:
        rows = [row for row in rows if words.may_pass(row[1], row[2], row[4] or "", row[5] or "")]
    found = [person for person in _people(rows) if words(*person_texts(person))]
    return _ordered(
        found, lambda person: natural(person.name), is_descending=person_filter.is_descending
    )


def document_names(connection: Connection, case_id: CaseId) -> dict[DocumentId, tuple[str, str]]:
    """Return the mark of each document of a case, empty for none, and its title or file name."""
    rows = connection.rows(_DOCUMENT_NAMES, (case_id,))
    # Of several marks the last one put in stands, as where exhibits are read one after another.
    return {DocumentId(row[0]): (row[1] or "", row[2]) for row in rows}


_DOCUMENT_NAMES: Final = (
    "SELECT document.id, exhibit.mark,"
    " CASE document.title WHEN '' THEN document.file_name ELSE document.title END"
    " FROM document LEFT JOIN exhibit ON exhibit.document_id = document.id"
    " WHERE document.case_id = ? ORDER BY exhibit.row"
)


def person_texts(person: PersonRow) -> tuple[str, ...]:
    """Return every text by which a person may be looked for."""
    names = (name.text for name in person.names)
    numbers = (identifier.value for identifier in person.identifiers)
    return (*names, *numbers, person.role, person.contact)


def _people(rows: list[Row]) -> list[PersonRow]:
    found = zip(rows, _lists(row[1] for row in rows), _lists(row[2] for row in rows), strict=True)
    return [_person(*parts) for parts in found]


def _person(row: Row, names: list[Any], identifiers: list[Any]) -> PersonRow:
    return PersonRow(
        id=PersonId(row[0]),
        names=tuple([PersonName(**name) for name in names]),
        identifiers=tuple([Identifier(**identifier) for identifier in identifiers]),
        protection=_PROTECTIONS[row[3]],
        role=row[4] or "",
        contact=row[5] or "",
    )


def first_names(connection: Connection, case_id: CaseId) -> dict[str, str]:
    """Return the shown name of each person of a case, by id."""
    rows = connection.rows(
        "SELECT id, COALESCE(json_extract(names, '$[0].text'), '') FROM person WHERE case_id = ?",
        (case_id,),
    )
    return dict(map(_pair, rows))


def with_names(text: str, names: dict[str, str]) -> str:
    """Return a text with its references to people as their names."""
    if "[[" not in text:
        return text
    return replace_references(text, lambda person_id: names.get(person_id, "?"))


def _pair(row: Row) -> tuple[str, str]:
    first, second = row
    return first, second


def _lists(texts: Iterable[str]) -> list[list[Any]]:
    """Read nested cells, all at once, which is several times faster than one by one."""
    try:
        found: list[list[Any]] = json.loads(f"[{','.join(texts)}]")
    except ValueError:
        found = []
    else:
        return found
    raise VaultDamaged("record_unreadable")
