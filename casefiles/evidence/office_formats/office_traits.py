"""What office files tell of whoever made them, in the parts that hold their properties."""

from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.files.reading_items import Trait, TraitKind
from casefiles.domain.foundation.numbers import whole
from casefiles.evidence.isolation.safe_xml import Element, attribute, below, name_of, text_below
from casefiles.evidence.office_formats.package import Package

_CORE: Final[Mapping[str, TraitKind]] = {
    "creator": TraitKind.AUTHOR,
    "lastModifiedBy": TraitKind.LAST_EDITOR,
    "created": TraitKind.CREATED,
    "modified": TraitKind.MODIFIED,
    "lastPrinted": TraitKind.PRINTED,
    "revision": TraitKind.SAVED_TIMES,
    "title": TraitKind.TITLE,
    "subject": TraitKind.SUBJECT,
    "keywords": TraitKind.KEYWORDS,
    "category": TraitKind.KEYWORDS,
    "description": TraitKind.COMMENT,
    "language": TraitKind.LANGUAGE,
    "identifier": TraitKind.IDENTIFIER,
    "contentStatus": TraitKind.COMMENT,
    "version": TraitKind.REVISION,
}
_APP: Final[Mapping[str, TraitKind]] = {
    "Company": TraitKind.ORGANISATION,
    "Manager": TraitKind.OWNER,
    "Template": TraitKind.TEMPLATE,
    "HyperlinkBase": TraitKind.PATH,
}
_OPEN_DOCUMENT: Final[Mapping[str, TraitKind]] = {
    "initial-creator": TraitKind.AUTHOR,
    "creator": TraitKind.LAST_EDITOR,
    "printed-by": TraitKind.PRINTER,
    "creation-date": TraitKind.CREATED,
    "date": TraitKind.MODIFIED,
    "print-date": TraitKind.PRINTED,
    "editing-cycles": TraitKind.SAVED_TIMES,
    "editing-duration": TraitKind.EDITING_TIME,
    "generator": TraitKind.SOFTWARE,
    "title": TraitKind.TITLE,
    "subject": TraitKind.SUBJECT,
    "keyword": TraitKind.KEYWORDS,
    "description": TraitKind.COMMENT,
    "language": TraitKind.LANGUAGE,
    "user-defined": TraitKind.IDENTIFIER,
}
_LONGEST: Final = 1_000
_MOST: Final = 200


def package_traits(package: Package) -> Iterator[Trait]:
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
                TraitKind.IDENTIFIER, f"{attribute(one, 'name')}: {text_below(one).strip()}"
            )


def open_document_traits(meta: Element) -> Iterator[Trait]:
    """Yield the properties of an OpenDocument file, from its part meta.xml."""
    for one in below(meta, "template"):
        yield from trait(TraitKind.TEMPLATE, attribute(one, "href") or attribute(one, "title"))
    yield from _by_name(meta, _OPEN_DOCUMENT)


def trait(kind: TraitKind, text: str) -> Iterator[Trait]:
    """Yield a trait, if there is anything to tell."""
    told = " ".join(text.split())[:_LONGEST]
    if told:
        yield Trait(kind, told)


def _by_name(root: Element, kinds: Mapping[str, TraitKind]) -> Iterator[Trait]:
    for one in list(root.iter())[:_MOST]:
        name = name_of(one)
        if name in kinds:
            label = attribute(one, "name")
            prefix = f"{label}: " if name == "user-defined" and label else ""
            yield from trait(kinds[name], prefix + text_below(one))


def _software(app: Element) -> Iterator[Trait]:
    told = {name_of(one): text_below(one) for one in app}
    yield from trait(
        TraitKind.SOFTWARE, f"{told.get('Application', '')} {told.get('AppVersion', '')}"
    )
    if minutes := whole(told.get("TotalTime", "").strip()):
        yield Trait(TraitKind.EDITING_TIME, f"{minutes:,} minutes")
