"""What AES and HMAC alone allow on one core of this machine, with nothing stored or read."""

import secrets
from collections.abc import Callable
from hmac import digest

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from casefiles.store.content.chunks import CHUNK_SIZE
from casefiles.store.database.connection import PAGE_SIZE
from tests.bench.measuring import seconds_of

Timer = Callable[[Callable[[], object]], float]

_KEY, _NONCE, _IV = secrets.token_bytes(32), bytes(12), bytes(16)
_PLAIN = secrets.token_bytes(CHUNK_SIZE)
_SEALED = AESGCM(_KEY).encrypt(_NONCE, _PLAIN, None)


def seal(megabytes: float, timer: Timer = seconds_of) -> float:
    """Do what documents cost on their way in; return the seconds.

    That is AES-GCM by the store, then AES-CBC and HMAC-SHA512 of each page by SQLCipher.
    """
    return timer(lambda: [_sealed() for _ in range(_chunks(megabytes))])


def unseal(megabytes: float, timer: Timer = seconds_of) -> float:
    """Do what documents cost on their way out; return the seconds."""
    return timer(lambda: [_unsealed() for _ in range(_chunks(megabytes))])


def _chunks(megabytes: float) -> int:
    return round(megabytes * 1e6 / CHUNK_SIZE)


def _sealed() -> None:
    AESGCM(_KEY).encrypt(_NONCE, _PLAIN, None)
    _cbc().encryptor().update(_PLAIN)
    _authenticated()


def _unsealed() -> None:
    _authenticated()
    _cbc().decryptor().update(_PLAIN)
    AESGCM(_KEY).decrypt(_NONCE, _SEALED, None)


def _cbc() -> Cipher:
    return Cipher(AES(_KEY), CBC(_IV))


def _authenticated() -> None:
    for at in range(0, CHUNK_SIZE, PAGE_SIZE):
        digest(_KEY, _PLAIN[at : at + PAGE_SIZE], "sha512")
