"""Packs that come on a stick: whose they are, what they change, taking them in and letting go.

Nothing of a pack but its head is read before its signature is sound and its key accepted, so that
nobody but a maker whom the lawyer trusts gives this process data to take apart.
"""

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.custody.notes import PublicKey, key_text
from casefiles.custody.signed_texts import long_fingerprint, read_signed_text
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.domain.foundation.ids import InstalledPackId, TrustedKeyId
from casefiles.domain.records.library_records import InstalledPack, TrustedKey
from casefiles.library.pack_changes import ChangeKind, EntryChange, changes_between
from casefiles.library.pack_reading import load_builtin_pack
from casefiles.library.packs import ReferencePack
from casefiles.office.law.packs_in_use import BUILTIN, KIND, pack_of_text
from casefiles.office.records.countdown import local_now
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.resource_files.plain_yaml import SIZE_LIMIT
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

__all__ = [
    "ChangeKind",
    "EntryChange",
    "InstalledPackRow",
    "PackOffer",
    "PackPublisher",
    "PacksState",
    "accept_key",
    "install_pack",
    "packs_state",
    "read_again",
    "read_pack_file",
    "remove_pack",
    "withdraw_key",
]

_FLAGS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_LARGEST: Final = SIZE_LIMIT + 4096


@dataclass(frozen=True, slots=True)
class PackPublisher:
    """Who signed a pack.

    Attributes:
        id: of the record of the key; empty if it is not accepted.
        day: on which it was accepted.
    """

    name: str
    public: str
    fingerprint: str
    id: str = ""
    day: str = ""

    @property
    def is_accepted(self) -> bool:
        """Whether the lawyer accepted the key."""
        return bool(self.id)


@dataclass(frozen=True, slots=True)
class PackOffer:
    """A pack that was read from a file, and not yet taken in.

    Attributes:
        text: all of it, as signed.
        title: empty while its maker is not accepted, since it is not read before; the same holds
            of what follows.
        installed: edition that is in use now; 0 for none.
    """

    text: str
    maker: PackPublisher
    title: str = ""
    edition: int = 0
    as_of: str = ""
    installed: int = 0
    changes: tuple[EntryChange, ...] = ()


@dataclass(frozen=True, slots=True)
class InstalledPackRow:
    """A pack that the library has.

    Attributes:
        id: of its record; empty for the one that came with the program.
        entries: how many it has.
        fault: code of why it is not used; empty if it is.
    """

    id: str
    pack: str
    title: str
    edition: int
    as_of: str
    review_by: str
    entries: int
    maker: PackPublisher | None
    day: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PacksState:
    """All packs, the program's own first, and all keys that are accepted."""

    packs: tuple[InstalledPackRow, ...]
    makers: tuple[PackPublisher, ...]


def packs_state() -> Job[PacksState]:
    """Return which packs there are and whom the lawyer trusts.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> PacksState:
        ticket.check()
        own = load_builtin_pack(workplace.resources)
        return workplace.vault.read(lambda reader: _state(reader, own))

    return work


def read_pack_file(path: Path) -> Job[PackOffer]:
    """Read a pack from a file, and say what it would change.

    Raises:
        Refused: it cannot be read, is no pack, its signature is wrong, or it is older than the one
            in use.
        InvalidForm: its data are nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> PackOffer:
        return read_again(_read(path))(workplace, ticket)

    return work


def offer_of(reader: ReadTransaction, own: ReferencePack, text: str) -> PackOffer:
    """Return what a signed text offers, beside the program's own pack and those taken in.

    Raises:
        Refused: see `read_pack_file`.
        InvalidForm: likewise.
    """
    maker = _maker(reader, read_signed_text(KIND, text).key)
    if not maker.is_accepted:
        return PackOffer(text, maker)
    pack = pack_of_text(text)
    before = _in_place(reader, own, pack.id)
    _require_newer(before, pack)
    return PackOffer(
        text=text,
        maker=maker,
        title=pack.title,
        edition=pack.edition,
        as_of=pack.as_of.isoformat(),
        installed=before.edition if before else 0,
        changes=changes_between(before, pack),
    )


def read_again(text: str) -> Job[PackOffer]:
    """Say what a pack would change that was read already, once its maker is trusted.

    Raises:
        Refused: see `read_pack_file`.
        InvalidForm: likewise.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> PackOffer:
        ticket.check()
        own = load_builtin_pack(workplace.resources)
        return workplace.vault.read(lambda reader: offer_of(reader, own, text))

    return work


def accept_key(own_id: TrustedKeyId, text: str, typed: str) -> Job[None]:
    """Trust the maker of a signed text.

    Args:
        own_id: of the record.
        text: what the key signed.
        typed: the fingerprint as the maker gave it by another way; spaces and case do not matter.

    Raises:
        Refused: fingerprint_differs, or what `read_pack_file` refuses.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> None:
        ticket.check()
        key = read_signed_text(KIND, text).key
        description = long_fingerprint(key)
        if _digits(typed) != _digits(description):
            raise Refused("fingerprint_differs")
        day = local_now(workplace.clock).date().isoformat()
        trusted_key = TrustedKey(own_id, key.name, key_text(key), description, day)

        def change(at: WriteTransaction) -> None:
            if not at.find(TrustedKey, public=trusted_key.public):
                at.insert(trusted_key, "add_trusted_key")

        workplace.vault.write(change)

    return work


def withdraw_key(key_id: str) -> Edit[None]:
    """Trust a maker no longer: what that key signed stays, and is not used."""
    return lambda work: work.delete(TrustedKey, key_id, "remove_trusted_key")


def install_pack(own_id: InstalledPackId, text: str) -> Job[None]:
    """Take a pack in, all or nothing.

    Raises:
        Refused: its maker is not accepted (`key_not_accepted`), or see `read_pack_file`.
        InvalidForm: its data are nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> None:
        ticket.check()
        own = load_builtin_pack(workplace.resources)
        day = local_now(workplace.clock).date().isoformat()
        workplace.vault.write(lambda at: _put(at, own, text, (own_id, day)))

    return work


def remove_pack(record_id: str) -> Edit[None]:
    """Use a pack no longer; notes on its entries stay."""
    return lambda work: work.delete(InstalledPack, record_id, "remove_installed_pack")


def _put(
    work: WriteTransaction, own: ReferencePack, text: str, about: tuple[InstalledPackId, str]
) -> None:
    offer = offer_of(work, own, text)
    if not offer.maker.is_accepted:
        raise Refused("key_not_accepted")
    pack = pack_of_text(text)
    values = (pack.id, pack.edition, pack.title, offer.maker.public, about[1], text)
    there = work.find(InstalledPack, pack=pack.id)
    if there:
        installed_pack = InstalledPack(there[0].id, *values)
        work.update(installed_pack, "edit_installed_pack")
    else:
        work.insert(InstalledPack(about[0], *values), "add_installed_pack")


def _in_place(reader: ReadTransaction, own: ReferencePack, pack_id: str) -> ReferencePack | None:
    """Return the edition that is there now: taken in, or the program's own if that is later."""
    installed_packs = reader.find(InstalledPack, pack=pack_id)
    installed = _readable(installed_packs[0]) if installed_packs else None
    if pack_id == BUILTIN and (installed is None or installed.edition < own.edition):
        return own
    return installed


def _readable(installed_pack: InstalledPack) -> ReferencePack | None:
    try:
        return pack_of_text(installed_pack.text)
    except CasefilesError:
        return None


def _require_newer(before: ReferencePack | None, pack: ReferencePack) -> None:
    if before is None:
        return
    if pack == before:
        raise Refused("pack_already_there", edition=pack.edition)
    if pack.edition <= before.edition:
        raise Refused("pack_older", edition=pack.edition, installed=before.edition)


def _maker(reader: ReadTransaction, key: PublicKey) -> PackPublisher:
    public = key_text(key)
    maker = PackPublisher(key.name, public, long_fingerprint(key))
    trusted_keys = reader.find(TrustedKey, public=public)
    return replace(maker, id=trusted_keys[0].id, day=trusted_keys[0].day) if trusted_keys else maker


def _state(reader: ReadTransaction, own: ReferencePack) -> PacksState:
    makers = tuple(
        PackPublisher(key.name, key.public, key.fingerprint, key.id, key.day)
        for key in reader.find(TrustedKey)
    )
    accepted = {maker.public: maker for maker in makers}
    installed_pack_rows = [
        _installed_row(one, accepted.get(one.public)) for one in reader.find(InstalledPack)
    ]
    newer = any(
        one.pack == BUILTIN and one.edition > own.edition
        for one in installed_pack_rows
        if not one.fault
    )
    first = replace(_offered_row(own, "", None), fault="pack_replaced" if newer else "")
    return PacksState((first, *installed_pack_rows), makers)


def _installed_row(one: InstalledPack, maker: PackPublisher | None) -> InstalledPackRow:
    pack = _readable(one)
    if pack is None:
        return InstalledPackRow(
            *(one.id, one.pack, one.title, one.edition, "", "", 0, maker, one.day),
            fault="pack_unreadable",
        )
    fault = "" if maker else "key_not_accepted"
    return replace(_offered_row(pack, one.id, maker), day=one.day, fault=fault)


def _offered_row(
    pack: ReferencePack, record_id: str, maker: PackPublisher | None
) -> InstalledPackRow:
    days = (pack.as_of.isoformat(), pack.review_by.isoformat())
    count = len(tuple(pack.entries()))
    return InstalledPackRow(record_id, pack.id, pack.title, pack.edition, *days, count, maker)


def _digits(text: str) -> str:
    return "".join(text.split()).lower()


def _read(path: Path) -> str:
    """Read a file that may be anything, even a link or a pipe.

    Raises:
        Refused: pack_unreadable.
    """
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
            data = file.read(_LARGEST + 1) if is_file else b""
            if is_file and len(data) <= _LARGEST:
                return data.decode("utf-8")
    except (OSError, ValueError, UnicodeDecodeError):
        pass
    raise Refused("pack_unreadable")
