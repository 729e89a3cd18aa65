"""A field of a form for each field of the register, by what it holds."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from casefiles.office.chronology.events import ZONES
from casefiles.office.proceedings.register_offers import Offers
from casefiles.office.records.register_fields import (
    FIELDS_OF_PARTS,
    FieldOf,
    Holds,
    required_of,
    type_code,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.proceedings.part_rows import PartField, PartsField
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.cites_field import CitesField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TickField
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.ui.widgets.small_fields import (
    DatesField,
    LinesField,
    NumberField,
    OneChoiceField,
    OnePersonField,
)
from casefiles.ui.widgets.state_field import StateField
from casefiles.words.acts import field_words
from casefiles.words.catalogue import label
from casefiles.words.register import ADD_PART
from casefiles.words.review import LANGUAGES, choice_words

_OTHER: Final = "Choose, or type other words"
_NONE: Final = ("", "None")
_A_DAY: Final = "One a line: 14 Mar 2019."


class Maker:
    """Makes the fields of one form, with what they offer."""

    def __init__(self, context: Context, offers: Offers) -> None:
        self._context = context
        self._offers = offers

    def field(self, kind: type[Any], told: FieldOf) -> Field:
        """Return the field of a form for a field of a type or part."""
        words = told.words or field_words(told.name, type_code(kind))
        is_needed = told.name in required_of(kind) and kind not in FIELDS_OF_PARTS
        return self._makers()[told.holds](told, words, is_needed)

    def _makers(self) -> dict[Holds, Callable[[FieldOf, str, bool], Field]]:
        context, offers = self._context, self._offers
        return {
            Holds.LINE: lambda told, words, needed: LineField(
                told.name, words, told.hint, required=needed
            ),
            Holds.NAMES: lambda told, words, needed: MentionField(
                context, told.name, words, told.hint, required=needed, rows=1
            ),
            Holds.TEXT: lambda told, words, needed: MentionField(
                context, told.name, words, told.hint, required=needed, rows=3
            ),
            Holds.DATE: lambda told, words, needed: DateField(
                told.name, words, told.hint, required=needed
            ),
            Holds.DATES: lambda told, words, _: DatesField(
                told.name, words, told.hint or _A_DAY, rows=2
            ),
            Holds.LINES: lambda told, words, _: LinesField(told.name, words, told.hint, rows=2),
            Holds.NUMBER: lambda told, words, _: NumberField(told.name, words, told.hint),
            Holds.TRUTH: lambda told, words, _: TickField(told.name, words, told.hint),
            Holds.TERM: lambda told, words, _: _free(told, words, self._terms(told)),
            Holds.ZONE: lambda told, words, _: _free(told, words, ZONES[1:]),
            Holds.LANGUAGE: lambda told, words, _: _free(told, words, LANGUAGES),
            Holds.STATE: lambda told, words, needed: StateField(
                context, told.name, words, told.hint, required=needed
            ),
            Holds.CHOICE: lambda told, words, _: _fixed(told, words, _choices(told.kind)),
            Holds.RULE: lambda told, words, _: _fixed(told, words, (_NONE, *offers.rules)),
            Holds.LIMB: lambda told, words, _: _fixed(told, words, offers.limbs),
            Holds.PROFILE: lambda told, words, _: _fixed(told, words, (_NONE, *offers.profiles)),
            Holds.EDITION: lambda told, words, _: _fixed(told, words, (_NONE, *offers.editions)),
            Holds.RECORD: lambda told, words, _: _fixed(told, words, self._records(told)),
            Holds.ANY_RECORD: self._any_record,
            Holds.PERSON: lambda told, words, needed: OnePersonField(
                context, told.name, words, told.hint, required=needed
            ),
            Holds.PEOPLE: lambda told, words, _: PeopleField(context, told.name, words, told.hint),
            Holds.DOCUMENT: lambda told, words, _: DocumentField(
                context, told.name, words, told.hint
            ),
            Holds.DOCUMENTS: self._documents,
            Holds.CITES: lambda told, words, _: CitesField(context, told.name, words, told.hint),
            Holds.PARTS: self._parts,
            Holds.PART: lambda told, words, _: PartField(told.name, words, self._within(told)),
        }

    def _terms(self, told: FieldOf) -> tuple[tuple[str, str], ...]:
        return tuple(term for name in told.vocabularies for term in self._offers.terms[name])

    def _records(self, told: FieldOf) -> tuple[tuple[str, str], ...]:
        held = self._offers.records.get(told.kind or type(None), ())
        return (_NONE, *held)

    def _any_record(self, told: FieldOf, words: str, _: bool) -> Field:
        field = OneChoiceField(told.name, words, "Any words of a record", told.hint)
        field.offer(self._offers.every_record)
        return field

    def _documents(self, told: FieldOf, words: str, _: bool) -> Field:
        field = ChoicesField(told.name, words, "Mark, title or file name", told.hint)
        field.offer(self._offers.documents)
        return field

    def _parts(self, told: FieldOf, words: str, _: bool) -> Field:
        kind = told.kind or type(None)
        starts = [{"limb": limb} for limb, _ in self._offers.limbs] if _asks_limbs(kind) else []
        add = ADD_PART.get(type_code(kind), "Add")
        return PartsField(told, words, (add, starts), lambda: self._within(told))

    def _within(self, told: FieldOf) -> list[Field]:
        kind = told.kind or type(None)
        return [self.field(kind, one) for one in FIELDS_OF_PARTS[kind]]


def _asks_limbs(kind: type[Any]) -> bool:
    return any(one.holds is Holds.LIMB for one in FIELDS_OF_PARTS[kind])


def _free(told: FieldOf, words: str, choices: Any) -> ChoiceField:
    field = ChoiceField(told.name, words, choices, told.hint, free=True)
    line = field.box.lineEdit()
    if line is not None:
        line.setPlaceholderText(_OTHER)
    return field


def _fixed(told: FieldOf, words: str, choices: Any) -> ChoiceField:
    return ChoiceField(told.name, words, choices, told.hint)


def _choices(kind: type[Any] | None) -> tuple[tuple[str, str], ...]:
    if kind is None or not issubclass(kind, StrEnum):
        return ()
    return tuple(
        (str(one), choice_words(one) or label(str(one)).capitalize() or "Not told") for one in kind
    )
