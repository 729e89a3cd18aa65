"""A file that is about to leave: in the vault before it is outside, so that no end hides one.

A program that is killed between writing a dossier and entering it would else leave one outside
that no ledger knows. What it left is looked for when the vault is opened next, and entered.
"""

import hashlib
import json
import os
import stat
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId, EditionId, Randomness
from casefiles.domain.records.case_records import Case, Edition
from casefiles.domain.records.editions import ExportedFile, LateEntry
from casefiles.office.draft.combined_disclosure import spend
from casefiles.office.draft.combined_disclosure_words import readers_words
from casefiles.office.workplace.operations import Edit, JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import cells_of, record_of
from casefiles.store.ledger.erasure import LEAVING
from casefiles.store.vault.open_vault import Vault

PATIENCE: Final = 20.0
"""Seconds in which a folder shows what is in it, and a large file is read."""
_TOKEN: Final = 8
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_BLOCK: Final = 1 << 20


class Outcome(StrEnum):
    """What is found of a file whose export was ending when the program stopped.

    LEFT: it is there, whole. IN_PART: some files of a pack are. NOT_WRITTEN: it is not there.
    UNKNOWN: the folder cannot be looked into now, or is on another disk, so that it may be there.
    """

    LEFT = "left"
    IN_PART = "in_part"
    NOT_WRITTEN = "not_written"
    UNKNOWN = "unknown"


_ENTRIES: Final[Mapping[Outcome, LateEntry]] = {
    Outcome.LEFT: LateEntry.FOUND,
    Outcome.IN_PART: LateEntry.IN_PART,
    Outcome.UNKNOWN: LateEntry.PERHAPS,
}
_BEGUN, _NOT_WRITTEN = "export_begun", "export_not_written"
"""How one is entered that did not leave: as begun and as not written, so that no row stays."""


@dataclass(frozen=True, slots=True)
class Departure:
    """An edition whose file is about to be written.

    Attributes:
        folder: where it goes.
        name: of the file, or of the folder of a filing pack.
        token: of the names that the file has on its way.
        disk: tells whether the folder is on the disk that it was on.
    """

    edition: Edition
    folder: Path
    name: str
    token: bytes
    disk: int

    @property
    def key(self) -> str:
        """Name of the setting that holds it."""
        return key_of(self.edition.id)

    def text(self) -> str:
        """Return the form in which it is kept."""
        told: dict[str, Any] = {
            "edition": cells_of(self.edition),
            "folder": os.fsencode(self.folder).hex(),
            "name": os.fsencode(self.name).hex(),
            "token": self.token.hex(),
            "disk": self.disk,
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    @classmethod
    def of(cls, kept: str) -> Self:
        """Read the form in which it is kept."""
        told = json.loads(kept)
        return cls(
            record_of(Edition, told["edition"]),
            Path(os.fsdecode(bytes.fromhex(told["folder"]))),
            os.fsdecode(bytes.fromhex(told["name"])),
            bytes.fromhex(told["token"]),
            int(told["disk"]),
        )

    @property
    def files(self) -> tuple[ExportedFile, ...]:
        """Every file that was to be written."""
        one = self.edition
        return one.files or (ExportedFile(self.name, one.size, one.sha256),)


@dataclass(frozen=True, slots=True)
class Settled:
    """What was found of a departure, and entered.

    Attributes:
        name: of the file, or of the folder of a pack.
        folder: where it was to be written.
        audience: for whom it was made, by id.
    """

    name: str
    folder: str
    audience: str
    outcome: Outcome

    def told(self) -> tuple[str, dict[str, str | int]]:
        """Return the code of its words, and what goes into them."""
        readers = readers_words(self.audience)
        safe: dict[str, str | int] = {"name": self.name, "folder": self.folder, "readers": readers}
        return f"departure_{self.outcome.value}", safe


def key_of(edition_id: EditionId) -> str:
    """Return the name of the setting that holds a departure until its edition is entered."""
    return f"{LEAVING}{edition_id}"


@contextmanager
def about_to_leave(workplace: JobContext, edition: Edition, target: Path) -> Iterator[Randomness]:
    """Keep in the vault that a file is about to leave, before anything of it is outside.

    Whoever enters the edition within the body removes the setting in the same transaction. If the
    body fails it is removed too, unless the file could not be taken away again.

    Args:
        workplace: holds the vault.
        edition: that is entered once the file is outside.
        target: of the file, or the folder of a pack.

    Yields:
        The names that the file may have on its way.

    Raises:
        CasefilesError: the disk of the vault refuses; nothing may be written then.
    """
    token = workplace.randomness(_TOKEN)
    folder = target.parent.absolute()
    departure = Departure(edition, folder, target.name, token, _disk_of(folder))
    workplace.vault.write(lambda work: work.put_setting(departure.key, departure.text()))
    try:
        yield lambda size: token[:size]
    except BaseException:
        if _look(departure)[0] is Outcome.NOT_WRITTEN:
            # What cannot be removed now is looked for, and not found, at the next opening.
            with suppress(CasefilesError):
                workplace.vault.write(lambda work: work.remove_setting(departure.key))
        raise


def settle(
    vault: Vault, ticket: CancellationToken, patience: float = PATIENCE
) -> tuple[Settled, ...]:
    """Look for each file whose export was ending when the program stopped, and enter it.

    To be asked before anything is exported: what is leaving now would count too.

    Args:
        vault: open, and not only to be read.
        ticket: stops the work.
        patience: seconds for each look into a folder; one that does not answer is not waited for.

    Raises:
        CasefilesError: the disk of the vault refuses; the next opening looks again.
    """
    settled = []
    for key, kept in vault.read(lambda reader: reader.settings(LEAVING)).items():
        ticket.check()
        try:
            departure = Departure.of(kept)
        except (ValueError, TypeError, KeyError):
            vault.write(partial(WriteTransaction.remove_setting, name=key))
            continue
        outcome, there = _looked_in_time(departure, patience)
        vault.write(_entering(departure, outcome, there))
        name, folder = _shown(departure.name), _shown(departure.folder)
        settled.append(Settled(name, folder, departure.edition.audience, outcome))
    return tuple(settled)


def _looked_in_time(
    departure: Departure, patience: float
) -> tuple[Outcome, tuple[ExportedFile, ...]]:
    """Look on a thread of its own: a server that is gone may answer never."""
    found: list[tuple[Outcome, tuple[ExportedFile, ...]]] = []

    def look() -> None:
        found.append(_look(departure))
        _tidy(departure)

    looking = threading.Thread(target=look, name="looking", daemon=True)
    looking.start()
    looking.join(patience)
    return found[0] if found else (Outcome.UNKNOWN, ())


def veil_departures(work: WriteTransaction, case_id: CaseId) -> None:
    """Let departures of a case lose all that they said; what is erased may be among it.

    Their files stay known. What is leaving at this moment is taken back, since its case changes.
    """
    for key, kept in work.settings(LEAVING).items():
        departure = Departure.of(kept)
        if departure.edition.case_id == case_id:
            work.put_setting(key, replace(departure, edition=_bare(departure.edition)).text())


def _bare(edition: Edition) -> Edition:
    """Return an edition without anything that it said or that was signed for it."""
    return replace(edition, numbering=(), signatures=(), left_as=None, ciphers=())


def _entering(
    departure: Departure, outcome: Outcome, there: tuple[ExportedFile, ...]
) -> Edit[None]:
    """Enter what was found, in the transaction that ends the departure."""

    def change(work: WriteTransaction) -> None:
        work.remove_setting(departure.key)
        edition = departure.edition
        if work.get(Case, edition.case_id) is None or work.get(Edition, edition.id) is not None:
            return
        if outcome is Outcome.NOT_WRITTEN:
            work.insert(_bare(edition), _BEGUN)
            work.delete(Edition, edition.id, _NOT_WRITTEN)
            return
        if outcome is Outcome.IN_PART:
            edition = replace(edition, files=there, size=sum(one.size for one in there))
        work.insert(edition, _ENTRIES[outcome].value)
        spend(edition.case_id, edition.signatures)(work)

    return change


def _look(departure: Departure) -> tuple[Outcome, tuple[ExportedFile, ...]]:
    """Look which files of a departure are outside, under their names and with their bytes."""
    try:
        there = tuple(_found(departure))
    except OSError:
        return Outcome.UNKNOWN, ()
    if len(there) == len(departure.files):
        return Outcome.LEFT, there
    if there:
        return Outcome.IN_PART, there
    is_elsewhere = _disk_of(departure.folder) != departure.disk
    return (Outcome.UNKNOWN if is_elsewhere else Outcome.NOT_WRITTEN), ()


def _found(departure: Departure) -> Iterator[ExportedFile]:
    """Yield the files that are there.

    Raises:
        OSError: the folder cannot be looked into.
    """
    with _folder(departure.folder) as outer:
        if not departure.edition.files:
            yield from (one for one in departure.files if _is_there(one, outer))
            return
        with suppress(FileNotFoundError), _folder(departure.name, outer) as folder:
            yield from (one for one in departure.files if _is_there(one, folder))


@contextmanager
def _folder(path: str | Path, outer: int | None = None) -> Iterator[int]:
    follows = 0 if outer is None else os.O_NOFOLLOW
    descriptor = os.open(path, _FOLDER | follows, dir_fd=outer)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_there(file: ExportedFile, folder: int) -> bool:
    """Tell whether a file lies there with the bytes that were written."""
    try:
        descriptor = os.open(file.name, _READ, dir_fd=folder)
    except OSError:
        return False
    try:
        told = os.fstat(descriptor)
        if not stat.S_ISREG(told.st_mode) or told.st_size != file.size:
            return False
        digest = hashlib.sha256()
        while block := os.read(descriptor, _BLOCK):
            digest.update(block)
        return digest.hexdigest() == file.sha256
    finally:
        os.close(descriptor)


def _tidy(departure: Departure) -> None:
    """Remove what the end left under the names on the way; a file that was replaced comes back."""
    part, earlier = (f".{departure.token.hex()}.{end}" for end in ("part", "earlier"))
    folder = departure.folder / departure.name if departure.edition.files else departure.folder
    target = departure.folder / departure.name
    with suppress(OSError):
        (folder / part).unlink(missing_ok=True)
    with suppress(OSError):
        if os.path.lexists(target):
            (folder / earlier).unlink(missing_ok=True)
        elif os.path.lexists(folder / earlier):
            (folder / earlier).rename(target)
    if departure.edition.files:
        with suppress(OSError):  # files of others, or of the pack, may be in it
            target.rmdir()


def _shown(path: str | Path) -> str:
    """Return a path as it can be printed."""
    return os.fsencode(path).decode("utf-8", "replace")


def _disk_of(folder: Path) -> int:
    """Return what tells one disk from another, also after the computer was started again."""
    try:
        return os.statvfs(folder).f_fsid
    except OSError:
        return 0
