"""The lawyer's own texts that leave in a draft, and the records in which they stand.

Which texts leave is what the projection released, not a list kept by hand; where one stands is
found by looking through every field of every record of the case.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Person,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.replacement_texts import Substitute
from casefiles.domain.records.reprisals import ReprisalStep
from casefiles.domain.records.translation import Translation
from casefiles.domain.rules.paper_text import plain_text
from casefiles.office.draft.draft_view import DraftView
from casefiles.office.records.findings import FindingLocation
from casefiles.words.acts import FIELDS
from casefiles.words.language import msg, msg_of

_OF_NOBODY: Final = (Citation, TextBlock)
"""What holds no text of the lawyer's: words of files are no references."""


def exported_texts(view: DraftView) -> tuple[str, ...]:
    """Return each text of the lawyer's that a draft shows, as it was typed.

    The narrative is cut at its cites before it is released: here its parts stand whole.
    """
    draft = view.draft
    texts = [text for text, _ in draft.projection.typed]
    for block in view.blocks:
        texts += [block.text, *block.notes]
    shown = set(draft.projection.paper)
    for typed in (one for one in view.snapshot.paper if one.id in shown):
        texts += map(plain_text, (typed.text, *typed.notes))
    # A name that is open is printed as it was typed in place of each reference.
    texts += [one.label for one in draft.disclosure.persons if not one.is_pseudonym]
    return tuple(one for one in dict.fromkeys(texts) if one.strip())


def places_of(view: DraftView, text: str) -> tuple[FindingLocation, ...]:
    """Return the places of a text that leaves: fields that are it, else fields that hold it."""
    equal: dict[FindingLocation, None] = {}
    holding: dict[FindingLocation, None] = {}
    for record in records_in(view):
        for name, value in _texts_of(record):
            if text == value:
                equal[_spot(view, record, name)] = None
            elif text in value:
                holding[_spot(view, record, name)] = None
    return tuple(equal) or tuple(holding) or (_elsewhere(view, None),)


def records_in(view: DraftView) -> Iterator[Any]:
    """Yield every record of the case behind a draft."""
    for field in fields(view.snapshot):
        value = getattr(view.snapshot, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one) and not isinstance(one, _OF_NOBODY):
                yield one


def _texts_of(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a record with the names of their fields, also of what lies in it."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts_of(one, name)
    elif is_dataclass(value) and not isinstance(value, _OF_NOBODY):
        for field in fields(value):
            yield from _texts_of(getattr(value, field.name), field.name)


def _spot(view: DraftView, record: Any, name: str) -> FindingLocation:
    spot = _record_spot(view, record)
    field = msg_of(FIELDS.get(name, name.replace("_", " ")))
    return FindingLocation(f"{spot.words}: {field}", spot.room, spot.record, spot.detail)


def _record_spot(view: DraftView, record: Any) -> FindingLocation:
    if isinstance(record, Exhibit | Substitute | Translation | Mark):
        return view.document(record.document_id)
    spot: FindingLocation = _SPOTS.get(type(record), _elsewhere)(view, record)
    return spot


def _elsewhere(_view: DraftView, _record: Any) -> FindingLocation:
    return FindingLocation(msg("The dossier"), "dossier")


_SPOTS: Final[dict[type[Any], Callable[[DraftView, Any], FindingLocation]]] = {
    Case: lambda *_: FindingLocation(msg("The case and its title"), "overview", "", "edit"),
    Deadline: lambda *_: FindingLocation(msg("A hearing or date of the case"), "overview"),
    Event: lambda view, record: view.event(record),
    ReprisalStep: lambda view, record: view.step(record),
    Fact: lambda view, record: view.fact(record),
    Person: lambda view, record: view.person(record),
    NarrativeBlock: lambda view, record: view.block(record),
    PaperBlock: lambda view, record: view.paper_block(record),
    Document: lambda view, record: view.document(record.id),
    Argument: lambda view, record: FindingLocation(
        view.excerpt(record.text), "argument", record.id
    ),
    FieldAnswer: lambda _, record: FindingLocation(
        msg("A field of the form"), "dossier", record.id, "form"
    ),
    Treatment: lambda *_: FindingLocation(msg("Placeholders and reasons"), "dossier"),
}
