"""A file that is about to leave: in the vault before it is outside, so that no end hides one.

A program that is killed between writing a dossier and entering it would else leave one outside
that no ledger knows; so would a sealed key, or what asks for a time. What it left is looked for
when the vault is opened next, and entered.
"""

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.domain.foundation.ids import CaseId, EditionId
from casefiles.domain.foundation.opaque import is_opaque
from casefiles.domain.records.case_records import Case, Edition
from casefiles.domain.records.editions import ExportedFile, LateEntry
from casefiles.office.draft.combined_findings import spend
from casefiles.office.draft.written_files import disk_of, found_in, tidy
from casefiles.office.workplace.operations import Edit, JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import cells_of, record_of
from casefiles.store.ledger.erasure import PENDING_EXPORT, PROOF
from casefiles.store.vault.open_vault import Vault
from casefiles.words.combined_editions import readers_words

PATIENCE: Final = 20.0
"""Seconds in which a folder shows what is in it, and a large file is read."""
_TOKEN: Final = 8


class Act(StrEnum):
    """What a file leaves by; each is the action of its ledger entry.

    EXPORT: a dossier or a filing pack. SEAL_KEY: the key of an edition. ASK_TIME: the request for
    a time. STAMP: a signed dossier with its time. KEY_PAPER: the key of an edition on paper.
    DISCLOSE_FIELD: a field of an edition with its proof.
    """

    EXPORT = "export"
    SEAL_KEY = "seal_key"
    ASK_TIME = "ask_time"
    STAMP = "stamp"
    KEY_PAPER = "key_paper"
    DISCLOSE_FIELD = "disclose_field"


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
_KEYS: Final = frozenset({Act.SEAL_KEY, Act.KEY_PAPER, Act.DISCLOSE_FIELD})
_BEGUN, _NOT_WRITTEN = "export_begun", "export_not_written"
"""How one is entered that did not leave: as begun and as not written, so that no row stays."""


_LATE_MENTIONS: Final[Mapping[Outcome, str]] = {
    Outcome.LEFT: "found",
    Outcome.UNKNOWN: "perhaps",
    Outcome.NOT_WRITTEN: "not_written",
}
_STAMP_FOUND, _SET_BACK = "stamp_found", "stamp_set_back"
_STAMP_UNSURE: Final[Mapping[Outcome, tuple[str, str]]] = {
    Outcome.UNKNOWN: ("stamp_perhaps", _SET_BACK),
    Outcome.NOT_WRITTEN: ("stamp_begun", "stamp_not_written"),
}
"""How a dossier with its time is entered that is not seen: the history keeps its digest, and the
edition stays the one without a time, whose file is there."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A file that is about to be written for an edition.

    Attributes:
        edition: that is entered once the file is outside, or of which the file speaks.
        folder: where it goes.
        name: of the file, or of the folder of a filing pack.
        token: of the names that the file has on its way.
        disk: tells whether the folder is on the disk that it was on.
        file: that is not the edition itself; None for an export.
    """

    edition: Edition
    folder: Path
    name: str
    token: bytes
    disk: int
    act: Act = Act.EXPORT
    file: ExportedFile | None = None

    @property
    def key(self) -> str:
        """Name of the setting that holds it."""
        name = key_of(self.edition.id)
        return name if self.act is Act.EXPORT else f"{name}:{self.token.hex()}"

    @property
    def pack(self) -> str:
        """The folder that holds its files; empty for a single file."""
        return self.name if self.file is None and self.edition.files else ""

    def names(self, size: int) -> bytes:
        """Return what the names on the way are made of, in place of what is random."""
        return self.token[:size]

    def text(self) -> str:
        """Return the form in which it is kept."""
        values: dict[str, Any] = {
            "edition": cells_of(self.edition),
            "folder": os.fsencode(self.folder).hex(),
            "name": os.fsencode(self.name).hex(),
            "token": self.token.hex(),
            "disk": self.disk,
            "act": self.act.value,
            "file": asdict(self.file) if self.file is not None else None,
        }
        return json.dumps(values, ensure_ascii=False, sort_keys=True)

    @classmethod
    def of(cls, stored: str) -> Self:
        """Read the form in which it is kept."""
        parsed = json.loads(stored)
        file = parsed.get("file")
        return cls(
            record_of(Edition, parsed["edition"]),
            Path(os.fsdecode(bytes.fromhex(parsed["folder"]))),
            os.fsdecode(bytes.fromhex(parsed["name"])),
            bytes.fromhex(parsed["token"]),
            int(parsed["disk"]),
            Act(parsed.get("act", Act.EXPORT)),
            ExportedFile(**file) if file else None,
        )

    @property
    def files(self) -> tuple[ExportedFile, ...]:
        """Every file that was to be written."""
        if self.file is not None:
            return (self.file,)
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
    act: Act = Act.EXPORT

    def description(self) -> tuple[str, dict[str, str | int]]:
        """Return the code of its words, and what goes into them."""
        readers = readers_words(self.audience)
        safe: dict[str, str | int] = {"name": self.name, "folder": self.folder, "readers": readers}
        what = "" if self.act is Act.EXPORT else f"{self.act.value}_"
        return f"departure_{what}{self.outcome.value}", safe


def key_of(edition_id: EditionId) -> str:
    """Return the name of the setting that holds a departure until its edition is entered."""
    return f"{PENDING_EXPORT}{edition_id}"


@contextmanager
def about_to_leave(workplace: JobContext, edition: Edition, target: Path) -> Iterator[Departure]:
    """Keep in the vault that a dossier or pack is about to leave, before any of it is outside.

    Whoever enters the edition within the body removes the setting in the same transaction. If the
    body fails it is removed too, unless the file could not be taken away again.

    Args:
        workplace: holds the vault.
        edition: that is entered once the file is outside.
        target: of the file, or the folder of a pack.

    Yields:
        What knows the names that the file may have on its way.

    Raises:
        CasefilesError: the disk of the vault refuses; nothing may be written then.
    """
    with _recorded(workplace, _departure(workplace, edition, target)) as departure:
        yield departure


@contextmanager
def file_about_to_leave(
    workplace: JobContext, act: Act, edition: Edition, data: bytes, target: Path
) -> Iterator[Departure]:
    """Do the same for a file that leaves for an edition which is entered already.

    Of the edition nothing is kept but its id, its digests and times.

    Args:
        workplace: holds the vault.
        act: which writes the file.
        edition: as it is once the file is outside.
        data: the whole file.
        target: its path.

    Yields:
        What knows the names on the way, and the setting that goes with the ledger entry.

    Raises:
        CasefilesError: see `about_to_leave`.
    """
    written = ExportedFile(target.name, len(data), hashlib.sha256(data).hexdigest())
    departure = _departure(workplace, _bare(edition), target)
    with _recorded(workplace, replace(departure, act=act, file=written)) as recorded:
        yield recorded


def entered(departure: Departure, changed: Edition | None = None) -> Edit[None]:
    """Enter a file that is outside, in the transaction that ends its departure.

    Args:
        departure: of a file for an edition that is entered already.
        changed: the edition as the file makes it; None where it stays as it is.

    Raises (when carried out):
        Refused: the edition is gone or its case is closed; the file goes.
    """

    def change(work: WriteTransaction) -> None:
        work.remove_setting(departure.key)
        if changed is not None:
            work.update(changed, departure.act.value)
            return
        known = work.get(Edition, departure.edition.id)
        if known is None:
            raise Refused("no_such_record", kind="edition")
        _enter_file(work, known, departure, departure.act.value)

    return change


def _enter_file(work: WriteTransaction, known: Edition, departure: Departure, action: str) -> None:
    """Enter a file that says something of an edition; a key of it is known again by its digest."""
    file = departure.file
    if file is None or departure.act not in _KEYS:
        work.mention(known, action)
        return
    key = replace(file, name=departure.act.value)
    others = tuple(one for one in known.keys if one.sha256 != key.sha256)
    if len(others) == len(known.keys):
        work.update(replace(known, keys=(*others, key)), action)
    else:
        work.mention(known, action)


def _departure(workplace: JobContext, edition: Edition, target: Path) -> Departure:
    token = workplace.randomness(_TOKEN)
    folder = target.parent.absolute()
    return Departure(edition, folder, target.name, token, disk_of(folder))


@contextmanager
def _recorded(workplace: JobContext, departure: Departure) -> Iterator[Departure]:
    workplace.vault.write(lambda work: work.put_setting(departure.key, departure.text()))
    try:
        yield departure
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
    for key, stored in vault.read(lambda reader: reader.settings(PENDING_EXPORT)).items():
        ticket.check()
        try:
            departure = Departure.of(stored)
        except (ValueError, TypeError, KeyError):
            vault.write(partial(WriteTransaction.remove_setting, name=key))
            continue
        outcome, there = _checked_in_time(departure, patience)
        vault.write(_entering(departure, outcome, there))
        name, folder = _shown(departure.name), _shown(departure.folder)
        settled.append(Settled(name, folder, departure.edition.audience, outcome, departure.act))
    return tuple(settled)


def _checked_in_time(
    departure: Departure, patience: float
) -> tuple[Outcome, tuple[ExportedFile, ...]]:
    """Look on a thread of its own: a server that is gone may answer never."""
    found: list[tuple[Outcome, tuple[ExportedFile, ...]]] = []

    def look() -> None:
        found.append(_look(departure))
        tidy(departure.folder, departure.name, departure.pack, departure.token.hex())

    looking = threading.Thread(target=look, name="looking", daemon=True)
    looking.start()
    looking.join(patience)
    return found[0] if found else (Outcome.UNKNOWN, ())


def veil_departures(work: WriteTransaction, case_id: CaseId) -> None:
    """Let departures of a case lose all that they said; what is erased may be among it.

    Their files stay known. What is leaving at this moment is taken back, since its case changes.
    """
    for key, stored in work.settings(PENDING_EXPORT).items():
        departure = Departure.of(stored)
        if departure.edition.case_id == case_id:
            work.put_setting(key, replace(departure, edition=_bare(departure.edition)).text())


def _bare(edition: Edition) -> Edition:
    """Return an edition without anything that it said or that was signed for it."""
    signature = edition.file_signature
    silent = replace(signature, behind="") if signature is not None else None
    return replace(
        edition, numbering=(), signatures=(), left_as=None, ciphers=(), file_signature=silent
    )


def _entering(
    departure: Departure, outcome: Outcome, there: tuple[ExportedFile, ...]
) -> Edit[None]:
    """Enter what was found, in the transaction that ends the departure."""

    def change(work: WriteTransaction) -> None:
        work.remove_setting(departure.key)
        if departure.act is not Act.EXPORT:
            _enter_late(work, departure, outcome)
            return
        edition = departure.edition
        if work.get(Case, edition.case_id) is None or work.get(Edition, edition.id) is not None:
            return
        if outcome is Outcome.NOT_WRITTEN:
            work.remove_setting(f"{PROOF}{edition.id}")
            work.insert(_bare(edition), _BEGUN)
            work.delete(Edition, edition.id, _NOT_WRITTEN)
            return
        if outcome is Outcome.IN_PART:
            edition = replace(edition, files=there, size=sum(one.size for one in there))
        work.insert(edition, _ENTRIES[outcome].value)
        spend(edition.case_id, edition.signatures)(work)

    return change


def _enter_late(work: WriteTransaction, departure: Departure, outcome: Outcome) -> None:
    """Enter what was found of a file that speaks of an edition; of one that is gone, nothing."""
    known = work.get(Edition, departure.edition.id)
    if known is None:
        return
    stamped = _stamped(known, departure)
    if stamped is None:
        action = f"{departure.act.value}_{_LATE_MENTIONS[outcome]}"
        if outcome is Outcome.NOT_WRITTEN:
            work.mention(known, action)
        else:
            _enter_file(work, known, departure, action)
    elif outcome is Outcome.LEFT:
        work.update(stamped, _STAMP_FOUND)
    else:
        there, back = _STAMP_UNSURE[outcome]
        work.update(stamped, there)
        work.update(known, back)


def _stamped(known: Edition, departure: Departure) -> Edition | None:
    """Return an edition with the time that its file was to get; None for other acts.

    One whose digests were erased meanwhile gets none again.
    """
    own, time = known.file_signature, departure.edition.file_signature
    is_stamp = departure.act is Act.STAMP and not is_opaque(known.sha256)
    if not is_stamp or own is None or time is None:
        return None
    found = departure.edition
    signature = replace(own, first=time.first, stamped=time.stamped, stamped_by=time.stamped_by)
    return replace(known, sha256=found.sha256, size=found.size, file_signature=signature)


def _look(departure: Departure) -> tuple[Outcome, tuple[ExportedFile, ...]]:
    """Look which files of a departure are outside, under their names and with their bytes."""
    try:
        there = tuple(found_in(departure.folder, departure.pack, departure.files))
    except OSError:
        return Outcome.UNKNOWN, ()
    if len(there) == len(departure.files):
        return Outcome.LEFT, there
    if there:
        return Outcome.IN_PART, there
    is_elsewhere = disk_of(departure.folder) != departure.disk
    return (Outcome.UNKNOWN if is_elsewhere else Outcome.NOT_WRITTEN), ()


def _shown(path: str | Path) -> str:
    """Return a path as it can be printed."""
    return os.fsencode(path).decode("utf-8", "replace")
