"""Every kind of field that a form can have."""

from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TextField, TickField
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.names_field import IdentifiersField, NamesField
from casefiles.ui.widgets.people_field import PeopleField

__all__ = [
    "ChoiceField",
    "ChoicesField",
    "CitationsField",
    "DateField",
    "Field",
    "IdentifiersField",
    "LineField",
    "MentionField",
    "NamesField",
    "PeopleField",
    "TextField",
    "TickField",
]
