"""Checks a dossier against its proof. Needs Python 3.8 or newer and nothing else.

    python3 verify.py                         checks this folder and the dossier
    python3 verify.py FILE.tlog-proof         checks a field that was disclosed later as well
    python3 verify.py --key "1a2b 3c4d ..."   compares the fingerprint you were given as well

The dossier is in this folder or in the one above. The program reads files, writes none and needs no
network. FORMAT.txt says what it checks. It ends with 0 if everything is sound.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import sys
from pathlib import Path

SOUND, USAGE, MISSING, FORM, SIGNATURE, TREE, FILES, OPENED, DISCLOSED, OTHER_KEY = 0, *range(2, 11)
FIXED = ("FORMAT.txt", "HOW-TO-CHECK.txt", "key.txt", "shown.txt", "verify.py")
SIZES = (4096, 16384, 65536, 262144)
LARGEST = 1 << 30
KEY_NAME = re.compile(r"casefiles/proof/[0-9a-f]{32}\Z")
DIGEST = re.compile(r"[0-9a-f]{64}\Z")
SALT = re.compile(r"[0-9a-f]{32}\Z")
INDEX = re.compile(r"(0|[1-9][0-9]{0,8})\Z")
CONTROL = re.compile(r"[\x00-\x1f\x7f/\\]")
BLOCK = 1 << 20


class Unsound(Exception):
    """What was found, with the number that the program ends with."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


# Ed25519, RFC 8032.

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def added(a: tuple, b: tuple) -> tuple:
    """Return the sum of two points in extended coordinates."""
    one = (a[1] - a[0]) * (b[1] - b[0]) % P
    two = (a[1] + a[0]) * (b[1] + b[0]) % P
    three = 2 * a[3] * b[3] * D % P
    four = 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: tuple) -> tuple:
    """Return a multiple of a point."""
    result = NEUTRAL
    while number:
        if number & 1:
            result = added(result, point)
        point = added(point, point)
        number >>= 1
    return result


def is_same_point(a: tuple, b: tuple) -> bool:
    """Compare two points."""
    return not (a[0] * b[2] - b[0] * a[2]) % P and not (a[1] * b[2] - b[1] * a[2]) % P


def x_of(y: int, sign: int) -> int | None:
    """Return the other coordinate of a point; None where there is no such point."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if y >= P or (not square and sign):
        return None
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


def point_of(data: bytes) -> tuple | None:
    """Return the point that 32 bytes stand for, or None."""
    number = int.from_bytes(data, "little")
    y = number & ((1 << 255) - 1)
    x = x_of(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = x_of(BASE_Y, 0) or 0
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(key: bytes, text: bytes, signature: bytes) -> bool:
    """Tell whether a signature is of a text by a key."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point_of(key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    digest = hashlib.sha512(signature[:32] + key + text).digest()
    h = int.from_bytes(digest, "little") % Q
    return is_same_point(times(s, BASE), added(r, times(h, a)))


# The forms of the files.


def lines_of(data: bytes, name: str) -> list[str]:
    """Return the lines of a file, each of which ends."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unsound(FORM, f"{name} is not UTF-8.") from None
    lines = text.split("\n")
    if lines.pop():
        raise Unsound(FORM, f"{name} does not end with a whole line.")
    return lines


def bytes_of(text: str, name: str) -> bytes:
    """Return what base 64 stands for, if it is written in the one way that counts."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        data = b""
    if not data or base64.b64encode(data).decode() != text:
        raise Unsound(FORM, f"{name} is not as FORMAT.txt says.")
    return data


def opening_of(line: str, name: str) -> tuple:
    """Return path, value and commitment that a line opens."""
    try:
        values = json.loads(line)
        salt, path, value = values
        is_sound = json.dumps(values, ensure_ascii=False, separators=(",", ":")) == line
        encoded = path.encode(), value.encode()
        is_sound = is_sound and type(values) is list and bool(SALT.match(salt))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise Unsound(FORM, f"{name} has a line that opens no field.") from None
    if not is_sound:
        raise Unsound(FORM, f"{name} has a line that opens no field.")
    sized = b"".join(len(one).to_bytes(4, "big") + one for one in encoded)
    return path, value, hashlib.sha256(b"\x02" + bytes.fromhex(salt) + sized).digest()


def key_of(data: bytes) -> tuple:
    """Return name, id and bytes of the public key."""
    lines = lines_of(data, "key.txt")
    parts = lines[0].split("+", 2) if len(lines) == 1 else []
    if len(parts) != 3 or not KEY_NAME.match(parts[0]):
        raise Unsound(FORM, "key.txt is not as FORMAT.txt says.")
    key = bytes_of(parts[2], "key.txt")
    own = hashlib.sha256(parts[0].encode() + b"\n" + key).digest()[:4]
    if len(key) != 33 or key[0] != 1 or parts[1] != own.hex():
        raise Unsound(FORM, "key.txt is not as FORMAT.txt says.")
    return parts[0], own, key[1:]


def fingerprint_of(key: bytes) -> str:
    """Return what people compare."""
    digits = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def checkpoint_of(data: bytes, key: tuple) -> tuple:
    """Return number and root that a checkpoint signs."""
    lines = lines_of(data, "checkpoint.txt")
    if len(lines) != 5 or lines[3] or not INDEX.match(lines[1]):
        raise Unsound(FORM, "checkpoint.txt is not as FORMAT.txt says.")
    root = bytes_of(lines[2], "checkpoint.txt")
    beginning = f"\u2014 {key[0]} "
    if lines[0] != key[0] or not lines[4].startswith(beginning) or len(root) != 32:
        raise Unsound(FORM, "checkpoint.txt is not as FORMAT.txt says.")
    signature = bytes_of(lines[4][len(beginning) :], "checkpoint.txt")
    body = "".join(f"{line}\n" for line in lines[:3]).encode()
    if signature[:4] != key[1] or not is_signed(key[2], body, signature[4:]):
        raise Unsound(SIGNATURE, "The signature is not sound: something was changed.")
    return int(lines[1]), root


# The tree.


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash over two parts of the tree."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf(commitment: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\x00" + commitment).digest()


def root_of(commitments: list[bytes]) -> bytes:
    """Return the root over commitments, whose number is a power of two."""
    level = [leaf(one) for one in commitments]
    while len(level) > 1:
        level = [node(level[at], level[at + 1]) for at in range(0, len(level), 2)]
    return level[0]


# The steps of the check.


def read(folder: Path, name: str) -> bytes:
    """Return the bytes of a file."""
    path = folder / name
    try:
        if path.stat().st_size > LARGEST:
            raise Unsound(FORM, f"{name} is too large.")
        return path.read_bytes()
    except OSError:
        raise Unsound(MISSING, f"{name} is missing, or cannot be read.") from None


def manifest_of(data: bytes) -> tuple:
    """Return the list of files and all commitments."""
    lines = lines_of(data, "manifest.txt")
    if len(lines) - 2 not in SIZES or lines[0] != "casefiles-proof/1":
        raise Unsound(FORM, "manifest.txt is not as FORMAT.txt says.")
    path, listed, own = opening_of(lines[1], "manifest.txt")
    if path != "files" or not all(DIGEST.match(one) for one in lines[2:]):
        raise Unsound(FORM, "manifest.txt is not as FORMAT.txt says.")
    commitments = [bytes.fromhex(one) for one in lines[2:]]
    if commitments != sorted(set(commitments)):
        raise Unsound(FORM, "The commitments in manifest.txt are not in rising order.")
    if own not in set(commitments):
        raise Unsound(OPENED, "The list of files is not what was signed.")
    return files_of(listed), commitments


def files_of(listed: str) -> dict[str, str]:
    """Return digests by names of files."""
    lines = listed.split("\n")
    pairs = [(line[66:], line[:64]) for line in lines[:-1] if line[64:66] == "  "]
    names = [name for name, _ in pairs]
    is_sound = lines[-1] == "" and len(pairs) == len(lines) - 1
    is_sound = is_sound and all(DIGEST.match(digest) for _, digest in pairs)
    is_sound = is_sound and not any(CONTROL.search(name) or name[:1] in {"", "."} for name in names)
    encoded = [name.encode() for name in names]
    is_sound = is_sound and encoded == sorted(set(encoded))
    if not is_sound or not set(FIXED) < set(names):
        raise Unsound(FORM, "The list of files is not as FORMAT.txt says.")
    return dict(pairs)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing where there is none."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            for block in iter(lambda: file.read(BLOCK), b""):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def check_file(folder: Path, name: str, digest: str) -> None:
    """Compare a file; the dossier may be in the folder above."""
    places = [folder / name] if name in FIXED else [folder / name, folder.parent / name]
    found = [one for one in map(digest_of, places) if one]
    if not found:
        raise Unsound(MISSING, f"{name} is missing, or cannot be read.")
    if found[0] != digest:
        raise Unsound(FILES, f"{name} is not the file that was signed.")


def check_shown(data: bytes, commitments: list[bytes]) -> int:
    """Compare what is opened with what was committed to, and return how many fields that is."""
    known, before = set(commitments), ""
    lines = lines_of(data, "shown.txt")
    for line in lines:
        path, _, commitment = opening_of(line, "shown.txt")
        if not path.startswith("shown/") or path <= before:
            raise Unsound(FORM, "shown.txt is not in order.")
        if commitment not in known:
            raise Unsound(OPENED, f"{path} is not what was signed.")
        before = path
    return len(lines)


def check_disclosed(data: bytes, checkpoint: bytes, signed: tuple) -> tuple:
    """Check a field that was disclosed later, and return its path and value."""
    head, parted, note = data.partition(b"\n\n")
    lines = lines_of(head + b"\n", "The disclosure")
    if not parted or note != checkpoint:
        raise Unsound(DISCLOSED, "The disclosure belongs to another dossier.")
    if len(lines) < 3 or lines[0] != "c2sp.org/tlog-proof@v1":
        raise Unsound(FORM, "The disclosure is not as FORMAT.txt says.")
    if lines[1][:6] != "extra " or lines[2][:6] != "index " or not INDEX.match(lines[2][6:]):
        raise Unsound(FORM, "The disclosure is not as FORMAT.txt says.")
    extra = lines_of(bytes_of(lines[1][6:], "The disclosure") + b"\n", "The disclosure")
    path, value, commitment = opening_of("\n".join(extra), "The disclosure")
    hashes = [bytes_of(one, "The disclosure") for one in lines[3:]]
    size, root = signed
    at, found = int(lines[2][6:]), leaf(commitment)
    is_sound = at < size and 1 << len(hashes) == size and all(len(one) == 32 for one in hashes)
    for one in hashes:
        found = node(one, found) if at & 1 else node(found, one)
        at >>= 1
    if not is_sound or found != root:
        raise Unsound(DISCLOSED, "The disclosed field is not among those that were signed.")
    return path, value


def check(folder: Path, disclosed: list[str], given: str) -> None:
    """Check everything, and say what was found.

    Raises:
        Unsound: something is not as it was signed.
    """
    key = key_of(read(folder, "key.txt"))
    checkpoint = read(folder, "checkpoint.txt")
    signed = checkpoint_of(checkpoint, key)
    files, commitments = manifest_of(read(folder, "manifest.txt"))
    if len(commitments) != signed[0] or root_of(commitments) != signed[1]:
        raise Unsound(TREE, "manifest.txt is not what was signed.")
    for name, digest in files.items():
        check_file(folder, name, digest)
    count = check_shown(read(folder, "shown.txt"), commitments)
    opened = [check_disclosed(read(Path(), one), checkpoint, signed) for one in disclosed]
    fingerprint = fingerprint_of(key[2])
    if given and given.replace(" ", "").lower() != fingerprint.replace(" ", ""):
        raise Unsound(OTHER_KEY, f"The key is another one. Its fingerprint is {fingerprint}")
    for name in files:
        if name not in FIXED:
            print(f"Sound: {name} is the file that was signed.")
    print(f"Sound: {count} fields that it shows are those that were signed.")
    for path, value in opened:
        print(f"Sound: {path} was signed with it, and is: {printable(value)}")
    print(f"Fingerprint of the key: {fingerprint}")
    if not given:
        print("Compare it with the fingerprint that the sender gave you by another way.")


def printable(text: str) -> str:
    """Return a text without what would steer a terminal."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)


def main(arguments: list[str]) -> int:
    """Check as the command line asks, and return the number to end with."""
    given = ""
    if "--key" in arguments:
        at = arguments.index("--key")
        given, arguments = "".join(arguments[at + 1 : at + 2]), arguments[:at] + arguments[at + 2 :]
        if not given:
            arguments = ["--key"]
    if any(one.startswith("-") for one in arguments):
        print(__doc__)
        return USAGE
    try:
        check(Path(__file__).resolve().parent, arguments, given)
    except Unsound as unsound:
        print(f"NOT SOUND: {printable(str(unsound))}")
        return unsound.code
    return SOUND


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter of a name must not end the check.
        stream.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
