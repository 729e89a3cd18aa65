"""What office files tell of whoever made them, in the parts that hold their properties."""

from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.files.extracted_items import MetadataItem, MetadataKind
from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import Element, attribute, below, name_of, text_below
from casefiles.evidence.office_formats.package import Package

_CORE: Final[Mapping[str, MetadataKind]] = {
    "creator": MetadataKind.AUTHOR,
    "lastModifiedBy": MetadataKind.LAST_EDITOR,
    "created": MetadataKind.CREATED,
    "modified": MetadataKind.MODIFIED,
    "lastPrinted": MetadataKind.PRINTED,
    "revision": MetadataKind.SAVED_TIMES,
    "title": MetadataKind.TITLE,
    "subject": MetadataKind.SUBJECT,
    "keywords": MetadataKind.KEYWORDS,
    "category": MetadataKind.KEYWORDS,
    "description": MetadataKind.COMMENT,
    "language": MetadataKind.LANGUAGE,
    "identifier": MetadataKind.IDENTIFIER,
    "contentStatus": MetadataKind.COMMENT,
    "version": MetadataKind.REVISION,
}
_APP: Final[Mapping[str, MetadataKind]] = {
    "Company": MetadataKind.ORGANISATION,
    "Manager": MetadataKind.OWNER,
    "Template": MetadataKind.TEMPLATE,
    "HyperlinkBase": MetadataKind.PATH,
}
_OPEN_DOCUMENT: Final[Mapping[str, MetadataKind]] = {
    "initial-creator": MetadataKind.AUTHOR,
    "creator": MetadataKind.LAST_EDITOR,
    "printed-by": MetadataKind.PRINTER,
    "creation-date": MetadataKind.CREATED,
    "date": MetadataKind.MODIFIED,
    "print-date": MetadataKind.PRINTED,
    "editing-cycles": MetadataKind.SAVED_TIMES,
    "editing-duration": MetadataKind.EDITING_TIME,
    "generator": MetadataKind.SOFTWARE,
    "title": MetadataKind.TITLE,
    "subject": MetadataKind.SUBJECT,
    "keyword": MetadataKind.KEYWORDS,
    "description": MetadataKind.COMMENT,
    "language": MetadataKind.LANGUAGE,
    "user-defined": MetadataKind.IDENTIFIER,
}
_LONGEST: Final = 1_000
_MOST: Final = 200


def package_traits(package: Package) -> Iterator[MetadataItem]:
    """Yield the properties of a package of Office Open XML."""
    links = {link.kind: link.target for link in package.links("") if not link.is_external}
    core = package.root_if_any(links.get("core-properties", "docProps/core.xml"))
    app = package.root_if_any(links.get("extended-properties", "docProps/app.xml"))
    custom = package.root_if_any(links.get("custom-properties", "docProps/custom.xml"))
    if core is not None:
        yield from _by_name(core, _CORE)
    if app is not None:
        yield from _by_name(app, _APP)
        yield from _software(app)
    if custom is not None:
        for one in list(below(custom, "property"))[:_MOST]:
            yield from trait(
                MetadataKind.IDENTIFIER, f"{attribute(one, 'name')}: {text_below(one).strip()}"
            )


def open_document_traits(meta: Element) -> Iterator[MetadataItem]:
    """Yield the properties of an OpenDocument file, from its part meta.xml."""
    for one in below(meta, "template"):
        yield from trait(MetadataKind.TEMPLATE, attribute(one, "href") or attribute(one, "title"))
    yield from _by_name(meta, _OPEN_DOCUMENT)


def trait(kind: MetadataKind, text: str) -> Iterator[MetadataItem]:
    """Yield a trait, if there is anything to tell."""
    content = " ".join(text.split())[:_LONGEST]
    if content:
        yield MetadataItem(kind, content)


def _by_name(root: Element, kinds: Mapping[str, MetadataKind]) -> Iterator[MetadataItem]:
    for one in list(root.iter())[:_MOST]:
        name = name_of(one)
        if name in kinds:
            label = attribute(one, "name")
            prefix = f"{label}: " if name == "user-defined" and label else ""
            yield from trait(kinds[name], prefix + text_below(one))


def _software(app: Element) -> Iterator[MetadataItem]:
    values = {name_of(one): text_below(one) for one in app}
    yield from trait(
        MetadataKind.SOFTWARE, f"{values.get('Application', '')} {values.get('AppVersion', '')}"
    )
    if minutes := whole(values.get("TotalTime", "").strip()):
        yield MetadataItem(MetadataKind.EDITING_TIME, f"{minutes:,} minutes")
