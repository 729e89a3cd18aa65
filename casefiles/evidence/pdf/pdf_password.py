"""A PDF with a password, opened by one that a person typed; inside a worker."""

import contextlib
import io
import unicodedata
from collections.abc import Iterator

import pikepdf

from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    NOT_READABLE_YET,
    PASSWORD_WRONG,
    UnreadableFile,
)


def unlocked(data: bytes, password: str) -> bytes:
    """Return the same PDF without its encryption, for the readers after this one.

    Args:
        data: the whole file.
        password: of the user or of the owner, as it was typed.

    Raises:
        Unreadable: `password_wrong`; `not_readable_yet` for an encryption that asks for a
            certificate; `broken_file`.
    """
    for coded in _codings(password):
        try:
            with pikepdf.open(io.BytesIO(data), password=coded) as pdf:
                opened = io.BytesIO()
                pdf.save(opened, encryption=False, static_id=True)
        except pikepdf.PasswordError:
            continue
        except (pikepdf.PdfError, ValueError, TypeError) as error:
            is_foreign = "encryption" in str(error)
            raise UnreadableFile(NOT_READABLE_YET if is_foreign else BROKEN_FILE) from None
        return opened.getvalue()
    raise UnreadableFile(PASSWORD_WRONG)


def rehearse(pdf: bytes) -> None:
    """Lock a PDF and open it again, so that all of this is loaded before a process is locked."""
    for revision in (3, 6):
        made = io.BytesIO()
        lock = pikepdf.Encryption(owner="o", user="u", R=revision, aes=revision > 3, metadata=False)  # noqa: PLR2004
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            opened.save(made, encryption=lock)
        for password in ("u", "\u6696"):
            with contextlib.suppress(UnreadableFile):
                unlocked(made.getvalue(), password)


def _codings(password: str) -> Iterator[bytes]:
    """Yield the bytes that a password may be: newer files take UTF-8, older ones one byte each."""
    found = set[bytes]()
    for form in ("NFC", "NFKC", "NFD"):
        text = unicodedata.normalize(form, password)
        for name in ("utf-8", "latin-1", "cp1252", "pdfdoc_pikepdf"):
            try:
                coded = text.encode(name)
            except UnicodeEncodeError:
                continue
            if coded not in found and b"\0" not in coded:
                found.add(coded)
                yield coded
