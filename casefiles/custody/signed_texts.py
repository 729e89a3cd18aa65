"""Texts of any kind signed as C2SP writes it (signed-note), with the key that signed in them.

The text begins with a line that says what it is, and a line with the public key. So a reader can
tell whether it arrived as it left before looking at the rest; whose key it is, people compare.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from casefiles.custody.notes import (
    DASH,
    ED25519,
    KEY_ID_SIZE,
    KEY_NAME,
    KEY_SIZE,
    PublicKey,
    bytes_of_base64,
    fingerprint,
    is_valid_signature,
    key_id,
    key_text,
    parse_key,
    parse_signature,
    public_key_of,
)
from casefiles.domain.foundation.errors import Refused

_PRIVATE: Final = "PRIVATE+KEY+"
_FINGERPRINT: Final = 32
"""Digits by which a key is compared: as many as nobody can make another key for."""


@dataclass(frozen=True, slots=True)
class SignedText:
    """A text whose signature is sound.

    Attributes:
        key: that it names, and that signed it.
        body: what stands below the two lines at its head.
    """

    key: PublicKey
    body: str


@dataclass(frozen=True, slots=True)
class LedgerSigningKey:
    """A private key with the name it signs under."""

    name: str
    private: bytes

    @property
    def public(self) -> PublicKey:
        """Its public half."""
        return PublicKey(self.name, public_key_of(self.private))


def signed_text(kind: str, body: str, key: LedgerSigningKey) -> str:
    """Return a text with a head and a signature.

    Args:
        kind: the line that says what it is.
        body: lines, the last of which ends; no empty line among them.
        key: who signs.
    """
    public = key.public
    text = f"{kind}\n{key_text(public)}\n{body}"
    made = Ed25519PrivateKey.from_private_bytes(key.private).sign(text.encode())
    data = b64encode(key_id(public, ED25519) + made).decode()
    return f"{text}\n{DASH}{key.name} {data}\n"


def read_signed_text(kind: str, written: str) -> SignedText:
    """Read a signed text.

    Raises:
        Refused: text_not_signed where it has not this form, bad_signature where it was changed.
    """
    text, parted, lines = written.partition("\n\n")
    head, _, rest = text.partition("\n")
    key_line, _, body = rest.partition("\n")
    if head != kind or not parted or not lines.endswith("\n") or not body:
        raise Refused("text_not_signed")
    try:
        key = parse_key(key_line)
        signatures = [parse_signature(line) for line in lines[:-1].split("\n")]
    except Refused:
        raise Refused("text_not_signed") from None
    start = key_id(key, ED25519)
    if not any(
        is_valid_signature(key, one.data[KEY_ID_SIZE:], f"{text}\n")
        for one in signatures
        if one.name == key.name and one.data.startswith(start)
    ):
        raise Refused("bad_signature")
    return SignedText(key, f"{body}\n")


def signing_key_text(key: LedgerSigningKey) -> str:
    """Return a private key as Go's note package writes it, one line."""
    text = b64encode(ED25519 + key.private).decode()
    return f"{_PRIVATE}{key.name}+{key_id(key.public, ED25519).hex()}+{text}\n"


def parse_signing_key(text: str) -> LedgerSigningKey:
    """Read a private key.

    Raises:
        Refused: not_a_signing_key.
    """
    name, _, rest = text.removeprefix(_PRIVATE).partition("+")
    try:
        data = bytes_of_base64(rest.partition("+")[2].removesuffix("\n"))
    except Refused:
        data = b""
    key = LedgerSigningKey(name, data[1:])
    is_key = len(key.private) == KEY_SIZE and bool(KEY_NAME.match(name))
    if not is_key or signing_key_text(key) != text:
        raise Refused("not_a_signing_key")
    return key


def require_key_name(name: str) -> None:
    """Refuse a name that no key can have.

    Raises:
        Refused: key_name_unusable.
    """
    if not KEY_NAME.match(name):
        raise Refused("key_name_unusable")


def long_fingerprint(key: PublicKey) -> str:
    """Return the digits, in groups, by which two people compare a key."""
    return fingerprint(key.key, _FINGERPRINT)
