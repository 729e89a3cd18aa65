"""Who the tokens of an edition are: shown in the vault only, or sealed for one recipient."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.custody.pseudonym_key import (
    KeyDerivationCost,
    PlaceholderIdentity,
    PseudonymKey,
    open_sealed,
    seal,
)
from casefiles.domain.disclosure.disclosed import disclosure_from_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition, Person
from casefiles.office.draft.departures import Act, entered, file_about_to_leave
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.redaction.release.printed_persons import printed_persons
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.catalogue import printed_label

_LARGEST: Final = 8 << 20
_BLOCK: Final = 1 << 20
FILE_NAME: Final = "casefiles.key"


@dataclass(frozen=True, slots=True)
class EditionPlaceholders:
    """The tokens of one edition and who they are; never outside the vault but sealed.

    Attributes:
        day: on which it left; empty for editions of before.
        tokens: by letter, then by cipher.
    """

    edition_id: EditionId
    day: str
    tokens: tuple[PlaceholderIdentity, ...]


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a key is sealed.

    Attributes:
        target: path of the file.
        passphrase: of the recipient, told by another way than the file.
        is_same_folder_allowed: it may lie in the folder of the dossier.
        replace: whether a file that stands there may go.
    """

    target: Path
    passphrase: str
    is_same_folder_allowed: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class OpenedPseudonymKey:
    """A sealed key that was opened to be read.

    Attributes:
        key: who the tokens are; it is kept nowhere.
        day: on which its dossier left this vault; empty where it came from elsewhere.
    """

    key: PseudonymKey
    day: str


def placeholders_of_line(request: EditionRequest) -> Query[tuple[EditionPlaceholders, ...]]:
    """Return who the tokens of each edition of a line are, the newest edition first."""
    keys = {"profile": request.profile, "audience": request.audience}

    def ask(reader: ReadTransaction) -> tuple[EditionPlaceholders, ...]:
        editions = reader.find(Edition, case_id=request.case_id, **keys)
        return tuple(
            EditionPlaceholders(one.id, one.day, _tokens(reader, one)) for one in reversed(editions)
        )

    return ask


def _tokens(reader: ReadTransaction, edition: Edition) -> tuple[PlaceholderIdentity, ...]:
    """Return the tokens that stand in an edition; a person who was erased since is left out.

    Its numbering also holds people of earlier editions, of whom nobody learns by this one.
    """
    persons = {one.id: one for one in reader.find(Person, case_id=edition.case_id)}
    found = printed_persons(_labels(edition), edition.numbering, edition.ciphers)
    return tuple(
        PlaceholderIdentity(label, _names(persons[person_id]))
        for person_id, label in found.items()
        if person_id in persons
    )


def _labels(edition: Edition) -> frozenset[str]:
    """Return the tokens that an edition printed, in English; none where that was not kept."""
    if edition.left_as is None:
        return frozenset()
    disclosure = disclosure_from_bytes(edition.left_as.disclosure.encode())
    persons = {one.label for one in disclosure.persons if one.is_pseudonym}
    return frozenset(persons | {one.what for one in disclosure.removals if one.is_of_person})


def _names(person: Person) -> tuple[str, ...]:
    return tuple(name.text for name in person.names)


def seal_key(
    edition_id: EditionId, sealing: Sealing, cost: KeyDerivationCost | None = None
) -> Job[Path]:
    """Write the key of an edition for one recipient, and enter that in the ledger.

    Raises:
        Refused: the edition is gone or has no tokens, the passphrase is short, the target cannot
            be used, or the dossier itself lies in that folder.
        NotEnoughSpace: the disk is full; no file was left.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Path:
        vault = workplace.vault
        check_target(sealing.target, vault.folder, replace=sealing.replace)
        edition = vault.read(lambda reader: reader.get(Edition, edition_id))
        if edition is None:
            raise Refused("no_such_record", kind="edition")
        tokens = vault.read(lambda reader: _tokens(reader, edition))
        if not tokens:
            raise Refused("key_without_tokens")
        if not sealing.is_same_folder_allowed and _lies_there(
            edition, sealing.target.parent, ticket
        ):
            raise Refused("key_beside_dossier")
        key = PseudonymKey(edition.sha256, printed_label(edition.audience), tokens)
        data = seal(key, sealing.passphrase, cost or KeyDerivationCost(), workplace.randomness)
        ticket.check()
        target = sealing.target
        with (
            file_about_to_leave(workplace, Act.SEAL_KEY, edition, data, target) as departure,
            delivered(data, target, departure.names, replace=sealing.replace),
        ):
            vault.write(entered(departure))
        return target

    return work


def _lies_there(edition: Edition, folder: Path, ticket: CancellationToken) -> bool:
    """Tell whether the dossier lies in a folder, under whatever name."""
    return any(_digest(path, ticket) == edition.sha256 for path in _as_large(edition, folder))


def _as_large(edition: Edition, folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        try:
            if path.is_file() and path.stat().st_size == edition.size:
                yield path
        except OSError:
            continue


def _digest(path: Path, ticket: CancellationToken) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                ticket.check()
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def open_key(path: Path, passphrase: str) -> PseudonymKey:
    """Open a sealed key; no vault is needed.

    Raises:
        Refused: the file cannot be read, is no sealed key, or the passphrase is wrong.
    """
    try:
        # What is no file, such as a pipe, might never end.
        data = _beginning(path) if path.is_file() else None
    except OSError:
        data = None
    if data is None:
        raise Refused("key_file_unreadable")
    return open_sealed(data, passphrase)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST)


def read_key(path: Path, passphrase: str) -> Job[OpenedPseudonymKey]:
    """Open a sealed key to be read; nothing of it is written, in the vault or elsewhere.

    Raises:
        Refused: see `open_key`.
    """

    def work(workplace: JobContext, _ticket: CancellationToken) -> OpenedPseudonymKey:
        key = open_key(path, passphrase)
        vault = workplace.vault
        left = vault.read(lambda reader: reader.find(Edition, sha256=key.dossier))
        return OpenedPseudonymKey(key, left[-1].day if left else "")

    return work
