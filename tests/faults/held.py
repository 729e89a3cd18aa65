"""What a vault holds at one moment, in words that can be compared, with what lies beside it."""

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotAVault
from casefiles.domain.records.case_records import Case, Document
from casefiles.office.vault.anchors import AnchorVerdict, compared, read_anchor_file
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.backup.backup_generations import Generation, backup_directory_at
from casefiles.store.backup.backup_verification import summary_of, verify_backup, verify_pages
from casefiles.store.database.migrations import MIGRATED
from casefiles.store.database.tables import record_types
from casefiles.store.files.folder import BACKUPS
from casefiles.store.keys.key_file import Keys
from casefiles.store.keys.key_slots import Opener
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.store.ledger.checkpoints import ADD_KEY, CHECKPOINT, END_KEY
from casefiles.store.maintenance.restoring import USB_BACKUP_FOLDER, shelves_below
from casefiles.store.vault.healing import ACTIONS
from casefiles.store.vault.key_state import ENTERED
from casefiles.store.vault.open_vault import Vault
from tests.faults.proofs import Proofs, of_files

BOOKKEEPING = (ADD_KEY, CHECKPOINT, END_KEY, MIGRATED, *ACTIONS.values())
"""What a vault enters in its ledger on its own, when it is opened or closed."""
STICK = "stick"
"""The folder beside the vault that stands for another medium."""
_PASSING = ("setting import", "setting reading:", "setting last_check", "setting key_file")
"""Settings that long work changes on its way, or does without where they cannot be kept."""


@dataclass(frozen=True)
class Held:
    """A moment of a vault.

    Attributes:
        told: what it holds, by what a person would call it.
        entries: how long its ledger is.
        secrets: what opens it.
        backups: what each moment holds that can be given back.
        restored: digest of what was made of a backup, by the name of its folder.
    """

    told: dict[str, str]
    entries: int
    secrets: tuple[Opener, ...] = ()
    backups: dict[str, str] = field(default_factory=dict)
    restored: dict[str, str] = field(default_factory=dict)


def told_by(reader: ReadTransaction) -> dict[str, str]:
    """Return all that a vault holds by what a person would call it; ids of documents are left out,
    since two of them that arrive together take them in either order."""
    told = {}
    names = {document.id: document.file_name for document in reader.find(Document)}
    for kind in record_types():
        for record in reader.find(kind):
            told[f"{kind.__name__} {record.id}"] = repr(record)
    for document_id, name in names.items():
        fields = asdict(reader.get(Document, document_id))
        del told[f"Document {document_id}"], fields["id"], fields["content_id"]
        told[f"Document {name}"] = repr(fields)
        told[f"reading of {name}"] = repr(reader.reading(document_id))
    for name, value in reader.settings("").items():
        told[f"setting {name}"] = value
    for number, anchor in enumerate(reversed(reader.anchors())):
        told[f"anchor {number}"] = f"{anchor.kind} {Path(anchor.place).name}"
    heads = [
        head for case in reader.find(Case) for head in reader.latest_acts(NEWEST, 1000, case.id)
    ]
    told["acts"] = str(sum(head.entry.action not in BOOKKEEPING for head in heads))
    return told


def held_by(
    vault: Vault,
    some: tuple[Opener, ...] = (),
    *,
    is_whole: bool = False,
    proofs: Proofs | None = None,
) -> Held:
    """Take down what a vault holds, having proven its ledger and every record by it.

    Every backup beside it and on the stick is proven too, and no anchor on the stick may know
    more than the vault does.

    Args:
        vault: open.
        some: what opens it.
        is_whole: whether backups are put together and opened for that.
        proofs: what was read of the same bytes before.
    """
    proofs = proofs or Proofs()
    backups = _backups(vault, proofs, is_whole=is_whole)
    notes = [read_anchor_file(path).note for path in vault.folder.with_name(STICK).glob("*.txt")]

    def ask(reader: ReadTransaction) -> tuple[dict[str, str], int]:
        mark = proofs.of_vault(vault)
        told = proofs.of(mark and ("vault", mark), lambda: _told_and_entries(reader))
        for note in notes:
            found = proofs.of(
                mark and ("note", mark, repr(note)), lambda n=note: compared(reader, n)
            )
            assert found.verdict is AnchorVerdict.AGREES, found
        return told

    return Held(*vault.read(ask), some, backups)


def _told_and_entries(reader: ReadTransaction) -> tuple[dict[str, str], int]:
    report = reader.verify()
    assert (report.broken_links, report.bad_patches, report.bad_rows) == (0, 0, 0), report
    entered = [entry.action for entry in reader.entries(None)]
    assert ENTERED not in entered, "what a crash left was taken for an older key file"
    own = sum(action in BOOKKEEPING for action in entered)
    return told_by(reader), report.entries - own


def _backups(vault: Vault, proofs: Proofs, *, is_whole: bool) -> dict[str, str]:
    keys = vault._parts.keys
    # As the program itself looks at a stick before it shows what lies there.
    with suppress(NotAVault):
        shelves_below(vault.folder.with_name(STICK))
    found = {}
    for folder in (vault.folder / BACKUPS, vault.folder.with_name(STICK) / USB_BACKUP_FOLDER):
        mark = (folder.name, is_whole, keys.derived("database"), of_files(folder.glob("*")))
        found |= proofs.of(mark, lambda at=folder: _shelf(at, keys, is_whole=is_whole))
    return found


def _shelf(folder: Path, keys: Keys, *, is_whole: bool) -> dict[str, str]:
    found = {}
    shelf = backup_directory_at(folder).of(keys)
    assert not shelf.unreadable, shelf.unreadable
    for one in shelf.generations():
        _require_proven(one, keys, is_whole=is_whole)
        found[f"{folder.name} {one.id}"] = _told_of(one, keys)
    return found


def _require_proven(one: Generation, keys: Keys, *, is_whole: bool) -> None:
    if is_whole:
        verify_backup(one, keys, bytes, CancellationToken())
    else:
        verify_pages(one, keys, CancellationToken())


def _told_of(one: Generation, keys: Keys) -> str:
    summary = summary_of(one, keys)
    return f"{summary.cases} cases, {summary.documents} documents, {summary.events} events"


def digest_of(held: Held) -> str:
    """Return a digest of what a vault holds."""
    return sha256(repr((sorted(held.told.items()), held.entries)).encode()).hexdigest()


def difference(found: Held, before: Held, after: Held, *, is_whole: bool) -> str:
    """Tell what of a vault is neither as before an act nor as after it; empty if nothing."""
    return _of_backups(found, before, after) or _of_vault(found, before, after, is_whole=is_whole)


def _of_backups(found: Held, before: Held, after: Held) -> str:
    """A moment goes only by the act; one more, left by an opening, is no matter."""
    lost = (before.backups.keys() & after.backups.keys()) - found.backups.keys()
    allowed = [before.backups, after.backups]
    other = [
        name
        for name, told in found.backups.items()
        if any(name in known for known in allowed)
        and told not in [known.get(name) for known in allowed]
    ]
    if lost or other:
        return f"backups lost: {sorted(lost)}, of other contents: {other}"
    unlike = _unlike(found.restored, before.restored, after.restored)
    return f"restored vault: {unlike}" if unlike else ""


def _of_vault(found: Held, before: Held, after: Held, *, is_whole: bool) -> str:
    if not before.entries <= found.entries <= after.entries:
        return f"{found.entries} entries, not {before.entries} to {after.entries}"
    if is_whole:
        of_entries = {before.entries: before.told, after.entries: after.told}
        if found.told in (before.told, after.told) and found.entries in of_entries:
            return ""
        if before.entries == after.entries or found.entries not in of_entries:
            return f"neither before nor after: {_unlike(found.told, before.told, after.told)}"
        return f"half an act: {_unlike(found.told, of_entries[found.entries])}"
    return _unlike(found.told, before.told, after.told)


def _unlike(found: dict[str, str], *allowed: dict[str, str]) -> str:
    names = set(found).union(*allowed)
    return ", ".join(
        sorted(
            name
            for name in names
            if name != "acts"
            and not name.startswith(_PASSING)
            and found.get(name) not in [one.get(name) for one in allowed]
        )
    )
