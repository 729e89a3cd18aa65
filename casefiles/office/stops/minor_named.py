"""Who may be under age and is named openly to these readers, and nobody recorded why."""

from collections.abc import Iterator

from casefiles.domain.records.case_records import Protection
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.redaction.minors import (
    MINOR_NAMED,
    considered,
    key_of_minor,
    may_be_minor,
    today_of,
)
from casefiles.office.workplace.operations import JobContext


def minor_named(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find open people who may be younger than 18 on the day of the export."""
    today, case_id = today_of(workplace), draft.snapshot.case.id
    named = {one.label for one in draft.disclosure.persons if not one.is_pseudonym}
    decided = workplace.vault.read(lambda reader: considered(reader, case_id))
    found = [
        one
        for one in draft.snapshot.persons
        if one.protection is Protection.OPEN
        and one.names
        and one.names[0].text in named
        and may_be_minor(one, today)
        and key_of_minor(one) not in decided
    ]
    if found:
        view = view_of(draft)
        spots = tuple(view.person(one) for one in found)
        of = digest_of(map(key_of_minor, found))
        yield new_finding("sign", MINOR_NAMED, spots, len(found), of)
