"""Every byte of a vault as SQLCipher's cipher alone shows it: pages in use, free ones, and WAL."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import open_keys
from tests.store.world import PASSPHRASE

_RESERVED = 80
_SALT = 16
_WAL_HEADER = 32
_FRAME_HEADER = 24


def raw_key(folder: Path, passphrase: str = PASSPHRASE) -> bytes:
    """Return the key of the pages; the vault is closed."""
    place = VaultFolder(folder)
    try:
        keys = open_keys(place, passphrase)[1]
    finally:
        place.close()
    return bytes.fromhex(keys.cipher_key()[2:66].decode())


def plain_pages(folder: Path, key: bytes) -> Iterator[bytes]:
    """Yield every page of the database, and of every frame of the WAL."""
    data = (folder / "vault.db").read_bytes()
    for at in range(0, len(data), PAGE_SIZE):
        yield _plain(data[at : at + PAGE_SIZE], key, is_first=at == 0)
    wal = folder / "vault.db-wal"
    frames = wal.read_bytes()[_WAL_HEADER:] if wal.exists() else b""
    size = _FRAME_HEADER + PAGE_SIZE
    for at in range(0, len(frames) - size + 1, size):
        number = int.from_bytes(frames[at : at + 4], "big")
        yield _plain(frames[at + _FRAME_HEADER : at + size], key, is_first=number == 1)


def _plain(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    sealed = page[_SALT if is_first else 0 : -_RESERVED]
    vector = page[-_RESERVED:][:16]
    unlocked = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return unlocked.update(sealed) + unlocked.finalize()


def found_in(folder: Path, needles: list[str], passphrase: str = PASSPHRASE) -> dict[str, int]:
    """Count words in every byte of a closed vault, in UTF-8 and UTF-16, whatever their case."""
    pages = list(plain_pages(folder, raw_key(folder, passphrase)))
    text = b"\0".join(pages).lower()
    forms = {
        needle: [needle.lower().encode(at) for at in ("utf-8", "utf-16-le", "utf-16-be")]
        for needle in needles
    }
    return {needle: sum(text.count(form) for form in forms[needle]) for needle in needles}
