"""The texts of a case that can have versions in other languages, and a case with some of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from casefiles.domain.foundation.schema import TRANSLATED, code_of, schema_of
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Deadline, Document, Event, Exhibit, Fact
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.reprisals import ReprisalStep, ReprisalStepKind, record_of_step
from casefiles.domain.records.snapshot import CaseSnapshot

TextKey: TypeAlias = tuple[str, str]
"""Id of a record, and which of its texts."""

NOTE: Final = "note "
"""Begins the name of the text of a footnote, before its number from 1."""
STEP: Final = "step"
"""The text of a step of the proceedings, which is made of several fields of its record."""


class TextPlace(StrEnum):
    """Where a text is printed: in papers that are read first, or in lists behind them."""

    LEAD = "lead"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class VersionedText:
    """A text of the lawyer's that readers may need in another language.

    Attributes:
        kind: of its record, by the name of the collection of a snapshot.
    """

    record_id: str
    field: str
    text: str
    place: TextPlace
    kind: str

    @property
    def key(self) -> TextKey:
        """What names it among all texts of the vault."""
        return self.record_id, self.field


_LEAD, _LISTED = TextPlace.LEAD, TextPlace.LISTED
_COLLECTIONS: Final[Mapping[str, tuple[type[Any], TextPlace]]] = {
    "narrative": (NarrativeBlock, _LEAD),
    "arguments": (Argument, _LEAD),
    "answers": (FieldAnswer, _LEAD),
    "deadlines": (Deadline, _LEAD),
    "events": (Event, _LISTED),
    "facts": (Fact, _LISTED),
    "exhibits": (Exhibit, _LISTED),
    "documents": (Document, _LISTED),
}
"""Records by collection of a snapshot, and where their texts are printed."""


def _translated(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in schema_of(kind) if TRANSLATED in one.traits)


def versioned_texts(snapshot: CaseSnapshot) -> Iterator[VersionedText]:
    """Yield each text that is not empty, of each record of a snapshot."""
    case = snapshot.case
    yield from _of(case.id, case, (_LEAD, "case"))
    exhibited = {one.document_id for one in snapshot.exhibits}
    for kind, (_, place) in _COLLECTIONS.items():
        for one in getattr(snapshot, kind):
            if kind != "documents" or one.id in exhibited:
                yield from _of(one.id, one, (place, kind))
    yield from _footnotes(snapshot)
    for step in snapshot.steps:
        # An event stands in the chronology too, under the same words.
        if step.kind is not ReprisalStepKind.EVENT:
            yield from _of_step(step)


def _footnotes(snapshot: CaseSnapshot) -> Iterator[VersionedText]:
    for block in snapshot.narrative:
        for number, note in enumerate(block.notes, start=1):
            if note.strip():
                yield VersionedText(block.id, f"{NOTE}{number}", note, _LEAD, "narrative")


def _of(record_id: str, record: Any, at: tuple[TextPlace, str]) -> Iterator[VersionedText]:
    for name in _translated(type(record)):
        text = getattr(record, name)
        if text.strip():
            yield VersionedText(record_id, name, text, *at)


def _of_step(step: ReprisalStep) -> Iterator[VersionedText]:
    record_id, field = step_key(step)
    if step.text.strip():
        yield VersionedText(record_id, field, step.text, _LISTED, "steps")
    if step.place.strip():
        yield VersionedText(record_id, "place", step.place, _LISTED, "steps")


def step_key(step: ReprisalStep) -> TextKey:
    """Return what names the text of a step."""
    record_id = record_of_step(step.id)
    if step.kind is ReprisalStepKind.EVENT:
        return record_id, "text"
    return record_id, f"{STEP} {step.id.partition(' ')[2]}".strip()


def with_versions(snapshot: CaseSnapshot, texts: Mapping[TextKey, str]) -> CaseSnapshot:
    """Return a case in which some texts say something else; all others stay."""
    if not texts:
        return snapshot

    def put(record_id: str, record: Any) -> Any:
        names = _translated(type(record))
        found = {name: texts[record_id, name] for name in names if (record_id, name) in texts}
        return replace(record, **found) if found else record

    changed: dict[str, Any] = {"case": put(snapshot.case.id, snapshot.case)}
    for kind in _COLLECTIONS:
        changed[kind] = tuple(put(one.id, one) for one in getattr(snapshot, kind))
    changed["narrative"] = tuple(
        replace(one, notes=tuple(_notes(one.id, one.notes, texts))) for one in changed["narrative"]
    )
    changed["steps"] = tuple(_put_step(one, texts.get) for one in snapshot.steps)
    return replace(snapshot, **changed)


def _notes(record_id: str, notes: tuple[str, ...], texts: Mapping[TextKey, str]) -> Iterator[str]:
    for number, note in enumerate(notes, start=1):
        yield texts.get((record_id, f"{NOTE}{number}"), note)


def _put_step(step: ReprisalStep, get: Callable[[TextKey, str], str]) -> ReprisalStep:
    key = step_key(step)
    return replace(step, text=get(key, step.text), place=get((key[0], "place"), step.place))


def record_kind(collection: str) -> str:
    """Return the code of the type of record in a collection of a snapshot; the case's for none."""
    return code_of(_COLLECTIONS[collection][0]) if collection in _COLLECTIONS else "case"
