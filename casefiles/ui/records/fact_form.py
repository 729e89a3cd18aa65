"""The form of a fact: one assertion, what it rests on, and the pages that prove it."""

from typing import Any

from typing_extensions import override

from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.office.records.form_fields import FieldSpec
from casefiles.office.records.form_values import values_of, with_values
from casefiles.ui.base.context import Context
from casefiles.ui.records.derived_form import add_fields, ask_terms
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.words.language import msg


class CitedField(CitationsField):
    """The pages; needed while the fact is called cited."""

    def __init__(self, form: RecordForm, context: Context, name: str, words: str) -> None:
        super().__init__(context, name, words)
        self._form: RecordForm = form

    @override
    def check(self) -> str:
        """Return what is wrong with the pages, or that there are none."""
        words = super().check()
        standing = self._form.fields["standing"].value()
        if not words and standing == EvidentialStatus.CITED and not self.value():
            return msg(
                "A fact with evidence needs a document and page. Add one, or choose another"
                " evidential status."
            )
        return words


class FactForm(RecordForm):
    """Says what is asserted, and on what grounds."""

    def __init__(self, context: Context, draft_name: str, title: str, fact: Fact) -> None:
        super().__init__(context, draft_name, title)
        self._fact = fact

        def cites(spec: FieldSpec, words: str) -> CitedField:
            return CitedField(self, context, spec.name, words)

        add_fields(self, Fact, FieldFactory(context), {"cites": cites})
        self.load(values_of(fact))
        ask_terms(self, Fact, context)

    def fact_of(self, values: dict[str, Any]) -> Fact:
        """Return the fact that the form holds."""
        return with_values(self._fact, values)
