"""What a dossier in work is made of, kept in memory from one look at it to the next.

Text of exhibits, what goes from their pages, and pages that were burned: all that is the same after
an edit that does not concern it. Nothing of it is written, and it goes with the window.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage, PublicPage
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Mark
from casefiles.office.reading.ocr_text import AllPictured
from casefiles.office.redaction.burning import BurnPlan, ExhibitSource
from casefiles.redaction.names.sought import Sought
from casefiles.store.access.reader import ReadTransaction

_MOST_PLANS: Final = 4
"""Of one exhibit: marks differ by audience, and people go to and fro between editions."""
_MOST_BYTES: Final = 128_000_000
"""Of burned pages that are kept; the ones that were shown longest ago go first."""
_OF_TEXT: Final = ("reading", "recognised")
"""Kinds of changes that name the document whose text is another."""
_OF_ALL: Final = ("transcription",)
"""Kinds that do not name it."""

Letters = dict[str, int]
"""How many letters of each writing system leave in an exhibit, by ISO 15924 code."""


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page of an exhibit as it leaves: its pixels, and its text where it is drawn anew."""

    burned: BurnedPage
    public: PublicPage | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    source: ExhibitSource
    marks: tuple[Mark, ...]
    sought: Sought
    plan: BurnPlan


@dataclass(slots=True)
class _Texts:
    """What was read of one document."""

    reading: Extraction | None
    pictured: AllPictured | None = None
    are_pages_checked: bool = False
    plans: list[_Plan] = field(default_factory=list)
    letters: list[tuple[object, Letters]] = field(default_factory=list)


class ExportCache:
    """Keeps it for one case; safe to use from threads."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._texts: dict[DocumentId, _Texts] = {}
        self._sought = Sought(())
        self._age = 0
        self._pages: OrderedDict[Hashable, CachedPage] = OrderedDict()
        self._bytes = 0

    def hear(self, changes: Changes) -> None:
        """Forget what is another now."""
        with self._guard:
            if changes.concern(*_OF_ALL):
                self._texts.clear()
                self._age += 1
            for kind in _OF_TEXT:
                for document_id in changes.ids(kind):
                    self._texts.pop(DocumentId(document_id), None)
                    self._age += 1

    def forget(self) -> None:
        """Forget everything."""
        with self._guard:
            self._texts.clear()
            self._pages.clear()
            self._bytes = 0
            self._age += 1

    def reading(self, reader: ReadTransaction, document_id: DocumentId) -> Extraction | None:
        """Return what was read from a document."""
        with self._guard:
            texts, age = self._texts.get(document_id), self._age
        if texts is not None:
            return texts.reading
        reading = reader.reading(document_id)
        with self._guard:
            # What was asked before a change came is of before it.
            if age == self._age and reading is not None:
                self._texts[document_id] = _Texts(reading)
        return reading

    def pictured(self, document_id: DocumentId, ask: Callable[[], AllPictured]) -> AllPictured:
        """Return pages with what their pictures say, and may say besides."""
        texts = self._texts.get(document_id)
        if texts is None:
            return ask()
        if texts.pictured is None:
            texts.pictured = ask()
        return texts.pictured

    def unlooked(self, documents: Iterable[DocumentId]) -> list[DocumentId]:
        """Return those whose pages may not have been looked at since they were read."""
        with self._guard:
            return [
                one
                for one in documents
                if one not in self._texts or not self._texts[one].are_pages_checked
            ]

    def note_pages_checked(self, document_id: DocumentId) -> None:
        """Keep that the pages of a document were looked at."""
        texts = self._texts.get(document_id)
        if texts is not None:
            texts.are_pages_checked = True

    def same(self, sought: Sought) -> Sought:
        """Return equal names from before, which are compared in no time."""
        if sought != self._sought:
            self._sought = sought
        return self._sought

    def plan(
        self,
        source: ExhibitSource,
        marks: tuple[Mark, ...],
        sought: Sought,
        make: Callable[[], BurnPlan],
    ) -> BurnPlan:
        """Return what is done to an exhibit: all that decides it is compared."""
        texts = self._texts.get(source.document.id)
        if texts is None:
            return make()
        for one in texts.plans:
            if one.source == source and one.marks == marks and one.sought == sought:
                return one.plan
        plan = make()
        texts.plans[:] = [_Plan(source, marks, sought, plan), *texts.plans][:_MOST_PLANS]
        return plan

    def letters(
        self, document_id: DocumentId, left: object, count: Callable[[], Letters]
    ) -> Letters:
        """Return the letters of an exhibit, counted once for each thing that is left of it."""
        texts = self._texts.get(document_id)
        if texts is None:
            return count()
        for of, letters in texts.letters:
            if of == left:
                return letters
        letters = count()
        texts.letters[:] = [(left, letters), *texts.letters][:_MOST_PLANS]
        return letters

    def page(self, key: Hashable) -> CachedPage | None:
        """Return a page that is kept; None where it must be made."""
        with self._guard:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep_page(self, key: Hashable, page: CachedPage) -> None:
        """Keep a page for as long as there is room."""
        with self._guard:
            if key in self._pages:
                return
            self._pages[key] = page
            self._bytes += len(page.burned.data)
            while self._bytes > _MOST_BYTES and len(self._pages) > 1:
                _, cached_page = self._pages.popitem(last=False)
                self._bytes -= len(cached_page.burned.data)
