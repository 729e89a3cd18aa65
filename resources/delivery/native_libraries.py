"""Which libraries of others lie in a compiled file, as the file itself tells by its own strings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

_TOLD = {
    "openssl": rb"(OpenSSL (\d+\.\d+\.\d+[a-z]?) +\d+ [A-Z][a-z]{2} \d{4})",
    "sqlcipher": rb"\x00((4\.\d+\.\d+))\x00",
    "sqlite": rb"(?<![\d.])((3\.[4-9]\d\.\d{1,2}))\x00",
    "libpng": rb"(libpng version (\d+\.\d+\.\d+))",
    "libtiff": rb"(LIBTIFF, Version (\d+\.\d+\.\d+))",
    "libjpeg-turbo": rb"(libjpeg-turbo version (\d+\.\d+\.\d+))",
    "zlib": rb"( (?:in|de)flate (\d\.\d+(?:\.\d+)*))",
    "pcre2": rb"((10\.\d\d) 20\d\d-\d\d-\d\d)\x00",
    "qt": rb"(Qt (\d+\.\d+\.\d+) \()",
    "ffmpeg": rb"(FFmpeg version (\d+\.\d+(?:\.\d+)?))",
}
_MARKS = {"sqlcipher": b"cipher_provider_version", "sqlite": b"sqlite_master"}
"""What else stands in a file where numbers alone would tell too little."""
_PATTERNS = {name: re.compile(pattern) for name, pattern in _TOLD.items()}
_REPAIRED = re.compile(r"(?P<name>lib[\w+.-]*?)(?:-[0-9a-f]{8})+\.so(?:\.\d+)*\Z")
"""A library that a wheel was repaired with: its name, a digest, the number of its interface."""
_CALLED = {
    "libpng16": "libpng",
    "libjpeg": "libjpeg-turbo",
    "libz": "zlib",
    "libssl": "openssl",
    "libcrypto": "openssl",
}
"""Names of files, where the library itself is called otherwise."""
_COMPILED = re.compile(r"\.so(?:\.\d+)*\Z|\.abi3\.so\Z")


@dataclass(frozen=True, slots=True)
class NativeLibrary:
    """A library of others within a compiled file.

    Attributes:
        name: as its makers call it, in small letters.
        version: empty where the file does not tell it.
        told: the words of the file from which it is known.
    """

    name: str
    version: str
    told: str


def is_compiled(name: str) -> bool:
    """Tell whether a file is compiled, by its name."""
    return _COMPILED.search(name) is not None


def libraries_in(name: str, data: bytes) -> Iterator[NativeLibrary]:
    """Yield the libraries in a compiled file.

    Args:
        name: its path.
        data: its bytes.
    """
    found = dict(_by_strings(data))
    repaired = _REPAIRED.search(PurePosixPath(name).name)
    if repaired is not None:
        plain = repaired["name"]
        own = _CALLED.get(plain, plain)
        # The number in its name is that of its interface, not its own.
        found.setdefault(own, NativeLibrary(own, "", PurePosixPath(name).name))
    yield from (found[one] for one in sorted(found))


def _by_strings(data: bytes) -> Iterator[tuple[str, NativeLibrary]]:
    for name, pattern in _PATTERNS.items():
        if _MARKS.get(name, b"") not in data:
            continue
        versions = {match[2].decode(): match[1] for match in pattern.finditer(data)}
        # Of several, such as a table of older ones, the newest is the one that lies there.
        for version in sorted(versions, key=_order)[-1:]:
            told = versions[version].decode("ascii", "replace").strip()
            yield name, NativeLibrary(name, version, told)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"\d+", version))
