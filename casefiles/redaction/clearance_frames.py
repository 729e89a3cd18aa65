"""What the child that clears a file is asked and answers; nothing here takes a file apart."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from casefiles.redaction.alias import Alias


@dataclass(frozen=True, slots=True)
class ClearanceReport:
    """What was searched and found, in counts only.

    Attributes:
        streams: strings, streams and texts searched.
        hits: occurrences that the public text does not account for.
        kinds: hits by where they lie.
        places: kind, page of the file and count of each hit; page 0 stands for the whole file.
        doubts: page and count of short forms that a machine read in pictures: such letters arise
            by chance, so that a person has to look.
        pictured: page of the file, and which of the burned pages its picture is, from 0.
        near: page and count of readings in pictures that are a longer form but for a letter, or
            for letters that machines mistake for one another.
    """

    streams: int
    hits: int
    kinds: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int, int], ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()
    pictured: tuple[tuple[int, int], ...] = ()
    near: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ClearanceRequest:
    """What the child is asked.

    Attributes:
        forms: to find.
        public_text: that may stand.
        pictures: digests of the burned pages; no other picture may be in the file.
        open_forms: names that may be read in pictures, also where a form is a part of one.
        layer: text that lies unseen behind pictures; it was searched before and holds no form.
        name: of the file, as it will be written.
        chain: certificates of whoever signed the file, hexadecimal; empty for an unsigned one.
        no_names: readings of which a person said that they are nobody's name.
        whole_forms: those of the forms that count as whole words alone.
    """

    forms: tuple[str, ...]
    public_text: str
    pictures: tuple[str, ...]
    open_forms: tuple[str, ...] = ()
    layer: str = ""
    name: str = ""
    chain: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    whole_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageReadings:
    """What was read from the finished pages.

    Attributes:
        texts: what any reader takes from each page.
        seen: what machines read in the picture of a page, by page from 1, each reading apart.
    """

    texts: tuple[str, ...]
    seen: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def picture_digest(data: bytes) -> str:
    """Return the digest (SHA-256, hexadecimal) by which a burned page is known."""
    return hashlib.sha256(data).hexdigest()


def request_bytes(  # noqa: PLR0913, PLR0917 - one for each part of the request
    aliases: Iterable[Alias],
    public_text: str,
    pictures: Iterable[str] = (),
    open_names: Iterable[Alias] = (),
    layer: str = "",
    name: str = "",
    chain: Iterable[str] = (),
    no_names: Iterable[str] = (),
) -> bytes:
    """Return the first frame of the child: what it is asked."""
    forms = whole_only(aliases)
    asked = ClearanceRequest(
        tuple(forms),
        public_text,
        tuple(pictures),
        tuple(dict.fromkeys(alias.text for alias in open_names)),
        layer,
        name,
        tuple(chain),
        tuple(no_names),
        tuple(form for form, is_whole in forms.items() if is_whole),
    )
    return json.dumps(asdict(asked)).encode()


def whole_only(aliases: Iterable[Alias]) -> dict[str, bool]:
    """Return each form once, and whether it counts as a whole word alone, whoever has it."""
    forms: dict[str, bool] = {}
    for alias in aliases:
        forms[alias.text] = alias.is_whole and forms.get(alias.text, True)
    return forms


def page_texts_bytes(
    page_texts: Sequence[str], seen: Mapping[int, Sequence[str]] | None = None
) -> bytes:
    """Return the third frame of the child: what workers read from the pages."""
    pictures = {str(page): list(texts) for page, texts in (seen or {}).items()}
    return json.dumps({"texts": list(page_texts), "seen": pictures}).encode()


def page_texts_from_bytes(data: bytes) -> PageReadings:
    """Read the third frame."""
    told = json.loads(data)
    seen = {int(page): tuple(texts) for page, texts in told["seen"].items()}
    return PageReadings(tuple(told["texts"]), seen)


def report_from_bytes(data: bytes) -> ClearanceReport:
    """Read the answer of the child.

    Raises:
        ValueError: not a report.
    """
    told = json.loads(data)
    if not isinstance(told, dict) or set(told) != {*ClearanceReport.__dataclass_fields__}:
        raise ValueError("not a clearance report")
    return ClearanceReport(
        int(told["streams"]),
        int(told["hits"]),
        tuple((str(kind), int(count)) for kind, count in told["kinds"]),
        tuple((str(kind), int(page), int(count)) for kind, page, count in told["places"]),
        tuple((int(page), int(count)) for page, count in told["doubts"]),
        tuple((int(page), int(index)) for page, index in told["pictured"]),
        tuple((int(page), int(count)) for page, count in told["near"]),
    )
