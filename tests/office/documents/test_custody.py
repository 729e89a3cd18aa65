"""Custody: where a document came from, what was said of it, and which dossiers it left in."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import EditionId, OutlineId
from casefiles.domain.records.case_records import (
    Document,
    DocumentStatus,
    Edition,
    Exhibit,
    Outline,
)
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.office.documents import custody
from casefiles.office.documents.custody import custody_of
from casefiles.office.documents.document_records import set_status
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture(params=[3, 300])
def small_reads(request, monkeypatch):
    monkeypatch.setattr(custody, "_PER_READ", request.param)


def edition(case_id, digit: str, audience: str = "court_open") -> Edition:
    certificate = FinalCheckCertificate(1, 1, 0, 0, 0, 0, 0, 0, "")
    return Edition(
        EditionId(digit * 32), case_id, "national_court", audience, digit * 64, 9, (), certificate
    )


def test_it_tells_how_a_document_came_and_what_was_said_of_it(
    opened, work, named, case_id, small_reads
):
    document_id = named("arrest-report")
    before = work(custody_of(case_id, document_id))
    assert before.added.action == "load"
    assert len(before.sha256) == 64
    content = opened.ask(lambda reader: reader.get(Document, document_id)).content_id
    assert before.size == opened.ask(lambda reader: reader.content_size(content))
    opened.run(set_status([document_id], DocumentStatus.PRIVILEGED))
    exhibit = opened.ask(lambda reader: reader.find(Exhibit, document_id=document_id))[0]
    opened.run(lambda at: at.update(replace(exhibit, mark="ZZ/9"), "edit_exhibit"))
    after = work(custody_of(case_id, document_id))
    news = after.changes[len(before.changes) :]
    assert [one.action for one in news] == ["edit_document", "edit_exhibit"]
    assert [(one.name, one.after) for one in news[0].fields] == [("Status", "privileged")]
    assert [(one.name, one.before, one.after) for one in news[1].fields] == [
        ("Exhibit number", exhibit.mark, "ZZ/9")
    ]
    assert news[0].wall <= news[1].wall


def test_it_left_in_the_dossiers_that_were_written_while_it_could(
    opened, work, named, case_id, small_reads
):
    document_id, other = named("arrest-report"), named("decision")
    earlier = len(work(custody_of(case_id, document_id)).left_in)
    outline = Outline(
        OutlineId("8" * 32), case_id, "national_court", "court_open", ("exhibits",), (other,)
    )

    def write(digit: str, audience: str = "court_open") -> None:
        opened.run(lambda at: at.insert(edition(case_id, digit, audience), "export"))

    write("1")
    opened.run(lambda at: at.insert(outline, "add_outline"))
    write("2")
    write("3", "ccf")
    both = replace(outline, documents=(other, document_id))
    opened.run(lambda at: at.update(both, "edit_outline"))
    write("4")
    opened.run(lambda at: at.update(replace(both, sections=("chronology",)), "edit_outline"))
    write("5")
    opened.run(lambda at: at.delete(Outline, outline.id, "remove_outline"))
    write("6")
    opened.run(set_status([document_id], DocumentStatus.PRIVILEGED))
    write("7")
    left = work(custody_of(case_id, document_id)).left_in[earlier:]
    assert [one.sha256[0] for one in left] == ["1", "3", "4", "6"]
    assert {one.mark for one in left} == {"AB/2"}
    assert [one.audience for one in left] == ["court_open", "ccf", "court_open", "court_open"]
