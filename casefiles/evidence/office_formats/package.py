"""Files of Office Open XML as packages: parts, and how they refer to one another (ISO 29500-2)."""

import posixpath
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.evidence.archives.archive import PartStore, part_name
from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.isolation.safe_xml import Element, HostileXml, attribute, children, parsed

_EXTERNAL: Final = "external"


@dataclass(frozen=True, slots=True)
class PackageRelationship:
    """How one part refers to another part, or to something outside the file.

    Attributes:
        kind: last word of its type, such as hyperlink or image.
        target: name of the part; as told where it is outside.
    """

    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """An open package.

    Attributes:
        broken: names of parts that are missing or cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        """Open a package.

        Raises:
            Unreadable: see `Archive`.
        """
        self.archive = PartStore(data)
        self.broken: list[str] = []
        self._links: dict[str, tuple[PackageRelationship, ...]] = {}

    def main_part(self, usual: str) -> str:
        """Return the name of the part that holds the document.

        Args:
            usual: its name if nothing leads to it.

        Raises:
            Unreadable: `broken_file`, if there is none.
        """
        for link in self.links(""):
            if link.kind == "officedocument" and link.target in self.archive.names:
                return link.target
        if part_name(usual) in self.archive.names:
            return part_name(usual)
        raise UnreadableFile(BROKEN_FILE)

    def links(self, name: str) -> tuple[PackageRelationship, ...]:
        """Return how a part refers to others; nothing for the package itself."""
        if name not in self._links:
            folder, _, own = name.rpartition("/")
            root = self._parsed(posixpath.join(folder, "_rels", own + ".rels"))
            values = () if root is None else children(root, "Relationship")
            self._links[name] = tuple(_link(one, folder) for one in values)
        return self._links[name]

    def targets(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the parts of a kind that a part refers to."""
        return tuple(
            one.target for one in self.links(name) if one.kind == kind and not one.is_external
        )

    def link(self, name: str, link_id: str) -> PackageRelationship | None:
        """Return one link of a part by its id, or None."""
        return next((one for one in self.links(name) if one.id == link_id), None)

    def main_root(self, name: str) -> Element:
        """Return the root of the part that holds the document.

        Raises:
            Unreadable: `broken_file` or `too_large`.
        """
        data = self.archive.read(name)
        try:
            return parsed(data or b"")
        except HostileXml as error:
            raise UnreadableFile(BROKEN_FILE) from error

    def root(self, name: str) -> Element | None:
        """Return the root of a part that should be there; None if it cannot be read."""
        found = self._parsed(name)
        if found is None:
            self.broken.append(name)
        return found

    def root_if_any(self, name: str) -> Element | None:
        """Return the root of a part that need not be there."""
        return self.root(name) if part_name(name) in self.archive.names else None

    def _parsed(self, name: str) -> Element | None:
        try:
            data = self.archive.read(name)
            return None if data is None else parsed(data)
        except (HostileXml, UnreadableFile):
            # A part beside the document that is broken or a bomb does not keep the others away.
            return None

    def findings(self) -> tuple[FileWarning, ...]:
        """Return what the package itself tells."""
        return tuple(
            FileWarning(FileWarningCode.UNREADABLE_PARTS, 1, 0, name)
            for name in dict.fromkeys(self.broken)
        )


def _link(element: Element, folder: str) -> PackageRelationship:
    value = attribute(element, "Target")
    is_external = attribute(element, "TargetMode").lower() == _EXTERNAL
    kind = attribute(element, "Type").rpartition("/")[2].lower()
    target = value if is_external else _resolved(value, folder)
    return PackageRelationship(attribute(element, "Id"), kind, target, is_external)


def _resolved(target: str, folder: str) -> str:
    """Return the name of a part as told relative to a folder; it stays inside the package."""
    plain = unquote(target).replace("\\", "/").partition("#")[0]
    joined = plain if plain.startswith("/") else f"/{folder}/{plain}"
    return part_name(posixpath.normpath(joined))
