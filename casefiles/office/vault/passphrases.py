"""Where a passphrase comes from: a prompt, a private file or a descriptor, never an argument."""

import getpass
import os
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from casefiles.domain.foundation.errors import Refused
from casefiles.words.language import msg, msg_mark, msg_of

_LIMIT: Final = 4096


@dataclass(frozen=True, slots=True)
class PassphraseSource:
    """The options a person gave; at most one of file and descriptor is set.

    Attributes:
        asks: for what a prompt asks.
    """

    file: Path | None
    descriptor: int | None
    stdin: TextIO
    stderr: TextIO
    asks: str = msg_mark("Passphrase")


def passphrase_from(source: PassphraseSource, *, confirm: bool) -> str:
    """Return the passphrase, in NFC.

    Args:
        source: where it comes from.
        confirm: ask twice at a prompt.

    Raises:
        Refused: no source, a file that others can read, nothing in it, or two different answers.
    """
    if source.file is not None:
        text = _first_line(_open_private(source.file))
    elif source.descriptor is not None:
        text = _first_line(source.descriptor)
    else:
        text = _prompt(source, confirm=confirm)
    if not text:
        raise Refused("passphrase_empty")
    return unicodedata.normalize("NFC", text)


def _open_private(path: Path) -> int:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Refused("passphrase_file_unreadable", reason=error.errno or 0) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077:
        os.close(descriptor)
        raise Refused("passphrase_file_not_private")
    return descriptor


def _first_line(descriptor: int) -> str:
    data = b""
    try:
        while b"\n" not in data and len(data) <= _LIMIT:
            block = os.read(descriptor, _LIMIT)
            if not block:
                break
            data += block
        os.close(descriptor)
    except OSError as error:
        raise Refused("passphrase_file_unreadable", reason=error.errno or 0) from None
    except OverflowError:
        raise Refused("passphrase_descriptor_unusable") from None
    line = data.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("passphrase_not_utf8") from None


def _prompt(source: PassphraseSource, *, confirm: bool) -> str:
    if not source.stdin.isatty():
        raise Refused("passphrase_missing")
    try:
        text = getpass.getpass(f"{msg_of(source.asks)}: ", source.stderr)
        again = getpass.getpass(msg("Repeat passphrase: "), source.stderr) if confirm else text
    except UnicodeDecodeError:
        raise Refused("passphrase_not_utf8") from None
    if again != text:
        raise Refused("passphrase_differs")
    return text
