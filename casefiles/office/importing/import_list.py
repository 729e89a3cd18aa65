"""What an import has still to do, kept in the vault so that a lock or crash forgets none of it.

Three settings per import, by its number: `import:` says what was asked, `import-paths:` lists the
files once they were found, `import-done:` says which are done and is written with each document.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.importing.import_progress import ImportedFile, ImportState, UnfinishedImport
from casefiles.office.importing.pending_extractions import count_pending, forget_pending
from casefiles.office.reading.incoming_files import FoundFile, folder_of, name_of
from casefiles.office.records.case_closure import require_open
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_REQUESTED: Final = "import:"
_PATHS: Final = "import-paths:"
_DONE: Final = "import-done:"
_ALL: Final = (_REQUESTED, _PATHS, _DONE)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What was asked for: files and folders for a case."""

    case_id: CaseId
    roots: tuple[str, ...]


@dataclass(slots=True)
class ImportRecord:
    """Which files of a list are done, by their numbers, and which of them were not taken.

    Attributes:
        upto: all files before this one are done.
        beyond: others that are done.
        not_taken: reason by number.
    """

    upto: int = 0
    beyond: set[int] = field(default_factory=set)
    not_taken: dict[int, str] = field(default_factory=dict)

    def add(self, number: int, reason: str = "") -> None:
        """Note that a file is done with, or not taken for a reason."""
        if number >= self.upto:
            self.beyond.add(number)
        while self.upto in self.beyond:
            self.beyond.remove(self.upto)
            self.upto += 1
        self.not_taken.pop(number, None)
        if reason:
            self.not_taken[number] = reason

    def holds(self, number: int) -> bool:
        """Tell whether a file is done."""
        return number < self.upto or number in self.beyond

    def try_again(self) -> None:
        """Let those that were not taken be undone."""
        retained = (self.beyond | set(range(self.upto))) - self.not_taken.keys()
        self.upto, self.beyond, self.not_taken = 0, set(), {}
        for number in sorted(retained):
            self.add(number)

    def count(self) -> int:
        """Return how many files are done."""
        return self.upto + len(self.beyond)

    def copy(self) -> "ImportRecord":
        """Return an equal one that changes on its own."""
        return ImportRecord(self.upto, set(self.beyond), dict(self.not_taken))


def plan(case_id: CaseId, paths: Collection[str]) -> Edit[str]:
    """Note which files and folders shall be added, and return the id of the import.

    Args:
        case_id: of the case.
        paths: absolute.
    """
    roots = list(paths)

    def change(work: WriteTransaction) -> str:
        require_open(work, case_id)
        taken = [name.removeprefix(_REQUESTED) for name in work.settings(_REQUESTED)]
        import_id = f"{max(map(int, taken), default=0) + 1:06d}"
        work.put_setting(_REQUESTED + import_id, json.dumps({"case": case_id, "roots": roots}))
        return import_id

    return change


def request_of(
    import_id: str,
) -> Query[tuple[ImportRequest, tuple[FoundFile, ...] | None, ImportRecord]]:
    """Return what was asked, the files if they were found already, and which are done.

    Raises:
        Refused: there is no such import.
    """

    def ask(
        reader: ReadTransaction,
    ) -> tuple[ImportRequest, tuple[FoundFile, ...] | None, ImportRecord]:
        value = _stored_value(reader, _REQUESTED + import_id)
        if value is None:
            raise Refused("import_unknown")
        import_request = ImportRequest(CaseId(value["case"]), tuple(value["roots"]))
        paths = _stored_value(reader, _PATHS + import_id)
        files = None if paths is None else tuple(FoundFile(*pair) for pair in paths)
        return import_request, files, _done(reader, import_id)

    return ask


def save_paths(import_id: str, files: Collection[FoundFile]) -> Edit[None]:
    """Keep the files that were found."""
    text = json.dumps([(found.path, found.reason) for found in files])
    return lambda work: work.put_setting(_PATHS + import_id, text)


def save_record(import_id: str, done: ImportRecord) -> Callable[[WriteTransaction], None]:
    """Keep which files are done; part of the write that adds a document, or one of its own."""
    failures = sorted(done.not_taken.items())
    text = json.dumps({"upto": done.upto, "beyond": sorted(done.beyond), "not_taken": failures})
    return lambda work: work.put_setting(_DONE + import_id, text)


def forget(import_id: str) -> Edit[None]:
    """Forget what an import has still to do; what it added stays."""

    def change(work: WriteTransaction) -> None:
        for beginning in _ALL:
            work.remove_setting(beginning + import_id)
        forget_pending(work, import_id)

    return change


def dismiss(import_id: str) -> Job[int]:
    """Forget what an import has still to do, and drop what of its files arrived in part.

    Returns:
        A job; it returns how many bytes that gives back.
    """

    def job(workplace: JobContext, _ticket: CancellationToken) -> int:
        workplace.vault.write(forget(import_id))
        return workplace.vault.drop_arriving(import_id)

    return job


def unfinished(case_id: CaseId) -> Query[tuple[UnfinishedImport, ...]]:
    """Return the imports of a case that ended before all was taken, oldest first."""

    def ask(reader: ReadTransaction) -> tuple[UnfinishedImport, ...]:
        ids = sorted(name.removeprefix(_REQUESTED) for name in reader.settings(_REQUESTED))
        found = (_unfinished(reader, import_id, case_id) for import_id in ids)
        return tuple(one for one in found if one is not None)

    return ask


def _unfinished(
    reader: ReadTransaction, import_id: str, case_id: CaseId
) -> UnfinishedImport | None:
    import_request, files, done = request_of(import_id)(reader)
    if import_request.case_id != case_id:
        return None
    place = place_of(import_request.roots)
    if files is None:
        return UnfinishedImport(import_id, place, None, ())
    failures = tuple(
        arrival(import_id, number, files[number].path, ImportState.NOT_TAKEN, reason)
        for number, reason in sorted(done.not_taken.items())
        if number < len(files)
    )
    left = len(files) - done.count() + count_pending(reader, import_id)
    return UnfinishedImport(import_id, place, left, failures)


def place_of(roots: Collection[str]) -> str:
    """Return what was added, in words that fit into a line."""
    first = next(iter(roots), "")
    if len(roots) == 1:
        return name_of(first)
    return name_of(folder_of(first)) or folder_of(first)


def arrival(
    import_id: str, number: int, path: str, state: ImportState, reason: str = ""
) -> ImportedFile:
    """Return what can be told of a file by its number in the list."""
    return ImportedFile(f"{import_id}:{number}", name_of(path), folder_of(path), state, reason)


def _done(reader: ReadTransaction, import_id: str) -> ImportRecord:
    stored = _stored_value(reader, _DONE + import_id) or {"upto": 0, "beyond": [], "not_taken": []}
    failures = {int(number): str(reason) for number, reason in stored["not_taken"]}
    return ImportRecord(int(stored["upto"]), set(stored["beyond"]), failures)


def _stored_value(reader: ReadTransaction, name: str) -> Any:
    text = reader.setting(name)
    return None if text is None else json.loads(text)
