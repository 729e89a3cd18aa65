"""A field of a form for each field of a record, by what it holds."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from casefiles.office.chronology.events import ZONES
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.form_fields import (
    FIELDS_OF_PARTS,
    FieldKind,
    FieldSpec,
    required_of,
    type_code,
)
from casefiles.ui.base.context import Context
from casefiles.ui.records.part_rows import PartField, PartsField
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TextField, TickField
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.moment_field import MomentField
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.ui.widgets.small_fields import (
    CodesField,
    DatesField,
    LinesField,
    NumberField,
    OneChoiceField,
    OnePersonField,
)
from casefiles.ui.widgets.state_field import StateField
from casefiles.words.acts import field_words
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import ADD_PART
from casefiles.words.review import LANGUAGES, choice_words

_OTHER: Final = msg_mark("Choose or type")
_NONE: Final = ("", msg_mark("None"))
NOT_RECORDED: Final = ("", msg_mark("Not recorded"))
"""What a choice of a code begins with."""
_A_DAY: Final = msg_mark("One per line: 14 Mar 2019.")


class FieldFactory:
    """Makes the fields of one form, with what they offer."""

    def __init__(self, context: Context, offers: FieldChoices | None = None) -> None:
        self._context = context
        self._offers = offers or FieldChoices()

    def field(self, kind: type[Any], field_spec: FieldSpec) -> Field:
        """Return the field of a form for a field of a type or part."""
        is_needed = field_spec.name in required_of(kind) and kind not in FIELDS_OF_PARTS
        return self._makers()[field_spec.holds](field_spec, self.words(kind, field_spec), is_needed)

    def words(self, kind: type[Any], field_spec: FieldSpec) -> str:
        """Return the words above a field."""
        return field_spec.words or field_words(field_spec.name, type_code(kind))

    def _makers(self) -> dict[FieldKind, Callable[[FieldSpec, str, bool], Field]]:
        context, offers = self._context, self._offers
        return {
            FieldKind.LINE: lambda spec, words, needed: LineField(
                spec.name, words, spec.hint, required=needed
            ),
            FieldKind.NAMES: lambda spec, words, needed: MentionField(
                context, spec.name, words, spec.hint, required=needed, rows=spec.rows or 1
            ),
            FieldKind.TEXT: lambda spec, words, needed: MentionField(
                context, spec.name, words, spec.hint, required=needed, rows=spec.rows or 3
            ),
            FieldKind.NOTE: lambda spec, words, needed: TextField(
                spec.name, words, spec.hint, required=needed, rows=spec.rows or 3
            ),
            FieldKind.DATE: lambda spec, words, needed: DateField(
                spec.name, words, spec.hint, required=needed
            ),
            FieldKind.MOMENT: lambda spec, words, needed: MomentField(
                spec.name, words, spec.hint, msg_of(ZONES), required=needed
            ),
            FieldKind.DATES: lambda spec, words, _: DatesField(
                spec.name, words, spec.hint or msg_of(_A_DAY), rows=2
            ),
            FieldKind.LINES: lambda spec, words, _: LinesField(spec.name, words, spec.hint, rows=2),
            FieldKind.LANGUAGES: lambda spec, words, _: CodesField(spec.name, words, spec.hint),
            FieldKind.NUMBER: lambda spec, words, _: NumberField(spec.name, words, spec.hint),
            FieldKind.TRUTH: lambda spec, words, _: TickField(spec.name, words, spec.hint),
            FieldKind.TERM: lambda spec, words, _: _free(spec, words, self._terms(spec)),
            FieldKind.CODE: lambda spec, words, _: _fixed(
                spec, words, (msg_of(NOT_RECORDED), *self._terms(spec))
            ),
            FieldKind.OFFERED: lambda spec, words, _: ChoiceField(
                spec.name, words, offers.offered.get(spec.name, ()), spec.hint, free=True
            ),
            FieldKind.ZONE: lambda spec, words, _: _free(spec, words, msg_of(ZONES[1:])),
            FieldKind.LANGUAGE: lambda spec, words, _: _free(spec, words, msg_of(LANGUAGES)),
            FieldKind.STATE: lambda spec, words, needed: StateField(
                context, spec.name, words, spec.hint, required=needed
            ),
            FieldKind.CHOICE: lambda spec, words, _: _fixed(
                spec, words, offers.offered.get(spec.name) or _choices(spec.kind)
            ),
            FieldKind.RULE: lambda spec, words, _: _fixed(
                spec, words, offers.offered.get(spec.name) or (msg_of(_NONE), *offers.rules)
            ),
            FieldKind.LIMB: lambda spec, words, _: _fixed(spec, words, offers.limbs),
            FieldKind.AUTHORITY: lambda spec, words, _: _fixed(
                spec, words, offers.offered.get(spec.name, ())
            ),
            FieldKind.PROFILE: lambda spec, words, _: _fixed(
                spec, words, (msg_of(_NONE), *offers.profiles)
            ),
            FieldKind.EDITION: lambda spec, words, _: _fixed(
                spec, words, (msg_of(_NONE), *offers.editions)
            ),
            FieldKind.RECORD: lambda spec, words, _: _fixed(spec, words, self._records(spec)),
            FieldKind.ANY_RECORD: self._any_record,
            FieldKind.PERSON: self._person,
            FieldKind.PEOPLE: lambda spec, words, _: PeopleField(
                context, spec.name, words, spec.hint
            ),
            FieldKind.DOCUMENT: lambda spec, words, _: DocumentField(
                context, spec.name, words, spec.hint
            ),
            FieldKind.DOCUMENTS: self._documents,
            FieldKind.CITES: lambda spec, words, _: CitationsField(
                context, spec.name, words, spec.hint
            ),
            FieldKind.PARTS: self._parts,
            FieldKind.PART: lambda spec, words, _: PartField(spec.name, words, self._within(spec)),
        }

    def _terms(self, field: FieldSpec) -> tuple[tuple[str, str], ...]:
        return tuple(
            term for name in field.vocabularies for term in self._offers.terms.get(name, ())
        )

    def _records(self, field: FieldSpec) -> tuple[tuple[str, str], ...]:
        offered = self._offers.records.get(field.kind or type(None), ())
        return (msg_of(_NONE), *offered)

    def _any_record(self, field_spec: FieldSpec, words: str, _: bool) -> Field:
        field = OneChoiceField(field_spec.name, words, msg("Search records"), field_spec.hint)
        field.offer(self._offers.every_record)
        return field

    def _person(self, field_spec: FieldSpec, words: str, needed: bool) -> Field:
        field = OnePersonField(
            self._context, field_spec.name, words, field_spec.hint, required=needed
        )
        field.several = field_spec.several or field.several
        return field

    def _documents(self, field_spec: FieldSpec, words: str, _: bool) -> Field:
        field = ChoicesField(
            field_spec.name, words, msg("Exhibit number, title or file name"), field_spec.hint
        )
        field.offer(self._offers.documents)
        return field

    def _parts(self, field: FieldSpec, words: str, _: bool) -> Field:
        kind = field.kind or type(None)
        starts = [{"limb": limb} for limb, _ in self._offers.limbs] if _asks_limbs(kind) else []
        add = msg_of(ADD_PART.get(type_code(kind), msg("Add")))
        return PartsField(field, words, (add, starts), lambda: self._within(field))

    def _within(self, field: FieldSpec) -> list[Field]:
        kind = field.kind or type(None)
        return [self.field(kind, one) for one in FIELDS_OF_PARTS[kind]]


def _asks_limbs(kind: type[Any]) -> bool:
    return any(one.holds is FieldKind.LIMB for one in FIELDS_OF_PARTS[kind])


def _free(field_spec: FieldSpec, words: str, choices: Any) -> ChoiceField:
    field = ChoiceField(field_spec.name, words, choices, field_spec.hint, free=True)
    line = field.box.lineEdit()
    if line is not None:
        line.setPlaceholderText(msg_of(_OTHER))
    return field


def _fixed(field: FieldSpec, words: str, choices: Any) -> ChoiceField:
    return ChoiceField(field.name, words, choices, field.hint)


def _choices(kind: type[Any] | None) -> tuple[tuple[str, str], ...]:
    if kind is None or not issubclass(kind, StrEnum):
        return ()
    return tuple(
        (str(one), choice_words(one) or label(str(one)).capitalize() or msg("Not recorded"))
        for one in kind
    )
