"""The fields of a form, made from those of a record."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from casefiles.office.records.form_fields import (
    FieldKind,
    FieldSpec,
    fields_of,
    type_code,
    vocabularies_of,
)
from casefiles.office.records.vocabularies import all_choices
from casefiles.ui.base.context import Context
from casefiles.ui.records.field_factory import NOT_RECORDED, FieldFactory
from casefiles.ui.widgets.field import ChoiceField, Field
from casefiles.ui.widgets.folded_part import FoldedPart
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.words.forms import FOLDED, SECTIONS
from casefiles.words.language import msg_of

OwnFields = Mapping[str, Callable[[FieldSpec, str], Field]]
"""By name, what makes a field that asks for more than its kind does, from its spec and words."""
_NONE: Final[OwnFields] = {}
_NO_OTHERS: Final[Mapping[str, type[Any] | QWidget]] = {}


def add_fields(
    form: RecordForm,
    kind: type[Any],
    maker: FieldFactory,
    own: OwnFields = _NONE,
    before: Mapping[str, type[Any] | QWidget] = _NO_OTHERS,
) -> None:
    """Add a field for each that a form of the type asks for, in its order.

    Args:
        form: that is being made; nothing is loaded yet.
        kind: of the record.
        maker: makes the fields.
        own: fields that the form makes itself.
        before: by name, another type whose fields come before this one, or a widget.
    """
    seldom = []
    for spec in msg_of(fields_of(kind)):
        first = before.get(spec.name)
        if isinstance(first, QWidget):
            form.add_words(first)
        elif first is not None:
            add_fields(form, first, maker, own)
        _add_heading(form, f"{type_code(kind)}.{spec.name}")
        make = own.get(spec.name)
        field = make(spec, maker.words(kind, spec)) if make else maker.field(kind, spec)
        if spec.is_seldom:
            seldom.append(field)
        else:
            form.add(field)
    if seldom:
        FoldedPart(form, msg_of(FOLDED[type_code(kind)]), seldom)


def _add_heading(form: RecordForm, key: str) -> None:
    """Add what is said above a field with which a part of the form begins."""
    title, words = msg_of(SECTIONS.get(key, ("", "")))
    if title:
        form.add_words(subheading(title))
    if words:
        form.add_words(muted(words))


def ask_terms(form: RecordForm, kind: type[Any], context: Context) -> None:
    """Ask for the terms that fields of a form offer, where it is made before they are known."""
    offer = partial(_offer, form, kind)
    context.session.ask(form, all_choices(*vocabularies_of(kind)), offer, channel="terms")


def _offer(
    form: RecordForm, kind: type[Any], terms: dict[str, tuple[tuple[str, str], ...]]
) -> None:
    for spec in fields_of(kind):
        field = form.fields[spec.name]
        if spec.vocabularies and isinstance(field, ChoiceField):
            found = [term for name in spec.vocabularies for term in terms[name]]
            none = [msg_of(NOT_RECORDED)] if spec.holds is FieldKind.CODE else []
            field.set_choices([*none, *found])
