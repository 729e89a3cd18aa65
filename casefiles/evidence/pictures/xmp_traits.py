"""What an XMP packet reveals; its XML is read without any declaration, entity or address."""

from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

from casefiles.domain.files.reading_items import Finding, FindingCode, Item, TraitKind
from casefiles.evidence.pictures.exif_traits import trait

_LARGEST: Final = 4 << 20
_MOST: Final = 2_000
_DEEPEST: Final = 64
_KINDS: Final = {
    "CreatorTool": TraitKind.SOFTWARE,
    "softwareAgent": TraitKind.SOFTWARE,
    "Software": TraitKind.SOFTWARE,
    "HistorySoftwareAgent": TraitKind.SOFTWARE,
    "Toolkit": TraitKind.SOFTWARE,
    "creator": TraitKind.AUTHOR,
    "Artist": TraitKind.AUTHOR,
    "AuthorsPosition": TraitKind.ORGANISATION,
    "CaptionWriter": TraitKind.LAST_EDITOR,
    "Credit": TraitKind.ORGANISATION,
    "Source": TraitKind.ORGANISATION,
    "OwnerName": TraitKind.OWNER,
    "rights": TraitKind.OWNER,
    "Owner": TraitKind.OWNER,
    "UsageTerms": TraitKind.OWNER,
    "CreateDate": TraitKind.CREATED,
    "DateTimeOriginal": TraitKind.CREATED,
    "DateCreated": TraitKind.CREATED,
    "ModifyDate": TraitKind.MODIFIED,
    "MetadataDate": TraitKind.MODIFIED,
    "when": TraitKind.MODIFIED,
    "SerialNumber": TraitKind.SERIAL,
    "BodySerialNumber": TraitKind.SERIAL,
    "LensSerialNumber": TraitKind.SERIAL,
    "Make": TraitKind.DEVICE,
    "Model": TraitKind.DEVICE,
    "Lens": TraitKind.DEVICE,
    "DocumentID": TraitKind.IDENTIFIER,
    "InstanceID": TraitKind.IDENTIFIER,
    "OriginalDocumentID": TraitKind.IDENTIFIER,
    "documentID": TraitKind.IDENTIFIER,
    "instanceID": TraitKind.IDENTIFIER,
    "originalDocumentID": TraitKind.IDENTIFIER,
    "ContentIdentifier": TraitKind.IDENTIFIER,
    "GPSLatitude": TraitKind.POSITION,
    "GPSLongitude": TraitKind.POSITION,
    "GPSAltitude": TraitKind.POSITION,
    "City": TraitKind.POSITION,
    "State": TraitKind.POSITION,
    "Country": TraitKind.POSITION,
    "CountryName": TraitKind.POSITION,
    "Location": TraitKind.POSITION,
    "Sublocation": TraitKind.POSITION,
    "filePath": TraitKind.PATH,
    "RawFileName": TraitKind.PATH,
    "DerivedFrom": TraitKind.PATH,
    "title": TraitKind.TITLE,
    "Headline": TraitKind.TITLE,
    "description": TraitKind.SUBJECT,
    "subject": TraitKind.KEYWORDS,
    "hierarchicalSubject": TraitKind.KEYWORDS,
    "PersonInImage": TraitKind.KEYWORDS,
    "PersonDisplayName": TraitKind.KEYWORDS,
    "Name": TraitKind.KEYWORDS,
    "UserComment": TraitKind.COMMENT,
    "CiEmailWork": TraitKind.ACCOUNT,
    "CiTelWork": TraitKind.ACCOUNT,
    "CiUrlWork": TraitKind.ACCOUNT,
    "Producer": TraitKind.SOFTWARE,
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
        yield Finding(FindingCode.UNREADABLE_PARTS, count=1, detail="XMP")
    for name, text in reading.told:
        yield from trait(_KINDS[name], text)


class _Packet:
    """Walks over a packet; properties are elements or attributes."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
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
            self._tell(_local(key), value)

    def _end(self, _name: str) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text:
            # Lists put their items into elements of RDF below the property.
            known = next((one for one in reversed(self._path) if one in _KINDS), "")
            self._tell(known, text)
        self._path.pop()

    def _tell(self, name: str, text: str) -> None:
        if name in _KINDS and text.strip() and len(self.told) < _MOST:
            self.told.append((name, f"{name}: {text}" if _needs_name(name) else text))


def _needs_name(name: str) -> bool:
    return name.startswith("GPS")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_declared: Any) -> None:
    raise _DefusedError
