"""Reads odt, odp, odg and their templates, and what they tell beside their text."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.evidence.archives.archive import PartStore
from casefiles.evidence.channel.unreadable import BROKEN_FILE, PASSWORD_NEEDED, UnreadableFile
from casefiles.evidence.isolation.safe_xml import (
    Element,
    HostileXml,
    attribute,
    below,
    child,
    children,
    name_of,
    parsed,
)
from casefiles.evidence.layout.blocks import SLIDE_OF, BlockContent
from casefiles.evidence.office_formats.office_metadata import open_document_traits, trait
from casefiles.evidence.office_formats.open_document_text import (
    OpenDocumentText,
    add_notes,
    add_text,
    hidden_styles,
    read_tracked_changes,
)

_MARGINS: Final = (
    *(("header", "Head of the pages"), ("header-left", "Head of the left pages")),
    *(("footer", "Foot of the pages"), ("footer-left", "Foot of the left pages")),
)


class OpenDocument:
    """The parts of one OpenDocument file.

    Attributes:
        body: what the part content.xml holds below office:body.
    """

    def __init__(self, data: bytes) -> None:
        """Open a file.

        Raises:
            Unreadable: `broken_file`, `password_needed` or `too_large`.
        """
        self.archive = PartStore(data)
        self.broken: list[str] = []
        manifest = self.root("META-INF/manifest.xml")
        if manifest is not None and any(True for _ in below(manifest, "encryption-data")):
            raise UnreadableFile(PASSWORD_NEEDED)
        content = self.root("content.xml")
        if content is None:
            raise UnreadableFile(BROKEN_FILE)
        self.content: Element = content
        self.styles = self.root("styles.xml")
        body = child(content, "body")
        self.body: Element = content if body is None else body

    def root(self, name: str) -> Element | None:
        """Return the root of a part; None if it is missing or cannot be read."""
        data = self.archive.read(name)
        if data is None:
            return None
        try:
            return parsed(data)
        except HostileXml:
            self.broken.append(name)
            return None

    def items(self) -> Iterator[FileWarning | Part | MetadataItem]:
        """Yield what the file tells beside its text."""
        for name, take in (("meta.xml", open_document_traits), ("settings.xml", _printers)):
            root = self.root(name)
            if root is not None:
                yield from take(root)
        if any(name.startswith(("basic/", "scripts/")) for name in self.archive.names):
            yield FileWarning(FileWarningCode.MACROS, 1)
        if any("documentsignatures" in name for name in self.archive.names):
            yield FileWarning(FileWarningCode.SIGNATURES, 1)
        for name in self.archive.names:
            if name.startswith("object ") and name.endswith(("/content.xml", ".bin")):
                yield FileWarning(FileWarningCode.EMBEDDED_FILES, 1, 0, name)
                yield Part(EmbeddedFileKind.EMBEDDED, name, self.archive.size(name))
        for name in self.broken:
            yield FileWarning(FileWarningCode.UNREADABLE_PARTS, 1, 0, name)


def _printers(settings: Element) -> Iterator[MetadataItem]:
    for one in below(settings, "config-item"):
        if attribute(one, "name") == "PrinterName":
            yield from trait(MetadataKind.PRINTER, one.text or "")


def read_open_text(data: bytes) -> BlockContent:
    """Read a text document.

    Raises:
        Unreadable: see `OpenDocument`.
    """
    document = OpenDocument(data)
    text = _text(document, "OpenDocument text")
    body = child(document.body, "text")
    add_text(text, document.body if body is None else body)
    _add_margins(text, document)
    return _finished(text, document)


def read_open_slides(data: bytes) -> BlockContent:
    """Read a presentation or drawing: slide by slide, hidden ones too, each with its notes.

    Raises:
        Unreadable: see `OpenDocument`.
    """
    document = OpenDocument(data)
    is_slides = child(document.body, "presentation") is not None
    text = _text(document, "OpenDocument presentation" if is_slides else "OpenDocument drawing")
    pages = list(below(document.body, "page"))
    for number, page in enumerate(pages, start=1):
        is_hidden = attribute(page, "style-name") in text.hidden
        sign = " (hidden)" if is_hidden else ""
        name = attribute(page, "name")
        if is_hidden:
            text.content.add_item_here(FileWarning(FileWarningCode.HIDDEN_SLIDES, 1, 0, name))
        with text.content.aside(applies=is_hidden):
            text.content.border(f"Slide {number} of {len(pages)}{sign}", SLIDE_OF)
            add_text(text, [one for one in page if name_of(one) != "notes"])
        for notes in children(page, "notes"):
            _add_slide_notes(text, notes)
    return _finished(text, document)


def _add_slide_notes(text: OpenDocumentText, notes: Element) -> None:
    content = "".join("".join(one.itertext()) for one in below(notes, "p")).strip()
    if content:
        text.content.add_item_here(FileWarning(FileWarningCode.SPEAKER_NOTES, 1, 0, content[:300]))
        with text.content.aside():
            text.content.say("Speaker notes", level=3)
            add_text(text, notes)


def _text(document: OpenDocument, kind: str) -> OpenDocumentText:
    text = OpenDocumentText(BlockContent(kind), hidden_styles(document.content, document.styles))
    read_tracked_changes(text, document.body)
    return text


def _add_margins(text: OpenDocumentText, document: OpenDocument) -> None:
    values: dict[str, None] = {}
    for name, title in _MARGINS:
        for one in () if document.styles is None else below(document.styles, name):
            content = "".join(one.itertext()).strip()
            if content and content not in values:
                values[content] = None
                text.content.say(title, level=3)
                add_text(text, one)


def _finished(text: OpenDocumentText, document: OpenDocument) -> BlockContent:
    add_notes(text)
    text.content.add_items(*(MetadataItem(MetadataKind.REVIEWER, name) for name in text.reviewers))
    text.content.add_items(*document.items())
    return text.content
