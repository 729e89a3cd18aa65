"""What the objects of a PDF would do or lack: scripts, actions, signatures, missing fonts."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, Item, MetadataKind
from casefiles.evidence.office_formats.office_metadata import trait

_MOST: Final = 100_000
_ACTIONS: Final = {
    "/JavaScript": FileWarningCode.ACTIVE_CONTENT,
    "/Launch": FileWarningCode.ACTIVE_CONTENT,
    "/ImportData": FileWarningCode.ACTIVE_CONTENT,
    "/SubmitForm": FileWarningCode.REMOTE_CONTENT,
    "/GoToR": FileWarningCode.EXTERNAL_LINKS,
    "/RichMediaExecute": FileWarningCode.ACTIVE_CONTENT,
}
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_STANDARD: Final = re.compile(
    r"(?:[A-Z]{6}\+)?(?:Helvetica|Courier|Times|Symbol|ZapfDingbats)(?:-|,|$|New)?"
)
_COMMON_NAME: Final = re.compile(rb"\x06\x03U\x04\x03[\x0c\x13\x14\x1e]([\x01-\x7f])")
_WIDE: Final = 0x1E


def object_items(document: pikepdf.Pdf) -> Iterator[Item]:
    """Yield what single objects tell, those written into others too, as most actions are."""
    waiting: deque[Any] = deque()
    seen = 0
    for whole in document.objects:
        waiting.append(whole)
        while waiting:
            one = waiting.popleft()
            seen += 1
            if seen > _MOST:
                return
            if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
                yield from _items(one)
                waiting += (value for value in one.values() if _is_written_into(value))
            elif isinstance(one, pikepdf.Array):
                waiting += (value for value in one if _is_written_into(value))


def _is_written_into(value: Any) -> bool:
    """Tell whether a value is a dictionary or list that no other object can refer to."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _items(one: Any) -> Iterator[Item]:
    action = str(one.get("/S", ""))
    if action in _ACTIONS:
        yield FileWarning(_ACTIONS[action], 1, 0, action[1:])
    if str(one.get("/Type", "")) == "/Sig" or ("/ByteRange" in one and "/Contents" in one):
        yield from _signature(one)
    if str(one.get("/Type", "")) == "/Font":
        yield from _font(one)


def _signature(one: Any) -> Iterator[Item]:
    names = [str(one["/Name"])] if "/Name" in one else _common_names(bytes(one["/Contents"]))
    place = ", ".join(str(one[key]) for key in ("/Location", "/Reason") if key in one)
    yield FileWarning(
        FileWarningCode.SIGNATURES, 1, 0, ", ".join((*names, place)).strip(", ")[:300]
    )
    for name in names:
        yield from trait(MetadataKind.SIGNER, name)


def _common_names(contents: bytes) -> list[str]:
    """Return the names of certificates in a signature (X.520 commonName), each once."""
    names: dict[str, None] = {}
    for found in _COMMON_NAME.finditer(contents):
        start = found.end()
        raw = contents[start : start + found[1][0]]
        encoding = "utf-16-be" if contents[start - 2] == _WIDE else "utf-8"
        names[raw.decode(encoding, "replace")] = None
    return list(names)[:8]


def _font(one: Any) -> Iterator[Item]:
    """Yield that a font is not in the file: another face draws its letters."""
    name = str(one.get("/BaseFont", ""))[1:]
    kind = str(one.get("/Subtype", ""))
    if not name or kind in {"/Type0", "/Type3"} or _STANDARD.match(name):
        return
    descriptor = one.get("/FontDescriptor")
    has_file = isinstance(descriptor, pikepdf.Dictionary) and any(
        key in descriptor for key in _FONT_FILES
    )
    if not has_file:
        yield FileWarning(FileWarningCode.SUBSTITUTED_FONTS, 1, 0, f"{name} is not embedded")
