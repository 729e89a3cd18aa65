"""Single flipped bits, and files cut short, judged in this process as fast as that can be."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from casefiles.custody.anchor_files import parse_file
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused, VaultDamaged
from casefiles.office.vault.anchors import AnchorVerdict, compared
from casefiles.store.backup.backup_generations import backup_directory_at
from casefiles.store.backup.backup_packs import read_pack
from casefiles.store.backup.backup_verification import verify_pages
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import Keys, open_keys
from casefiles.store.pages.raw_pages import PageSeal
from casefiles.store.vault.open_vault import Vault
from tests.store.world import PASSPHRASE


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def flip_on_disk(path: Path, bit: int) -> None:
    with path.open("r+b", buffering=0) as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def keys_of(folder: Path) -> Keys:
    place = VaultFolder(folder)
    try:
        return open_keys(place, PASSPHRASE)[1]
    finally:
        place.close()


def unnoticed_in_pages(database: Path, keys: Keys, bits: Iterator[int]) -> list[int]:
    """Return the flips of a database that its pages would pass, but for those of the salt."""
    data, seal = database.read_bytes(), PageSeal.of(keys)
    passed = []
    for bit in bits:
        number = bit // 8 // PAGE_SIZE
        page = data[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        if bit >= 16 * 8 and seal.is_authentic(
            flipped(page, bit - number * PAGE_SIZE * 8), number + 1
        ):
            passed.append(bit)
    return passed


@dataclass(frozen=True)
class Backup:
    """One pack in a folder of its own set, small enough to be proven often."""

    path: Path
    keys: Keys

    def verdict(self) -> str:
        """Tell whether it is believed; a pack whose proof is gone is proven anew before use."""
        packs = backup_directory_at(self.path.parent).of(self.keys).generations()
        found = [one for one in packs if one.chain[-1].path == self.path]
        if not found:
            return "no backup"
        try:
            verify_pages(found[0], self.keys, CancellationToken())
        except VaultDamaged:
            return "damaged"
        return "sound" if found[0].is_proven(self.keys) else "not verified yet"

    def is_in_proof(self, bit: int) -> bool:
        size = self.path.stat().st_size
        return bit // 8 >= size - 40


def flips_of_backup(backup: Backup, bits: Iterator[int]) -> int:
    """Flip bits of a pack one by one, and return how many; none is believed."""
    count = 0
    for bit in bits:
        flip_on_disk(backup.path, bit)
        said = backup.verdict()
        flip_on_disk(backup.path, bit)
        allowed = {"not verified yet"} if backup.is_in_proof(bit) else {"no backup", "damaged"}
        assert said in allowed, (bit, said)
        count += 1
    return count


def cuts_of_backup(backup: Backup, lengths: Iterator[int]) -> int:
    """Cut a pack short at each length, and return how many; none is taken for a backup."""
    data = backup.path.read_bytes()
    cut = backup.path.with_name("f" * 32)
    count = 0
    for length in sorted(set(lengths), reverse=True):
        if count == 0:
            cut.write_bytes(data)
        with cut.open("r+b", buffering=0) as file:
            file.truncate(length)
        assert read_pack(cut) is None, length
        count += 1
    cut.unlink()
    return count


def said_by_anchor(vault: Vault, text: bytes) -> str:
    """Return what comes of an anchor file: refused, or what the ledger says of its note."""
    try:
        file = parse_file(text.decode())
    except (UnicodeDecodeError, Refused):
        return "refused"
    return str(vault.read(lambda reader: compared(reader, file.note)).verdict)


def flips_of_anchor(vault: Vault, text: bytes, bits: Iterator[int]) -> int:
    """Flip bits of an anchor one by one; it never accuses, nor agrees to another note."""
    whole = parse_file(text.decode()).note
    count = 0
    for bit in bits:
        changed = flipped(text, bit)
        said = said_by_anchor(vault, changed)
        assert said in {
            "refused",
            AnchorVerdict.FOREIGN,
            AnchorVerdict.OTHER_COPY,
            AnchorVerdict.AGREES,
        }, (bit, said)
        if said == AnchorVerdict.AGREES:
            assert parse_file(changed.decode()).note.checkpoint == whole.checkpoint, bit
        count += 1
    return count


def some_bits(size: int, count: int, seed: object) -> Iterator[int]:
    """Return so many random bits of so many bytes."""
    chance = random.Random(str(seed))
    return (chance.randrange(size * 8) for _ in range(count))


def refused_by(call: Callable[[], object]) -> bool:
    """Tell whether something is refused in so many words."""
    try:
        call()
    except CasefilesError:
        return True
    return False
