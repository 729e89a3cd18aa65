"""What an edition kept of something that is erased becomes opaque ids, in all editions alike.

Equal values become the same id, so that editions can still be laid over one another. No digest
stays: it would let somebody who has the vault try names until one fits.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from casefiles.domain.foundation.ids import PersonId, Randomness
from casefiles.domain.foundation.opaque import is_opaque, opaque_id
from casefiles.domain.records.editions import ErasedName, ExportedContent, ExportedPage
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.redaction.erasure.opaque_areas import PageAreas
from casefiles.redaction.release.placeholders import assigned_pseudonym_label

Fields = dict[str, Any]

_CODES: Final = frozenset(
    {"profile", "audience", "standing", "kind", "lane", "form", "relation", "folio", "sections"}
    | {"code", "field", "part", "matter"}
)
"""Keys of a disclosure under which codes of the program stand, and no words of a case."""
_OF_MARKS: Final = frozenset({"mark", "exhibit", "of", "unit", "what", "cites"})
"""Keys under which the mark of an exhibit stands."""
_LISTS: Final = ("steps", "narrative", "answers", "grounds")
"""Keys that are left out where there is nothing under them."""
_WORDS: Final = ("date", "place", "text", "zone")
_STANDING: Final = next(iter(EvidentialStatus)).value


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a text speaks of somebody who is erased.

    Attributes:
        spans: from index to index, in order, none overlapping another.
        is_sure: nothing else in the text may be about that person.
    """

    spans: tuple[tuple[int, int], ...]
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class ErasedContent:
    """What is erased, as editions may hold it.

    Attributes:
        records: ids of facts, events, steps and blocks of the narrative; of any kind.
        documents: ids of documents.
        exhibits: ids of documents whose exhibit alone goes: mark, witness and front sheet.
        values: texts of its own, which stand in an edition as they were typed.
        answers: fields of a form, as profile, audience and field.
        deadlines: kind, date and forum of dates of the case.
        argued: an argument goes; which of them it was an edition does not tell, so that all of them
            become opaque.
        finders: find each person who is erased, by id.
    """

    records: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    exhibits: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    answers: frozenset[tuple[str, str, str]] = frozenset()
    deadlines: frozenset[tuple[str, str, str]] = frozenset()
    argued: bool = False
    finders: Mapping[PersonId, Callable[[str], Cut]] = field(default_factory=dict)


class Ids:
    """One id for each value, for readers who overlap; it is kept nowhere."""

    def __init__(self, randomness: Randomness) -> None:
        self._randomness = randomness
        self._known: dict[str, str] = {}

    def of(self, value: str) -> str:
        """Return the id that stands for a value; nothing for nothing, and an id stays."""
        if not value or is_opaque(value):
            return value
        key = value.casefold()
        if key not in self._known:
            self._known[key] = opaque_id(self._randomness)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class EditionEraser:
    """Draws ids over what is erased, in the editions of readers who overlap."""

    erased: ErasedContent
    ids: Ids
    areas: PageAreas

    def text(self, text: str) -> str:
        """Return a text without what is erased; as a whole where that cannot be placed in it."""
        return self._cut(text)[0]

    def left(self, left: ExportedContent) -> ExportedContent:
        """Return what an edition keeps without what is erased."""
        parsed: Fields = json.loads(left.disclosure)
        document_ids = {
            one["mark"]: own for one, own in zip(parsed["exhibits"], left.documents, strict=True)
        }
        going = self.erased.documents | self.erased.exhibits
        marks = {mark: self.ids.of(mark) for mark, own in document_ids.items() if own in going}
        for key in _LISTS:
            parsed.setdefault(key, [])
        orders = self._records(parsed, left)
        self._answers_and_arguments(parsed)
        self._deadlines(parsed)
        self._removals(parsed, marks, left.facts[len(parsed["facts"]) :])
        ciphers = self.ciphers(left.ciphers)
        labels = {
            assigned_pseudonym_label(one.text): assigned_pseudonym_label(own.text)
            for one, own in zip(left.ciphers, ciphers, strict=True)
            if one != own
        }
        named: dict[PersonId, str] = {}
        parsed = self._everywhere(parsed, (named, marks, labels))
        # In its order by name an id would stand where the name stood.
        parsed["persons"].sort(key=lambda one: is_opaque(one["label"]))
        for key in _LISTS:
            if not parsed[key]:
                del parsed[key]
        known = {one.person_id for one in left.named if one.text}
        also = [ErasedName(who, own) for who, own in named.items() if who not in known]
        stay = (one for one in left.named if one.text or one.person_id not in named)
        is_argued = left.argued and not self._touches(left)
        return replace(
            left,
            disclosure=_canonical(parsed),
            documents=orders["exhibits"],
            events=orders["events"],
            steps=orders["steps"],
            pages=tuple(
                self._page(one, document_ids.get(one.exhibit, ""), marks) for one in left.pages
            ),
            ciphers=ciphers,
            folios=tuple(self._folio(one, marks) for one in left.folios),
            named=(*stay, *also),
            argued=left.argued if is_argued else (),
            other_text=left.other_text if is_argued else (),
        )

    def _touches(self, left: ExportedContent) -> bool:
        """Tell whether what a Word file left behind may name anything that is erased.

        Its source texts hold what the file never printed, so that it goes as a whole.
        """
        going = self.erased
        ids = going.records | going.documents | going.exhibits | set(going.finders)
        texts = [text for one in left.argued for text in (one.text, *one.source_notes)]
        texts += (
            words.printed
            for one in left.argued
            for some in (one.words, *(note.words for note in one.notes))
            for words in some
        )
        texts += left.other_text
        return (
            going.argued
            or any(one.block_id in going.records for one in left.argued)
            or any(own in text for text in texts for own in ids)
            or any(self.text(text) != text for text in texts)
        )

    def _cut(self, text: str) -> tuple[str, dict[PersonId, str]]:
        """Return a text without what is erased, and what stands in it for whom."""
        if text in self.erased.values:
            return self.ids.of(text), {}
        whole, named = text, {}
        for person_id, find in self.erased.finders.items():
            cut = find(text)
            if cut.spans or not cut.is_sure:
                text, ids = self._without(text, cut.spans)
                named[person_id] = ids[0] if ids else self.ids.of(whole)
                again = find(text)
                if not cut.is_sure or again.spans or not again.is_sure:
                    return self.ids.of(whole), named
        return text, named

    def _without(self, text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, list[str]]:
        made, at, ids = "", 0, []
        for start, end in spans:
            ids.append(self.ids.of(text[start:end]))
            made += text[at:start] + ids[-1]
            at = end
        return made + text[at:], ids

    def _records(self, values: Fields, left: ExportedContent) -> dict[str, Any]:
        """Make records opaque that go as a whole; returns their ids in the order they have now.

        What goes stands last, since its place between two days would tell the day. Paragraphs
        stay where they are: their numbers are printed.
        """
        kinds: tuple[tuple[str, Sequence[str], Callable[[str, Fields], Fields | None]], ...] = (
            ("events", left.events, self._happening),
            ("steps", left.steps, self._happening),
            ("facts", left.facts, self._happening),
            ("narrative", left.blocks, self._block),
            ("exhibits", left.documents, self._exhibit),
        )
        orders: dict[str, Any] = {}
        for key, ids, veiled in kinds:
            # An edition of before told no blocks.
            count = len(values[key])
            owns = [*ids[:count], *[""] * (count - len(ids))]
            made = [
                (own, one, veiled(own, one)) for own, one in zip(owns, values[key], strict=True)
            ]
            if key not in _IN_PLACE:
                made.sort(key=lambda each: each[2] is not None)
            values[key] = [stored or one for _, one, stored in made]
            # A schedule tells of records without showing them.
            orders[key] = (*(own for own, _, _ in made), *ids[count:])
        return orders

    def _happening(self, own: str, one: Fields) -> Fields | None:
        if own not in self.erased.records:
            return None
        words = {key: self.ids.of(one[key]) for key in _WORDS if key in one}
        codes = {key: "" for key in ("lane", "kind") if key in one}
        return one | words | codes | {"cites": [], "standing": _STANDING}

    def _block(self, own: str, one: Fields) -> Fields | None:
        if own not in self.erased.records:
            return None
        pieces = [*one["pieces"], *(piece for note in one["notes"] for piece in note)]
        text = self.ids.of(" ".join(piece["text"] for piece in pieces))
        piece = {"text": text, "cites": [], "note": 0}
        return one | {"level": 0, "pieces": [piece], "notes": []}

    def _exhibit(self, own: str, one: Fields) -> Fields | None:
        if own not in self.erased.documents | self.erased.exhibits:
            return None
        made = one | {"mark": self.ids.of(one["mark"]), "witness": self.ids.of(one["witness"])}
        if "sheet" in one:
            made["sheet"] = {
                key: value if key == "relation" else self.ids.of(value)
                for key, value in one["sheet"].items()
            }
        if own not in self.erased.documents:
            return made
        # How many pages there were is its length; that there were any tells how it left.
        made |= {"title": self.ids.of(one["title"]), "pages": min(one["pages"], 1)}
        if one.get("form"):
            text = "\n".join(f"{each['head']}\n{each['text']}" for each in one["paragraphs"])
            made |= {"form": "words", "paragraphs": [{"head": "", "text": self.ids.of(text)}]}
        return made

    def _answers_and_arguments(self, values: Fields) -> None:
        line = values["profile"], values["audience"]
        for one in values["answers"]:
            if (*line, one["field"]) in self.erased.answers:
                one["text"] = self.ids.of(one["text"])
        if self.erased.argued:
            for one in _arguments(values):
                one |= {key: self.ids.of(one[key]) for key in ("text", "answer", "reply")}

    def _deadlines(self, values: Fields) -> None:
        for one in values["deadlines"]:
            if (one["kind"], one["date"], one["forum"]) in self.erased.deadlines:
                one |= {key: self.ids.of(one[key]) for key in ("date", "forum")}

    def _removals(self, values: Fields, marks: Mapping[str, str], facts: Sequence[str]) -> None:
        """Make what a schedule tells of documents and facts opaque.

        Args:
            values: of the edition.
            marks: of documents that go.
            facts: the record behind each fact of its rows; empty in editions of before.
        """
        removals = values.get("removals", [])
        listed = [fact for one in removals for fact in one.get("facts", [])]
        # Of facts that cannot be told apart all go.
        owns = facts if len(facts) == len(listed) else [""] * len(listed)
        is_unclear = bool(self.erased.records) and len(facts) != len(listed)
        for own, fact in zip(owns, listed, strict=True):
            if is_unclear or own in self.erased.records:
                fact |= {"text": self.ids.of(fact["text"]), "cites": []}
        for one in removals:
            places = one.get("places", [])
            for place in (each for each in places if each["what"] in marks):
                place |= {"page": min(place["page"], 1), "bars": []}
            if places:
                one["places"] = _once(places)
        for one in (each for each in removals if each["what"] in marks):
            one |= {"page": min(one["page"], 1), "top": 0, "bottom": 0}
            one |= {"reason": self.ids.of(one["reason"])}
        removals.sort(key=lambda one: one["what"] in marks)

    def ciphers(
        self, assigned_pseudonyms: Iterable[AssignedPseudonym]
    ) -> tuple[AssignedPseudonym, ...]:
        """Return ciphers with ids in place of those of people who go."""
        return tuple(
            replace(one, text=self.ids.of(one.text))
            if one.person_id in self.erased.finders
            else one
            for one in assigned_pseudonyms
        )

    def _everywhere(self, value: Any, values: "_EditionTexts", key: str = "") -> Any:
        """Return a part of a disclosure with each of its texts cut."""
        if isinstance(value, dict):
            return {name: self._everywhere(stored, values, name) for name, stored in value.items()}
        if isinstance(value, list):
            return [self._everywhere(one, values, key) for one in value]
        if not isinstance(value, str) or key in _CODES:
            return value
        named, marks, labels = values
        if key in _OF_MARKS and value in marks:
            return marks[value]
        for label, own in labels.items():
            value = value.replace(label, own)
        text, found = self._cut(value)
        for person_id, own in found.items():
            named.setdefault(person_id, own)
        return text

    def _page(self, page: ExportedPage, document_id: str, marks: Mapping[str, str]) -> ExportedPage:
        exhibit = marks.get(page.exhibit) or self.text(page.exhibit)
        if document_id not in self.erased.documents:
            return replace(page, exhibit=exhibit)
        boxes = self.areas.veiled((document_id, page.number), page.boxes)
        return ExportedPage(exhibit, page.number, boxes, self.ids.of(page.picture))

    def _folio(self, folio: InheritedFolio, marks: Mapping[str, str]) -> InheritedFolio:
        if not folio.is_exhibit:
            return folio
        return replace(folio, unit=marks.get(folio.unit) or self.text(folio.unit))


_EditionTexts = tuple[dict[PersonId, str], Mapping[str, str], Mapping[str, str]]
"""What stands for whom so far; what stands for marks, and for the labels of ciphers."""
_IN_PLACE: Final = frozenset({"facts", "narrative"})


def _arguments(values: Fields) -> Iterator[Fields]:
    for ground in values["grounds"]:
        for limb in ground["limbs"]:
            yield from limb["arguments"]


def _once(places: Sequence[Fields]) -> list[Fields]:
    """Return places without those that say the same: how many there were is a length too."""
    return list({json.dumps(one, sort_keys=True): one for one in places}.values())


def _canonical(values: Fields) -> str:
    """Return a disclosure as `canonical_bytes` has it."""
    return json.dumps(
        values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
