"""What an XMP packet reveals; its XML is read without any declaration, entity or address."""

from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, Item, MetadataKind
from casefiles.evidence.pictures.exif_metadata import trait

_LARGEST: Final = 4 << 20
_MOST: Final = 2_000
_DEEPEST: Final = 64
_KINDS: Final = {
    "CreatorTool": MetadataKind.SOFTWARE,
    "softwareAgent": MetadataKind.SOFTWARE,
    "Software": MetadataKind.SOFTWARE,
    "HistorySoftwareAgent": MetadataKind.SOFTWARE,
    "Toolkit": MetadataKind.SOFTWARE,
    "creator": MetadataKind.AUTHOR,
    "Artist": MetadataKind.AUTHOR,
    "AuthorsPosition": MetadataKind.ORGANISATION,
    "CaptionWriter": MetadataKind.LAST_EDITOR,
    "Credit": MetadataKind.ORGANISATION,
    "Source": MetadataKind.ORGANISATION,
    "OwnerName": MetadataKind.OWNER,
    "rights": MetadataKind.OWNER,
    "Owner": MetadataKind.OWNER,
    "UsageTerms": MetadataKind.OWNER,
    "CreateDate": MetadataKind.CREATED,
    "DateTimeOriginal": MetadataKind.CREATED,
    "DateCreated": MetadataKind.CREATED,
    "ModifyDate": MetadataKind.MODIFIED,
    "MetadataDate": MetadataKind.MODIFIED,
    "when": MetadataKind.MODIFIED,
    "SerialNumber": MetadataKind.SERIAL,
    "BodySerialNumber": MetadataKind.SERIAL,
    "LensSerialNumber": MetadataKind.SERIAL,
    "Make": MetadataKind.DEVICE,
    "Model": MetadataKind.DEVICE,
    "Lens": MetadataKind.DEVICE,
    "DocumentID": MetadataKind.IDENTIFIER,
    "InstanceID": MetadataKind.IDENTIFIER,
    "OriginalDocumentID": MetadataKind.IDENTIFIER,
    "documentID": MetadataKind.IDENTIFIER,
    "instanceID": MetadataKind.IDENTIFIER,
    "originalDocumentID": MetadataKind.IDENTIFIER,
    "ContentIdentifier": MetadataKind.IDENTIFIER,
    "GPSLatitude": MetadataKind.POSITION,
    "GPSLongitude": MetadataKind.POSITION,
    "GPSAltitude": MetadataKind.POSITION,
    "City": MetadataKind.POSITION,
    "State": MetadataKind.POSITION,
    "Country": MetadataKind.POSITION,
    "CountryName": MetadataKind.POSITION,
    "Location": MetadataKind.POSITION,
    "Sublocation": MetadataKind.POSITION,
    "filePath": MetadataKind.PATH,
    "RawFileName": MetadataKind.PATH,
    "DerivedFrom": MetadataKind.PATH,
    "title": MetadataKind.TITLE,
    "Headline": MetadataKind.TITLE,
    "description": MetadataKind.SUBJECT,
    "subject": MetadataKind.KEYWORDS,
    "hierarchicalSubject": MetadataKind.KEYWORDS,
    "PersonInImage": MetadataKind.KEYWORDS,
    "PersonDisplayName": MetadataKind.KEYWORDS,
    "Name": MetadataKind.KEYWORDS,
    "UserComment": MetadataKind.COMMENT,
    "CiEmailWork": MetadataKind.ACCOUNT,
    "CiTelWork": MetadataKind.ACCOUNT,
    "CiUrlWork": MetadataKind.ACCOUNT,
    "Producer": MetadataKind.SOFTWARE,
}
"""Local names of properties (XMP part 2, Exif for XMP, IPTC, MWG regions, ACDSee)."""


class _DefusedError(Exception):
    """The packet declares something: none of an honest writer does."""


def xmp_items(packet: bytes) -> Iterator[Item]:
    """Yield what an XMP packet tells; one that cannot be read is a finding."""
    reading = _Packet()
    try:
        reading.read(packet[:_LARGEST])
    except (expat.ExpatError, _DefusedError, ValueError):
        yield FileWarning(FileWarningCode.UNREADABLE_PARTS, count=1, detail="XMP")
    for name, text in reading.entries:
        yield from trait(_KINDS[name], text)


class _Packet:
    """Walks over a packet; properties are elements or attributes."""

    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []
        self._path: list[str] = []
        self._text: list[str] = []

    def read(self, packet: bytes) -> None:
        """Walk over it.

        Raises:
            ExpatError: it is no XML.
            _DefusedError: it declares a type or entity, or is too deep.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.Parse(packet.strip(b"\0 \r\n\t"), True)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(_local(name))
        if len(self._path) > _DEEPEST:
            raise _DefusedError
        self._text.clear()
        for key, value in attributes.items():
            self._add_item(_local(key), value)

    def _end(self, _name: str) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text:
            # Lists put their items into elements of RDF below the property.
            known = next((one for one in reversed(self._path) if one in _KINDS), "")
            self._add_item(known, text)
        self._path.pop()

    def _add_item(self, name: str, text: str) -> None:
        if name in _KINDS and text.strip() and len(self.entries) < _MOST:
            self.entries.append((name, f"{name}: {text}" if _needs_name(name) else text))


def _needs_name(name: str) -> bool:
    return name.startswith("GPS")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_declared: Any) -> None:
    raise _DefusedError
