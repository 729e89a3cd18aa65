"""What may leave the house: the only types that `dossier` accepts, and their canonical bytes.

Every secret in a `Disclosure` is already a token; it holds no id, file name, folder or count of
the vault. Two cases that differ only in what was redacted have the same canonical bytes.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from casefiles.domain.records import Standing


@dataclass(frozen=True, slots=True)
class DisclosedPerson:
    """A person as readers meet them: an open name, or a token such as [PERSON 2]."""

    label: str
    is_pseudonym: bool


@dataclass(frozen=True, slots=True)
class DisclosedCite:
    """A cite by exhibit mark; page from 1, or 0 where the exhibit is produced separately."""

    exhibit: str
    page: int


@dataclass(frozen=True, slots=True)
class DisclosedEvent:
    """An event, its date as EDTF."""

    date: str
    place: str
    text: str
    cites: tuple[DisclosedCite, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class DisclosedFact:
    """A paragraph of the narrative."""

    text: str
    cites: tuple[DisclosedCite, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class DisclosedExhibit:
    """An exhibit; pages is 0 where it is produced separately."""

    mark: str
    title: str
    witness: str
    pages: int


@dataclass(frozen=True, slots=True)
class DisclosedDeadline:
    """A hearing or another date of the case, as EDTF."""

    kind: str
    date: str
    forum: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One case for one audience, with every collection in the order of its released bytes.

    Attributes:
        exhibits: in the order of the dossier; pages is 0 for all of them where it holds none.
        has_withheld: whether the token for withheld persons occurs in any text.
        has_boxes: whether any exhibit page has an area removed.
        sections: ids of the sections that it has; empty for all that the profile orders.
    """

    profile: str
    audience: str
    reference: str
    title: str
    client: str
    requesting_state: str
    requested_state: str
    dated: str
    deadlines: tuple[DisclosedDeadline, ...]
    persons: tuple[DisclosedPerson, ...]
    events: tuple[DisclosedEvent, ...]
    facts: tuple[DisclosedFact, ...]
    exhibits: tuple[DisclosedExhibit, ...]
    has_withheld: bool
    has_boxes: bool
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BurnedPage:
    """A page of pixels from which every marked area is gone; nothing of the source file is in it.

    Attributes:
        exhibit: mark of the exhibit.
        number: page of the exhibit, from 1.
        width: in points.
        height: in points.
        columns: pixels across.
        rows: pixels down.
        coding: one of ccitt, grey16, palette, jpeg_grey, jpeg_colour (see `redaction.coding`).
        palette: red, green, blue bytes of a palette page; else empty.
        data: the coded pixels.
    """

    exhibit: str
    number: int
    width: float
    height: float
    columns: int
    rows: int
    coding: str
    palette: bytes
    data: bytes


def canonical_bytes(disclosure: Disclosure) -> bytes:
    """Return the one byte form of a disclosure: JSON, keys sorted, no spaces, UTF-8.

    Sections are told only where somebody chose them, so that other disclosures keep the bytes
    from which their pseudonym numbers were derived.
    """
    fields = asdict(disclosure)
    if not disclosure.sections:
        del fields["sections"]
    return json.dumps(
        fields,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    ).encode()


def disclosure_from_bytes(data: bytes) -> Disclosure:
    """Read canonical bytes back.

    Raises:
        ValueError: the bytes are not of this form.
        KeyError: a field is missing.
        TypeError: a field is unknown.
    """
    fields: dict[str, Any] = json.loads(data)
    fields["deadlines"] = tuple(DisclosedDeadline(**item) for item in fields["deadlines"])
    fields["persons"] = tuple(DisclosedPerson(**item) for item in fields["persons"])
    fields["events"] = tuple(DisclosedEvent(**_assertion(item)) for item in fields["events"])
    fields["facts"] = tuple(DisclosedFact(**_assertion(item)) for item in fields["facts"])
    fields["exhibits"] = tuple(DisclosedExhibit(**item) for item in fields["exhibits"])
    fields["sections"] = tuple(fields.get("sections", ()))
    return Disclosure(**fields)


def _assertion(item: dict[str, Any]) -> dict[str, Any]:
    cites = tuple(DisclosedCite(**cite) for cite in item["cites"])
    return item | {"cites": cites, "standing": Standing(item["standing"])}


def page_header(page: BurnedPage) -> bytes:
    """Return everything of a page but its data, as canonical JSON."""
    fields = {
        "exhibit": page.exhibit,
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "columns": page.columns,
        "rows": page.rows,
        "coding": page.coding,
        "palette": page.palette.hex(),
    }
    return json.dumps(
        fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def page_from_parts(header: bytes, data: bytes) -> BurnedPage:
    """Put a page together from its header and data.

    Raises:
        ValueError: the header is not of this form.
        KeyError: a field is missing.
        TypeError: a field is unknown.
    """
    fields: dict[str, Any] = json.loads(header)
    fields["palette"] = bytes.fromhex(fields["palette"])
    return BurnedPage(data=data, **fields)
