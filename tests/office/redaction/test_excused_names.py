"""A protected form within an open name is asked once for the case, and goes until it is decided."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import FactId, new_id
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Fact, Mark, Person, Protection
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.case.occurrences import names_found
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import excused_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import remove_mark
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.redaction.suggestion_decisions import accept, reject
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

LINES = ("The client Abliz Semet came", "Semet is the father", "of Abliz", "Semet and others")


@pytest.fixture
def people(opened):
    everyone = opened.ask(lambda reader: reader.find(Person))
    client = next(one for one in everyone if one.role == "client")
    father = next(one for one in everyone if one.role != "client")
    named = PersonName("Abliz Semet", "Latn", "birth")
    client = replace(client, names=(named,), protection=Protection.OPEN)
    short = PersonName("Semet", "Latn", "birth")
    father = replace(father, names=(short,), identifiers=(), protection=Protection.WITHHELD)
    for one in (client, father):
        opened.run(lambda at, one=one: at.update(one, "edit_person"))
    return client, father


@pytest.fixture
def document(opened, named, case_id, people):
    document_id = named("decision")
    lines = tuple(
        TextLine(
            text,
            Box(0.1, 0.1 * n, 0.8, 0.1 * n + 0.02),
            tuple((0.1 + 0.01 * at, 0.11 + 0.01 * at) for at in range(len(text))),
        )
        for n, text in enumerate(LINES, 1)
    )
    page = PageText(1, 595.0, 842.0, lines)
    opened.run(lambda at: at.put_reading(document_id, Extraction("application/pdf", (page,))))
    for mark in opened.ask(lambda reader: reader.find(Mark, document_id=document_id)):
        opened.run(remove_mark(mark.id))
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    opened.run(lambda at: at.update(replace(case, title="Abliz Semet v. The State"), "edit_case"))
    return document_id


def lines_gone(work, document):
    boxes = work(names_found(document, [1]))[1]
    return [n for n in range(1, 5) if any(one.y0 <= 0.1 * n + 0.01 <= one.y1 for one in boxes)]


def asked(queue):
    return [one for one in queue.items if one.item.kind == "excused_name"]


def found(opened, case_id):
    checks = opened.work(
        checks_of(EditionRequest(case_id, "national_court", "court_open"), UnchangedRasters()),
        CancellationToken(),
    )
    return {one.code: one for one in checks.found if one.code.startswith("excused")}


def test_a_pair_is_asked_once_and_stays_only_by_decision(opened, work, case_id, document, people):
    wanted = EditionRequest(case_id, "national_court", "court_open")
    assert lines_gone(work, document) == [1, 2, 4]
    (item,) = asked(work(build_queue(case_id)))
    assert item.verdict is None
    assert (item.item.text, item.item.count, item.person) == ("Abliz Semet", 2, "Semet")
    question = "Abliz Semet (client, named) contains Semet, a person you protect. 2 places"
    assert item.item.words.startswith(question)
    assert "Abliz [WITHHELD] v." in draft_of(opened.workplace, wanted).disclosure.title
    told = found(opened, case_id)
    assert told["excused_undecided"].spots[0].words == "Semet in Abliz Semet: 2 places"
    assert told["excused_undecided"].spots[0].record == item.id
    assert excused_of(draft_of(opened.workplace, wanted)) == {}

    opened.run(reject(case_id, [item.item], secrets.token_bytes))
    assert lines_gone(work, document) == [2, 4]
    (item,) = asked(work(build_queue(case_id)))
    assert item.verdict is SuggestionVerdict.REJECTED
    draft = draft_of(opened.workplace, wanted)
    assert draft.disclosure.title == "Abliz Semet v. The State"
    (count,) = excused_of(draft).values()
    assert count >= 2  # references to the client stand there too
    told = found(opened, case_id)
    assert "excused_undecided" not in told
    assert told["excused_cut"].count == 1

    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert lines_gone(work, document) == [1, 2, 4]
    work(accept(case_id, [item.item]))
    assert asked(opened.ask(queue_of(case_id)))[0].verdict is SuggestionVerdict.ACCEPTED
    assert lines_gone(work, document) == [1, 2, 4]


def test_a_name_that_leads_to_two_stops_until_somebody_says_whom_it_means(
    opened, work, case_id, people
):
    _, father = people
    brother = replace(father, id=new_id(secrets.token_bytes), protection=Protection.PSEUDONYM)
    opened.run(lambda at: at.insert(brother, "add_person"))
    fact = Fact(FactId(new_id(secrets.token_bytes)), case_id, 90, "Then Semet came.",
                EvidentialStatus.ON_INSTRUCTIONS, ())  # fmt: skip
    opened.run(lambda at: at.insert(fact, "add_fact"))
    wanted = EditionRequest(case_id, "national_court", "court_open")

    def stops():
        draft = draft_of(opened.workplace, wanted)
        return [one for one in findings_of(opened.workplace, draft) if one.code == "shared_name"]

    # One of the two is wholly withheld: [WITHHELD] is what always stands for that person.
    assert stops() == []
    shown = replace(father, protection=Protection.PSEUDONYM)
    opened.run(lambda at: at.update(shown, "edit_person"))
    (stop,) = stops()
    assert (stop.kind, stop.count) == ("sign", 1)
    (item,) = [o for o in work(build_queue(case_id)).items if o.item.kind == "shared_name"]
    assert item.id == stop.spots[0].record
    with pytest.raises(Refused, match="item_without_person"):
        work(accept(case_id, [item.item]))
    work(accept(case_id, [item.item], brother.id))
    text = opened.ask(lambda reader: reader.get(Fact, fact.id)).text
    assert text == f"Then [[{brother.id}]] came."
    assert stops() == []


def test_another_name_of_the_client_is_asked_anew(opened, work, case_id, document, people):
    client, _ = people
    (item,) = asked(work(build_queue(case_id)))
    opened.run(reject(case_id, [item.item], secrets.token_bytes))
    renamed = replace(client, names=(PersonName("Abliz Semet Hashim", "Latn", "birth"),))
    opened.run(lambda at: at.update(renamed, "edit_person"))
    assert 1 in lines_gone(work, document)
