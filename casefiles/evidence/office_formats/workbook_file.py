"""Reads xlsx and its kin: every sheet, hidden or not, and what lies beside the cells."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
    Visibility,
)
from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import (
    Element,
    attribute,
    below,
    child,
    children,
    name_of,
)
from casefiles.evidence.layout.blocks import BlockContent, BlockTable, RunStyle
from casefiles.evidence.layout.sheets import MOST_CELLS, SheetData, add_sheets
from casefiles.evidence.office_formats.office_metadata import package_traits, trait
from casefiles.evidence.office_formats.package import Package
from casefiles.evidence.office_formats.package_findings import package_findings
from casefiles.evidence.office_formats.sheet_rows import Workbook, read_rows
from casefiles.evidence.text.number_formats import formats_of

_MAIN: Final = "xl/workbook.xml"
_STATES: Final = {"hidden": Visibility.HIDDEN, "veryhidden": Visibility.VERY_HIDDEN}
_MOST_NAMES: Final = 500
_OFF: Final = frozenset(("0", "false", ""))


def read_workbook(data: bytes) -> BlockContent:
    """Read a file of SpreadsheetML.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    package = Package(data)
    main = package.main_part(_MAIN)
    root = package.main_root(main)
    content = BlockContent("Workbook")
    book = Workbook(
        _strings(package, main),
        formats_of(_first(package, main, "styles")),
        from_1904=_from_1904(root),
        left=MOST_CELLS,
    )
    people: dict[str, None] = {}
    sheets = [_sheet(package, main, one, book, people) for one in _sheets(root)]
    add_sheets(content, sheets)
    _add_names(content, root)
    _add_outside_books(content, package, main)
    content.add_items(*(MetadataItem(MetadataKind.REVIEWER, name) for name in people))
    for one in below(root, "absPath"):
        content.add_items(*trait(MetadataKind.PATH, attribute(one, "url")))
    for one in below(root, "fileSharing"):
        content.add_items(*trait(MetadataKind.LAST_EDITOR, attribute(one, "userName")))
    content.add_items(*package_traits(package), *package_findings(package), *package.findings())
    return content


def _first(package: Package, main: str, kind: str) -> Element | None:
    return next((package.root(target) for target in package.targets(main, kind)), None)


def _from_1904(root: Element) -> bool:
    properties = child(root, "workbookPr")
    return properties is not None and attribute(properties, "date1904").lower() not in _OFF


def _sheets(root: Element) -> Iterator[Element]:
    table = child(root, "sheets")
    return iter(()) if table is None else children(table, "sheet")


def _strings(package: Package, main: str) -> list[str]:
    """Return the texts that cells share, without what only helps to pronounce them."""
    root = _first(package, main, "sharedstrings")
    return [] if root is None else [shared_text(one) for one in children(root, "si")]


def shared_text(element: Element) -> str:
    """Return the text of a cell that may be made of runs."""
    pieces = []
    for one in element:
        if name_of(one) == "t":
            pieces.append(one.text or "")
        elif name_of(one) == "r":
            pieces += (each.text or "" for each in children(one, "t"))
    return "".join(pieces)


def _sheet(
    package: Package, main: str, value: Element, book: Workbook, people: dict[str, None]
) -> SheetData:
    state = attribute(value, "state").lower()
    sheet = SheetData(attribute(value, "name"), _STATES.get(state, Visibility.VISIBLE))
    link = package.link(main, _relation(value))
    if link is None or link.is_external:
        package.broken.append(sheet.name)
        return sheet
    data = package.archive.read(link.target)
    if data is None:
        package.broken.append(link.target)
        return sheet
    if not read_rows(data, sheet, book):
        package.broken.append(link.target)
    _finish_links(package, link.target, sheet)
    _add_comments(package, link.target, sheet, people)
    _add_texts(package, link.target, sheet)
    return sheet


def _relation(sheet: Element) -> str:
    return next((str(value) for key, value in sheet.items() if key.endswith("}id")), "")


def _finish_links(package: Package, part: str, sheet: SheetData) -> None:
    """Put targets in place of the ids that cells refer to them by."""
    pairs = []
    for place, link_id in sheet.links:
        link = package.link(part, link_id)
        if link is not None and link.is_external:
            pairs.append((place, link.target))
    sheet.links = pairs


def _add_comments(package: Package, part: str, sheet: SheetData, people: dict[str, None]) -> None:
    for target in package.targets(part, "comments"):
        root = package.root(target)
        if root is None:
            continue
        authors = [one.text or "" for one in below(root, "author")]
        for comment in below(root, "comment"):
            number = whole(attribute(comment, "authorId"))
            author = "" if number is None or number >= len(authors) else authors[number]
            if author and not author.startswith("tc="):
                people[author] = None
            text = " ".join(shared_text(one) for one in children(comment, "text"))
            sheet.comments.append((attribute(comment, "ref"), _comment_text(author, text)))
    for target in package.targets(part, "threadedcomment"):
        root = package.root(target)
        for one in () if root is None else below(root, "threadedComment"):
            text = " ".join(each.text or "" for each in children(one, "text"))
            sheet.comments.append(
                (attribute(one, "ref"), _comment_text(attribute(one, "dT")[:16], text))
            )


def _comment_text(author: str, text: str) -> str:
    content = " ".join(text.split())
    is_person = author and not author.startswith("tc=")
    return f"{author}: {content}" if is_person and not content.startswith(author) else content


def _add_texts(package: Package, part: str, sheet: SheetData) -> None:
    """Add what boxes and charts on a sheet say."""
    for drawing in package.targets(part, "drawing"):
        for target in (drawing, *package.targets(drawing, "chart")):
            root = package.root(target)
            if root is None:
                continue
            for body in below(root, "txBody" if target == drawing else "t"):
                text = " ".join(one.text or "" for one in below(body, "t")).strip()
                if text:
                    sheet.texts.append(text)


def _add_names(content: BlockContent, root: Element) -> None:
    names = list(below(root, "definedName"))
    if not names:
        return
    rows = []
    for one in names[:_MOST_NAMES]:
        is_hidden = attribute(one, "hidden").lower() not in _OFF
        value = attribute(one, "name") + (" (hidden)" if is_hidden else "")
        rows.append((value, one.text or ""))
    with content.aside():
        content.say("Defined names", level=3)
        content.add_item_here(FileWarning(FileWarningCode.DEFINED_NAMES, len(names)))
        content.blocks.append(BlockTable(rows))


def _add_outside_books(content: BlockContent, package: Package, main: str) -> None:
    """List workbooks elsewhere that this one takes values from."""
    texts = [
        link.target
        for part in package.targets(main, "externallink")
        for link in package.links(part)
        if link.is_external
    ]
    with content.aside():
        if texts:
            content.say("Takes values from other files", level=3)
        for target in texts:
            content.add_item_here(FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, target[:300]))
            content.say(target, look=RunStyle.QUIET)
