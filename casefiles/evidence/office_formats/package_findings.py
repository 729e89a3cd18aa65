"""What any package of Office Open XML may carry: macros, files, signatures, remote content."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    Part,
)
from casefiles.evidence.office_formats.package import Package

_MACROS: Final = frozenset(("vbaproject.bin", "vbadata.xml"))
_REMOTE: Final = frozenset(
    (
        "image",
        "oleobject",
        "attachedtemplate",
        "frame",
        "subdocument",
        "externallinkpath",
        "audio",
        "video",
        "media",
    )
)


def package_findings(package: Package) -> Iterator[FileWarning | Part]:
    """Yield what a package carries beside its document."""
    for name in package.archive.names:
        code = _code(name)
        if code is not None:
            yield FileWarning(code, 1, 0, name)
        if code is FileWarningCode.EMBEDDED_FILES:
            yield Part(EmbeddedFileKind.EMBEDDED, name, package.archive.size(name))
    for name in package.archive.names:
        if name.endswith(".rels"):
            yield from _remote(package, name)


def _code(name: str) -> FileWarningCode | None:
    own = name.rpartition("/")[2]
    if own in _MACROS or "/macrosheets/" in name:
        return FileWarningCode.MACROS
    if "/embeddings/" in name:
        return FileWarningCode.EMBEDDED_FILES
    if "/activex/" in name and own.endswith(".bin"):
        return FileWarningCode.ACTIVE_CONTENT
    return FileWarningCode.SIGNATURES if "_xmlsignatures/sig" in name else None


def _remote(package: Package, name: str) -> Iterator[FileWarning]:
    folder, _, own = f"/{name}".rpartition("/_rels/")
    source = f"{folder}/{own.removesuffix('.rels')}".lstrip("/")
    for link in package.links(source):
        if link.is_external and link.kind in _REMOTE:
            yield FileWarning(FileWarningCode.REMOTE_CONTENT, 1, 0, link.target[:300])
