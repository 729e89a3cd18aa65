"""Exhibit marks that are initials of somebody protected: courts read in them who produced it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.case_records import Person, Protection
from casefiles.office.draft.draft_view import DraftView
from casefiles.office.records.findings import Finding, new_finding

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PARTS: Final = re.compile(r"[\s\-‐‑·.]+")
_LEAST: Final = 2
"""One letter is the initial of too many people."""


def initials_checks(view: DraftView) -> Iterator[Finding]:
    """Find the exhibits whose marks are such initials, in any order of the names."""
    telling = set(initials_of(view.snapshot.persons))
    shown = zip(view.draft.projection.disclosure.exhibits, view.draft.projection.documents,
                strict=True)  # fmt: skip
    found = [document_id for exhibit, document_id in shown if letters_of(exhibit.mark) & telling]
    if found:
        yield new_finding("warn", "mark_initials", [view.document(one) for one in found])


def initials_of(persons: Iterable[Person]) -> Iterator[str]:
    """Yield the initials of protected persons, folded, as their names stand and turned."""
    for person in persons:
        if person.protection is Protection.OPEN:
            continue
        for name in person.names:
            first = [fold(part)[:1] for part in _PARTS.split(name.text) if part]
            if len(first) >= _LEAST and all(word_kind(letter) == "l" for letter in first):
                yield "".join(first)
                yield "".join([first[-1], *first[:-1]])
                yield f"{first[0]}{first[-1]}"


def letters_of(mark: str) -> set[str]:
    """Return the groups of letters of a mark, folded, and all of them as one."""
    groups = [fold(group) for group in _LETTERS.findall(mark)]
    return {*groups, "".join(groups)}
