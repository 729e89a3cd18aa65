"""The redaction queue word by word: a row for each person and word, answered for the whole case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.office.redaction.redaction_queue import QueuedSuggestion, RedactionQueue
from casefiles.office.redaction.suggestion_decisions import is_word
from casefiles.office.redaction.suggestions import KINDS, RedactionSuggestion
from casefiles.redaction.finding.words import ordinary_words

__all__ = ["WORD_KINDS", "WordAt", "WordRow", "words_of"]

WORD_KINDS: Final = (
    *("part_of_name", "name_field", "court_mask", "title_name", "masked_number", "birth_date"),
    *("slip", "initials", "sounds_like", "name_in_word", "in_record"),
)
"""Kinds of items that are answered by word; what machines may have misread is by place."""
_SNIPPETS: Final = 3


@dataclass(frozen=True, slots=True)
class WordAt:
    """A word in one document, or in the lawyer's own texts.

    Attributes:
        document_id: empty for own texts.
        title: of the document.
        rows: its places that wait.
    """

    document_id: DocumentId
    title: str
    rows: tuple[QueuedSuggestion, ...]

    @property
    def id(self) -> str:
        """Names the row in lists."""
        return str(self.document_id) or "own"

    @property
    def count(self) -> int:
        """How often it stands there."""
        return sum(one.item.count for one in self.rows)

    @property
    def items(self) -> tuple[RedactionSuggestion, ...]:
        """Its places as they are decided."""
        return tuple(one.item for one in self.rows)


@dataclass(frozen=True, slots=True)
class WordRow:
    """One word that may lead to one person, or to several.

    Attributes:
        id: names it in lists; the same after each new search.
        person_id: empty where it may lead to several.
        person: name of whom it may lead to.
        text: the part of the name, or the word as it stands first.
        kind: of its first place.
        places: by document, own texts last.
        is_for_case: it can be answered for the whole case and later: as a name of the person, or
            as none.
        is_ordinary: it is a word of a language too, so that as a name it would take more.
    """

    id: str
    person_id: PersonId
    person: str
    text: str
    kind: str
    places: tuple[WordAt, ...]
    is_for_case: bool
    is_ordinary: bool

    @property
    def count(self) -> int:
        """How often it stands in the case."""
        return sum(one.count for one in self.places)

    @property
    def rows(self) -> tuple[QueuedSuggestion, ...]:
        """All its places that wait."""
        return tuple(row for at in self.places for row in at.rows)

    @property
    def items(self) -> tuple[RedactionSuggestion, ...]:
        """All its places as they are decided."""
        return tuple(one.item for one in self.rows)

    @property
    def snippets(self) -> tuple[QueuedSuggestion, ...]:
        """Some places to look at, of different documents where there are several."""
        firsts = [at.rows[0] for at in self.places]
        others = [row for at in self.places for row in at.rows[1:]]
        return tuple([*firsts, *others][:_SNIPPETS])


def words_of(queue: RedactionQueue) -> tuple[WordRow, ...]:
    """Return what waits, word by word: the person with the most words first, as in the queue."""
    waiting = [one for one in queue.undecided if one.item.kind in WORD_KINDS]
    order = {kind: number for number, kind in enumerate(KINDS)}
    rows = [
        _row(key, tuple(group))
        for key, group in groupby(sorted(waiting, key=_key), key=lambda one: _key(one)[:3])
    ]
    return tuple(sorted(rows, key=lambda row: (row.person, order[row.kind], row.text)))


def _key(one: QueuedSuggestion) -> tuple[str, str, str, bool, str]:
    item = one.item
    people = " ".join(item.owners) or item.person_id
    # Own texts come last, and belong to the same word as pages.
    return people, item.word or item.text, _answered(item), not item.document_id, item.document_id


def _answered(item: RedactionSuggestion) -> str:
    """Return how a word is answered: a family name in a mask is not that name as a part."""
    return "" if item.kind in {"in_record", "part_of_name", "name_in_word"} else item.kind


def _row(key: Sequence[object], rows: tuple[QueuedSuggestion, ...]) -> WordRow:
    first = next((one for one in rows if one.item.kind != "in_record"), rows[0])
    return WordRow(
        "/".join(map(str, key)),
        first.item.person_id,
        first.person,
        first.item.form if first.item.kind == "part_of_name" else first.item.text,
        first.item.kind,
        tuple(_places(rows)),
        all(is_word(one.item) or one.item.kind == "name_in_word" for one in rows),
        first.item.word in ordinary_words(),
    )


def _places(rows: Iterable[QueuedSuggestion]) -> Iterable[WordAt]:
    for document_id, group in groupby(rows, key=lambda one: one.item.document_id):
        queued_suggestions = tuple(group)
        yield WordAt(document_id, queued_suggestions[0].title, queued_suggestions)
