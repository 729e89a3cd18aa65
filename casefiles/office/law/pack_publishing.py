"""What a maker of packs does at the terminal: check, sign and show, with an own key file."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.custody.signed_texts import (
    LedgerSigningKey,
    long_fingerprint,
    parse_signing_key,
    read_signed_text,
    require_key_name,
    signed_text,
    signing_key_text,
)
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import Randomness
from casefiles.library.pack_reading import pack_from_bytes
from casefiles.library.pack_writing import canonical_pack, pack_from_canonical
from casefiles.library.packs import ReferencePack
from casefiles.office.law.packs_in_use import KIND
from casefiles.office.workplace.delivery import delivered
from casefiles.resource_files.plain_yaml import SIZE_LIMIT

_KEY_SIZE: Final = 32
_LARGEST: Final = SIZE_LIMIT + 4096
_PRIVATE: Final = 0o600
_FLAGS: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What a pack is, for its maker.

    Attributes:
        signer: name of the key; empty if it is not signed.
        fingerprint: of the key; likewise.
    """

    id: str
    edition: int
    title: str
    as_of: str
    review_by: str
    authorities: int
    figures: int
    instruments: int
    spellings: int
    signer: str = ""
    fingerprint: str = ""


def make_key(target: Path, name: str, randomness: Randomness) -> str:
    """Write a new key into a file that only its owner can read; returns its fingerprint.

    Raises:
        Refused: the name cannot be that of a key, or there is such a file already.
    """
    require_key_name(name)
    key = LedgerSigningKey(name, randomness(_KEY_SIZE))
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        descriptor = os.open(target, flags, _PRIVATE)
    except FileExistsError:
        raise Refused("target_exists") from None
    except OSError:
        raise Refused("target_folder_missing") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(signing_key_text(key))
        file.flush()
        os.fsync(file.fileno())
    return long_fingerprint(key.public)


def make_pack(source: Path, target: Path, randomness: Randomness) -> PackSummary:
    """Check what was written by hand, and write it in the form that is signed.

    Raises:
        Refused: a file cannot be read or written.
        InvalidForm: the pack breaks a rule.
    """
    pack = pack_from_bytes(_read(source))
    _write(canonical_pack(pack), target, randomness)
    return _pack_summary(pack)


def sign_pack(source: Path, key_file: Path, target: Path, randomness: Randomness) -> PackSummary:
    """Sign what `make_pack` wrote.

    Raises:
        Refused: a file cannot be read or written, or the key file is none or not private.
        InvalidForm: the pack breaks a rule.
    """
    text = _text(_read(source))
    pack = pack_from_canonical(text)
    key = parse_signing_key(_private_text(key_file))
    _write(signed_text(KIND, text, key), target, randomness)
    return _pack_summary(pack, key.name, long_fingerprint(key.public))


def show_pack(source: Path) -> PackSummary:
    """Say what a pack is and who signed it; one that is not signed is told too.

    Raises:
        Refused: it cannot be read, or its signature is wrong.
        InvalidForm: it breaks a rule.
    """
    text = _text(_read(source))
    if not text.startswith(f"{KIND}\n"):
        return _pack_summary(pack_from_bytes(text.encode()))
    signed = read_signed_text(KIND, text)
    pack = pack_from_canonical(signed.body)
    return _pack_summary(pack, signed.key.name, long_fingerprint(signed.key))


def _pack_summary(pack: ReferencePack, signer: str = "", fingerprint: str = "") -> PackSummary:
    return PackSummary(
        id=pack.id,
        edition=pack.edition,
        title=pack.title,
        as_of=pack.as_of.isoformat(),
        review_by=pack.review_by.isoformat(),
        authorities=len(pack.authorities),
        figures=len(pack.figures),
        instruments=len(pack.instruments),
        spellings=len(pack.spellings),
        signer=signer,
        fingerprint=fingerprint,
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError:
        raise Refused("pack_unreadable") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("pack_unreadable") from None


def _private_text(path: Path) -> str:
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        raise Refused("not_a_signing_key") from None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077:
            raise Refused("signing_key_not_private")
        return file.read(_LARGEST).decode("utf-8", "replace")


def _write(text: str, target: Path, randomness: Randomness) -> None:
    if os.path.lexists(target):
        raise Refused("target_exists")
    with delivered(text.encode(), target, randomness, replace=False):
        pass
