"""What is told of people who contradict each other, or of whom nothing can be searched."""

from collections.abc import Iterator

from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.contradictions import contradicting, unsearchable


def protection_contradicts(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find names that are open for one person and protected for another.

    Two people may share a name, so that it can be signed for; one person entered twice may not.
    """
    found = list(contradicting(draft.snapshot.persons))
    if found:
        spots = tuple(FindingLocation(name, "people", hidden.id) for _, hidden, name in found)
        of = digest_of((shown.id, hidden.id, name) for shown, hidden, name in found)
        yield new_finding("sign", "protection_contradicts", spots, len(found), of)


def unsearchable_people(draft: Draft) -> Iterator[Finding]:
    """Tell of protected people of whom there is nothing to be searched for."""
    view = view_of(draft)
    # Who stands for a number under a preset has no name on purpose.
    people = [one for one in draft.snapshot.persons if one.id not in draft.snapshot.retained]
    unknown = {one.id for one in unsearchable(people)}
    spots = [view.person(one) for one in people if one.id in unknown]
    if spots:
        yield new_finding("warn", "unsearchable", spots)
