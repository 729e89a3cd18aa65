"""The dossiers of a case that somebody began or exported, so that they can be gone on with."""

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Edition, Outline
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.office.draft.dossiers import last_choice
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction


def prepared_dossiers(case_id: CaseId) -> Query[tuple[tuple[str, str, int], ...]]:
    """Return profile, audience and number of exports of each dossier that was begun.

    Begun is what was exported, has contents or a redaction preset of its own, or was looked at
    last. In the order of profiles and audiences.
    """

    def ask(reader: ReadTransaction) -> tuple[tuple[str, str, int], ...]:
        exported: dict[tuple[str, str], int] = {}
        for one in reader.find(Edition, case_id=case_id):
            key = one.profile, one.audience
            exported[key] = exported.get(key, 0) + 1
        begun = {(one.profile, one.audience) for one in reader.find(Outline, case_id=case_id)}
        begun |= {(one.profile, one.audience) for one in reader.find(Treatment, case_id=case_id)}
        last = last_choice(case_id)(reader)
        if all(last):
            begun.add(last)
        return tuple((*one, exported.get(one, 0)) for one in sorted({*begun, *exported}))

    return ask
