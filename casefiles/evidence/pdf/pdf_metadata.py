"""What a PDF tells beside its pages, read with pikepdf: its makers, its parts, what it would do."""

import io
import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    Item,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.evidence.channel.unreadable import BROKEN_FILE, NO_SUCH_PART, UnreadableFile
from casefiles.evidence.isolation.safe_xml import Element, HostileXml, name_of, parsed
from casefiles.evidence.office_formats.office_metadata import trait
from casefiles.evidence.pdf.pdf_forms import form_fields
from casefiles.evidence.pdf.pdf_objects import object_items

_INFO: Final = {
    "/Author": MetadataKind.AUTHOR,
    "/Creator": MetadataKind.SOFTWARE,
    "/Producer": MetadataKind.SOFTWARE,
    "/CreationDate": MetadataKind.CREATED,
    "/ModDate": MetadataKind.MODIFIED,
    "/Title": MetadataKind.TITLE,
    "/Subject": MetadataKind.SUBJECT,
    "/Keywords": MetadataKind.KEYWORDS,
    "/Company": MetadataKind.ORGANISATION,
    "/Manager": MetadataKind.OWNER,
}
_XMP: Final = {
    "creator": MetadataKind.AUTHOR,
    "Author": MetadataKind.AUTHOR,
    "CreatorTool": MetadataKind.SOFTWARE,
    "Producer": MetadataKind.SOFTWARE,
    "softwareAgent": MetadataKind.SOFTWARE,
    "CreateDate": MetadataKind.CREATED,
    "ModifyDate": MetadataKind.MODIFIED,
    "when": MetadataKind.MODIFIED,
    "DocumentID": MetadataKind.IDENTIFIER,
    "OriginalDocumentID": MetadataKind.IDENTIFIER,
    "InstanceID": MetadataKind.IDENTIFIER,
    "filePath": MetadataKind.PATH,
    "Company": MetadataKind.ORGANISATION,
    "publisher": MetadataKind.ORGANISATION,
    "rights": MetadataKind.OWNER,
    "title": MetadataKind.TITLE,
}
_DATE: Final = re.compile(
    r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?([+\-Z])?(\d\d)?'?(\d\d)?"
)
_LARGEST_XMP: Final = 4 << 20
_MOST: Final = 300
_ENDS: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")


def pdf_items(data: bytes) -> Iterator[Item]:
    """Yield traits and findings of a PDF; of one that pikepdf cannot open, only its versions."""
    yield from _versions(data)
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            found = list(_items(document))
    except Exception:  # noqa: BLE001  the parser of a hostile file may raise anything
        return
    yield from dict.fromkeys(found)


def _versions(data: bytes) -> Iterator[FileWarning]:
    """Tell how often a file was saved without removing what it was before."""
    ends = len(_ENDS.findall(data))
    if b"/Linearized" in data[:2048]:
        # Such a file has two tables from the start.
        ends -= 1
    if ends > 1:
        yield FileWarning(FileWarningCode.EARLIER_VERSIONS, ends - 1)


def _items(document: pikepdf.Pdf) -> Iterator[Item]:
    for read in (
        _info,
        _xmp,
        _attachments,
        _form,
        form_fields,
        _layers,
        _annotations,
        object_items,
    ):
        try:
            yield from read(document)
        except Exception:  # noqa: BLE001, S112  a broken part leaves the others
            continue


def _info(document: pikepdf.Pdf) -> Iterator[MetadataItem]:
    info = document.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key, value in list(info.items())[:_MOST]:
        text = date_in_words(str(value))
        if key in _INFO:
            yield from trait(_INFO[key], text)
        elif key not in {"/Trapped", "/PTEX.Fullbanner"}:
            yield from trait(MetadataKind.IDENTIFIER, f"{key[1:]}: {text}")


def date_in_words(text: str) -> str:
    """Return a date of a PDF (ISO 32000-1, 7.9.4) as 2024-03-01 09:05:00 +06:00."""
    found = _DATE.match(text)
    if found is None:
        return text
    year, month, day, hour, minute, second, sign, zone, minutes = found.groups()
    date = "-".join(part for part in (year, month, day) if part)
    time = ":".join(part for part in (hour, minute, second) if part)
    offset = "UTC" if sign == "Z" else f"{sign}{zone}:{minutes or '00'}" if sign and zone else ""
    return " ".join(part for part in (date, time, offset) if part)


def _xmp(document: pikepdf.Pdf) -> Iterator[MetadataItem]:
    stream = document.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return
    data = bytes(stream.read_bytes())[:_LARGEST_XMP]
    try:
        root = parsed(data.strip())
    except HostileXml:
        return
    for one in list(root.iter())[: _MOST * 10]:
        yield from _metadata_items(one)


def _metadata_items(element: Element) -> Iterator[MetadataItem]:
    for key, value in element.items():
        name = str(key).rpartition("}")[2]
        if name in _XMP:
            yield from trait(_XMP[name], str(value))
    name = name_of(element)
    if name in _XMP:
        yield from trait(_XMP[name], "".join(element.itertext()))


def _attachments(document: pikepdf.Pdf) -> Iterator[FileWarning | Part]:
    for name in list(document.attachments)[:_MOST]:
        size = document.attachments[name].get_file().size
        yield FileWarning(FileWarningCode.EMBEDDED_FILES, 1, 0, str(name))
        yield Part(EmbeddedFileKind.EMBEDDED, str(name), max(0, int(size)))


def attached(data: bytes, number: int) -> bytes:
    """Return the bytes of an attached file, by its number from 1.

    Raises:
        Unreadable: `no_such_part` or `broken_file`.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            names = dict(enumerate(list(document.attachments)[:_MOST], start=1))
            name = names.get(number)
            found = None if name is None else document.attachments[name].get_file().read_bytes()
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableFile(BROKEN_FILE) from error
    if found is None:
        raise UnreadableFile(NO_SUCH_PART)
    return bytes(found)


def _form(document: pikepdf.Pdf) -> Iterator[Item]:
    form = document.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    fields = form.get("/Fields")
    count = len(fields) if isinstance(fields, pikepdf.Array) else 0
    if count:
        yield FileWarning(FileWarningCode.FORMS, count)
    if "/XFA" in form:
        yield FileWarning(FileWarningCode.ACTIVE_CONTENT, 1, 0, "XFA")


def _layers(document: pikepdf.Pdf) -> Iterator[FileWarning]:
    layers = document.Root.get("/OCProperties")
    groups = layers.get("/OCGs") if isinstance(layers, pikepdf.Dictionary) else None
    if isinstance(groups, pikepdf.Array) and len(groups):
        names = [str(one.get("/Name", "")) for one in list(groups)[:20]]
        yield FileWarning(
            FileWarningCode.LAYERS, len(groups), 0, ", ".join(filter(None, names))[:300]
        )


def _annotations(document: pikepdf.Pdf) -> Iterator[Item]:
    """Yield what readers wrote on pages, and where links lead."""
    for number, page in enumerate(document.pages, start=1):
        annotations = page.obj.get("/Annots")
        for one in list(annotations)[:_MOST] if isinstance(annotations, pikepdf.Array) else ():
            yield from _annotation(one, number)


def _annotation(one: Any, page: int) -> Iterator[Item]:
    kind = str(one.get("/Subtype", ""))
    action = one.get("/A")
    target = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
    if target is not None:
        yield FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, page, str(target)[:300])
    if kind in {"/Link", "/Widget", "/Popup"}:
        return
    author, text = str(one.get("/T", "")), str(one.get("/Contents", ""))
    yield from trait(MetadataKind.REVIEWER, author)
    if text or author:
        content = f"{author}: {text}" if author else text
        yield FileWarning(FileWarningCode.COMMENTS, 1, page, content[:300])
    if kind == "/FileAttachment":
        yield FileWarning(FileWarningCode.EMBEDDED_FILES, 1, page)
