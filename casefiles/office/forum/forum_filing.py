"""A draft as a forum's checks look at it: its form, what stands in it, and the places to mend."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.dossier.forum.form_values import value_of
from casefiles.dossier.forum.forums import FormField, ForumProfile
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import FindingLocation
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace.operations import JobContext

FORM: Final = "form"
"""Detail of the place in the dossier's room where the fields of a form are filled in."""
PAPERS: Final = "papers"
"""Likewise of the place where papers are followed that somebody signs by hand."""
_BILLION: Final = 1_000_000_000
_MARK: Final = re.compile(r"(?<![\w/])[A-Z]{1,4}/[0-9]{1,4}(?![\w/])")


@dataclass(frozen=True, slots=True)
class Filing:
    """A draft with a form.

    Attributes:
        today: by the clock of the computer.
    """

    workplace: JobContext
    view: DraftView
    form: ForumProfile
    today: date

    @property
    def draft(self) -> Draft:
        """The draft itself."""
        return self.view.draft

    def value(self, field_id: str) -> str:
        """Return what stands in a field, as it is released; empty for nothing or no such field."""
        field = self.form.field(field_id)
        return value_of(field, self.draft.disclosure).strip() if field is not None else ""

    def lines(self, field_id: str) -> tuple[str, ...]:
        """Return the lines of a list that say something."""
        return tuple(line for line in self.value(field_id).splitlines() if line.strip())

    def asks(self, *field_ids: str) -> tuple[FormField, ...]:
        """Return those of some fields that the form has."""
        return tuple(one for one in self.form.fields if one.id in field_ids)

    def spot(self, field_id: str, more: str = "") -> FindingLocation:
        """Return the place where a field is filled in."""
        field = self.form.field(field_id)
        label = field.label if field is not None else self.form.title
        return FindingLocation(
            f"{label}{more}", "dossier", field_id if field is not None else "", FORM, kept=label
        )

    def day_in(self, field_id: str) -> date | None:
        """Return the day in a field; None where no single day is told."""
        value = self.value(field_id)[:10]
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None

    def marks_in(self, text: str) -> tuple[str, ...]:
        """Return the exhibit marks that a text names, each once."""
        known = {one.mark for one in self.draft.disclosure.exhibits}
        named = [*_MARK.findall(text), *(mark for mark in known if mark in text)]
        return tuple(dict.fromkeys(named))

    def exhibits_in(self, field_id: str) -> tuple[Document, ...]:
        """Return the documents behind the exhibits that a field names, those that leave."""
        named = set(self.marks_in(self.value(field_id)))
        return tuple(document for mark, document in self.produced if mark in named)

    @property
    def produced(self) -> Iterator[tuple[str, Document]]:
        """The exhibits of the draft by their released mark."""
        documents = {one.id: one for one in self.view.snapshot.documents}
        projection = self.draft.projection
        for shown, document_id in zip(
            projection.disclosure.exhibits, projection.documents, strict=True
        ):
            yield shown.mark, documents[document_id]

    def plan_of(self, document_id: DocumentId) -> BurnPlan | None:
        """Return what is done to the pages of an exhibit; None where it has none."""
        return next((plan for one, plan in self.view.drawn if one == document_id), None)


def filing_of(workplace: JobContext, draft: Draft) -> Filing | None:
    """Return a draft as its forum's checks look at it; None where the profile has no form."""
    form = draft.profile.form
    if form is None:
        return None
    today = datetime.fromtimestamp(workplace.clock.wall() // _BILLION, UTC).date()
    return Filing(workplace, view_of(draft), form, today)
