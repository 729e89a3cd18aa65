"""A second checker of proofs, written from `resources/proof/FORMAT.txt` alone.

It shares no code with the program and none with `verify.py`: another library checks the signature,
the tree is folded leaf by leaf, and forms are read by one expression each.
"""

import base64
import hashlib
import itertools
import json
import re
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_OWN = {"key.txt", "shown.txt", "verify.py", "HOW-TO-CHECK.txt", "FORMAT.txt"}
_KEY = re.compile(
    r"(?P<name>casefiles/proof/[0-9a-f]{32})\+(?P<id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/]{44})\n"
)
_CHECKPOINT = re.compile(
    "(?P<body>(?P<name>casefiles/proof/[0-9a-f]{32})\n(?P<size>[1-9][0-9]*)\n"
    "(?P<root>[A-Za-z0-9+/]{43}=)\n)\n— (?P<signer>casefiles/proof/[0-9a-f]{32}) "
    "(?P<signature>[A-Za-z0-9+/]{91}=)\n"
)
_MANIFEST = re.compile(r"casefiles-proof/1\n(?P<files>[^\n]*)\n(?P<list>(?:[0-9a-f]{64}\n)+)")
_FILES = re.compile(r"(?:[0-9a-f]{64}  [^\n]+\n)+")
_PROOF = re.compile(
    r"c2sp\.org/tlog-proof@v1\nextra (?P<extra>[A-Za-z0-9+/]+=*)\nindex (?P<index>0|[1-9][0-9]*)\n"
    r"(?P<path>(?:[A-Za-z0-9+/]{43}=\n)+)\n(?P<note>.*)",
    re.DOTALL,
)
_STRING = r'"(?:[^"\\\x00-\x1f\ud800-\udfff]|\\["\\bfnrt]|\\u00[01][0-9a-f])*"'
_LINE = re.compile(rf'\["(?P<salt>[0-9a-f]{{32}})",(?P<path>{_STRING}),(?P<value>{_STRING})\]')
_LONG = re.compile(r"\\u00(?:08|09|0a|0c|0d)")


class Refusal(Exception):
    """The package is not as it was signed."""


def check(folder: Path, dossier: Path) -> dict[str, str]:
    """Return every field that the package opens, after all was checked."""
    texts = {one: _text(folder / one) for one in ("key.txt", "checkpoint.txt", "manifest.txt")}
    root, size = _signed(texts["key.txt"], texts["checkpoint.txt"])
    found = _whole(_MANIFEST, texts["manifest.txt"])
    commitments = found["list"].split()
    _require(len(commitments) in {4**6, 4**7, 4**8, 4**9} and len(commitments) == size)
    _require(all(one < two for one, two in itertools.pairwise(commitments)))
    _require(_folded(commitments) == root)
    path, listed, own = _opened(found["files"])
    _require(path == "files" and own in commitments)
    _files(listed, folder, dossier)
    return _shown(_text(folder / "shown.txt"), set(commitments))


def check_disclosure(folder: Path, file: Path) -> tuple[str, str]:
    """Return the field that a disclosure opens, after it was checked against a sound folder."""
    note = _text(folder / "checkpoint.txt")
    found = _whole(_PROOF, _text(file))
    _require(found["note"] == note)
    root, size = _signed(_text(folder / "key.txt"), note)
    path, value, commitment = _opened(_decoded(_plain(found["extra"])))
    index, hashes = int(found["index"]), [_plain(one) for one in found["path"].split()]
    _require(index < size == 2 ** len(hashes))
    at = hashlib.sha256(b"\0" + bytes.fromhex(commitment)).digest()
    for level, one in enumerate(hashes):
        is_right = index >> level & 1
        at = hashlib.sha256(b"\1" + (one + at if is_right else at + one)).digest()
    _require(at == root)
    return path, value


def _signed(key_text: str, note: str) -> tuple[bytes, int]:
    key, point = _whole(_KEY, key_text), _whole(_CHECKPOINT, note)
    raw, signature = _plain(key["key"]), _plain(point["signature"])
    number = hashlib.sha256(f"{key['name']}\n".encode() + raw).digest()[:4]
    _require(raw[:1] == b"\1" and number.hex() == key["id"] and signature[:4] == number)
    _require(key["name"] == point["name"] == point["signer"])
    try:
        Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signature[4:], point["body"].encode())
    except (InvalidSignature, ValueError):
        raise Refusal from None
    return _plain(point["root"]), int(point["size"])


def _folded(commitments: list[str]) -> bytes:
    stack: list[tuple[int, bytes]] = []
    for one in commitments:
        stack.append((0, hashlib.sha256(b"\0" + bytes.fromhex(one)).digest()))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            height, right = stack.pop()
            _, left = stack.pop()
            stack.append((height + 1, hashlib.sha256(b"\1" + left + right).digest()))
    ((_, root),) = stack
    return root


def _files(listed: str, folder: Path, dossier: Path) -> None:
    _whole(_FILES, listed)
    digests = {line[66:]: line[:64] for line in listed.splitlines()}
    names = [line[66:].encode() for line in listed.splitlines()]
    _require(names == sorted(set(names)) and digests.keys() == {*_OWN, dossier.name})
    for name, digest in digests.items():
        path = dossier if name == dossier.name else folder / name
        _require(path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest)


def _shown(text: str, commitments: set[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    _require(not text or text.endswith("\n"))
    for line in text.split("\n")[:-1]:
        path, value, commitment = _opened(line)
        _require(path.startswith("shown/") and commitment in commitments)
        _require(not fields or path > max(fields))
        fields[path] = value
    return fields


def _opened(line: str) -> tuple[str, str, str]:
    found = _whole(_LINE, line)
    _require(not _LONG.search(line.replace("\\\\", "")))
    path, value = json.loads(found["path"]), json.loads(found["value"])
    parts = [bytes.fromhex(found["salt"])]
    for text in (path, value):
        parts += [len(text.encode()).to_bytes(4, "big"), text.encode()]
    return path, value, hashlib.sha256(b"\2" + b"".join(parts)).hexdigest()


def _plain(text: str) -> bytes:
    try:
        data = base64.b64decode(text)
    except ValueError:
        raise Refusal from None
    _require(base64.b64encode(data).decode() == text)
    return data


def _whole(form: re.Pattern[str], text: str) -> re.Match[str]:
    found = form.fullmatch(text)
    if found is None:
        raise Refusal
    return found


def _text(path: Path) -> str:
    try:
        return _decoded(path.read_bytes())
    except OSError:
        raise Refusal from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refusal from None


def _require(condition: object) -> None:
    if not condition:
        raise Refusal
