"""Checkpoints and signed notes, as C2SP writes them (tlog-checkpoint, signed-note, cosignature)."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from casefiles.custody.tree import HASH_SIZE
from casefiles.domain.foundation.errors import Refused

KEY_SIZE = 32
_SIGNATURE_SIZE = 64
KEY_ID_SIZE = 4
_TIME_SIZE = 8
ED25519 = b"\x01"
_COSIGNATURE = b"\x04"
_LARGEST = 1 << 20
_LINES = 3
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}\Z")
KEY_NAME = re.compile(r"[a-z0-9][a-z0-9./-]{0,199}\Z")
DASH = "— "


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed: whose tree, how large, and its root."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key with the name it signs under."""

    name: str
    key: bytes


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: name, and what follows it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A checkpoint with its signatures, none of them verified yet.

    Attributes:
        body: the text that is signed, with its last line's end.
    """

    body: str
    checkpoint: Checkpoint
    signatures: tuple[NoteSignature, ...]

    def text(self) -> str:
        """Return the note as a file holds it."""
        lines = (
            f"{DASH}{signature.name} {b64encode(signature.data).decode()}\n"
            for signature in self.signatures
        )
        return f"{self.body}\n{''.join(lines)}"


def public_key_of(private: bytes) -> bytes:
    """Return the public half of an Ed25519 key, 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def signed(checkpoint: Checkpoint, private: bytes) -> SignedNote:
    """Return a checkpoint signed under its own origin."""
    body = _body(checkpoint)
    key = PublicKey(checkpoint.origin, public_key_of(private))
    made = Ed25519PrivateKey.from_private_bytes(private).sign(body.encode())
    return SignedNote(body, checkpoint, (NoteSignature(key.name, key_id(key, ED25519) + made),))


def is_signed_by(note: SignedNote, key: PublicKey) -> bool:
    """Tell whether a note bears a sound signature of the owner of its tree."""
    if note.checkpoint.origin != key.name:
        return False
    start = key_id(key, ED25519)
    return any(
        is_valid_signature(key, signature.data[KEY_ID_SIZE:], note.body)
        for signature in note.signatures
        if signature.name == key.name and signature.data.startswith(start)
    )


def cosigned(note: SignedNote, name: str, private: bytes, seconds: int) -> SignedNote:
    """Return a note that a witness has signed too.

    Args:
        note: whose owner's signature, and growth, the witness has verified.
        name: of the witness's key.
        private: the key itself.
        seconds: what the clock of the witness says, since 1970.
    """
    key = PublicKey(name, public_key_of(private))
    made = Ed25519PrivateKey.from_private_bytes(private).sign(_timed(note.body, seconds).encode())
    data = key_id(key, _COSIGNATURE) + seconds.to_bytes(_TIME_SIZE, "big") + made
    return SignedNote(note.body, note.checkpoint, (*note.signatures, NoteSignature(name, data)))


def cosigned_at(note: SignedNote, key: PublicKey) -> int | None:
    """Return the seconds since 1970 at which a witness signed a note; None if none did."""
    start = key_id(key, _COSIGNATURE)
    for signature in note.signatures:
        data = signature.data
        if signature.name == key.name and data.startswith(start):
            rest = data[KEY_ID_SIZE:]
            seconds = int.from_bytes(rest[:_TIME_SIZE], "big")
            if is_valid_signature(key, rest[_TIME_SIZE:], _timed(note.body, seconds)):
                return seconds
    return None


def _timed(body: str, seconds: int) -> str:
    return f"cosignature/v1\ntime {seconds}\n{body}"


def is_valid_signature(key: PublicKey, signature: bytes, text: str) -> bool:
    """Tell whether a signature, without the key's id before it, is of a text by a key."""
    try:
        Ed25519PublicKey.from_public_bytes(key.key).verify(signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return len(signature) == _SIGNATURE_SIZE


def key_id(key: PublicKey, kind: bytes) -> bytes:
    """Return the four bytes by which a signature says whose it is."""
    return sha256(key.name.encode() + b"\n" + kind + key.key).digest()[:KEY_ID_SIZE]


def _body(checkpoint: Checkpoint) -> str:
    root = b64encode(checkpoint.root).decode()
    return f"{checkpoint.origin}\n{checkpoint.size}\n{root}\n"


def parse_note(text: str) -> SignedNote:
    """Read a signed note, strictly: what is written in any other way is refused.

    Raises:
        Refused: it is no signed checkpoint.
    """
    body, parted, lines = text.partition("\n\n")
    written = lines.split("\n")
    if len(text) > _LARGEST or not parted or not written[:-1] or written[-1]:
        raise Refused("not_a_note")
    body += "\n"
    signatures = tuple(parse_signature(line) for line in written[:-1])
    return SignedNote(body, _checkpoint(body), signatures)


def _checkpoint(body: str) -> Checkpoint:
    lines = body.splitlines()
    if len(lines) != _LINES or not KEY_NAME.match(lines[0]) or not _NUMBER.fullmatch(lines[1]):
        raise Refused("not_a_note")
    checkpoint = Checkpoint(lines[0], int(lines[1]), bytes_of_base64(lines[2]))
    if len(checkpoint.root) != HASH_SIZE:
        raise Refused("not_a_note")
    return checkpoint


def parse_signature(line: str) -> NoteSignature:
    """Read one line of a signed note that holds a signature.

    Raises:
        Refused: it is no such line.
    """
    name, parted, data = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not parted or not KEY_NAME.match(name):
        raise Refused("not_a_note")
    signature = NoteSignature(name, bytes_of_base64(data))
    if len(signature.data) <= KEY_ID_SIZE:
        raise Refused("not_a_note")
    return signature


def bytes_of_base64(text: str) -> bytes:
    """Return what a text in base 64 stands for, if it is written in the one way that counts.

    Raises:
        Refused: it is not, or stands for nothing.
    """
    try:
        data = b64decode(text.encode("ascii"), validate=True)
    except (NotBase64, UnicodeEncodeError):
        data = b""
    # Base64 can write the same bytes in several ways; one of them counts.
    if not data or b64encode(data).decode() != text:
        raise Refused("not_a_note")
    return data


def key_text(key: PublicKey) -> str:
    """Return a public key as C2SP writes it: name, key id, and algorithm with key."""
    data = b64encode(ED25519 + key.key).decode()
    return f"{key.name}+{key_id(key, ED25519).hex()}+{data}"


def parse_key(text: str) -> PublicKey:
    """Read a public key.

    Raises:
        Refused: it is no such key.
    """
    name, _, rest = text.partition("+")
    data = bytes_of_base64(rest.partition("+")[2])
    key = PublicKey(name, data[1:])
    if not KEY_NAME.match(name) or len(key.key) != KEY_SIZE or key_text(key) != text:
        raise Refused("not_a_note")
    return key


def fingerprint(key: bytes, length: int = 16) -> str:
    """Return so many digits in groups by which two people compare a public key aloud."""
    digits = sha256(key).hexdigest()[:length]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
