"""Exhibit numbers for several documents at once: what would be given, and giving it as one act."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.dates.edtf import sort_key
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, ExhibitId, Randomness, new_id
from casefiles.domain.records.case_records import Document, DocumentStatus, Exhibit
from casefiles.domain.records.provenance import Privilege
from casefiles.office.documents.document_records import shown_name
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

NumberOrder = Literal["date", "listed", "added"]
_NUMBERED: Final = re.compile(r"(.*?)([0-9]{1,9})")
_PREFIX: Final = "AB/"
"""What the first exhibit of a case is proposed to begin with."""
_UNDATED: Final = ("9999", "", "")


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A document that has no exhibit number yet.

    Attributes:
        date: when it was received, as EDTF; empty where nobody said so.
        added: its place among all documents as they were added.
        is_internal: a working paper, or privileged: a number does not export it.
    """

    id: DocumentId
    name: str
    date: str
    added: int
    is_internal: bool


@dataclass(frozen=True, slots=True)
class ExhibitNumbering:
    """What can be numbered, and what is proposed.

    Attributes:
        documents: in the order in which they were asked for.
        numbered: how many of those that were asked for have a number already.
        prefix: the one that most exhibits of the case have.
        free: the first free number for each prefix that is in use.
        witnesses: who produces exhibits of the case, the most frequent first.
        taken: exhibit numbers in use.
    """

    documents: tuple[Unnumbered, ...]
    numbered: int
    prefix: str
    free: dict[str, int]
    witnesses: tuple[str, ...]
    taken: frozenset[str]


def numbering_of(case_id: CaseId, requested: Sequence[DocumentId]) -> Query[ExhibitNumbering]:
    """Return which of some documents have no exhibit number; of all where none are named."""

    def ask(reader: ReadTransaction) -> ExhibitNumbering:
        exhibits = [one for one in reader.find(Exhibit, case_id=case_id) if one.mark]
        numbered = {one.document_id for one in exhibits}
        every = {one.id: (at, one) for at, one in enumerate(reader.find(Document, case_id=case_id))}
        chosen = [one for one in (requested or tuple(every)) if one in every]
        prefixes: Counter[str] = Counter()
        free: dict[str, int] = {}
        for one in exhibits:
            parts = _NUMBERED.fullmatch(one.mark)
            if parts is not None:
                prefixes[parts[1]] += 1
                free[parts[1]] = max(free.get(parts[1], 1), int(parts[2]) + 1)
        witnesses = Counter(one.witness for one in exhibits if one.witness)
        return ExhibitNumbering(
            documents=tuple(
                _unnumbered(reader, *every[one]) for one in chosen if one not in numbered
            ),
            numbered=sum(one in numbered for one in chosen),
            prefix=prefixes.most_common(1)[0][0] if prefixes else _PREFIX,
            free=free,
            witnesses=tuple(name for name, _ in witnesses.most_common()),
            taken=frozenset(one.mark for one in exhibits),
        )

    return ask


def _unnumbered(reader: ReadTransaction, at: int, found: Document) -> Unnumbered:
    is_internal = found.privilege is not Privilege.NONE or found.status in {
        DocumentStatus.WORKING,
        DocumentStatus.PRIVILEGED,
    }
    return Unnumbered(found.id, shown_name(reader, found), found.received, at, is_internal)


def in_order(documents: Sequence[Unnumbered], order: NumberOrder) -> tuple[Unnumbered, ...]:
    """Return documents in the order in which they shall be numbered."""
    if order == "added":
        return tuple(sorted(documents, key=lambda one: one.added))
    if order == "date":
        return tuple(sorted(documents, key=_day))
    return tuple(documents)


def _day(one: Unnumbered) -> tuple[str, str, str]:
    try:
        return sort_key(one.date) if one.date else _UNDATED
    except ValueError:
        return _UNDATED


def number_exhibits(
    documents: Sequence[DocumentId], first: tuple[str, int], witness: str, randomness: Randomness
) -> Edit[tuple[str, ...]]:
    """Give documents exhibit numbers, one after the other, as one act; returns the numbers.

    Args:
        documents: in the order of their numbers.
        first: what all begin with, and the number of the first.
        witness: who produces them; empty for nobody yet.
        randomness: for ids.

    Raises (when carried out):
        Refused: a document is gone or has a number, or a number is taken.
    """
    prefix, number = first
    ids = [ExhibitId(new_id(randomness)) for _ in documents]
    marks = tuple(f"{prefix}{number + at}" for at in range(len(documents)))

    def change(work: WriteTransaction) -> tuple[str, ...]:
        for document_id, exhibit_id, mark in zip(documents, ids, marks, strict=True):
            found = work.get(Document, document_id)
            if found is None:
                raise Refused("document_unknown")
            present = work.find(Exhibit, document_id=document_id)
            if any(one.mark for one in present):
                raise Refused("exhibit_mark_taken")
            if work.find(Exhibit, case_id=found.case_id, mark=mark):
                raise Refused("exhibit_mark_taken")
            work.insert(
                Exhibit(exhibit_id, found.case_id, document_id, mark=mark, witness=witness),
                "add_exhibit",
            )
        return marks

    return change
