"""In which language the argument of a dossier is written: that which was chosen for its papers."""

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.text_versions import WORKING_LANGUAGE
from casefiles.store.access.reader import ReadTransaction


def language_of_argument(
    reader: ReadTransaction, case_id: CaseId, profile: str, audience: str = ""
) -> str:
    """Return the language that was chosen for the papers of a recipient.

    Where no recipient is given, it is the one in which all papers of the profile are that have
    another than its own.
    """
    keys = {"case_id": case_id, "profile": profile}
    chosen = reader.find(Treatment, **keys, **({"audience": audience} if audience else {}))
    found = {one.language for one in chosen if one.language}
    return found.pop() if len(found) == 1 else WORKING_LANGUAGE
