"""Whether a ciphertext page is one that this vault's key wrote at this place, page by page.

SQLCipher 4 ends each page with an IV and HMAC-SHA512 over what is before it and the page number;
its key is PBKDF2-HMAC-SHA512 of the raw key, two rounds, under the cipher salt XOR 0x3a.
"""

from collections.abc import Callable
from hashlib import pbkdf2_hmac
from hmac import compare_digest, digest
from typing import Final

from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.keys.key_file import Keys

_MAC: Final = 64
_MAC_AT: Final = PAGE_SIZE - _MAC
_SALT: Final = 16
_NEVER_USED: Final = (1 << 30) // PAGE_SIZE + 1
"""The page at 1 GiB, on which SQLite would lock: it is never written."""

PageProof = Callable[[int, bytes], bool]
"""Given number, from 1, and bytes of a page: whether it is authentic there."""


def page_proof(keys: Keys) -> PageProof:
    """Return the proof for the pages of one vault."""
    salt = bytes(byte ^ 0x3A for byte in keys.cipher_salt)
    key = pbkdf2_hmac("sha512", keys.derived("database"), salt, 2, 32)

    def is_authentic(number: int, page: bytes) -> bool:
        begin = _SALT if number == 1 else 0
        if number == 1 and page[:_SALT] != keys.cipher_salt:
            return False
        if number == _NEVER_USED and not any(page):
            return True
        mac = digest(key, page[begin:_MAC_AT] + number.to_bytes(4, "little"), "sha512")
        return compare_digest(mac, page[_MAC_AT:])

    return is_authentic


def all_authentic(proof: PageProof, first: int, pages: bytes) -> bool:
    """Tell whether pages that follow one another are authentic, the first of this number."""
    return all(
        proof(first + at // PAGE_SIZE, pages[at : at + PAGE_SIZE])
        for at in range(0, len(pages), PAGE_SIZE)
    )
