"""Reads XML without entities, document types, networks or files."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

Element = Any
"""An element of lxml, whose types are not known to the checker."""

_OPTIONS: Final = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}

DEFINITIONS: Final = tuple(
    "<!ENTITY".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
"""No office program writes any; not even a parser that ignores them need see them."""


class HostileXml(ValueError):
    """XML with a document type that defines entities, or that is no XML at all."""


def parsed(data: bytes) -> Element:
    """Return the root element; what is broken is mended as far as it makes sense.

    Raises:
        HostileXml: it has a document type with definitions, or no element at all.
    """
    if any(mark in data for mark in DEFINITIONS):
        raise HostileXml("entities")
    try:
        root = etree.fromstring(data, etree.XMLParser(**_OPTIONS))
    except etree.XMLSyntaxError:
        root = _repaired(data)
    if root is None:
        raise HostileXml("no element")
    return root


def _repaired(data: bytes) -> Element:
    try:
        return etree.fromstring(data, etree.XMLParser(recover=True, **_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise HostileXml("broken") from error


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name in whatever namespace; nothing if it is missing."""
    value = element.get(name)
    if value is not None:
        return str(value)
    ending = "}" + name
    return next((str(values) for key, values in element.items() if key.endswith(ending)), "")


def child(element: Element, name: str) -> Element | None:
    """Return the first child of a name, or None."""
    return next(children(element, name), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (one for one in element if name_of(one) == name)


def below(element: Element, name: str) -> Iterator[Element]:
    """Yield all elements of a name below another."""
    yield from element.iter("{*}" + name)


def text_below(element: Element) -> str:
    """Return all text below an element."""
    return "".join(element.itertext())
