"""What the child that clears a file is asked and answers; nothing here takes a file apart."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from casefiles.domain.ids import PersonId
from casefiles.domain.said import Said, said_from
from casefiles.redaction.sought import Excuse, Left, Sought, SoughtPerson

_PEOPLE: Final = ("protected", "open")
_LISTED: Final = ("pictures", "chain", "no_names")


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
        sought: whom to find, under numbers that mean nothing elsewhere.
        public_text: that may stand.
        pictures: digests of the burned pages; no other picture may be in the file.
        layer: text that lies unseen behind pictures; it was searched before and holds no form.
        name: of the file, as it will be written.
        chain: certificates of whoever signed the file, hexadecimal; empty for an unsigned one.
        no_names: readings of which a person said that they are nobody's name.
        said: what whoever made the file wrote where; nothing else may hold a form. None where
            only the text as a whole is known.
    """

    sought: Sought
    public_text: str
    pictures: tuple[str, ...]
    layer: str = ""
    name: str = ""
    chain: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class PageReadings:
    """What was read from the finished pages.

    Attributes:
        texts: what any reader takes from each page.
        seen: what machines read in the picture of a page, by page from 1, each reading apart.
        plain: the same without words that were hardly read, in which short forms count; of a page
            without a key it is what was seen.
    """

    texts: tuple[str, ...]
    seen: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    plain: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def picture_digest(data: bytes) -> str:
    """Return the digest (SHA-256, hexadecimal) by which a burned page is known."""
    return hashlib.sha256(data).hexdigest()


def request_bytes(  # noqa: PLR0913, PLR0917 - one for each part of the request
    sought: Sought,
    public_text: str,
    pictures: Iterable[str] = (),
    layer: str = "",
    name: str = "",
    chain: Iterable[str] = (),
    no_names: Iterable[str] = (),
    said: Said | None = None,
) -> bytes:
    """Return the first frame of the child: what it is asked."""
    asked = ClearanceRequest(
        numbered(sought),
        public_text,
        tuple(pictures),
        layer,
        name,
        tuple(chain),
        tuple(no_names),
        said,
    )
    return json.dumps(asdict(replace(asked, sought=_listed(asked.sought)))).encode()


def request_from_bytes(data: bytes) -> ClearanceRequest:
    """Read the first frame."""
    told = json.loads(data)
    listed: dict[str, Any] = {name: tuple(told[name]) for name in _LISTED}
    said = said_from(told["said"]) if told["said"] is not None else None
    return ClearanceRequest(**{**told, **listed, "sought": _sought(told["sought"]), "said": said})


def numbered(sought: Sought) -> Sought:
    """Return what is sought under numbers in place of ids: no id of the vault enters a child."""
    numbers: dict[PersonId, PersonId] = {}
    for one in (*sought.protected, *sought.open):
        numbers.setdefault(one.person_id, PersonId(str(len(numbers) + 1)))

    def anonymous(one: SoughtPerson) -> SoughtPerson:
        return replace(one, person_id=numbers[one.person_id])

    excused = (
        replace(one, open_id=numbers[one.open_id], person_id=numbers[one.person_id])
        for one in sought.excused
    )
    left = (replace(one, person_id=numbers[one.person_id]) for one in sought.left)
    return Sought(
        tuple(map(anonymous, sought.protected)),
        tuple(map(anonymous, sought.open)),
        frozenset(excused),
        frozenset(left),
    )


def _listed(sought: Sought) -> Any:
    """Return what is sought as JSON has it, always in the same order."""
    told = {name: [asdict(one) for one in getattr(sought, name)] for name in _PEOPLE}
    for name in ("excused", "left"):
        decided = [asdict(one) for one in getattr(sought, name)]
        told[name] = sorted(decided, key=lambda one: tuple(one.values()))
    return told


def _sought(told: Mapping[str, Any]) -> Sought:
    protected, opened = (tuple(map(_person, told[name])) for name in _PEOPLE)
    excused = frozenset(Excuse(**one) for one in told["excused"])
    return Sought(protected, opened, excused, frozenset(Left(**one) for one in told["left"]))


def _person(told: Mapping[str, Any]) -> SoughtPerson:
    pairs = tuple((kind, value) for kind, value in told["identifiers"])
    listed = {name: tuple(told[name]) for name in ("names", "rejected", "phrases")}
    return SoughtPerson(**{**told, **listed, "identifiers": pairs})


def page_texts_bytes(
    page_texts: Sequence[str],
    seen: Mapping[int, Sequence[str]] | None = None,
    plain: Mapping[int, Sequence[str]] | None = None,
) -> bytes:
    """Return the third frame of the child: what workers read from the pages."""
    pictures, surer = (
        {str(page): list(texts) for page, texts in (one or {}).items()} for one in (seen, plain)
    )
    return json.dumps({"texts": list(page_texts), "seen": pictures, "plain": surer}).encode()


def page_texts_from_bytes(data: bytes) -> PageReadings:
    """Read the third frame."""
    told = json.loads(data)
    seen, plain = (
        {int(page): tuple(texts) for page, texts in told[name].items()}
        for name in ("seen", "plain")
    )
    return PageReadings(tuple(told["texts"]), seen, plain)


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
