"""Packages of ProofMode and Tella: photos and films with sheets that vouch for them.

A sheet is a table or JSON that names a file by its SHA-256 and tells where, when and by which
device it was taken. Each digest is computed anew here; signatures are named, and not verified.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from casefiles.domain.files.extracted_items import (
    ExtractionFailure,
    FileWarning,
    FileWarningCode,
    Item,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.archives.archive_reader import ArchiveFile, ArchiveReader, Member
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.layout.faces import FontFile
from casefiles.evidence.text.text_decoding import decoded

_DIGEST: Final = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_SHEETS: Final = (".csv", ".json")
_SIGNED: Final = (".asc", ".sig", ".ots", ".gst", ".p7s", ".devicecheck")
_NO_EVIDENCE: Final = (*_SHEETS, *_SIGNED, ".txt", ".html", ".md", ".pub")
_LARGEST_SHEET: Final = 4 << 20
_MOST_SHEETS: Final = 2_000
_LONGEST: Final = 300
_KINDS: Final = (
    ("latitude", MetadataKind.POSITION),
    ("longitude", MetadataKind.POSITION),
    ("altitude", MetadataKind.POSITION),
    ("cellinfo", MetadataKind.POSITION),
    ("celltowers", MetadataKind.POSITION),
    ("wifinetworks", MetadataKind.POSITION),
    ("deviceid", MetadataKind.SERIAL),
    ("wifimac", MetadataKind.SERIAL),
    ("macaddress", MetadataKind.SERIAL),
    ("ipv4", MetadataKind.ROUTE),
    ("ipv6", MetadataKind.ROUTE),
    ("manufacturer", MetadataKind.DEVICE),
    ("hardware", MetadataKind.DEVICE),
    ("screensize", MetadataKind.DEVICE),
    ("filecreated", MetadataKind.CREATED),
    ("filemodified", MetadataKind.MODIFIED),
    ("proofgenerated", MetadataKind.CREATED),
    ("locationtime", MetadataKind.CREATED),
    ("language", MetadataKind.LANGUAGE),
    ("locale", MetadataKind.LANGUAGE),
    ("filepath", MetadataKind.PATH),
)
"""What of a sheet tells of whoever took a picture, by the beginning or end of its name."""


@dataclass(frozen=True, slots=True)
class HashList:
    """What one sheet says.

    Attributes:
        name: of its file.
        digest: SHA-256 that it vouches for, in hexadecimal digits.
        values: by their names as the sheet has them.
    """

    name: str
    digest: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HashCheck:
    """A file and what its sheets say; `digest` is what its bytes have.

    Attributes:
        code: matches, differs, or cannot be checked.
    """

    name: str
    digest: str
    code: FileWarningCode
    sheet: HashList | None


def sheets_in(archive: ArchiveReader) -> tuple[HashList, ...]:
    """Return the sheets of a package; none if it is no such package."""
    found: dict[tuple[str, str], HashList] = {}
    members = [one for one in archive.members() if one.name.casefold().endswith(_SHEETS)]
    for member in members[:_MOST_SHEETS]:
        if member.size <= _LARGEST_SHEET and member.trouble is ExtractionFailure.NONE:
            for sheet in _sheets(member.name, _whole(archive, member)):
                found.setdefault((sheet.digest, sheet.name), sheet)
    return tuple(found.values())


def _whole(archive: ArchiveReader, member: Member) -> str:
    try:
        return decoded(b"".join(archive.bytes_of(member))) or ""
    except UnreadableFile:
        return ""


def _sheets(name: str, text: str) -> Iterator[HashList]:
    for values in _rows(name, text):
        digest = next(
            (
                match.group()
                for key, value in values.items()
                if _plain(key).endswith(("sha256", "hash"))
                and (match := _DIGEST.search(value.lower())) is not None
            ),
            "",
        )
        if digest:
            yield HashList(name, digest, values)


def _rows(name: str, text: str) -> list[dict[str, str]]:
    if name.casefold().endswith(".json"):
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            return []
        rows = parsed if isinstance(parsed, list) else [parsed]
        return [{str(k): str(v) for k, v in row.items()} for row in rows if isinstance(row, dict)]
    try:
        lines = [row for row in csv.reader(io.StringIO(text), strict=False) if any(row)]
    except csv.Error:
        return []
    return _table(lines)


def _table(lines: list[list[str]]) -> list[dict[str, str]]:
    """Read a table with names in its first row, or names and values side by side."""
    if not lines:
        return []
    if all(len(line) == 2 for line in lines) and len(lines) > 2:  # noqa: PLR2004  name and value
        return [{key.strip(): value.strip() for key, value in lines}]
    names = [cell.strip() for cell in lines[0]]
    return [dict(zip(names, map(str.strip, line), strict=False)) for line in lines[1:]]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


class HashedPackage(ArchiveFile):
    """A package, shown as the list of what it holds and what became of each digest."""

    def __init__(
        self,
        archive: ArchiveReader,
        sheets: Sequence[HashList],
        limits: WorkerLimits,
        faces: Sequence[FontFile],
    ) -> None:
        """List the members and check their digests.

        Raises:
            Unreadable: `too_large`, or as the archive finds.
        """
        super().__init__(archive, limits, faces)
        self._checked = tuple(self._check(sheets))
        self._signatures = sum(one.name.casefold().endswith(_SIGNED) for one in self.members)
        self.add_lines(_lines(self._checked, self._signatures))

    @override
    def items(self) -> tuple[Item, ...]:
        """Return the members, and what was found of them."""
        counts: dict[FileWarningCode, list[str]] = {}
        for one in self._checked:
            counts.setdefault(one.code, []).append(one.name)
        found = [
            FileWarning(code, len(names), detail="; ".join(names)[:_LONGEST])
            for code, names in counts.items()
        ]
        if self._signatures:
            found.append(FileWarning(FileWarningCode.SIGNATURES, self._signatures))
        return (*super().items(), *found)

    @override
    def traits(self) -> tuple[MetadataItem, ...]:
        """Return what the sheets tell of whoever took the pictures, with the file's name."""
        values: dict[MetadataItem, None] = {}
        for one in self._checked:
            for key, value in one.sheet.values.items() if one.sheet is not None else ():
                kind = _kind_of(key)
                if kind is not None and value.strip():
                    values[MetadataItem(kind, f"{one.name}: {key} {value}"[:_LONGEST])] = None
        return tuple(values)

    def _check(self, sheets: Sequence[HashList]) -> Iterator[HashCheck]:
        by_digest = {sheet.digest: sheet for sheet in sheets}
        by_name = {name: sheet for sheet in sheets if (name := _vouched_name(sheet))}
        for member in self.members:
            name = member.name.rpartition("/")[2]
            if (
                name.casefold().endswith(_NO_EVIDENCE)
                or member.trouble is not ExtractionFailure.NONE
            ):
                continue
            digest = self._digest(member)
            sheet = by_digest.get(digest)
            if sheet is not None:
                yield HashCheck(name, digest, FileWarningCode.PROOF_MATCHES, sheet)
            elif digest and (named := by_name.get(name.casefold())) is not None:
                yield HashCheck(name, digest, FileWarningCode.PROOF_DIFFERS, named)
            else:
                yield HashCheck(name, digest, FileWarningCode.PROOF_MISSING, None)

    def _digest(self, member: Member) -> str:
        digest = hashlib.sha256()
        try:
            for piece in self.bytes_of(member):
                digest.update(piece)
        except UnreadableFile:
            return ""
        return digest.hexdigest()


def _vouched_name(sheet: HashList) -> str:
    """Return the name of the file that a sheet vouches for, as names are compared."""
    for key, value in sheet.values.items():
        if _plain(key) in {"filepath", "filename", "file", "path", "name"} and value.strip():
            return value.replace("\\", "/").rpartition("/")[2].strip().casefold()
    return ""


def _kind_of(key: str) -> MetadataKind | None:
    plain = _plain(key)
    return next((kind for name, kind in _KINDS if name in plain), None)


_WORDS: Final = {
    FileWarningCode.PROOF_MATCHES: "SHA-256 is the one that its proof names",
    FileWarningCode.PROOF_DIFFERS: "SHA-256 is NOT the one that its proof names",
    FileWarningCode.PROOF_MISSING: "no proof in this package names its SHA-256",
}


def _lines(checked: Sequence[HashCheck], signatures: int) -> Iterator[str]:
    yield ""
    yield "Proofs"
    for one in checked:
        yield f"{one.name}: {_WORDS[one.code]} ({one.digest or 'it cannot be unpacked'})"
        for key, value in one.sheet.values.items() if one.sheet is not None else ():
            if value.strip():
                yield f"    {key}: {value[:_LONGEST]}"
    if signatures:
        yield f"Signatures and time stamps in this package, not verified here: {signatures}"
