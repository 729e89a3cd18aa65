"""A paper, a limit and a list of the lawyer's own, for tests of what holds for every type."""

from collections.abc import Callable

from casefiles.domain.dates.closed_days import ClosedDays
from casefiles.domain.foundation.ids import (
    AuthorityFormId,
    CaseId,
    ClosedDaysId,
    DocumentId,
    OwnLimitId,
    PersonId,
)
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.domain.records.signed_forms import AuthorityForm


def paper_and_limit(
    case: CaseId, person: PersonId, document: DocumentId, fresh: Callable[[], str] | None = None
) -> tuple[AuthorityForm, OwnLimit]:
    """Return one of each; their ids are the same each time unless `fresh` makes them."""
    paper, limit = (fresh(), fresh()) if fresh else ("af" * 16, "01" * 16)
    return (
        AuthorityForm(
            *(AuthorityFormId(paper), case, "echr_rule39", "authority", person, "2026-03-01"),
            *("2026-03-02", "counsel", "2026-03-09", "2026-03-05", document),
        ),
        OwnLimit(
            OwnLimitId(limit), "ccf_request", "mb_file", "", "20", True, "portal", "2026-03-01"
        ),
    )


def closed_list(fresh: Callable[[], str] | None = None) -> ClosedDays:
    """Return a list of closed days; its id is the same each time unless `fresh` makes it."""
    own = ClosedDaysId(fresh() if fresh else "c1" * 16)
    days = ("2027-05-06", "2027-05-14")
    return ClosedDays(own, "echr_registry", "2027", days, "page", "2026-12-01", "A. Counsel")
