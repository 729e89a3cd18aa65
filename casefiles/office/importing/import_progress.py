"""Files on their way into a case: what is told of each while it arrives, and of all at the end."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class ImportState(StrEnum):
    """How far one file is."""

    WAITING = "waiting"
    SEALING = "sealing"
    READING = "reading"
    READ = "kept"
    UNREADABLE = "unreadable"
    DUPLICATE = "duplicate"
    NOT_TAKEN = "not_taken"
    SKIPPED = "skipped"


UNDER_WAY = (ImportState.WAITING, ImportState.SEALING, ImportState.READING)
TAKEN = (ImportState.READ, ImportState.UNREADABLE)


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file of an import.

    Attributes:
        id: of the import and the file's number in it.
        name: of the file.
        folder: where it lies.
        reason: code of why it is unreadable, skipped or not taken; else empty.
        document_id: of the document that it became, or that it is the duplicate of.
        other: title of the document that it is the duplicate of.
        media_type: true type of a document that was read.
    """

    id: str
    name: str
    folder: str
    state: ImportState
    reason: str = ""
    document_id: str = ""
    other: str = ""
    media_type: str = ""


OnFileState: TypeAlias = Callable[[ImportedFile], None]
"""Called on the threads of the work; must not wait."""


class ImportProgress:
    """Where an import posts how far each file is, and a window looks when it likes."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._news: dict[str, ImportedFile] = {}

    def post(self, arrival: ImportedFile) -> None:
        """Post the state of a file; an older one that nobody saw is forgotten."""
        with self._guard:
            self._news[arrival.id] = arrival

    def take(self) -> tuple[ImportedFile, ...]:
        """Return what was posted since the last look."""
        with self._guard:
            news, self._news = self._news, {}
        return tuple(news.values())


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        import_id: names its list in the vault, which is kept while something is left to do.
        added: documents added, those that cannot be read among them.
        unreadable: documents added that cannot be read yet.
        duplicates: files that the case has already.
        skipped: files of the system that nobody meant.
        not_taken: files that could not be taken; each can be tried again.
        left: files that nobody came to.
        fault: code of what ended it early; empty if nothing did.
        is_stopped: somebody asked to stop.
        inside: documents that were made of files inside others.
        shut: files inside others that could not be taken out.
        near_duplicates: documents added that look or read like another one.
    """

    import_id: str
    added: int
    unreadable: int
    duplicates: int
    skipped: int
    not_taken: tuple[ImportedFile, ...]
    left: int
    fault: str
    is_stopped: bool
    inside: int = 0
    shut: int = 0
    near_duplicates: int = 0


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """An import that ended before all files were taken.

    Attributes:
        place: the folder or file that was added, in words.
        left: files that nobody came to; None if they were not even listed.
        not_taken: files that could not be taken.
    """

    id: str
    place: str
    left: int | None
    not_taken: tuple[ImportedFile, ...]
