from casefiles.office.draft.drafting import draft_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.stops.script_findings import names_not_in_scripts
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

def test_x(opened, work, case_id):
    for profile,aud in [("national_court","court_open")]:
        d=work(lambda w,t: draft_of(w, EditionRequest(case_id,profile,aud)))
        for k,v in d.letters.items(): print(next(e.mark for e in d.snapshot.exhibits if e.document_id==k), v)
        print([f for f in names_not_in_scripts(None,d)])
    assert 0
