"""What is searched for in a case, with what was decided of names within names."""

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.records.shown_people import strictest_people
from casefiles.redaction.finding.excuses import EXCUSED_NAME, sought_for
from casefiles.redaction.names.left_words import PUBLIC_WORD
from casefiles.redaction.names.sought import Sought
from casefiles.store.access.reader import ReadTransaction


def sought_in(reader: ReadTransaction, case_id: CaseId) -> Sought:
    """Return what is searched for in a case, whoever reads what comes of it."""
    return sought_for(strictest_people(reader, case_id), excused_in(reader, case_id))


def excused_in(reader: ReadTransaction, case_id: CaseId) -> frozenset[str]:
    """Return the keys of the decisions that leave a form: in an open name, or as a word."""
    decided = [
        one
        for kind in (EXCUSED_NAME, PUBLIC_WORD)
        for one in reader.find(ReviewDecision, case_id=case_id, kind=kind)
    ]
    return frozenset(one.key for one in decided if one.verdict is SuggestionVerdict.REJECTED)
