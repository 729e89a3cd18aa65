"""The fields of a form, made from those of a record."""

from typing import Any

from casefiles.office.records.form_fields import fields_of
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.forms import RecordForm


def add_fields(form: RecordForm, kind: type[Any], maker: FieldFactory) -> None:
    """Add a field for each that a form of the type asks for, in its order.

    Args:
        form: that is being made; nothing is loaded yet.
        kind: of the record.
        maker: makes the fields.
    """
    for field in fields_of(kind):
        form.add(maker.field(kind, field))
